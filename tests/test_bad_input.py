"""Pages that nobody wants: each gives a Document that accounts for every character, in time that grows with its length.

The sizes are small here; with ``JDPARSE_BAD_INPUT_CHARS=10000000`` the same cases run at 10 million characters.
"""

from __future__ import annotations

import os
import random
import time

import pytest

import jdparse

CHARS = int(os.environ.get("JDPARSE_BAD_INPUT_CHARS", "60000"))
# A quadratic step costs 16 times as much on four times the text; a linear one 4 times, and the machine is not quiet.
GROWTH = 9

UNITS = {
    "one Han character": "职",
    "spaces": " ",
    "line ends": "\n",
    "one digit": "1",
    "list numbers": "1、",
    "list numbers on lines": "1、\n",
    "labels without end": "岗位职责:",
    "labels without colon": "岗位名称",
    "letters apart": "岗 ",
    "page numbers": "\n第1页\n甲乙",
    "headings": "销售经理岗位职责 ",
    "rows of cells": "岗位\t人数\t学历\n",
    "entities": "&amp;",
    "tags": "<b>",
    "authorities": "建议权",
    "open brackets": "(",
    "lenticular brackets": "【",
    "lines that repeat": "大客户部职责\n",
    "names on lines": "\n店长\n",
    "semicolons": "负责;",
}


def pages(unit: str, chars: int) -> str:
    return (unit * (chars // len(unit) + 1))[:chars]


def assert_accounted(text: str) -> jdparse.Document:
    document = jdparse.parse(text)
    assert document.source.chars == len(text)
    assert sum(document.coverage.model_dump().values()) == len(text)
    return document


@pytest.mark.parametrize("name", UNITS)
def test_a_page_of_one_thing_over_and_over_is_accounted_for(name: str) -> None:
    assert_accounted(pages(UNITS[name], CHARS))


@pytest.mark.parametrize("name", UNITS)
def test_time_grows_with_the_length_of_such_a_page(name: str) -> None:
    def seconds(chars: int) -> float:
        text = pages(UNITS[name], chars)
        best = float("inf")
        for _ in range(5):  # a machine that does other work too disturbs some rounds, seldom all
            start = time.process_time()
            jdparse.parse(text)
            best = min(best, time.process_time() - start)
        return best

    short, long = seconds(CHARS // 6), seconds(4 * (CHARS // 6))
    assert long < max(GROWTH * short, 0.2)


@pytest.mark.parametrize("text", ["", "\n", " ", "\ufeff", "、", "岗位名称:", "1、", "。", "\x00"])
def test_a_page_of_next_to_nothing_gives_no_record(text: str) -> None:
    assert assert_accounted(text).records == []


def test_ten_thousand_nested_brackets_give_no_record() -> None:
    assert assert_accounted("(" * 10_000 + ")" * 10_000).records == []


def test_random_characters_give_a_document() -> None:
    chance = random.Random(7)
    assert_accounted("".join(chr(chance.randrange(256)) for _ in range(CHARS)))
    assert_accounted("".join(chr(chance.randrange(0x20, 0xD7FF)) for _ in range(CHARS)))


def test_lone_surrogates_are_kept_and_told() -> None:
    text = "岗位职责:\n1、核对台账\ud83d\n2、巡查机房\udc00与门窗\n"
    document = assert_accounted(text)
    assert [duty.description for duty in document.records[0].responsibilities] == [
        "核对台账\ud83d",
        "巡查机房\udc00与门窗",
    ]
    assert "lone-surrogates" in {diagnostic.code for diagnostic in document.diagnostics}


def test_a_page_of_only_site_furniture_gives_no_record_and_is_all_chrome() -> None:
    header = "水厂制度.doc\n\n文档编号:300000417 上传人:林** 页数:4\n返回 下载 相关 举报\n"
    text = f"{header}点击查看更多>>\n展开阅读全文\n最新文档\n"
    document = assert_accounted(text)
    assert document.records == []
    assert document.coverage.unclaimed <= len("水厂制度.doc")
    assert document.source.page.document_id == "300000417"
