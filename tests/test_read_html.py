"""Web pages, saved or not: what of them becomes the raw text, and as what structure."""

from __future__ import annotations

import time

import pytest
import samples

from jdparse.reading import RawDocument, ReadError, read_bytes


def page(body: str, head: str = "") -> RawDocument:
    return read_bytes(f"<html><head>{head}</head><body>{body}</body></html>".encode(), "a.html")


def cells(raw: RawDocument) -> list[list[list[str]]]:
    return [[[raw.text[start:end] for start, end in row] for row in table] for table in raw.tables]


def test_a_page_is_its_title_as_chrome_then_its_blocks_line_by_line() -> None:
    raw = read_bytes(samples.make_html(), "a.html")
    assert raw.text.splitlines() == [
        "仓储主管岗位说明书",
        "首页 人事",
        "岗位名称：仓储主管",
        "所在部门：物流部",
        "岗位职责：",
        "1. 每日盘点库存，账物不符时当日查明",
        "2. 登记出入库单据",
        "任职资格\t学历\t中专以上",
        "年龄\t25-45岁",
    ]
    assert [raw.text[slice(*span)] for span in raw.chrome] == ["仓储主管岗位说明书", "首页 人事"]
    assert (raw.media_type, raw.encoding, raw.page) == ("text/html", "gb18030", (("title", (0, 9)),))


def test_white_space_is_collapsed_as_browsers_do_and_kept_in_pre() -> None:
    assert page("<p> 负责 \n <b>  库存</b><i>盘点</i> </p><pre>一\n  二</pre>").text == "负责 库存盘点\n一\n  二"


def test_a_line_break_ends_a_line_and_two_leave_one_empty() -> None:
    assert page("甲<br>乙<br><br>丙").text == "甲\n乙\n\n丙"


@pytest.mark.parametrize(
    ("hidden", "why"),
    [
        ("<script>乙</script>", "script"),
        ("<style>乙</style>", "style"),
        ("<noscript>乙</noscript>", "noscript"),
        ("<!-- 乙 -->", "a comment"),
        ("<select><option>乙</option></select>", "a choice of a form"),
        ("<p style='display: none'>乙</p>", "an element that is not displayed"),
        ("<p hidden>乙</p>", "a hidden element"),
    ],
)
def test_what_no_reader_sees_is_left_out(hidden: str, why: str) -> None:
    assert page(f"<p>甲</p>{hidden}<p>丙</p>").text == "甲\n丙", why


@pytest.mark.parametrize("opening", ["<nav>", "<footer>", "<div role='navigation'>", "<div class='left-menu'>"])
def test_navigation_is_kept_as_chrome(opening: str) -> None:
    raw = page(f"<p>岗位职责：登记来访人员，收发信件</p>{opening}<a>首页</a></div>")
    assert [raw.text[slice(*span)] for span in raw.chrome] == ["首页"]


def test_an_element_called_navigation_that_holds_the_page_is_none() -> None:
    assert page("<div class='main nav'><p>岗位职责：登记来访人员</p></div>").chrome == ()


def test_a_table_is_structure_and_a_merged_cell_stands_once_and_in_each_of_its_places() -> None:
    raw = page("<table><tr><th rowspan=2>要求<td colspan=2>甲<tr><td>乙<br>丙<td>丁</table>")
    assert raw.text == "要求\t甲\n乙\n丙\t丁"
    assert cells(raw) == [[["要求", "甲", "甲"], ["要求", "乙\n丙", "丁"]]]


def test_a_table_around_tables_only_lays_out_the_page() -> None:
    raw = page("<table><tr><td><p>左</p></td><td><table><tr><td>学历<td>大专</table></td></tr></table>")
    assert raw.text == "左\n学历\t大专"
    assert cells(raw) == [[["学历", "大专"]]]


@pytest.mark.parametrize(
    "layout", ["<table><tr><td>左<td><h1>门卫</h1>", "<table role='presentation'><tr><td>左<td>门卫"]
)
def test_a_table_around_headings_only_lays_out_the_page_too(layout: str) -> None:
    raw = page(f"{layout}</table>")
    assert (raw.text, raw.tables) == ("左\n门卫", ())


def test_a_tab_in_a_cell_is_a_space() -> None:
    assert page("<table><tr><td><pre>甲\t乙</pre><td>丙</table>").text == "甲 乙\t丙"


def test_a_table_of_a_million_columns_is_cut_and_its_text_is_kept() -> None:
    raw = page("<table><tr><td colspan=1000000>甲<td>乙</table>")
    assert raw.text == "甲\t乙"
    assert len(raw.tables[0][0]) == 100


