"""Saved web pages (MHTML): the mail message that browsers and Word wrap around a page and its pictures."""

from __future__ import annotations

import email
import email.policy
import re
from email.message import Message

from jdparse.reading.html import html_content
from jdparse.reading.html_charset import decode_html
from jdparse.reading.raw import Content, ReadError

_HEADERS = re.compile(
    rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?content-type:\s*(?:multipart/(?:related|alternative|mixed)|text/html)",
    re.I,
)
_MIME = re.compile(rb"mime-version:|multipart/related", re.I)
_HEAD = 4096


def is_mhtml(data: bytes) -> bool:
    """Whether it begins with the headers of a message that holds a web page."""
    head = data[:_HEAD].lstrip()
    return _HEADERS.match(head) is not None and _MIME.search(head) is not None


def read_mhtml(data: bytes, name: str) -> Content:
    """The page inside: the part named as the start, else the first HTML part. Raises ReadError ``damaged``."""
    message = email.message_from_bytes(data.lstrip(), policy=email.policy.compat32)
    part = _page(message)
    if part is None:
        raise ReadError("damaged", f"{name}: is a saved web page (MHTML) without the page; save it again")
    payload = part.get_payload(decode=True)
    page = payload if isinstance(payload, bytes) else b""
    text, encoding, replaced = decode_html(page, _charset(part))
    return html_content(text, encoding, replaced, "multipart/related")


def _page(message: Message) -> Message | None:
    pages = [part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    start = message.get_param("start")
    return next((part for part in pages if start and part.get("Content-ID") == start), pages[0] if pages else None)


def _charset(part: Message) -> str | None:
    charset = part.get_content_charset()
    return charset if charset and charset.isascii() else None
