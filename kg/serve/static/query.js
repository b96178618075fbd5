// The form: pick a question, fill in its parameters, run it, read the rows. Without this file the form still asks.
"use strict";

const $ = (id) => document.getElementById(id);
const BASE = "https://w3id.org/govkg/id/";
let known = { prefixes: {}, questions: [] };

function chosenQuestion() {
  return known.questions.find((question) => question.name === $("question").value);
}

function showQuestion() {
  const question = chosenQuestion();
  $("parameters").replaceChildren();
  if (!question) return;
  $("text").value = question.text;
  for (const parameter of question.parameters) {
    const label = document.createElement("label");
    const input = document.createElement("input");
    input.dataset.name = parameter.name;
    label.append(`${parameter.chinese} ${parameter.english} `, input);
    $("parameters").append(label);
  }
}

function fields(format) {
  const data = new URLSearchParams({ query: $("text").value, question: $("question").value });
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
  }
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
    for (const name of found.head.vars) line.insertCell().append(value(row[name]));
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
$("text").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) $("form").requestSubmit();
});
fetch("/questions.json").then((response) => response.json()).then((found) => { known = found; showQuestion(); });
