/* To take away: the picture as PNG, entities and facts as CSV. Nothing leaves the reader's machine. */
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
    const { columns, items } = kg.tableOf(rows, state);
    const lines = [columns.map(([name]) => kg.t(name)), ...items.map((item) => columns.map(([, text]) => text(item)))];
    return lines.map((line) => line.map(cell).join(",")).join("\r\n") + "\r\n";
  };
  kg.saveCsv = (rows) => save(new Blob(["\ufeff", kg.csv(rows, kg.state)], { type: "text/csv;charset=utf-8" }), rows + ".csv");
  kg.savePng = () => {
    const canvas = document.querySelector("#canvas canvas");
    canvas.toBlob((blob) => save(blob, "graph.png"), "image/png");
  };
})();
