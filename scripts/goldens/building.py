"""A complete Document built from a reading: what the parser would give if it read the page as the reader does."""

from __future__ import annotations

import re
from typing import Any

from goldens.locating import PageText
from goldens.placing import Evidence, Placer, UnlocatedError, either_width, regions
from jdparse.lexicon import Lexicon
from jdparse.parsing.assemble import RecordBuilder, classes_of_characters, counted, page_evidence
from jdparse.parsing.diagnostics import Finished, diagnose
from jdparse.parsing.extract import Draft
from jdparse.parsing.pipeline import Parse, run
from jdparse.reading import RawDocument
from jdparse.records import Document, ScrapedPage
from jdparse.text import Span, render

_FACET_WORDS = {
    "education": re.compile(
        "博士|[硕碩]士|研究生|本科|[学學]士|大[学學专專]|[专專]科|高[职職中]|中[专專职職]|技校|初中|[学學][历歷]"
    ),
    "experience": re.compile(r"[\d一二两兩三四五六七八九十](?:\.\d)?\D{0,8}年|应届|[应應]"),
    "age": re.compile(r"\d{2}\s*(?:周?岁|[-—~－至]\s*\d{2})|[二三四五六]十[一二三四五六七八九]?周?[岁歲]|\d{2}"),
    "gender": re.compile(r"[男女]"),
    "salary": re.compile(r"[\d一二两三四五六七八九十]+[\d.,]*\s*[万千kKwW元/%]*|[月日年时時]"),
}

_READ_FOR_FACETS = ("/text", "/description", "/salary", "/remarks", "/benefits", "/summary", "/title")


def built_document(source: RawDocument, reading: dict[str, Any], lexicon: Lexicon) -> Document:
    """The Document with the records of ``reading`` and its evidence.

    Raises UnlocatedError, which names the value, where one does not stand on the page.
    """
    parse = run(source.text, lexicon)
    page = PageText(parse.text)
    facts, evidence = _page(parse, reading, page)
    readings = reading.get("records", [])
    placer = Placer(parse, page, readings)
    records: list[dict[str, Any]] = []
    for index, (record, region) in enumerate(zip(readings, regions(page, readings), strict=True)):
        try:
            places = placer.place(record, region)
        except UnlocatedError as error:
            raise UnlocatedError(f"record {index}{error}") from error
        records.append(_record(index, record, places, parse, evidence))
    labels = [label.span for label in parse.labels] + [Span(h.start, h.end) for h in parse.headings]
    markers = [Span(marker.start, marker.end) for marker in parse.markers]
    classes, unclaimed = classes_of_characters(parse.text, evidence, labels, markers)
    owners = _owners(parse, evidence, len(records))
    finished = Finished(parse.text, lexicon, records, parse.entries, owners, parse.markers, evidence, unclaimed)
    return Document.model_validate(
        {
            "source": {
                "path": source.path,
                "sha256": source.sha256,
                "media_type": source.media_type,
                "encoding": source.encoding,
                "chars": len(source.text),
                "page": facts,
            },
            "layout": reading["layout"],
            "records": records,
            "evidence": evidence,
            "coverage": counted(classes),
            "diagnostics": diagnose(finished),
        }
    )


def _page(parse: Parse, reading: dict[str, Any], page: PageText) -> tuple[dict[str, Any], Evidence]:
    """The header facts of the reading; evidence for those that stand there verbatim."""
    values = {k: v for k, v in ((reading.get("source") or {}).get("page") or {}).items() if v is not None}
    parsed, evidence = page_evidence(parse.normalised.page, page.raw)
    found: Evidence = {}
    for name in filter(values.__contains__, ScrapedPage.model_fields):
        pointer, value = f"/source/page/{name}", values[name]
        if parsed.get(name) == value:
            found |= {pointer: evidence[pointer]} if pointer in evidence else {}
        elif (at := page.raw.find(str(value))) >= 0:
            found[pointer] = [(at, at + len(str(value)))]
    return values, found


