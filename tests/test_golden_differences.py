"""Every kind of difference, each shown by a golden that is broken in that way and by nothing else."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from golden_documents import COOK, ELECTRICIAN, GUARD, document, told

from jdparse.golden.comparing.differences import Difference, in_order
from jdparse.golden.comparing.documents import differences
from jdparse.golden.comparing.values import Value


@pytest.fixture
def golden() -> dict[str, Any]:
    return document()


@pytest.fixture
def found(golden: dict[str, Any]) -> dict[str, Any]:
    """What the parser reads: the same, for a test to break."""
    return deepcopy(golden)


def record(data: dict[str, Any]) -> dict[str, Any]:
    only: dict[str, Any] = data["records"][0]
    return only


# --- none ---------------------------------------------------------------------------------------------------------


def test_the_same_document_has_no_differences(golden: dict[str, Any], found: dict[str, Any]) -> None:
    assert differences(golden, found) == []


def test_nulls_and_empty_lists_say_the_same_as_what_is_left_out(golden: dict[str, Any], found: dict[str, Any]) -> None:
    record(found).update(salary=None, career_path=None, direct_reports=[], truncated=False)
    record(found)["facets"]["gender"] = None
    del record(golden)["kind"]
    assert told(golden, found) == []


def test_what_the_golden_leaves_out_is_not_compared(golden: dict[str, Any], found: dict[str, Any]) -> None:
    found.update(layout="table", coverage={"value": 1}, diagnostics=[], source={"sha256": "11"})
    found["evidence"]["/records/0/title"] = [[500, 502]]
    assert told({"records": golden["records"]}, found) == []


def test_where_the_page_stood_is_not_compared(golden: dict[str, Any], found: dict[str, Any]) -> None:
    found["source"]["path"] = "elsewhere/guard.txt"
    assert told(golden, found) == []


# --- records ------------------------------------------------------------------------------------------------------


def test_a_record_is_missing() -> None:
    assert told(document(GUARD, ELECTRICIAN), document(GUARD)) == ["record-missing record: /records/1 -> nothing"]


def test_a_record_is_added_in_front() -> None:
    golden, found = document(ELECTRICIAN), document(COOK, ELECTRICIAN)
    del golden["evidence"]
    (added,) = differences(golden, found)
    assert (added.kind, added.expected, added.pointer) == ("record-added", (), "/records/0")


def test_a_record_is_called_by_its_title_where_that_stands() -> None:
    (missing,) = differences(document(GUARD, COOK), document(GUARD))
    golden = document(GUARD, COOK)
    place = tuple(golden["evidence"]["/records/1/title"][0])
    assert missing.expected == (Value("record", "/records/1", "炊事员", (place,)),)


def test_a_record_has_moved() -> None:
    golden, found = document(GUARD, ELECTRICIAN, COOK), document(COOK, GUARD, ELECTRICIAN)
    for side in (golden, found):
        del side["evidence"]
    (moved,) = differences(golden, found)
    assert (moved.kind, moved.expected[0].pointer, moved.found[0].pointer) == (
        "record-moved",
        "/records/2",
        "/records/0",
    )


def test_two_records_have_changed_places_and_one_of_them_a_field() -> None:
    golden, found = document(COOK, ELECTRICIAN, GUARD), document(GUARD, ELECTRICIAN, COOK)
    found["records"][0]["department"] = "行政科"
    for side in (golden, found):
        del side["evidence"]
    kinds = {(each.kind, each.pointer) for each in differences(golden, found)}
    assert ("changed", "/records/2/department") in kinds
    assert {kind for kind, _ in kinds} == {"record-moved", "changed"}


def test_a_record_that_shares_less_than_half_has_not_moved() -> None:
    shares_one = {"title": "收发员", "responsibilities": [{"description": "准备一日三餐"}, {"description": "分拣信件"}]}
    golden, found = document(COOK, GUARD), document(GUARD, shares_one)
    assert [each.kind for each in differences(golden, found) if each.field == "record"] == [
        "record-missing",
        "record-added",
    ]


def test_a_record_has_another_title(golden: dict[str, Any], found: dict[str, Any]) -> None:
    record(found)["title"] = "门卫班长"
    assert told(golden, found) == ["record-renamed title: /title -> /title"]


def test_a_record_has_lost_its_title(golden: dict[str, Any], found: dict[str, Any]) -> None:
    record(found)["title"] = None
    assert told(golden, found) == ["missing title: /title -> nothing"]


def test_a_record_that_had_no_title_has_one(golden: dict[str, Any], found: dict[str, Any]) -> None:
    del record(golden)["title"]
    assert told(golden, found) == ["added title: nothing -> /title"]


def test_the_kind_of_a_record_is_another(golden: dict[str, Any], found: dict[str, Any]) -> None:
    record(found)["kind"] = "department"
    assert told(golden, found) == ["changed kind: /kind -> /kind"]


def test_a_record_is_not_said_to_be_cut_off(golden: dict[str, Any], found: dict[str, Any]) -> None:
    record(golden)["truncated"] = True
    assert told(golden, found) == ["missing truncated: /truncated -> nothing"]


# --- fields of one value ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "value"), [("department", "后勤科"), ("headcount", 4), ("summary", "看好库房")], ids=str
)
def test_a_field_is_changed_whatever_it_says(
    golden: dict[str, Any], found: dict[str, Any], name: str, value: object
) -> None:
    record(found)[name] = value
    assert told(golden, found) == [f"changed {name}: /{name} -> /{name}"]


def test_a_facet_is_changed(golden: dict[str, Any], found: dict[str, Any]) -> None:
    record(found)["facets"]["age_max"] = 55
    assert told(golden, found) == ["changed facets.age_max: /facets/age_max -> /facets/age_max"]


def test_a_field_is_missing(golden: dict[str, Any], found: dict[str, Any]) -> None:
    record(found)["department"] = None
    assert told(golden, found) == ["missing department: /department -> nothing"]


def test_a_field_is_added(golden: dict[str, Any], found: dict[str, Any]) -> None:
    record(found)["salary"] = "每月三千元"
    assert told(golden, found) == ["added salary: nothing -> /salary"]


def test_a_number_that_is_nought_is_a_value(golden: dict[str, Any], found: dict[str, Any]) -> None:
    record(golden)["span_of_control"] = 0
    assert told(golden, found) == ["missing span_of_control: /span_of_control -> nothing"]


def test_the_same_number_in_another_form_is_the_same(golden: dict[str, Any], found: dict[str, Any]) -> None:
    record(found)["responsibilities"][0]["time_percent"] = 60
    assert told(golden, found) == []


# --- items of lists -----------------------------------------------------------------------------------------------


def test_an_item_is_missing(golden: dict[str, Any], found: dict[str, Any]) -> None:
    del record(found)["kpis"][0]
    del found["evidence"]
    assert told(golden, found) == ["missing kpis: /kpis/0 -> nothing"]


def test_the_last_item_is_missing(golden: dict[str, Any], found: dict[str, Any]) -> None:
    del record(found)["kpis"][1]
    assert told(golden, found) == ["missing kpis: /kpis/1 -> nothing"]


def test_an_item_is_added(golden: dict[str, Any], found: dict[str, Any]) -> None:
    record(found)["qualifications"].append({"category": "gender", "text": "男性"})
    assert told(golden, found) == ["added qualifications.gender: nothing -> /qualifications/3/text"]


def test_an_item_is_changed_where_the_two_are_alike(golden: dict[str, Any], found: dict[str, Any]) -> None:
    record(found)["responsibilities"][1]["tasks"][0] = "夜间每三小时绕厂一周"
    pointer = "/responsibilities/1/tasks/0"
    assert told(golden, found) == [f"changed responsibilities.tasks: {pointer} -> {pointer}"]


def test_an_item_is_missing_and_another_added_where_they_are_not_alike(
    golden: dict[str, Any], found: dict[str, Any]
) -> None:
    record(found)["kpis"][1] = "群众满意"
    del found["evidence"]["/records/0/kpis/1"]
    assert told(golden, found) == ["missing kpis: /kpis/1 -> nothing", "added kpis: nothing -> /kpis/1"]


def test_an_item_is_changed_where_both_stand_at_one_place_of_the_page(
    golden: dict[str, Any], found: dict[str, Any]
) -> None:
    record(found)["kpis"][1] = "群众满意"
    assert told(golden, found) == ["changed kpis: /kpis/1 -> /kpis/1"]


def test_places_that_share_less_than_half_make_no_change(golden: dict[str, Any], found: dict[str, Any]) -> None:
    record(found)["kpis"][1] = "群众满意"
    ((start, _),) = golden["evidence"]["/records/0/kpis/1"]
    golden["evidence"]["/records/0/kpis/1"] = [[start, start + 10]]
    found["evidence"]["/records/0/kpis/1"] = [[start + 6, start + 16]]
    assert [line.split()[0] for line in told(golden, found)] == ["missing", "added"]


def test_half_of_the_shorter_place_makes_a_change(golden: dict[str, Any], found: dict[str, Any]) -> None:
    record(found)["kpis"][1] = "群众满意"
    ((start, _),) = golden["evidence"]["/records/0/kpis/1"]
    golden["evidence"]["/records/0/kpis/1"] = [[start, start + 10]]
    found["evidence"]["/records/0/kpis/1"] = [[start + 8, start + 10], [start + 20, start + 22]]
    assert [line.split()[0] for line in told(golden, found)] == ["changed"]


def test_another_closing_mark_is_a_change_and_no_wrong_field(golden: dict[str, Any], found: dict[str, Any]) -> None:
    record(found)["kpis"][1] = "失窃为零。"
    record(found)["remarks"] = "失窃为零"
    assert told(golden, found) == ["changed kpis: /kpis/1 -> /kpis/1", "added remarks: nothing -> /remarks"]


def test_the_closest_of_several_is_the_change(golden: dict[str, Any], found: dict[str, Any]) -> None:
    record(golden)["kpis"] = ["每周巡查不少于七次"]
    record(found)["kpis"] = ["每周会议不少于一次", "每周巡查不少于五次"]
    del golden["evidence"], found["evidence"]
    assert told(golden, found) == ["changed kpis: /kpis/0 -> /kpis/1", "added kpis: nothing -> /kpis/0"]


def test_an_item_has_moved_in_its_list(golden: dict[str, Any], found: dict[str, Any]) -> None:
    record(golden)["kpis"] = ["登记无遗漏", "失窃为零", "投诉为零"]
    record(found)["kpis"] = ["失窃为零", "投诉为零", "登记无遗漏"]
    del golden["evidence"], found["evidence"]
    assert told(golden, found) == ["moved kpis: /kpis/0 -> /kpis/2"]


def test_requirements_of_two_categories_have_changed_places(golden: dict[str, Any], found: dict[str, Any]) -> None:
    listed = record(found)["qualifications"]
    listed[0], listed[1] = listed[1], listed[0]
    del golden["evidence"], found["evidence"]
    (line,) = told(golden, found)
    assert line.startswith("moved qualifications.")


def test_a_task_stands_under_another_duty(golden: dict[str, Any], found: dict[str, Any]) -> None:
    first, second = record(found)["responsibilities"]
    second["tasks"].append(first["tasks"].pop())
    assert told(golden, found) == [
        "moved responsibilities.tasks: /responsibilities/0/tasks/1 -> /responsibilities/1/tasks/2"
    ]


def test_a_duty_has_moved_and_its_tasks_and_share_of_time_with_it(
    golden: dict[str, Any], found: dict[str, Any]
) -> None:
    record(found)["responsibilities"].reverse()
    del golden["evidence"], found["evidence"]
    (line,) = told(golden, found)
    assert line.startswith("moved responsibilities.description")


def test_a_duty_is_the_same_one_by_its_tasks_when_its_description_is_lost(
    golden: dict[str, Any], found: dict[str, Any]
) -> None:
    record(found)["responsibilities"][0]["description"] = None
    record(found)["responsibilities"].reverse()
    del golden["evidence"], found["evidence"]
    assert told(golden, found) == ["missing responsibilities.description: /responsibilities/0/description -> nothing"]


def test_an_item_that_stands_twice_is_missing_once(golden: dict[str, Any], found: dict[str, Any]) -> None:
    record(golden)["kpis"] = ["失窃为零", "失窃为零"]
    record(found)["kpis"] = ["失窃为零"]
    del golden["evidence"], found["evidence"]
    assert told(golden, found) == ["missing kpis: /kpis/1 -> nothing"]


def test_an_item_was_found_as_two(golden: dict[str, Any], found: dict[str, Any]) -> None:
    record(found)["qualifications"][2:] = [
        {"category": "general", "text": "为人正派"},
        {"category": "general", "text": "无不良记录"},
    ]
    assert told(golden, found) == [
        "split qualifications.general: /qualifications/2/text -> /qualifications/2/text + /qualifications/3/text"
    ]


def test_two_items_were_found_as_one(golden: dict[str, Any], found: dict[str, Any]) -> None:
    record(found)["responsibilities"][0]["tasks"] = ["登记来访人员的姓名与证件；2、电话通知受访的部门"]
    tasks = "/responsibilities/0/tasks"
    assert told(golden, found) == [f"joined responsibilities.tasks: {tasks}/0 + {tasks}/1 -> {tasks}/0"]


def test_a_task_was_found_inside_the_description(golden: dict[str, Any], found: dict[str, Any]) -> None:
    duty = record(found)["responsibilities"][1]
    duty.update(description="巡逻检查：夜间每两小时绕厂一周", tasks=duty["tasks"][1:])
    at = "/responsibilities/1"
    assert [line for line in told(golden, found) if not line.startswith("evidence")] == [
        f"joined responsibilities.description: {at}/description + {at}/tasks/0 -> {at}/description"
    ]


def test_pieces_in_two_fields_are_a_split_too(golden: dict[str, Any], found: dict[str, Any]) -> None:
    record(found).update(summary="看好厂区的", remarks="三道大门")
    assert told(golden, found) == ["split summary: /summary -> /summary + /remarks"]


def test_pieces_that_make_up_less_than_four_fifths_are_no_split(golden: dict[str, Any], found: dict[str, Any]) -> None:
    record(golden)["kpis"] = ["一二三四五六七八九十"]
    record(found)["kpis"] = ["一二三四", "五六七"]
    kinds = {line.split()[0] for line in told(golden, found)}
    assert "split" not in kinds
    record(found)["kpis"] = ["一二三四", "五六七八"]
    assert {line.split()[0] for line in told(golden, found)} == {"split"}


def test_pieces_have_to_stand_one_behind_the_other(golden: dict[str, Any], found: dict[str, Any]) -> None:
    record(golden)["kpis"] = ["失窃为零登记无遗漏"]
    record(found)["kpis"] = ["登记无遗漏", "失窃为零"]
    assert "split" not in {line.split()[0] for line in told(golden, found)}


def test_one_piece_is_no_split_but_a_change(golden: dict[str, Any], found: dict[str, Any]) -> None:
    record(found)["qualifications"][2]["text"] = "为人正派，无不良记"
    at = "/qualifications/2/text"
    assert told(golden, found) == [f"changed qualifications.general: {at} -> {at}"]


# --- wrong fields -------------------------------------------------------------------------------------------------


def test_a_value_was_found_in_another_field(golden: dict[str, Any], found: dict[str, Any]) -> None:
    record(found).update(department=None, location="保卫科")
    assert told(golden, found) == ["wrong-field department: /department -> /location"]


def test_a_requirement_was_found_under_another_category(golden: dict[str, Any], found: dict[str, Any]) -> None:
    record(found)["qualifications"][1]["category"] = "other"
    at = "/qualifications/1/text"
    assert told(golden, found) == [f"wrong-field qualifications.age: {at} -> {at}"]


def test_a_partner_was_found_outside_and_is_inside(golden: dict[str, Any], found: dict[str, Any]) -> None:
    record(found)["working_relationships"][0]["scope"] = "external"
    at = "/working_relationships/0/text"
    assert told(golden, found) == [f"wrong-field working_relationships.internal: {at} -> {at}"]


def test_a_requirement_was_found_as_a_duty(golden: dict[str, Any], found: dict[str, Any]) -> None:
    text = record(found)["qualifications"].pop()["text"]
    record(found)["responsibilities"].append({"description": text})
    assert told(golden, found) == [
        "wrong-field qualifications.general: /qualifications/2/text -> /responsibilities/2/description"
    ]


def test_a_number_was_found_in_another_field(golden: dict[str, Any], found: dict[str, Any]) -> None:
    record(found).update(headcount=None, span_of_control=3)
    assert told(golden, found) == ["wrong-field headcount: /headcount -> /span_of_control"]


def test_a_facet_is_in_no_wrong_field(golden: dict[str, Any], found: dict[str, Any]) -> None:
    record(found)["facets"] = {"education_level": "junior_high", "age_min": 50}
    assert told(golden, found) == [
        "missing facets.age_max: /facets/age_max -> nothing",
        "added facets.age_min: nothing -> /facets/age_min",
    ]


# --- what stands beside a text --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "beside", "at"),
    [
        ("responsibilities", "time_percent", 0),
        ("authorities", "category", 0),
        ("extra", "label", 0),
    ],
)
def test_what_stands_beside_a_text_is_changed(
    golden: dict[str, Any], found: dict[str, Any], name: str, beside: str, at: int
) -> None:
    record(found)[name][at][beside] = 55.0 if beside == "time_percent" else "别的"
    pointer = f"/{name}/{at}/{beside}"
    assert told(golden, found) == [f"changed {name}.{beside}: {pointer} -> {pointer}"]


def test_a_share_of_time_is_missing_and_another_added(golden: dict[str, Any], found: dict[str, Any]) -> None:
    record(found)["responsibilities"][0]["time_percent"] = None
    del record(golden)["responsibilities"][1]["time_percent"]
    first, second = (f"/responsibilities/{at}/time_percent" for at in (0, 1))
    assert told(golden, found) == [
        f"missing responsibilities.time_percent: {first} -> nothing",
        f"added responsibilities.time_percent: nothing -> {second}",
    ]


def test_a_category_is_added(golden: dict[str, Any], found: dict[str, Any]) -> None:
    record(found)["authorities"][1]["category"] = "检查权"
    assert told(golden, found) == ["added authorities.category: nothing -> /authorities/1/category"]


def test_the_label_of_an_extra_that_is_missing_is_not_told_too(golden: dict[str, Any], found: dict[str, Any]) -> None:
    record(found)["extra"] = []
    assert told(golden, found) == ["missing extra: /extra/0/text -> nothing"]
    assert told(found, golden) == ["added extra: nothing -> /extra/0/text"]


def test_the_label_of_an_extra_whose_text_has_changed_is_compared(
    golden: dict[str, Any], found: dict[str, Any]
) -> None:
    record(found)["extra"] = [{"label": "服装", "text": "冬夏各两套，自理"}]
    assert told(golden, found) == [
        "changed extra.label: /extra/0/label -> /extra/0/label",
        "changed extra: /extra/0/text -> /extra/0/text",
    ]


def test_a_duty_without_any_text_is_seen() -> None:
    empty_duty = {"description": None, "tasks": []}
    golden, found = (
        {"records": [{"title": "电工"}]},
        {"records": [COOK, {"title": "电工", "responsibilities": [empty_duty]}]},
    )
    added, each = differences(golden, found)
    assert (added.kind, each.kind, each.field) == ("record-added", "changed", "responsibilities")
    assert each.expected == (Value("responsibilities", "/records/0/responsibilities", "null"),)
    assert each.found == (Value("responsibilities", "/records/1/responsibilities", "[null]"),)


# --- evidence -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "pointer",
    [
        "/title",
        "/headcount",
        "/responsibilities/1/tasks/1",
        "/responsibilities/0/time_percent",
        "/extra/0/label",
        "/facets/age_max",
    ],
)
def test_the_evidence_of_a_value_has_moved(golden: dict[str, Any], found: dict[str, Any], pointer: str) -> None:
    found["evidence"][f"/records/0{pointer}"] = [[800, 802]]
    (each,) = differences(golden, found)
    assert (each.kind, each.pointer, each.classed) == ("evidence-moved", f"/records/0{pointer}", "evidence")
    assert each.found[0].spans == ((800, 802),)


def test_evidence_in_other_pieces_has_moved(golden: dict[str, Any], found: dict[str, Any]) -> None:
    found["evidence"]["/records/0/title"] = [[10, 11], [11, 12]]
    assert told(golden, found) == ["evidence-moved title: /title -> /title"]


def test_a_value_that_has_lost_its_evidence_is_told(golden: dict[str, Any], found: dict[str, Any]) -> None:
    del found["evidence"]["/records/0/title"]
    (each,) = differences(golden, found)
    assert (each.kind, each.found[0].spans) == ("evidence-moved", ())


def test_a_reading_without_evidence_differs_in_none(golden: dict[str, Any], found: dict[str, Any]) -> None:
    del found["evidence"]
    assert told(golden, found) == []


# --- the document --------------------------------------------------------------------------------------------------


def test_the_layout_is_another(golden: dict[str, Any], found: dict[str, Any]) -> None:
    found["layout"] = "table"
    assert told(golden, found) == ["changed layout: /layout -> /layout"]


@pytest.mark.parametrize("name", ["sha256", "media_type", "chars"])
def test_the_source_is_another(golden: dict[str, Any], found: dict[str, Any], name: str) -> None:
    found["source"][name] = "other"
    assert told(golden, found) == [f"changed source.{name}: /source/{name} -> /source/{name}"]


def test_an_encoding_is_added_where_the_golden_says_there_is_none(
    golden: dict[str, Any], found: dict[str, Any]
) -> None:
    golden["source"]["encoding"] = None
    found["source"]["encoding"] = "utf-8"
    assert told(golden, found) == ["added source.encoding: nothing -> /source/encoding"]


def test_facts_of_the_page_differ(golden: dict[str, Any], found: dict[str, Any]) -> None:
    found["source"]["page"] = {"title": "保卫科", "site": "文档网"}
    assert told(golden, found) == [
        "added page.site: nothing -> /source/page/site",
        "changed page.title: /source/page/title -> /source/page/title",
    ]


def test_a_fact_of_the_page_is_missing(golden: dict[str, Any], found: dict[str, Any]) -> None:
    found["source"]["page"]["title"] = None
    assert told(golden, found) == ["missing page.title: /source/page/title -> nothing"]


def test_the_evidence_of_a_fact_of_the_page_has_moved(golden: dict[str, Any], found: dict[str, Any]) -> None:
    golden["evidence"]["/source/page/title"] = [[0, 9]]
    found["evidence"]["/source/page/title"] = [[20, 29]]
    assert told(golden, found) == ["evidence-moved page.title: /source/page/title -> /source/page/title"]


def test_a_golden_without_facts_of_the_page_leaves_them_open(golden: dict[str, Any], found: dict[str, Any]) -> None:
    del golden["source"]["page"]
    found["source"]["chars"] = 901
    assert told(golden, found) == ["changed source.chars: /source/chars -> /source/chars"]


def test_other_characters_are_covered(golden: dict[str, Any], found: dict[str, Any]) -> None:
    found["coverage"] = {"value": 690, "unclaimed": 200, "marker": 10}
    assert told(golden, found) == [
        "added coverage.marker: nothing -> /coverage/marker",
        "changed coverage.value: /coverage/value -> /coverage/value",
    ]


def test_a_diagnostic_is_missing_and_one_of_another_code_added(golden: dict[str, Any], found: dict[str, Any]) -> None:
    found["diagnostics"] = [{"code": "truncated", "severity": "warning", "message": "断", "pointer": "/records/0"}]
    missing, added = differences(golden, found)
    assert (missing.kind, missing.expected) == (
        "missing",
        (Value("diagnostics", "/diagnostics/0", "info empty-item: 空", ((5, 6),)),),
    )
    assert (added.kind, added.found) == (
        "added",
        (Value("diagnostics", "/diagnostics/0", "warning truncated: 断 (/records/0)", ()),),
    )


def test_a_diagnostic_speaks_of_another_place(golden: dict[str, Any], found: dict[str, Any]) -> None:
    found["diagnostics"].insert(0, {"code": "empty-item", "severity": "info", "message": "空", "spans": [[9, 10]]})
    found["diagnostics"][1] = {"code": "truncated", "severity": "info", "message": "断", "spans": []}
    assert told(golden, found) == [
        "changed diagnostics: /diagnostics/0 -> /diagnostics/0",
        "added diagnostics: nothing -> /diagnostics/1",
    ]


def test_a_diagnostic_that_is_the_same_needs_no_partner(golden: dict[str, Any], found: dict[str, Any]) -> None:
    found["diagnostics"].insert(0, {"code": "empty-item", "severity": "info", "message": "又空", "spans": [[9, 10]]})
    assert told(golden, found) == ["added diagnostics: nothing -> /diagnostics/0"]


# --- as data and in order -------------------------------------------------------------------------------------------


def test_a_difference_as_data_says_all() -> None:
    golden, found = document(), document()
    found["records"][0]["department"] = "后勤科"
    (each,) = differences(golden, found)
    spans = golden["evidence"]["/records/0/department"]
    assert each.plain() == {
        "kind": "changed",
        "field": "department",
        "pointer": "/records/0/department",
        "expected": [{"pointer": "/records/0/department", "value": "保卫科", "spans": spans}],
        "found": [{"pointer": "/records/0/department", "value": "后勤科", "spans": spans}],
    }


def test_a_value_of_a_document_without_evidence_has_no_spans() -> None:
    each = Difference("missing", "title", (Value("title", "/records/0/title", "门卫"),))
    assert each.plain()["expected"] == [{"pointer": "/records/0/title", "value": "门卫", "spans": None}]


def test_differences_are_in_the_order_of_their_pointers_with_numbers_as_numbers() -> None:
    pointers = ["/records/10/title", "/records/2/title", "/layout", "/records/2/kpis/1", "/records/2"]
    listed = in_order(Difference("missing", "title", (Value("title", pointer, "x"),)) for pointer in pointers)
    assert [each.pointer for each in listed] == [
        "/layout",
        "/records/2",
        "/records/2/kpis/1",
        "/records/2/title",
        "/records/10/title",
    ]
