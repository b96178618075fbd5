/* What vis-network does not draw: groups, labels that never overlap, and what is chosen, set off from the rest. */
(function () {
  const palettes = {
    light: {
      background: "#fbfbf9", tint: 0.075, text: "#1d2329", quiet: "#5d656d", halo: "rgba(255,255,255,.92)", veil: "rgba(251,251,249,.68)",
      group: "rgba(60,80,100,.045)", groupEdge: "rgba(60,80,100,.10)", edge: "rgba(90,105,120,.30)",
      mention: "rgba(120,130,140,.08)", many: "rgba(90,105,120,.12)", faint: "rgba(120,130,140,.035)", strong: "rgba(40,60,80,.75)", strongMention: "rgba(90,100,110,.45)",
      document: "#4a5560", ring: "#1d2329", rim: "rgba(20,30,40,.45)",
    },
    dark: {
      background: "#14171b", tint: 0.11, text: "#e8eaec", quiet: "#949ca5", halo: "rgba(20,23,27,.9)", veil: "rgba(20,23,27,.62)",
      group: "rgba(170,190,210,.05)", groupEdge: "rgba(170,190,210,.10)", edge: "rgba(170,185,200,.28)",
      mention: "rgba(150,160,170,.08)", many: "rgba(170,185,200,.12)", faint: "rgba(150,160,170,.035)", strong: "rgba(210,220,230,.8)", strongMention: "rgba(160,170,180,.5)",
      document: "#a9b4bf", ring: "#ffffff", rim: "rgba(255,255,255,.6)",
    },
  };
  const FONT = '"PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",sans-serif';
  const MOST_LABELS = 260;
  const CROWD = 2000;
  const FEW = 220; // so few nodes are never covered by a label
  const LARGE = 90; // pixels: of so large a group the name stands at its hub, of a smaller one above it, where it covers nobody
  let hovered = "";

  kg.isDark = (state) => !kg.printing && (state.theme ? state.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches);
  kg.setTheme = (state) => {
    const name = kg.isDark(state) ? "dark" : "light";
    const colours = palettes[name];
    const set = (colour) => ({ color: colour, highlight: colours.strong, hover: colours.strong, inherit: false });
    kg.colours = {
      ...colours, edgeSet: set(colours.edge), mentionSet: set(colours.mention), manySet: set(colours.many), faintSet: set(colours.faint),
    };
    document.documentElement.dataset.theme = name;
    for (const cls of kg.classes) cls.colour = name === "dark" ? lighter(cls.base) : cls.base;
  };
  /* Indigo and wine are lost on black: there they are mixed with white. */
  const lighter = (colour) => {
    const parts = /^#(..)(..)(..)$/.exec(colour);
    if (!parts) return colour;
    const [r, g, b] = parts.slice(1).map((part) => parseInt(part, 16));
    if (0.2126 * r ** 2.2 + 0.7152 * g ** 2.2 + 0.0722 * b ** 2.2 > 0.12 * 255 ** 2.2) return colour;
    return "#" + [r, g, b].map((part) => Math.round(part * 0.55 + 255 * 0.45).toString(16).padStart(2, "0")).join("");
  };
  kg.nodeColour = (node) => (node.type === "document" ? kg.colours.document : node.colour);
  /* Of thousands of nodes each is small: their rims and, while the picture is dragged, their labels would cost most. */
  const crowded = () => kg.shown && kg.shown.places.size > CROWD;
  kg.drawNode = (ctx, node, x, y, ringed) =>
    kg.drawShape(ctx, node.shape, x, y, node.size, kg.nodeColour(node), ringed ? kg.colours.ring : crowded() ? null : kg.colours.rim, ringed ? 2.5 : 0.8);

  const ellipse = (ctx, group) => {
    ctx.beginPath();
    ctx.ellipse(group.x, group.y, group.width + 12, group.height + 12, 0, 0, 2 * Math.PI);
  };
  kg.paintBelow = (ctx) => {
    ctx.save();
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.fillStyle = kg.colours.background;
    ctx.fillRect(0, 0, ctx.canvas.width, ctx.canvas.height);
    ctx.restore();
    if (!kg.shown) return;
    ctx.save();
    for (const group of kg.shown.groups) {
      if (group.members.length < 2) continue;
      [ctx.fillStyle, ctx.globalAlpha] = kg.groupFill(group);
      ellipse(ctx, group);
      ctx.fill();
    }
    ctx.restore();
  };
  /* A group of one class has a breath of its colour. */
  kg.groupFill = (group) => (group.class >= 0 ? [kg.classes[group.class].colour, kg.colours.tint] : [kg.colours.group, 1]);

  /* The chosen node, edge or the one under the pointer, with what it is linked with. */
  const chosen = () => {
    const { node, edge } = kg.state;
    const nodes = new Set();
    const edges = [];
    const add = (id) => {
      if (!kg.shown.places.has(id)) return;
      nodes.add(id);
      for (const other of kg.adjacent.get(id)) if (inView.has(other.id)) edges.push(other);
    };
    const inView = new Set(kg.shown.edges.map((e) => e.id));
    if (node && kg.byKey.has(node)) add(kg.byKey.get(node).id);
    const one = kg.edgeByKey.get(edge);
    if (one && inView.has(one.id)) edges.push(one);
    const own = kg.state.view === "focus" && node === kg.state.focus && !edge; // all that is drawn is drawn for its sake
    const veiled = !own && (nodes.size > 0 || edges.length > 0);
    if (!veiled && kg.state.view === "path") edges.push(...kg.shown.edges);
    if (kg.nodes.has(hovered) && !veiled && !nodes.size) add(hovered);
    for (const { from, to } of edges) nodes.add(from).add(to);
    return { nodes, edges, veiled, main: node && kg.byKey.has(node) ? kg.byKey.get(node).id : hovered };
  };
  kg.marked = chosen;
  const at = (id) => kg.network.getPosition(id);

  /* The way vis-network bends a curvedCW edge, so that what is set off lies on what was drawn. */
  const via = (from, to, bend) => {
    const radius = Math.hypot(to.x - from.x, to.y - from.y);
    const angle = Math.atan2(from.y - to.y, to.x - from.x);
    const turned = (angle + (bend * 0.5 + 0.5) * Math.PI) % (2 * Math.PI);
    const reach = (Math.abs(bend) * 0.5 + 0.5) * radius;
    return { x: from.x + reach * Math.sin(turned), y: from.y + reach * Math.cos(turned) };
  };
  kg.via = via;
  kg.edgeMiddle = (edge) => {
    const [from, to] = [at(edge.from), at(edge.to)];
    const bent = edge.bend ? via(from, to, edge.bend) : { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
    return { x: (from.x + to.x) / 4 + bent.x / 2, y: (from.y + to.y) / 4 + bent.y / 2 };
  };
  const drawEdge = (ctx, edge, colour, width) => {
    const from = at(edge.from);
    const to = at(edge.to);
    const bent = edge.bend && edge.from !== edge.to;
    const middle = bent ? via(from, to, edge.bend) : from;
    ctx.strokeStyle = ctx.fillStyle = colour;
    ctx.lineWidth = width;
    ctx.setLineDash(edge.added ? [6 * width, 4 * width] : []);
    ctx.beginPath();
    ctx.moveTo(from.x, from.y);
    if (bent) ctx.quadraticCurveTo(middle.x, middle.y, to.x, to.y);
    else ctx.lineTo(to.x, to.y);
    ctx.stroke();
    if (edge.type === "fact") arrow(ctx, middle, to, kg.nodes.get(edge.to).size + 2, 3 + 3 * width);
  };
  const arrow = (ctx, from, to, distance, length) => {
    const angle = Math.atan2(to.y - from.y, to.x - from.x);
    ctx.save();
    ctx.translate(to.x - distance * Math.cos(angle), to.y - distance * Math.sin(angle));
    ctx.rotate(angle);
    ctx.fill(new Path2D(`M0 0L${-length} ${length * 0.42}V${-length * 0.42}Z`));
    ctx.restore();
  };

  kg.paintAbove = (ctx) => {
    if (!kg.shown) return;
    const marked = chosen();
    const scale = kg.network.getScale();
    if (marked.veiled) {
      ctx.save();
      ctx.setTransform(1, 0, 0, 1, 0, 0);
      ctx.fillStyle = kg.colours.veil;
      ctx.fillRect(0, 0, ctx.canvas.width, ctx.canvas.height);
      ctx.restore();
    }
    ctx.save();
    ctx.globalAlpha = marked.edges.length > 40 ? 0.45 : 1;
    for (const edge of marked.edges) {
      const fact = edge.type === "fact";
      drawEdge(ctx, edge, edge.key === kg.state.edge ? kg.colours.text : fact ? kg.colours.strong : kg.colours.strongMention,
        (edge.key === kg.state.edge ? 2.6 : fact ? 1.4 : 0.9) / Math.max(0.5, scale));
    }
    ctx.restore();
    for (const id of marked.nodes) {
      const { x, y } = at(id);
      kg.drawNode(ctx, kg.nodes.get(id), x, y, id === marked.main);
    }
    paintLabels(ctx, marked, scale);
  };

  const ratio = (ctx) => ctx.canvas.width / ctx.canvas.clientWidth;
  const paintLabels = (ctx, marked, scale) => {
    kg.labels = [];
    ctx.save();
    const pixels = ratio(ctx);
    ctx.setTransform(pixels, 0, 0, pixels, 0, 0);
    ctx.lineJoin = "round";
    ctx.textAlign = "center";
    const room = new Room(ctx.canvas.clientWidth, ctx.canvas.clientHeight);
    const state = { ctx, room, scale, left: MOST_LABELS, named: new Set() };
    const few = kg.shown.places.size <= FEW;
    for (const id of marked.veiled ? marked.nodes : few ? kg.shown.ranked : kg.shown.hubs) reserve(state, id);
    for (const id of [marked.main, ...marked.nodes]) if (kg.shown.places.has(id)) nodeLabel(state, id, marked, true);
    for (const edge of marked.edges) if (marked.edges.length <= (kg.state.view === "focus" ? 40 : 14)) edgeLabel(state, edge);
    for (const group of kg.shown.groups) if (!marked.veiled || group.class >= 0) groupLabel(state, group, marked);
    if (!marked.veiled) {
      for (const id of kg.moving && crowded() ? [] : kg.shown.ranked) {
        if (state.left <= 0) break;
        if (!marked.nodes.has(id)) nodeLabel(state, id, marked, false);
        if (!few) reserve(state, id); // a label may cover what tells less than its own node, never what tells more
      }
    }
    ctx.restore();
  };

  /* Rectangles taken on the screen, in a grid so that asking is cheap. */
  class Room {
    constructor(width, height) {
      Object.assign(this, { width, height, cells: new Map() });
    }
    *near(box) {
      for (let x = Math.floor(box.l / 80); x <= Math.floor(box.r / 80); x += 1)
        for (let y = Math.floor(box.t / 40); y <= Math.floor(box.b / 40); y += 1) yield x * 4096 + y;
    }
    free(box, owner) {
      if (box.r < 0 || box.l > this.width || box.b < 0 || box.t > this.height) return false;
      for (const cell of this.near(box))
        for (const o of this.cells.get(cell) || [])
          if (o.owner !== owner && box.l < o.r && box.r > o.l && box.t < o.b && box.b > o.t) return false;
      return true;
    }
    take(box, owner) {
      for (const cell of this.near(box)) {
        if (!this.cells.has(cell)) this.cells.set(cell, []);
        this.cells.get(cell).push({ ...box, owner });
      }
    }
  }
  const reserve = ({ room, scale }, id) => {
    const node = kg.nodes.get(id);
    const size = node.size * scale * 0.9;
    if (size < (kg.shown.places.size <= FEW ? 2 : 4.5)) return;
    const { x, y } = kg.network.canvasToDOM(at(id));
    room.take({ l: x - size, r: x + size, t: y - size, b: y + size }, id);
  };
  /* Writes the text at the first free place; `always` at the first in any case. Tells whether it was written. */
  const write = (state, text, spots, style) => {
    const { ctx, room } = state;
    ctx.font = style.font;
    const half = ctx.measureText(text).width / 2;
    for (const [k, spot] of spots.entries()) {
      const x = style.inside && spot.x > 0 && spot.x < room.width ? Math.max(half + 4, Math.min(room.width - half - 4, spot.x)) : spot.x + (spot.side || 0) * half;
      const box = { l: x - half - 3, r: x + half + 3, t: spot.y - style.height, b: spot.y + 3 };
      const cut = k > 0 && (box.l < 0 || box.r > room.width);
      if (!style.always && (cut || !room.free(box, style.owner))) continue;
      room.take(box, style.owner);
      kg.labels.push({ text, x, y: spot.y, font: style.font, colour: style.colour, ...box });
      state.left -= 1;
      ctx.strokeStyle = kg.colours.halo;
      ctx.lineWidth = 3.5;
      ctx.strokeText(text, x, spot.y);
      ctx.fillStyle = style.colour;
      ctx.fillText(text, x, spot.y);
      return;
    }
  };
  const around = (x, y, drawn, height) => [{ x, y: y + drawn + height + 1 }, ...(kg.shown.places.size > FEW ? [] : beside(x, y, drawn, height))];
  const beside = (x, y, drawn, height) => [
    { x: x + drawn + 5, y: y + height * 0.36, side: 1 },
    { x: x - drawn - 5, y: y + height * 0.36, side: -1 },
    { x, y: y - drawn - 4 },
  ];
  const nodeLabel = (state, id, marked, strong) => {
    if (!kg.shown.places.has(id) || state.named.has(id)) return;
    state.named.add(id);
    const node = kg.nodes.get(id);
    const { x, y } = kg.network.canvasToDOM(at(id));
    const drawn = node.size * state.scale;
    const doc = node.type === "document";
    if (!strong && !doc && drawn < (kg.shown.places.size > FEW && !kg.shown.hubs.has(id) ? 4.2 : 2.2)) return;
    const height = doc ? 12 : Math.max(11, Math.min(17, 9 + drawn * 0.32));
    const main = id === marked.main;
    const bold = main || (!doc && drawn > 15) || kg.shown.hubs.has(id);
    write(state, kg.short(doc ? documentLabel(node) : node.name, main ? 30 : doc ? (state.room.width < 600 ? 9 : 16) : 11), doc ? [{ x, y: y + drawn + height + 1 }, { x, y: y - drawn - 4 }] : around(x, y, drawn, height), {
      font: `${bold ? 600 : 400} ${height}px ${FONT}`, height, owner: id, always: main, inside: doc,
      colour: doc ? kg.colours.quiet : kg.colours.text,
    });
  };
  const documentLabel = (doc) => (doc.year ? doc.year + " " : "") + doc.title;
  const groupLabel = (state, group, marked) => {
    const hub = group.class < 0;
    const wide = group.height * state.scale > LARGE;
    if (hub && (kg.shown.places.size <= FEW || wide || group.members.length < 3)) return nodeLabel(state, "e" + group.hub, marked, true); // in bold, it is the group's name
    if (group.members.length < 3) return;
    state.named.add(hub ? "e" + group.hub : "");
    const { x, y } = kg.network.canvasToDOM({ x: group.x, y: group.y - group.height - 12 });
    const [across, down] = [0.6 * group.width * state.scale, 0.2 * group.height * state.scale]; // on the ellipse's shoulders
    const spots = [{ x, y: y + 4 }, { x: x - across, y: y + down }, { x: x + across, y: y + down }];
    write(state, kg.short(kg.groupLabel(group), kg.lang === "en" ? 26 : 14), spots, {
      font: `600 ${hub ? 11.5 : 12}px ${FONT}`, height: 12, colour: hub ? kg.colours.text : kg.colours.quiet, owner: "",
    });
  };
  const edgeLabel = (state, edge) => {
    if (edge.type !== "fact") return;
    const { x, y } = kg.network.canvasToDOM(kg.edgeMiddle(edge));
    write(state, kg.predicateLabel(edge.predicate), [{ x, y: y + 4 }], { font: `500 11px ${FONT}`, height: 12, colour: kg.colours.quiet, owner: "" });
  };

  kg.hover = (id, event) => {
    hovered = kg.nodes.has(id) ? id : "";
    const tip = kg.$("tip");
    tip.hidden = !id;
    kg.$("canvas").style.cursor = id ? "pointer" : "default";
    if (id && event) {
      tip.textContent = kg.nodes.has(id) ? nodeTip(kg.nodes.get(id)) : edgeTip(kg.edges.get(id));
      const box = kg.$("stage").getBoundingClientRect();
      tip.style.left = Math.min(event.clientX - box.left + 14, box.width - 250) + "px";
      tip.style.top = event.clientY - box.top + 14 + "px";
    }
    kg.network.redraw();
  };
  const nodeTip = (node) => (node.type === "document"
    ? `${node.title} · ${node.date || kg.t("noDate")}`
    : `${node.name} · ${kg.kindLabel(node)} · ${kg.t("times", { n: node.mentions })}`);
  const edgeTip = (edge) => {
    const [from, to] = [kg.nodes.get(edge.from), kg.nodes.get(edge.to)];
    const label = edge.type === "fact" ? kg.predicateLabel(edge.predicate) : `${kg.t("mentions")} ${kg.t("times", { n: edge.count })}`;
    return `${from.name && from.type === "entity" ? from.name : from.title} — ${label} → ${to.name}${edge.added ? " · " + kg.t("added") : ""}`;
  };
})();
