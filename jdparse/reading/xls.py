"""Old Excel workbooks (.xls): the visible sheets in order, values as printed."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from jdparse.reading.building import ContentBuilder
from jdparse.reading.cell_text import CHINESE_DATES, Value, cell_text
from jdparse.reading.ole import stream_of
from jdparse.reading.raw import Content, ReadError
from jdparse.reading.sheets import Area, Sheet, write_sheet

if TYPE_CHECKING:
    import xlrd

MEDIA_TYPE = "application/vnd.ms-excel"


def read_xls(data: bytes, name: str) -> Content:
    """The workbook's sheets. Raises ReadError ``encrypted`` and ``damaged``."""
    import xlrd

    # Not the container itself: xlrd follows its chains of sectors for ever where damage has made a ring of them.
    stream = stream_of(data, ("Workbook", "Book"))
    try:
        workbook = xlrd.open_workbook(
            file_contents=stream, formatting_info=True, ragged_rows=True, logfile=io.StringIO()
        )
    except xlrd.XLRDError as error:
        if "encrypted" in str(error).lower():
            raise ReadError(
                "encrypted", f"{name}: is an Excel workbook with a password; save it without one"
            ) from error
        raise
    builder = ContentBuilder()
    for sheet in workbook.sheets():
        if sheet.visibility == 0:
            merged = tuple(Area(top, left, bottom - 1, right - 1) for top, bottom, left, right in sheet.merged_cells)
            write_sheet(builder, Sheet(sheet.name, _rows(workbook, sheet), merged))
    return builder.content(MEDIA_TYPE, None)


def _rows(workbook: xlrd.Book, sheet: xlrd.sheet.Sheet) -> Iterator[list[str]]:
    for row in range(sheet.nrows):
        types = sheet.row_types(row)  # most cells of a large sheet are empty
        yield [_text(workbook, sheet.cell(row, column)) if kind else "" for column, kind in enumerate(types)]


def _text(workbook: xlrd.Book, cell: xlrd.sheet.Cell) -> str:
    import xlrd

    value: Value = cell.value
    if cell.ctype == xlrd.XL_CELL_DATE:
        moment = xlrd.xldate.xldate_as_datetime(cell.value, workbook.datemode)
        value = moment if cell.value >= 1 else moment.time()
    elif cell.ctype == xlrd.XL_CELL_BOOLEAN:
        value = bool(cell.value)
    elif cell.ctype == xlrd.XL_CELL_ERROR:
        value = xlrd.error_text_from_code.get(cell.value, "#VALUE!")
    return cell_text(value, _number_format(workbook, cell.xf_index))


def _number_format(workbook: xlrd.Book, index: int | None) -> str:
    """The cell's number format; the usual one where a damaged workbook names none that there is."""
    if index is None or not 0 <= index < len(workbook.xf_list):
        return "General"
    key = workbook.xf_list[index].format_key
    found = workbook.format_map.get(key)
    return (found.format_str if found is not None else None) or CHINESE_DATES.get(key, "General")
