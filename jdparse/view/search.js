// Search: every place in the text, and the values of the records that hold the words.

const MOST_HITS = 10000;
const haystack = folded(data.text);
let hits = [];
let currentHit = -1;

/** The text as it is compared: in lower case, full width as half width; as long as it was. */
function folded(text) {
  return text.replace(/[A-Z\u3000\uff01-\uff5e]/g, (sign) => {
    const code = sign.charCodeAt(0);
    if (code === 0x3000) return " ";
    return String.fromCharCode(code > 0xff00 ? code - 0xfee0 : code).toLowerCase();
  });
}

function placesOf(words) {
  const found = [];
  for (let at = haystack.indexOf(words); at >= 0 && found.length < MOST_HITS; at = haystack.indexOf(words, at + words.length)) {
    found.push([at, at + words.length]);
  }
  return found;
}

/** Colour ranges of the text without changing it, where the browser can. */
function paint(name, places) {
  if (!CSS.highlights) return;
  if (places.length) CSS.highlights.set(name, new Highlight(...places.map(([start, end]) => rangeOf(start, end))));
  else CSS.highlights.delete(name);
}

function search() {
  const words = folded(byId("query").value);
  hits = words ? placesOf(words) : [];
  currentHit = -1;
  paint("found", hits);
  paint("current-hit", []);
  for (const button of valueButtons()) {
    button.classList.toggle("found", words !== "" && folded(button.textContent).includes(words));
  }
  if (hits.length) showHit(0);
  else byId("hits").textContent = words ? say(["没有", "none"]) : "";
}

function showHit(number) {
  if (!hits.length) return;
  currentHit = (number + hits.length) % hits.length;
  const hit = hits[currentHit];
  const shown = segments.slice(countBelow(segmentStarts, hit[0] + 1) - 1, countBelow(segmentStarts, hit[1]));
  reveal(shown);
  paint("current-hit", [hit]);
  if (!CSS.highlights) {
    getSelection().removeAllRanges();
    getSelection().addRange(rangeOf(...hit));
  }
  shown[0].element.scrollIntoView({ block: "center" });
  byId("hits").textContent = `${currentHit + 1} / ${hits.length}${hits.length === MOST_HITS ? "+" : ""}`;
}

function searchFor(words) {
  byId("query").value = words;
  search();
}

function startSearch() {
  byId("query").addEventListener("input", search);
  byId("search").addEventListener("submit", (event) => {
    event.preventDefault();
    showHit(currentHit + 1);
  });
  byId("previous-hit").addEventListener("click", () => showHit(currentHit - 1));
  byId("next-hit").addEventListener("click", () => showHit(currentHit + 1));
  document.addEventListener("language", () => {
    if (byId("query").value && !hits.length) byId("hits").textContent = say(["没有", "none"]);
  });
}
