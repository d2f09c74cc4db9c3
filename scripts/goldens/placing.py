"""Which occurrence of a value a careful reader means: the one in the record's part of the page, behind its label."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from goldens.locating import PageText, Place
from goldens.reading_slots import CHAINS, NAME_LISTS, NUMBERS, Slot, chain, companions, scalars, texts
from jdparse.parsing.pipeline import Parse
from jdparse.text import Span, fold

Evidence = dict[str, list[tuple[int, int]]]
_LONG = 10
_HAN_DIGITS = "〇一二三四五六七八九十"


class UnlocatedError(Exception):
    """A value of the reading stands nowhere on the page."""


def either_width(number: str) -> str:
    """A pattern for ``number`` in digits of either width."""
    return "".join(f"[{char}{chr(ord(char) + 0xFEE0)}]" for char in number)


class Region:
    """The part of the raw text that speaks of one record, as far as its longest own texts tell."""

    def __init__(self, low: int, high: int) -> None:
        self.low, self.high = low, high

    def distance(self, at: int) -> int:
        return max(self.low - at, at - self.high, 0)


def regions(page: PageText, records: list[dict[str, Any]]) -> list[Region]:
    """A region for each record, between the own texts of its neighbours."""
    shared = Counter(fold(text) for record in records for text in set(texts(record)))
    known: list[tuple[int, int] | None] = []
    for record in records:
        own = [text for text in texts(record) if len(text) >= _LONG and shared[fold(text)] == 1]
        places = [found[0] for text in own if len(found := page.places(text)) == 1]
        known.append((min(p.start for p in places), max(p.end for p in places)) if places else None)
    result = []
    for index, own_part in enumerate(known):
        start, end = own_part or (len(page.raw), 0)
        low = max((part[1] for part in known[:index] if part and part[1] <= start), default=0)
        high = min((part[0] for part in known[index + 1 :] if part and part[0] >= end), default=len(page.raw))
        result.append(Region(low, high))
    return result


class Placer:
    """Places the values of one page's records."""

    def __init__(self, parse: Parse, page: PageText, records: list[dict[str, Any]]) -> None:
        self.page = page
        self.shared = Counter((slot.field, fold(slot.text)) for record in records for slot in _common(record))
        raw, text = page.raw, parse.text

        self.contents: dict[int, set[str]] = {}
        self.starts = {text.raw_position(label.start) for label in parse.labels}
        self.starts |= {text.raw_position(marker.start) for marker in parse.markers}
        self.ends = {text.raw_position(marker.end) for marker in parse.markers}
        for label in parse.labels:
            self._add(_skip(raw, text.raw_position(label.content)), label.label.field)
        for heading in parse.headings:
            self.starts.add(text.raw_position(heading.start))
            if heading.name:
                self._add(text.raw_position(heading.name.start), "heading")
        self.covered = bytearray(len(raw))

    def _add(self, at: int, field: str) -> None:
        self.contents.setdefault(at, set()).add(field)

    def place(self, record: dict[str, Any], region: Region) -> Evidence:
        """The raw spans of every text and number of ``record``, by pointer relative to the record."""
        mine = bytearray(len(self.page.raw))
        found: dict[str, Place] = {}
        for name in CHAINS:
            self._place_chain(chain(record, name), region, mine, found)
        for slot in scalars(record):
            self._place_chain([slot], region, mine, found)
        for name in NAME_LISTS:
            self._place_chain(chain(record, name), region, mine, found)
        for slot, text_pointer in companions(record):
            found[slot.pointer] = self._before(slot, found[text_pointer].start)
        for name in NUMBERS:
            if record.get(name) is not None:
                found[f"/{name}"] = self._number(name, record[name], region)
        for index, duty in enumerate(record.get("responsibilities", [])):
            if duty.get("time_percent") is not None:
                pointer = f"/responsibilities/{index}"
                described = found.get(f"{pointer}/description")
                near = described.end if described else region.low
                found[f"{pointer}/time_percent"] = self._percent(pointer, duty["time_percent"], near)
        self.covered = bytearray(a | b for a, b in zip(self.covered, mine, strict=True))
        return {pointer: [tuple(span) for span in place.spans] for pointer, place in found.items()}

    def _said_once(self, slot: Slot) -> bool:
        """Is this said of several records, and printed less often than that? Then all of them point at one place."""
        return self.shared[slot.field, fold(slot.text)] > max(1, len(self.page.places(slot.text)))

    def _place_chain(self, slots: list[Slot], region: Region, mine: bytearray, found: dict[str, Place]) -> None:
        """The places of ``slots`` that cost least together, each behind the one before."""
        best: list[tuple[float, list[Place]]] = [(0.0, [])]
        for slot in slots:
            places = self.page.places(slot.text)
            if not places:
                raise UnlocatedError(f"{slot.pointer}: {slot.text!r} does not stand on the page")
            longer = []
            for place in places:
                own = self._cost(slot, place, region, mine)
                paths = [(cost + own + _step(path, place), [*path, place]) for cost, path in best]
                longer.append(min(paths, key=_first))
            best = longer
        for slot, place in zip(slots, min(best, key=_first)[1], strict=True):
            found[slot.pointer] = place
            for start, end in place.spans:
                mine[start:end] = b"\1" * (end - start)

    def _cost(self, slot: Slot, place: Place, region: Region, mine: bytearray) -> float:
        raw, start, end = self.page.raw, place.start, place.end
        fields = self.contents.get(start, set())
        starts_well = start == 0 or not raw[start - 1].isalnum() or bool(fields) or start in self.ends
        ends_well = end >= len(raw) or not raw[end].isalnum() or end in self.starts or _skip(raw, end) in self.starts
        cost = 4.0 * (not starts_well) + 4.0 * (not ends_well)
        cost += 0 if slot.field in fields else 1 if slot.field.startswith("title") and "heading" in fields else 2
        if self._said_once(slot):
            return (cost if slot.field != "employer" else 4.0 * (not starts_well)) + start / 10_000
        distance = region.distance(start)
        cost += 20 + distance / 500 if distance else (start - region.low) / 10_000
        cost += 6 * (any(mine[start:end]) and not slot.field.startswith("title"))
        return cost + 3 * any(self.covered[start:end])

    def _before(self, slot: Slot, at: int) -> Place:
        places = self.page.places(slot.text)
        if not places:
            raise UnlocatedError(f"{slot.pointer}: {slot.text!r} does not stand on the page")
        return min(places, key=lambda place: at - place.end if place.end <= at else 10_000 + place.start - at)

    def _number(self, name: str, value: int, region: Region) -> Place:
        forms = [either_width(str(value))]
        forms += [_HAN_DIGITS[value]] if 0 < value <= 10 else []
        forms += ["两"] if value == 2 else []
        pattern = re.compile("|".join(rf"(?<![\d０-９.]){form}(?![\d０-９])" for form in forms))
        places = [Place((Span(*match.span()),)) for match in pattern.finditer(self.page.raw)]
        places = places or self.page.places(f"{value:g}%")  # a page break may stand inside: 3 / 3、0%
        if not places:
            raise UnlocatedError(f"/{name}: {value} does not stand on the page")

        def cost(place: Place) -> float:
            people = self.page.raw[place.end : place.end + 2].strip()[:1] in ("人", "名", "位", "个")
            labelled = name in self.contents.get(place.start, set())
            distance = region.distance(place.start)
            return 6 * (not labelled) + 4 * (not people) + (20 + distance / 500 if distance else 0)

        return min(places, key=cost)

    def _percent(self, pointer: str, value: float, near: int) -> Place:
        """The number closest behind ``near``, rather one with its percent sign."""
        pattern = re.compile(rf"(?<![\d.]){re.escape(f'{value:g}')}\s*[%％]?(?![\d.])")
        places = [Place((Span(*match.span()),)) for match in pattern.finditer(self.page.raw)]
        places = places or self.page.places(f"{value:g}%")  # a page break may stand inside: 3 / 3、0%
        if not places:
            raise UnlocatedError(f"{pointer}/time_percent: {value:g} does not stand on the page")

        def cost(place: Place) -> float:
            distance = place.start - near if place.start >= near else 1000 + near - place.start
            return distance + 50 * self.page.raw[place.start : place.end].isdigit()

        return min(places, key=cost)


def _first(scored: tuple[float, list[Place]]) -> float:
    return scored[0]


def _common(record: dict[str, Any]) -> list[Slot]:
    """What a notice may say once for all its positions."""
    return [*scalars(record), *chain(record, "extra")]


def _step(path: list[Place], place: Place) -> float:
    """What it costs to go on with ``place``: it should follow the one before closely."""
    if not path:
        return 0
    gap = place.start - path[-1].end
    return min(gap / 100, 5) if gap >= 0 else 12


def _skip(raw: str, at: int) -> int:
    while at < len(raw) and raw[at].isspace():
        at += 1
    return at
