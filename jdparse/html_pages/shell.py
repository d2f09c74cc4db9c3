"""A page around its body: what stands in every head, and what the page may do."""

from __future__ import annotations

import html
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from jdparse.html_pages.assets import asset

_ROOM = "jdparse.html_pages"
_SIGNATURE = '<meta charset="utf-8"><meta name="generator" content="jdparse">'
_HEAD = 1000
"""Bytes of a page in which its signature stands."""


def report_page(title: str, body: str, style: str = "", script: str = "") -> str:
    """A page of figures. ``body`` is HTML, escaped already; ``title`` is plain text."""
    styles = f"<style>{asset(_ROOM, 'base.css', 'report.css')}{style}</style>"
    scripts = f"<script>{script}</script>" if script else ""
    return f"{_opening(title, 'en')}{styles}{scripts}</head><body>{body}</body></html>\n"


def locked_page(title: str, body: str, style: str, script: str) -> tuple[str, str]:
    """A page that may load nothing, send nothing, and run ``script`` only: what stands before its data and behind it.

    The data is JSON as ``json_for_script`` makes it; the script finds it in the element ``data``. Texts of unknown
    origin stand there and nowhere else; the script makes text nodes of them.
    """
    style = asset(_ROOM, "base.css") + style
    policy = (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    before = (
        f"""{_opening(title, "zh", f'<meta http-equiv="Content-Security-Policy" content="{policy}">')}"""
        f'<style>{style}</style></head><body>{body}<script type="application/json" id="data">'
    )
    return before, f"</script><script>{script}</script></body></html>\n"


def is_written_by_jdparse(path: Path) -> bool:
    """Whether the file at ``path`` is a page of ours. Raises OSError where it cannot be read."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return _SIGNATURE.encode("ascii") in file.read(_HEAD)


def _opening(title: str, language: str, first: str = "") -> str:
    """The head up to its styles; ``first`` stands before anything that it speaks of."""
    return (
        f'<!doctype html>\n<html lang="{language}"><head>{_SIGNATURE}{first}'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{html.escape(title)}</title>"
    )


def _hash(inline: str) -> str:
    """How a policy names an inline script or style: by the hash of what stands between its tags."""
    return f"sha256-{b64encode(sha256(inline.encode('utf-8')).digest()).decode('ascii')}"
