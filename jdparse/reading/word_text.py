"""The text of a Word paragraph: its runs in order, and the text boxes that hang on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from jdparse.reading.word_xml import MC, W, alternative, is_on

if TYPE_CHECKING:
    from lxml.etree import _Element

_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_LEFT_OUT = frozenset(
    {f"{W}{name}" for name in ("pPr", "rPr", "sdtPr", "del", "moveFrom", "instrText", "delText", "drawing", "pict",
                               "object", "rt", "rubyPr")}
)  # fmt: skip
_SIGNS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
# What fonts of symbols print: ticked and empty boxes say which of the printed options holds.
_SYMBOLS = {
    ("wingdings", 0x6F): "□", ("wingdings", 0x71): "□", ("wingdings", 0x72): "□", ("wingdings", 0xA8): "□",
    ("wingdings", 0xFC): "√", ("wingdings", 0xFB): "×", ("wingdings", 0xFD): "☒", ("wingdings", 0xFE): "☑",
    ("wingdings 2", 0x2A): "□", ("wingdings 2", 0xA3): "□", ("wingdings 2", 0x50): "√", ("wingdings 2", 0x4F): "×",
    ("wingdings 2", 0x52): "☑", ("wingdings 2", 0x51): "☒", ("wingdings 2", 0x54): "☒",
}  # fmt: skip
_OTHER_SYMBOL = "•"


def inline_text(parent: _Element) -> str:
    """The text of the runs below ``parent``; hidden runs and tracked deletions left out, line breaks line feeds."""
    return "".join(_pieces(parent))


def text_boxes(parent: _Element) -> Iterator[_Element]:
    """The contents of the text boxes that hang on a paragraph, the outermost ones; old and new copy of a box once."""
    for child in parent:
        if child.tag == f"{W}txbxContent":
            yield child
        elif child.tag == f"{MC}AlternateContent":
            yield from text_boxes(alternative(child))
        elif child.tag not in (f"{W}del", f"{W}moveFrom"):
            yield from text_boxes(child)


def _pieces(parent: _Element) -> Iterator[str]:
    for child in parent:
        tag = child.tag
        if tag in (f"{W}t", _MATH_TEXT):
            yield child.text or ""
        elif tag in _SIGNS:
            yield _SIGNS[tag]
        elif tag == f"{W}sym":
            yield _symbol(child)
        elif tag == f"{MC}AlternateContent":
            yield from _pieces(alternative(child))
        elif tag not in _LEFT_OUT and not _is_hidden(child):
            yield from _pieces(child)


def _symbol(symbol: _Element) -> str:
    try:
        code = int(symbol.get(f"{W}char", ""), 16)
    except ValueError:
        return ""
    font = (symbol.get(f"{W}font") or "").lower()
    if 0xF000 <= code <= 0xF0FF:
        return _SYMBOLS.get((font, code - 0xF000), _OTHER_SYMBOL)
    return chr(code) if 0x20 <= code < 0xD800 else ""


def _is_hidden(run: _Element) -> bool:
    properties = run.find(f"{W}rPr") if run.tag == f"{W}r" else None
    return properties is not None and is_on(properties, "vanish")
