"""What a careful reader would want to be told, computed from the finished parse."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from jdparse.lexicon import Lexicon
from jdparse.lexicon.matcher import WordMatcher
from jdparse.parsing.assemble import Evidence
from jdparse.parsing.blank import is_blank
from jdparse.parsing.entries import Entry
from jdparse.parsing.enumerators import Marker
from jdparse.text import Span, Text

Found = dict[str, Any]

# No printed value of the seed pages or of the corpus is longer than 260 characters; a paragraph of prose may be.
LONGEST_VALUE = 400
_LONG_FIELDS = ("/extra/", "/benefits", "/remarks", "/summary", "/responsibilities/")


@dataclass(frozen=True, slots=True)
class Finished:
    """What the checks may look at."""

    text: Text
    lexicon: Lexicon
    records: list[dict[str, Any]]
    entries: list[Entry]
    entry_records: list[int | None]
    markers: list[Marker]
    evidence: Evidence
    unclaimed: list[Span]


def time_percent_sum(finished: Finished) -> Iterator[Found]:
    """``time-percent-sum``: the shares of working time of a record do not make 100."""
    for index, record in enumerate(finished.records):
        shares = [duty["time_percent"] for duty in record.get("responsibilities", []) if "time_percent" in duty]
        if len(shares) > 1 and abs(sum(shares) - 100) > 0.5:
            spans = [
                span
                for number, duty in enumerate(record["responsibilities"])
                if "time_percent" in duty
                for span in finished.evidence.get(f"/records/{index}/responsibilities/{number}/time_percent", [])
            ]
            message = f"时间百分比合计 {sum(shares):g}%, 应为 100%"
            yield _found("time-percent-sum", "warning", message, spans, f"/records/{index}/responsibilities")


def ordinals(finished: Finished) -> Iterator[Found]:
    """``ordinal-repeated`` and ``ordinal-skipped``: numbering that is wrong inside one list."""
    last: dict[int, Marker] = {}
    for marker in finished.markers:
        before = last.get(marker.sequence)
        last[marker.sequence] = marker
        if before is None or marker.ordinal == 0 or marker.kind in ("篇",):
            continue
        step = marker.ordinal - before.ordinal
        if step == 0:
            yield _at(finished, "ordinal-repeated", "info", f"编号 {marker.ordinal} 重复", marker)
        elif step > 1:
            yield _at(finished, "ordinal-skipped", "info", f"编号由 {before.ordinal} 跳到 {marker.ordinal}", marker)


def _at(finished: Finished, code: str, severity: str, message: str, marker: Marker) -> Found:
    return _found(code, severity, message, _raw(finished, Span(marker.start, marker.end)), None)


def empty_items(finished: Finished) -> Iterator[Found]:
    """``empty-item``: a number with no text behind it."""
    value = finished.text.value
    for index, marker in enumerate(finished.markers):
        if marker.kind in ("篇", "职责", "一、", "第章", "第部分", "第条"):
            continue
        end = finished.markers[index + 1].start if index + 1 < len(finished.markers) else len(value)
        if end - marker.end < 40 and not value[marker.end : end].strip(" \t\n;。,"):
            yield _at(finished, "empty-item", "info", f"编号 {marker.ordinal} 之后没有内容", marker)


def empty_labels(finished: Finished) -> Iterator[Found]:
    """``label-without-value``: a cell that was left blank."""
    for entry, record in zip(finished.entries, finished.entry_records, strict=True):
        for section in entry.sections if record is not None else ():
            if section.label is None or section.field in (
                "container",
                "responsibilities",
                "qualifications",
                "working_relationships",
            ):
                continue
            content = finished.text.value[section.content.start : section.content.end]
            if is_blank(content, finished.lexicon.words.blank_values):
                message = f"标签“{section.label.label.text}”没有内容"
                pointer = f"/records/{record}"
                yield _found("label-without-value", "info", message, _raw(finished, section.label.span), pointer)


def truncated(finished: Finished) -> Iterator[Found]:
    """``truncated``: the preview of the page ends inside the last record."""
    for index, record in enumerate(finished.records):
        if record.get("truncated"):
            end = len(finished.text.raw)
            last = max(
                (
                    span[1]
                    for key, spans in finished.evidence.items()
                    if key.startswith(f"/records/{index}/")
                    for span in spans
                ),
                default=end,
            )
            message = "预览在本记录中间结束, 后文缺失"
            yield _found("truncated", "warning", message, [(max(0, last - 1), last)], f"/records/{index}")


def copying_errors(finished: Finished) -> Iterator[Found]:
    """``suspected-copying-error``: 与时 for 及时, 她人 for 他人, 围 for 范围: what stands there is kept."""
    meant = finished.lexicon.words.copying_errors
    found = _wrong_words(finished.lexicon).apart(finished.text.raw)
    starts = [start for start, _ in found]
    for pointer, spans in finished.evidence.items() if found else ():
        for start, stop in spans:
            for at, end in found[bisect_left(starts, start) : bisect_left(starts, stop)]:
                wrong = finished.text.raw[at:end]
                message = f"“{wrong}”疑为“{meant[wrong]}”之误"
                if end <= stop:
                    yield _found("suspected-copying-error", "info", message, [(at, end)], pointer)


@cache
def _wrong_words(lexicon: Lexicon) -> WordMatcher:
    return WordMatcher(lexicon.words.copying_errors)


def long_values(finished: Finished) -> Iterator[Found]:
    """``suspiciously-long-value``: a text so long that a boundary in it was probably missed."""
    for pointer, spans in finished.evidence.items():
        if spans[-1][1] - spans[0][0] <= LONGEST_VALUE // 2:
            continue  # the spans of a value stand in order: nearly all values end here
        length = sum(end - start for start, end in spans)
        limit = LONGEST_VALUE if any(part in pointer for part in _LONG_FIELDS) else LONGEST_VALUE // 2
        if length > limit:
            yield _found(
                "suspiciously-long-value", "warning", f"内容长 {length} 字, 可能含有未识别的分界", spans, pointer
            )


_SHORTEST_UNCLAIMED = 12


def unclaimed_text(finished: Finished) -> Iterator[Found]:
    """``unclaimed-text``: readable text that no field took, from 12 characters on, one diagnostic per stretch."""
    stretches: list[tuple[int, int, int]] = []
    for start, end in finished.unclaimed:
        if stretches and start - stretches[-1][1] <= 8:
            first, _, count = stretches[-1]
            stretches[-1] = (first, end, count + end - start)
        else:
            stretches.append((start, end, end - start))
    for start, end, count in stretches:
        if count >= _SHORTEST_UNCLAIMED:
            yield _found("unclaimed-text", "info", f"{count} 字未归入任何字段", [(start, end)], None)


_SURROGATE = re.compile("[\ud800-\udfff][\ud800-\udfff]*")
_REPLACEMENT = re.compile("\ufffd\ufffd*")


def lone_surrogates(finished: Finished) -> Iterator[Found]:
    """``lone-surrogates``: halves of characters, from a page cut in the middle of one or decoded wrongly."""
    for match in _SURROGATE.finditer(finished.text.raw):
        yield _found("lone-surrogates", "warning", f"{len(match[0])} 个不成对的代理字符", [match.span()], None)


def undecodable_bytes(finished: Finished) -> Iterator[Found]:
    """``undecodable-bytes``: what the reader had to replace by U+FFFD."""
    for match in _REPLACEMENT.finditer(finished.text.raw):
        yield _found("undecodable-bytes", "warning", f"{len(match[0])} 处字节无法解码", [match.span()], None)


CHECKS: tuple[Callable[[Finished], Iterator[Found]], ...] = (
    time_percent_sum,
    ordinals,
    empty_items,
    empty_labels,
    truncated,
    copying_errors,
    long_values,
    unclaimed_text,
    lone_surrogates,
    undecodable_bytes,
)


def diagnose(finished: Finished) -> list[Found]:
    """All diagnostics, in the order of the page."""
    found = [item for check in CHECKS for item in check(finished)]
    return sorted(
        found, key=lambda item: (item["spans"][0] if item["spans"] else (0, 0), item["code"], item["pointer"] or "")
    )


def _found(code: str, severity: str, message: str, spans: Any, pointer: str | None) -> Found:
    return {
        "code": code,
        "severity": severity,
        "message": message,
        "spans": [tuple(span) for span in spans],
        "pointer": pointer,
    }


def _raw(finished: Finished, span: Span) -> list[tuple[int, int]]:
    return [(start, end) for start, end in finished.text.raw_spans(span)]
