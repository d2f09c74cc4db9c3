"""Imported once by the process that workers are forked from: what it has loaded, they share.

Parsing a page compiles the patterns of the built-in lexicon, which is most of what a worker needs to start.
"""

from __future__ import annotations

import jdparse.batch.handling  # noqa: F401
from jdparse.lexicon import load
from jdparse.parsing.pipeline import parse_document
from jdparse.reading import read_text

parse_document(read_text("岗位名称：司炉工\n岗位职责：\n1、点火升压；\n2、化验炉水。\n"), load())
