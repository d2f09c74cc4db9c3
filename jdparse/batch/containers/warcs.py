"""Web archives (WARC): one document per page that a server sent."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdparse.batch.containers.opening import Container, Item
from jdparse.batch.containers.streams import CHUNK, whole

_PAGES = ("text/html", "text/plain", "application/xhtml+xml")
_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:-]{1,40})""", re.IGNORECASE | re.ASCII)


def open_warc(container: Container) -> Iterator[Item]:
    """The pages in it, called by the number of their record; requests, pictures and scripts are passed over.

    Raises warcio's errors where it is damaged.
    """
    from warcio.archiveiterator import WARCIterator

    for number, record in enumerate(WARCIterator(container.stream), 1):
        page, charset = None, None
        if record.rec_type == "response" and record.http_headers is not None:
            media_type, charset = _said(record.http_headers.get_header("Content-Type") or "")
            if media_type in _PAGES:
                page = whole(record.content_stream())
        while record.raw_stream.read(CHUNK):
            pass  # what is left of it, to see whether it is there
        if record.raw_stream.limit > 0:
            raise EOFError(f"record {number} is cut off")
        if page is not None:
            yield container.record(number, page, charset=charset)


def _said(content_type: str) -> tuple[str, str | None]:
    """The media type and the charset of a header: ``text/html; charset=gbk``."""
    charset = _CHARSET.search(content_type)
    return content_type.split(";")[0].strip().lower(), charset[1] if charset else None
