// The records on the right: cards of lines, each value a button where a text of the page is behind it.

const buttonsOf = new Map();

function valueElement([words, pointer]) {
  const shown = typeof words === "string" ? visible(words) : words;
  if (!pointer || !data.evidence[pointer]) return made("span", "shown", shown);
  const button = made("button", `shown field-${fieldOf(pointer)}`, shown);
  button.type = "button";
  button.tabIndex = -1;
  button.dataset.pointer = pointer;
  button.setAttribute("aria-pressed", "false");
  buttonsOf.set(pointer, button);
  return button;
}

function lineElement([name, values, lines]) {
  const item = made("li");
  if (name) item.append(twoNames(name), " ");
  values.forEach((value, index) => item.append(...(index ? [" "] : []), valueElement(value)));
  const [first] = item.querySelectorAll("[data-pointer]");
  const below = lines.length ? linesElement(lines) : null;
  if (below) item.append(below);
  const pointer = (first ?? below?.querySelector("[data-pointer]"))?.dataset.pointer;
  if (pointer) item.classList.add(`field-${fieldOf(pointer)}`);
  return item;
}

function linesElement(lines) {
  const list = made("ul", "lines");
  list.append(...lines.map(lineElement));
  return list;
}

function cardElement(record, index) {
  const card = made("article", "card");
  card.id = `record-${index}`;
  card.tabIndex = -1;
  const heading = made("h3");
  heading.append(made("small", "", String(index + 1)), " ", made("small", "", record.kind), " ");
  heading.append(record.title ? valueElement(record.title) : made("span", "nothing", ["（无名称）", "(no title)"]));
  card.append(heading);
  if (record.truncated) card.append(made("p", "truncated", ["预览在本记录中间结束", "The preview ends inside this record"]));
  card.append(linesElement(record.lines));
  return card;
}

function drawRecords() {
  byId("cards").append(...data.records.map(cardElement));
  if (!data.records.length) {
    byId("cards").append(made("p", "nothing", ["本页没有描述任何岗位或部门。", "The page describes no position or department."]));
  }
  byId("page-box").querySelector("div").append(linesElement(data.page));
  byId("page-box").open = !data.records.length;
  if (data.records.length > 1) byId("record-links").append(...data.records.map(recordLink));
  for (const pointer of data.golden?.map((note) => note[4]) ?? []) markWrong(pointer);
  const [first] = valueButtons();
  if (first) first.tabIndex = 0;
}

function recordLink(record, index) {
  const button = made("button", "", `${index + 1} `);
  button.type = "button";
  button.append(made("span", "", record.title ? visible(record.title[0]) : record.kind));
  button.addEventListener("click", () => showRecord(index));
  return button;
}

let shownRecord = 0;

/** Record number `index` at the top of its column, and its first span in the text. */
function showRecord(index) {
  if (!data.records.length) return;
  shownRecord = Math.min(Math.max(index, 0), data.records.length - 1);
  const card = byId(`record-${shownRecord}`);
  card.scrollIntoView({ block: "start" });
  const pointer = card.querySelector("[data-pointer]")?.dataset.pointer;
  if (pointer) select(pointer, { focus: true, keep: true });
  else card.focus();
}

function markWrong(pointer) {
  if (!spansOf.has(pointer)) return;
  buttonsOf.get(pointer)?.classList.add("wrong");
  for (const { element } of segmentsIn(spansOf.get(pointer))) element.classList.add("wrong");
}

const valueButtons = () => [...byId("records").querySelectorAll("[data-pointer]")];
