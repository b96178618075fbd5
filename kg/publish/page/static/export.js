/* To take away: the picture as PNG and SVG, entities and facts as CSV, what is chosen as Turtle. Nothing leaves the reader's machine. */
(function () {
  const save = (blob, name) => {
    const link = kg.el("a", { href: URL.createObjectURL(blob), download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };
  /* A cell that begins like a formula would be run by a spreadsheet; an apostrophe before it keeps it text. */
  const cell = (value) => {
    const text = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? "'" + value : String(value);
    return /[",\r\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
  };
  kg.csv = (rows, state) => {
    const table = state.view === "table" && state.rows === rows; // the table as it is sorted
    const { columns, items } = table ? kg.sorted(state) : kg.tableOf(rows, state);
    const lines = [columns.map(([name]) => kg.t(name)), ...items.map((item) => columns.map(([, text]) => text(item)))];
    return lines.map((line) => line.map(cell).join(",")).join("\r\n") + "\r\n";
  };
  kg.saveCsv = (rows) => save(new Blob(["\ufeff", kg.csv(rows, kg.state)], { type: "text/csv;charset=utf-8" }), rows + ".csv");
  kg.saveTurtle = () => save(new Blob([kg.turtle(kg.state)], { type: "text/turtle;charset=utf-8" }), "selection.ttl");
  kg.saveSvg = () => kg.shown && save(new Blob([kg.svg()], { type: "image/svg+xml" }), "graph.svg");
  kg.savePng = () => {
    const canvas = document.querySelector("#canvas canvas");
    canvas.toBlob((blob) => save(blob, "graph.png"), "image/png");
  };
})();
