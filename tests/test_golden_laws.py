"""Laws of comparing and of taking changes over, on pairs of documents at random."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

import strategies  # noqa: F401  registers the profiles
from golden_documents import document
from hypothesis import given
from hypothesis import strategies as st

from jdparse.golden.changes import changes_of
from jdparse.golden.comparing.documents import differences
from jdparse.golden.merging import taken_over

_text = st.sampled_from(
    ["登记来访人员", "登记来访车辆", "收发信件", "登记来访人员，收发信件", "查岗", "查岗。", "五十岁以下"]
)
_maybe = st.none() | _text
_texts = st.lists(_text, max_size=3)
_record = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["position", "department"]),
        "title": _maybe,
        "summary": _maybe,
        "headcount": st.none() | st.integers(0, 3),
        "kpis": _texts,
        "responsibilities": st.lists(
            st.fixed_dictionaries(
                {"description": _maybe, "time_percent": st.none() | st.sampled_from([40.0, 60.0]), "tasks": _texts}
            ),
            max_size=3,
        ),
        "qualifications": st.lists(
            st.fixed_dictionaries({"category": st.sampled_from(["age", "general"]), "text": _text}), max_size=2
        ),
        "extra": st.lists(
            st.fixed_dictionaries({"label": st.sampled_from(["制服", "电话"]), "text": _text}), max_size=2
        ),
        "truncated": st.booleans(),
        "facets": st.fixed_dictionaries({"age_max": st.none() | st.integers(50, 51)}),
    }
)


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    made = document(*draw(st.lists(_record, min_size=1, max_size=3)))
    made["layout"] = draw(st.sampled_from(["form", "table"]))
    made["source"]["page"] = {"title": draw(_maybe), "site": draw(_maybe)}
    shift = draw(st.integers(0, 1))
    made["evidence"] = {place: [[start + shift, end]] for place, ((start, end),) in made["evidence"].items()}
    made["diagnostics"] = made["diagnostics"] * draw(st.integers(0, 2))
    return made


@given(documents(), documents())
def test_documents_differ_where_their_data_differ_and_only_there(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert bool(differences(one, other)) == (one != other)


@given(documents())
def test_a_document_does_not_differ_from_itself_in_another_order_of_keys(one: dict[str, Any]) -> None:
    turned = json.loads(json.dumps(one), object_pairs_hook=lambda pairs: dict(reversed(pairs)))
    assert differences(one, turned) == []


@given(documents(), documents())
def test_every_value_is_in_one_difference_at_most(one: dict[str, Any], other: dict[str, Any]) -> None:
    found = differences(one, other)
    for side in ("expected", "found"):
        pointers = [
            value.pointer
            for each in found
            if each.kind not in ("record-moved", "record-missing", "record-added")
            for value in getattr(each, side)
        ]
        assert len(set(pointers)) == len(pointers)


@given(documents(), documents())
def test_a_golden_that_takes_all_changes_says_what_was_found(one: dict[str, Any], other: dict[str, Any]) -> None:
    before = deepcopy((one, other))
    merged = taken_over(one, other, changes_of(one, other, differences(one, other)))
    assert differences(merged, other) == []
    assert (one, other) == before


@given(documents(), documents())
def test_a_golden_that_takes_no_change_stays_as_it_is(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert taken_over(one, other, []) == one


@given(documents(), documents(), st.data())
def test_what_was_not_taken_is_still_different(one: dict[str, Any], other: dict[str, Any], data: st.DataObject) -> None:
    changes = changes_of(one, other, differences(one, other))
    if changes:
        taken = data.draw(st.sampled_from(changes))
        merged = taken_over(one, other, [taken])
        left = changes_of(merged, other, differences(merged, other))
        assert sum(len(change.differences) for change in left) >= len(changes) - 1
        assert merged != one
