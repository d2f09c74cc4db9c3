// Diagnostics, and what a golden says of the page: lists whose entries lead to their place.

let noted = [];

function clearNote() {
  for (const { element } of noted) element.classList.remove("noted");
  noted = [];
}

/** Mark a place that is no value, and bring it into view. */
function showPlace(units) {
  clear();
  noted = segmentsIn(units);
  reveal(noted);
  for (const { element } of noted) element.classList.add("noted");
  noted[0]?.element.scrollIntoView({ block: "center" });
}

/** The place of a diagnostic: its spans in the text, its value or record on the right. */
function showDiagnostic(found) {
  showPlace(found.units);
  const record = found.pointer?.match(/^\/records\/(\d+)/)?.[1];
  (buttonsOf.get(found.pointer) ?? byId(`record-${record}`))?.scrollIntoView({ block: "nearest" });
  byId("told").textContent = byId("said").textContent = `${say(found.name)}: ${found.message}`;
}

function diagnosticElement(found) {
  const button = made("button", found.level);
  const places = found.spans.map(([start, end]) => `${start}–${end}`).join(", ");
  const message = made("span", "", visible(found.message));
  button.append(made("b", "", found.severity), " ", made("span", "", found.name), " ", message, " ", made("small", "", places));
  button.addEventListener("click", () => showDiagnostic(found));
  return button;
}

/** A value that was invented is chosen; one that was missed is shown where the golden says, else looked for. */
function goldenElement([sign, name, context, text, pointer], number) {
  const missed = sign === "-";
  const button = made("button", missed ? "missed" : "invented");
  button.append(made("b", "", missed ? ["漏读", "missed"] : ["多读", "invented"]), " ", made("span", "", name), " ");
  button.append(made("span", "", visible(text)), " ", made("small", "", visible(context)));
  button.addEventListener("click", () => {
    if (pointer && spansOf.has(pointer)) select(pointer);
    else if (missedUnits[number].length) showPlace(missedUnits[number]);
    else searchFor(text);
  });
  return button;
}

function drawList(box, words, elements) {
  speak(box.querySelector("summary"), words);
  box.querySelector("ol").append(...elements.map((element) => {
    const item = made("li");
    element.type = "button";
    item.append(element);
    return item;
  }));
}

function drawNotes() {
  const count = data.diagnostics.length;
  drawList(byId("diagnostics-box"), [`诊断 ${count}`, `Diagnostics ${count}`], data.diagnostics.map(diagnosticElement));
  byId("diagnostics-box").open = data.diagnostics.some((found) => found.level !== "info");
  if (data.golden) {
    const differences = data.golden.length;
    byId("golden-box").hidden = false;
    drawList(byId("golden-box"), [`与标准不同 ${differences}`, `Unlike the golden ${differences}`], data.golden.map(goldenElement));
  }
}

let shownDiagnostic = -1;

function nextDiagnostic() {
  if (!data.diagnostics.length) return;
  shownDiagnostic = (shownDiagnostic + 1) % data.diagnostics.length;
  byId("diagnostics-box").open = true;
  showDiagnostic(data.diagnostics[shownDiagnostic]);
}
