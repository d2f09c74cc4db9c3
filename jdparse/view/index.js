// The index: filters over rows, which are drawn some at a time, so that thousands cost no more than a screen.

const data = JSON.parse(byId("data").textContent);
const AT_ONCE = 200;
const OUTCOMES = {
  records: ["有记录", "with records"],
  none: ["无记录", "without records"],
  doubts: ["有警告", "with warnings"],
  failed: ["失败", "failed"],
};
const COLUMNS = [
  { name: ["文档", "Document"], key: (row) => row.path },
  { name: data.layout, key: (row) => row.layout ?? "" },
  { name: ["记录", "Records"], key: (row) => row.records, isNumber: true },
  { name: ["字符", "Characters"], key: (row) => row.chars, isNumber: true },
  { name: ["未识别", "Unclaimed"], key: (row) => row.share, isNumber: true },
  { name: ["警告", "Warnings"], key: (row) => row.doubts, isNumber: true },
];
const rows = data.rows.map(rowOf);
const chosen = { outcome: null, layout: null, column: null, isDown: false };
let shown = rows;
let drawn = 0;

function rowOf([path, link, layout, records, titles, chars, unclaimed, doubts, code, message]) {
  const sought = `${path}\n${titles.join("\n")}\n${message ?? ""}`.toLowerCase();
  return { path, link, layout, records, titles, chars, doubts, code, message, sought, share: chars ? unclaimed / chars : 0 };
}

function outcomesOf(row) {
  if (row.code) return ["failed"];
  return [row.records ? "records" : "none", ...(row.doubts ? ["doubts"] : [])];
}

/** A button for each choice of a filter with the number of its rows; a second press takes the choice back. */
function drawChoices(box, what, names, choicesOf) {
  const counts = new Map();
  for (const row of rows) for (const choice of choicesOf(row)) counts.set(choice, (counts.get(choice) ?? 0) + 1);
  for (const [choice, words] of Object.entries(names)) {
    if (!counts.has(choice)) continue;
    const button = made("button");
    button.type = "button";
    button.dataset.choice = choice;
    button.setAttribute("aria-pressed", "false");
    button.append(made("span", "", words), " ", made("small", "", String(counts.get(choice))));
    button.addEventListener("click", () => choose(box, what, choice));
    box.append(button);
  }
}

function choose(box, what, choice) {
  chosen[what] = chosen[what] === choice ? null : choice;
  for (const button of box.querySelectorAll("button")) {
    button.setAttribute("aria-pressed", String(button.dataset.choice === chosen[what]));
  }
  filter();
}

function filter() {
  const words = byId("query").value.trim().toLowerCase();
  shown = rows.filter((row) =>
    (!chosen.outcome || outcomesOf(row).includes(chosen.outcome)) &&
    (!chosen.layout || row.layout === chosen.layout) &&
    row.sought.includes(words));
  if (chosen.column) {
    const { key } = chosen.column;
    const sign = chosen.isDown ? -1 : 1;
    shown.sort((one, other) => sign * (key(one) < key(other) ? -1 : Number(key(one) > key(other))));
  }
  byId("rows").replaceChildren();
  drawn = 0;
  drawRows();
  tellShown();
}

function drawRows() {
  byId("rows").append(...shown.slice(drawn, drawn + AT_ONCE).map(rowElement));
  drawn = Math.min(drawn + AT_ONCE, shown.length);
  byId("next-rows").hidden = drawn === shown.length;
}

function rowElement(row) {
  const element = made("tr", row.code ? "failed" : "");
  const document = made("td");
  const path = row.link ? made("a", "", row.path) : made("span", "", row.path);
  if (row.link) path.href = row.link;
  document.append(path, made("div", "titles", row.titles.join(" · ")));
  element.append(document);
  if (row.code) {
    const reason = made("td", "", `${row.code}: ${row.message}`);
    reason.colSpan = COLUMNS.length - 1;
    element.append(reason);
    return element;
  }
  element.append(made("td", "", data.layouts[row.layout]), number(2, row.records), number(3, row.chars));
  element.append(shareCell(row.share), number(5, row.doubts || ""));
  return element;
}

function number(column, value) {
  const cell = made("td", "number", String(value));
  cell.dataset.name = say(COLUMNS[column].name);
  return cell;
}

function shareCell(share) {
  const cell = number(4, "");
  const bar = made("span", "share");
  const part = made("span");
  part.style.width = `${100 * share}%`;
  bar.append(part);
  cell.append(bar, `${(100 * share).toFixed(1)}%`);
  return cell;
}

function drawHeads() {
  for (const column of COLUMNS) {
    const head = made("th", column.isNumber ? "number" : "");
    head.scope = "col";
    const button = made("button", "", column.name);
    button.type = "button";
    button.addEventListener("click", () => sortBy(column, head));
    head.append(button);
    byId("heads").append(head);
  }
}

/** Numbers begin with the largest: the most unclaimed text, the most warnings. */
function sortBy(column, head) {
  chosen.isDown = chosen.column === column ? !chosen.isDown : Boolean(column.isNumber);
  chosen.column = column;
  for (const other of byId("heads").children) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", chosen.isDown ? "descending" : "ascending");
  filter();
}

function account() {
  const count = (outcome) => rows.filter((row) => outcomesOf(row).includes(outcome)).length;
  const records = rows.reduce((sum, row) => sum + row.records, 0);
  const [withRecords, without, failed] = [count("records"), count("none"), count("failed")];
  return [
    `${rows.length} 个文档：${withRecords} 个有记录（共 ${records} 条），${without} 个无记录，${failed} 个失败`,
    `${rows.length} documents: ${withRecords} with records (${records} in all), ${without} without, ${failed} failed`,
  ];
}

function tellShown() {
  speak(byId("shown"), [`列出 ${shown.length} 个`, `${shown.length} listed`]);
}

byId("heading").textContent = data.heading;
byId("more").hidden = !data.more;
speak(byId("account"), account());
speak(byId("layouts").querySelector("legend"), data.layout);
drawChoices(byId("outcomes"), "outcome", OUTCOMES, outcomesOf);
drawChoices(byId("layouts"), "layout", data.layouts, (row) => (row.layout ? [row.layout] : []));
drawHeads();
startSettings();
filter();
byId("query").addEventListener("input", filter);
byId("filters").addEventListener("submit", (event) => event.preventDefault());
byId("next-rows").addEventListener("click", drawRows);
new IntersectionObserver((seen) => seen.some((entry) => entry.isIntersecting) && drawRows()).observe(byId("next-rows"));
document.addEventListener("language", filter);
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.target === byId("query") || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  byId("query").focus();
});
