"""What besides a document's name and bytes decides its outcome: the parser's code, what it builds on, the labels."""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterator
from importlib import metadata, resources
from importlib.resources.abc import Traversable

from jdparse._version import __version__

_PARTS = (
    "_version.py",
    "records.py",
    "text.py",
    "lexicon",
    "parsing",
    "reading",
    "batch/answering.py",
    "batch/json_lines.py",
    "batch/outcome.py",
)


def fingerprint(labels: bytes | None = None) -> str:
    """A hash that changes with anything that could change an outcome; ``labels`` is the file of the user's.

    The code itself counts, not only its version: a parser under development has one version for many weeks.
    """
    known = hashlib.sha256()
    for piece in (__version__, f"{sys.version_info[:2]}", *_dependencies()):
        known.update(f"{piece}\n".encode())
    for source in _sources():
        known.update(source)
    known.update(b"no labels" if labels is None else labels)
    return known.hexdigest()


def _dependencies() -> Iterator[str]:
    """The packages that an outcome may depend on, each with the version that is installed: not those that draw plots,
    run tests or distribute work, which workers elsewhere need not have."""
    try:
        required = metadata.requires("jdparse") or []
    except metadata.PackageNotFoundError:
        required = []
    extras = {requirement: re.search(r"""extra == ["']([\w-]+)""", requirement) for requirement in required}
    reading = [requirement for requirement, extra in extras.items() if extra is None or extra[1] == "parquet"]
    for name in sorted({re.split(r"[^\w.-]", requirement, maxsplit=1)[0] for requirement in reading}):
        try:
            yield f"{name} {metadata.version(name)}"
        except metadata.PackageNotFoundError:
            yield f"{name} missing"


def _sources() -> Iterator[bytes]:
    root = resources.files("jdparse")
    for part in _PARTS:
        yield from _files(root.joinpath(*part.split("/")))


def _files(place: Traversable) -> Iterator[bytes]:
    if place.is_dir():
        for inner in sorted(place.iterdir(), key=lambda entry: entry.name):
            yield from _files(inner)
    elif place.name.endswith((".py", ".toml")):
        yield place.read_bytes()
