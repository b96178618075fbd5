/* Pieces that several places show: links to nodes, facts with their quotes, lists that unfold. */
(function () {
  kg.nodeLink = (node, text) =>
    kg.el("a", { href: "#node=" + encodeURIComponent(node.key), class: "node-link", onclick: (event) => {
      event.preventDefault();
      kg.select(node.id);
    } }, kg.icon(node.shape, kg.nodeColour(node)), kg.el("span", {}, text || node.name));

  /* What no document says: the sentences that the person saw, who it was, and where the fact is from. */
  const byPerson = (statement) => kg.el("div", { class: "quote added" },
    statement.quote && kg.el("q", {}, statement.quote),
    kg.el("span", { class: "source" }, kg.el("span", { class: "sign person" }, kg.t("added")),
      [statement.by, statement.decided, statement.role && kg.t("role") + " " + statement.role, statement.date && kg.t("asOf", { d: statement.date })]
        .filter(Boolean).map((fact, k) => [k > 0 && " · ", kg.el("span", { class: "whole" }, fact)])),
    kg.el("span", { class: "source" }, [`${kg.t("source")} ${statement.source}`, statement.reason].filter(Boolean).join(" · ")));
  kg.quote = (statement) => (statement.added ? byPerson(statement) : cited(statement));
  const cited = (statement) => {
    const { doc, confirmed } = statement;
    const article = doc.articles.find((a) => a.number === statement.article) || doc;
    const titles = [...new Set([doc.title, article.title || doc.title])];
    const facts = [...titles.map((title) => kg.short(title, titles.length > 1 ? 10 : 13)), statement.date || article.date || doc.date || kg.t("noDate"),
      kg.t("confidence") + " " + kg.percent(statement.confidence)];
    if (confirmed) facts.push(kg.t("confirmed", { p: confirmed.by }));
    if (statement.role) facts.unshift(kg.t("role") + " " + statement.role);
    return kg.el("button", { type: "button", class: "quote", title: `${kg.t("read")} · ${titles.join(" · ")}`, onclick: () =>
      kg.openReader(doc, statement.begin >= 0 ? statement.begin : articleBegin(doc, statement.article), statement.begin >= 0 ? statement.quote.length : 0) },
    kg.el("q", {}, statement.quote || kg.t("read")),
    kg.el("span", { class: "source" }, facts.map((fact, k) => [k > 0 && " · ", kg.el("span", { class: "whole" }, fact)])));
  };
  const articleBegin = (doc, number) => (doc.articles.find((a) => a.number === number) || { begin: 0 }).begin;

  /* A long list shows its beginning, and the rest when asked. */
  kg.unfold = (items, most, make) => {
    const list = kg.el("ul", { class: "plain" }, items.slice(0, most).map((item) => kg.el("li", {}, make(item))));
    if (items.length > most) {
      const more = kg.el("button", { type: "button", class: "more", onclick: () => {
        list.append(...items.slice(most).map((item) => kg.el("li", {}, make(item))));
        more.remove();
      } }, kg.t("rest", { n: items.length - most }));
      return [list, more];
    }
    return [list];
  };

  /* Statements of one entity, by predicate and direction; what is said several times stands once with all quotes. */
  kg.factGroups = (entity, passes) => {
    const groups = new Map();
    const add = (statement, inverse) => {
      const name = statement.predicate + (inverse ? "^" : "");
      if (!groups.has(name)) groups.set(name, { predicate: statement.predicate, inverse, facts: new Map() });
      const other = inverse ? statement.s : statement.o;
      const key = other ? other.id : statement.status;
      const { facts } = groups.get(name);
      if (!facts.has(key)) facts.set(key, { other, status: statement.status, statements: [] });
      facts.get(key).statements.push(statement);
    };
    entity.out.filter(passes).forEach((statement) => add(statement, false));
    entity.in.filter(passes).forEach((statement) => add(statement, true));
    const order = (group) => (kg.predicates.has(group.predicate) ? kg.predicates.get(group.predicate).i : 99) * 2 + (group.inverse ? 1 : 0);
    return [...groups.values()].sort((a, b) => order(a) - order(b));
  };
  kg.factGroup = (group) => {
    const facts = [...group.facts.values()].sort((a, b) => b.statements.length - a.statements.length || (b.other ? b.other.score : 0) - (a.other ? a.other.score : 0));
    return kg.el("section", { class: "facts" },
      kg.el("h3", {}, kg.predicateLabel(group.predicate, group.inverse), kg.el("span", { class: "quiet" }, " " + facts.length)),
      kg.unfold(facts, 6, (fact) => [
        kg.el("div", { class: "fact" }, fact.other ? kg.nodeLink(fact.other) : kg.el("strong", {}, kg.statusLabel(fact.status))),
        ...kg.unfold(fact.statements, 2, kg.quote),
      ]));
  };
})();
