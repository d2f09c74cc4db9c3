"""What goes wrong between a source and its frames, as it is told."""

from __future__ import annotations

from importlib.util import find_spec


class FramesError(ValueError):
    """A source cannot be made into frames; the message says in one line which, where and what to do."""


def check_installed() -> None:
    """Raises ImportError where a package that DataFrames are made with is missing."""
    missing = [name for name in ("pandas", "pyarrow") if find_spec(name) is None]
    if missing:
        raise ImportError(f"jdparse.frames needs {' and '.join(missing)}: pip install 'jdparse[pandas]'")
