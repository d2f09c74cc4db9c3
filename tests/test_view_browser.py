"""``jdparse view`` in a browser: what a person sees, clicks and types."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browser import PHONE, Browser, started_chromium
from click.testing import Result
from selenium.webdriver import ActionChains
from selenium.webdriver.common.keys import Keys

import jdparse
from jdparse.parsing.pipeline import parse_page
from jdparse.reading import read_file, read_text
from jdparse.records import Document
from jdparse.view.document_page import document_page

ROOT = Path(__file__).parent.parent
Run = Callable[..., Result]
Show = Callable[..., Document]

CHROME_PAGE = (
    "仓储主管岗位说明书.doc\n页数：2页\n时间：2021-06-18\n\n"
    "1、岗位名称仓储主管所在部门物流部直接上级物流部经理岗位定员2人 本职概述：管好成品库，让每一张发货单当天出库。"
    "职责一 职责表述：库存管理 工作时间百分比：60% "
    "工作任务 1、每周盘点成品库，账物不符时当日查明原因。2、把临近保质期的货品排在前面发\n"
    "2、出。职责二 职责表述：班组管理 工作时间百分比：30% 工作任务 1、排定叉车工与理货员的班次。"
    "任职资格：学历：中专以上 年龄：25-45岁 岗位权限：对装卸外包队的选择权。\n"
)
"""A page as a site prints it: head lines of the site, a page break inside 发出."""
TASK = "/records/0/responsibilities/0/tasks/1"
TWO_POSTS = "门卫岗位职责\n1、登记来访人员\n2、收发信件\n\n电工岗位职责\n1、检修线路\n2、填写工单\n"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    yield from started_chromium()


@pytest.fixture
def show(chromium: Browser, tmp_path: Path) -> Show:
    """Opens the page of a text, and gives its Document."""

    def open_page(text: str, **how: object) -> Document:
        raw = read_text(text)
        document, classes = parse_page(raw)
        (tmp_path / "page.html").write_bytes(document_page(document, raw.text, classes))
        chromium.open(tmp_path / "page.html", **how)  # type: ignore[arg-type]
        return document

    return open_page


def at_its_spans(text: str, document: Document, pointer: str) -> str:
    return "".join(text[start:end] for start, end in document.evidence[pointer])


def shown_when_clicked(chromium: Browser, document: Document) -> dict[str, str]:
    """For each value that has a button: what is lit in the text when it is clicked."""
    script = """
        const lit = {};
        for (const button of document.querySelectorAll("#records [data-pointer]")) {
          button.click();
          lit[button.dataset.pointer] = Array.from(document.querySelectorAll("#raw .lit"), e => e.textContent).join("");
        }
        return lit;
    """
    lit: dict[str, str] = chromium.run(script)
    assert set(lit) == set(document.evidence)
    return lit


# --- values and spans -------------------------------------------------------------------------------------------


def test_clicking_a_value_scrolls_to_its_characters_and_lights_no_others(chromium: Browser, show: Show) -> None:
    document = show("前言\n" * 300 + CHROME_PAGE)
    assert not chromium.is_in_view("#raw .field-summary")
    pointer = next(each for each in document.evidence if each.endswith("/summary"))
    chromium.value(pointer).click()
    assert chromium.text("#raw .lit") == "管好成品库，让每一张发货单当天出库"
    assert chromium.is_in_view("#raw .lit")
    assert chromium.value(pointer).get_attribute("aria-pressed") == "true"


def test_a_value_in_pieces_lights_all_of_them_and_not_what_the_site_put_between(chromium: Browser, show: Show) -> None:
    show(CHROME_PAGE)
    chromium.value(TASK).click()
    assert [each.text for each in chromium.all("#raw .lit")] == ["把临近保质期的货品排在前面发", "出"]


@pytest.mark.parametrize(
    "name",
    [
        "aquarium-hr-page-emoji-headings-shared-benefits",
        "nursing-home-posts-collection-many-parts",
        "bicycle-parts-taiwan-firm-traditional-advertisement",
    ],
)
def test_every_value_lights_the_text_at_its_spans(chromium: Browser, tmp_path: Path, run: Run, name: str) -> None:
    (page,) = (ROOT / "corpus").rglob(f"{name}.txt")
    assert run("view", page, "-o", tmp_path / "page.html").exit_code == 0
    chromium.open(tmp_path / "page.html")
    assert chromium.complaints() == []
    document, text = jdparse.parse_file(page), read_file(page).text
    lit = shown_when_clicked(chromium, document)
    assert lit == {pointer: at_its_spans(text, document, pointer) for pointer in lit}


def test_characters_of_two_units_in_javascript_count_as_one(chromium: Browser, show: Show) -> None:
    text = "🌟🌟招聘🌟🌟\n岗位名称：饲养员𠮷\n所在部门：熊猫馆🐼\n岗位职责：\n1、打扫🏠馆舍。\n2、称量竹子🎋。\n"
    document = show(text)
    assert document.records[0].title == "饲养员𠮷"
    lit = shown_when_clicked(chromium, document)
    assert lit == {pointer: at_its_spans(text, document, pointer) for pointer in lit}
    chromium.value("/records/0/department").click()
    assert chromium.one("footer").text.endswith("/records/0/department · 22–26")


def test_clicking_a_span_brings_its_value_into_view_and_lights_it(chromium: Browser, show: Show) -> None:
    show("".join(f"门卫{number}岗位职责\n1、登记来访人员\n2、收发信件\n\n" for number in "甲乙丙丁戊己庚辛"))
    chromium.run("document.querySelector('#text').scrollTo(0, 1e6)")
    last = chromium.all("#raw .value")[-1]
    last.click()
    lit = '#records [data-pointer="/records/7/responsibilities/1/description"]'
    assert chromium.one("#records .lit") == chromium.one(lit)
    assert chromium.is_in_view(lit)


def test_pointing_at_either_side_lights_the_other(chromium: Browser, show: Show) -> None:
    show(CHROME_PAGE)
    ActionChains(chromium.driver).move_to_element(chromium.value("/records/0/department")).perform()
    chromium.wait_for(lambda: chromium.text("#raw .hovered"), "物流部")
    ActionChains(chromium.driver).move_to_element(chromium.one("#raw .field-summary")).perform()
    chromium.wait_for(lambda: chromium.text("#records .hovered"), "管好成品库，让每一张发货单当天出库")
    assert "职责概述 summary · /records/0/summary · " in chromium.one("footer").text


def test_numbers_and_enums_light_what_they_were_read_from(chromium: Browser, show: Show) -> None:
    show(CHROME_PAGE)
    shown = {name: chromium.value(f"/records/0/facets/{name}") for name in ("education_level", "age_max")}
    assert [button.text for button in shown.values()] == ["vocational", "45"]
    shown["age_max"].click()
    assert chromium.text("#raw .lit") == "45"
    shown["education_level"].click()
    assert chromium.text("#raw .lit") == "中专"


def test_of_a_span_with_several_values_each_click_chooses_the_next(chromium: Browser, show: Show) -> None:
    show(CHROME_PAGE)
    text = chromium.one("#raw .facet")
    chosen = []
    for _ in range(3):
        text.click()
        chosen.append(chromium.one('#records [aria-pressed="true"]').get_attribute("data-pointer"))
    assert chosen == ["/records/0/qualifications/0/text", "/records/0/facets/education_level", chosen[0]]


def test_a_span_that_several_records_share_says_so(chromium: Browser, tmp_path: Path, run: Run) -> None:
    (page,) = (ROOT / "corpus").rglob("aquarium-hr-page-emoji-headings-shared-benefits.txt")
    run("view", page, "-o", tmp_path / "page.html")
    chromium.open(tmp_path / "page.html")
    shared = chromium.one("#raw .shared")
    shared.click()
    assert "shared with 3 other values" in chromium.one("footer").text


def test_an_address_names_the_value_that_is_lit(chromium: Browser, show: Show) -> None:
    show(CHROME_PAGE, anchor="#/records/0/department")
    assert chromium.text("#raw .lit") == "物流部"


# --- nothing breaks out -----------------------------------------------------------------------------------------


def test_markup_in_a_page_stays_text(chromium: Browser, show: Show) -> None:
    evil = "</script><script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\"><!--<script>"
    text = f"岗位名称：门卫{evil}\n岗位职责：\n1、登记{evil}来访人员。\n2、收发\u2028信件&amp;报纸。\n"
    document = show(text)
    assert chromium.text("#raw") == text
    assert chromium.driver.title == "- - jdparse"
    assert chromium.all("main img, main script") == []
    assert chromium.value("/records/0/title").text == document.records[0].title
    assert chromium.complaints() == []


def test_no_script_and_no_request_but_its_own_is_allowed(chromium: Browser, show: Show) -> None:
    show(CHROME_PAGE)
    chromium.run(
        "document.body.insertAdjacentHTML('beforeend', '<img src=\"x.png\" onerror=\"document.title=1\">');"
        "const s = document.createElement('script'); s.textContent = 'document.title = 2'; document.body.append(s);"
    )
    forbidden: list[str] = []

    def told() -> int:
        forbidden.extend(chromium.complaints())
        return len(forbidden)

    chromium.wait_for(told, 3)  # the handler, the picture, the script
    assert chromium.driver.title == "- - jdparse"
    assert all("Content Security Policy" in each for each in forbidden)


def test_broken_characters_are_signs_and_move_nothing(chromium: Browser, show: Show) -> None:
    text = "岗位名称：门\x00卫\ud83d\n所在部门：保\x1b[31m卫\u202e科\r\n"
    text += "岗位职责：\r1、登记\udc00来访人员\x85\r2、收发信件\x7f\n"
    document = show(text)
    shown = (
        "岗位名称：门␀卫\ufffd\n所在部门：保␛[31m卫\ufffd科\r\n岗位职责：\n1、登记\ufffd来访人员\ufffd\n2、收发信件␡\n"
    )
    assert chromium.text("#raw") == shown
    lit = shown_when_clicked(chromium, document)
    assert lit == {pointer: at_its_spans(shown, document, pointer) for pointer in lit}
    assert chromium.complaints() == []


def test_an_empty_text_and_one_without_records_have_a_page(chromium: Browser, show: Show) -> None:
    show("")
    assert "(empty)" in chromium.one("#raw").text
    show("各位邻居，小区东门的路灯今晚七点检修。")
    assert "describes no position" in chromium.one("#cards").text
    assert chromium.complaints() == []


# --- what is shown ----------------------------------------------------------------------------------------------


def test_chrome_markers_and_unclaimed_text_can_be_hidden_and_shown(chromium: Browser, show: Show) -> None:
    show(CHROME_PAGE)
    seen = chromium.one("#raw").text
    assert "页数：" in seen
    chromium.one("#show-chrome").click()
    chromium.one("#show-marker").click()
    less = chromium.one("#raw").text
    assert "页数：" not in less
    assert "。" not in less
    assert "前面发出" in less
    assert "2人 本职概述" in less  # white space stays
    chromium.one("#show-chrome").click()
    chromium.one("#show-marker").click()
    assert chromium.one("#raw").text == seen


def test_a_field_of_the_legend_can_be_seen_alone(chromium: Browser, show: Show) -> None:
    show(CHROME_PAGE)
    names = [each.text for each in chromium.all("#legend button")]
    assert "所在部门 department 1" in names
    button = chromium.all("#legend button")[names.index("所在部门 department 1")]
    button.click()
    assert chromium.text("#raw.only .kept") == "物流部"
    button.click()
    assert chromium.all("#raw.only") == []


def test_a_diagnostic_leads_to_its_place_even_where_that_is_hidden(chromium: Browser, show: Show) -> None:
    show("门卫岗位职责\n1、登记来访人员\n2、收发信件\n2、保管钥匙\n")
    chromium.one("#show-marker").click()
    chromium.one("#diagnostics-box summary").click()
    (button,) = chromium.all("#diagnostics-box button")
    assert button.text == "info ordinal repeated 编号 2 重复 23–25"
    button.click()
    assert chromium.text("#raw .noted") == "2、"
    assert chromium.is_in_view("#raw .noted")


def test_warnings_are_listed_openly(chromium: Browser, show: Show) -> None:
    show(CHROME_PAGE)
    chromium.one("#diagnostics-box button").click()
    assert chromium.text("#raw .noted") == "60%30%"


def test_the_page_speaks_chinese_and_english(chromium: Browser, show: Show) -> None:
    show(CHROME_PAGE)
    assert chromium.one("#records-title").text == "Records"
    chromium.one("#language").click()
    assert chromium.one("#records-title").text == "记录"
    assert chromium.one("#query").get_attribute("placeholder") == "搜索 ( / )"
    assert chromium.value("/records/0/facets/education_level").text == "中专"
    assert chromium.run("return document.documentElement.lang") == "zh-CN"
    chromium.driver.refresh()
    assert chromium.one("#records-title").text == "记录"  # the choice stays


def test_light_and_dark_follow_the_system_until_one_is_chosen(chromium: Browser, show: Show) -> None:
    def prefer(scheme: str) -> None:
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        chromium.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})

    def paper() -> str:
        return str(chromium.run("return getComputedStyle(document.querySelector('#text')).backgroundColor"))

    prefer("dark")
    show(CHROME_PAGE)
    chromium.wait_for(paper, "rgb(23, 24, 27)")
    prefer("light")
    chromium.wait_for(paper, "rgb(255, 255, 255)")
    for _ in range(2):  # auto, light, dark
        chromium.one("#theme").click()
    chromium.wait_for(paper, "rgb(23, 24, 27)")


def test_on_a_phone_the_records_stand_below_the_text_and_both_are_seen(chromium: Browser, show: Show) -> None:
    show(CHROME_PAGE, size=PHONE)
    text, records = chromium.one("#text").rect, chromium.one("#records").rect
    assert text["y"] + text["height"] <= records["y"] + 1
    assert records["y"] + records["height"] <= PHONE[1]
    assert chromium.run("return document.documentElement.scrollWidth <= innerWidth")
    chromium.value(TASK).click()
    assert chromium.is_in_view("#raw .lit")


# --- search -----------------------------------------------------------------------------------------------------


def test_search_counts_the_places_and_goes_from_one_to_the_next(chromium: Browser, show: Show) -> None:
    show("前言\n" * 100 + TWO_POSTS + "Excel报表\n" * 49 + "ＥＸＣＥＬ报表\n")
    chromium.press("/")
    chromium.press("excel")
    assert chromium.one("#hits").text == "1 / 50"
    chromium.press(Keys.ENTER)
    assert chromium.one("#hits").text == "2 / 50"
    chromium.press(Keys.ESCAPE)
    chromium.press("N")
    chromium.press("N")
    assert chromium.one("#hits").text == "50 / 50"
    assert chromium.run("return Array.from(CSS.highlights.get('current-hit'), String)") == ["ＥＸＣＥＬ"]


def test_search_marks_the_values_that_hold_the_words_and_finds_over_the_edges_of_spans(
    chromium: Browser, show: Show
) -> None:
    show(TWO_POSTS)
    chromium.one("#query").send_keys("信件\n\n电工")
    chromium.run("document.querySelector('#query').value = '卫岗位'")
    chromium.one("#query").send_keys("职")
    assert chromium.one("#hits").text == "1 / 1"
    assert chromium.run("return Array.from(CSS.highlights.get('found'), String)") == ["卫岗位职"]
    chromium.one("#query").clear()
    chromium.one("#query").send_keys("线路")
    assert [each.text for each in chromium.all("#records .found")] == ["检修线路"]
    chromium.one("#query").send_keys("图")
    assert chromium.one("#hits").text == "none"


# --- keyboard ---------------------------------------------------------------------------------------------------


def test_the_arrows_go_from_value_to_value_in_the_text_and_enter_to_its_record(chromium: Browser, show: Show) -> None:
    show(TWO_POSTS)
    chromium.run("document.querySelector('#text').focus()")
    lit = []
    for key in (Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_LEFT):
        chromium.press(key)
        lit.append(chromium.text("#raw .lit"))
    assert lit == ["门卫", "登记来访人员", "收发信件", "登记来访人员"]
    chromium.press(Keys.ENTER)
    focused = chromium.driver.switch_to.active_element
    assert focused.get_attribute("data-pointer") == "/records/0/responsibilities/0/description"


def test_the_records_are_one_stop_of_tab_and_the_arrows_move_in_them(chromium: Browser, show: Show) -> None:
    show(TWO_POSTS)
    assert len(chromium.all('#records [data-pointer][tabindex="0"]')) == 1
    chromium.run("document.querySelector('#records [data-pointer]').focus()")
    chromium.press(Keys.ARROW_DOWN)
    assert chromium.text("#raw .hovered") == "登记来访人员"
    chromium.press(Keys.END)
    chromium.press(Keys.ENTER)
    assert chromium.text("#raw .lit") == "填写工单"
    chromium.press(Keys.ESCAPE)
    assert chromium.all(".lit") == []


def test_brackets_go_from_record_to_record_and_a_question_mark_lists_the_keys(chromium: Browser, show: Show) -> None:
    show(TWO_POSTS)
    lit = []
    for key in ("]", "]", "["):
        chromium.press(key)
        lit.append(chromium.text("#raw .lit"))
    assert lit == ["门卫", "电工", "门卫"]
    chromium.press("?")
    assert "The next diagnostic" in chromium.one("dialog[open]").text
    chromium.press(Keys.ESCAPE)
    assert chromium.all("dialog[open]") == []


def test_every_control_has_a_name(chromium: Browser, show: Show) -> None:
    show(CHROME_PAGE)
    controls = [
        each for each in chromium.all("button, input, summary, section, form, [role=img]") if each.is_displayed()
    ]
    assert len(controls) > 30
    assert [each.get_attribute("outerHTML") for each in controls if not each.accessible_name] == []


# --- many documents ---------------------------------------------------------------------------------------------


@pytest.fixture
def index(chromium: Browser, tmp_path: Path, run: Run) -> Path:
    """The index of a folder of four documents, one of which fails, opened."""
    pages = tmp_path / "pages 甲"
    (pages / "sub#1").mkdir(parents=True)
    (pages / "a.txt").write_text(TWO_POSTS, "utf-8")
    (pages / "sub#1/form?.txt").write_text(CHROME_PAGE, "utf-8")
    (pages / "notice.txt").write_text("各位邻居，小区东门的路灯今晚七点检修。", "utf-8")
    (pages / "broken.bin").write_bytes(bytes(100))
    ran = run("view", pages, "-o", tmp_path / "views", "--workers", "1")
    assert ran.exit_code == 1, ran.stderr
    chromium.open(tmp_path / "views/index.html")
    return tmp_path / "views/index.html"


def listed(chromium: Browser) -> list[str]:
    return [row.text.splitlines()[0] for row in chromium.all("#rows td:first-child")]


def test_the_index_lists_every_document_with_its_counts_and_failures_with_their_reason(
    chromium: Browser, index: Path
) -> None:
    assert listed(chromium) == ["a.txt", "broken.bin", "notice.txt", "sub#1/form?.txt"]
    assert chromium.one("#account").text == "4 documents: 2 with records (3 in all), 1 without, 1 failed"
    assert chromium.one("tr.failed").text.startswith("broken.bin\nunsupported-format: broken.bin: ")
    assert chromium.one("#rows tr").text.split("\n") == ["a.txt", "门卫 · 电工", "manual 2 45", "0.0%"]
    assert chromium.complaints() == []


def test_the_index_is_filtered_by_layout_outcome_and_words_and_sorted(chromium: Browser, index: Path) -> None:
    def press(choice: str) -> None:
        chromium.one(f'[data-choice="{choice}"]').click()

    press("form")
    assert listed(chromium) == ["sub#1/form?.txt"]
    press("form")
    press("failed")
    assert listed(chromium) == ["broken.bin"]
    press("failed")
    chromium.press("/")
    chromium.press("电工")
    assert listed(chromium) == ["a.txt"]
    chromium.one("#query").clear()
    chromium.one("#query").send_keys(" ")
    head = chromium.all("th button")[4]
    head.click()
    assert listed(chromium)[0] == "notice.txt"
    assert chromium.one("th[aria-sort]").get_attribute("aria-sort") == "descending"


def test_a_link_of_the_index_opens_the_page_and_that_leads_back(chromium: Browser, index: Path) -> None:
    chromium.driver.find_element("link text", "sub#1/form?.txt").click()
    assert chromium.one("#path").text == "sub#1/form?.txt"
    assert chromium.value("/records/0/title").text == "仓储主管"
    chromium.one("#index").click()
    assert len(chromium.all("#rows tr")) == 4


def test_thousands_of_documents_are_drawn_some_at_a_time(chromium: Browser, tmp_path: Path) -> None:
    from jdparse.view.index_page import Row, index_text, row_text

    text = index_text("many")
    rows = [Row(f"{number:05}.txt", None, "form", 1, ("门卫",), 100, 5, 0) for number in range(20_000)]
    page = text.before + text.between.join(map(row_text, rows)) + text.behind
    (tmp_path / "index.html").write_text(page, "utf-8")
    chromium.open(tmp_path / "index.html")
    assert chromium.one("#shown").text == "20000 listed"
    assert 0 < len(chromium.all("#rows tr")) < 1000
    chromium.one("#query").send_keys("19999")
    assert len(chromium.all("#rows tr")) == 1


def test_a_view_of_a_report_lists_what_was_missed_and_invented(chromium: Browser, tmp_path: Path, run: Run) -> None:
    pages, goldens = tmp_path / "pages", tmp_path / "goldens"
    pages.mkdir()
    goldens.mkdir()
    (pages / "guard.txt").write_text(TWO_POSTS, "utf-8")
    duties = [{"description": "登记来访人员"}, {"description": "收发信件"}]
    other = [{"description": "检修线路"}, {"description": "填写"}]
    records = [("门卫", duties), ("电工", other)]
    golden = [{"kind": "position", "title": title, "responsibilities": each} for title, each in records]
    evidence = {"/records/1/responsibilities/1/description": [[40, 42]]}
    whole = {"layout": "manual", "records": golden, "evidence": evidence}
    (goldens / "guard.json").write_text(json.dumps(whole), "utf-8")
    assert run("golden", "report", pages, goldens, "--html", tmp_path / "report.html").exit_code == 0
    chromium.open(tmp_path / "report-views/guard.html")
    missed, invented = chromium.all("#golden-box button")
    assert [missed.text, invented.text] == [
        "missed responsibilities.description 填写",
        "invented responsibilities.description 填写工单",
    ]
    invented.click()
    assert chromium.text("#raw .lit") == chromium.text("#raw .wrong") == "填写工单"
    missed.click()
    assert chromium.text("#raw .noted") == "填写"
    assert chromium.one("#index").get_attribute("href") == (tmp_path / "report.html").as_uri()
