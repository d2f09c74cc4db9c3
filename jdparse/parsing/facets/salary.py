"""Pay: amounts in yuan and the period they are stated for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from jdparse.parsing.facets.amounts import Amount, amounts
from jdparse.parsing.facets.pay_period import Period, period_anywhere, period_before, period_behind, period_later
from jdparse.parsing.facets.texts import FacetReading, FacetText

_PER = r"(?:[ ]?/[ ]?(?:人[ ]?/[ ]?)?(?:月|年|天|日|小?时|[hH]))?"
_MORE = re.compile(rf"{_PER}[ ]?(?:及|或)?(?:以上|起)")
_LESS = re.compile(rf"{_PER}[ ]?(?:及|或)?(?:以下|以内|之内|封顶|为限)")
_AT_MOST = re.compile(r"(?:不超过|不高于|至多|最高|上限|可达|高达|有望)[ ]?(?:达|为|到)?[ ]?¥?$")
_FOREIGN_BEFORE = re.compile(r"(?<!NT)[$€£][ ]?$|(?:USD|HKD)[ ]?$")
_FOREIGN_BEHIND = re.compile(r"[ ]?(?:美[元金刀]|USD|港[币元]|HKD|欧元|日[元币]|英镑)")
# What a bare number counts in a text about pay, other than yuan: 13薪, 4天, 3个月, 5%, 2022年.
_OTHER_UNIT = re.compile(
    r"[ ]?(?:[人名天个岁点%‰位倍级项险金次号日时分件单米平吨克]|小时|周|年(?!薪)|月(?!薪)|薪|公里|:\d|[A-Za-z])"
    r"|[*×x](?![ ]?1[2-9])"
)
_PIECE = re.compile(
    r"[ ]?(?:元|块)?[ ]?[/每一][ ]?(?:人(?![ ]?/)|个(?!月|小时)"
    r"|[件单次节课堂场台篇位吨车米平㎡套题斤千克公趟户桌班周票首稿页幅只包袋箱筐捆打])"
)
# Money that is not the pay, said before the number or behind it: 餐补300元, 满一年加200元, 2000元奖金.
_EXTRA_BEFORE = re.compile(
    r"奖|补|津贴|餐|社保|公积金|险|工龄|加班|话费|交通|房|住宿|押金|罚|扣|红包|礼|费|绩效|考核|培训|年终|[全满]勤|股"
    r"|最低工资标准|注册资|产值|营业额|营收|销售额|流水|业绩|规模|融资|(?<![跑干做])满|加(?!提成|奖金|绩效)|涨|递增|另"
    r"|电话|手机|联系|微信|QQ|提成"
)
_EXTRA_BEHIND = re.compile(
    rf"{_PER}[ ]?的?(?:[全满]勤|奖|(?:生活|住房|租房|交通|通[讯信]|高温|岗位|夜班|餐|饭|房|车|话|油)费?补|补[贴助]|津贴"
    r"|工龄|年终|红包|押金|保证金|话费|交通|住房|住宿|绩效|提成|业绩|销售额|营业额|注册)"
)
_ALL_IN_ALL = re.compile(r"(?:薪|工资|保底)(?:[+加]?(?:提成|奖金|绩效|补贴))+[:约]?[ ]?$")  # 底薪+提成6000-8000元
_BASIC = re.compile(r"底薪|保底|无责|试用|见习|实习|基[本础]工资|学徒|培训期|起薪")
_BASIC_BEHIND = re.compile(rf"[ ]?元?{_PER}的?(?:无责)?(?:底薪|保底|基[本础]工资)")
_BOUNDARY = re.compile(r"[,;。+=、()|]")
_COMMA = re.compile(r"[,;。]")
_PAY_WORD = re.compile(
    r"(?:(?<!加班)(?<!工龄)(?<!绩效)(?<!最低)(?<!核算)(?<!发放)(?:工资|收入)|薪资|薪酬|薪水|[月年日时底]薪|待遇)"
    r"(?:待遇|范围|水平|区间)?[ ]?[:为在约达]?[ ]?¥?$"
)
_PAY_WORDS = ("薪", "工资", "收入", "待遇")
_MASKED = re.compile(r"20[12][Xx]|\d[Xx*]+\d|\*{2}")
_KINDS = frozenset({"benefits", "remarks", "summary", "general", "other"})
_LEAST_BARE, _MOST_BARE, _MOST = 500, 999_999, 10_000_000
_LEAST = {"hour": 2, "day": 10, "month": 300, "year": 3000}  # 8-12·13薪 has lost its unit


class _Pay(NamedTuple):
    amount: Amount
    low: float | None
    high: float | None
    rank: int
    period: Period | None


def salary(texts: list[FacetText]) -> Iterator[FacetReading]:
    """``salary_min``, ``salary_max`` (yuan of the period) and ``salary_period``.

    One amount is the minimum, 以下 and 封顶 make it the maximum; a whole wage goes before a basic one (底薪, 试用期).
    Texts of other fields are read where the field of pay says no amount, and only behind a word of pay.
    """
    fallback: list[FacetReading] = []
    for text in sorted(texts, key=lambda text: text.kind != "salary"):
        if text.kind == "salary":
            pay = None if _MASKED.search(text.value) else _best(text.value)
            period = None if pay else period_anywhere(text.value, amount=False)
            fallback = [text.reading("salary_period", *period)] if period else []
        elif text.kind in _KINDS and any(word in text.value for word in _PAY_WORDS):
            pay = _best(text.value, after_word=True)
        else:
            continue
        if pay:
            yield from _readings(text, pay)
            return
    yield from fallback


def _readings(text: FacetText, pay: _Pay) -> Iterator[FacetReading]:
    amount = pay.amount
    if pay.low is not None:
        yield text.reading("salary_min", pay.low, *amount.low_span)
    if pay.high is not None:
        yield text.reading("salary_max", pay.high, *(amount.low_span if amount.high is None else amount.high_span))
    if pay.period:
        yield text.reading("salary_period", *pay.period)


def _best(value: str, *, after_word: bool = False) -> _Pay | None:
    """The first amount of the best rank; ``after_word``: only one right behind a word of pay."""
    found = [
        pay
        for amount in amounts(value)
        if not after_word or _PAY_WORD.search(value, max(0, amount.start - 12), amount.start)
        if (pay := _pay(value, amount))
    ]
    best = min(found, key=lambda pay: pay.rank, default=None)
    if best and not best.period:
        return best._replace(period=_period_of(value, best.amount))
    return best


def _pay(value: str, amount: Amount) -> _Pay | None:
    """What an amount says, None where it is no pay."""
    before = _before(value, amount.start)
    period = period_behind(value, amount.end)
    more, less = _MORE.match(value, amount.end), _LESS.match(value, amount.end)
    all_in_all = bool(_ALL_IN_ALL.search(value, max(0, amount.start - 16), amount.start))
    if _is_other(value, amount, before, per=period is not None) or (_EXTRA_BEFORE.search(before) and not all_in_all):
        return None
    if period and amount.low < _LEAST[period.name]:
        return None
    if not period and (more or less):
        period = period_behind(value, (more or less).end())  # type: ignore[union-attr]
    rank = int(all_in_all or bool(_BASIC.search(before) or _BASIC_BEHIND.match(value, amount.end)))
    if amount.high is None and (less or _AT_MOST.search(before)):
        return _Pay(amount, None, amount.low, 1, period)
    return _Pay(amount, amount.low, None if more else amount.high, rank, period)  # 4000-6000元以上 has no maximum


def _before(value: str, at: int) -> str:
    """What stands before an amount, from the last comma, stop, plus or bracket on."""
    start = max(0, at - 16)
    for boundary in _BOUNDARY.finditer(value, start, at):
        start = boundary.end()
    return value[start:at]


def _is_other(value: str, amount: Amount, before: str, *, per: bool) -> bool:
    """Is it a number of something else, money that is not the pay, or a bare number that is too small or too large?

    ``per`` says that a period of time follows.
    """
    end, largest = amount.end, amount.high or amount.low
    if _PIECE.match(value, end) or _EXTRA_BEHIND.match(value, end) or largest > _MOST:
        return True
    if _FOREIGN_BEHIND.match(value, end) or _FOREIGN_BEFORE.search(before):
        return True
    if amount.named or per:
        return False
    return bool(_OTHER_UNIT.match(value, end)) or not _LEAST_BARE <= amount.low <= largest <= _MOST_BARE


def _period_of(value: str, amount: Amount) -> Period | None:
    """The period of an amount with none right behind it: in its clause, else where the text names one of pay."""
    start = max(0, amount.start - 24)
    for comma in _COMMA.finditer(value, start, amount.start):
        start = comma.end()
    in_clause = period_before(value, start, amount.start) or period_later(value, amount.end)
    return in_clause or period_anywhere(value, amount=True) or _daily(value, amount)


def _daily(value: str, amount: Amount) -> Period | None:
    """200元日结: pay that is settled each day, and as much as a day brings."""
    at = value.find("日结")
    return Period("day", at, at + 2) if at >= 0 and 80 <= amount.low <= 1000 else None
