"""What is left over of HTML and of word processors' field codes."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from jdparse.text import Edit

# &nbsp; also escaped twice: &amp;nbsp; The semicolon may be lost before a character that cannot belong to the name.
_ENTITY = re.compile(
    r"&(?:amp;)*(?:(nbsp|ensp|emsp|thinsp)\b;?|(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|(?!amp;)[a-zA-Z]{2,8});)|&((?:amp;)+)"
)
_SPACE_ENTITIES = {"nbsp", "ensp", "emsp", "thinsp"}

_BLOCK_TAGS = (
    "br|p|div|li|ul|ol|tr|table|tbody|thead|h[1-6]|hr|section|article|dl|dt|dd|center|blockquote|figure|figcaption"
    "|main|header|footer|nav|aside|form|button"
)
_CELL_TAGS = "td|th"
_INLINE_TAGS = (
    "b|i|u|a|span|strong|em|font|img|small|big|sub|sup|input|label|o:p|st1:\\w+|col|colgroup|script|style|pre|code"
)
_TAG = re.compile(
    rf"</?(?:(?P<block>{_BLOCK_TAGS})|(?P<cell>{_CELL_TAGS})|(?P<inline>{_INLINE_TAGS}))(?:\s[^<>\n]{{0,300}})?/?>",
    re.IGNORECASE,
)
_FIELD_CODE = re.compile(
    r"(?:\bHYPERLINK(?:[ ]+\\[a-z])*\s+\"[^\"\n]{0,300}\""
    r"|\b(?:PAGE|NUMPAGES|TOC|PAGEREF)\b[ \w]*\\[^\n\u4e00-\u9fff]{0,60})"
)


def entities(value: str) -> Iterator[Edit]:
    """``&nbsp;`` is a space, ``&#8226;`` a bullet; of ``&amp;`` the ``&`` stays and the rest goes."""
    if "&" not in value:
        return
    for match in _ENTITY.finditer(value):
        space, name, ampersand = match.groups()
        if ampersand:
            yield Edit(match.start() + 1, match.end(), "", "html-entity")
        elif space:
            yield Edit(match.start(), match.end(), " ", "html-entity")
        else:
            char = html.unescape(f"&{name};")
            if len(char) == 1 and char != "&":
                yield Edit(match.start(), match.end(), " " if char.isspace() else char, "html-entity")


_SCRIPT = re.compile(r"<(script|style)\b[^<>]{0,300}>.{0,2000}?</\1>", re.IGNORECASE | re.DOTALL)


def scripts(value: str) -> Iterator[Edit]:
    """``<script>show_ad();</script>``: what stands between these tags was never meant to be read."""
    if "</" in value:
        for match in _SCRIPT.finditer(value):
            yield Edit(match.start(), match.end(), "", "markup")


def tags(value: str) -> Iterator[Edit]:
    """Tags that were printed instead of obeyed: ``<br>`` is a line end, ``</td>`` a cell boundary, ``<b>`` nothing."""
    if "<" not in value:
        return
    line_end, is_row = -1, False
    for match in _TAG.finditer(value):
        if match.start() > line_end:
            line_end, is_row = _line_around(value, match.start())
        new = "\n" if match["block"] else "\t" if match["cell"] else ""
        if match["block"] and is_row:
            new = " "  # inside a cell of a table a line end would end the row
        yield Edit(match.start(), match.end(), new, "markup")


# br岗位职责br1负责…: of the tags of a page that lost its angle brackets the name is left.
_TAG_NAME = re.compile(r"(?<![A-Za-z])br(?=[\u4e00-\u9fff\d]|$)")
_FEWEST_TAG_NAMES = 4


def names_of_tags(value: str) -> Iterator[Edit]:
    """``br`` before a Han character or a number, several times on a page: a line end."""
    if value.count("br") < _FEWEST_TAG_NAMES:
        return
    found = list(_TAG_NAME.finditer(value))
    if len(found) >= _FEWEST_TAG_NAMES:
        for match in found:
            yield Edit(match.start(), match.end(), "\n", "markup")


_FEWEST_TABS = 2


def _line_around(value: str, at: int) -> tuple[int, bool]:
    """Where the line around ``at`` ends, and whether it is a row of a table, its cells apart by pipes or tabs."""
    start = value.rfind("\n", 0, at) + 1
    end = value.find("\n", at)
    end = end if end >= 0 else len(value)
    return end, value.startswith("|", start) or value.count("\t", start, end) >= _FEWEST_TABS


def field_codes(value: str) -> Iterator[Edit]:
    """Field codes of word processors: ``HYPERLINK "…"``, ``PAGE \\* MERGEFORMAT``."""
    if '"' in value or "\\" in value:
        for match in _FIELD_CODE.finditer(value):
            yield Edit(match.start(), match.end(), "", "field-code")
