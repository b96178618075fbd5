/* The panel: what is known of the chosen entity, document, edge or path. */
(function () {
  const button = (label, onclick, pressed) =>
    kg.el("button", { type: "button", onclick, "aria-pressed": pressed === undefined ? null : String(pressed) }, label);
  const section = (title, ...children) => kg.el("section", {}, kg.el("h3", {}, title), ...children);

  const actions = (node) => {
    const { state } = kg;
    const near = (steps) => state.view === "focus" && state.focus === node.key && state.steps === steps;
    const row = [
      button(`${kg.t("focus")} · ${kg.t("one")}`, () => kg.focusOn(node.key, 1), near(1)),
      button(kg.t("two"), () => kg.focusOn(node.key, 2), near(2)),
    ];
    const start = state.path[0];
    if (start && state.path.length === 1 && start !== node.key) {
      row.push(button(kg.t("to"), () => kg.set({ view: "path", path: [start, node.key] })));
    } else row.push(button(kg.t("from"), () => kg.set({ path: [node.key] }), start === node.key && state.path.length === 1));
    if (state.view === "focus" || state.view === "path") row.push(button(kg.t("back"), () => kg.set({ view: "overview", path: [] })));
    return kg.el("div", { class: "actions" }, row);
  };
  const pending = () => {
    const { path } = kg.state;
    if (path.length !== 1) return null;
    const start = kg.byKey.get(path[0]);
    return kg.el("p", { class: "note" }, kg.t("pathStart", { n: start.type === "entity" ? start.name : start.title }));
  };

  /* The life of a project: what documents said of its progress, in the order of time. */
  const timeline = (entity, passes) => {
    const states = entity.out.filter((s) => s.predicate === "hasStatus" && passes(s));
    if (!states.length) return null;
    states.sort((a, b) => (a.date || a.doc.date).localeCompare(b.date || b.doc.date));
    return section(kg.t("status"), kg.el("ol", { class: "timeline" }, states.map((s) =>
      kg.el("li", {}, kg.el("time", {}, s.date || s.doc.date || kg.t("noDate")), kg.el("strong", {}, kg.statusLabel(s.status)), kg.quote(s)))));
  };
  const sources = (entity) => section(kg.t("documents"),
    kg.el("ul", { class: "plain sources" }, [...entity.docs].map(([doc, count]) => kg.el("li", {},
      kg.nodeLink(doc, kg.short(doc.title, 34)),
      kg.el("button", { type: "button", class: "small", title: kg.t("read"), onclick: () => openFirst(doc, entity) }, count ? kg.t("times", { n: count }) : kg.t("implied")),
      kg.el("span", { class: "source" }, doc.date || kg.t("noDate"))))));
  const openFirst = (doc, entity) => {
    const k = doc.marks.entity.indexOf(entity.i);
    kg.openReader(doc, k < 0 ? 0 : doc.marks.begin[k], k < 0 ? 0 : doc.marks.end[k] - doc.marks.begin[k]);
  };

  /* The relation, the years, the documents and the confidence that are filtered for hold here too, and this is said. */
  const hiddenFacts = (entity, passes) => {
    const n = [...entity.out, ...entity.in].filter((s) => !passes(s)).length;
    return n > 0 && kg.el("p", { class: "note" }, kg.t("hiddenFacts", { n }), " ", kg.el("button", { type: "button", class: "small", onclick: kg.clearFilters }, kg.t("clear")));
  };
  const entityPanel = (entity, passes) => [
    kg.el("p", { class: "kind" }, kg.icon(entity.shape, entity.colour), kg.kindLabel(entity)),
    kg.el("h2", {}, entity.name),
    entity.labels.length > 0 && kg.el("p", { class: "also" }, kg.el("span", { class: "quiet" }, kg.t("names") + " "), entity.labels.join("、")),
    actions(entity), pending(), hiddenFacts(entity, passes), timeline(entity, passes),
    ...kg.factGroups(entity, passes).filter((group) => group.predicate !== "hasStatus").map(kg.factGroup),
    kg.figures(entity, kg.filter(kg.state).figure), kg.background(entity), sources(entity),
    entity.reasons.length > 0 && kg.el("details", {}, kg.el("summary", {}, kg.t("why")), kg.el("ul", {}, entity.reasons.map((r) => kg.el("li", {}, r)))),
  ];

  const documentPanel = (doc) => {
    const telling = doc.names.slice().sort(([a, n], [b, m]) => m / b.docs.size - n / a.docs.size || b.score - a.score);
    return [
      kg.el("p", { class: "kind" }, kg.icon("document", kg.colours.document), kg.t("document")),
      kg.el("h2", {}, doc.title),
      kg.el("p", { class: "also quiet" }, [doc.date || kg.t("noDate"), doc.name].join(" · ")),
      actions(doc), pending(),
      section(`${kg.t("articles")} ${doc.articles.length}`, kg.unfold(doc.articles, 12, (article) =>
        kg.el("button", { type: "button", class: "article", onclick: () => kg.openReader(doc, article.begin, 0) },
          kg.el("span", {}, article.title || doc.title), kg.el("span", { class: "source" }, [article.date, ...article.authors].filter(Boolean).join(" · "))))),
      section(kg.t("telling"), kg.unfold(telling, 20, ([entity, count]) =>
        [kg.nodeLink(entity), kg.el("span", { class: "quiet" }, " " + kg.t("times", { n: count }))])),
    ];
  };

  const edgePanel = (edge, passes) => {
    const [from, to] = [kg.nodes.get(edge.from), kg.nodes.get(edge.to)];
    const fact = edge.type === "fact";
    const label = fact ? kg.predicateLabel(edge.predicate) : kg.t("mentions");
    const others = edge.parallel.filter((other) => other !== edge);
    return [
      kg.el("p", { class: "kind" }, kg.t("states")),
      kg.el("div", { class: "triple" }, kg.nodeLink(from, from.type === "entity" ? from.name : from.title),
        kg.el("strong", {}, "↓ " + label), kg.nodeLink(to)),
      fact ? section(kg.t("evidence"), kg.unfold(edge.statements.filter(passes), 10, kg.quote))
        : kg.el("p", {}, button(kg.t("times", { n: edge.count }) + " · " + kg.t("read"), () => openFirst(from, to))),
      others.length > 0 && section(kg.t("between"), kg.el("ul", { class: "plain" }, others.map((other) =>
        kg.el("li", {}, button(other.type === "fact" ? kg.predicateLabel(other.predicate, other.from !== edge.from) : kg.t("mentions"),
          () => kg.set({ edge: other.key, node: "" })))))),
    ];
  };

  const pathPanel = (state) => {
    const [from, to] = state.path.map((key) => kg.byKey.get(key));
    const steps = kg.visible(state).steps;
    const name = (node) => (node.type === "entity" ? node.name : node.title);
    return [
      kg.el("p", { class: "kind" }, kg.t("path")),
      kg.el("h2", {}, `${name(from)} → ${name(to)}`),
      kg.el("div", { class: "actions" }, button(kg.t("back"), () => kg.set({ view: "overview", path: [] }))),
      steps ? kg.el("ol", { class: "path" }, steps.map(({ id, edge, to: end }) => kg.el("li", {},
        kg.nodeLink(kg.nodes.get(id), name(kg.nodes.get(id))),
        kg.el("p", { class: "via" }, edge.type === "fact" ? kg.predicateLabel(edge.predicate, edge.from !== id) : kg.t("mentions")),
        kg.nodeLink(kg.nodes.get(end), name(kg.nodes.get(end))),
        edge.statements.slice(0, 1).map(kg.quote)))) : kg.el("p", {}, kg.t("noPath")),
    ];
  };

  kg.drawPanel = (state) => {
    const panel = kg.$("panel");
    const node = kg.byKey.get(state.node);
    let content = null;
    const passes = kg.filter(state).statement;
    if (node) content = node.type === "entity" ? entityPanel(node, passes) : documentPanel(node);
    else if (state.edge) content = edgePanel(kg.edgeByKey.get(state.edge), passes);
    else if (state.view === "path") content = pathPanel(state);
    panel.hidden = !content;
    if (!content) return panel.replaceChildren();
    const close = kg.el("button", { type: "button", class: "close", "aria-label": kg.t("close"), onclick: () =>
      kg.set(node || state.edge ? { node: "", edge: "" } : { view: "overview", path: [] }) }, "×");
    panel.replaceChildren(close, ...content.filter(Boolean));
    panel.scrollTop = 0;
  };
})();
