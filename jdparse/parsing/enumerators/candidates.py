"""Candidates: everything on a page that looks like the head of an item, with the place where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jdparse.parsing.enumerators.dashes import InlineDashes
from jdparse.parsing.enumerators.numerals import han_number
from jdparse.parsing.enumerators.places import AFTER_SENTENCE, GLUED, INSIDE_WORD, LINE_START, place_of

# What is counted: 3年, 5台, 2组; but 2组织…, 3对…, 4部署…, 5人员… are verbs and nouns that an item begins with.
_UNITS = (
    r"[号岁天名种门百千亿元级类位章楼层栋幢米吨斤升套款家间倍折股块只辆轮届大份页秒遍双万]"
    r"|年(?!度|初|终)|月(?!度|末|底)|日(?!常)|周(?!期|密)|个(?!人)|人(?!力|员|事)|次(?!日)|项(?!目)|台(?!账)|小(?!组)|分(?!析|解|管|类|配|派|担)"
    r"|本(?!着|职|部|岗)|期(?!间)|节(?!约)|室(?!内)|路(?!线)|公(?!司|正|布)|克(?!服)|件|条(?!理)|所(?!有|属)|度|成(?!立|本|品)"
    r"|班(?!前|后|组)|线(?!上|下)|点(?!检|评|名)|时(?!刻)|部(?!门|署)|张(?!贴)|场(?!地)|代(?!表|理|办)|维(?!护|修|持)|批(?!准|阅|改)|组(?!织|建)"
)
_CANDIDATE = r"""
    (?=[_%lnuvwüØø§、0-9一二三四五六七八九十第篇职岗招NP【(\[A-Ha-h\u2460-\u249b\u24f5-\u24fe\u2776-\u2793\u3220-\u3229●•◆◇■□▲△★☆➢➤►▶▪▫✓✔√☑※○◎◈❖♦·*\-–—])
    (?: (?P<circled>[\u2460-\u2473\u2776-\u277f\u2780-\u2793\u24f5-\u24fe])[、.)]?
    | (?P<ready>[\u2474-\u2487\u3220-\u3229])[、.]?
    | (?P<dotted>[\u2488-\u249b])[、.]?
    | [(\[][ ]?(?P<inside>\d{1,2}|[一二三四五六七八九十]{1,3}|[a-hA-H])[ ]?[)\]][、.,:]?
    | 第[ ]?(?P<article>[一二三四五六七八九十百]{1,4}|\d{1,3})[ ]?(?P<unit>条|章|节|篇|部分)(?:[ ]?[、.:])?
    | 第(?P<ordinal>[一二三四五六七八九十]{1,2})[ ]?[,、:]
    | 【?第?(?P<piece>篇[一二三四五六七八九十]{1,3}|篇\d{1,2})】?(?:[ ]?[、.:])?
    | (?P<duty>职责[一二三四五六七八九十]{1,3}(?=职责[描表陈]|工作任务)
        |(?<!岗位)(?<!工作)(?<!基本)(?<!安全)职责(?:[一二三四五六七八九十]{1,3}|DIGITS)(?=[\s:、.]|职责|$))[:、.]?
    | (?:(?:招聘|招募)?(?:岗位|职位)|N[Oo][ ]?[.:]?[ ]?|P(?:art|ART)[ ]?[.:]?[ ]?)
        (?P<post>\d{1,2}(?=[ ]?[:】|]|[ \t\n【])|[一二三四五六七八九十]{1,3}(?=[ ]?[:、.】]|[ \t]))[ ]?[:、.】|]?
    | (?P<han>[一二三四五六七八九十]{1,3})[ ]?(?:[、.)]|,(?=\S))(?![一二三四五六七八九十]{1,2}[、级线楼层])
    | (?P<han_colon>[一二三四五六七八九十]{1,3})[ ]?:
    | (?P<decimal>(?<![\d.])\d{1,2}(?:\.\d{1,2}){1,3}(?![\d%万千元年月岁\-~—至]|周岁))[、.]?
    | (?P<arabic>\d(?:[ ]?\d){0,4})[ ]?(?:[、)]|\.(?!\d)
        |(?P<doubt>\.(?=\d{4}年|\d{1,2}(?:[年岁天周个名人次种项门台]|[-—~至]\d))|[,:](?![\d/])))
    | (?P<cell>\d{1,2})(?=[ ]?[\t|\n])
    | (?P<bare>(?<![\d.])\d{1,2})
        (?![ ]?(?:UNITS))
        (?=[ ]?[\u4e00-\u9fff]|[ ](?:[A-Za-z]|\d{1,2}[-—~至年岁]))
    | (?P<chapter>(?<![\d.])\d{1,2})(?=[ ]{1,4}[\u4e00-\u9fff])
    | (?P<alpha>(?<![A-Za-z])[A-Ha-h])[、.)](?=[ ]*[\u4e00-\u9fff])
    | (?P<lost>[lnuvwüØø§、](?=[ ]?[\u4e00-\u9fff]))
    | (?P<bullet>_{1,4}[ ]?%(?=[ ]{0,4}[\u4e00-\u9fff])|%(?<!\d%)\d(?:\.%\d)*[、.)]|[●•◆◇■□▲△★☆➢➤►▶▪▫✓✔√☑※○◎◈❖♦·*\-–—])
    )
    """.replace("UNITS", _UNITS)
_DUTIES_BY_DIGITS = re.compile(_CANDIDATE.replace("DIGITS", r"(?<![\u4e00-\u9fff]..)\d{1,2}"), re.VERBOSE)
_NO_DUTIES_BY_DIGITS = re.compile(_CANDIDATE.replace("DIGITS", r"(?!)"), re.VERBOSE)
_STRONG_BULLETS = frozenset("●•◆◇■▲△★☆➢➤►▶▪▫✓✔√☑※◎◈❖♦")
_BULLETS_OF_LINES = frozenset("·*-–—○□")
# 工作内容|1根据…2组织…: what a list stands under whose numbers have lost their signs.
NAME_OF_LIST = re.compile(r"(?:职责|内容|任务|职能|权限|要求|条件|资格)$")
_DOUBTFUL = frozenset({"doubt", "bare", "han_colon"})

_LEAST_PLACES = {
    "ordinal": AFTER_SENTENCE,
    "decimal": AFTER_SENTENCE,
    "cell": LINE_START,
    "bare": GLUED,
    "doubt": GLUED,
    "han_colon": GLUED,
}


NUMBER_OF_POST = "岗位一"
"""The kind of the numbers that a notice gives its positions: 岗位一:焊工, NO.1 饲养员, Part 2 收银员."""


@dataclass(slots=True)
class Candidate:
    """``doubtful``: what stands behind the number seldom stands behind one: 3:熟悉, 1负责, 2.5年以上."""

    start: int
    end: int
    kind: str
    ordinal: int
    digits: str
    place: int
    doubtful: bool = False
    following: tuple[int, ...] = ()


def candidates(value: str) -> Iterator[Candidate]:
    lost = _lost_bullets(value)
    dashes = InlineDashes(value)
    chapters = _chapters_of_decimals(value)
    # 二、职责|1、… is the first of a list where no 职责2 goes on with it
    pattern = _DUTIES_BY_DIGITS if "职责2" in value else _NO_DUTIES_BY_DIGITS
    for match in pattern.finditer(value):
        name = match.lastgroup or ""
        place = place_of(value, match.start())
        if name in ("lost", "bullet"):
            is_bullet = (
                place == LINE_START and match[0] in lost
                if name == "lost"
                else dashes.heads_item(match, place) or _is_bullet(match, value, place)
            )
            if is_bullet:
                yield Candidate(match.start(), match.end(), f"bullet {match[0]}", 0, "", place)
            continue
        if name == "post" and value[match.start() - 1 : match.start()].isalnum():
            continue  # 本次招聘岗位一:…, AUTONO.1
        if name == "bare" and place < AFTER_SENTENCE and not _may_be_bare(match, value):
            continue
        if name in ("bare", "chapter") and place == LINE_START and int(match[0]) in chapters:
            yield Candidate(match.start(), match.end(), "1.0", int(match[0]), "", place)
        elif name == "arabic" and _is_in_series(match, value):
            continue
        elif name != "chapter" and (place >= _LEAST_PLACES.get(name, INSIDE_WORD) or _heads_rows(match, value)):
            kind, digits, ordinal = _kind(match, name)
            yield Candidate(match.start(), match.end(), kind, ordinal, digits, place, name in _DOUBTFUL)


def _may_be_bare(number: re.Match[str], value: str) -> bool:
    """A number without sign inside a line: a space stands behind it, or the name of its list before it."""
    if value[number.end() : number.end() + 1] == " ":
        return True
    return number[0] == "1" and NAME_OF_LIST.search(value, max(0, number.start() - 4), number.start()) is not None


_NEXT_ROW = re.compile(r"[^\n]*\n[ \t|]*2[ ]?[\t|]")


def _heads_rows(number: re.Match[str], value: str) -> bool:
    """主要职责 / 1 / 持证上岗 and below / 2 / …: the number of the first row stands behind the label of the rows."""
    cell = number.lastgroup == "cell" and number[0] == "1" and value[number.start() - 1 : number.start()] == "\t"
    return cell and _NEXT_ROW.match(value, number.end()) is not None


_LAST_OF_SERIES = re.compile(r"(\d{1,2})、$")


def _is_in_series(number: re.Match[str], value: str) -> bool:
    """第1、3、6个月: numbers of one sentence side by side that do not count on."""
    start = number.start()
    last = _LAST_OF_SERIES.search(value, max(0, start - 3), start)
    if last:
        return int(last[1]) + 1 != int(number["arabic"].replace(" ", ""))
    return value[start - 1 : start] == "第"


_LOST_BULLET = re.compile(r"(?:^|\n)[ \t]*([lnuvwüØø§、])[ ]?(?=[\u4e00-\u9fff])")

_BELOW_THE_TOP = re.compile(r"\n[ \t]*[lnuvwüØø§、][ ]?[\u4e00-\u9fff]")


def _lost_bullets(value: str) -> frozenset[str]:
    """Bullets of a symbol font that became letters, and numbers of which only 、 is left: two or more lines with
    l, n, u, Ø or 、 before a Han character."""
    if _BELOW_THE_TOP.search(value) is None:
        return frozenset()
    found = _LOST_BULLET.findall(value)
    return frozenset(char for char in found if found.count(char) > 1)


_FIRST_DECIMAL = re.compile(r"(?:^|\n)[ \t]*(\d{1,2})\.1[ .、]")


def _chapters_of_decimals(value: str) -> frozenset[int]:
    """The numbers of the chapters around those that hold 4.1, 4.2 …: 1  范围 and 5  检查与考核 may hold none."""
    numbers = [int(number) for number in _FIRST_DECIMAL.findall(value)] if ".1" in value else []
    return frozenset(range(1, max(numbers) + 2)) if numbers else frozenset()


def _kind(match: re.Match[str], name: str) -> tuple[str, str, int]:
    if name == "circled":
        return "①", "", _circled(match[name])
    if name == "ready":
        code = ord(match[name])
        return ("(1)", "", code - 0x2473) if code < 0x3000 else ("(一)", "", code - 0x321F)
    if name == "dotted":
        return "1、", "", ord(match[name]) - 0x2487
    if name == "ordinal":
        return "第一", "", han_number(match[name])
    if name == "inside":
        inner = match[name]
        if inner.isdigit():
            return "(1)", "", int(inner)
        return ("(a)", "", ord(inner.lower()) - 96) if inner.isascii() else ("(一)", "", han_number(inner))
    if name == "unit":
        return f"第{match['unit']}", "", han_number(match["article"])
    if name == "piece":
        return "篇", "", han_number(match["piece"][1:])
    if name == "duty":
        return "职责", "", han_number(match["duty"][2:])
    if name == "post":
        return NUMBER_OF_POST, "", han_number(match["post"])
    if name in ("han", "han_colon"):
        return "一、", "", han_number(match[name])
    if name == "decimal":
        return f"1.{match['decimal'].count('.')}", "", int(match["decimal"].rsplit(".", 1)[1])
    if name == "cell":
        return "1|", "", int(match["cell"])
    if name == "alpha":
        return "A.", "", ord(match["alpha"].lower()) - 96
    if name == "bare":
        return "1 ", "", int(match["bare"])
    digits = match["arabic"]
    return "1)" if match[0].endswith(")") else "1、", digits, int(digits.replace(" ", ""))


def _circled(char: str) -> int:
    code = ord(char)
    for first in (0x2460, 0x2776, 0x2780, 0x278A, 0x24F5):
        if first <= code < first + 20:
            return code - first + 1
    return 0


def _is_bullet(match: re.Match[str], value: str, place: int) -> bool:
    after = value[match.end() : match.end() + 1]
    if match[0] in _BULLETS_OF_LINES:
        if after == "\n":  # a dash on a line of its own, its text on the next
            below = value[match.end() + 1 : match.end() + 2]
            return match[0] in "·*-–" and place == LINE_START and (below.isalpha() or below == match[0])
        return place == LINE_START and after not in match[0] and not after.isdigit()
    if match[0][0] in "_%":  # what a template leaves blank: the share of time, _% 审阅报告, or the number, %1、
        return place == LINE_START
    return match[0] in _STRONG_BULLETS and after != "" and place != INSIDE_WORD
