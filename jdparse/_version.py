"""The version of jdparse; ``pyproject.toml`` carries the same and a test compares them."""

__version__ = "0.1.0"
