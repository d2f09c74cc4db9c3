"""``jdparse show``: a readable picture of one document's records."""

from __future__ import annotations

from pathlib import Path

import click

from jdparse.cli.options import debug_option, file_argument, labels_option, load_lexicon, read_document


@click.command(name="show", short_help="Show the records of one document.", epilog="Example: jdparse show page.txt")
@file_argument
@labels_option
@debug_option
def command(file: str, labels_file: Path | None) -> None:
    """Show the records of FILE (- for standard input), how much of it they cover, and what is doubtful."""
    from rich.console import Console

    from jdparse.cli.document_picture import document_picture
    from jdparse.parsing.pipeline import parse_document

    lexicon = load_lexicon(labels_file)
    raw = read_document(file)
    console = Console(highlight=False, emoji=False)
    console.print(document_picture(parse_document(raw, lexicon), raw.text, console.width))
