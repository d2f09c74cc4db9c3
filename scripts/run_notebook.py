"""Runs a notebook and saves it with what it printed: ``run_notebook.py NOTEBOOK``, which ``make notebook`` calls.

What is saved is the same for the same code and data: no times, no counts of runs, no version of Python; cells are
named by their number.
"""

from __future__ import annotations

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

SECONDS_A_CELL = 120


def ran(file: Path) -> NotebookNode:
    """The notebook in ``file``, run in its folder: each cell with its outputs. Raises CellExecutionError."""
    notebook = nbformat.read(file, as_version=4)
    client = NotebookClient(notebook, timeout=SECONDS_A_CELL, kernel_name="python3", record_timing=False)
    client.execute(cwd=str(file.parent))
    return _without_what_differs(notebook)


def _without_what_differs(notebook: NotebookNode) -> NotebookNode:
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    notebook.metadata = {"kernelspec": kernel, "language_info": {"name": "python"}}
    for number, cell in enumerate(notebook.cells):
        cell.id, cell.metadata = f"cell-{number}", {}
        if cell.cell_type == "code":
            cell.execution_count = None
            for output in cell.outputs:
                output.pop("execution_count", None)
                if output.output_type == "execute_result":
                    output.execution_count, output.metadata = None, {}
    return notebook


def main() -> None:
    for name in sys.argv[1:]:
        nbformat.write(ran(Path(name)), name)


if __name__ == "__main__":
    main()
