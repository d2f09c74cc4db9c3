"""Generated pages as files: with their goldens, or alone as a record file."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from generator.making import Made


def write_pages(folder: Path, made: Iterable[Made]) -> None:
    """Write ``pages/NAME.txt`` and ``golden/NAME.json`` with the index that names family and noises of each."""
    pages, goldens = folder / "pages", folder / "golden"
    pages.mkdir(parents=True, exist_ok=True)
    goldens.mkdir(exist_ok=True)
    with (goldens / "index.toml").open("w", encoding="utf-8") as index:
        for each in made:
            (pages / f"{each.name}.txt").write_text(each.text, "utf-8", newline="")
            (goldens / f"{each.name}.json").write_text(f"{each.document.model_dump_json(indent=1)}\n", "utf-8")
            noises = json.dumps(list(each.noises))
            index.write(f'[[document]]\nname = "{each.name}"\nfamily = "{each.layout.family}"\nnoise = {noises}\n\n')


def write_dump(path: Path, made: Iterable[Made]) -> None:
    """Write the texts alone, a JSON object with ``path`` and ``text`` to the line."""
    with path.open("w", encoding="utf-8") as lines:
        for each in made:
            lines.write(f"{json.dumps({'path': f'{each.name}.txt', 'text': each.text}, ensure_ascii=False)}\n")
