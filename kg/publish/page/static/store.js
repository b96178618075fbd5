/* What the reader sees, as one record; every change passes `kg.set`, and the address's hash is its written form. */
(function () {
  kg.defaults = {
    view: "overview", // overview, all, focus, path, table, compare
    node: "", edge: "", focus: "", steps: 1, path: [], read: "", at: -1, length: 0,
    hidden: [], predicates: [], docs: [], from: "", to: "", confidence: 0, least: 1,
    lang: "zh", theme: "", a: "", b: "", rows: "entities", sort: "", eye: "", start: 1, filters: 0,
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
    if (kg.composition(kg.state) !== kg.composition(before)) kg.state.eye = "";
    kg.writeHash(before);
    kg.publish(before);
  };
  /* What decides where things stand. Filters only take things away, and the picture stays where it is. */
  kg.composition = ({ view, focus, steps, path }) =>
    [view, ...(view === "focus" ? [focus, steps] : view === "path" ? path : [])].join("\n");
  kg.changed = (state, before, ...names) => names.some((name) => String(state[name]) !== String(before[name]));

  /* Which statements, entities and edges pass the filters. Empty lists of predicates and documents admit all. */
  const passesStatement = (state) => {
    const predicates = new Set(state.predicates);
    const docs = new Set(state.docs);
    return (s) =>
      (!predicates.size || predicates.has(s.predicate)) && (!docs.size || docs.has(s.doc.name)) &&
      s.confidence >= state.confidence && (!state.from || s.year >= state.from) && (!state.to || s.year <= state.to);
  };
  const passesFigure = (state) => {
    const docs = new Set(state.docs);
    return (f) =>
      (!docs.size || docs.has(f.doc.name)) && f.confidence >= state.confidence &&
      (!state.from || f.year >= state.from) && (!state.to || f.year <= state.to);
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
    const admits = passesDocument(state);
    const anyDocument = !state.docs.length && !state.from && !state.to;
    const narrow = state.predicates.length > 0 || state.confidence > 0;
    const edge = (e) => {
      if (e.type === "fact") return e.statements.some(statement);
      return !hidden.has("mentions") && admits(kg.nodes.get(e.from));
    };
    const entity = (e) => {
      if (hidden.has(e.cls.name) || (state.least > 1 && e.docs.size < state.least)) return false;
      if (e.docs.size ? ![...e.docs.keys()].some(admits) : !anyDocument) return false; // a person may name what no document does
      return !narrow || e.out.some(statement) || e.in.some(statement);
    };
    const node = (n) => (n.type === "entity" ? entity(n) : !hidden.has("documents") && admits(n));
    return { statement, edge, node, figure: passesFigure(state) };
  };

  /* How many there are of each, under all the other filters: what a click would give. */
  kg.facets = (state) => {
    const under = (name) => kg.filter({ ...state, [name]: kg.defaults[name] });
    const tally = (items) => items.reduce((counts, item) => counts.set(item, (counts.get(item) || 0) + 1), new Map());
    const facts = (passes) => kg.statements.filter((s) => passes.statement(s) && passes.node(s.s) && (!s.o || passes.node(s.o)));
    return {
      classes: tally(kg.entities.filter(under("hidden").node).map((e) => e.cls.name)),
      documents: kg.documents.filter(under("hidden").node).length,
      predicates: tally(facts(under("predicates")).map((s) => s.predicate)),
      docs: tally(facts(under("docs")).map((s) => s.doc.name)),
      from: tally(facts(under("from")).map((s) => s.year)),
      to: tally(facts(under("to")).map((s) => s.year)),
      confidence: facts(under("confidence")).map((s) => s.confidence),
      least: kg.entities.filter(under("least").node).map((e) => e.docs.size),
    };
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
