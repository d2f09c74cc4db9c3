"""Names and small look-ups of WordprocessingML."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def value_of(parent: _Element, child: str) -> str | None:
    """``w:val`` of the child called so; None where there is none."""
    element = parent.find(f"{W}{child}")
    return None if element is None else element.get(f"{W}val")


def is_on(parent: _Element, child: str) -> bool:
    """Whether the property ``child`` is there and not switched off."""
    element = parent.find(f"{W}{child}")
    return element is not None and element.get(f"{W}val") not in ("0", "false", "off")


def integer(text: str | None) -> int | None:
    """The number that ``text`` is; None where it is none, or one that no document has."""
    try:
        number = int(text or "")
    except ValueError:
        return None
    return number if abs(number) < 1_000_000 else None


def alternative(choices: _Element) -> _Element:
    """The part of ``mc:AlternateContent`` to read: both say the same, once for new and once for old programs."""
    choice = choices.find(f"{MC}Choice")
    fallback = choices.find(f"{MC}Fallback")
    if choice is not None and (len(choice) or fallback is None):
        return choice
    return choices if fallback is None else fallback
