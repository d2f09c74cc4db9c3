"""The evidence law of the record contract, said once for the property tests and the goldens."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jdparse.text import fold, render

_NO_TEXT = frozenset({"kind", "scope", "facets"})


def text_values(records: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """Every text value of ``records`` with its JSON Pointer; enums are read from texts and are none."""
    yield from _texts(records, "/records")


def _texts(value: Any, pointer: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield pointer, value
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _texts(item, f"{pointer}/{index}")
    elif isinstance(value, dict):
        for name, item in value.items():
            is_enum = name in _NO_TEXT or (name == "category" and "/qualifications/" in pointer)
            if not is_enum:
                yield from _texts(item, f"{pointer}/{name}")


def resolve(document: dict[str, Any], pointer: str) -> Any:
    """The value at ``pointer``; KeyError or IndexError where there is none."""
    value: Any = document
    for part in pointer.split("/")[1:]:
        value = value[int(part)] if isinstance(value, list) else value[part]
    return value


def without_pointer(document: dict[str, Any]) -> list[str]:
    """Text values that point nowhere."""
    return [pointer for pointer, _ in text_values(document["records"]) if pointer not in document["evidence"]]


def unresolved(document: dict[str, Any]) -> list[str]:
    """Pointers of the evidence that lead to no value."""
    missing = []
    for pointer in document["evidence"]:
        try:
            if resolve(document, pointer) is None:
                missing.append(pointer)
        except (KeyError, IndexError, ValueError):
            missing.append(pointer)
    return missing


def unlike_their_spans(document: dict[str, Any], raw: str) -> list[str]:
    """Texts whose raw spans, joined and folded, say something else."""
    return [
        pointer
        for pointer, value in text_values(document["records"])
        if fold("".join(raw[start:end] for start, end in document["evidence"].get(pointer, []))) != fold(value)
    ]


def not_rendered(document: dict[str, Any], raw: str) -> list[str]:
    """Texts that are not what ``render`` makes of their spans."""
    return [
        pointer
        for pointer, value in text_values(document["records"])
        if render(raw, document["evidence"].get(pointer, [])) != value
    ]


def bad_spans(document: dict[str, Any]) -> list[str]:
    """Pointers whose spans leave the text, are empty, overlap or stand in the wrong order."""
    chars = document["source"]["chars"]
    bad = []
    for pointer, spans in document["evidence"].items():
        ends = [0, *[end for _, end in spans]]
        well = all(before <= start < end <= chars for before, (start, end) in zip(ends, spans, strict=False))
        if not spans or not well:
            bad.append(pointer)
    return bad


def out_of_order(document: dict[str, Any]) -> list[str]:
    """List items that stand on the page before the item listed before them."""
    evidence, found = document["evidence"], []
    for index, record in enumerate(document["records"]):
        for name in (name for name, value in record.items() if isinstance(value, list)):
            pointers = [pointer for pointer, _ in _texts(record[name], f"/records/{index}/{name}")]
            pointers = [p for p in pointers if not p.endswith(("/label", "/category")) and p in evidence]
            starts = [evidence[pointer][0][0] for pointer in pointers]
            found += [p for p, before, at in zip(pointers[1:], starts, starts[1:], strict=False) if at < before]
    return found
