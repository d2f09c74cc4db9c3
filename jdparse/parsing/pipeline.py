"""The flow on one screen: raw text -> normalised text -> marks -> entries -> sections -> claims -> Document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar

from jdparse.lexicon import Lexicon, load
from jdparse.parsing.assemble import Evidence, RecordBuilder, classes_of_characters, counted, page_evidence
from jdparse.parsing.cells import with_rows_of_cells
from jdparse.parsing.closing_lines import with_closing_lines
from jdparse.parsing.diagnostics import Finished, diagnose
from jdparse.parsing.duties_below import with_duties_below
from jdparse.parsing.entries import Entry, split_entries
from jdparse.parsing.enumerators import Marker, find_markers
from jdparse.parsing.extract import Draft, extract
from jdparse.parsing.facts_line import with_facts
from jdparse.parsing.genre import kind_of_other_page
from jdparse.parsing.header_tables import with_headers_of_forms
from jdparse.parsing.headings import Heading, find_headings
from jdparse.parsing.introductions import without_introduction
from jdparse.parsing.items import Markers
from jdparse.parsing.labels import (
    SHORTEST_RUN,
    LabelMark,
    damaged_labels,
    find_labels,
    labels_after,
    without_names_of_groups,
)
from jdparse.parsing.layout import layout_of, preview_is_cut
from jdparse.parsing.listed_positions import with_listed_positions
from jdparse.parsing.lost_labels import with_lost_labels
from jdparse.parsing.lost_requirements import with_lost_requirements
from jdparse.parsing.named_sections import with_named_sections
from jdparse.parsing.names_above import with_name_above
from jdparse.parsing.normalise import PLAIN, Normalised, normalise
from jdparse.parsing.notices import with_shared
from jdparse.parsing.page import Page
from jdparse.parsing.prose_on_a_post import entries_of_prose
from jdparse.parsing.sections import segment
from jdparse.parsing.sentences import sentence_entries, with_joint_positions
from jdparse.parsing.structure import Structure
from jdparse.parsing.tables import Table, find_tables
from jdparse.parsing.tags_below_label import without_tags
from jdparse.parsing.told_lines import with_told_lines
from jdparse.parsing.unnamed import unnamed_entries
from jdparse.reading import RawDocument
from jdparse.records import Document
from jdparse.text import Span, Text


@dataclass(frozen=True, slots=True)
class Parse:
    """Every intermediate of one document, as ``explain`` prints it."""

    normalised: Normalised
    markers: list[Marker]
    labels: list[LabelMark]
    headings: list[Heading]
    entries: list[Entry]
    drafts: list[Draft | None]

    @property
    def text(self) -> Text:
        """The text that all spans of the stages point into."""
        return self.normalised.text


def run(raw: str, lexicon: Lexicon, structure: Structure = PLAIN) -> Parse:
    """All stages before assembly."""
    normalised = normalise(raw, lexicon, structure)
    value = normalised.text.value
    markers = find_markers(value)
    tables = find_tables(value, lexicon, structure.tables_in(normalised.text))
    labels = damaged_labels(value, find_labels(value, markers, lexicon), markers, lexicon)
    labels = _outside(tables, without_names_of_groups(value, labels, markers))
    headings = _outside(tables, find_headings(value, markers, labels, lexicon))
    headings, labels = with_named_sections(value, headings, labels, markers, lexicon)
    labels = labels_after(value, [heading.end for heading in headings], labels, lexicon)
    numbering = Markers(markers)
    page = Page(value, numbering, labels, lexicon)
    rows = [row for table in tables for row in table.rows]
    parts = split_entries(value, headings, labels, numbering, rows, lexicon)
    entries = [segment(value, entry, labels, numbering, lexicon) for entry in parts]
    entries = with_headers_of_forms(entries)
    entries = [with_rows_of_cells(value, entry) for entry in with_lost_labels(value, entries)]
    entries = [with_name_above(page, with_facts(value, entry)) for entry in entries]
    entries = [with_duties_below(value, entry, numbering) for entry in entries]
    entries = with_told_lines(page, entries)
    entries = [without_tags(value, entry) for entry in entries]
    entries = [with_lost_requirements(value, entry, numbering) for entry in entries]
    entries = [with_closing_lines(value, entry, numbering) for entry in entries]
    entries = with_listed_positions(page, entries)
    drafts = with_joint_positions(page, entries, [extract(page, entry) for entry in entries])
    drafts = without_introduction(page, drafts)
    drafts = with_shared(page, entries, drafts)
    if not any(drafts):
        spoken = sentence_entries(value, lexicon) or unnamed_entries(page) or entries_of_prose(page)
        if spoken:
            told = with_joint_positions(page, spoken, [extract(page, entry) for entry in spoken])
            entries, drafts = spoken, with_shared(page, spoken, told)
    if kind_of_other_page(value, drafts, lexicon):
        drafts = [None] * len(drafts)
    return Parse(normalised, markers, labels, headings, entries, drafts)


Mark = TypeVar("Mark", LabelMark, Heading)


def _outside(tables: list[Table], marks: list[Mark]) -> list[Mark]:
    """The marks that stand in no table: a table's cells are read by its columns."""
    if not tables:
        return marks
    outside = [mark for mark in marks if not any(table.span.start <= mark.start < table.span.end for table in tables)]
    in_runs = sum(mark.rule == "form_run" for mark in outside)
    if 0 < in_runs < SHORTEST_RUN:  # …招聘岗位表 above a table: the run of its header is no form
        return [mark for mark in outside if mark.rule not in ("form_run", "form_without_colons")]
    return outside


