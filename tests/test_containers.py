"""Archives: what is in them, under which name, and what is refused."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import random
import struct
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard
from containers import failures, opened, special, tar_of, zip_of
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from jdparse.batch import FailureCode
from jdparse.batch.containers import limits
from jdparse.batch.containers.columns import Columns
from jdparse.batch.containers.opener_process import open_file
from jdparse.batch.containers.opening import Member, NotAContainerError
from jdparse.batch.failure import FAILURE_CODES

PAGES = {"a.txt": "岗位名称：锅炉工".encode(), "sub/b.md": b"# b" * 900}
COMPRESSORS: dict[str, Callable[[bytes], bytes]] = {
    "gz": gzip.compress,
    "zst": zstandard.ZstdCompressor().compress,
    "bz2": bz2.compress,
    "xz": lzma.compress,
}


def below(container: str, members: dict[str, bytes]) -> list[tuple[str, bytes | str]]:
    return [(f"{container}!{name}", data) for name, data in members.items()]


def test_a_zip_archive_is_its_files_in_their_order(tmp_path: Path) -> None:
    assert opened(tmp_path, "dump.zip", zip_of(PAGES)) == below("dump.zip", PAGES)


@pytest.mark.parametrize("ending", COMPRESSORS)
def test_a_compressed_tar_archive_is_its_files(tmp_path: Path, ending: str) -> None:
    name = f"dump.tar.{ending}"
    assert opened(tmp_path, name, COMPRESSORS[ending](tar_of(PAGES))) == below(name, PAGES)


def test_the_content_says_what_an_archive_is_and_not_its_name(tmp_path: Path) -> None:
    assert opened(tmp_path, "dump.tgz", tar_of(PAGES)) == below("dump.tgz", PAGES)
    assert opened(tmp_path, "page.txt", zip_of(PAGES)) == below("page.txt", PAGES)
    assert opened(tmp_path, "x.zip", gzip.compress(tar_of(PAGES))) == below("x.zip", PAGES)
    with pytest.raises(NotAContainerError):
        opened(tmp_path, "dump.zip", b"BZh is no archive")


@pytest.mark.parametrize("ending", COMPRESSORS)
def test_a_compressed_file_is_one_document_with_the_name_that_it_had(tmp_path: Path, ending: str) -> None:
    found = opened(tmp_path, f"page.html.{ending}", COMPRESSORS[ending](b"<p>x</p>"))
    assert found == [(f"page.html.{ending}!page.html", b"<p>x</p>")]


def test_compressed_pieces_one_after_the_other_are_one_file(tmp_path: Path) -> None:
    for ending, compress in COMPRESSORS.items():
        assert opened(tmp_path, f"a.{ending}", compress(b"one") + compress(b"two")) == [(f"a.{ending}!a", b"onetwo")]


def test_a_word_document_is_a_document_whatever_it_is_called(tmp_path: Path) -> None:
    document = zip_of({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"})
    for name, data in (("a.docx", document), ("a.zip", document), ("cut.zip", document[:-30])):
        with pytest.raises(NotAContainerError):
            opened(tmp_path, name, data)
    assert opened(tmp_path, "b.zip", zip_of({"in/a.docx": document})) == [("b.zip!in/a.docx", document)]


def chinese_zip(raw: bytes, flag: int = 0) -> bytes:
    """A zip archive with one member whose name is the bytes ``raw``, the same number of them as ``?``."""
    data = zip_of({"?" * len(raw): b"x"}).replace(b"?" * len(raw), raw)
    for magic, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(magic) + offset
        data = data[:at] + struct.pack("<H", flag) + data[at + 2 :]
    return data


def test_names_in_gbk_and_in_utf8_without_the_flag_are_read(tmp_path: Path) -> None:
    for encoding in ("gbk", "utf-8"):
        data = chinese_zip("岗位/一.txt".encode(encoding))
        assert opened(tmp_path, "a.zip", data) == [("a.zip!岗位/一.txt", b"x")]


def test_the_flag_for_utf8_is_respected(tmp_path: Path) -> None:
    assert opened(tmp_path, "a.zip", chinese_zip("岗位".encode(), 0x800)) == [("a.zip!岗位", b"x")]
    # bytes that are no UTF-8 under the flag: Python gives the directory up, the member is found without it
    names = [name for name, _ in opened(tmp_path, "a.zip", chinese_zip("岗位".encode("gbk"), 0x800))]
    assert len(names) == 2
    assert names[1] == "a.zip"


def test_names_in_gbk_in_a_tar_archive_are_read(tmp_path: Path) -> None:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w", format=tarfile.USTAR_FORMAT, encoding="gbk") as archive:
        archive.addfile(tarfile.TarInfo("岗位.txt"))
    assert opened(tmp_path, "a.tar", data.getvalue()) == [("a.tar!岗位.txt", b"")]


def test_hidden_members_and_folders_are_passed_over_as_in_folders(tmp_path: Path) -> None:
    members = {"__MACOSX/._a.txt": b"x", ".DS_Store": b"x", "a/.git/x": b"x", "./a.txt": b"y", "dir/": b""}
    assert opened(tmp_path, "a.zip", zip_of(members)) == [("a.zip!a.txt", b"y")]


def test_members_of_one_name_are_told_apart(tmp_path: Path) -> None:
    data = tar_of({"a.txt": b"1", "b": b"", "./a.txt": b"2"})
    assert [name for name, _ in opened(tmp_path, "a.tar", data)] == ["a.tar!a.txt", "a.tar!b", "a.tar!a.txt#2"]


def test_containers_in_containers_are_opened_to_a_small_depth(tmp_path: Path) -> None:
    inner = zip_of({"page.txt.gz": gzip.compress(b"x")})
    assert opened(tmp_path, "a.tar", tar_of({"b.zip": inner})) == [("a.tar!b.zip!page.txt.gz!page.txt", b"x")]
    data = zip_of({"deep.zip": zip_of({"a.tar": tar_of({"b.zip": inner}), "b.txt": b"x"})})
    assert opened(tmp_path, "d.zip", data) == [
        ("d.zip!deep.zip!a.tar!b.zip", "too-deep"),
        ("d.zip!deep.zip!b.txt", b"x"),
    ]


@pytest.mark.parametrize("name", ["../a.txt", "/etc/passwd", "a/../../b", "C:\\a.txt", "..\\a.txt"])
def test_names_that_lead_outside_are_refused_and_the_rest_is_read(tmp_path: Path, name: str) -> None:
    for file, data in (("a.zip", zip_of({name: b"x", "b": b"y"})), ("a.tar", tar_of({name: b"x", "b": b"y"}))):
        assert opened(tmp_path, file, data) == [(f"{file}!{name}", "unsafe-path"), (f"{file}!b", b"y")]


def test_links_and_devices_in_a_tar_archive_are_refused(tmp_path: Path) -> None:
    kinds = {"s": tarfile.SYMTYPE, "h": tarfile.LNKTYPE, "c": tarfile.CHRTYPE, "p": tarfile.FIFOTYPE}
    members = {name: special(name, kind, "/etc/passwd") for name, kind in kinds.items()}
    assert opened(tmp_path, "a.tar", tar_of({**members, "b": b"y"})) == [
        *((f"a.tar!{name}", "not-a-file") for name in kinds),
        ("a.tar!b", b"y"),
    ]


def test_a_symbolic_link_in_a_zip_archive_is_refused(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("link")
    link.external_attr = 0o120777 << 16
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr(link, "/etc/passwd")
    assert opened(tmp_path, "a.zip", data.getvalue()) == [("a.zip!link", "not-a-file")]


def test_an_encrypted_member_is_refused_in_words(tmp_path: Path) -> None:
    (failure,) = failures(tmp_path, "a.zip", chinese_zip(b"a.txt", 1))
    assert failure.code == "encrypted"
    assert failure.message == "a.zip!a.txt: is encrypted; unpack it with its password and give the files"


def test_a_bomb_is_refused_and_its_neighbours_are_read(tmp_path: Path) -> None:
    data = zip_of({"a": b"x", "bomb": bytes(limits.FREE_BYTES + 1), "b": b"y"})
    assert opened(tmp_path, "a.zip", data) == [("a.zip!a", b"x"), ("a.zip!bomb", "too-large"), ("a.zip!b", b"y")]


@pytest.mark.parametrize("ending", COMPRESSORS)
def test_a_compressed_bomb_is_refused(tmp_path: Path, ending: str) -> None:
    data = COMPRESSORS[ending](bytes(limits.FREE_BYTES + 1))
    assert opened(tmp_path, f"a.{ending}", data) == [(f"a.{ending}", "too-large")]


def test_a_bomb_in_nested_archives_is_refused_as_a_whole(tmp_path: Path) -> None:
    part = bytes(limits.FREE_BYTES // 10)
    data = zip_of({f"{number}.gz": gzip.compress(part) for number in range(12)})
    assert opened(tmp_path, "a.zip", data)[-1] == ("a.zip", "too-large")


def test_a_member_that_is_too_large_is_refused_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MOST_MEMBER_BYTES", 1000)
    members = {"a": b"x" * 1000, "b": b"x" * 1001, "c": b"x"}
    for name, data in (("a.zip", zip_of(members)), ("a.tar", tar_of(members))):
        assert [each for _, each in opened(tmp_path, name, data)] == [b"x" * 1000, "too-large", b"x"]


def test_too_many_members_and_too_many_bytes_end_an_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_MEMBERS", 2)
    found = opened(tmp_path, "a.tar", tar_of(dict.fromkeys("abcd", b"x")))
    assert found == [("a.tar!a", b"x"), ("a.tar!b", b"x"), ("a.tar", "too-large")]
    monkeypatch.setattr(limits, "MOST_BYTES", 3000)
    assert opened(tmp_path, "a.gz", gzip.compress(bytes(4000))) == [("a.gz", "too-large")]


def test_a_truncated_zip_archive_gives_what_can_be_read_and_one_failure(tmp_path: Path) -> None:
    for method in (zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED):
        data = zip_of(PAGES, method)
        assert opened(tmp_path, "a.zip", data[:-30]) == [*below("a.zip", PAGES), ("a.zip", "damaged")]
        cut = data.index(b"sub/b.md") + 10
        assert opened(tmp_path, "a.zip", data[:cut]) == [("a.zip!a.txt", PAGES["a.txt"]), ("a.zip", "damaged")]


def test_a_truncated_zip_archive_that_was_streamed_gives_what_can_be_read(tmp_path: Path) -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def tell(self) -> int:
            raise OSError

    data = Pipe()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in PAGES.items():
            archive.writestr(name, content)
        found = opened(tmp_path, "a.zip", data.getvalue())
    assert found == [*below("a.zip", PAGES), ("a.zip", "damaged")]


def test_a_damaged_member_of_a_zip_archive_costs_only_itself(tmp_path: Path) -> None:
    data = zip_of({"a": b"first", "b": b"second"}, zipfile.ZIP_STORED).replace(b"first", b"forst", 1)
    assert opened(tmp_path, "a.zip", data) == [("a.zip!a", "damaged"), ("a.zip!b", b"second")]


@pytest.mark.parametrize("ending", COMPRESSORS)
def test_a_truncated_compressed_archive_gives_what_can_be_read_and_one_failure(tmp_path: Path, ending: str) -> None:
    members = {str(number): random.Random(number).randbytes(3000) for number in range(30)}
    data = COMPRESSORS[ending](tar_of(members))
    name = f"a.tar.{ending}"
    found = opened(tmp_path, name, data[: len(data) - 20])
    assert found[-1] == (name, "damaged")
    assert found[:-1] == below(name, members)[: len(found) - 1]
    assert sum(code == "damaged" for _, code in found) == 1


def test_a_truncated_tar_archive_gives_its_whole_members_and_one_failure(tmp_path: Path) -> None:
    data = tar_of({"a": b"x" * 2000, "b": b"y" * 2000})
    for cut in (512 + 2048, 512 + 2048 + 100, 512 + 2048 + 512 + 700, 2 * (512 + 2048)):
        assert opened(tmp_path, "a.tar", data[:cut])[:1] == [("a.tar!a", b"x" * 2000)]
        assert opened(tmp_path, "a.tar", data[:cut])[-1] == ("a.tar", "damaged")


def test_half_of_a_compressed_document_is_a_failure_and_no_document(tmp_path: Path) -> None:
    data = gzip.compress(bytes(range(256)) * 50)
    assert opened(tmp_path, "a.txt.gz", data[:-9]) == [("a.txt.gz", "damaged")]


SEEDS = [
    ("a.zip", zip_of(PAGES)),
    ("a.zip", zip_of({"b.zip": zip_of(PAGES)}, zipfile.ZIP_STORED)),
    ("a.tar", tar_of(PAGES)),
    ("a.tgz", gzip.compress(tar_of(PAGES))),
    ("a.tar.zst", COMPRESSORS["zst"](tar_of(PAGES))),
    ("a.tar.bz2", bz2.compress(tar_of(PAGES))),
    ("a.tar.xz", lzma.compress(tar_of(PAGES))),
    ("a.jsonl", b'{"text": "x"}\n{"text": "y"}\n'),
    ("a.csv", b'text,b\n"a\nb",c\nd,e\n'),
    (
        "a.warc",
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http; msgtype=response\r\n"
        b"Content-Length: 44\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\nx\r\n\r\n",
    ),
]


@st.composite
def mutated(draw: st.DrawFn) -> tuple[str, bytes]:
    """An archive with bytes changed, and the end cut off."""
    name, data = draw(st.sampled_from(SEEDS))
    changed = bytearray(data)
    for at, value in draw(st.lists(st.tuples(st.integers(0, len(data) - 1), st.integers(0, 255)), max_size=6)):
        changed[at] = value
    return name, bytes(changed[: draw(st.integers(0, len(data)) | st.just(len(data)))])


@given(mutated())
@example(("a.tar", b""))
@settings(max_examples=600, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_an_archive_is_nothing_comes_but_members_and_failures(
    tmp_path: Path, archive: tuple[str, bytes]
) -> None:
    name, data = archive
    (tmp_path / name).write_bytes(data)
    try:
        items = list(open_file(tmp_path / name, name, Columns()))
    except NotAContainerError:
        return
    codes: tuple[FailureCode, ...] = FAILURE_CODES
    for item in items:
        assert isinstance(item, Member) or (item.code in codes and item.message.startswith(item.path))
        assert (item.name if isinstance(item, Member) else item.path).startswith(name)
