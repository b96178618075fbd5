/* What is in view and where: overview, everything, a neighbourhood or a path; drawn by vis-network. */
(function () {
  const MOST_NEAR = 90;
  const MOST_DRAWN = 5000;
  const LABEL_ROOM = 104;
  const placed = ({ id, x, y, groups }) => ({ groups, notice: "", places: new Map(id.map((name, i) => [name, { x: x[i], y: y[i] }])) });
  const overviews = { wide: placed(kg.drawing.views.overview), tall: placed(kg.drawing.views.tall) };
  const form = () => (window.innerWidth < 0.8 * window.innerHeight ? "tall" : "wide");
  const wholePlaces = new Map([...kg.nodes.values()].map((node) => [node.id, { x: node.place.x, y: node.place.y }]));

  /* The nearest first: neighbours by how telling they are, in rings with room for labels. */
  const around = (state, passes) => {
    const middle = kg.byKey.get(state.focus);
    const places = new Map([[middle.id, { x: 0, y: 0 }]]);
    let radius = 0;
    let capped = false;
    for (let step = 0; step < state.steps; step += 1) {
      const found = new Map();
      for (const id of step === 0 ? [middle.id] : [...places.keys()]) {
        for (const edge of kg.adjacent.get(id)) {
          const other = kg.other(edge, id);
          if (places.has(other.id) || !passes.edge(edge) || !passes.node(other)) continue;
          if (step === 1 && (edge.type === "mention" || kg.nodes.get(id).type === "document")) continue;
          const better = edge.type === "fact" ? edge.predicate : "";
          if (!found.has(other.id) || better > found.get(other.id)) found.set(other.id, better);
        }
      }
      let ids = [...found.keys()].sort((a, b) => kg.nodes.get(b).score - kg.nodes.get(a).score);
      const room = Math.max(0, MOST_NEAR * (step + 1) - places.size);
      capped = capped || ids.length > room;
      ids = ids.slice(0, room);
      ids.sort((a, b) => order(a, found) - order(b, found) || kg.nodes.get(b).score - kg.nodes.get(a).score);
      radius = inRings(ids, radius, places);
    }
    return { places, groups: [], modest: true, notice: capped ? kg.t("capped", { n: places.size - 1 }) : "" };
  };
  const order = (id, found) => {
    const node = kg.nodes.get(id);
    if (node.type === "document") return -1;
    return found.get(id) ? kg.predicates.get(found.get(id)).i : 99;
  };
  /* One ring where it holds all, else several, each turned against the last so that labels don't line up. */
  const inRings = (ids, inner, places) => {
    let radius = inner;
    for (let k = 0; k < ids.length; ) {
      radius += radius === 0 ? 170 : 92;
      const left = ids.length - k;
      const room = (r) => Math.floor((2 * Math.PI * r * 1.2) / LABEL_ROOM);
      if (left <= 26) while (room(radius) < left) radius += 20;
      const count = Math.min(left, room(radius));
      for (let n = 0; n < count; n += 1, k += 1) {
        const turned = inner === 0 && k === n && count === ids.length ? 0 : (radius / 92) * 0.37;
        const angle = -Math.PI / 2 + (2 * Math.PI * (n + turned)) / count;
        places.set(ids[k], { x: Math.round(1.35 * radius * Math.cos(angle)), y: Math.round(radius * Math.sin(angle)) });
      }
    }
    return radius;
  };

  /* Breadth first over facts; where facts do not join the two, over the documents that name both. */
  kg.findPath = (from, to, passes) => {
    for (const types of [["fact"], ["fact", "mention"]]) {
      const came = new Map([[from, null]]);
      const queue = [from];
      while (queue.length && !came.has(to)) {
        const id = queue.shift();
        for (const edge of kg.adjacent.get(id)) {
          const other = kg.other(edge, id);
          if (!types.includes(edge.type) || came.has(other.id) || !passes.edge(edge)) continue;
          if (other.id !== to && !passes.node(other)) continue;
          came.set(other.id, { id, edge });
          queue.push(other.id);
        }
      }
      if (!came.has(to)) continue;
      const steps = [];
      for (let id = to; came.get(id); id = came.get(id).id) steps.unshift({ ...came.get(id), to: id });
      return steps;
    }
    return null;
  };
  const along = (state, passes) => {
    const [from, to] = state.path.map((key) => kg.byKey.get(key).id);
    const steps = kg.findPath(from, to, passes);
    const ids = steps ? [from, ...steps.map((step) => step.to)] : [from, to];
    const places = new Map(ids.map((id, k) => [id, { x: k * 210, y: k % 2 ? 46 : -46 }]));
    return { places, groups: [], modest: true, steps, notice: steps ? "" : kg.t("noPath") };
  };
  const most = () => {
    const ranked = [...kg.nodes.values()].sort((a, b) => b.score - a.score).slice(0, MOST_DRAWN);
    return { places: new Map(ranked.map((n) => [n.id, wholePlaces.get(n.id)])), notice: kg.t("large", { n: MOST_DRAWN }) };
  };
  const everything = () => ({
    groups: kg.drawing.views.whole.groups,
    ...(kg.nodes.size > MOST_DRAWN ? most() : { places: wholePlaces, notice: "" }),
  });

  let known = { key: "", value: null };
  kg.visible = (state) => {
    const key = JSON.stringify([state.view, state.focus, state.steps, state.path, state.hidden, state.predicates,
      state.docs, state.from, state.to, state.confidence, state.least, state.lang, state.view === "overview" && form()]);
    if (known.key !== key) known = { key, value: compute(state) };
    return known.value;
  };
  const compute = (state) => {
    const passes = kg.filter(state);
    let view = overviews[form()];
    if (state.view === "all") view = everything();
    if (state.view === "focus") view = around(state, passes);
    if (state.view === "path") view = along(state, passes);
    const keep = new Set([state.focus, ...state.path]);
    const places = new Map([...view.places].filter(([id]) => {
      const node = kg.nodes.get(id);
      return (state.view === "focus" || state.view === "path" ? keep.has(node.key) : false) || passes.node(node);
    }));
    const path = view.steps ? new Set(view.steps.flatMap((step) => step.edge.parallel.map((edge) => edge.id))) : null;
    const edges = [...kg.edges.values()].filter((edge) =>
      places.has(edge.from) && places.has(edge.to) && passes.edge(edge) && (!path || path.has(edge.id)));
    const groups = view.groups.filter((group) => group.members.some((i) => places.has("e" + i)));
    const classes = groups.map((group) => group.class);
    for (const group of groups) group.rest = classes.indexOf(group.class) !== classes.lastIndexOf(group.class);
    const hubs = new Set(groups.filter((group) => group.class < 0).map((group) => "e" + group.hub));
    return { ...view, places, edges, groups, hubs, ranked: [...places.keys()].sort((a, b) => kg.nodes.get(b).size - kg.nodes.get(a).size || kg.nodes.get(b).score - kg.nodes.get(a).score) };
  };

  const renderer = (node) => ({ ctx, x, y }) => ({
    drawNode: () => kg.drawNode(ctx, node, x, y),
    nodeDimensions: { width: node.size * 2, height: node.size * 2 },
  });
  /* Documents stand over the overview like milestones; in a neighbourhood they are what a fact comes from. */
  const MODEST = 11;
  const drawnNodes = (view) => [...view.places].map(([id, { x, y }]) => {
    const node = kg.nodes.get(id);
    if (node.type === "document") node.size = view.modest ? MODEST : node.place.size;
    return { id, x, y, size: node.size, shape: "custom", ctxRenderer: renderer(node) };
  });
  /* Thousands of lines lie over each other: each must then be fainter. */
  const edgeColour = (count) => (count > 1500 ? kg.colours.manySet : kg.colours.edgeSet);
  const mentionColour = (count) => (count > 1500 ? kg.colours.faintSet : kg.colours.mentionSet);
  /* Of a large graph, mentions are drawn for what is chosen alone, and lines rest while the picture moves. */
  const SMOOTH = 2500;
  const TINY = 0.45; // below this scale what is chosen can't be told from the rest
  const drawnEdges = (view) => view.edges.filter((edge) => edge.type === "fact" || view.edges.length <= SMOOTH).map((edge) => {
    const fact = edge.type === "fact";
    const drawn = { id: edge.id, from: edge.from, to: edge.to, color: fact ? edgeColour(view.edges.length) : mentionColour(view.edges.length) };
    if (!fact) drawn.width = 0.7;
    if (edge.added) drawn.dashes = true;
    if (edge.bend) drawn.smooth = { enabled: true, type: edge.bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(edge.bend) };
    return drawn;
  });

  /* Where one looks: the middle and the scale, as the address has it: 120,-80,0.65. */
  kg.eyeOf = (text) => {
    const [x, y, scale] = text.split(",").map(Number);
    return Number.isFinite(x) && Number.isFinite(y) && scale > 0.01 && scale < 20 ? { position: { x, y }, scale } : null;
  };
  kg.remember = () => {
    if (!kg.shown) return;
    const { x, y } = kg.network.getViewPosition();
    kg.keep({ eye: [Math.round(x), Math.round(y), kg.network.getScale().toFixed(3)].join(",") });
  };
  let waiting = 0;
  const rememberSoon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(kg.remember, 200);
  };
  kg.look = (state) => {
    clearTimeout(waiting);
    const eye = kg.eyeOf(state.eye);
    if (eye) return kg.network.moveTo({ ...eye, animation: false });
    fit();
    const chosen = kg.byKey.get(state.node);
    if (!chosen || !kg.shown.places.has(chosen.id) || kg.network.getScale() >= TINY) return;
    kg.network.moveTo({ position: kg.network.getPosition(chosen.id), scale: TINY, animation: false });
  };

  let shown = null;
  let composition = "";
  kg.leaveGraph = () => {
    composition = "";
  };
  kg.drawGraph = (state, again) => {
    const view = kg.visible(state);
    const now = kg.composition(state) + form();
    const moved = now !== composition;
    composition = now;
    if (view === shown && !again && !moved) return kg.network.redraw();
    shown = view;
    const eye = { position: kg.network.getViewPosition(), scale: kg.network.getScale() };
    kg.shown = null; // until vis-network has the new nodes, none of them can be asked for its place
    const many = view.edges.length > SMOOTH;
    kg.network.setOptions({ interaction: { hideEdgesOnDrag: many, hideEdgesOnZoom: many }, edges: { arrows: { to: { enabled: view.edges.length < 260, scaleFactor: 0.4 } } } });
    kg.network.setData({ nodes: new vis.DataSet(drawnNodes(view)), edges: new vis.DataSet(drawnEdges(view)) });
    kg.shown = view;
    if (moved) kg.look(state);
    else kg.network.moveTo({ ...eye, animation: false }); // vis-network fits whatever new data it is given
    kg.network.redraw();
    kg.$("notice").textContent = view.places.size ? view.notice : kg.t(kg.entities.length ? "emptyGraph" : "noEntities");
  };
  const fit = () => {
    kg.network.fit({ animation: false, maxZoomLevel: 1.15 });
    kg.network.moveTo({ scale: kg.network.getScale() * 0.94, animation: false });
  };
  kg.fit = () => {
    fit();
    kg.keep({ eye: "" });
  };
  /* What is in sight stays where it is: a picture that jumps at every click is no map. */
  const inSight = (id) => {
    const { x, y } = kg.network.canvasToDOM(kg.network.getPosition(id));
    const { clientWidth, clientHeight } = kg.$("canvas");
    return kg.network.getScale() >= TINY && x > MARGIN && y > MARGIN && x < clientWidth - MARGIN && y < clientHeight - MARGIN;
  };
  const MARGIN = 30;
  kg.centre = (id) => {
    if (!kg.shown || !kg.shown.places.has(id) || inSight(id)) return;
    const to = { position: kg.network.getPosition(id), scale: Math.max(kg.network.getScale(), 0.7) };
    kg.network.moveTo({ ...to, animation: kg.calm ? false : { duration: 250 } });
    kg.keep({ eye: [Math.round(to.position.x), Math.round(to.position.y), to.scale.toFixed(3)].join(",") });
  };

  kg.startGraph = () => {
    kg.network = new vis.Network(kg.$("canvas"), { nodes: [], edges: [] }, kg.drawing.options);
    kg.network.on("beforeDrawing", kg.paintBelow);
    kg.network.on("afterDrawing", kg.paintAbove);
    kg.network.on("click", ({ nodes, edges }) => {
      if (nodes.length) kg.set({ node: kg.nodes.get(nodes[0]).key, edge: "" });
      else if (edges.length) kg.set({ edge: kg.edges.get(edges[0]).key, node: "" });
      else kg.set({ edge: "", node: "" });
    });
    kg.network.on("doubleClick", ({ nodes }) => nodes.length && kg.focusOn(kg.nodes.get(nodes[0]).key, 1));
    kg.network.on("dragStart", () => {
      kg.moving = true;
    });
    kg.network.on("dragEnd", () => {
      kg.moving = false;
      kg.network.redraw();
      rememberSoon();
    });
    kg.network.on("zoom", rememberSoon);
    kg.network.on("hoverNode", ({ node, event }) => kg.hover(node, event));
    kg.network.on("blurNode", () => kg.hover("", null));
    kg.network.on("hoverEdge", ({ edge, event }) => kg.hover(edge, event));
    kg.network.on("blurEdge", () => kg.hover("", null));
  };
})();
