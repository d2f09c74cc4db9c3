"""The numbers that Word prints before the paragraphs of its lists."""

from __future__ import annotations

import docx
import pytest
import samples
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from jdparse.reading import read_bytes
from jdparse.reading.numerals import as_chinese, as_circled, as_letters, as_roman

W = nsdecls("w")


def level(index: int, kind: str, text: str, more: str = "") -> str:
    counting = f'<w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
    return f'<w:lvl w:ilvl="{index}">{counting}{more}<w:lvlText w:val="{text}"/></w:lvl>'


def lines(levels: list[str], numbered: list[tuple[int, int]], instances: str = "", styles: str = "") -> list[str]:
    """What stands before each paragraph: ``numbered`` names the list and the level of each."""

    def fill(document: docx.document.Document) -> None:
        numbering = document.part.numbering_part.element
        for child in list(numbering):
            numbering.remove(child)
        numbering.append(parse_xml(f'<w:abstractNum {W} w:abstractNumId="5">{"".join(levels)}</w:abstractNum>'))
        for xml in [f'<w:num {W} w:numId="1"><w:abstractNumId w:val="5"/></w:num>', *instances.split("|")]:
            if xml:
                numbering.append(parse_xml(xml))
        for number, index in numbered:
            place = f'<w:numPr><w:ilvl w:val="{index}"/><w:numId w:val="{number}"/></w:numPr>'
            paragraph = f"<w:p {W}><w:pPr>{place}</w:pPr><w:r><w:t>x</w:t></w:r></w:p>"
            document._body._element.insert(-1, parse_xml(paragraph))

    return [line.removesuffix("x") for line in read_bytes(samples.make_docx(fill), "a.docx").text.splitlines()]


@pytest.mark.parametrize(
    ("kind", "text", "printed"),
    [
        ("decimal", "%1、", ["1、 ", "2、 ", "3、 "]),
        ("chineseCounting", "%1、", ["一、 ", "二、 ", "三、 "]),
        ("chineseCountingThousand", "（%1）", ["（一） ", "（二） ", "（三） "]),
        ("japaneseCounting", "第%1条", ["第一条 ", "第二条 ", "第三条 "]),
        ("decimalEnclosedCircle", "%1", ["① ", "② ", "③ "]),
        ("decimalEnclosedCircleChinese", "%1", ["① ", "② ", "③ "]),
        ("decimalFullWidth", "（%1）", ["（１） ", "（２） ", "（３） "]),
        ("decimalEnclosedParen", "%1", ["⑴ ", "⑵ ", "⑶ "]),
        ("decimalEnclosedFullstop", "%1", ["⒈ ", "⒉ ", "⒊ "]),
        ("ideographTraditional", "%1、", ["甲、 ", "乙、 ", "丙、 "]),
        ("chineseLegalSimplified", "%1、", ["壹、 ", "贰、 ", "叁、 "]),
        ("upperLetter", "%1.", ["A. ", "B. ", "C. "]),
        ("lowerRoman", "%1)", ["i) ", "ii) ", "iii) "]),
        ("decimalZero", "%1", ["01 ", "02 ", "03 "]),
        ("bullet", "\uf06c", ["• ", "• ", "• "]),
        ("bullet", "◆", ["◆ ", "◆ ", "◆ "]),
        ("none", "", ["", "", ""]),
    ],
)
def test_a_level_counts_in_its_own_numerals(kind: str, text: str, printed: list[str]) -> None:
    assert lines([level(0, kind, text)], [(1, 0)] * 3) == printed


def test_a_lower_level_shows_the_higher_ones_and_begins_again_below_each() -> None:
    levels = [level(0, "decimal", "%1"), level(1, "decimal", "%1.%2")]
    assert lines(levels, [(1, 0), (1, 1), (1, 1), (1, 0), (1, 1)]) == ["1 ", "1.1 ", "1.2 ", "2 ", "2.1 "]


def test_a_level_of_decimals_only_shows_chinese_chapters_as_decimals() -> None:
    levels = [level(0, "chineseCounting", "第%1章"), level(1, "decimal", "%1.%2", "<w:isLgl/>")]
    assert lines(levels, [(1, 0), (1, 0), (1, 1)]) == ["第一章 ", "第二章 ", "2.1 "]


def test_a_level_that_never_restarts_counts_on() -> None:
    levels = [level(0, "decimal", "%1"), level(1, "decimal", "%2)", '<w:lvlRestart w:val="0"/>')]
    assert lines(levels, [(1, 0), (1, 1), (1, 0), (1, 1)]) == ["1 ", "1) ", "2 ", "2) "]


def test_two_lists_of_one_kind_count_on_and_one_that_overrides_its_start_begins_anew() -> None:
    instances = (
        f'<w:num {W} w:numId="2"><w:abstractNumId w:val="5"/></w:num>|'
        f'<w:num {W} w:numId="3"><w:abstractNumId w:val="5"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    found = lines([level(0, "decimal", "%1.")], [(1, 0), (2, 0), (3, 0), (3, 0)], instances)
    assert found == ["1. ", "2. ", "1. ", "2. "]


def test_a_list_that_nobody_defined_and_list_zero_have_no_numbers() -> None:
    assert lines([level(0, "decimal", "%1.")], [(0, 0), (9, 0)]) == ["", ""]


def test_a_number_with_nothing_behind_it_joins_its_text() -> None:
    assert lines([level(0, "decimal", "%1、", '<w:suff w:val="nothing"/>')], [(1, 0)]) == ["1、"]


def test_a_style_numbers_its_paragraphs() -> None:
    def fill(document: docx.document.Document) -> None:
        document.add_paragraph("甲", style="List Number")
        document.add_paragraph("乙", style="List Number")
        document.add_paragraph("丙", style="List Bullet")

    assert read_bytes(samples.make_docx(fill), "a.docx").text == "1. 甲\n2. 乙\n• 丙"


@pytest.mark.parametrize(
    ("number", "chinese", "roman", "letters", "circled"),
    [
        (1, "一", "I", "a", "①"),
        (10, "十", "X", "j", "⑩"),
        (19, "十九", "XIX", "s", "⑲"),
        (20, "二十", "XX", "t", "⑳"),
        (27, "二十七", "XXVII", "aa", "㉗"),
        (105, "一百零五", "CV", "aaaaa", "105"),
        (1010, "一千零一十", "MX", "1010", "1010"),
        (0, "0", "0", "0", "0"),
    ],
)
def test_numerals(number: int, chinese: str, roman: str, letters: str, circled: str) -> None:
    assert (as_chinese(number), as_roman(number)) == (chinese, roman)
    assert (as_letters(number), as_circled(number)) == (letters, circled)
