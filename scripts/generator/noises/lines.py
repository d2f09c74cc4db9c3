"""Line ends that were lost, added or changed, and what stands at the ends of lines."""

from __future__ import annotations

import random
from dataclasses import replace

from generator.pieces import Page, Piece, rewritten

_AFTER_THESE = "，。；：、,;"
_NEVER_FIRST = f"{_AFTER_THESE}:.．）)】”》-%\n "
_NEVER_LAST = "（(【“《"


def flattened_to_spaces(page: Page, chance: random.Random, rate: float) -> None:
    """Each line end became a space."""
    _mend_labels(page, " ")
    rewritten(page, lambda piece: replace(piece, text=" ") if piece.kind == "break" else piece)


def flattened_to_nothing(page: Page, chance: random.Random, rate: float) -> None:
    """Line ends vanished where what follows can still be told: a number behind no digit, a label with its colon."""
    _mend_labels(page, "")
    pieces = page.pieces
    kept = [piece for index, piece in enumerate(pieces) if not (piece.kind == "break" and _is_needless(pieces, index))]
    page.pieces = kept


def _mend_labels(page: Page, joint: str) -> None:
    """The line ends inside of labels go as the others do."""
    rewritten(
        page, lambda piece: replace(piece, text=piece.text.replace("\n", joint)) if piece.kind == "label" else piece
    )


def _is_needless(pieces: list[Piece], index: int) -> bool:
    if index == 0 or index + 1 == len(pieces):
        return False
    before, behind = pieces[index - 1], pieces[index + 1]
    if behind.kind == "number":
        return not before.text[-1:].isdigit()
    follows = pieces[index + 2].kind if index + 2 < len(pieces) else "break"
    return behind.kind == "label" and follows == "colon"


def hard_wraps(page: Page, chance: random.Random, rate: float) -> None:
    """Every line of the printed page is broken where it reached the margin, words and labels or not; rows of a table
    are not. What a site puts into its text afterwards (mark-up, entities, pinyin) does not count."""
    if page.has("cell"):
        return
    width, column = 2 * chance.randint(26, 40), 0
    pieces: list[Piece] = []
    for piece in page.pieces:
        text, column = _wrapped(piece.text, column, width, pieces)
        pieces.append(replace(piece, text=text))
    page.pieces = pieces


def _wrapped(text: str, column: int, width: int, before: list[Piece]) -> tuple[str, int]:
    """``text`` with line ends at the margin, and the column behind it; Chinese characters and signs take two.

    No line end stands before punctuation, nor inside a number or a word of Latin letters.
    """
    parts: list[str] = []
    for char in text:
        last = parts[-1] if parts else before[-1].text[-1:] if before else ""
        inside = char.isascii() and last.isascii()
        if column >= width - 1 and char not in _NEVER_FIRST and last not in _NEVER_LAST and not inside:
            parts.append("\n")
            column = 0
        parts.append(char)
        column = 0 if char == "\n" else column + (1 if char.isascii() else 2)
    return "".join(parts), column


def blank_lines(page: Page, chance: random.Random, rate: float) -> None:
    """An empty line behind every line, as paragraphs of a web page come out."""
    rewritten(page, lambda piece: replace(piece, text="\n\n") if piece.kind == "break" else piece)


def carriage_returns(page: Page, chance: random.Random, rate: float) -> None:
    """The line ends of Windows."""
    rewritten(page, lambda piece: replace(piece, text=piece.text.replace("\n", "\r\n")))


def indents(page: Page, chance: random.Random, rate: float) -> None:
    """Two full-width spaces at the head of each paragraph."""
    _behind_breaks(page, "　　")


def no_break_indents(page: Page, chance: random.Random, rate: float) -> None:
    """No-break spaces at the head of each line, some of them as entities that were never decoded."""
    _behind_breaks(page, chance.choice(("\u00a0\u00a0", "&nbsp;&nbsp;", "\u00a0 \u00a0 ")))


def trailing_spaces(page: Page, chance: random.Random, rate: float) -> None:
    """Spaces at the ends of lines."""
    before = Piece("  ", "chrome")
    rewritten(page, lambda piece: [before, piece] if piece.kind == "break" and chance.random() < rate else piece)


def _behind_breaks(page: Page, indent: str) -> None:
    rewritten(page, lambda piece: [piece, Piece(indent, "chrome")] if piece.kind == "break" else piece)


def spaces_after_punctuation(page: Page, chance: random.Random, rate: float) -> None:
    """A space behind each mark: 硬件、 软件， 网络."""

    def change(piece: Piece) -> Piece:
        if piece.kind == "value":
            spaced = "".join(f"{char} " if char in _AFTER_THESE else char for char in piece.text)
            return replace(piece, text=spaced)
        if piece.kind in ("colon", "close") and piece.text[-1:] in _AFTER_THESE:
            return replace(piece, text=f"{piece.text} ")
        return piece

    rewritten(page, change)


def tags_left_over(page: Page, chance: random.Random, rate: float) -> None:
    """Mark-up that was shown instead of obeyed: <br> at the ends of lines."""
    tag = chance.choice(("<br>", "<br/>", "</p>", "<br />"))
    before = Piece(tag, "chrome")
    rewritten(page, lambda piece: [before, piece] if piece.kind == "break" and chance.random() < rate else piece)
