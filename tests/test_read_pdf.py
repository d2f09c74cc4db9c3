"""PDF documents: their text layer, and what is said where there is none."""

from __future__ import annotations

import pytest
import samples

from jdparse.parsing.pipeline import parse_document
from jdparse.reading import ReadError, read_bytes


def test_the_text_layer_is_read_line_by_line_and_page_by_page() -> None:
    raw = read_bytes(samples.make_pdf([samples.LINES[:2], samples.LINES[2:]]), "a.pdf")
    assert raw.text == "\n".join(samples.LINES)
    assert (raw.media_type, raw.encoding) == ("application/pdf", None)


def test_a_head_and_a_number_on_every_page_are_no_text_of_the_position() -> None:
    head = "某某公司岗位手册"
    pages = [[head, *samples.LINES[:4], "- 1 -"], [head, *samples.LINES[4:], "- 2 -"]]
    document = parse_document(read_bytes(samples.make_pdf(pages), "a.pdf"))
    (record,) = document.records
    assert [duty.description for duty in record.responsibilities] == [
        "每日盘点库存，账物不符时当日查明",
        "登记出入库单据",
    ]
    assert document.coverage.chrome == 2 * len(head) + len("- 1 -- 2 -")


def refusal(data: bytes) -> ReadError:
    with pytest.raises(ReadError) as caught:
        read_bytes(data, "a.pdf")
    return caught.value


def test_a_scan_has_no_text_layer() -> None:
    error = refusal(samples.make_pdf([[], []]))
    assert error.code == "no-text-layer"
    assert "2 pages without text" in error.message


def test_a_document_that_asks_for_a_password_is_encrypted() -> None:
    key = f"<{'00' * 32}>"
    encrypt = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O {key} /U {key} /P -4 >> /ID [{key} {key}]"
    assert refusal(samples.make_pdf(encrypt=encrypt)).code == "encrypted"


def test_a_document_that_is_no_pdf_behind_its_first_line_is_damaged() -> None:
    error = refusal(b"%PDF-1.7\n%\xe2\xe3")
    assert (error.code, error.message.count("\n")) == ("damaged", 0)
