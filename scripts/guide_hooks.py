"""What mkdocs asks while it builds the guide: a notebook of docs/ becomes a page, with the outputs saved in it."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add ``analysis.md`` for each ``analysis.ipynb``; the notebook itself stays beside it, to be downloaded."""
    from nbconvert import MarkdownExporter

    for notebook in [file for file in files if file.src_uri.endswith(".ipynb")]:
        content, _ = MarkdownExporter().from_filename(notebook.abs_src_path)
        files.append(File.generated(config, notebook.src_uri.removesuffix("ipynb") + "md", content=content))
    return files
