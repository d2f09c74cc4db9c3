"""``python -m jdparse`` is the ``jdparse`` command."""

from jdparse.cli import main

main()
