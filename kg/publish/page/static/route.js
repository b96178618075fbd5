/* The address: every view can be linked to, and back and forward lead through what was seen. */
(function () {
  const lists = new Set(["path", "hidden", "predicates", "docs"]);
  const numbers = new Set(["steps", "at", "length", "confidence", "least", "start", "filters"]);
  let own = "";

  const write = (state) => {
    const params = new URLSearchParams();
    for (const [name, value] of Object.entries(state)) {
      if (String(value) === String(kg.defaults[name])) continue;
      if (lists.has(name)) value.forEach((item) => params.append(name, item));
      else params.set(name, value);
    }
    return "#" + params.toString();
  };
  const parse = (hash) => {
    const params = new URLSearchParams(hash.replace(/^#/, ""));
    const state = { ...kg.defaults };
    for (const name of Object.keys(state)) {
      if (!params.has(name)) continue;
      if (lists.has(name)) state[name] = params.getAll(name);
      else if (numbers.has(name)) state[name] = Number(params.get(name)) || 0;
      else state[name] = params.get(name);
    }
    return valid(state);
  };
  /* A link may come from another build or from a stranger: what it names must exist here. */
  const valid = (state) => {
    const aliases = new Map(Object.entries(kg.data.aliases)); // a link may name a thing as an earlier build did
    const now = (key) => (kg.byKey.has(key) ? key : aliases.get(key) || key);
    state.node = now(state.node);
    state.focus = now(state.focus);
    state.path = state.path.map(now);
    for (const name of ["node", "focus"]) if (!kg.byKey.has(state[name])) state[name] = "";
    if (!kg.edgeByKey.has(state.edge)) state.edge = "";
    if (!kg.eyeOf(state.eye)) state.eye = "";
    if (state.start !== 0) state.start = 1;
    if (state.filters !== 1) state.filters = 0;
    if (!["entities", "facts", "documents"].includes(state.rows)) state.rows = "entities";
    if (!kg.sorts(state.rows).includes(state.sort.replace(/^-/, ""))) state.sort = "";
    if (!kg.documents.some((doc) => doc.name === state.read)) state.read = "";
    state.path = state.path.filter((key) => kg.byKey.has(key)).slice(0, 2);
    if (state.view === "focus" && !state.focus) state.view = "overview";
    if (state.view === "path" && state.path.length < 2) state.view = "overview";
    if (!["overview", "all", "focus", "path", "table", "compare"].includes(state.view)) state.view = "overview";
    if (!["zh", "en"].includes(state.lang)) state.lang = "zh";
    if (!["", "light", "dark"].includes(state.theme)) state.theme = "";
    state.steps = state.steps === 2 ? 2 : 1;
    return state;
  };

  kg.writeHash = (before) => {
    const hash = write(kg.state);
    if (hash === write(before)) return;
    own = hash;
    history.pushState(null, "", hash);
  };
  /* Where one looks is part of the address, but no step to go back to. */
  kg.keep = (patch) => {
    kg.state = { ...kg.state, ...patch };
    own = write(kg.state);
    history.replaceState(null, "", own);
  };
  const follow = () => {
    if (location.hash === own) return;
    own = location.hash;
    const before = kg.state;
    kg.state = parse(location.hash);
    kg.publish(before);
  };
  window.addEventListener("hashchange", follow);
  window.addEventListener("popstate", () => {
    own = null;
    follow();
  });
  kg.readHash = () => {
    own = location.hash;
    kg.state = parse(location.hash);
  };
})();
