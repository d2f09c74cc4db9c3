"""From drafts to the Document: texts, evidence and coverage; the only place that speaks of raw offsets."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from jdparse.parsing.claims import Claim
from jdparse.parsing.extract import Draft
from jdparse.parsing.facets import PERIOD_LABELS, FacetReading, read_facets
from jdparse.parsing.normalise import CHROME_REASONS
from jdparse.parsing.scraped_page import PageFact
from jdparse.records import Coverage
from jdparse.text import Span, Text, render

Evidence = dict[str, list[tuple[int, int]]]

_LISTS = frozenset({"reports_to", "direct_reports", "kpis"})
_NUMBERS = frozenset({"headcount", "span_of_control"})


class RecordBuilder:
    """One record as plain data, with the evidence of each value under its JSON Pointer."""

    def __init__(self, index: int, draft: Draft, text: Text) -> None:
        self.text = text
        self.pointer = f"/records/{index}"
        self.record: dict[str, Any] = {"kind": draft.kind}
        self.evidence: Evidence = {}
        self.salary_label: Span | None = None
        for claim in draft.claims:
            self._add(claim)

    def _add(self, claim: Claim) -> None:
        head, _, part = claim.field.partition(".")
        if head == "responsibilities":
            self._duty(part or "description", claim)
        elif head in ("authorities", "extra", "qualifications", "working_relationships"):
            self._object(head, part, claim)
        elif head in _LISTS:
            values = self.record.setdefault(head, [])
            self._put(values, len(values), f"{self.pointer}/{head}/{len(values)}", claim.span)
        elif head in _NUMBERS and claim.value is not None:
            self.record[head] = int(claim.value)
            self.evidence[f"{self.pointer}/{head}"] = self._spans(claim.span)
        elif head not in ("label", "chrome"):
            if head == "salary":
                self.salary_label = claim.label
            self._put(self.record, head, f"{self.pointer}/{head}", claim.span)

    def _duty(self, part: str, claim: Claim) -> None:
        duties = self.record.setdefault("responsibilities", [])
        if part == "description" or not duties or (part == "time_percent" and "time_percent" in duties[-1]):
            duties.append({})
        pointer = f"{self.pointer}/responsibilities/{len(duties) - 1}"
        duty = duties[-1]
        if part == "time_percent":
            duty["time_percent"] = claim.value
            self.evidence[f"{pointer}/time_percent"] = self._spans(claim.span)
        elif part == "tasks":
            tasks = duty.setdefault("tasks", [])
            self._put(tasks, len(tasks), f"{pointer}/tasks/{len(tasks)}", claim.span)
        else:
            self._put(duty, "description", f"{pointer}/description", claim.span)

    def _object(self, field: str, part: str, claim: Claim) -> None:
        values = self.record.setdefault(field, [])
        pointer = f"{self.pointer}/{field}/{len(values)}"
        item: dict[str, Any] = {}
        if field == "qualifications":
            item["category"] = part or "general"
        elif field == "working_relationships":
            item["scope"] = part
        elif claim.label:
            name = "label" if field == "extra" else "category"
            self._put(item, name, f"{pointer}/{name}", claim.label)
        self._put(item, "text", f"{pointer}/text", claim.span)
        if item.get("text"):
            values.append(item)

    def _put(self, target: Any, key: Any, pointer: str, span: Span) -> None:
        """Store the text at ``span`` under ``key`` of a dict, or at the end of a list, with its evidence."""
        spans: list[tuple[int, int]] = [*self.text.raw_spans(span)]
        value = render(self.text.raw, spans)
        if not value:
            return
        if isinstance(target, list):
            target.append(value)
        else:
            target[key] = value
        self.evidence[pointer] = spans

    def _spans(self, span: Span) -> list[tuple[int, int]]:
        return [*self.text.raw_spans(span)]

    def finish(self, *, truncated: bool) -> None:
        """Add what is computed from the texts: facets, and whether the preview ends inside this record."""
        self.record["truncated"] = truncated
        facets: dict[str, Any] = {}
        for reading in read_facets(self.record):
            spans = self._within(reading)
            if spans:
                facets[reading.name] = reading.value
                self.evidence[f"{self.pointer}/facets/{reading.name}"] = spans
        if self.salary_label and "salary_period" not in facets and facets.keys() & {"salary_min", "salary_max"}:
            self._period_of_label(self.salary_label, facets)
        self.record["facets"] = facets

    def _period_of_label(self, label: Span, facets: dict[str, Any]) -> None:
        """月薪: 4000-5000元 — where the text names no period the label may."""
        printed = self.text.value[label.start : label.end]
        for period, word in PERIOD_LABELS:
            if word in printed:
                at = label.start + printed.index(word)
                facets["salary_period"] = period
                self.evidence[f"{self.pointer}/facets/salary_period"] = self._spans(Span(at, at + len(word)))
                return

    def _within(self, reading: FacetReading) -> list[tuple[int, int]]:
        """The raw spans of a part of a value: counted in characters that are no white space, as render drops some."""
        raw = self.text.raw
        wanted_start = len("".join(reading.before.split()))
        wanted_end = wanted_start + len("".join(reading.text.split()))
        spans: list[tuple[int, int]] = []
        count = 0
        for start, end in self.evidence.get(self.pointer + reading.pointer, []):
            first = last = None
            for at in range(start, end):
                if raw[at].isspace():
                    continue
                if wanted_start <= count < wanted_end:
                    first = at if first is None else first
                    last = at + 1
                count += 1
            if first is not None and last is not None:
                spans.append((first, last))
        return spans


def page_evidence(facts: tuple[PageFact, ...], raw: str) -> tuple[dict[str, Any], Evidence]:
    """``source.page`` and the evidence of those of its values that stand verbatim in the page."""
    values = {fact.field: fact.value for fact in facts}
    evidence: Evidence = {}
    for fact in facts:
        printed = "".join(raw[start:end] for start, end in fact.spans)
        if printed == str(fact.value):
            evidence[f"/source/page/{fact.field}"] = [(start, end) for start, end in fact.spans]
    return values, evidence


CLASSES: tuple[str, ...] = tuple(Coverage.model_fields)
"""What a raw character may be: ``value``, ``label``, ``marker``, ``chrome`` or ``unclaimed``."""
_VALUE, _LABEL, _MARKER, _CHROME, _UNCLAIMED, _UNKNOWN = range(6)
_ONE = tuple(bytes([kind]) for kind in range(6))
_READABLE = re.compile(r"[^\W_]+")
_GAP = re.compile(b"\x05+")


def counted(classes: bytes) -> dict[str, int]:
    """How many characters are in each class."""
    return {name: classes.count(kind) for kind, name in enumerate(CLASSES)}


def classes_of_characters(
    text: Text, evidence: Evidence, labels: Iterable[tuple[int, int]], markers: Iterable[tuple[int, int]]
) -> tuple[bytes, list[Span]]:
    """For every raw character a byte, the index of its class in ``CLASSES``, and the raw spans that no field took.

    A value wins over a label, a label over a marker; chrome is what the site's edits took out.
    """
    classes = _classes_of_marks(text, labels, markers)
    for change in text.changes:
        kind = _CHROME if change.reason in CHROME_REASONS else _MARKER
        for start, end in change.spans:
            classes[start:end] = _ONE[kind] * (end - start)
    for pointer, raw_spans in evidence.items():
        if pointer.startswith("/records/"):
            for start, end in raw_spans:
                classes[start:end] = _ONE[_VALUE] * (end - start)
    unclaimed = []
    for gap in _GAP.finditer(classes.copy()):
        first, last = gap.span()
        if last - first == 1 and not text.raw[first].isalnum():
            continue  # most gaps are one mark of punctuation between two values
        for word in _READABLE.finditer(text.raw, first, last):
            start, end = word.span()
            classes[start:end] = _ONE[_UNCLAIMED] * (end - start)
            unclaimed.append(Span(start, end))
    return bytes(classes.replace(_ONE[_UNKNOWN], _ONE[_MARKER])), unclaimed


def _classes_of_marks(text: Text, labels: Iterable[tuple[int, int]], markers: Iterable[tuple[int, int]]) -> bytearray:
    """A byte for each raw character, the class of those that stand in a label or marker.

    Marked in the normalised text and carried over piece by piece, as there are many more marks than pieces. What an
    edit replaced is left out: it has the class of the edit.
    """
    printed = bytearray(_ONE[_UNKNOWN] * len(text.value))
    for spans, kind in ((markers, _MARKER), (labels, _LABEL)):
        for start, end in spans:
            printed[start:end] = _ONE[kind] * (end - start)
    classes = bytearray(_ONE[_UNKNOWN] * len(text.raw))
    for piece in text.pieces:
        if not piece.replaced:
            classes[piece.raw_start : piece.raw_end] = printed[piece.at : piece.at + piece.length]
    return classes
