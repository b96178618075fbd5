/* What a stranger sees beside the overview: what this is, where it comes from, and what to do first. */
(function () {
  const OF_CLASS = 3;
  const PROJECTS = 6;
  const SOURCES = 6;
  const part = (title, ...children) => kg.el("section", {}, kg.el("h3", {}, title), ...children);

  /* A line for each document; which file it is, shows under the pointer and in the document's own panel. */
  kg.sources = (most) => kg.unfold(kg.documents, most, (doc) => kg.el("div", { class: "from", title: `${doc.title} · ${doc.name}` },
    kg.el("time", { class: "quiet" }, doc.date || kg.t("noDate")), kg.nodeLink(doc, doc.title)));
  const telling = () => kg.classes.filter((cls) => cls.count).map((cls) => {
    const members = kg.entities.filter((entity) => entity.cls === cls).sort((a, b) => b.score - a.score).slice(0, OF_CLASS);
    return kg.el("li", {}, kg.el("span", { class: "quiet" }, kg.label(cls)), members.map((entity) => kg.nodeLink(entity, kg.short(entity.name, 14))));
  });
  /* The projects that most documents speak of, with the last that was said of them. */
  const progress = () => {
    const last = (entity) => entity.out.filter((s) => s.predicate === "hasStatus").sort((a, b) => a.date.localeCompare(b.date)).at(-1);
    return kg.entities.map((entity) => ({ entity, last: last(entity) })).filter((row) => row.last)
      .sort((a, b) => b.entity.score - a.entity.score).slice(0, PROJECTS);
  };
  const states = (rows) => kg.el("ul", { class: "plain states" }, rows.map(({ entity, last }) => kg.el("li", {},
    kg.nodeLink(entity, kg.short(entity.name, 16)), kg.el("strong", {}, kg.statusLabel(last.status)), kg.el("span", { class: "quiet" }, (last.date || last.doc.date).slice(0, 7)))));

  kg.about = () => kg.t("startText", { d: kg.documents.length, e: kg.entities.length, s: kg.statements.length });
  let drawn = "";
  kg.drawStart = (state) => {
    const box = kg.$("start");
    const on = state.start && !state.filters && state.view === "overview" && !state.node && !state.edge && !state.read && kg.entities.length > 0;
    box.hidden = !on;
    const now = state.lang + state.theme + kg.isDark(state);
    if (!on || drawn === now) return;
    drawn = now;
    const rows = progress();
    box.replaceChildren(
      kg.el("button", { type: "button", class: "close", "aria-label": kg.t("close"), onclick: () => kg.set({ start: 0 }) }, "×"),
      kg.el("h2", {}, kg.t("startTitle")),
      kg.el("p", {}, kg.about()),
      part(kg.t("startDo"), kg.el("ul", { class: "hints" }, kg.t("startHints").split("|").map((hint) => kg.el("li", {}, hint)))),
      part(kg.t("startFrom"), kg.sources(SOURCES)),
      part(kg.t("startWho"), kg.el("ul", { class: "plain tellers" }, telling())),
      rows.length ? part(kg.t("startStates"), states(rows)) : "",
    );
  };
})();
