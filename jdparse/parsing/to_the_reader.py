"""What the page says to its reader: 下面是本园使用的文本, 供姐妹园参考."""

from __future__ import annotations

import re
from functools import cache

from jdparse.lexicon import Lexicon
from jdparse.lexicon.trie import trie_pattern


@cache
def _cues(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(trie_pattern(lexicon.words.introduction_words))


def speaks_to_the_reader(text: str, lexicon: Lexicon) -> bool:
    """下面是本园使用的文本, 供姐妹园参考; 怎么写呢? — no duty asks or announces what the page will show."""
    return "?" in text or _cues(lexicon).search(text) is not None
