"""``jdparse.text``: edits, the way back to the raw text, rendering and folding."""

from __future__ import annotations

import pytest
import strategies as draw
from hypothesis import given
from hypothesis import strategies as st

from jdparse.text import Change, Edit, Folding, Span, Text, fold, render


def test_a_text_without_edits_is_its_raw_text() -> None:
    text = Text.of("岗位职责")
    assert (text.raw, text.value, text.changes) == ("岗位职责", "岗位职责", ())
    assert text.raw_spans(Span(1, 3)) == (Span(1, 3),)


def test_an_empty_text_has_no_pieces_and_no_spans() -> None:
    text = Text.of("")
    assert text.pieces == ()
    assert text.raw_spans(Span(0, 0)) == ()
    assert text.raw_position(0) == 0


def test_no_edits_leave_the_text_as_it_is() -> None:
    text = Text.of("职责")
    assert text.edited([]) is text


def test_a_deletion_splits_the_raw_spans_around_it() -> None:
    text = Text.of("根据公\n2、司下达").edited([Edit(3, 6, "", "page-break-number")])
    assert text.value == "根据公司下达"
    assert text.raw_spans(Span(0, 6)) == (Span(0, 3), Span(6, 9))


def test_spans_on_one_side_of_a_deletion_stay_one() -> None:
    text = Text.of("根据公\n2、司下达").edited([Edit(3, 6, "", "page-break-number")])
    assert text.raw_spans(Span(0, 3)) == (Span(0, 3),)
    assert text.raw_spans(Span(3, 6)) == (Span(6, 9),)


def test_a_replacement_stands_for_the_whole_range_that_it_replaced() -> None:
    text = Text.of("甲&lt;乙").edited([Edit(1, 5, "<", "html-entity")])
    assert text.value == "甲<乙"
    assert text.raw_spans(Span(1, 2)) == (Span(1, 5),)
    assert text.raw_spans(Span(0, 3)) == (Span(0, 6),)


def test_what_was_replaced_by_a_space_belongs_to_no_span() -> None:
    text = Text.of("甲&nbsp;乙").edited([Edit(1, 7, " ", "html-entity")])
    assert text.value == "甲 乙"
    assert text.raw_spans(Span(0, 3)) == (Span(0, 1), Span(7, 8))
    assert text.raw_spans(Span(1, 2)) == ()


def test_an_insertion_stands_for_no_raw_text() -> None:
    text = Text.of("甲乙").edited([Edit(1, 1, "、", "test")])
    assert text.value == "甲、乙"
    assert text.raw_spans(Span(0, 3)) == (Span(0, 2),)
    assert text.raw_spans(Span(1, 2)) == ()


def test_a_change_remembers_the_raw_spans_and_the_reason() -> None:
    text = Text.of("甲xx乙yy").edited([Edit(1, 3, "", "first")]).edited([Edit(2, 4, "z", "second")])
    assert text.changes == (Change((Span(1, 3),), "", "first"), Change((Span(4, 6),), "z", "second"))


def test_edits_over_earlier_edits_count_in_the_raw_text() -> None:
    once = Text.of("甲-乙-丙").edited([Edit(1, 2, "", "a"), Edit(3, 4, "", "a")])
    twice = once.edited([Edit(1, 2, "", "b")])
    assert twice.value == "甲丙"
    assert twice.raw_spans(Span(0, 2)) == (Span(0, 1), Span(4, 5))


def test_an_edit_inside_a_replacement_keeps_standing_for_the_whole_range() -> None:
    once = Text.of("甲&x;乙").edited([Edit(1, 4, "ab", "a")])
    twice = once.edited([Edit(1, 2, "", "b")])
    assert twice.value == "甲b乙"
    assert twice.raw_spans(Span(1, 2)) == (Span(1, 4),)


def test_raw_position_passes_over_what_was_taken_out() -> None:
    text = Text.of("甲xx乙").edited([Edit(1, 3, "", "test")])
    assert [text.raw_position(at) for at in range(3)] == [0, 3, 4]


@pytest.mark.parametrize(
    "edits",
    [
        [Edit(0, 2, "", "a"), Edit(1, 3, "", "b")],
        [Edit(2, 3, "", "a"), Edit(0, 1, "", "b")],
        [Edit(0, 9, "", "a")],
        [Edit(2, 1, "", "a")],
    ],
)
def test_edits_that_overlap_or_leave_the_text_are_refused(edits: list[Edit]) -> None:
    with pytest.raises(ValueError, match="overlaps another or leaves the text"):
        Text.of("甲乙丙").edited(edits)


def test_folding_characters_moves_no_offset() -> None:
    text = Text.of("职责：").translated(Folding({ord("："): ":"}))
    assert (text.value, text.raw) == ("职责:", "职责：")
    assert text.raw_spans(Span(2, 3)) == (Span(2, 3),)


