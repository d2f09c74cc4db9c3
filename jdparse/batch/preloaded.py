"""Imported once by the process that workers are forked from: what it has loaded, they share.

That is most of what a worker needs to start: the patterns of the built-in lexicon, which parsing a page compiles, and
the dictionary of the word segmenter, which nearly every dump asks for.
"""

from __future__ import annotations

import gc

import jdparse.batch.answering  # noqa: F401
from jdparse.lexicon import load
from jdparse.parsing.pipeline import parse_document
from jdparse.parsing.words import falls_between_words
from jdparse.reading import read_text

parse_document(read_text("岗位名称：司炉工\n岗位职责：\n1、点火升压；\n2、化验炉水。\n"), load())
falls_between_words("业务", 1)
gc.freeze()  # what never changes is never looked at again, so it stays shared
