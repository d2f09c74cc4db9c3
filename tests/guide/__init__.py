"""README and the pages of docs/ as tests see them: their blocks, and a checkout of its own that runs them."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def name_of(page: Path) -> str:
    """``docs/tutorial.md``"""
    return page.relative_to(ROOT).as_posix() if page.is_relative_to(ROOT) else page.name
