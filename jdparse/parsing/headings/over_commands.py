"""Names that only the line of command under them tells: 二、驻场文控 / (一)直接上级:项目经理."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from jdparse.parsing.headings.heading import Heading
from jdparse.parsing.headings.offices import NUMBERS_OF_CHAPTERS
from jdparse.parsing.headings.surroundings import MarkedText
from jdparse.parsing.names import name_kind
from jdparse.parsing.spaces import behind_spaces
from jdparse.text import Span

_ABOVE = re.compile(r"(?P<name>[^\s。;,:、()|]{2,16}):?[ \t]*\n\s*")


def names_over_commands(page: MarkedText, found: list[Heading]) -> Iterator[Heading]:
    """Short numbered lines over a numbered 直接上级, where no word of them says that they name a position."""
    taken = {heading.start for heading in found}
    for label in page.labels:
        if label.label.field != "reports_to" or label.marker is None:
            continue
        index = bisect_left(page.marker_starts, label.marker.start) - 1
        above = page.markers[index] if index >= 0 else None
        if above is None or above.start in taken or not _numbers_names(page, above.start, above.kind):
            continue
        start = behind_spaces(page.value, above.end)
        line = _ABOVE.fullmatch(page.value, start, label.marker.start)
        if line and above.kind != label.marker.kind and name_kind(line["name"], page.lexicon) == "unknown":
            name = Span(*line.span("name"))
            yield Heading(above.start, name.end, "position", name, None, "name_over_command", above)


def _numbers_names(page: MarkedText, start: int, kind: str) -> bool:
    return kind in NUMBERS_OF_CHAPTERS and page.starts_line(start) and page.label_at(start) is None
