/* Two documents side by side: what both name, what only one names, and how shared projects moved on. */
(function () {
  const chooser = (name, state) => kg.el("select", { "aria-label": kg.t("document"), onchange: (event) => kg.set({ [name]: event.target.value }) },
    kg.documents.map((doc) => kg.el("option", { value: doc.name, selected: doc.name === state[name] }, [doc.date, kg.short(doc.title, 36)].filter(Boolean).join(" "))));
  const byClass = (entities) => kg.classes.map((cls) => {
    const members = entities.filter((entity) => entity.cls === cls).sort((a, b) => b.score - a.score);
    return members.length > 0 && kg.el("section", {},
      kg.el("h3", {}, kg.icon(cls.shape, cls.colour), kg.label(cls), kg.el("span", { class: "quiet" }, " " + members.length)),
      kg.unfold(members, 10, (entity) => kg.nodeLink(entity)));
  });
  const column = (title, entities) => kg.el("div", { class: "column" },
    kg.el("h2", {}, title, kg.el("span", { class: "quiet" }, " " + entities.length)), byClass(entities));
  const latest = (entity, doc) => entity.out.filter((s) => s.predicate === "hasStatus" && s.doc === doc).at(-1);

  const changes = (shared, a, b) => {
    const moved = shared.map((entity) => ({ entity, first: latest(entity, a), second: latest(entity, b) })).filter((row) => row.first || row.second);
    const differs = ({ first, second }) => Boolean(first && second && first.status !== second.status);
    moved.sort((x, y) => differs(y) - differs(x) || Boolean(y.first && y.second) - Boolean(x.first && x.second) || y.entity.score - x.entity.score);
    const sign = (row) => (row.first && row.second ? kg.el("span", { class: differs(row) ? "sign moved" : "sign" }, kg.t(differs(row) ? "changedTo" : "unchanged")) : null);
    const cell = (statement, doc) => kg.el("td", { "data-of": [doc.date, kg.short(doc.title, 16)].filter(Boolean).join(" ") }, statement ? [kg.el("strong", {}, kg.statusLabel(statement.status)), kg.quote(statement)] : "–");
    return kg.el("section", { class: "changes" }, kg.el("h2", {}, kg.t("changed")),
      moved.length ? kg.el("table", {},
        kg.el("thead", {}, kg.el("tr", {}, [kg.t("name"), ...[a, b].map((doc) => [doc.date, kg.short(doc.title, 26)].filter(Boolean).join(" "))].map((text) => kg.el("th", { scope: "col" }, text)))),
        kg.el("tbody", {}, moved.map((row) => kg.el("tr", {}, kg.el("td", {}, kg.nodeLink(row.entity), sign(row)), cell(row.first, a), cell(row.second, b)))))
        : kg.el("p", { class: "quiet" }, kg.t("nothing")));
  };

  kg.drawCompare = (state) => {
    const [first, second] = [kg.documents[0], kg.documents.at(-1)];
    const a = kg.documents.find((doc) => doc.name === state.a) || first;
    const b = kg.documents.find((doc) => doc.name === state.b) || second;
    const chosen = { a: a ? a.name : "", b: b ? b.name : "" };
    if (!a) return [kg.el("p", {}, kg.t("noEntities"))];
    const both = kg.entities.filter((entity) => entity.docs.has(a) && entity.docs.has(b));
    const only = (doc, other) => kg.entities.filter((entity) => entity.docs.has(doc) && !entity.docs.has(other));
    return [
      kg.el("div", { class: "choosers" }, chooser("a", chosen), kg.el("span", {}, "↔"), chooser("b", chosen)),
      changes(both, a, b),
      kg.el("div", { class: "columns" },
        column(kg.t("onlyIn") + " " + kg.short(a.title, 18), only(a, b)),
        column(kg.t("both"), both),
        column(kg.t("onlyIn") + " " + kg.short(b.title, 18), only(b, a))),
    ];
  };
})();
