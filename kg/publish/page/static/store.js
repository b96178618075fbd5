/* What the reader sees, as one record; every change passes `kg.set`, and the address's hash is its written form. */
(function () {
  kg.defaults = {
    view: "overview", // overview, all, focus, path, table, compare
    node: "", edge: "", focus: "", steps: 1, path: [], read: "", at: -1, length: 0,
    hidden: [], predicates: [], docs: [], from: "", to: "", confidence: 0, least: 1,
    lang: "zh", theme: "", a: "", b: "", rows: "entities",
  };
  kg.state = { ...kg.defaults };
  const listeners = [];
  kg.onChange = (listener) => listeners.push(listener);
  kg.publish = (before) => {
    for (const listener of listeners) listener(kg.state, before);
  };
  kg.set = (patch) => {
    const before = kg.state;
    kg.state = { ...before, ...patch };
    kg.writeHash(before);
    kg.publish(before);
  };
  kg.changed = (state, before, ...names) => names.some((name) => String(state[name]) !== String(before[name]));

  /* Which statements, entities and edges pass the filters. Empty lists of predicates and documents admit all. */
  const passesStatement = (state) => {
    const predicates = new Set(state.predicates);
    const docs = new Set(state.docs);
    return (s) =>
      (!predicates.size || predicates.has(s.predicate)) && (!docs.size || docs.has(s.doc.name)) &&
      s.confidence >= state.confidence && (!state.from || s.year >= state.from) && (!state.to || s.year <= state.to);
  };
  const passesDocument = (state) => {
    const docs = new Set(state.docs);
    return (d) => (!docs.size || docs.has(d.name)) && (!state.from || d.year >= state.from) && (!state.to || d.year <= state.to);
  };
  kg.filtering = (s) =>
    Boolean(s.hidden.length || s.predicates.length || s.docs.length || s.from || s.to || s.confidence > 0 || s.least > 1);

  kg.filter = (state) => {
    const hidden = new Set(state.hidden);
    const statement = passesStatement(state);
    const document_ = passesDocument(state);
    const narrow = state.predicates.length > 0 || state.confidence > 0;
    const edge = (e) => {
      if (e.type === "fact") return e.statements.some(statement);
      return !hidden.has("mentions") && document_(kg.nodes.get(e.from));
    };
    const entity = (e) => {
      if (hidden.has(e.cls.name) || e.docs.size < state.least) return false;
      if (![...e.docs.keys()].some(document_)) return false;
      return !narrow || e.out.some(statement) || e.in.some(statement);
    };
    const node = (n) => (n.type === "entity" ? entity(n) : !hidden.has("documents") && document_(n));
    return { statement, edge, node };
  };

  kg.select = (id) => {
    const node = kg.nodes.get(id);
    if (!node) return;
    const patch = { node: node.key, edge: "" };
    if (kg.state.view === "table" || kg.state.view === "compare") return kg.set(patch);
    if (!kg.visible(kg.state).places.has(id)) Object.assign(patch, { view: "focus", focus: node.key, steps: 1, hidden: [] });
    kg.set(patch);
    kg.centre(id);
  };
  kg.focusOn = (key, steps) => kg.set({ view: "focus", focus: key, steps, node: key, edge: "" });
})();
