/* The data as objects: columns are read once, and everything is linked with everything it needs. */
"use strict";
const kg = {};

(function () {
  const data = JSON.parse(document.getElementById("data").textContent);
  const drawing = JSON.parse(document.getElementById("drawing").textContent);
  kg.data = data;
  kg.drawing = drawing;
  kg.nodes = new Map();
  kg.edges = new Map();
  kg.adjacent = new Map();

  const rows = (table, make) => {
    const names = Object.keys(table);
    return (table[names[0]] || []).map((_, i) => {
      const row = { i };
      for (const name of names) row[name] = table[name][i];
      return make ? make(row) : row;
    });
  };

  const places = new Map(rows(drawing.nodes).map((row) => [row.id, row]));
  const scores = drawing.views.scores;

  kg.classes = data.classes.map((row, i) => ({ ...row, i, base: row.colour })); // the theme sets the colour
  kg.predicates = new Map(data.predicates.map((row, i) => [row.name, { ...row, i }]));
  kg.statuses = new Map(data.statuses.map((row, i) => [row.name, { ...row, i }]));

  kg.entities = rows(data.entities, (row) => ({
    ...row, id: "e" + row.i, type: "entity", cls: kg.classes[row.class], score: scores[row.i],
    docs: new Map(), out: [], in: [], figures: [], known: [], mentions: 0, place: places.get("e" + row.i),
    size: places.get("e" + row.i).size, shape: kg.classes[row.class].shape,
    get colour() {
      return this.cls.colour;
    },
  }));
  kg.documents = data.documents.map((row, i) => ({
    ...row, i, id: "d" + i, type: "document", key: "doc:" + row.name, names: [], total: 0,
    place: places.get("d" + i), size: places.get("d" + i).size, shape: "document", score: 1000,
    year: row.date.slice(0, 4),
  }));
  for (const node of [...kg.entities, ...kg.documents]) {
    kg.nodes.set(node.id, node);
    kg.adjacent.set(node.id, []);
  }
  kg.byKey = new Map([...kg.nodes.values()].map((node) => [node.key, node]));

  /* An edge goes by what it says, since a link must mean the same after the next build. */
  kg.edgeByKey = new Map();
  const link = (edge) => {
    edge.key = [kg.nodes.get(edge.from).key, edge.predicate || "mentions", kg.nodes.get(edge.to).key].join(" ");
    edge.added = edge.statements.length > 0 && edge.statements.every((statement) => statement.added);
    kg.edgeByKey.set(edge.key, edge);
    kg.edges.set(edge.id, edge);
    kg.adjacent.get(edge.from).push(edge);
    if (edge.to !== edge.from) kg.adjacent.get(edge.to).push(edge);
  };
  const drawn = rows(drawing.edges);
  const facts = new Map();
  const said = ({ subject, predicate, object, status }) => [subject, predicate, object < 0 ? status : object].join("|");
  const confirmed = new Map(rows(data.confirmed).map((row) => [said(row), row]));
  /* What a person added stands beside what documents state, and has no document: who says so is in its place. */
  kg.person = { type: "person", name: "", title: "", date: "", year: "", articles: [] };
  const state = (row, doc) => {
    const statement = {
      ...row, s: kg.entities[row.subject], o: row.object < 0 ? null : kg.entities[row.object],
      doc, year: (row.date || doc.date).slice(0, 4), confirmed: confirmed.get(said(row)),
    };
    statement.s.out.push(statement);
    if (statement.o) {
      statement.o.in.push(statement);
      const name = said(row);
      if (!facts.has(name)) {
        const { id, from, to } = drawn[facts.size];
        facts.set(name, { id, from, to, type: "fact", predicate: row.predicate, statements: [] });
      }
      facts.get(name).statements.push(statement);
      statement.edge = facts.get(name).id;
    }
    return statement;
  };
  kg.statements = [
    ...rows(data.statements, (row) => state(row, kg.documents[row.document])),
    ...rows(data.added, ({ i, ...row }) =>
      state({ ...row, i: data.statements.iri.length + i, added: true, quote: row.quotes.join(" "), begin: -1, article: -1, confidence: 1, rule: "" }, kg.person)),
  ];
  facts.forEach(link);
  rows(data.observations, (row) => {
    const doc = kg.documents[row.document];
    kg.entities[row.subject].figures.push({ ...row, doc, year: (row.date || doc.date).slice(0, 4) });
  });
  rows(data.background, (row) => {
    const [s, o] = [kg.entities[row.subject], kg.entities[row.object]];
    s.known.push({ predicate: row.predicate, inverse: false, other: o, source: row.source });
    o.known.push({ predicate: row.predicate, inverse: true, other: s, source: row.source });
  });
  rows(data.mentions, (row) => {
    const entity = kg.entities[row.entity];
    const doc = kg.documents[row.document];
    entity.docs.set(doc, row.count);
    entity.mentions += row.count;
    doc.names.push([entity, row.count]);
    doc.total += row.count;
    link({ id: "m" + row.i, from: doc.id, to: entity.id, type: "mention", count: row.count, statements: [] });
  });

  /* Edges that share both ends are bent apart, so that each can be seen and clicked. */
  const pairs = new Map();
  for (const edge of kg.edges.values()) {
    const pair = [edge.from, edge.to].sort().join("|");
    if (!pairs.has(pair)) pairs.set(pair, []);
    pairs.get(pair).push(edge);
  }
  for (const edges of pairs.values()) {
    edges.forEach((edge, k) => {
      const steps = edge.from === edges[0].from ? 1 : -1;
      edge.bend = edges.length === 1 ? 0 : steps * (k % 2 ? -1 : 1) * 0.12 * (1 + Math.floor(k / 2));
      edge.parallel = edges;
    });
  }

  kg.other = (edge, id) => kg.nodes.get(edge.from === id ? edge.to : edge.from);
  kg.short = (text, most) => {
    const chars = Array.from(text);
    return chars.length > most ? chars.slice(0, most - 1).join("") + "…" : text;
  };

  /* Elements are made of text alone: nothing that a document says is ever read as markup. */
  kg.el = (tag, props, ...children) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(props || {})) {
      if (value === undefined || value === null || value === false) continue;
      if (name === "class") node.className = value;
      else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
      else if (name === "vars") for (const [k, v] of Object.entries(value)) node.style.setProperty(k, v);
      else node.setAttribute(name, value === true ? "" : String(value));
    }
    node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
    return node;
  };
  kg.$ = (id) => document.getElementById(id);
})();
