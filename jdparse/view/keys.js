// The keyboard: Tab reaches the columns, arrows their values, single keys the rest.

const inTextOrder = [...spansOf.keys()]
  .filter((pointer) => spansOf.get(pointer).length)
  .sort((one, other) => spansOf.get(one)[0][0] - spansOf.get(other)[0][0]);

const KEYS = [
  ["Tab", "在搜索、原文、记录之间移动", "Move between search, text and records"],
  ["← →", "原文中：上一个、下一个值", "In the text: the value before, the next"],
  ["↑ ↓", "记录中：上一个、下一个值", "In the records: the value before, the next"],
  ["Enter", "选定：在原文中显示；原文中：转到记录", "Choose: show it in the text; in the text: go to its record"],
  ["[ ]", "上一条、下一条记录", "The record before, the next"],
  ["/", "搜索；n、N 下一处、上一处", "Search; n and N: next place, previous"],
  ["d", "下一条诊断", "The next diagnostic"],
  ["l t", "语言；浅色或深色", "Language; light or dark"],
  ["Esc", "取消选定", "Choose nothing"],
  ["?", "本说明", "This list"],
];

const ACTIONS = {
  "/": () => byId("query").focus(),
  "?": () => byId("keys").showModal(),
  "[": () => showRecord(shownRecord - 1),
  "]": () => showRecord(selected === null ? shownRecord : shownRecord + 1),
  n: () => showHit(currentHit + 1),
  N: () => showHit(currentHit - 1),
  d: nextDiagnostic,
  l: nextLanguage,
  t: nextTheme,
  Escape: clear,
};

/** The value `step` places further in the text. */
function stepInText(step) {
  const at = inTextOrder.indexOf(selected);
  const next = at < 0 ? inTextOrder[step > 0 ? 0 : inTextOrder.length - 1] : inTextOrder[at + step];
  if (next) select(next);
}

function textKey(event) {
  if (event.key === "ArrowRight") stepInText(1);
  else if (event.key === "ArrowLeft") stepInText(-1);
  else if (event.key === "Enter" && selected) buttonsOf.get(selected)?.focus();
  else return;
  event.preventDefault();
}

function recordKey(event) {
  const buttons = valueButtons().filter((button) => button.checkVisibility?.() ?? true);
  const at = buttons.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
  if (at < 0 || to === undefined) return;
  event.preventDefault();
  if (buttons[to]) {
    makeTabStop(buttons[to]);
    buttons[to].focus();
  }
}

function pageKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || byId("keys").open) return;
  if (event.target === byId("query")) {
    if (event.key === "Escape") byId("text").focus();
    return;
  }
  if (!Object.hasOwn(ACTIONS, event.key)) return;
  event.preventDefault();
  ACTIONS[event.key]();
}

function startKeys() {
  for (const [keys, ...words] of KEYS) {
    const term = made("dt");
    keys.split(" ").forEach((key) => term.append(made("kbd", "", key), " "));
    byId("keys").querySelector("dl").append(term, made("dd", "", words));
  }
  byId("help").addEventListener("click", ACTIONS["?"]);
  byId("text").addEventListener("keydown", textKey);
  byId("records").addEventListener("keydown", recordKey);
  document.addEventListener("keydown", pageKey);
}
