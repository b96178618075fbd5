/* What is measured of an entity, by measure and in the order of time; and what a public record says of it. */
(function () {
  const number = (figure) => {
    const { qualifier, unit } = figure;
    const within = qualifier === "余" || qualifier === "多"; // 6300余万元, but 超190亿元 and 450个以上
    const behind = /[上下右后内]$/.test(qualifier);
    const value = [!within && !behind && qualifier, [figure.value, figure.upto].filter(Boolean).join("–"), within && qualifier, unit, behind && qualifier]
      .filter(Boolean).join("");
    if (figure.aspect === "rank") return kg.t("rank", { n: figure.value, s: figure.scope });
    if (figure.aspect === "level") return value;
    return `${kg.t(figure.aspect)} ${value}`;
  };
  const period = (figure) => (figure.period || figure.date.slice(0, 4) || kg.t("noDate")).replace("/", "–");
  const row = (figure) => kg.el("div", { class: "figure" },
    kg.el("span", { class: "quiet" }, period(figure)), kg.el("strong", {}, number(figure)),
    figure.kind !== "achieved" && kg.el("span", { class: "sign" }, kg.t(figure.kind)), kg.quote(figure));

  kg.figures = (entity, passes) => {
    const measures = new Map();
    for (const figure of entity.figures.filter(passes)) {
      if (!measures.has(figure.measure)) measures.set(figure.measure, []);
      measures.get(figure.measure).push(figure);
    }
    if (!measures.size) return null;
    const groups = [...measures].sort(([, a], [, b]) => b.length - a.length);
    for (const [, rows] of groups) rows.sort((a, b) => period(a).localeCompare(period(b)) || a.date.localeCompare(b.date));
    return kg.el("section", { class: "figures" },
      kg.el("h3", {}, kg.t("figures"), kg.el("span", { class: "quiet" }, " " + groups.reduce((sum, [, rows]) => sum + rows.length, 0))),
      kg.unfold(groups, 5, ([measure, rows]) => [kg.el("div", { class: "fact" }, measure), kg.unfold(rows, 3, row)]));
  };

  kg.background = (entity) => entity.known.length > 0 && kg.el("section", { class: "known" }, kg.el("h3", {}, kg.t("known")),
    kg.unfold(entity.known, 5, (fact) => [
      kg.el("span", { class: "quiet" }, kg.predicateLabel(fact.predicate, fact.inverse) + " "), kg.nodeLink(fact.other),
      kg.el("span", { class: "source" }, `${kg.t("source")} ${fact.source}`)]));
})();
