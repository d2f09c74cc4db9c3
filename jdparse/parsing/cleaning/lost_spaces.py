"""Question marks that a wrong encoding left where no-break spaces were: ``jquery?Mobile``, ``要求: ? 1、精通…``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdparse.text import Edit

_HAN = "\u4e00-\u9fff"
# Where nothing is asked: between words of Latin letters, behind a stop or a space, between a number and its text.
_LOST = re.compile(
    rf"(?<=[A-Za-z])\?(?=[A-Za-z]{{2,}}(?![\w]*=))"
    rf"|(?:(?<=[\s。；：，;:,、！])|^)\?(?:[ ]?\?)*(?=\s|[{_HAN}\d]|$)"
    rf"|(?<=[{_HAN}。;]\d)\?(?=[{_HAN}])|(?<=[.])\?(?=[A-Za-z{_HAN}])",
    re.MULTILINE,
)
_ADDRESS = re.compile(r"https?:|www\.|\.(?:com|cn|net|html?|php|aspx?|jsp)\b")
_FEWEST = 2


def lost_spaces(value: str) -> Iterator[Edit]:
    """Such a sign is a space, where the page has two or more of them; a Chinese page asks with ？."""
    if value.count("?") < _FEWEST:
        return
    found = [
        match
        for match in _LOST.finditer(value)
        if not _ADDRESS.search(value, max(0, match.start() - 40), match.start())
    ]
    if len(found) >= _FEWEST:
        for match in found:
            yield Edit(match.start(), match.end(), " ", "lost-space")
