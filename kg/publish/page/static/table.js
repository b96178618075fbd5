/* The same data as rows: for those who would rather read, and for a screen reader. */
(function () {
  const PAGE = 300;
  const entityColumns = () => [
    ["name", (e) => e.name, (e) => kg.nodeLink(e)], ["class", (e) => kg.kindLabel(e)], ["docs", (e) => e.docs.size],
    ["count", (e) => e.mentions], ["facts", (e) => e.out.length + e.in.length],
  ];
  const factColumns = () => [
    ["subject", (s) => s.s.name, (s) => kg.nodeLink(s.s)], ["predicate", (s) => kg.predicateLabel(s.predicate)],
    ["object", (s) => (s.o ? s.o.name : kg.statusLabel(s.status)), (s) => (s.o ? kg.nodeLink(s.o) : kg.statusLabel(s.status))],
    ["quote", (s) => s.quote, (s) => kg.quote(s)], ["document", (s) => s.doc.title, (s) => kg.el("span", { title: s.doc.title }, kg.short(s.doc.title, 12))], ["date", (s) => s.date || s.doc.date],
    ["confidence", (s) => s.confidence, (s) => kg.percent(s.confidence)],
  ];
  /* Of the picture what it shows; elsewhere all that passes the filters. */
  kg.inView = (state, passes) => {
    const drawn = state.view === "table" || state.view === "compare" ? null : kg.visible(state);
    const there = (node) => (drawn ? drawn.places.has(node.id) : passes.node(node));
    const lines = drawn && new Set(drawn.edges.map((edge) => edge.id));
    return {
      places: kg.entities.filter(there),
      edges: drawn ? drawn.edges : [...kg.edges.values()].filter(passes.edge),
      statements: kg.statements.filter((s) => passes.statement(s) && there(s.s) && (!s.o || (lines ? lines.has(s.edge) : there(s.o)))),
    };
  };
  kg.tableOf = (rows, state) => {
    const { places, statements } = kg.inView(state, kg.filter(state));
    return rows === "facts" ? { columns: factColumns(), items: statements } : { columns: entityColumns(), items: places };
  };

  const sorting = { entities: { column: 3, down: true }, facts: { column: 5, down: true } };
  const compare = (a, b) => (typeof a === "number" ? a - b : a.localeCompare(b, "zh"));
  const draw = (state, kept) => {
    const { columns, items } = kg.tableOf(state.rows, state);
    const sort = sorting[state.rows];
    const value = columns[sort.column][1];
    const sorted = items.slice().sort((a, b) => (sort.down ? -1 : 1) * compare(value(a), value(b)) || a.i - b.i);
    const head = columns.map(([name], k) => kg.el("th", { scope: "col", "aria-sort": k === sort.column ? (sort.down ? "descending" : "ascending") : "none" },
      kg.el("button", { type: "button", onclick: () => {
        sorting[state.rows] = { column: k, down: k === sort.column ? !sort.down : false };
        kg.drawTable(kg.state, true);
      } }, kg.t(name), k === sort.column ? (sort.down ? " ↓" : " ↑") : "")));
    const body = kg.el("tbody", {});
    const show = (from, to) => body.append(...sorted.slice(from, to).map((item) =>
      kg.el("tr", {}, columns.map(([, text, node]) => kg.el("td", {}, node ? node(item) : String(text(item)))))));
    show(0, kept);
    const more = sorted.length > kept && kg.el("button", { type: "button", class: "more", onclick: () => {
      show(kept, sorted.length);
      more.remove();
    } }, kg.t("rest", { n: sorted.length - kept }));
    return [kg.el("table", { class: state.rows }, kg.el("caption", {}, `${kg.t(state.rows)} ${sorted.length} · ${kg.t("sortBy")}`),
      kg.el("thead", {}, kg.el("tr", {}, head)), body), more];
  };

  kg.drawTable = (state, again) => {
    const box = kg.$("table");
    const on = state.view === "table" || state.view === "compare";
    box.hidden = !on;
    kg.$("stage").hidden = on;
    if (!on) return box.replaceChildren();
    if (state.view === "compare") return box.replaceChildren(...kg.drawCompare(state));
    const tab = (rows) => kg.el("button", { type: "button", "aria-pressed": String(state.rows === rows), onclick: () => kg.set({ rows }) }, kg.t(rows));
    box.replaceChildren(kg.el("div", { class: "segments" }, tab("entities"), tab("facts")), ...draw(state, PAGE).filter(Boolean));
    if (!again) box.scrollTop = 0;
  };
})();
