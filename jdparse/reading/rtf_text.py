"""RTF tokens to characters: codepages, fonts, ``\\u`` escapes, and which groups hold text at all."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace

from jdparse.reading.rtf_tokens import Token

# Groups whose text is not the document's. Every group that begins with \* and is not in _STARRED is another.
_LEFT_OUT = frozenset({
    "colortbl", "stylesheet", "info", "pict", "objdata", "themedata", "datastore", "filetbl", "listtable",
    "listoverridetable", "rsidtbl", "revtbl", "fldinst", "sp", "shprslt", "annotation", "atnid", "atnauthor",
    "atrfstart", "atrfend", "bkmkstart", "bkmkend", "xe", "tc", "txe", "rxe", "ftnsep", "ftnsepc", "aftnsep",
    "aftnsepc", "ftncn", "aftncn", "generator", "nonesttables", "falt", "panose", "do", "pntxta", "pntxtb", "pn",
    "template", "background", "colorschememapping", "latentstyles", "xmlnstbl", "mmathPr",
})  # fmt: skip
_STARRED = frozenset({
    "shpinst", "shptxt", "footnote",
})  # fmt: skip
# Groups that stand for themselves, beside the body.
PARTS = {
    "header": "header", "headerl": "header", "headerr": "header", "headerf": "header",
    "footer": "footer", "footerl": "footer", "footerr": "footer", "footerf": "footer",
    "footnote": "footnote",
}  # fmt: skip
_CHARACTERS = {
    "tab": "\t", "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005",
}  # fmt: skip
_SIGNS = {"~": "\xa0", "_": "-", "{": "{", "}": "}", "\\": "\\"}
_CHARSETS = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gb18030", 136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250", 255: "cp437",
}  # fmt: skip
_SYMBOL_CHARSET = 2
_DOUBLE_BYTE = frozenset({"cp932", "cp949", "johab", "gb18030", "cp950"})
_PRIVATE = re.compile("[\ue000-\uf8ff]")


@dataclass(frozen=True, slots=True)
class Group:
    """What holds until the group closes."""

    part: str = "body"
    """``body``, ``header``, ``footer``, ``footnote``, ``fonts`` or ``nothing``."""
    fallback: int = 1
    """How many bytes behind a ``\\u`` escape say the same for old programs."""
    font: int | None = None
    hidden: bool = False
    of_number: bool = False
    """Whether the text is the printed number of a list."""


class Characters:
    """The decoder: takes tokens, keeps the groups, gives text."""

    def __init__(self) -> None:
        self.group = Group()
        self.replaced = 0
        self._outer: list[Group] = []
        self._starred = False
        self._codepage = "cp1252"
        self._fonts: dict[int, int] = {}
        self._font_defined = 0
        self._default_font: int | None = None
        self._bytes = bytearray()
        self._to_skip = 0

    @property
    def seen(self) -> bool:
        """Whether text at this place is part of the document."""
        return self.group.part not in ("nothing", "fonts") and not self.group.hidden

    def open(self) -> str:
        """A group begins; the text that stood before it."""
        text = self.flush()
        self._outer.append(self.group)
        self._to_skip = 0
        return text

    def close(self) -> str:
        """A group ends; the text that stood before its end."""
        text = self.flush()
        if self._outer:
            self.group = self._outer.pop()
        self._to_skip = 0
        return text

    def take(self, token: Token) -> str:
        """What the token adds to the text: bytes are kept until something else ends them."""
        if token.kind in ("bytes", "byte"):
            self._take_bytes(token.data)
            return ""
        before = self.flush()
        if token.kind == "sign":
            if token.word == "*":
                self._starred = True
                return before
            return before + self._shown(_SIGNS.get(token.word, ""))
        return before + self._shown(self._word(token.word, token.number))

    def flush(self) -> str:
        """The bytes so far as text."""
        if not self._bytes:
            return ""
        data, encoding = bytes(self._bytes), self._encoding()
        self._bytes.clear()
        if encoding is None:
            return self._shown("•")
        text = data.decode(encoding, "replace")
        self.replaced += text.count("\ufffd")
        return self._shown(text.lstrip(" ") if self.group.of_number else text)

    def _shown(self, text: str) -> str:
        if not self.seen or not text:
            return ""
        if self.group.of_number:
            return _PRIVATE.sub("•", text).replace("\t", " ")
        return text

    def _take_bytes(self, data: bytes) -> None:
        skipped = min(self._to_skip, len(data))
        self._to_skip -= skipped
        if self.seen:
            self._bytes += data[skipped:]

    def _word(self, word: str, number: int | None) -> str:
        starred, self._starred = self._starred, False
        if word in PARTS:
            self.group = replace(self.group, part=PARTS[word])
        elif word == "fonttbl":
            self.group = replace(self.group, part="fonts")
        elif word in _LEFT_OUT or (starred and word not in _STARRED):
            self.group = replace(self.group, part="nothing")
        elif word == "u" and number is not None:
            self._to_skip = self.group.fallback
            return chr(number % 0x10000)
        else:
            self._set(word, number)
        return _CHARACTERS.get(word, "")

    def _set(self, word: str, number: int | None) -> None:
        """The words that change how the text behind them is read."""
        if word == "f":
            self.group = replace(self.group, font=number)
            self._font_defined = number or 0
        elif word == "fcharset" and self.group.part == "fonts":
            self._fonts[self._font_defined] = number or 0
        elif word == "ansicpg":
            self._codepage = _known_codepage(number)
        elif word == "deff":
            self._default_font = number
        elif word == "uc":
            self.group = replace(self.group, fallback=min(max(number or 0, 0), 16))
        elif word in ("v", "deleted"):
            self.group = replace(self.group, hidden=number != 0)
        elif word == "plain":
            self.group = replace(self.group, hidden=False, font=self._default_font)
        elif word in ("listtext", "pntext"):
            self.group = replace(self.group, of_number=True)

    def _encoding(self) -> str | None:
        """The encoding of bytes here; None in a font of symbols. Word writes Chinese under a Latin font too: where the
        page's codepage has double bytes, it goes before a font's single-byte one."""
        charset = self._fonts.get(self.group.font if self.group.font is not None else -1, 0)
        if charset == _SYMBOL_CHARSET:
            return None
        of_font = _CHARSETS.get(charset, self._codepage)
        return self._codepage if self._codepage in _DOUBLE_BYTE and of_font not in _DOUBLE_BYTE else of_font


def _known_codepage(number: int | None) -> str:
    if number == 936:
        return "gb18030"
    try:
        return codecs.lookup("utf-8" if number == 65001 else f"cp{number}").name
    except LookupError:
        return "cp1252"
