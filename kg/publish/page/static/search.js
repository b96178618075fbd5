/* The search box: names, short forms, and the pinyin of both; suggestions by class, chosen with arrows and Enter. */
(function () {
  const MOST = 12;
  const fold = (text) => text.normalize("NFKC").toLowerCase().replace(/[\s“”"'《》·]/g, "");
  const entries = [];
  const prepare = () => {
    for (const node of kg.nodes.values()) {
      const names = node.type === "entity" ? [node.name, ...node.labels] : [node.title, node.name];
      entries.push({ node, names, folded: names.map(fold), pinyin: (node.pinyin || "").split(" ") });
    }
  };

  /* The better the lower: whole name, beginning, inside, then pinyin; among equals the more telling first. */
  const rank = (entry, query) => {
    let best = 99;
    let via = "";
    entry.folded.forEach((name, k) => {
      const found = name === query ? 0 : name.startsWith(query) ? 2 : name.includes(query) ? 4 : 99;
      const value = found + (k > 0 ? 1 : 0);
      if (value < best) [best, via] = [value, k > 0 ? entry.names[k] : ""];
    });
    if (best < 90 || query.length < 2 || !/^[a-z0-9]+$/.test(query)) return { best, via };
    for (const key of entry.pinyin) {
      const value = key === query ? 6 : key.startsWith(query) ? 7 : query.length > 2 && key.includes(query) ? 9 : 99;
      if (value < best) best = value;
    }
    return { best, via };
  };
  kg.search = (text) => {
    if (!entries.length) prepare();
    const query = fold(text);
    if (!query) return [];
    return entries
      .map((entry) => ({ node: entry.node, ...rank(entry, query) }))
      .filter((hit) => hit.best < 90)
      .sort((a, b) => a.best - b.best || b.node.score - a.node.score || a.node.id.localeCompare(b.node.id))
      .slice(0, MOST);
  };
  /* One class after the other, that of the best hit first. */
  const byClass = (found) => {
    const name = ({ node }) => (node.type === "entity" ? node.cls.name : "");
    const order = [...new Set(found.map(name))];
    return found.slice().sort((a, b) => order.indexOf(name(a)) - order.indexOf(name(b)));
  };

  kg.startSearch = () => {
    const input = kg.$("search");
    const list = kg.$("suggestions");
    let hits = [];
    let active = -1;
    const close = () => {
      list.hidden = true;
      active = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    };
    const choose = (k) => {
      if (!hits[k]) return;
      input.value = "";
      close();
      kg.select(hits[k].node.id);
    };
    const mark = (k) => {
      active = k;
      [...list.children].forEach((item, n) => item.setAttribute("aria-selected", String(n === k)));
      if (list.children[k]) {
        input.setAttribute("aria-activedescendant", list.children[k].id);
        list.children[k].scrollIntoView({ block: "nearest" });
      }
    };
    const option = ({ node, via }, k) => {
      const entity = node.type === "entity";
      const before = hits[k - 1] && hits[k - 1].node;
      const first = !before || before.type !== node.type || before.cls !== node.cls;
      return kg.el("li", { id: "option-" + k, role: "option", class: first && k > 0 ? "first" : null, "aria-selected": "false", onmousedown: (event) => {
        event.preventDefault();
        choose(k);
      } },
      kg.icon(node.shape, kg.nodeColour(node)),
      kg.el("span", { class: "name" }, entity ? node.name : node.title, via && kg.el("i", {}, via)),
      kg.el("span", { class: "quiet" }, entity ? kg.kindLabel(node) : kg.t("document")));
    };
    const suggest = () => {
      hits = byClass(kg.search(input.value));
      list.replaceChildren(...hits.map(option));
      if (!hits.length && input.value.trim()) {
        list.append(kg.el("li", { class: "none", role: "option", "aria-disabled": "true", "aria-selected": "false" }, kg.t("notFound")));
      }
      list.hidden = !list.children.length;
      input.setAttribute("aria-expanded", String(!list.hidden));
      mark(hits.length ? 0 : -1);
    };
    input.addEventListener("input", suggest);
    input.addEventListener("focus", () => input.value && suggest());
    input.addEventListener("blur", close);
    input.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step && hits.length) {
        event.preventDefault();
        mark((active + step + hits.length) % hits.length);
      } else if (event.key === "Enter") choose(active);
      else if (event.key === "Escape") {
        if (list.hidden) input.blur();
        close();
        event.stopPropagation();
      }
    });
  };
})();
