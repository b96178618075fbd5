/* The words of the interface, Chinese first, and the labels of classes and properties in the chosen language. */
(function () {
  const words = {
    skip: ["转到表格视图", "Skip to the table"],
    search: ["搜索名称、简称或拼音", "Search names, short forms or pinyin"],
    suggestions: ["搜索建议", "Suggestions"], tools: ["工具", "Tools"], views: ["视图", "Views"],
    overview: ["概览", "Overview"], all: ["全部", "All"], table: ["表格", "Table"], compare: ["对比", "Compare"],
    filter: ["筛选", "Filter"], more: ["更多", "More"], png: ["保存图片（PNG）", "Save picture (PNG)"], svg: ["保存图片（SVG）", "Save picture (SVG)"],
    csv: ["导出所见实体（CSV）", "Export entities in view (CSV)"], csvEdges: ["导出所见事实（CSV）", "Export facts in view (CSV)"],
    turtle: ["导出所选（Turtle）", "Export selection (Turtle)"],
    theme: ["明 / 暗", "Light / dark"], help: ["使用说明", "Help"], graph: ["图谱", "Graph"],
    canvas: ["图谱。方向键在节点间移动，回车打开。", "Graph. Arrow keys move between nodes, Enter opens."],
    legend: ["图例与类别筛选", "Legend and class filter"], zoom: ["缩放", "Zoom"],
    zoomIn: ["放大", "Zoom in"], zoomOut: ["缩小", "Zoom out"], zoomFit: ["适合窗口", "Fit"],
    reader: ["原文", "Reader"], panel: ["详情", "Details"], close: ["关闭", "Close"],
    counts: ["{d} 份文件 · {e} 个实体 · {s} 条事实", "{d} documents · {e} entities · {s} facts"],
    document: ["文件", "Document"], mentions: ["提及", "mentions"], names: ["又作", "Also"],
    facts: ["事实", "Facts"], documents: ["提及它的文件", "Documents"], times: ["{n} 次", "{n}×"],
    implied: ["隐含", "implied"], status: ["进展", "Status"], why: ["为何合并", "Why merged"],
    focus: ["聚焦", "Focus"], one: ["1 步", "1 step"], two: ["2 步", "2 steps"],
    from: ["从此查路径", "Path from here"], to: ["路径至此", "Path to here"], back: ["返回概览", "Back to overview"],
    path: ["最短路径", "Shortest path"], noPath: ["两者之间没有路径", "No path between the two"],
    pathStart: ["已选起点：{n}。再选一个节点，点“路径至此”。", "Start: {n}. Choose another node and press “Path to here”."],
    rest: ["显示其余 {n} 条", "Show {n} more"], confidence: ["可信度", "confidence"],
    read: ["阅读原文", "Read"], articles: ["文章", "Articles"], telling: ["主要实体", "Most telling entities"],
    noDate: ["无日期", "undated"], states: ["所陈述的事实", "What it states"], evidence: ["依据", "Evidence"],
    between: ["两者之间的其他关系", "Other relations of the two"], notFound: ["未找到", "Nothing found"],
    hiddenFacts: ["筛选隐去了 {n} 条事实", "{n} facts are hidden by the filters"], figures: ["数据", "Figures"],
    startTitle: ["从这里读起", "Start here"], startDo: ["怎么看", "How to read"], startWho: ["提及最多", "Most telling"],
    startStates: ["项目进展", "Where projects stand"], startFrom: ["文件来源", "Where it comes from"],
    startText: ["由 {d} 份政府文件整理出 {e} 个实体、{s} 条事实，每条事实都能点回原文的那一句。",
      "{e} entities and {s} facts read from {d} government documents; each fact leads back to the sentence that states it."],
    startHints: ["点击图中任一节点，看它的名称、事实和出处|输入名称、简称或拼音直接查找，按 / 开始|“全部”展开整张图，“对比”看两份文件之间的变化",
      "Click any node for its names, facts and sources|Type a name, a short form or pinyin; / starts|“All” opens the whole graph, “Compare” shows what changed between two documents"],
    growth: ["增长", "up"], decline: ["下降", "down"], increase: ["增加", "more by"], share: ["占", "share"], rank: ["居{s}第 {n} 位", "rank {n} {s}"],
    target: ["目标", "target"], expected: ["预计", "expected"], known: ["公开资料", "Public record"], source: ["来源", "Source"],
    added: ["人工添加", "added by a person"], confirmed: ["{p} 已核实", "confirmed by {p}"], asOf: ["截至 {d}", "as of {d}"],
    articleCount: ["文章数", "Articles"], file: ["文件名", "File"], saveTable: ["下载此表（CSV）", "Download this table (CSV)"],
    changedTo: ["有变化", "changed"], unchanged: ["未变", "unchanged"],
    nFacts: ["{n} 条事实", "{n} facts"], nEntities: ["{n} 个实体", "{n} entities"],
    clear: ["清除筛选", "Clear filters"], predicate: ["关系", "Relation"], class: ["类别", "Class"], year: ["年份", "Year"],
    anyYear: ["不限", "any"], least: ["至少见于几份文件", "Named by at least"], minConf: ["最低可信度", "Least confidence"],
    shown: ["显示 {n} 个节点、{m} 条连线", "{n} nodes and {m} edges shown"],
    capped: ["邻居过多，仅显示最重要的 {n} 个", "Too many neighbours: the {n} most telling are shown"],
    large: ["图谱过大，全图只显示最重要的 {n} 个节点；搜索或聚焦可到达其余节点",
      "The graph is large: the {n} most telling nodes are shown; search or focus to reach the others"],
    entities: ["实体", "Entities"], name: ["名称", "Name"], count: ["次数", "Mentions"], docs: ["文件数", "Documents"],
    subject: ["主体", "Subject"], object: ["客体", "Object"], quote: ["原文", "Quote"], date: ["日期", "Date"],
    onlyIn: ["仅见于", "Only in"], both: ["两份都有", "In both"], changed: ["项目状态的变化", "Status of shared projects"],
    nothing: ["无", "none"], group: ["{h} · {c}", "{h} · {c}"], other: ["其他{c}", "Other: {c}"],
    role: ["职务", "office"], reset: ["默认", "Default"], emptyGraph: ["没有可显示的内容。请清除筛选。", "Nothing to show. Clear the filters."],
    sortBy: ["点击列名可排序", "Click a column to sort"], noEntities: ["这些文件中没有找到实体", "No entity was found in these documents"],
    helpText: [
      "点击节点看它的名称、事实和出处；点击引文在原文中定位；点击连线看它陈述什么。|图例可开关类别；“全部”显示整张图；“筛选”按关系、文件、年份、可信度缩小范围。|快捷键：/ 搜索，方向键移动，回车打开，F 聚焦，+ − 0 缩放，Esc 关闭。|地址栏中的链接记录当前所见，可以发给同事；前进、后退可用。",
      "Click a node for its names, facts and sources; click a quote to see it in its text; click an edge to see what it states.|The legend switches classes; “All” shows everything; “Filter” narrows by relation, document, year and confidence.|Keys: / search, arrows move, Enter opens, F focuses, + − 0 zoom, Esc closes.|The address keeps what you see, so a link can be sent to a colleague; back and forward work."],
  };
  kg.lang = "zh";
  kg.t = (key, values) => {
    let text = words[key][kg.lang === "en" ? 1 : 0];
    for (const [name, value] of Object.entries(values || {})) text = text.replace("{" + name + "}", () => value);
    return text;
  };
  kg.label = (thing) => (kg.lang === "en" ? thing.en : thing.zh) || thing.name;
  kg.predicateLabel = (name, inverse) => {
    const known = kg.predicates.get(name) || { name, zh: name, en: name };
    if (!inverse) return kg.label(known);
    return (kg.lang === "en" ? known.inverseEn : known.inverseZh) || "← " + kg.label(known);
  };
  kg.statusLabel = (name) => (kg.statuses.has(name) ? kg.label(kg.statuses.get(name)) : name);
  kg.kindLabel = (entity) => (entity.kind.length ? entity.kind[kg.lang === "en" ? 1 : 0] : kg.label(entity.cls));
  kg.groupLabel = (group) => {
    const hub = group.hub >= 0 ? kg.entities[group.hub].name : "";
    const cls = group.class >= 0 ? kg.label(kg.classes[group.class]) : "";
    if (hub && cls) return kg.t("group", { h: hub, c: cls });
    return hub || (group.rest ? kg.t("other", { c: cls }) : cls);
  };
  kg.percent = (value) => Math.round(value * 100) + "%";

  kg.translate = () => {
    document.documentElement.lang = kg.lang;
    for (const node of document.querySelectorAll("[data-t]")) node.textContent = kg.t(node.dataset.t);
    for (const node of document.querySelectorAll("[data-t-label]")) {
      node.setAttribute("aria-label", kg.t(node.dataset.tLabel));
      if (node.tagName === "BUTTON" || node.tagName === "SUMMARY") node.title = kg.t(node.dataset.tLabel);
    }
    for (const node of document.querySelectorAll("[data-t-hint]")) node.placeholder = kg.t(node.dataset.tHint);
    const years = kg.$("years").textContent;
    kg.$("counts").textContent = (years ? " · " : "") +
      kg.t("counts", { d: kg.documents.length, e: kg.entities.length, s: kg.statements.length });
    kg.$("language").textContent = kg.lang === "zh" ? "EN" : "中文";
    kg.$("language").lang = kg.lang === "zh" ? "en" : "zh";
  };
})();
