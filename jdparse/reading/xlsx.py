"""Excel workbooks (.xlsx): the visible sheets in order, values as printed."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from typing import TYPE_CHECKING

from jdparse.reading.archive import check_archive, transitional
from jdparse.reading.building import ContentBuilder
from jdparse.reading.cell_text import CHINESE_DATES, cell_text
from jdparse.reading.raw import Content, ReadError
from jdparse.reading.sheets import Area, Sheet, write_sheet

if TYPE_CHECKING:
    from openpyxl.cell.read_only import ReadOnlyCell
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_MERGED = re.compile(rb"""<(?:\w+:)?mergeCell\b[^>]*?\bref=["']([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})["']""")


def read_xlsx(data: bytes, name: str) -> Content:
    """The workbook's sheets. Raises ReadError ``too-large`` and ``damaged``."""
    import openpyxl  # 150 ms, and most files are text

    check_archive(data, name)
    data = transitional(data)
    builder = ContentBuilder()
    with _silence(), zipfile.ZipFile(io.BytesIO(data)) as archive:
        workbook = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        for worksheet in workbook.worksheets:
            if worksheet.sheet_state == "visible":
                merged = _merged_areas(archive, worksheet)
                write_sheet(builder, Sheet(worksheet.title, _rows(worksheet, name), merged))
    return builder.content(MEDIA_TYPE, None)


@contextmanager
def _silence() -> Iterator[None]:
    """openpyxl warns of extensions of Excel that have to do with no cell's text, and prints what damage it meets."""
    with warnings.catch_warnings(), redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")
        yield


# What Excel itself can hold; openpyxl gives an empty row for each that is left out up to the number that a cell claims.
_LAST_ROW = 1_048_576


def _rows(worksheet: ReadOnlyWorksheet, name: str) -> Iterator[list[str]]:
    worksheet.reset_dimensions()  # what a sheet says of its size is often wrong, and believed
    for number, row in enumerate(worksheet.iter_rows()):
        if number == _LAST_ROW:
            raise ReadError("damaged", f"{name}: a cell claims a row that no workbook has; get the file again")
        yield [_text(cell, worksheet) if cell.value is not None else "" for cell in row]


def _text(cell: ReadOnlyCell, worksheet: ReadOnlyWorksheet) -> str:
    if type(cell.value) in (int, float) and (chinese := CHINESE_DATES.get(cell.style_array.numFmtId)):
        from openpyxl.utils.datetime import from_excel

        return cell_text(from_excel(cell.value, worksheet.parent.epoch), chinese)
    return cell_text(cell.value, cell.number_format)


def _merged_areas(archive: zipfile.ZipFile, worksheet: ReadOnlyWorksheet) -> tuple[Area, ...]:
    """The merged areas, which openpyxl passes over in its reading mode that takes little memory."""
    from openpyxl.utils.cell import range_boundaries

    areas = []
    for found in _MERGED.finditer(archive.read(worksheet._worksheet_path)):
        left, top, right, bottom = range_boundaries(found[1].decode("ascii"))
        areas.append(Area(top - 1, left - 1, bottom - 1, right - 1))
    return tuple(areas)
