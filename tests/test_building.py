"""Putting a raw text together: lines, cells and the spans of what stands in it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jdparse.reading.building import ContentBuilder
from jdparse.reading.raw import Content


def test_line_ends_are_written_only_between_lines() -> None:
    builder = ContentBuilder()
    builder.break_line()
    builder.write("甲")
    builder.break_line()
    builder.end_line()
    builder.break_line()
    builder.write("乙")
    builder.break_line()
    assert builder.content("text/plain", None).text == "甲\n\n乙"


def test_chrome_stands_on_lines_of_its_own_and_empty_chrome_is_none() -> None:
    builder = ContentBuilder()
    builder.write("甲")
    with builder.chrome():
        pass
    with builder.chrome():
        builder.write("页")
    builder.write("乙")
    content = builder.content("text/plain", None)
    assert (content.text, content.chrome) == ("甲\n页\n乙", ((2, 3),))


def test_a_cell_of_many_columns_and_rows_repeats_in_the_grid() -> None:
    builder = ContentBuilder()
    with builder.table():
        with builder.row():
            with builder.cell(2, 2):
                builder.write("甲")
            with builder.cell():
                builder.write("乙")
        with builder.row(), builder.cell():
            builder.write("丙")
    content = builder.content("text/plain", None)
    assert content.text == "甲\t乙\n丙"
    assert content.tables == ((((0, 1), (0, 1), (2, 3)), ((0, 1), (0, 1), (4, 5))),)


cell = st.tuples(st.text("甲\t\n", max_size=4), st.integers(1, 3), st.integers(1, 3))
tables = st.lists(st.lists(cell, max_size=4), max_size=4)


def written(table: list[list[tuple[str, int, int]]]) -> Content:
    builder = ContentBuilder()
    with builder.table():
        for row in table:
            with builder.row():
                for text, columns, rows in row:
                    with builder.cell(columns, rows):
                        for line in text.split("\n"):
                            builder.write(line)
                            builder.break_line()
    return builder.content("text/plain", None)


@given(tables)
def test_every_cell_stands_in_the_text_and_a_tab_or_line_feed_behind_it(
    table: list[list[tuple[str, int, int]]],
) -> None:
    content = written(table)
    cells = sorted({cell for each in content.tables for row in each for cell in row})
    for start, end in cells:
        assert "\t" not in content.text[start:end]
        assert content.text[end : end + 1] in ("\t", "\n", "")
    assert [content.text[slice(*cell)].replace("\n", "") for cell in cells] == [
        text.replace("\t", " ").replace("\n", "") for row in table for text, _, _ in row
    ]
