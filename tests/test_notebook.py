"""The notebook of the guide: it runs, and what it was saved with is what it prints."""

from __future__ import annotations

import sys
from typing import Any

import nbformat
import pytest
from guide import ROOT

sys.path.insert(0, str(ROOT / "scripts"))
from run_notebook import ran

NOTEBOOK = ROOT / "docs/analysis.ipynb"


def printed(notebook: nbformat.NotebookNode) -> list[Any]:
    """The cells with their outputs as text; how pandas marks up the same as HTML differs between its versions."""
    return [
        (cell.source, [output.get("text") or output.data["text/plain"] for output in cell.get("outputs", [])])
        for cell in notebook.cells
    ]


def test_it_prints_what_it_was_saved_with(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    assert printed(ran(NOTEBOOK)) == printed(nbformat.read(NOTEBOOK, as_version=4)), "run: make notebook"


def test_it_is_saved_without_what_differs_from_run_to_run() -> None:
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert all(cell.outputs for cell in cells)
    assert {cell.execution_count for cell in cells} == {None}
    assert "version" not in notebook.metadata.language_info
