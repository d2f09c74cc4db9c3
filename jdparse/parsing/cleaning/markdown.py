"""What is left over of Markdown: knowledge bases and chat programs export their pages so."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from jdparse.lexicon import Lexicon
from jdparse.text import Edit

# | --- | :---: | under the header of a table, and --- on a line of its own.
_DASHES = r"[ \t]*:?-{2,}:?[ \t]*"
_RULE = re.compile(
    rf"^[ \t]*(?:\|?{_DASHES}(?:\|{_DASHES})+\|?|\|{_DASHES}\||-{{3,}}|\*{{3,}})[ \t]*(?:\n|\Z)",
    re.MULTILINE,
)
# **岗位职责**: stars around the words of a cell or a line; 上传人:溪** and 某**厂 hide a name.
_BOLD = re.compile(
    r"(?:^|(?<=[\s|>#、.．。:：；;（(）)】]))"
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


# Also where the line ends of the page were lost, or came in between: …出纳**所在部门**财务部,
# **岗位职责：**…, **岗位⏎名称**
_IN_STARS = re.compile(r"\*\*([^*|]{2,30}?)\*\*")
_BEFORE_COLON = re.compile(r"[^\s*]{2,12}(?:[ ]?:\*\*|\*\*[ ]?:)")
_LATIN_OR_SPACE = re.compile(r"[A-Za-z\s]+")


@cache
def stars_around_labels(lexicon: Lexicon) -> Callable[[str], Iterator[Edit]]:
    """The rule for bold labels of ``lexicon``, and for any words with a colon, anywhere in a line."""

    def stars(value: str) -> Iterator[Edit]:
        """Two stars before a label and two behind it."""
        found = _IN_STARS.search(value) if "**" in value else None
        while found:
            is_label = _LATIN_OR_SPACE.sub("", found[1]).rstrip(":") in lexicon.by_text
            bold = is_label or _BEFORE_COLON.match(value, found.start(1)) is not None
            if bold:
                yield Edit(found.start(), found.start(1), "", "markup")
                yield Edit(found.end(1), found.end(), "", "markup")
            found = _IN_STARS.search(value, found.end() if bold else found.end(1))

    return stars
