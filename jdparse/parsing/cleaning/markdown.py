"""What is left over of Markdown: knowledge bases and chat programs export their pages so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdparse.text import Edit

# | --- | :---: | under the header of a table, and --- on a line of its own.
_DASHES = r"[ \t]*:?-{2,}:?[ \t]*"
_RULE = re.compile(
    rf"^[ \t]*(?:\|?{_DASHES}(?:\|{_DASHES})+\|?|\|{_DASHES}\||-{{3,}}|\*{{3,}})[ \t]*(?:\n|\Z)",
    re.MULTILINE,
)
# **岗位职责**: stars around the words of a cell, a line or a label; 上传人:溪** and 某**厂 hide a name.
# Inside a line that lost its breaks only words before a colon are such: …出纳**所在部门**:财务部
_BOLD = re.compile(
    r"(?:^|(?<=[\s|>#、.。:：；;（(])|(?<=[\u4e00-\u9fff])(?=\*\*[^*\n|\s]{2,12}\*\*[ ]?[:：]))"
    r"(?P<open>\*\*)(?=\S)[^*\n|]{1,60}?(?<=\S)(?P<close>\*\*)(?=[\s|:：、，。；）)]|$)",
    re.MULTILINE,
)


# ## 岗位职责; and the stroke before a stop that Markdown would have read as a list's: 1\\.
_SIGN = re.compile(r"^[ ]{0,3}#{1,6}[ ]+|\\(?=[.\-_*#()])", re.MULTILINE)


def markdown(value: str) -> Iterator[Edit]:
    """The rules of tables, the stars of bold words, the signs of headings: gone, the cells and words stay."""
    edits: list[Edit] = []
    if "#" in value or "\\" in value:
        edits += [Edit(match.start(), match.end(), "", "markup") for match in _SIGN.finditer(value)]
    if "---" in value or "|--" in value or ":--" in value:
        edits += [Edit(match.start(), match.end(), "", "markup") for match in _RULE.finditer(value)]
    if "**" in value:
        for match in _BOLD.finditer(value):
            edits += [Edit(*match.span(name), "", "markup") for name in ("open", "close")]
    yield from sorted(edits, key=lambda edit: edit.start)
