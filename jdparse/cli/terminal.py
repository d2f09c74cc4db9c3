"""Printing texts of unknown origin: nothing in them may steer the terminal or stop the output."""

from __future__ import annotations

import click

_UNPRINTABLE = (
    {code: 0x2400 + code for code in range(32)}
    | {0x7F: 0x2421}
    | dict.fromkeys(range(0x80, 0xA0), 0xFFFD)
    | dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)
)
_IN_ONE_LINE = _UNPRINTABLE | {0x0A: "⏎", 0x0D: None, 0x09: " "}
_IN_LINES = _UNPRINTABLE | {0x0A: "\n", 0x0D: None, 0x09: " "}


def printable(text: str) -> str:
    """``text`` with control characters and lone surrogates made visible; line feeds stay."""
    return text.translate(_IN_LINES)


def in_one_line(text: str) -> str:
    """``text`` as ``printable`` gives it, line feeds shown as ⏎."""
    return text.translate(_IN_ONE_LINE)


def say(message: str) -> None:
    """One line to stderr, which takes messages only; results go to stdout."""
    click.echo(f"jdparse: {in_one_line(message)}", err=True)


def shortened(text: str, width: int) -> str:
    """``text`` cut in the middle so that it takes at most ``width`` columns (a Han character takes two)."""
    from rich.cells import cell_len, set_cell_size

    if cell_len(text) <= width:
        return text
    if width <= 1:
        return "…"[:width]
    head = (width - 1) * 2 // 3
    front = set_cell_size(text, head).rstrip()
    back = set_cell_size(text[::-1], width - 1 - head).rstrip()[::-1]
    return f"{front}…{back}"


def padded(text: str, width: int) -> str:
    """``text`` filled with blanks up to ``width`` columns."""
    from rich.cells import cell_len

    return text + " " * max(0, width - cell_len(text))
