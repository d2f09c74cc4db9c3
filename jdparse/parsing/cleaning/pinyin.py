"""Pinyin that a site put in after characters: 會(huì)議(yì)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdparse.text import Edit

_TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
_AFTER_HAN = re.compile(rf"(?<=[\u3400-\u4dbf\u4e00-\u9fff])[ ]?\([ ]?(?P<pinyin>[a-zü{_TONES}]{{1,6}})[ ]?\)")
_TONED = re.compile(f"[{_TONES}]")


def injected_pinyin(value: str) -> Iterator[Edit]:
    """A toned syllable in brackets behind a Han character belongs to nobody's sentence; an English word has no tone."""
    if _TONED.search(value) is None:
        return
    for match in _AFTER_HAN.finditer(value):
        if _TONED.search(match["pinyin"]):
            yield Edit(match.start(), match.end(), "", "injected-pinyin")
