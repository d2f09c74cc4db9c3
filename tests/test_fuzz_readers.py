"""Random and damaged bytes: every reader gives a document whose spans hold, or a ReadError, in bounded time.

scripts/fuzz_readers.py does the same for as many inputs as one has time for.
"""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
import samples
from hypothesis import given, settings
from hypothesis import strategies as st
from mutations import mutated
from reader_laws import outcome

MAKERS: dict[str, Callable[[], bytes]] = {
    "a.docx": samples.make_lean_docx,
    "a.xlsx": samples.make_lean_xlsx,
    "a.html": samples.make_html,
    "a.mht": samples.make_mhtml,
    "a.rtf": samples.make_rtf,
    "a.pdf": samples.make_pdf,
}
VALID = {name: make() for name, make in MAKERS.items()}

# How the bytes of each format begin, so that random ones behind them reach its reader.
BEGINNINGS = [
    *(b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf1\\ansi", b"%PDF-1.4\n", b"<html>"),
    *(b"\xff\xfe<\0h\0t\0m\0l\0>\0", b"MIME-Version: 1.0\nContent-Type: text/html\n\n"),
]


@given(st.sampled_from(BEGINNINGS), st.binary(max_size=300), st.sampled_from([*MAKERS, "a.txt", "a.doc", "a"]))
@settings(deadline=5000)
def test_any_bytes_are_a_document_or_a_refusal(beginning: bytes, data: bytes, name: str) -> None:
    outcome(beginning + data, name)


@pytest.mark.parametrize("name", MAKERS)
@given(seed=st.integers(0, 2**32))
@settings(deadline=5000, max_examples=60)
def test_a_damaged_document_is_a_document_or_a_refusal(name: str, seed: int) -> None:
    outcome(mutated(VALID[name], random.Random(seed)), name)


@given(st.text(r"\{}'u-019 abcellrowpartrowdintbl", max_size=120))
@settings(deadline=5000)
def test_any_control_words_are_read(body: str) -> None:
    outcome(samples.make_rtf(body), "a.rtf")


tags = st.sampled_from(
    [
        *("<table>", "</table>", "<tr>", "<td rowspan=2>", "<td colspan=3>", "</td>"),
        *("<p>", "<br>", "<ol>", "<li>", "<nav>", "甲", " "),
    ]
)


@given(st.lists(tags, max_size=40))
@settings(deadline=5000)
def test_any_tags_are_read(body: list[str]) -> None:
    outcome(f"<html>{''.join(body)}".encode(), "a.html")
