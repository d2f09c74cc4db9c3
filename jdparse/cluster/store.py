"""The results of shards in one folder or under one URL: what is done, and in which order it stands.

::

    manifest.json            the parts in the order of the input; there when all are done
    documents/1f0c….jsonl.zst   the documents of a shard, one a line
    failures/1f0c….jsonl        its failures, where it has some
    accounts/1f0c….json         what it came to: written last, so that where it stands the shard is done
    surveys/77ab….json          where a large file is cut

A name is the key of its shard: it says what was converted and in which way, not where it stands in the run. Each file
is written under another name and moved into place.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from jdparse.batch.convert import Account
from jdparse.batch.sinks.lines import written_lines
from jdparse.cluster.errors import ClusterError
from jdparse.cluster.places import files_at, move_in, replace_file

MANIFEST = "manifest.json"
_FOLDERS = ("documents", "failures", "accounts", "surveys")


@dataclass(frozen=True, slots=True)
class Done:
    """What a shard came to."""

    key: str
    converted: int
    without_records: int
    failed: int
    failed_by_machine: int
    """Of ``failed``, those that another machine may not fail at: --resume tries their shard again."""
    documents: str
    """The name of its file below the store, and so on."""
    failures: str | None
    summary: dict[str, Any] = field(repr=False)

    @property
    def account(self) -> Account:
        return Account(self.converted, self.without_records, self.failed)


class Store:
    """Results below ``place``, a folder or a URL. Raises OSError and what the file system of a URL raises."""

    def __init__(self, place: str) -> None:
        self.place = place
        self._files, self._root = files_at(place)

    def exists(self) -> bool:
        return bool(self._files.exists(self._root))

    def check_ours(self) -> None:
        """Raises ClusterError where something else than a store stands there, or it cannot be reached."""
        try:
            if not self.exists():
                return
        except Exception as error:  # what file systems raise for a wrong password or address has no end
            why = " ".join(f"{error}".split()) or type(error).__name__
            raise ClusterError(f"{self.place}: cannot be reached ({why}); check the address and the rights") from error
        if not self._files.isdir(self._root):
            raise ClusterError(f"{self.place}: is a file; name a folder")
        strangers = {path.rstrip("/").rpartition("/")[2] for path in self._files.ls(self._root, detail=False)}
        strangers -= {MANIFEST, *_FOLDERS}
        if strangers:
            raise ClusterError(
                f"{self.place}: it holds {min(strangers)!r}, which is not of jdparse; name another folder"
            )

    def remove(self) -> None:
        """Forget everything."""
        self.check_ours()
        if self.exists():
            self._files.rm(self._root, recursive=True)

    def put(
        self, key: str, done: Account, machine: int, summary: dict[str, Any], documents: Path, failures: Path
    ) -> Done:
        """The results of a shard, put from files of this machine; ``failures`` need not exist."""
        name = f"documents/{key}{''.join(documents.suffixes)}"
        listed = f"failures/{key}.jsonl" if failures.exists() else None
        self._move_in(documents, name)
        if listed:
            self._move_in(failures, listed)
        result = Done(key, done.converted, done.without_records, done.failed, machine, name, listed, summary)
        self._write(f"accounts/{key}.json", asdict(result))
        return result

    def done(self) -> dict[str, Done]:
        """Every shard that is done, by its key."""
        return {key: Done(**values) for key, values in self._all("accounts").items()}

    def surveys(self) -> dict[str, Any]:
        """Where large files are cut, by the keys of their surveys."""
        return self._all("surveys")

    def put_survey(self, key: str, parts: Any) -> None:
        self._write(f"surveys/{key}.json", parts)

    def write_manifest(self, parts: list[Done], made_by: str) -> None:
        """Say that the run is complete, and forget what is no part of it: shards of inputs that have changed."""
        account = Account()
        listed = []
        for part in parts:
            values = {name: value for name, value in asdict(part).items() if name != "summary"}
            listed.append(values | {"first_document": account.converted + account.without_records})
            account.include(part.account)
        self._write(MANIFEST, {"made_by": made_by, "documents": account.documents, **asdict(account), "parts": listed})
        kept = {name for part in parts for name in (part.documents, part.failures, f"accounts/{part.key}.json")}
        for folder in _FOLDERS[:3]:
            for path in self._names(folder):
                if f"{folder}/{path}" not in kept:
                    with suppress(FileNotFoundError):
                        self._files.rm_file(f"{self._root}/{folder}/{path}")

    def manifest(self) -> dict[str, Any]:
        """Raises ClusterError where the run is not complete, or there is none."""
        try:
            values: dict[str, Any] = json.loads(self._files.cat_file(f"{self._root}/{MANIFEST}"))
        except FileNotFoundError as error:
            what = f"{self.place}: has no {MANIFEST}: no run has ended there; give the command of the run again"
            raise ClusterError(what) from error
        return values

    @property
    def is_complete(self) -> bool:
        return bool(self._files.exists(f"{self._root}/{MANIFEST}"))

    def lines(self, name: str) -> Iterator[bytes]:
        """The lines of a file of the store."""
        with self._files.open(f"{self._root}/{name}", "rb") as stream:
            yield from written_lines(stream, name)

    def _all(self, folder: str) -> dict[str, Any]:
        names = [name for name in self._names(folder) if name.endswith(".json")]
        paths = [f"{self._root}/{folder}/{name}" for name in names]
        found: Mapping[str, bytes] = self._files.cat(paths) if paths else {}
        return {path.rpartition("/")[2].removesuffix(".json"): json.loads(value) for path, value in found.items()}

    def _names(self, folder: str) -> list[str]:
        self._files.invalidate_cache()
        try:
            return [path.rpartition("/")[2] for path in self._files.ls(f"{self._root}/{folder}", detail=False)]
        except FileNotFoundError:
            return []

    def _write(self, name: str, value: object) -> None:
        data = json.dumps(value, ensure_ascii=False, default=str).encode("utf-8", "surrogatepass")
        replace_file(self._files, f"{self._root}/{name}", lambda partial: self._files.pipe_file(partial, data))

    def _move_in(self, path: Path, name: str) -> None:
        move_in(self._files, path, f"{self._root}/{name}")
