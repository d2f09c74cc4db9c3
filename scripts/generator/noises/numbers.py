"""Numbers of lists that are wrong, split or in the wrong place."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import replace

from generator.pieces import Page, Piece, rewritten

_DIGITS = re.compile(r"\d+")


def wrong_numbers(page: Page, chance: random.Random, rate: float) -> None:
    """A number twice or one left out: 1、 2、 2、 4、. The texts are to be trusted."""
    shift = 0

    def change(piece: Piece) -> Piece:
        nonlocal shift
        found = _DIGITS.search(piece.text) if piece.kind == "number" else None
        if found is None:
            return piece
        number = int(found[0])
        shift = 0 if number == 1 else shift + chance.choice((-1, 1)) * (chance.random() < 0.1 * rate)
        shift = max(-1, min(1, shift))
        return replace(piece, text=piece.text.replace(found[0], str(max(1, number + shift)), 1))

    rewritten(page, change)


def numbers_torn(page: Page, chance: random.Random, rate: float) -> None:
    """A space inside a number of two digits: 1 1. for 11."""

    def change(piece: Piece) -> Piece:
        torn = piece.kind == "number" and _DIGITS.match(piece.text) and len(_DIGITS.findall(piece.text)[0]) == 2
        return replace(piece, text=f"{piece.text[0]} {piece.text[1:]}") if torn and chance.random() < rate else piece

    rewritten(page, change)


def spaces_behind_numbers(page: Page, chance: random.Random, rate: float) -> None:
    """A space between each number and its text."""
    rewritten(page, lambda piece: replace(piece, text=f"{piece.text} ") if piece.kind == "number" else piece)


def numbers_first(page: Page, chance: random.Random, rate: float) -> None:
    """A list whose numbers were all printed before its texts: 1. 2. 3. 登记… 检查… 编制…"""
    pieces = page.pieces
    for start, end in reversed(list(_lists(pieces))):
        if chance.random() < 0.3 * rate:
            pieces[start:end] = _numbers_before_texts(pieces[start:end])


def _lists(pieces: list[Piece]) -> Iterator[tuple[int, int]]:
    """Where three or more items with plain numbers follow each other, a line each."""
    at = 0
    while at < len(pieces):
        end, items = at, 0
        while (following := _item_end(pieces, end, items + 1)) > end:
            end, items = following, items + 1
        if items >= 3:
            yield at, end
        at = max(end, at + 1)


def _item_end(pieces: list[Piece], at: int, number: int) -> int:
    """Behind the item that begins at ``at`` with ``number``; ``at`` where none does."""
    if at >= len(pieces) or pieces[at].kind != "number" or not re.fullmatch(rf"{number}[、.．]\s?", pieces[at].text):
        return at
    end = at + 1
    while end < len(pieces) and pieces[end].kind in ("value", "chrome", "close"):
        end += 1
    return end + 1 if end < len(pieces) and pieces[end].kind == "break" else at


def _numbers_before_texts(items: list[Piece]) -> list[Piece]:
    numbers = [replace(piece, text=f"{piece.text.strip()} ") for piece in items if piece.kind == "number"]
    texts = [replace(piece, text=" ") if piece.kind == "break" else piece for piece in items if piece.kind != "number"]
    return [*numbers, *texts[:-1], items[-1]]
