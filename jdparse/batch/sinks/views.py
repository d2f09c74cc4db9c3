"""A folder of pages to look at: ``index.html`` and, below ``pages``, a page per document at its path."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from jdparse.batch.failure import Failure
from jdparse.batch.protocol import Converted
from jdparse.batch.sinks.moving import move_folder, new_folder
from jdparse.batch.sinks.naming import free_file
from jdparse.batch.viewing import ENDING, INDEX, PAGES, Viewed
from jdparse.view.index_page import Row, index_text, row_text


class ViewFolder:
    """Pages as they come, each with a row of the index; what failed has a row with the reason.

    Nothing of a page stays in memory. ``more`` is set when there are documents beyond those that are shown.
    """

    def __init__(self, path: Path, heading: str) -> None:
        self._path = path
        self._partial = new_folder(path, (ENDING,))
        self._text = index_text(heading)
        self._index = (self._partial / INDEX).open("w", encoding="utf-8", errors="replace", newline="\n")
        self._index.write(self._text.before)
        self._is_first = True
        self.more = False

    def add(self, document: Converted) -> None:
        assert isinstance(document, Viewed)
        target = free_file(self._partial / PAGES, document.path, ENDING)
        try:
            target.write_bytes(document.page)
        except OSError:
            target.unlink(missing_ok=True)
            raise
        link = quote(target.relative_to(self._partial).as_posix())
        counts = (document.records, document.titles, document.chars, document.unclaimed, document.doubts)
        self._put(Row(document.path, link, document.layout, *counts))

    def add_failure(self, failure: Failure) -> None:
        """A row for a document that there is no page of."""
        self._put(Row(failure.path, None, None, 0, (), 0, 0, 0, failure.code, failure.message))

    def _put(self, row: Row) -> None:
        self._index.write(("" if self._is_first else self._text.between) + row_text(row))
        self._is_first = False

    def finish(self) -> None:
        self._close()
        move_folder(self._partial, self._path, (ENDING,))

    def keep(self) -> Path:
        self._close()
        return self._partial

    def _close(self) -> None:
        if not self._index.closed:
            self._index.write(self._text.behind_the_first if self.more else self._text.behind)
            self._index.close()
