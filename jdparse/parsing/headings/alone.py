"""Names of positions that stand alone on their lines over a paragraph: 讲解员, ◆ 讲解员 Museum Guide"""

from __future__ import annotations

import re

from jdparse.parsing.headings.heading import Heading
from jdparse.parsing.headings.surroundings import MarkedText
from jdparse.parsing.names import name_kind
from jdparse.text import Span

# 讲解员 on a line of its own and a paragraph under it, several times on the page
_NAME = (
    r"[ \t]*(?P<bullet>[◆■★▲●◇▶➤□☆][ \t]*)?(?P<name>[^\s。;,!?:、|()]{2,16})"
    r"(?P<english>[ \t]+[A-Za-z][A-Za-z &/'.-]{2,40})?[ \t]*\n\s*(?=[^\n]{10})"
)
# A search for a line end takes a tenth of the time of one for a line end or the top.
_AT_TOP, _ALONE = re.compile(_NAME), re.compile(rf"\n{_NAME}")


def names_alone_on_their_lines(page: MarkedText, found: list[Heading]) -> list[Heading]:
    """Names of positions that stand alone over a paragraph, where the page has two or more headings of the kind.

    A bullet may stand before them and their English behind: ◆ 讲解员 Museum Guide
    """
    taken = {heading.start for heading in found} | {heading.name.start for heading in found if heading.name}
    alone = []
    top = _AT_TOP.match(page.value)
    for match in (*([top] if top else []), *_ALONE.finditer(page.value, top.end() if top else 0)):
        name = Span(match.start("name"), match.end("english") if match["english"] else match.end("name"))
        start = match.start("bullet") if match["bullet"] else name.start
        if name.start in taken or page.begins_value(name.start):
            continue
        if name_kind(match["name"], page.lexicon) != "position" or page.label_at(name.start) is not None:
            continue
        over_list = match["english"] is not None and page.follows(match.end()) == "list"
        if over_list or page.follows(match.end()) == "text":
            alone.append(Heading(start, name.end, "position", name, None, "name_alone_on_its_line"))
    return alone if len(alone) + len(found) > 1 else []
