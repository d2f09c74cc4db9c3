"""What a container may ask for before it is taken for an attack. They hold for every run: no dump needs others."""

from __future__ import annotations

MOST_DEPTH = 3
"""Containers inside containers: dumps have a ``pages.zip`` of ``.gz`` files in a ``dump.tar``, and no more."""

MOST_MEMBERS = 2_000_000
"""Members of one container file, its inner containers' too: twice the largest dump; their names stay in memory."""

MOST_MEMBER_BYTES = 128 << 20
"""Of a document, an inner .zip or .parquet, or a record, unpacked: it has to fit into memory, more than once."""

MOST_BYTES = 1 << 40
"""Unpacked from one container file: a terabyte, weeks of parsing."""

HIGHEST_RATIO = 250
"""Unpacked to packed: job pages pack 4 to 40 times, ever the same page some 150 times, a bomb a thousand times."""

FREE_BYTES = 16 << 20
"""Unpacked bytes below which no ratio is looked at: they do no harm, and small files of blanks have high ratios."""

MOST_WINDOW_BYTES = 128 << 20
"""The memory that a Zstandard file may ask for: what ``zstd --long`` takes, the most its decompressor gives unasked."""

SECONDS_WITHOUT_A_MEMBER = 60.0
"""How long a container may take to give its next member: unpacking the largest takes a second or two."""