@pytest.mark.parametrize(
    ("listing", "lines"),
    [
        ("<ol><li>甲<li>乙</ol>", ["1. 甲", "2. 乙"]),
        ("<ol start=3><li>甲<li value=7>乙<li>丙</ol>", ["3. 甲", "7. 乙", "8. 丙"]),
        ("<ol type=a><li>甲<li>乙</ol>", ["a. 甲", "b. 乙"]),
        ("<ol type=I><li>甲<li>乙</ol>", ["I. 甲", "II. 乙"]),
        ("<ol><li> <p>甲</p><p>乙</p><li><div>丙</div></ol>", ["1. 甲", "乙", "2. 丙"]),
        ("<ul><li>甲<li>乙</ul>", ["• 甲", "• 乙"]),
        ("<ol><li>1、甲<li>（2）乙</ol>", ["1、甲", "（2）乙"]),
        ("<ul style='list-style:none'><li>甲</ul>", ["甲"]),
        ("<ol><li>甲<ol><li>子</ol><li>乙</ol>", ["1. 甲", "1. 子", "2. 乙"]),
    ],
)
def test_items_of_lists_bear_the_marks_that_a_browser_prints(listing: str, lines: list[str]) -> None:
    assert page(listing).text.splitlines() == lines


def test_entities_are_characters_and_a_no_break_space_stays_one() -> None:
    assert page("<p>岗位&nbsp;名称&amp;&#8226;</p>").text == "岗位\xa0名称&•"


def test_what_meta_elements_say_stands_at_the_head_and_points_at_its_value() -> None:
    raw = page(
        "<p>甲</p>",
        "<title> 仓储 \n 主管 </title><meta property='og:site_name' content='某某人才网'>"
        "<meta property='article:published_time' content='2021-06-18T08:00:00+08:00'>",
    )
    assert raw.text.splitlines() == ["仓储 主管", "某某人才网", "2021-06-18T08:00:00+08:00", "甲"]
    facts = {field: raw.text[slice(*span)] for field, span in raw.page}
    assert facts == {"title": "仓储 主管", "site": "某某人才网", "uploaded": "2021-06-18"}


def test_a_date_that_is_none_is_no_fact() -> None:
    assert page("甲", "<meta name='pubdate' content='昨天'>").page == ()


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (samples.HTML.encode("gb18030"), "gb18030"),
        (samples.HTML.encode("utf-8"), "utf-8"),
        (b"\xff\xfe" + samples.HTML.encode("utf-16-le"), "utf-16-le"),
        (samples.HTML.replace('<meta charset="gb2312">', "").encode("gb18030"), "gb18030"),
        (samples.HTML.replace("gb2312", "big5").replace("说", "說").encode("big5", "ignore"), "big5"),
        (samples.HTML.replace("gb2312", "nonsense").encode("gb18030"), "gb18030"),
    ],
)
def test_the_encoding_is_what_fits_the_bytes_before_what_the_page_says(data: bytes, encoding: str) -> None:
    raw = read_bytes(data, "a.html")
    assert raw.encoding == encoding
    assert "所在部" in raw.text


def test_bytes_that_fit_no_encoding_are_counted() -> None:
    data = samples.make_html().replace("物流部".encode("gb18030"), "物流部".encode("gb18030")[:-1])
    assert read_bytes(data, "a.html").replaced == 1


def test_a_saved_page_is_the_page_in_it() -> None:
    raw = read_bytes(samples.make_mhtml(), "a.mht")
    assert (raw.media_type, raw.encoding) == ("multipart/related", "utf-8")
    assert raw.text == read_bytes(samples.make_html(), "a.html").text


def test_a_saved_page_in_base64_is_decoded_by_the_charset_of_its_part() -> None:
    import base64

    body = base64.encodebytes("<p>岗位职责：登记来访人员</p>".encode("big5", "ignore")).decode()
    head = "MIME-Version: 1.0\nContent-Type: text/html; charset=big5\nContent-Transfer-Encoding: base64\n\n"
    raw = read_bytes((head + body).encode(), "a.mhtml")
    assert raw.encoding == "big5"


def test_a_saved_page_without_a_page_is_damaged() -> None:
    data = b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b--\r\n'
    with pytest.raises(ReadError, match="without the page") as caught:
        read_bytes(data, "a.mht")
    assert caught.value.code == "damaged"


def test_a_page_nested_five_thousand_deep_is_read() -> None:
    assert page("<div>" * 5000 + "甲").text == "甲"


@pytest.mark.parametrize(
    "tag", ["<div>", "<span class=nav>", "<ol><li>", "<table><tr><td>", "<p><font color={}>乙", "<x{}>"]
)
def test_a_page_nested_without_end_takes_time_by_its_length(tag: str) -> None:
    def seconds(count: int) -> float:
        data = f"<html>{''.join(tag.format(number) for number in range(count))}甲".encode()
        started = time.process_time()
        assert read_bytes(data, "a.html").text.endswith("甲")
        return time.process_time() - started

    assert seconds(16_000) < 8 * seconds(4_000) + 0.5  # 16 and more where each looks through all around it


def test_unclosed_elements_by_the_hundred_cost_no_table_and_no_line() -> None:
    raw = page("<div><span><b>" * 400 + "<p>甲<table><tr><td>乙<td>丙</table>丁<div>戊")
    assert raw.text == "甲\n乙\t丙\n丁\n戊"
    assert len(raw.tables) == 1


def test_tags_in_a_script_or_a_comment_are_not_counted() -> None:
    raw = page(f"<script>{'<ol>' * 400}</script><!--{'<ol>' * 400}--><ol><li>甲<li>乙</ol>")
    assert raw.text == "1. 甲\n2. 乙"
