/* The keyboard: everything that the mouse does. */
(function () {
  const inText = (target) => /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName);
  const zoom = (factor) => {
    const scale = Math.min(6, Math.max(0.03, kg.network.getScale() * factor));
    kg.network.moveTo({ scale, animation: false });
    kg.remember();
  };
  kg.zoom = { in: () => zoom(1.25), out: () => zoom(0.8), fit: () => kg.fit() };

  /* The nearest node in the arrow's direction; nodes that lie aside count as farther. */
  const move = (dx, dy) => {
    const here = kg.byKey.get(kg.state.node);
    if (!here || !kg.shown.places.has(here.id)) {
      const first = kg.shown.ranked[0];
      if (first) kg.select(first);
      return;
    }
    const from = kg.network.getPosition(here.id);
    let best = null;
    for (const id of kg.shown.places.keys()) {
      const { x, y } = kg.network.getPosition(id);
      const ahead = (x - from.x) * dx + (y - from.y) * dy;
      const aside = Math.abs((x - from.x) * dy) + Math.abs((y - from.y) * dx);
      if (id === here.id || ahead <= 0) continue;
      const far = ahead + 2 * aside;
      if (!best || far < best.far) best = { id, far };
    }
    if (best) kg.select(best.id);
  };
  const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const escape = () => {
    const { state } = kg;
    if (state.read) kg.set({ read: "", at: -1, length: 0 });
    else if (state.node || state.edge) kg.set({ node: "", edge: "" });
    else if (state.view !== "overview") kg.set({ view: "overview", path: [] });
  };
  kg.startKeys = () => document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || inText(event.target) || kg.$("dialog").open) return;
    const onCanvas = kg.$("canvas").contains(event.target);
    const node = kg.byKey.get(kg.state.node);
    if (event.key === "/") kg.$("search").focus();
    else if (event.key === "Escape") escape();
    else if (event.key === "?") kg.help();
    else if (event.key === "+" || event.key === "=") kg.zoom.in();
    else if (event.key === "-") kg.zoom.out();
    else if (event.key === "0") kg.zoom.fit();
    else if (event.key === "f" && node) kg.focusOn(node.key, 1);
    else if (onCanvas && arrows[event.key]) move(...arrows[event.key]);
    else if (onCanvas && event.key === "Enter" && node) kg.$("panel").focus();
    else return;
    event.preventDefault();
  });
})();
