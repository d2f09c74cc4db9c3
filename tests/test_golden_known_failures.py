"""The list of known failures: strict in both directions, exact in what it names, written in one way."""

from __future__ import annotations

from pathlib import Path

import pytest

from jdparse.golden.comparing.differences import Difference
from jdparse.golden.comparing.values import Value
from jdparse.golden.corpus import CorpusError
from jdparse.golden.known_failures import (
    KnownFailure,
    entries_for,
    judge,
    merged,
    read_known_failures,
    write_known_failures,
)


def missing(field: str, pointer: str) -> Difference:
    return Difference("missing", field, (Value(field, pointer, "x"),))


TITLE = missing("title", "/records/0/title")
AGE = missing("qualifications.age", "/records/0/qualifications/1/text")
OTHER_AGE = missing("qualifications.age", "/records/1/qualifications/0/text")
PLACE = Difference("evidence-moved", "title", TITLE.expected, TITLE.expected)
COVERED = missing("coverage.value", "/coverage/value")


@pytest.mark.parametrize(
    ("entry", "named"),
    [
        (KnownFailure("guard", "why", "qualifications"), [AGE, OTHER_AGE]),
        (KnownFailure("guard", "why", "qualifications.age"), [AGE, OTHER_AGE]),
        (KnownFailure("guard", "why", "qualifications", ("/records/1",)), [OTHER_AGE]),
        (KnownFailure("guard", "why", None, ("/records/0",)), [TITLE, AGE, PLACE]),
        (KnownFailure("guard", "why", None, ("/records/0/titl",)), []),
        (KnownFailure("guard", "why", "title"), [TITLE]),
        (KnownFailure("guard", "why", "evidence"), [PLACE]),
        (KnownFailure("guard", "why", "qual"), []),
        (KnownFailure("guard", "why", None, ("/coverage", "/records/1/qualifications/0/text")), [OTHER_AGE, COVERED]),
    ],
)
def test_an_entry_names_a_class_or_a_place_and_its_parts(entry: KnownFailure, named: list[Difference]) -> None:
    everything = [TITLE, AGE, OTHER_AGE, PLACE, COVERED]
    assert [each for each in everything if entry.covers(each)] == named


def test_a_difference_that_no_entry_names_is_new() -> None:
    judged = judge([TITLE, AGE], [KnownFailure("guard", "why", "title")])
    assert (judged.new, judged.known, judged.passing) == ([AGE], [TITLE], [])


def test_an_entry_that_nothing_bears_out_must_be_struck_off() -> None:
    gone = KnownFailure("guard", "why", "title")
    judged = judge([AGE], [gone, KnownFailure("guard", "why", "qualifications")])
    assert judged.passing == [gone]
    assert judged.standing == [KnownFailure("guard", "why", "qualifications")]


def test_a_pointer_that_nothing_bears_out_must_be_struck_off_and_its_entry_stands_with_the_others() -> None:
    pointers = (AGE.pointer, OTHER_AGE.pointer)
    judged = judge([AGE], [KnownFailure("guard", "why", "qualifications", pointers)])
    assert judged.passing == [KnownFailure("guard", "why", "qualifications", (OTHER_AGE.pointer,))]
    assert judged.standing == [KnownFailure("guard", "why", "qualifications", (AGE.pointer,))]
    assert judged.new == []


def test_entries_name_every_pointer_but_those_of_what_follows_from_the_rest() -> None:
    assert entries_for("guard", [TITLE, AGE, COVERED, OTHER_AGE, PLACE], "why") == [
        KnownFailure("guard", "why", "title", (TITLE.pointer,)),
        KnownFailure("guard", "why", "qualifications", (AGE.pointer, OTHER_AGE.pointer)),
        KnownFailure("guard", "why", "coverage"),
        KnownFailure("guard", "why", "evidence", (TITLE.pointer,)),
    ]


def test_entries_of_one_reason_are_put_together_and_those_of_two_are_not() -> None:
    first, second = KnownFailure("guard", "why", "title", ("/a",)), KnownFailure("guard", "why", "title", ("/b", "/a"))
    other, whole = KnownFailure("guard", "because", "title", ("/c",)), KnownFailure("cook", "why", "title")
    assert merged([first, other, second, whole]) == [
        whole,
        other,
        KnownFailure("guard", "why", "title", ("/a", "/b")),
    ]


def test_a_list_that_is_written_is_read_as_it_was(tmp_path: Path) -> None:
    entries = [
        KnownFailure("cook", '引号"和\\', "title"),
        KnownFailure("guard", "why", None, ("/records/0",)),
        KnownFailure("guard", "why", "kpis", ("/a", "/b")),
    ]
    write_known_failures(tmp_path / "known_failures.toml", entries)
    assert read_known_failures(tmp_path / "known_failures.toml") == entries


def test_a_list_is_written_for_people_one_table_for_each_entry(tmp_path: Path) -> None:
    path = tmp_path / "known_failures.toml"
    entries = [
        KnownFailure("guard", "没有读到", "kpis", ("/a", "/b")),
        KnownFailure("cook", "why", None, ("/records/0",)),
    ]
    write_known_failures(path, entries)
    head, *tables = path.read_text("utf-8").split("\n\n")
    assert all(line.startswith("# ") for line in head.splitlines())
    assert tables == [
        '[[failure]]\ndocument = "cook"\npointer = "/records/0"\nreason = "why"',
        '[[failure]]\ndocument = "guard"\nclass = "kpis"\npointer = ["/a", "/b"]\nreason = "没有读到"\n',
    ]


def test_an_entry_is_called_by_its_class_and_its_pointers() -> None:
    assert str(KnownFailure("guard", "why", "kpis", ("/a", "/b"))) == "kpis /a /b"
    assert str(KnownFailure("guard", "why", None, ("/a",))) == "/a"


def test_no_list_is_an_empty_one(tmp_path: Path) -> None:
    assert read_known_failures(tmp_path / "known_failures.toml") == []


@pytest.mark.parametrize(
    "table",
    [
        'document = "a"\nreason = "b"',
        'document = "a"\nclass = "title"',
        'reason = "b"\nclass = "title"',
        'document = "a"\nreason = "b"\nclas = "title"\nclass = "title"',
        "document = ",
    ],
)
def test_a_malformed_list_is_told_with_its_file(tmp_path: Path, table: str) -> None:
    path = tmp_path / "known_failures.toml"
    path.write_text(f"[[failure]]\n{table}\n", "utf-8")
    with pytest.raises(CorpusError, match=r"known_failures\.toml: is no list of known failures"):
        read_known_failures(path)
