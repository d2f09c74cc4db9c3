// The raw text as elements, one for each segment, and what of it is shown.

const SEGMENTS_OF_A_PART = 60;
const LETTERS_OF_A_LINE = 38;

function segmentElement(segment, number) {
  const element = made("span", `class-${segment.kind}`, visible(data.text.slice(segment.start, segment.end)));
  const [first] = segment.owners;
  if (first) {
    element.dataset.segment = number;
    element.classList.add("value", `field-${fieldOf(first)}`);
    element.classList.toggle("field", !isFacet(first));
    element.classList.toggle("begins", segment.begins);
    element.classList.toggle("facet", segment.owners.some(isFacet));
    element.classList.toggle("shared", segment.owners.filter((pointer) => !isFacet(pointer)).length > 1);
  }
  return element;
}

function drawText() {
  segments.forEach((segment, number) => {
    segment.element = segmentElement(segment, number);
  });
  byId("raw").append(...parts());
  if (!data.text) byId("raw").append(made("p", "nothing", ["（空）", "(empty)"]));
}

/** The segments in blocks that end at line ends: the browser lays out those that are seen, and a long page opens as fast
    as a short one. Where a line end may be hidden its lines stay together. */
function parts() {
  const found = [];
  let part = [];
  segments.forEach((segment, number) => {
    part.push(segment);
    const isWhole = part.length >= SEGMENTS_OF_A_PART && segment.kind === "space" && data.text[segment.end - 1] === "\n";
    if (isWhole || number === segments.length - 1) {
      found.push(partElement(part));
      part = [];
    }
  });
  return found;
}

/** A block about as high as its text will be, so that the scroll bar hardly moves when it is laid out. */
function partElement(part) {
  const element = made("div", "part");
  element.append(...part.map((segment) => segment.element));
  const text = data.text.slice(part[0].start, part.at(-1).end);
  const lines = text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / LETTERS_OF_A_LINE)), 0);
  element.style.containIntrinsicHeight = `auto ${2 * lines}em`;
  return element;
}

/** A Range of the document over units of the text. */
function rangeOf(start, end) {
  const range = new Range();
  const first = segments[countBelow(segmentStarts, start + 1) - 1];
  const last = segments[countBelow(segmentStarts, end) - 1];
  range.setStart(first.element.firstChild, start - first.start);
  range.setEnd(last.element.firstChild, end - last.start);
  return range;
}

function classCounts() {
  const counts = data.classNames.map(() => 0);
  for (let index = 0; index < data.classes.length; index += 2) counts[data.classes[index + 1]] += data.classes[index];
  return counts;
}

/** A bar with a part for each class of characters, and a box for each that can be hidden. */
function drawClasses() {
  const counts = classCounts();
  const total = counts.reduce((sum, count) => sum + count, 0);
  data.classNames.forEach(([name, ...words], kind) => {
    const part = made("div", `class-${name}`);
    part.style.flexGrow = counts[kind];
    byId("coverage").append(part);
    const share = total ? `${((100 * counts[kind]) / total).toFixed(1)}%` : "0%";
    byId("classes").append(classBox(name, words, share));
  });
}

function classBox(name, words, share) {
  const box = made("label");
  if (name !== "value") {
    const input = made("input");
    Object.assign(input, { type: "checkbox", checked: true, id: `show-${name}` });
    input.addEventListener("change", () => byId("raw").classList.toggle(`hide-${name}`, !input.checked));
    box.append(input);
  }
  box.append(made("span", `swatch class-${name}`), made("span", "", words), " ", made("small", "", share));
  return box;
}

/** Show the classes of characters that these segments are of. */
function reveal(shown) {
  for (const { kind, owners } of shown) {
    if (!owners.length && byId(`show-${kind}`)?.checked === false) byId(`show-${kind}`).click();
  }
}

/** The fields of the page with their colours; choosing one leaves only its spans coloured. */
function drawLegend() {
  const counts = new Map();
  for (const pointer of pointers) counts.set(fieldOf(pointer), (counts.get(fieldOf(pointer)) ?? 0) + 1);
  for (const [field, words] of Object.entries(data.fields)) {
    if (counts.has(field)) byId("legend").append(legendItem(field, words, counts.get(field)));
  }
  byId("legend-box").open = matchMedia("(min-width: 50rem)").matches;
}

function legendItem(field, words, count) {
  const item = made("li");
  const button = made("button", `field-${field}`);
  button.type = "button";
  button.setAttribute("aria-pressed", "false");
  const swatch = made("span", "swatch field-colour");
  button.append(swatch, " ", twoNames(words), " ", made("small", "", String(count)));
  button.addEventListener("click", () => isolate(button, field));
  item.append(button);
  return item;
}

function isolate(button, field) {
  const on = button.getAttribute("aria-pressed") !== "true";
  for (const other of byId("legend").querySelectorAll("button")) other.setAttribute("aria-pressed", String(on && other === button));
  byId("raw").classList.toggle("only", on);
  for (const { element, owners } of segments) element.classList.toggle("kept", owners.some((pointer) => fieldOf(pointer) === field));
}
