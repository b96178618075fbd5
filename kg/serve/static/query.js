// The form: pick a question, fill in its parameters, run it, read the rows. Without this file the form still asks.
"use strict";

const $ = (id) => document.getElementById(id);
const BASE = "https://w3id.org/govkg/id/";
const SHORT = 24; // characters: a name or a date is not broken into lines
let known = { prefixes: {}, questions: [], terms: [] };
let editor = null;

function chosenQuestion() {
  return known.questions.find((question) => question.name === $("question").value);
}

function showQuestion() {
  const question = chosenQuestion();
  $("parameters").replaceChildren();
  if (!question) return;
  write(question.text);
  for (const parameter of question.parameters) {
    const label = document.createElement("label");
    const input = document.createElement("input");
    input.dataset.name = parameter.name;
    label.append(`${parameter.chinese} ${parameter.english} `, input);
    $("parameters").append(label);
  }
}

function fields(format) {
  const data = new URLSearchParams({ query: written(), question: $("question").value, strict: "1" });
  for (const input of $("parameters").querySelectorAll("input")) {
    if (input.value.trim()) data.append("p", `${input.dataset.name}=${input.value.trim()}`);
  }
  if (format) data.append("format", format);
  return data;
}

async function run(event) {
  event.preventDefault();
  $("status").className = "";
  $("status").textContent = "…";
  const start = performance.now();
  const accept = "application/sparql-results+json, text/turtle;q=0.9";
  try {
    const response = await fetch("/sparql", { method: "POST", body: fields(), headers: { Accept: accept } });
    const text = await response.text();
    if (!response.ok) throw new Error(text);
    const rows = response.headers.get("content-type").includes("json") ? table(JSON.parse(text)) : plain(text);
    const cut = response.headers.get("warning") ? " +" : "";
    $("status").textContent = `${rows}${cut} 行 rows, ${Math.round(performance.now() - start)} ms`;
    downloads();
  } catch (error) {
    $("status").className = "wrong";
    $("status").textContent = error.message;
    $("answer").replaceChildren();
    $("downloads").hidden = true;
    pointAt(error.message);
  }
}

// CodeMirror colours the query and completes its words; Tab still leaves the field, as it does everywhere else.
function edit() {
  editor = CodeMirror.fromTextArea($("text"), {
    mode: "application/sparql-query", lineNumbers: true, lineWrapping: true, matchBrackets: true, tabSize: 2,
    extraKeys: { Tab: false, "Shift-Tab": false, "Ctrl-Enter": submit, "Cmd-Enter": submit, "Ctrl-Space": complete },
    screenReaderLabel: "SPARQL", hintOptions: { hint: words, completeSingle: false },
  });
}
const written = () => (editor ? editor.getValue() : $("text").value);
const write = (text) => (editor ? editor.setValue(text) : ($("text").value = text));
const submit = () => $("form").requestSubmit();
const complete = () => editor.showHint();

// What begins as the word before the cursor does: kg:loc gives kg:locatedIn; ?na gives the query's own variables.
function words() {
  const { line, ch } = editor.getCursor();
  const start = editor.getLine(line).slice(0, ch).match(/[?$\w:-]*$/)[0];
  const own = [...new Set(editor.getValue().match(/[?$]\w+/g))].filter((name) => name !== start);
  const list = [...own, ...known.terms].filter((word) => word.toLowerCase().startsWith(start.toLowerCase()));
  return { list: list.slice(0, 200), from: CodeMirror.Pos(line, ch - start.length), to: CodeMirror.Pos(line, ch) };
}

// Where the message names a place, the cursor goes there.
function pointAt(message) {
  const place = /line (\d+), column (\d+)/.exec(message);
  if (!place || !editor) return;
  editor.setCursor(place[1] - 1, place[2] - 1);
  editor.focus();
}

function downloads() {
  $("downloads").hidden = false;
  for (const link of $("downloads").querySelectorAll("a")) link.href = `/sparql?${fields(link.dataset.format)}`;
}

function plain(text) {
  const block = document.createElement("pre");
  block.textContent = text;
  $("answer").replaceChildren(block);
  return text.split("\n").filter((line) => line.trim()).length;
}

function table(found) {
  if ("boolean" in found) return plain(String(found.boolean));
  const grid = document.createElement("table");
  const head = grid.createTHead().insertRow();
  for (const name of found.head.vars) head.append(Object.assign(document.createElement("th"), { textContent: name, scope: "col" }));
  const body = grid.createTBody();
  for (const row of found.results.bindings) {
    const line = body.insertRow();
    for (const name of found.head.vars) {
      const cell = line.insertCell();
      cell.append(value(row[name]));
      if (cell.textContent.length <= SHORT) cell.className = "short";
    }
  }
  $("answer").replaceChildren(grid);
  return found.results.bindings.length;
}

function value(cell) {
  if (!cell) return "";
  if (cell.type !== "uri") return cell.value;
  const link = document.createElement("a");
  link.textContent = short(cell.value);
  if (!/^https?:/.test(cell.value)) return cell.value;
  link.href = cell.value.startsWith(BASE) ? `/id/${cell.value.slice(BASE.length)}` : cell.value;
  return link;
}

function short(iri) {
  for (const [prefix, namespace] of Object.entries(known.prefixes)) {
    if (iri.startsWith(namespace)) return `${prefix}:${iri.slice(namespace.length)}`;
  }
  return iri.startsWith(BASE) ? decodeURI(iri.slice(BASE.length)) : iri;
}

$("form").addEventListener("submit", run);
$("question").addEventListener("change", showQuestion);
edit();
fetch("/questions.json").then((response) => response.json()).then((found) => {
  known = found;
  showQuestion();
  $("form").dataset.ready = "1";
});
