"""Labels spaced out, broken, dressed up or without their colon."""

from __future__ import annotations

import random
from dataclasses import replace

from generator.pieces import Page, Piece, is_han, rewritten

_ENGLISH = {
    "岗位名称": "Position Title",
    "职位名称": "Job Title",
    "所在部门": "Department",
    "所属部门": "Department",
    "直接上级": "Report to",
    "岗位职责": "Responsibilities",
    "工作职责": "Responsibilities",
    "任职资格": "Qualifications",
    "任职要求": "Requirements",
    "工作地点": "Location",
    "福利待遇": "Benefits",
}


def letter_spaced(page: Page, chance: random.Random, rate: float) -> None:
    """Labels spread over the width of their cell: 岗 位 名 称."""
    space = chance.choice((" ", "　", "\u00a0", "  "))

    def change(piece: Piece) -> Piece:
        plain = piece.kind == "label" and not piece.owners
        return replace(piece, text=space.join(piece.text)) if plain and chance.random() < 0.6 * rate else piece

    rewritten(page, change)


def colons_lost(page: Page, chance: random.Random, rate: float) -> None:
    """The colon behind a label that has a line of its own, or whose value is no list, is missing; the line stays."""
    pieces: list[Piece] = []
    for index, piece in enumerate(page.pieces):
        alone = index + 1 < len(page.pieces) and page.pieces[index + 1].kind == "break"
        if piece.kind == "colon" and alone and chance.random() < rate:
            continue
        pieces.append(piece)
    page.pieces = pieces


def colons_as_spaces(page: Page, chance: random.Random, rate: float) -> None:
    """A space stands where the colon of a label was: 岗位名称 出纳."""

    def change(piece: Piece) -> Piece:
        return replace(piece, text=" ") if piece.kind == "colon" and chance.random() < 0.3 * rate else piece

    rewritten(page, change)


def emphasis(page: Page, chance: random.Random, rate: float) -> None:
    """Labels in bold as Markdown or HTML writes it."""
    before, behind = chance.choice((("**", "**"), ("<b>", "</b>"), ("<strong>", "</strong>")))

    def change(piece: Piece) -> Piece | list[Piece]:
        if piece.kind != "label" or chance.random() > rate:
            return piece
        return [Piece(before, "chrome"), piece, Piece(behind, "chrome")]

    rewritten(page, change)


def bilingual(page: Page, chance: random.Random, rate: float) -> None:
    """A label in English behind that in Chinese: 岗位名称 Position Title."""

    def change(piece: Piece) -> Piece:
        english = _ENGLISH.get(piece.text)
        return replace(piece, text=f"{piece.text} {english}") if piece.kind == "label" and english else piece

    rewritten(page, change)


def vertical_labels(page: Page, chance: random.Random, rate: float) -> None:
    """The label of a section in a narrow cell beside it: one character a line, without its colon."""
    pieces: list[Piece] = []
    standing = False
    for index, piece in enumerate(page.pieces):
        if standing and piece.kind == "colon":
            continue
        standing = _heads_a_section(page.pieces, index) and not page.has("cell") and chance.random() < 0.3 * rate
        pieces.append(replace(piece, text="\n".join(piece.text)) if standing else piece)
    page.pieces = pieces


def _heads_a_section(pieces: list[Piece], index: int) -> bool:
    """Whether the piece is a label alone on its line but for a colon; no English goes down a column."""
    before = pieces[index - 1].kind if index else "break"
    behind = [piece.kind for piece in pieces[index + 1 : index + 3]]
    alone = behind[:1] == ["break"] or behind == ["colon", "break"]
    chinese = pieces[index].kind == "label" and all(map(is_han, pieces[index].text))
    return chinese and before in ("break", "row") and alone


def broken_labels(page: Page, chance: random.Random, rate: float) -> None:
    """A label at the head of its line broken in two because its cell was narrow; lines are no rows there."""
    pieces: list[Piece] = []
    for piece in page.pieces:
        heads_a_line = not pieces or pieces[-1].kind in ("break", "row")
        breakable = heads_a_line and piece.kind == "label" and not piece.owners and len(piece.text) == 4
        if breakable and not page.has("cell") and chance.random() < 0.3 * rate:
            piece = replace(piece, text=f"{piece.text[:2]}\n{piece.text[2:]}")
        pieces.append(piece)
    page.pieces = pieces
