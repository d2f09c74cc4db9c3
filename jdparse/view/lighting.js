// A value and its spans light each other: while the pointer is over one of them, and for good when one is chosen.

let selected = null;

function light(pointer, className, on) {
  for (const { element } of segmentsIn(spansOf.get(pointer))) element.classList.toggle(className, on);
  buttonsOf.get(pointer)?.classList.toggle(className, on);
}

/** What a value is and where it stands: 所在部门 department · /records/0/department · 52–55. */
function described(pointer) {
  const field = data.fields[fieldOf(pointer)];
  const places = data.evidence[pointer].map(([start, end]) => `${start}–${end}`).join(", ");
  const others = new Set(segmentsIn(spansOf.get(pointer)).flatMap((segment) => segment.owners.filter((owner) => owner !== pointer)));
  const shared = others.size ? say([` · 与 ${others.size} 个值共用`, ` · shared with ${others.size} other values`]) : "";
  return `${field.join(" ")} · ${pointer} · ${places}${shared}`;
}

/** Choose a value: light it, bring its first span and its button into view. `focus` moves the focus to the button;
    `keep` leaves the column of records where it is. */
function select(pointer, { focus = false, keep = false } = {}) {
  clear();
  selected = pointer;
  light(pointer, "lit", true);
  const button = buttonsOf.get(pointer);
  const [first] = segmentsIn(spansOf.get(pointer));
  first?.element.scrollIntoView({ block: "center" });
  if (button) {
    button.closest("details")?.setAttribute("open", "");
    button.setAttribute("aria-pressed", "true");
    if (!keep) button.scrollIntoView({ block: "nearest" });
    makeTabStop(button);
    if (focus) button.focus({ preventScroll: true });
  }
  byId("told").textContent = byId("said").textContent = described(pointer);
  inAddress(pointer);
}

function clear() {
  clearNote();
  if (selected === null) return;
  light(selected, "lit", false);
  buttonsOf.get(selected)?.setAttribute("aria-pressed", "false");
  selected = null;
  byId("told").textContent = "";
  inAddress("");
}

/** The chosen value stands in the address, so that a link can name it. */
function inAddress(pointer) {
  try {
    history.replaceState(null, "", `#${encodeURI(pointer)}`);
  } catch { /* some browsers keep pages from the disk from it, and a page works without */ }
}

/** One value of the records is reached by Tab; the arrows reach the others. */
function makeTabStop(button) {
  for (const other of byId("records").querySelectorAll('[data-pointer][tabindex="0"]')) other.tabIndex = -1;
  button.tabIndex = 0;
}

/** Of a segment with several values a second click chooses the next. */
function chooseSegment({ owners }) {
  select(owners[(owners.indexOf(selected) + 1) % owners.length]);
}

function hover(found, on) {
  for (const pointer of found) light(pointer, "hovered", on);
  const [first = selected] = on ? found : [];
  byId("told").textContent = first ? described(first) : "";
}

/** The values under an event: those of a segment, or that of a button. */
function under(event) {
  const element = event.target.closest?.("[data-segment], [data-pointer]");
  if (!element) return [];
  return element.dataset.pointer ? [element.dataset.pointer] : segments[element.dataset.segment].owners;
}

function startLighting() {
  for (const column of [byId("raw"), byId("records")]) {
    column.addEventListener("pointerover", (event) => hover(under(event), true));
    column.addEventListener("pointerout", (event) => hover(under(event), false));
    column.addEventListener("focusin", (event) => hover(under(event), true));
    column.addEventListener("focusout", (event) => hover(under(event), false));
  }
  byId("raw").addEventListener("click", (event) => {
    const element = event.target.closest("[data-segment]");
    if (element && getSelection().isCollapsed) chooseSegment(segments[element.dataset.segment]);
  });
  byId("records").addEventListener("click", (event) => {
    const pointer = event.target.closest("[data-pointer]")?.dataset.pointer;
    if (pointer) select(pointer, { keep: true });
  });
  const named = decodeURI(location.hash.slice(1));
  if (spansOf.has(named)) select(named);
}
