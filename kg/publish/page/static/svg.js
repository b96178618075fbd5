/* The view as SVG: the same groups, lines, shapes and labels that the canvas shows, as elements that can be edited. */
(function () {
  const SPACE = "http://www.w3.org/2000/svg";
  // What XML cannot hold.
  const clean = (text) => String(text).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "");
  const make = (tag, attributes, text) => {
    const node = document.createElementNS(SPACE, tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, clean(value));
    if (text !== undefined) node.textContent = clean(text);
    return node;
  };
  const short = (number) => Number(number.toFixed(1));
  const onScreen = (place) => kg.network.canvasToDOM(place);
  const at = (id) => kg.network.getPosition(id);

  const line = (edge, colour, width) => {
    const [from, to] = [at(edge.from), at(edge.to)];
    const [a, b] = [onScreen(from), onScreen(to)];
    const bent = edge.bend && edge.from !== edge.to ? onScreen(kg.via(from, to, edge.bend)) : null;
    const way = bent ? `Q${short(bent.x)} ${short(bent.y)} ` : "L";
    const d = `M${short(a.x)} ${short(a.y)}${way}${short(b.x)} ${short(b.y)}`;
    return make("path", { d, fill: "none", stroke: colour, "stroke-width": width, ...(edge.added ? { "stroke-dasharray": "6 4" } : {}) });
  };
  const shape = (id, scale, ringed) => {
    const node = kg.nodes.get(id);
    const { x, y } = onScreen(at(id));
    const size = node.size * scale;
    const drawn = make("path", {
      d: kg.outline(node.shape), transform: `translate(${short(x)} ${short(y)}) scale(${size.toFixed(2)})`, fill: kg.nodeColour(node),
      stroke: ringed ? kg.colours.ring : kg.colours.rim, "stroke-width": ((ringed ? 2.5 : 0.8) / node.size).toFixed(3), "stroke-linejoin": "round",
    });
    drawn.append(make("title", {}, node.type === "entity" ? node.name : node.title));
    return drawn;
  };
  const circle = (group, scale) => {
    const { x, y } = onScreen(group);
    const [fill, opacity] = kg.groupFill(group);
    return make("ellipse", { cx: short(x), cy: short(y), rx: short((group.width + 12) * scale), ry: short((group.height + 12) * scale), fill, "fill-opacity": opacity });
  };
  const label = ({ text, x, y, font, colour }) => {
    const [weight, size, ...family] = font.split(" ");
    return make("text", {
      x: short(x), y: short(y), fill: colour, "font-size": size, "font-weight": weight, "font-family": family.join(" "), "text-anchor": "middle",
      stroke: kg.colours.halo, "stroke-width": 3.5, "stroke-linejoin": "round", "paint-order": "stroke",
    }, text);
  };

  kg.svg = () => {
    const { clientWidth: width, clientHeight: height } = kg.$("canvas");
    const { colours, shown } = kg;
    const scale = kg.network.getScale();
    const marked = kg.marked();
    const root = make("svg", { xmlns: SPACE, viewBox: `0 0 ${width} ${height}`, width, height });
    const sheet = (fill) => make("rect", { width, height, fill });
    const many = shown.edges.length > 1500;
    const colour = (edge) => (edge.type === "fact" ? (many ? colours.many : colours.edge) : many ? colours.faint : colours.mention);
    root.append(make("title", {}, document.title), sheet(colours.background));
    root.append(...shown.groups.filter((group) => group.members.length > 1).map((group) => circle(group, scale)));
    root.append(...shown.edges.map((edge) => line(edge, colour(edge), short(scale))));
    root.append(...[...shown.places.keys()].map((id) => shape(id, scale, false)));
    if (marked.veiled) root.append(sheet(colours.veil));
    root.append(...marked.edges.map((edge) => line(edge, edge.type === "fact" ? colours.strong : colours.strongMention, 1.4)));
    root.append(...[...marked.nodes].map((id) => shape(id, scale, id === marked.main)));
    root.append(...kg.labels.map(label));
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + new XMLSerializer().serializeToString(root) + "\n";
  };
})();