@pytest.mark.parametrize("new", ["", "ab"])
def test_a_folding_table_that_moves_offsets_is_refused(new: str) -> None:
    with pytest.raises(ValueError, match="exactly one"):
        Folding({ord("甲"): new})


def test_folding_many_different_characters_is_folding_each() -> None:
    table = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    raw = "".join(map(chr, table)) * 2
    assert Text.of(raw).translated(Folding(table)).value == "".join(table.values()) * 2


@pytest.mark.parametrize(
    ("raw", "rendered"),
    [
        ("硬件、 互联网", "硬件、互联网"),
        ("管 理\n部", "管理部"),
        ("Office  软件", "Office 软件"),
        ("A\n B", "A B"),
        ("（ 注 ）", "（注）"),
        ("原样 100 %", "原样 100 %"),
        ("　两端　", "两端"),
        ("全角　ＡＢ", "全角ＡＢ"),
    ],
)
def test_rendering_drops_white_space_between_cjk_characters_and_joins_other_runs(raw: str, rendered: str) -> None:
    assert render(raw, [(0, len(raw))]) == rendered


def test_rendering_joins_spans_with_nothing_between() -> None:
    assert render("根据公\n2、司下达", [(0, 3), (6, 9)]) == "根据公司下达"


def test_rendering_looks_for_white_space_across_the_joint() -> None:
    assert render("甲 x 乙", [(0, 2), (4, 5)]) == "甲乙"


def test_rendering_no_spans_is_empty() -> None:
    assert render("甲", []) == ""


@pytest.mark.parametrize(
    ("one", "other"),
    [("ＱＣ：", "qc:"), ("任 职\n资格", "任职资格"), ("Ａ\u3000Ｂ", "ab"), ("①", "1"), ("㎏", "KG")],
)
def test_folding_forgets_width_white_space_and_case(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_folding_keeps_characters_apart_that_differ() -> None:
    assert fold("及时") != fold("与时")
    assert fold("職責") != fold("职责")


@given(st.data(), draw.any_text)
def test_what_is_kept_stands_in_the_raw_text_character_by_character(data: st.DataObject, raw: str) -> None:
    text = Text.of(raw).edited(data.draw(draw.edits_of(raw, deletions_only=True)))
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text.value))] * 2)))
    spans = text.raw_spans(Span(start, end))
    assert "".join(raw[slice(*span)] for span in spans) == text.value[start:end]


@given(st.data(), draw.any_text)
def test_edits_compose(data: st.DataObject, raw: str) -> None:
    first = data.draw(draw.edits_of(raw))
    once = Text.of(raw).edited(first)
    second = data.draw(draw.edits_of(once.value))
    twice = once.edited(second)
    assert twice.value == by_hand(by_hand(raw, first), second)
    assert twice.changes == (*once.changes, *twice.changes[len(first) :])


def by_hand(value: str, edits: list[Edit]) -> str:
    for edit in reversed(edits):
        value = value[: edit.start] + edit.new + value[edit.end :]
    return value


@given(st.data(), draw.any_text)
def test_raw_spans_are_in_order_apart_and_in_range_after_any_edits(data: st.DataObject, raw: str) -> None:
    text = Text.of(raw)
    for _ in range(3):
        text = text.edited(data.draw(draw.edits_of(text.value)))
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text.value))] * 2)))
    spans = text.raw_spans(Span(start, end))
    bounds = [bound for span in spans for bound in span]
    assert bounds == sorted(set(bounds))
    assert all(0 <= bound <= len(raw) for bound in bounds)


@given(st.data(), draw.any_text)
def test_what_edits_took_out_and_what_they_kept_make_up_the_raw_text(data: st.DataObject, raw: str) -> None:
    text = Text.of(raw).edited(data.draw(draw.edits_of(raw, deletions_only=True)))
    kept = list(text.raw_spans(Span(0, len(text.value))))
    removed = [span for change in text.changes for span in change.spans]
    assert sorted(at for span in kept + removed for at in range(*span)) == list(range(len(raw)))


def test_what_stands_at_a_raw_span_is_found_in_the_normalised_text() -> None:
    text = Text.of("根据公\n2、司&amp;下达").edited([Edit(3, 6, "", "page-break-number"), Edit(7, 12, "&", "entity")])
    assert text.value == "根据公司&下达"
    whole, cut, entity, gone, end = text.value_spans([Span(0, 14), Span(2, 7), Span(7, 12), Span(3, 6), Span(14, 14)])
    assert (whole, cut, entity) == (Span(0, 7), Span(2, 4), Span(4, 5))
    assert (gone, end) == (Span(3, 3), Span(7, 7))


@given(st.data(), draw.any_text)
def test_the_way_from_the_raw_text_is_the_way_back(data: st.DataObject, raw: str) -> None:
    text = Text.of(raw).edited(data.draw(draw.edits_of(raw)))
    for piece in text.pieces:
        if not piece.replaced:
            there = Span(piece.at, piece.at + piece.length)
            assert text.value_spans([Span(piece.raw_start, piece.raw_end)]) == [there]
