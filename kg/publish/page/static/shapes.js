/* The shapes of classes: one outline for the canvas and for the legend, each about as large as a disc of radius 1. */
(function () {
  const polygon = (points) => "M" + points.map(([x, y]) => x.toFixed(3) + " " + y.toFixed(3)).join("L") + "Z";
  const ring = (count, radius, turn) =>
    Array.from({ length: count }, (_, k) => {
      const angle = turn + (2 * Math.PI * k) / count;
      const r = typeof radius === "function" ? radius(k) : radius;
      return [r * Math.cos(angle), r * Math.sin(angle)];
    });
  const up = -Math.PI / 2;
  const disc = "M1 0A1 1 0 1 1 -1 0A1 1 0 1 1 1 0Z";
  const outlines = {
    dot: disc,
    circle: disc + "M.42 0A.42 .42 0 1 0 -.42 0A.42 .42 0 1 0 .42 0Z", // a ring: a disc is a dot already
    ellipse: "M1.25 0A1.25 .8 0 1 1 -1.25 0A1.25 .8 0 1 1 1.25 0Z",
    square: polygon([[-0.88, -0.88], [0.88, -0.88], [0.88, 0.88], [-0.88, 0.88]]),
    box: polygon([[-1.15, -0.75], [1.15, -0.75], [1.15, 0.75], [-1.15, 0.75]]),
    diamond: polygon([[0, -1.22], [1.22, 0], [0, 1.22], [-1.22, 0]]),
    triangle: polygon(ring(3, 1.25, up)),
    triangleDown: polygon(ring(3, 1.25, -up)),
    hexagon: polygon(ring(6, 1.08, 0)),
    star: polygon(ring(10, (k) => (k % 2 ? 0.58 : 1.3), up)),
    database: "M-.85 -.8A.85 .35 0 0 1 .85 -.8V.8A.85 .35 0 0 1 -.85 .8Z",
    document: "M-.8 -1.05H.35L.8 -.6V1.05H-.8Z",
  };
  kg.outline = (shape) => outlines[shape in outlines ? shape : "dot"];
  const paths = new Map();
  const path = (shape) => {
    if (!paths.has(shape)) paths.set(shape, new Path2D(kg.outline(shape)));
    return paths.get(shape);
  };

  kg.drawShape = (ctx, shape, x, y, size, fill, stroke, width) => {
    ctx.save();
    ctx.translate(x, y);
    ctx.scale(size, size);
    ctx.fillStyle = fill;
    ctx.fill(path(shape));
    if (stroke) {
      ctx.strokeStyle = stroke;
      ctx.lineWidth = width / size;
      ctx.lineJoin = "round";
      ctx.stroke(path(shape));
    }
    if (shape === "document") {
      ctx.strokeStyle = kg.colours.background;
      ctx.lineWidth = 0.12;
      ctx.stroke(new Path2D("M-.45 -.3H.45M-.45 .12H.45M-.45 .54H.2"));
    }
    ctx.restore();
  };

  kg.icon = (shape, colour) => {
    const space = "http://www.w3.org/2000/svg";
    const svg = document.createElementNS(space, "svg");
    svg.setAttribute("viewBox", "-1.4 -1.4 2.8 2.8");
    svg.setAttribute("class", "icon");
    svg.setAttribute("aria-hidden", "true");
    const shapeNode = document.createElementNS(space, "path");
    shapeNode.setAttribute("d", kg.outline(shape));
    shapeNode.setAttribute("fill", colour);
    shapeNode.setAttribute("class", "rim");
    svg.append(shapeNode);
    return svg;
  };
})();
