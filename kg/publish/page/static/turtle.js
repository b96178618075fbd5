/* What is chosen, as Turtle: a part of graph.ttl, triple for triple, that any RDF store loads. */
(function () {
  const PREFIXES = [
    ["dcterms", "http://purl.org/dc/terms/"], ["kg", kg.data.vocabulary], ["prov", "http://www.w3.org/ns/prov#"], ["rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"],
    ["rdfs", "http://www.w3.org/2000/01/rdf-schema#"], ["skos", "http://www.w3.org/2004/02/skos/core#"], ["xsd", "http://www.w3.org/2001/XMLSchema#"],
  ];
  const iri = (path) => `<${kg.data.namespace}${path}>`;
  const term = (name) => (/^[A-Za-z][A-Za-z0-9]*$/.test(name) ? "kg:" + name : `<${kg.data.vocabulary}${encodeURIComponent(name)}>`);
  const ESCAPES = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t" };
  const text = (value) => '"' + value.replace(/[\\"\n\r\t]/g, (char) => ESCAPES[char]) + '"';
  const chinese = (value) => text(value) + "@zh";
  const day = (value) => `${text(value)}^^xsd:date`;
  const decimal = (value) => (Number.isInteger(value) ? value + ".0" : String(value));

  const block = (subject, pairs) =>
    subject + "\n" + pairs.map(([predicate, ...values]) => `    ${predicate} ${values.join(" , ")}`).join(" ;\n") + " .\n";
  const entityBlock = (entity) => {
    const others = entity.labels.filter((label) => label && label !== entity.name);
    return block(iri(entity.key), [
      ["a", ...entity.types.map(term)], ["skos:prefLabel", chinese(entity.name)], ["rdfs:label", chinese(entity.name)],
      ...(others.length ? [["skos:altLabel", ...others.map(chinese)]] : []),
    ]);
  };
  const documentBlock = (doc, entities) => {
    const named = entities.filter((entity) => entity.docs.get(doc) > 0);
    return block(iri(doc.iri), [
      ["a", "kg:Document"], ["dcterms:identifier", text(doc.name)], ...(doc.date ? [["dcterms:date", day(doc.date)]] : []),
      ...(named.length ? [["kg:mentions", ...named.map((entity) => iri(entity.key))]] : []),
    ]);
  };
  const articleBlock = (doc, number) => {
    const known = doc.articles.find((article) => article.number === number) || {};
    return block(iri(`${doc.iri}/article/${number}`), [
      ["a", "kg:Article"], ["dcterms:isPartOf", iri(doc.iri)], ...(known.title ? [["dcterms:title", chinese(known.title)]] : []),
      ...(known.date ? [["dcterms:date", day(known.date)]] : []),
    ]);
  };
  const statementBlock = (s) => {
    const [subject, predicate, object] = [iri(s.s.key), term(s.predicate), s.o ? iri(s.o.key) : term(s.status)];
    return block(subject, [[predicate, object]]) + block(iri(s.iri), [
      ["a", "rdf:Statement"], ["rdf:subject", subject], ["rdf:predicate", predicate], ["rdf:object", object],
      ["kg:inDocument", iri(s.doc.iri)], ["kg:inArticle", iri(`${s.doc.iri}/article/${s.article}`)], ["kg:quote", chinese(s.quote)],
      ["kg:begin", s.sourceBegin], ["kg:end", s.sourceEnd], ["kg:confidence", decimal(s.confidence)],
      ...(s.exact ? [["kg:exact", text(s.exact)]] : []), ...(s.date ? [["kg:asOf", day(s.date)]] : []),
      ...(s.role ? [["kg:role", chinese(s.role)]] : []), ...(s.rule ? [["kg:rule", text(s.rule)]] : []),
      ...(s.confirmed ? [["kg:decidedBy", `<${s.confirmed.decision}>`]] : []),
    ]);
  };
  const addedBlock = (s) => {
    const [subject, predicate, object] = [iri(s.s.key), term(s.predicate), s.o ? iri(s.o.key) : term(s.status)];
    return block(subject, [[predicate, object]]) + block(iri(s.iri), [
      ["a", "kg:AddedFact"], ["rdf:subject", subject], ["rdf:predicate", predicate], ["rdf:object", object],
      ["dcterms:source", text(s.source)], ["prov:wasAttributedTo", iri(s.author)], ["kg:decidedBy", `<${s.decision}>`],
      ...(s.quotes.length ? [["kg:quote", ...s.quotes.map(chinese)]] : []),
      ...(s.role ? [["kg:role", chinese(s.role)]] : []), ...(s.date ? [["kg:asOf", day(s.date)]] : []),
    ]);
  };
  const number = (value) => `${text(value)}^^xsd:decimal`;
  const figureBlock = ([entity, f]) => {
    const [doc, article] = [iri(f.doc.iri), iri(`${f.doc.iri}/article/${f.article}`)];
    const said = (make, pairs) => pairs.filter(([, value]) => value).map(([name, value]) => ["kg:" + name, make(value)]);
    return block(doc, [["kg:mentions", iri(entity.key)]]) + block(article, [["kg:mentions", iri(entity.key)]]) + block(iri(f.iri), [
      ["a", "kg:Observation"], ["kg:subject", iri(entity.key)], ["kg:inDocument", doc], ["kg:inArticle", article],
      ["kg:begin", f.sourceBegin], ["kg:end", f.sourceEnd], ["kg:confidence", decimal(f.confidence)],
      ...said(number, [["value", f.value], ["normalValue", f.normalValue], ["upto", f.upto]]), ...said(day, [["asOf", f.date]]),
      ...said(chinese, [["measure", f.measure], ["unit", f.unit], ["normalUnit", f.normalUnit], ["qualifier", f.qualifier], ["scope", f.scope], ["quote", f.quote]]),
      ...said(text, [["aspect", f.aspect], ["period", f.period], ["kind", f.kind], ["exact", f.exact], ["rule", f.rule]]),
    ]);
  };

  /* Of a node what is said of it, of an edge what it states; with nothing chosen, all that is in view. */
  const chosen = (state, passes) => {
    const node = kg.byKey.get(state.node);
    const edge = kg.edgeByKey.get(state.edge);
    const figures = (entities) => entities.flatMap((entity) => entity.figures.map((figure) => [entity, figure]));
    if (node && node.type === "entity") return { entities: [node], statements: [...node.out, ...node.in], figures: figures([node]) };
    if (node) {
      return {
        entities: node.names.filter(([, count]) => count > 0).map(([entity]) => entity), docs: [node],
        statements: kg.statements.filter((s) => s.doc === node), figures: figures(kg.entities).filter(([, figure]) => figure.doc === node),
      };
    }
    if (edge) return { entities: [edge.from, edge.to].map((id) => kg.nodes.get(id)).filter((end) => end.type === "entity"), statements: edge.statements };
    const { places, edges, statements } = kg.inView(state, passes);
    return { entities: places, statements, figures: figures(places), docs: edges.filter((e) => e.type === "mention").map((e) => kg.nodes.get(e.from)) };
  };
  /* Two rules may read one fact from one clause: as in graph.ttl the surer one counts. */
  const distinct = (statements) => {
    const found = new Map();
    const weight = (s) => [s.confidence.toFixed(4), s.rule, s.date].join("\n");
    for (const s of statements) if (!found.has(s.iri) || weight(s) > weight(found.get(s.iri))) found.set(s.iri, s);
    return [...found.values()];
  };

  kg.turtle = (state) => {
    const passes = kg.filter(state);
    const selection = chosen(state, passes);
    const statements = distinct(selection.statements.filter(passes.statement));
    const [stated, added] = [statements.filter((s) => !s.added), statements.filter((s) => s.added)];
    const figures = (selection.figures || []).filter(([, figure]) => passes.figure(figure));
    const entities = [...new Set([...selection.entities, ...figures.map(([entity]) => entity), ...statements.flatMap((s) => (s.o ? [s.s, s.o] : [s.s]))])];
    const docs = [...new Set([...(selection.docs || []), ...stated.map((s) => s.doc), ...figures.map(([, figure]) => figure.doc)])];
    const articles = new Map([...stated, ...figures.map(([, figure]) => figure)].map((s) => [`${s.doc.iri}/article/${s.article}`, s]));
    return [
      PREFIXES.map(([prefix, space]) => `@prefix ${prefix}: <${space}> .\n`).join(""), ...docs.map((doc) => documentBlock(doc, entities)),
      ...[...articles.values()].map((s) => articleBlock(s.doc, s.article)), ...entities.map(entityBlock), ...stated.map(statementBlock),
      ...added.map(addedBlock), ...figures.map(figureBlock),
    ].join("\n");
  };
})();