class ParsedPage(NamedTuple):
    """What a page was read as, and what became of each of its characters."""

    document: Document
    classes: bytes
    """For every character of the raw text a byte, the index of its class in ``assemble.CLASSES``."""


def parse_document(source: RawDocument, lexicon: Lexicon | None = None) -> Document:
    """The Document of ``source``. Never raises on any text."""
    return parse_page(source, lexicon).document


def parse_page(source: RawDocument, lexicon: Lexicon | None = None) -> ParsedPage:
    """The Document of ``source`` with the class of each character. Never raises on any text."""
    lexicon = lexicon or load()
    parse = run(source.text, lexicon, Structure.of(source))
    drafts = [draft for draft in parse.drafts if draft is not None]
    page, evidence = page_evidence(parse.normalised.page, source.text)
    cut = preview_is_cut(parse.text, parse.normalised.page)
    records: list[dict[str, Any]] = []
    for index, draft in enumerate(drafts):
        builder = RecordBuilder(index, draft, parse.text)
        builder.finish(truncated=cut and draft is parse.drafts[-1])
        records.append(builder.record)
        evidence.update(builder.evidence)
    classes, unclaimed = classes_of_characters(parse.text, evidence, _label_spans(parse), _marker_spans(parse))
    document = Document.model_validate(
        {
            "source": _source(source, page),
            "layout": layout_of(parse.text.value, drafts),
            "records": records,
            "evidence": evidence,
            "coverage": counted(classes),
            "diagnostics": diagnose(_finished(parse, lexicon, records, evidence, unclaimed)),
        }
    )
    return ParsedPage(document, classes)


def _finished(
    parse: Parse, lexicon: Lexicon, records: list[dict[str, Any]], evidence: Evidence, unclaimed: list[Span]
) -> Finished:
    numbers = iter(range(len(records)))
    owners = [next(numbers) if draft is not None else None for draft in parse.drafts]
    return Finished(parse.text, lexicon, records, parse.entries, owners, parse.markers, evidence, unclaimed)


def _source(source: RawDocument, page: dict[str, Any]) -> dict[str, Any]:
    return {
        "path": source.path,
        "sha256": source.sha256,
        "media_type": source.media_type,
        "encoding": source.encoding,
        "chars": len(source.text),
        "page": page,
    }


def _label_spans(parse: Parse) -> Iterator[tuple[int, int]]:
    yield from ((label.label_start, label.label_end) for label in parse.labels)
    yield from ((heading.start, heading.end) for heading in parse.headings)
    for draft in parse.drafts:
        if draft:
            yield from (claim.span for claim in draft.claims if claim.field == "label")


def _marker_spans(parse: Parse) -> Iterator[tuple[int, int]]:
    return ((marker.start, marker.end) for marker in parse.markers)


@dataclass(frozen=True, slots=True)
class TraceLine:
    """One thing that a stage found: its raw spans, the rule that chose it, the text there, and what it is."""

    spans: tuple[Span, ...]
    rule: str
    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class StageTrace:
    """What one stage found, in the order of the page."""

    name: str
    lines: list[TraceLine]


def trace(source: RawDocument, lexicon: Lexicon | None = None) -> list[StageTrace]:
    """What each stage did with ``source``, for people to read."""
    parse = run(source.text, lexicon or load(), Structure.of(source))
    text = parse.text

    def line(span: Span, rule: str, note: str = "") -> TraceLine:
        return TraceLine(text.raw_spans(span), rule, text.value[span.start : span.end], note)

    return [
        StageTrace("normalise", [_edit_line(text, change.spans, change.reason, change.new) for change in text.changes]),
        StageTrace(
            "enumerators",
            [line(Span(m.start, m.end), f"list {m.sequence}", f"{m.kind} {m.ordinal}") for m in parse.markers],
        ),
        StageTrace("labels", [line(label.span, label.rule, label.label.field) for label in parse.labels]),
        StageTrace("headings", [line(Span(h.start, h.end), h.rule, h.kind) for h in parse.headings]),
        StageTrace(
            "split",
            [
                line(Span(e.start, e.end), e.rule, "record" if d else "no record")
                for e, d in zip(parse.entries, parse.drafts, strict=True)
            ],
        ),
        StageTrace("segment", [line(s.content, s.rule, s.field) for e in parse.entries for s in e.sections]),
        StageTrace("extract", [line(c.span, c.rule, c.field) for d in parse.drafts if d for c in d.claims]),
    ]


def _edit_line(text: Text, spans: tuple[Span, ...], reason: str, new: str) -> TraceLine:
    removed = "".join(text.raw[start:end] for start, end in spans)
    return TraceLine(spans, reason, removed, f"-> {new!r}" if new else "")
