"""Texts for which a law of test_laws.py does not hold yet, each cut down to what breaks it.

Strict: a breach that is mended must be struck off, and its text may move to the cases of its stage.
"""

from __future__ import annotations

from collections.abc import Callable

import evidence_law
import pytest
from test_laws import UNRELATED, parsed, shifted

from jdparse.lexicon import load
from jdparse.parsing.normalise import normalise
from jdparse.parsing.pipeline import run


def breach(reason: str) -> Callable[[Callable[[], None]], Callable[[], None]]:
    """Marks a test that fails because of ``reason``, and must."""
    return pytest.mark.xfail(strict=True, raises=AssertionError, reason=reason)


def assert_normalised_at_once(text: str) -> None:
    once = normalise(text, load()).text.value
    assert normalise(once, load()).text.value == once


def assert_sections_partition_their_entries(text: str) -> None:
    for entry in run(text, load()).entries:
        starts = [section.start for section in entry.sections]
        for section, following in zip(entry.sections, [*starts[1:], entry.end], strict=True):
            assert section.start <= section.content.start <= section.content.end <= following


def assert_shifts(page: str) -> None:
    behind = parsed(UNRELATED + page)
    assert behind == shifted(parsed(page), len(UNRELATED), behind["source"]["sha256"])


@breach("taking out the first preview number puts the second at the head of the line")
def test_a_second_preview_number_behind_the_first() -> None:
    assert_normalised_at_once("上搜索\n1、1、")


@breach("entities are read before tags, and not again behind them")
def test_an_entity_that_appears_when_a_tag_is_gone() -> None:
    assert_normalised_at_once("张王&<b></b>nbsp;李")


@breach("taking out a tag may join the pieces of another")
def test_a_tag_that_appears_when_a_tag_is_gone() -> None:
    assert_normalised_at_once("甲<b<b>>乙")


def test_an_unknown_label_that_reaches_into_the_next_chapter() -> None:
    assert_sections_partition_their_entries("四、地点\n六、 第二章 ")


def test_a_label_that_overlaps_the_next_heading() -> None:
    assert_sections_partition_their_entries("本职责范文招聘公司员基本职责范文")


def test_a_label_whose_bracket_stands_before_a_heading() -> None:
    assert_sections_partition_their_entries("【可转换岗位:0、")


@breach("segment keeps a label whose text begins behind the end of its entry")
def test_two_labels_and_a_piece_number() -> None:
    assert_sections_partition_their_entries("工作场所\n度篇二：般其他：编制人：审核人：")


@breach("notices put what all positions share behind a position's own extras")
def test_contact_told_before_the_first_position() -> None:
    page = "报名截止时间：周五\n三、门卫\n1、巡逻；2、登记\n报名方式：带简历"
    assert evidence_law.out_of_order(parsed(page)) == []


@breach("the edit of the first preview number takes the white space before it along and puts a line end back")
def test_the_first_preview_number_of_a_page() -> None:
    page = "1、" + "门卫夜里巡逻两次并在登记簿上签字，" * 8 + "遇到生\n2、人上前询问"
    assert_shifts(page)


@breach("the phrase of closing remarks wants a line end before it, also at the start of the text")
def test_a_closing_remark_that_is_the_whole_text() -> None:
    assert_shifts("以上是全部内容")


@breach("the name before closing words is matched with $, which also matches before a last line end")
def test_a_name_does_not_reach_over_a_line_end() -> None:
    assert parsed("树影斜了……\n职责一负责冷库温度的记录和上报。")["records"] == []


@breach("the evidence of an extra's label is kept where its text renders to nothing")
def test_an_empty_label_behind_a_number_leaves_no_pointer_behind() -> None:
    document = parsed("管员岗位编号一、\n管理经验，持 岗位序号\n3、")
    assert evidence_law.unresolved(document) == []
