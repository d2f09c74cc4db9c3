"""Makes a folder of files that do harm to a careless reader, for ``jdparse convert`` to be tried on.

``hostile_folder.py FOLDER [--line-megabytes 200] [--bomb-megabytes 200] [--seed 1]``. What is in it: documents and
archives that are cut off or have bits flipped, bombs, names that lead outside or are in GBK, wrong endings, one huge
line, loops of symbolic links, files that may not be read. Prints how many files that are.
"""

from __future__ import annotations

import argparse
import bz2
import gzip
import io
import random
import tarfile
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

PAGE = "岗位名称：门卫\n岗位职责：\n1、登记来访车辆。\n2、夜间巡查围墙两次。\n"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MEGABYTE = 1 << 20

_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/{part}" ContentType="application/vnd.openxmlformats-officedocument.{type}.main+xml"/></Types>'
)
_WORD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'
_LAUGHS = (
    "<!DOCTYPE lolz [<!ENTITY a0 'lol'>" + "".join(f"<!ENTITY a{n + 1} '{f'&a{n};' * 10}'>" for n in range(9)) + "]>"
)


def make_hostile_folder(folder: Path, line_megabytes: int, bomb_megabytes: int, seed: int = 1) -> None:
    """Fill ``folder``, which is made."""
    folder.mkdir(parents=True)
    chance = random.Random(seed)
    for name, data in {**dict(_good()), **dict(_bombs(bomb_megabytes)), **dict(_liars())}.items():
        (folder / name).write_bytes(data)
    for name, data in _good():
        for number in range(3):
            (folder / f"cut{number}-{name}").write_bytes(data[: chance.randrange(len(data))])
            (folder / f"flipped{number}-{name}").write_bytes(_flipped(data, chance))
    _write_line(folder / "line.txt", line_megabytes)
    _add_what_only_a_disk_has(folder)


def _good() -> Iterator[tuple[str, bytes]]:
    """A page in every format that this script can make; the old Word file is one by its first bytes only."""
    page = PAGE.encode()
    yield "page.txt", page
    yield "page.docx", _office("word/document.xml", "wordprocessingml.document", _WORD.format(_paragraphs(PAGE)))
    yield "page.xlsx", _office("xl/workbook.xml", "spreadsheetml.sheet", "<workbook/>")
    yield "page.doc", OLE + bytes(504) + PAGE.encode("utf-16-le") + bytes(2000)
    yield "page.pdf", b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
    yield "page.html", f"<html><body><p>{PAGE}</p></body></html>".encode()
    yield "pages.zip", _zip({"a.txt": page, "b/c.txt": page})
    yield "pages.tar.gz", gzip.compress(_tar({"a.txt": page, "b/c.txt": page}))
    yield "pages.jsonl", b'{"text": "' + "岗位名称：门卫".encode() + b'"}\n' * 1
    yield "pages.csv", b'id,text\n1,"' + page + b'"\n'


def _bombs(megabytes: int) -> Iterator[tuple[str, bytes]]:
    zeros = bytes(megabytes * MEGABYTE)
    inner = _zip({"zeros.txt": zeros})
    yield "bomb.zip", _zip({"before.txt": PAGE.encode(), "zeros.txt": zeros, "behind.txt": PAGE.encode()})
    yield "bomb-nested.zip", _zip({f"{number}.zip": inner for number in range(20)})
    yield "bomb.txt.gz", gzip.compress(zeros)
    yield "bomb.tar.bz2", bz2.compress(_tar({"zeros.txt": zeros}))
    yield "bomb.docx", _office("word/document.xml", "wordprocessingml.document", " " * len(zeros))
    laughs = _LAUGHS + _WORD.format("<w:p><w:r><w:t>&a9;</w:t></w:r></w:p>")
    yield "laughs.docx", _office("word/document.xml", "wordprocessingml.document", laughs)
    yield "laughs.html", (_LAUGHS + "<html>&a9;</html>").encode()
    matryoshka = PAGE.encode()
    for number in range(30):
        matryoshka = _zip({f"{number}.zip" if number else "page.txt": matryoshka})
    yield "matryoshka.zip", matryoshka


def _liars() -> Iterator[tuple[str, bytes]]:
    """Files that are not what they are called, and names that are not what they seem."""
    good = dict(_good())
    yield "zip.txt", good["pages.zip"]
    yield "html.doc", good["page.html"]
    yield "docx.zip", good["page.docx"]
    yield "text.pdf", PAGE.encode()
    yield "random.docx", random.Random(0).randbytes(3000)
    yield "empty.zip", b""
    yield "outside.zip", _zip({"../../outside.txt": b"x", "/etc/outside.txt": b"x", "inside.txt": PAGE.encode()})
    yield "outside.tar", _tar({"../outside.txt": b"x", "link": None, "inside.txt": PAGE.encode()})
    names = _zip({"????.txt": PAGE.encode()})
    yield "gbk-names.zip", names.replace(b"????", "岗位".encode("gbk"))
    yield "encrypted.zip", _encrypted(good["pages.zip"])
    yield "broken.jsonl", b'{"text": "x"}\n{"text": \n{"text": "y"}\n'
    yield "columns.csv", b"a,b\n1,2\n"
    yield "nested.html", b"<div>" * 100_000


def _add_what_only_a_disk_has(folder: Path) -> None:
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "self").symlink_to("self")
    (folder / "dangling.txt").symlink_to("nowhere.txt")
    (folder / "unreadable.txt").write_text(PAGE, "utf-8")
    (folder / "unreadable.txt").chmod(0)
    (folder / "岗位说明书.txt").write_text(PAGE, "utf-8")
    gbk = bytes(folder) + b"/" + "岗位".encode("gbk") + b".txt"
    with open(gbk, "wb") as file:
        file.write(PAGE.encode("gbk"))


def _write_line(path: Path, megabytes: int) -> None:
    with path.open("wb") as file:
        for _ in range(megabytes):
            file.write(b"1234567 " * (MEGABYTE // 8))


def _paragraphs(text: str) -> str:
    return "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.splitlines())


def _office(part: str, kind: str, content: str) -> bytes:
    return _zip({"[Content_Types].xml": _TYPES.format(part=part, type=kind).encode(), part: content.encode()})


def _zip(members: Mapping[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


def _tar(members: Mapping[str, bytes | None]) -> bytes:
    """A tar archive; None stands for a link out of it."""
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as archive:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            if content is None:
                info.type, info.linkname = tarfile.SYMTYPE, "/etc/passwd"
            info.size = len(content or b"")
            archive.addfile(info, io.BytesIO(content or b""))
    return data.getvalue()


def _encrypted(archive: bytes) -> bytes:
    """The archive with the flag that says that its members are encrypted."""
    data = bytearray(archive)
    for magic, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := archive.find(magic, at + 1)) >= 0:
            data[at + offset] |= 1
    return bytes(data)


def _flipped(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(max(1, len(data) // 500)):
        changed[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def main() -> None:
    parser = argparse.ArgumentParser(description="Make a folder of files that do harm to a careless reader.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--line-megabytes", type=int, default=200)
    parser.add_argument("--bomb-megabytes", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    make_hostile_folder(asked.folder, asked.line_megabytes, asked.bomb_megabytes, asked.seed)
    print(f"{sum(1 for _ in asked.folder.iterdir())} entries in {asked.folder}")


if __name__ == "__main__":
    main()
