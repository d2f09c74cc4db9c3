"""The gender that a record asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdparse.parsing.facets.texts import FacetReading, FacetText

_WORD = r"(?P<word>[男女])(?:性|士|生)?"
# 限男性; 性别:女; 女,20-30岁; 男性 45岁以下; 35岁以下女性; not 女工不安排夜班, 男装, 女性身高160cm以上.
_BEHIND = r"$|[ 、/]|\d|[一二两三四五六七八九十名人]|年龄"
_ASKED = re.compile(rf"(?:限招?|要求|仅招|只招|[招需]|性别[ ]?(?:要求)?[ ]?[:为是]?)[ ]?{_WORD}(?={_BEHIND})")
_FIRST = re.compile(rf"[ ]*{_WORD}(?={_BEHIND}|[已未]婚|形象|身体)")
_LAST = re.compile(rf"(?:岁|以[下内上]|[已未]婚|健康|的|\d)[ ]?{_WORD}[ ]*$")


def gender(texts: list[FacetText]) -> Iterator[FacetReading]:
    """``gender`` where all that name one name the same; 男女不限 and a wish (女士优先) name none."""
    found: FacetReading | None = None
    for text in texts:
        if text.kind in ("duty", "summary", "salary", "benefits") or ("男" in text.value) == ("女" in text.value):
            continue
        reading = _of_text(text)
        if reading and found and reading.value != found.value:
            return
        found = found or reading
    if found:
        yield found


def _of_text(text: FacetText) -> FacetReading | None:
    for clause in text.clauses:
        match = _FIRST.match(clause.text) or _ASKED.search(clause.text) or _LAST.search(clause.text)
        if match:
            at = clause.start + match.start("word")
            return text.reading("gender", "male" if match["word"] == "男" else "female", at, at + 1)
    return None
