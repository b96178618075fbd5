/* The same data as rows: for those who would rather read, and for a screen reader. */
(function () {
  const PAGE = 300;
  const entityColumns = () => [
    ["name", (e) => e.name, (e) => kg.nodeLink(e)], ["class", (e) => kg.kindLabel(e)], ["docs", (e) => e.docs.size],
    ["count", (e) => e.mentions], ["facts", (e) => e.out.length + e.in.length],
  ];
  const documentColumns = () => [
    ["date", (d) => d.date], ["document", (d) => d.title, (d) => kg.nodeLink(d, d.title)], ["file", (d) => d.name],
    ["articleCount", (d) => d.articles.length], ["entities", (d) => d.names.length], ["facts", (d) => kg.statements.filter((s) => s.doc === d).length],
  ];
  const factColumns = () => [
    ["subject", (s) => s.s.name, (s) => kg.nodeLink(s.s)], ["predicate", (s) => kg.predicateLabel(s.predicate)],
    ["object", (s) => (s.o ? s.o.name : kg.statusLabel(s.status)), (s) => (s.o ? kg.nodeLink(s.o) : kg.statusLabel(s.status))],
    ["quote", (s) => s.quote, (s) => kg.quote(s)], ["document", origin, (s) => kg.el("span", { title: origin(s) }, kg.short(origin(s), 12))], ["date", (s) => s.date || s.doc.date],
    ["confidence", (s) => (s.added ? "" : s.confidence), (s) => (s.added ? "–" : kg.percent(s.confidence))],
  ];
  const origin = (s) => (s.added ? `${kg.t("added")} ${s.by}` : s.doc.title);
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
    const passes = kg.filter(state);
    const { places, statements } = kg.inView(state, passes);
    if (rows === "documents") return { columns: documentColumns(), items: kg.documents.filter(passes.node) };
    return rows === "facts" ? { columns: factColumns(), items: statements } : { columns: entityColumns(), items: places };
  };
  const columnsOf = { entities: entityColumns, facts: factColumns, documents: documentColumns };
  kg.sorts = (rows) => columnsOf[rows]().map(([name]) => name);

  /* The order is part of the address: a column's name, with a minus where the largest stands first. */
  const USUAL = { entities: "-count", facts: "-date", documents: "-date" };
  const compare = (a, b) => (typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), "zh"));
  kg.sorted = (state) => {
    const { columns, items } = kg.tableOf(state.rows, state);
    const order = state.sort || USUAL[state.rows];
    const [down, by] = [order.startsWith("-"), order.replace(/^-/, "")];
    const value = columns.find(([name]) => name === by)[1];
    return { columns, by, down, items: items.slice().sort((a, b) => (down ? -1 : 1) * compare(value(a), value(b)) || a.i - b.i) };
  };
  const draw = (state, kept) => {
    const { columns, by, down, items: sorted } = kg.sorted(state);
    const head = columns.map(([name]) => kg.el("th", { scope: "col", "aria-sort": name === by ? (down ? "descending" : "ascending") : "none" },
      kg.el("button", { type: "button", onclick: () => kg.set({ sort: name === by && !down ? "-" + name : name }) },
        kg.t(name), name === by ? (down ? " ↓" : " ↑") : "")));
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

  let last = "";
  kg.drawTable = (state) => {
    const box = kg.$("table");
    const on = state.view === "table" || state.view === "compare";
    box.hidden = !on;
    kg.$("stage").hidden = on;
    if (!on) return box.replaceChildren();
    if (state.view === "compare") {
      last = "";
      return box.replaceChildren(...kg.drawCompare(state));
    }
    const tab = (rows, label) => kg.el("button", { type: "button", "aria-pressed": String(state.rows === rows), onclick: () => kg.set({ rows, sort: "" }) }, kg.t(label));
    const save = kg.el("button", { type: "button", class: "save", onclick: () => kg.saveCsv(state.rows) }, kg.t("saveTable"));
    const tabs = kg.el("div", { class: "segments" }, tab("entities", "entities"), tab("facts", "facts"), tab("documents", "document"));
    box.replaceChildren(kg.el("div", { class: "tabs" }, tabs, save), ...draw(state, PAGE).filter(Boolean));
    if (last !== state.view + state.rows) box.scrollTop = 0;
    last = state.view + state.rows;
  };
})();
