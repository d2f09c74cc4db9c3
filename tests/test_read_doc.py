"""Old Word documents: by antiword, else by LibreOffice, and what is said where neither can."""

from __future__ import annotations

import os
import shutil
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
import samples

from jdparse.reading import RawDocument, ReadError, libreoffice, read_bytes
from jdparse.reading import doc as doc_reader
from jdparse.reading.antiword_lines import PrintedLines
from jdparse.reading.docx import read_docx
from jdparse.reading.programs import run_program

HAS_ANTIWORD = shutil.which("antiword") is not None
needs_libreoffice = pytest.mark.skipif(not samples.has_libreoffice(), reason="libreoffice-writer is not installed")
needs_antiword = pytest.mark.skipif(not HAS_ANTIWORD, reason="antiword is not installed")


def cells(raw: RawDocument) -> list[list[list[str]]]:
    return [[[raw.text[start:end] for start, end in row] for row in table] for table in raw.tables]


@pytest.fixture(scope="module")
def document() -> bytes:
    return samples.make_doc()


@pytest.fixture
def only(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Lets the reader find only the programs named."""

    def find_only(*programs: str) -> None:
        which = shutil.which
        monkeypatch.setattr(shutil, "which", lambda name, *rest, **more: which(name) if name in programs else None)

    return find_only


@needs_libreoffice
@needs_antiword
def test_antiword_tells_paragraphs_lists_and_tables(document: bytes, only: Callable[..., None]) -> None:
    only("antiword")
    raw = read_bytes(document, "a.doc")
    assert raw.text.splitlines() == [*samples.LINES, "1. 逐级汇报", "任职资格\t学历\t中专以上", "\t年龄\t25-45岁"]
    assert cells(raw) == [[["任职资格", "学历", "中专以上"], ["", "年龄", "25-45岁"]]]
    assert (raw.media_type, raw.encoding) == ("application/msword", None)


@needs_libreoffice
@needs_antiword
def test_antiword_keeps_line_breaks_and_tabs_inside_paragraphs(only: Callable[..., None]) -> None:
    def fill(document: docx.document.Document) -> None:
        document.add_paragraph("岗位职责：\n1、每日盘点\t库存")
        document.add_table(1, 1).cell(0, 0).text = "甲\n乙"
        for _ in range(40):  # a shorter document antiword believes to be damaged
            document.add_paragraph("2、登记出入库单据，按月装订成册")

    only("antiword")
    assert read_bytes(samples.make_doc(fill), "a.doc").text.splitlines()[:5] == [
        "岗位职责：",
        "1、每日盘点\t库存",
        "甲",
        "乙",
        "2、登记出入库单据，按月装订成册",
    ]


@pytest.mark.parametrize(
    ("printed", "paragraph", "mark", "lines"),
    [
        ("甲\n乙\n", "甲乙", "", ["甲", "乙"]),
        ("|表 |\n甲\t乙\n", "甲 乙", "", ["甲\t乙"]),
        ("1.  登记来访\n人员\n", "登记来访人员", "1. ", ["登记来访", "人员"]),
        ("（一） 登记\n", "登记", "（一） ", ["登记"]),
        ("要登记\n", "登记", "", ["登记"]),
        ("别的\n", "登记 来访", "", ["登记 来访"]),
        ("", "登记", "", ["登记"]),
    ],
)
def test_a_paragraph_is_looked_up_in_the_printed_lines(
    printed: str, paragraph: str, mark: str, lines: list[str]
) -> None:
    assert PrintedLines(printed).find(paragraph) == (mark, lines)


@needs_libreoffice
def test_libreoffice_reads_what_antiword_is_not_there_for(document: bytes, only: Callable[..., None]) -> None:
    only("soffice")
    raw = read_bytes(document, "a.wps")
    assert raw.text.splitlines()[:6] == ["某某公司人事部", *samples.LINES]
    assert [raw.text[slice(*span)] for span in raw.chrome] == ["某某公司人事部"]
    assert cells(raw) == [[["任职资格", "学历", "中专以上"], ["任职资格", "年龄", "25-45岁"]]]
    assert raw.media_type == "application/msword"


@needs_libreoffice
def test_without_a_program_the_packages_are_named(document: bytes, only: Callable[..., None]) -> None:
    only()
    with pytest.raises(ReadError, match="antiword or LibreOffice") as caught:
        read_bytes(document, "a.doc")
    assert caught.value.code == "tool-missing"


@needs_libreoffice
def test_a_document_with_a_password_is_encrypted(document: bytes) -> None:
    at = document.index(b"\xec\xa5")
    (flags,) = struct.unpack_from("<H", document, at + 10)
    encrypted = document[: at + 10] + struct.pack("<H", flags | 0x100) + document[at + 12 :]
    with pytest.raises(ReadError, match="password") as caught:
        read_bytes(encrypted, "a.doc")
    assert caught.value.code == "encrypted"


@needs_libreoffice
def test_an_office_file_in_an_encrypted_package_is_encrypted(document: bytes) -> None:
    old, new = "WordDocument", "EncryptedPackage"
    at = document.index(old.encode("utf-16-le"))
    entry = new.encode("utf-16-le").ljust(64, b"\0") + struct.pack("<H", 2 * len(new) + 2)
    with pytest.raises(ReadError, match="password") as caught:
        read_bytes(document[:at] + entry + document[at + 66 :], "a.docx")
    assert caught.value.code == "encrypted"


@needs_libreoffice
@needs_antiword
def test_a_program_that_loses_most_of_the_text_is_not_believed(
    document: bytes, only: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    only("antiword")
    (_, read), *_ = doc_reader._PROGRAMS
    losing = (("antiword", lambda data: read(data)._replace(text="岗位")),)  # type: ignore[union-attr]
    monkeypatch.setattr(doc_reader, "_PROGRAMS", losing)
    with pytest.raises(ReadError, match="no text can be got") as caught:
        read_bytes(document, "a.doc")
    assert caught.value.code == "damaged"


@needs_libreoffice
@needs_antiword
def test_a_program_that_does_not_answer_in_time_is_named(
    document: bytes, only: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    only("antiword")
    monkeypatch.setattr("jdparse.reading.antiword._SECONDS", 0.0)
    with pytest.raises(ReadError, match="antiword did not end") as caught:
        read_bytes(document, "a.doc")
    assert caught.value.code == "timeout"


@needs_libreoffice
def test_an_empty_document_is_read_as_one() -> None:
    empty = samples.make_doc(lambda document: None)
    assert read_bytes(empty, "a.doc").text == ""


def test_an_old_office_file_that_was_cut_off_is_damaged() -> None:
    with pytest.raises(ReadError, match="cut off or damaged") as caught:
        read_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 40, "a.doc")
    assert caught.value.code == "damaged"


@needs_libreoffice
def test_a_document_whose_main_stream_is_empty_is_damaged(document: bytes) -> None:
    entry = document.index("WordDocument".encode("utf-16-le"))
    at = entry + 120  # the length of the stream in its directory entry
    with pytest.raises(ReadError) as caught:
        read_bytes(document[:at] + bytes(8) + document[at + 8 :], "a.doc")
    assert caught.value.code in ("damaged", "tool-missing")


def test_a_program_that_does_not_end_is_ended_with_all_that_it_started(tmp_path: Path) -> None:
    started = time.monotonic()
    with pytest.raises(TimeoutError, match="sh did not end within"):
        run_program(["sh", "-c", "sleep 30 & sleep 30"], tmp_path, 0.5)
    assert time.monotonic() - started < 10


def test_a_program_that_fails_gives_nothing(tmp_path: Path) -> None:
    assert run_program(["sh", "-c", "echo half; exit 3"], tmp_path, 10) is None
    assert run_program(["sh", "-c", "echo whole"], tmp_path, 10) == b"whole\n"


def test_a_program_ends_with_the_process_that_runs_it_however_that_ends(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    script = f"""if True:
        import pathlib
        from jdparse.reading.programs import run_program
        run_program(["sh", "-c", "echo $$ > started; sleep 60"], pathlib.Path({str(folder)!r}), 60)
    """
    started = folder / "started"
    with subprocess.Popen([sys.executable, "-c", script]) as runner:
        wait_until(lambda: started.exists() and started.read_text().endswith("\n"))
        pid = int(started.read_text())
        runner.kill()
    wait_until(lambda: not is_running(pid) and not folder.exists())


def wait_until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@needs_libreoffice
def test_libreoffice_stays_for_the_next_document(document: bytes) -> None:
    libreoffice.end_libreoffice()
    texts = {read_docx(libreoffice.by_libreoffice(document, "doc", "docx") or b"", "a").text for _ in range(3)}
    assert len(texts) == 1
    assert libreoffice._running is not None
    assert libreoffice._running.documents == 3


@needs_libreoffice
def test_a_libreoffice_that_died_is_replaced(document: bytes) -> None:
    assert libreoffice.by_libreoffice(document, "doc", "docx")
    before = libreoffice._running
    assert before is not None
    os.killpg(before._program.process.pid, signal.SIGKILL)
    before._program.process.wait()
    assert libreoffice.by_libreoffice(document, "doc", "docx")
    assert libreoffice._running is not before


@needs_libreoffice
def test_a_document_that_takes_libreoffice_too_long_ends_it(document: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "_SECONDS", 0.0)
    with pytest.raises(TimeoutError, match="soffice did not end"):
        libreoffice.by_libreoffice(document, "doc", "docx")
    assert libreoffice._running is None
