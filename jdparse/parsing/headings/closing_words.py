"""The words that close a heading: 大客户|岗位职责, 护士长|工作职责范文, 保安|岗位职责3篇."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from jdparse.lexicon import Lexicon
from jdparse.lexicon.trie import trie_pattern

# How many pieces a collection has, behind the closing words: 岗位职责(精选3篇), 工作职责通用5篇范文
_COUNT = (
    r"(?P<count>[ ]?\(?(?:精选|通用|合集|热门|优秀|共|集合|汇总|锦集|大全|整理|推荐|最新|必备)?"
    r"[0-9一二三四五六七八九十]{1,3}篇\)?(?:范文|汇编)?)?"
)
# 岗位职责|和工作标准, 工作职责|及管理制度: what else the text under the heading tells
_AND_MORE = (
    r"(?:(?:和|与|及|以及|、|兼)(?:相关|有关|其)?(?:工作|岗位|管理|安全)?(?:标准|规范|制度|流程|程序|纪律|内容|任务|目标|要求|条件|权限|权力|权利"
    r"|任职要求|任职资格|任职条件|考核标准|考核办法|考核细则|考核|奖惩办法|奖惩|操作规程|规章制度|行为规范|职业道德|注意事项|技能|素质)"
    r"(?![\u4e00-\u9fff]))?"
)
# 岗位职责|范文|篇二: here 篇 begins the number of a piece
_NO_PIECE = r"(?!(?<=篇)[ ]?[0-9一二三四五六七八九十])"
# 教导处|履行下列|职责, 门卫|应当承担以下安全|责任: the predicate between the name and its closing words
_PREDICATE = (
    r"(?:(?:应当?|须|必须|要)?(?:认真|依法|严格|具体)?(?:履行|承担|负有|行使|担负)"
    r"(?:下列|以下|如下|的)?(?:主要|相应的?|有关|具体)?)?"
)


# 应当严格履行以下相应的: no predicate is longer
_LONGEST_PREDICATE = 11


@cache
def _closing(lexicon: Lexicon) -> re.Pattern[str]:
    """Matches closing words alone: a pattern that begins with a word is found many times as fast as one that begins
    with a predicate which most headings do without."""
    return re.compile(trie_pattern(lexicon.words.heading_closings))


@cache
def _closing_words(lexicon: Lexicon) -> re.Pattern[str]:
    closing = trie_pattern(lexicon.words.heading_closings)
    tail = trie_pattern(lexicon.words.heading_tails)
    return re.compile(
        f"{_PREDICATE}(?P<closing>{closing}){_AND_MORE}(?P<tail>(?:[ ]?\\(?(?:{tail})\\)?{_NO_PIECE})*){_COUNT}"
    )


def closing_words(value: str, lexicon: Lexicon, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
    """The closing words (group ``closing``) from ``start`` to ``end``, with the predicate before them, what trails
    them (``tail``) and the size of a collection (``count``)."""
    end = len(value) if end is None else end
    while words := _closing(lexicon).search(value, start, end):
        whole = _closing_words(lexicon).search(value, max(start, words.start() - _LONGEST_PREDICATE), end)
        if whole is None:
            return
        yield whole
        start = whole.end()


def field_under(closing: str, lexicon: Lexicon) -> str | None:
    """What the text under a heading with these closing words is; None where they do not say."""
    field = lexicon.words.heading_closings[closing]
    return field if field != "none" else None


# 前台的工作内容|主要有:1、…
_ANNOUNCES = re.compile(
    r"(?:主要|一般|具体|大致)?(?:有(?:哪些)?|是|包括|包含|如下|为)(?:以下|如下)?"
    r"(?:[几一二三四五六七八九十\d]{0,2}(?:个方面|方面|点|项|条))?[ ]?:\s*"
)


def end_of_announcement(value: str, at: int) -> int | None:
    """Where the words behind closing words end that announce a list; None where they announce none."""
    announced = _ANNOUNCES.match(value, at)
    return announced.end() if announced else None
