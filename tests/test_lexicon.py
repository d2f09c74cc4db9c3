"""The lexicon: the data that ships, and the label files of users."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from jdparse.lexicon import FIELDS, MAX_LABEL_LENGTH, STRENGTHS, LexiconError, load
from jdparse.lexicon.trie import trie_pattern

LEXICON = load()
SHIPPED = (Path(__file__).parent.parent / "jdparse/lexicon/labels.toml").read_text("utf-8")


def test_no_label_is_listed_twice() -> None:
    listed = re.findall(r'"([^"]+)"', "\n".join(re.findall(r"^texts = \[.*?\]", SHIPPED, re.MULTILINE | re.DOTALL)))
    assert [text for text, times in Counter(listed).items() if times > 1] == []
    assert len(listed) == len(LEXICON.labels)


def test_every_label_fills_a_known_field_with_a_known_strength() -> None:
    assert {label.field for label in LEXICON.labels} <= FIELDS
    assert {label.strength for label in LEXICON.labels} <= set(STRENGTHS)


def test_every_label_can_be_typed_into_one_cell() -> None:
    assert [label.text for label in LEXICON.labels if not 0 < len(label.text) <= MAX_LABEL_LENGTH] == []
    assert [label.text for label in LEXICON.labels if re.search(r"[\s:：]", label.text)] == []


def test_every_field_of_the_contract_has_a_label_but_the_one_for_requirements_without() -> None:
    assert FIELDS - {label.field for label in LEXICON.labels} == {"qualifications.general"}


def test_the_pattern_matches_every_label_whole() -> None:
    pattern = re.compile(LEXICON.label_pattern)
    assert [label.text for label in LEXICON.labels if not pattern.fullmatch(label.text)] == []


def test_the_pattern_prefers_the_longest_label() -> None:
    match = re.compile(LEXICON.label_pattern).match("岗位职责描述")
    assert match
    assert match[0] == "岗位职责描述"


def test_the_lexicon_is_loaded_once() -> None:
    assert load() is LEXICON


def test_stock_words_are_not_listed_twice() -> None:
    words = LEXICON.words
    lists = {
        name: getattr(words, name) for name in words.__dataclass_fields__ if isinstance(getattr(words, name), tuple)
    }
    assert {name: [w for w, n in Counter(value).items() if n > 1] for name, value in lists.items()} == {
        name: [] for name in lists
    }


def test_no_copying_error_is_a_right_word_of_another() -> None:
    errors = LEXICON.words.copying_errors
    assert [wrong for wrong, meant in errors.items() if wrong == meant] == []


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        (["职责", "职责描述"], "职责描述", "职责描述"),
        (["职责", "职责描述"], "职责说明", "职责"),
        (["岗位(职务)名称"], "岗位(职务)名称", "岗位(职务)名称"),
        (["a", "ab", "abc"], "abd", "ab"),
    ],
)
def test_a_trie_finds_the_longest_word(words: list[str], text: str, found: str) -> None:
    match = re.match(trie_pattern(words), text)
    assert match
    assert match[0] == found


def labels_file(tmp_path: Path, content: str) -> Path:
    path = tmp_path / "mine.toml"
    path.write_text(content, "utf-8")
    return path


def test_a_user_can_add_a_label(tmp_path: Path) -> None:
    file = labels_file(tmp_path, '[[label]]\nfield = "equipment"\nstrength = "plain"\ntexts = ["随车工具"]\n')
    label = load(file).by_text["随车工具"]
    assert (label.field, label.strength, label.source) == ("equipment", "plain", "mine.toml")
    assert "随车工具" not in LEXICON.by_text


def test_a_label_of_the_user_wins_over_ours(tmp_path: Path) -> None:
    file = labels_file(tmp_path, '[[label]]\nfield = "extra"\ntexts = ["工作环境"]\n')
    assert load(file).by_text["工作环境"].field == "extra"
    assert load().by_text["工作环境"].field == "working_conditions"


def test_a_label_of_the_user_is_strong_unless_told_otherwise(tmp_path: Path) -> None:
    file = labels_file(tmp_path, '[[label]]\nfield = "extra"\ntexts = ["宿舍编号"]\n')
    assert load(file).by_text["宿舍编号"].strength == "strong"


def test_spaces_in_a_label_of_the_user_do_not_count(tmp_path: Path) -> None:
    file = labels_file(tmp_path, '[[label]]\nfield = "extra"\ntexts = ["宿 舍 编 号"]\n')
    assert "宿舍编号" in load(file).by_text


def test_an_empty_label_file_adds_nothing(tmp_path: Path) -> None:
    assert load(labels_file(tmp_path, "# nothing yet\n")).by_text.keys() == LEXICON.by_text.keys()


MISTAKES = {
    "no TOML": ("[[label]]\nfield = \n", 2, "not TOML"),
    "an unknown key beside the tables": (
        '[[label]]\nfield = "extra"\ntexts = ["甲乙"]\n[options]\n',
        4,
        "unknown key 'options'",
    ),
    "label as a single table": ('# mine\n[label]\nfield = "extra"\n', 2, "no list of tables"),
    "an unknown key in a table": ('[[label]]\nfield = "extra"\ntext = ["甲乙"]\n', 3, "unknown key 'text'"),
    "an unknown field": ('[[label]]\n\nfield = "wages"\ntexts = ["甲乙"]\n', 3, "unknown field 'wages'"),
    "no field": ('[[label]]\ntexts = ["甲乙"]\n', 1, "unknown field None"),
    "an unknown strength": (
        '[[label]]\nfield = "extra"\nstrength = "mild"\ntexts = ["甲乙"]\n',
        3,
        "unknown strength 'mild'",
    ),
    "no texts": ('[[label]]\nfield = "benefits"\n', 2, "has no texts"),
    "texts as one string": ('[[label]]\nfield = "benefits"\ntexts = "甲乙"\n', 2, "has no texts"),
    "an empty label": ('[[label]]\nfield = "benefits"\ntexts = ["甲乙", " "]\n', 3, "is no label"),
    "a number for a label": ('[[label]]\nfield = "benefits"\ntexts = ["甲乙",\n 17]\n', 4, "17 is no label"),
    "a label too long": (f'[[label]]\nfield = "benefits"\ntexts = ["{"长" * 25}"]\n', 3, "is no label"),
    "a field that is no string": ('[[label]]\nfield = ["extra"]\ntexts = ["甲乙"]\n', 2, "unknown field"),
    "a mistake in the second table of a field": (
        '[[label]]\nfield = "benefits"\ntexts = ["甲乙"]\n[[label]]\nfield = "benefits"\n',
        5,
        "has no texts",
    ),
    "a strength that is also a word in a label": (
        '[[label]]\nfield = "extra"\ntexts = ["A soft B"]\nstrength = "soft"\n',
        4,
        "unknown strength 'soft'",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_in_a_label_file_is_told_with_its_line(mistake: str, tmp_path: Path) -> None:
    content, line, told = MISTAKES[mistake]
    file = labels_file(tmp_path, content)
    with pytest.raises(LexiconError) as caught:
        load(file)
    assert str(caught.value).startswith(f"{file}:{line}: ")
    assert told in str(caught.value)


def test_a_label_file_that_is_not_there_is_told_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"none\.toml: cannot be read"):
        load(tmp_path / "none.toml")


def test_a_label_file_in_another_encoding_is_told_so(tmp_path: Path) -> None:
    file = tmp_path / "gbk.toml"
    file.write_bytes('[[label]]\nfield = "extra"\ntexts = ["岗位"]\n'.encode("gbk"))
    with pytest.raises(LexiconError, match="UTF-8"):
        load(file)
