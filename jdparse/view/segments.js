// The text cut wherever a span or a class of characters begins or ends: each segment has one class and some values.

const pointers = Object.keys(data.evidence);
const orderOf = new Map(pointers.map((pointer, order) => [pointer, order]));

/** The field that a pointer is of: /records/0/reports_to/1 is of reports_to. */
function fieldOf(pointer) {
  return pointer.startsWith("/source/") ? "page" : pointer.split("/")[3];
}

const isFacet = (pointer) => fieldOf(pointer) === "facets";

function inUnits(spans) {
  return spans.map(([start, end]) => [unit(start), unit(end)]);
}

const spansOf = new Map(pointers.map((pointer) => [pointer, inUnits(data.evidence[pointer])]));
for (const found of data.diagnostics) found.units = inUnits(found.spans);
const missedUnits = (data.golden ?? []).map(([, , , , , spans]) => inUnits(spans));

const lengthOf = new Map([...spansOf].map(([pointer, spans]) => [pointer, spans.reduce((sum, [a, b]) => sum + b - a, 0)]));

/** Where each run of one class begins, in units, and its class. */
function classRuns() {
  const starts = [];
  const kinds = [];
  for (let index = 0, at = 0; index < data.classes.length; index += 2) {
    starts.push(unit(at));
    kinds.push(data.classNames[data.classes[index + 1]][0]);
    at += data.classes[index];
  }
  return { starts, kinds };
}

function edges(runs) {
  const places = new Set([0, data.text.length, ...runs.starts]);
  for (const spans of [...spansOf.values(), ...data.diagnostics.map((found) => found.units), ...missedUnits]) {
    for (const [start, end] of spans) places.add(start).add(end);
  }
  return [...places].sort((one, other) => one - other);
}

/** The values of a segment, the one that gives it its colour first: no facet, and the shortest, which is the inmost. */
function ordered(owners) {
  const rank = (pointer) => (isFacet(pointer) ? Infinity : lengthOf.get(pointer));
  return [...owners].sort((one, other) => rank(one) - rank(other) || orderOf.get(one) - orderOf.get(other));
}

function changes() {
  const begin = new Map();
  const end = new Map();
  const add = (map, place, pointer) => map.set(place, [...(map.get(place) ?? []), pointer]);
  for (const [pointer, spans] of spansOf) {
    for (const [first, last] of spans) {
      if (first < last) {
        add(begin, first, pointer);
        add(end, last, pointer);
      }
    }
  }
  return { begin, end };
}

/** The segments in order: `{start, end, kind, owners, begins}`; `begins` where a span of its first value begins. */
function cut() {
  const runs = classRuns();
  const { begin, end } = changes();
  const places = edges(runs);
  const active = new Set();
  const found = [];
  for (let index = 0; index + 1 < places.length; index += 1) {
    const start = places[index];
    for (const pointer of end.get(start) ?? []) active.delete(pointer);
    for (const pointer of begin.get(start) ?? []) active.add(pointer);
    const kind = runs.kinds[countBelow(runs.starts, start + 1) - 1];
    const owners = active.size > 1 ? ordered(active) : [...active];
    const begins = (begin.get(start) ?? []).includes(owners[0]);
    found.push({ start, end: places[index + 1], kind, owners, begins });
  }
  return found.flatMap((each) => (each.kind === "marker" && !each.owners.length ? besideSpaces(each) : [each]));
}

/** White space counts as a marker but stays when markers are hidden: lines would run into each other. */
function besideSpaces(segment) {
  let at = segment.start;
  return data.text.slice(segment.start, segment.end).split(/(\s+)/).filter(Boolean).map((piece) => {
    const start = at;
    at += piece.length;
    return { ...segment, start, end: at, kind: piece.trim() ? "marker" : "space" };
  });
}

const segments = cut();
const segmentStarts = segments.map((segment) => segment.start);

/** The segments that lie in spans of units. */
function segmentsIn(spans) {
  return spans.flatMap(([start, end]) => segments.slice(countBelow(segmentStarts, start), countBelow(segmentStarts, end)));
}
