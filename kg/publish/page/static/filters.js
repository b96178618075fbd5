/* The legend, which is the filter of classes, and the filters by relation, document, year, confidence and spread. */
(function () {
  const toggled = (list, item) => (list.includes(item) ? list.filter((other) => other !== item) : [...list, item]);

  kg.drawLegend = (state) => {
    const entry = (name, icon, label, count) => kg.el("button", {
      type: "button", class: "entry", "data-class": name, "aria-pressed": String(!state.hidden.includes(name)),
      onclick: () => kg.set({ hidden: toggled(kg.state.hidden, name) }),
    }, icon, kg.el("span", {}, label), kg.el("span", { class: "quiet" }, count));
    const line = kg.icon("dot", "none");
    line.firstChild.setAttribute("d", "M-1.3 0H1.3");
    line.firstChild.setAttribute("stroke", "currentColor");
    line.firstChild.setAttribute("stroke-width", ".16");
    const { classes, documents } = kg.facets(state);
    kg.$("legend").replaceChildren(
      ...kg.classes.filter((c) => c.count).map((c) => entry(c.name, kg.icon(c.shape, c.colour), kg.label(c), classes.get(c.name) || 0)),
      entry("documents", kg.icon("document", kg.colours.document), kg.t("document"), documents),
      entry("mentions", line, kg.t("mentions"), ""),
      kg.filtering(state) ? kg.el("button", { type: "button", class: "clear", onclick: kg.clearFilters }, kg.t("clear")) : "",
    );
  };
  kg.clearFilters = () => {
    const { hidden, predicates, docs, from, to, confidence, least } = kg.defaults;
    kg.set({ hidden, predicates, docs, from, to, confidence, least });
  };

  const check = (name, value, label, count) => kg.el("label", { class: count ? "check" : "check none" },
    kg.el("input", { type: "checkbox", checked: kg.state[name].includes(value), onchange: () => kg.set({ [name]: toggled(kg.state[name], value) }) }),
    kg.el("span", {}, label), kg.el("span", { class: "quiet" }, count));
  const years = () => [...new Set([...kg.documents, ...kg.statements].map((thing) => thing.year).filter(Boolean))].sort();
  const yearSelect = (name, counts) => kg.el("select", { "aria-label": kg.t("year"), onchange: (event) => kg.set({ [name]: event.target.value }) },
    kg.el("option", { value: "" }, kg.t("anyYear")), years().map((year) => kg.el("option", { value: year, selected: kg.state[name] === year }, `${year}（${counts.get(year) || 0}）`)));
  const slider = (name, label, { max, step, show }) => {
    const value = kg.el("output", {}, show(kg.state[name]));
    return kg.el("label", { class: "slider" }, label, value, kg.el("input", {
      type: "range", min: name === "least" ? 1 : 0, max, step, value: kg.state[name],
      oninput: (event) => { value.textContent = show(Number(event.target.value)); },
      onchange: (event) => kg.set({ [name]: Number(event.target.value) }),
    }));
  };
  const part = (title, ...children) => kg.el("fieldset", {}, kg.el("legend", {}, title), ...children);

  kg.drawFilters = (state) => {
    const box = kg.$("filters");
    const open = state.filters === 1;
    box.hidden = !open;
    kg.$("filter-button").setAttribute("aria-expanded", String(open));
    kg.$("filter-button").classList.toggle("on", kg.filtering(state));
    if (!open) return;
    const { places, edges } = kg.visible(state);
    const facets = kg.facets(state);
    const atLeast = (values, unit) => (value) => kg.t(unit, { n: values.filter((other) => other >= value).length });
    const sure = atLeast(facets.confidence, "nFacts");
    const spread = atLeast(facets.least, "nEntities");
    const top = box.scrollTop;
    box.replaceChildren(
      kg.el("button", { type: "button", class: "close", "aria-label": kg.t("close"), onclick: () => kg.set({ filters: 0 }) }, "×"),
      kg.el("p", { class: "quiet" }, kg.t("shown", { n: places.size, m: edges.length })),
      part(kg.t("predicate"), [...kg.predicates.values()].filter((p) => p.count).map((p) => check("predicates", p.name, kg.label(p), facets.predicates.get(p.name) || 0))),
      part(kg.t("document"), kg.documents.map((d) => check("docs", d.name, kg.short(d.title, 24), facets.docs.get(d.name) || 0))),
      part(kg.t("year"), kg.el("div", { class: "years" }, yearSelect("from", facets.from), " – ", yearSelect("to", facets.to))),
      slider("confidence", kg.t("minConf"), { max: 1, step: 0.05, show: (value) => `${kg.percent(value)} · ${sure(value)}` }),
      slider("least", kg.t("least"), { max: Math.max(1, kg.documents.length), step: 1, show: (n) => `${n} · ${spread(n)}` }),
      kg.el("button", { type: "button", class: "all", onclick: kg.clearFilters }, kg.t("clear")),
    );
    box.scrollTop = top;
  };
  kg.startFilters = () => kg.$("filter-button").addEventListener("click", () => kg.set({ filters: 1 - kg.state.filters }));
})();