def _record(index: int, reading: dict[str, Any], places: Evidence, parse: Parse, evidence: Evidence) -> dict[str, Any]:
    """The record with its texts as the page prints them; its evidence is added to ``evidence``."""
    pointer = f"/records/{index}"
    builder = RecordBuilder(index, Draft(reading["kind"], (), parse.entries[0]), parse.text)
    builder.record = _rendered(reading, "", places, parse.text.raw)
    builder.record.pop("open", None)
    builder.evidence = {pointer + name: spans for name, spans in places.items()}
    builder.finish(truncated=bool(reading.get("truncated")))
    wanted = reading.get("facets") or {}
    read = builder.record["facets"]
    builder.record["facets"] = wanted
    for name in read.keys() | wanted.keys():
        place = f"{pointer}/facets/{name}"
        if name not in wanted:
            builder.evidence.pop(place, None)
        elif read.get(name) != wanted[name]:
            builder.evidence[place] = _facet_place(name, wanted[name], builder, parse.text.raw)
    evidence.update(sorted(builder.evidence.items(), key=_page_order))
    return builder.record


def _page_order(item: tuple[str, list[tuple[int, int]]]) -> tuple[bool, list[tuple[int, int]], str]:
    pointer, spans = item
    return "/facets/" in pointer, spans, pointer


def _rendered(value: Any, pointer: str, places: Evidence, raw: str) -> Any:
    if pointer in places:
        return value if isinstance(value, int | float) else render(raw, places[pointer])
    if isinstance(value, dict):
        return {name: _rendered(item, f"{pointer}/{name}", places, raw) for name, item in value.items()}
    if isinstance(value, list):
        return [_rendered(item, f"{pointer}/{index}", places, raw) for index, item in enumerate(value)]
    return value


def _facet_place(name: str, value: Any, builder: RecordBuilder, raw: str) -> list[tuple[int, int]]:
    """Where the facet is read from: its number or word in the record's texts, those of its own kind first."""
    kind = name.split("_")[0]
    sources = sorted(builder.evidence, key=lambda pointer: _rank(pointer, kind, builder.record))
    digits = re.compile(rf"(?<!\d){either_width(f'{value:g}')}(?!\d)") if isinstance(value, int | float) else None
    for pattern in filter(None, (digits, _FACET_WORDS[kind])):
        for pointer in sources:
            if not pointer.endswith(_READ_FOR_FACETS):
                continue
            for start, end in builder.evidence[pointer]:
                match = pattern.search(raw, start, end)
                if match:
                    return [match.span()]
    raise UnlocatedError(f"/facets/{name}: {value} is in none of the record's texts")


def _rank(pointer: str, kind: str, record: dict[str, Any]) -> tuple[int, str]:
    """Texts of the facet's own category first, then other requirements, then the rest."""
    if kind == "salary":
        return (0 if pointer.endswith("/salary") else 1), pointer
    parts = pointer.split("/")
    if "qualifications" in parts:
        return (0 if record["qualifications"][int(parts[4])]["category"] == kind else 1), pointer
    return 2, pointer


def _owners(parse: Parse, evidence: Evidence, count: int) -> list[int | None]:
    """For each entry of the parse the record that most of its values belong to; each record once."""
    weights: list[dict[int, int]] = [{} for _ in parse.entries]
    bounds = [parse.text.raw_position(entry.start) for entry in parse.entries]
    for pointer, spans in evidence.items():
        if pointer.startswith("/records/"):
            index = int(pointer.split("/")[2])
            for start, end in spans:
                at = max((n for n, bound in enumerate(bounds) if bound <= start), default=0)
                weights[at][index] = weights[at].get(index, 0) + end - start
    owners: list[int | None] = [max(found, key=lambda i: found[i]) if found else None for found in weights]
    return owners
