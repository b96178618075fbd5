/* The reader: an article's text beside the graph, at the sentence, with every name in its class's colour. */
(function () {
  kg.openReader = (doc, at, length) => kg.set({ read: doc.name, at, length });
  const current = (doc, at) =>
    doc.articles.find((a) => a.begin <= at && at < a.end) ||
    { number: -1, title: doc.title, date: doc.date, authors: [], begin: 0, end: doc.text.length };

  /* Cuts the text at the ends of marks, of the quote and of paragraphs, and makes each piece an element. */
  const paragraphs = (doc, article, quote) => {
    const { begin, end, entity } = doc.marks;
    let k = begin.findIndex((place) => place >= article.begin);
    if (k < 0) k = begin.length;
    const made = [];
    let place = article.begin;
    for (const line of doc.text.slice(article.begin, article.end).split("\n")) {
      const stop = place + line.length;
      const p = kg.el("p", {});
      while (place < stop) {
        while (k < begin.length && end[k] <= place) k += 1;
        const named = k < begin.length && begin[k] <= place;
        const next = Math.min(stop, named ? end[k] : k < begin.length ? begin[k] : stop);
        for (const [from, to] of pieces(place, next, quote)) {
          const text = doc.text.slice(from, to);
          const node = named ? mark(kg.entities[entity[k]], text) : document.createTextNode(text);
          p.append(from >= quote.begin && to <= quote.end && quote.end > quote.begin ? kg.el("mark", { class: "cited" }, node) : node);
        }
        place = next;
      }
      if (line.trim()) made.push(p);
      place = stop + 1;
    }
    return made;
  };
  const pieces = (from, to, quote) => {
    const cuts = [from, ...[quote.begin, quote.end].filter((cut) => cut > from && cut < to), to];
    return cuts.slice(1).map((cut, n) => [cuts[n], cut]);
  };
  const mark = (entity, text) => {
    const chosen = kg.state.node === entity.key;
    return kg.el("a", { href: "#node=" + encodeURIComponent(entity.key), class: chosen ? "name-mark chosen" : "name-mark",
      vars: { "--colour": entity.colour }, title: `${entity.name} · ${kg.kindLabel(entity)}`, onclick: (event) => {
        event.preventDefault();
        kg.select(entity.id);
      } }, text);
  };

  const heading = (doc, article) => {
    const choice = kg.el("select", { "aria-label": kg.t("articles"), onchange: (event) => kg.openReader(doc, Number(event.target.value), 0) },
      doc.articles.map((a) => kg.el("option", { value: a.begin, selected: a === article }, kg.short(a.title || doc.title, 40))));
    const many = doc.articles.length > 1;
    return [
      /* What stays in sight while the text moves: which text this is, and the way out of it. */
      kg.el("div", { class: "top" }, many ? choice : kg.el("p", { class: "kind" }, kg.nodeLink(doc, doc.title)),
        kg.el("button", { type: "button", class: "close", "aria-label": kg.t("close"), onclick: () => kg.set({ read: "", at: -1, length: 0 }) }, "×")),
      kg.el("header", {},
        many && kg.el("p", { class: "kind" }, kg.nodeLink(doc, doc.title)),
        kg.el("h2", {}, article.title || doc.title),
        kg.el("p", { class: "quiet" }, [article.date || doc.date, ...(article.authors || [])].filter(Boolean).join(" · "))),
    ];
  };

  kg.drawReader = (state, before) => {
    const reader = kg.$("reader");
    const doc = kg.documents.find((d) => d.name === state.read);
    reader.hidden = !doc;
    document.body.classList.toggle("reading", Boolean(doc));
    if (!doc) return reader.replaceChildren();
    const at = Math.max(0, state.at);
    const article = current(doc, at);
    const quote = { begin: at, end: at + state.length };
    const top = reader.scrollTop;
    reader.replaceChildren(...heading(doc, article), kg.el("article", { lang: "zh" }, paragraphs(doc, article, quote)));
    if (!kg.changed(state, before, "read", "at", "length")) reader.scrollTop = top;
    else {
      const cited = reader.querySelector(".cited");
      if (cited) cited.scrollIntoView({ block: "center" });
      else reader.scrollTop = 0;
    }
  };
})();
