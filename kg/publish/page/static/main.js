/* Puts the parts together: reads the address, draws, and draws again what a change concerns. */
(function () {
  const graphNames = ["view", "focus", "steps", "path", "hidden", "predicates", "docs", "from", "to", "confidence", "least"];
  const onGraph = (state) => state.view !== "table" && state.view !== "compare";

  const draw = (state, before) => {
    const first = before === null;
    const changed = (...names) => first || kg.changed(state, before, ...names);
    const words = changed("lang");
    const theme = changed("theme");
    kg.lang = state.lang;
    if (theme) kg.setTheme(state);
    if (words) kg.translate();
    for (const button of document.querySelectorAll("[data-view]")) button.setAttribute("aria-pressed", String(button.dataset.view === state.view));
    kg.$("compare").setAttribute("aria-pressed", String(state.view === "compare"));
    if (changed("filters", ...graphNames) || words || theme) {
      kg.drawLegend(state);
      kg.drawFilters(state);
    }
    if (changed("rows", "sort", "a", "b", ...graphNames) || words || theme) kg.drawTable(state);
    if (changed("node", "edge", "lang", "theme", ...graphNames)) kg.drawPanel(state);
    if (changed("read", "at", "length", "node", "lang", "theme")) kg.drawReader(state, before || kg.defaults);
    kg.drawStart(state);
    if (!onGraph(state)) return kg.leaveGraph();
    layOut();
    kg.drawGraph(state, theme && !first);
    if (!first && changed("eye") && kg.composition(state) === kg.composition(before)) kg.look(state);
  };
  let width = 0;
  /* The panel takes room at the right; what is drawn stays where it is, and the chosen node is kept in sight. */
  const layOut = () => {
    const now = kg.$("canvas").clientWidth;
    if (now === width || !now) return;
    const scale = kg.network.getScale();
    const middle = kg.network.getViewPosition();
    kg.network.setSize("100%", "100%");
    kg.network.redraw();
    const { eye, node, edge, read } = kg.state;
    if (width && kg.shown && ![eye, node, edge, read].some(Boolean)) kg.look(kg.state);
    else if (width && kg.shown) {
      const position = { ...middle }; // of the narrower canvas already: what stood at the left stands there still
      const chosen = kg.byKey.get(node);
      const right = position.x + now / 2 / scale - 60 / scale;
      if (chosen && kg.shown.places.has(chosen.id)) position.x += Math.max(0, kg.network.getPosition(chosen.id).x - right);
      kg.network.moveTo({ position, scale, animation: false });
      if (eye) kg.remember();
    }
    width = now;
  };

  const SOURCES = 12;
  kg.help = () => {
    const dialog = kg.$("dialog");
    dialog.replaceChildren(kg.el("h2", {}, kg.t("help")), kg.el("p", {}, kg.about()), ...kg.t("helpText").split("|").map((text) => kg.el("p", {}, text)),
      kg.el("h3", {}, kg.t("startFrom")), ...kg.sources(SOURCES),
      kg.el("form", { method: "dialog" }, kg.el("button", { autofocus: true }, kg.t("close"))));
    dialog.showModal();
  };
  const on = (id, act) => kg.$(id).addEventListener("click", () => {
    kg.$("menu").open = false;
    act();
  });

  /* On paper the ground is white, and all that is on the screen fits the sheet. */
  const print = ({ matches }) => {
    kg.printing = matches;
    kg.setTheme(kg.state);
    if (!onGraph(kg.state)) return;
    kg.drawGraph(kg.state, true);
    kg.network.setSize("100%", "100%");
    kg.network.redraw();
    kg.look(kg.state);
  };

  const start = () => {
    kg.calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    kg.readHash();
    kg.setTheme(kg.state);
    kg.startGraph();
    kg.startSearch();
    kg.startFilters();
    kg.startKeys();
    for (const button of document.querySelectorAll("[data-view]")) {
      button.addEventListener("click", () => kg.set({ view: button.dataset.view, path: [] }));
    }
    for (const button of document.querySelectorAll("[data-zoom]")) button.addEventListener("click", () => kg.zoom[button.dataset.zoom]());
    on("compare", () => kg.set({ view: kg.state.view === "compare" ? "overview" : "compare" }));
    on("png", kg.savePng);
    on("svg", kg.saveSvg);
    on("turtle", kg.saveTurtle);
    on("csv", () => kg.saveCsv("entities"));
    on("csv-edges", () => kg.saveCsv("facts"));
    on("theme", () => kg.set({ theme: kg.isDark(kg.state) ? "light" : "dark" }));
    on("language", () => kg.set({ lang: kg.state.lang === "zh" ? "en" : "zh" }));
    on("help", kg.help);
    kg.$("dialog").addEventListener("click", (event) => event.target.closest("a") && kg.$("dialog").close());
    kg.$("home").addEventListener("click", (event) => {
      event.preventDefault();
      kg.set({ ...kg.defaults, lang: kg.state.lang, theme: kg.state.theme });
    });
    matchMedia("print").addEventListener("change", print);
    kg.onChange(draw);
    draw(kg.state, null);
    document.body.classList.add("ready");
  };
  start();
})();
