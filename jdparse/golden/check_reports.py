"""The outcome of a check for machines: JSON, and JUnit's XML, which every CI shows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any
from xml.etree import ElementTree

from jdparse.golden.checking import Checked, Unread
from jdparse.golden.known_failures import KnownFailure
from jdparse.golden.picture import as_text, difference_lines

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no way to write: control characters, lone surrogates."""


def as_data(checks: Sequence[Checked], orphans: Sequence[KnownFailure]) -> dict[str, Any]:
    """The check as plain data; ``orphans`` are the known failures whose document has no golden."""
    return {
        "documents": len(checks),
        "new": sum(len(each.judged.new) for each in checks),
        "known": sum(len(each.judged.known) for each in checks),
        "passing": sum(len(each.judged.passing) for each in checks) + len(orphans),
        "unread": sum(isinstance(each.found, Unread) for each in checks),
        "checks": [_plain(each) for each in checks if not each.is_well or each.judged.known],
        "without_golden": [failure.document for failure in orphans],
    }


def _plain(check: Checked) -> dict[str, Any]:
    return {
        "document": check.name,
        "family": check.family,
        "unread": check.found.message if isinstance(check.found, Unread) else None,
        "new": [difference.plain() for difference in check.judged.new],
        "known": [difference.plain() for difference in check.judged.known],
        "passing": [
            {"class": failure.classed, "pointer": list(failure.pointers), "reason": failure.reason}
            for failure in check.judged.passing
        ],
    }


def as_junit(checks: Iterable[Checked], orphans: Iterable[KnownFailure]) -> bytes:
    """The check as JUnit's XML: a suite for each family, a case for each document; one whose differences are all
    known is skipped, as its test would be expected to fail."""
    root = ElementTree.Element("testsuites", name="jdparse golden check")
    by_family = sorted(checks, key=lambda check: check.family)
    for family, members in groupby(by_family, key=lambda check: check.family):
        _add_suite(root, family, [_case(check) for check in members])
    lost = [_lost(failure) for failure in orphans]
    if lost:
        _add_suite(root, "known failures", lost)
    ElementTree.indent(root)
    content: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def _add_suite(root: ElementTree.Element, name: str, cases: list[ElementTree.Element]) -> None:
    suite = ElementTree.SubElement(root, "testsuite", name=name, tests=str(len(cases)))
    for attribute, outcome in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(attribute, str(sum(case.find(outcome) is not None for case in cases)))
    suite.extend(cases)


def _case(check: Checked) -> ElementTree.Element:
    case = ElementTree.Element("testcase", classname=f"golden.{check.family}", name=check.name)
    if isinstance(check.found, Unread):
        _add(case, "error", "the page cannot be read", check.found.message)
    elif not check.is_well:
        new, passing = len(check.judged.new), len(check.judged.passing)
        _add(case, "failure", f"{new} new differences, {passing} known failures that pass", "\n".join(report_of(check)))
    elif check.judged.known:
        _add(case, "skipped", f"{len(check.judged.known)} known differences")
    return case


def report_of(check: Checked) -> Iterator[str]:
    """What is new and what must be struck off, as lines."""
    raw = check.raw() if check.judged.new else ""
    for difference in check.judged.new:
        yield from map(as_text, difference_lines(difference, raw))
    yield from map(passing_line, check.judged.passing)


def passing_line(failure: KnownFailure) -> str:
    """What to do about a known failure that is none any more."""
    return f"read right by now, strike it off: {failure} ({failure.reason})"


def _lost(failure: KnownFailure) -> ElementTree.Element:
    case = ElementTree.Element("testcase", classname="golden.known_failures", name=failure.document)
    _add(case, "failure", "a known failure of a document that has no golden", str(failure))
    return case


def _add(case: ElementTree.Element, outcome: str, message: str, text: str = "") -> None:
    ElementTree.SubElement(case, outcome, message=_NOT_IN_XML.sub("�", message)).text = _NOT_IN_XML.sub("�", text)
