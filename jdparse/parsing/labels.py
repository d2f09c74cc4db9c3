"""Which label texts on the page really are labels.

Every occurrence of a label of the lexicon is a candidate; small voters look at what stands
before and after it. The first that answers decides, and its name is kept as the rule.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from jdparse.lexicon import Label, Lexicon
from jdparse.lexicon.trie import trie_pattern
from jdparse.parsing.enumerators import Marker
from jdparse.text import Span

# Where a candidate stands: glued to a word, behind a comma or space, behind a sentence or label, behind a number, first on its line.
GLUED, AFTER_SPACE, AFTER_SENTENCE, AFTER_MARKER, LINE_START = range(5)


@dataclass(frozen=True, slots=True)
class LabelMark:
    """A believed label: ``start`` counts its number and brackets in, ``content`` is where its text begins."""

    start: int
    label_start: int
    label_end: int
    content: int
    label: Label
    rule: str
    colon: bool
    marker: Marker | None

    @property
    def span(self) -> Span:
        return Span(self.label_start, self.label_end)


@dataclass(slots=True)
class Candidate:
    """A label of the lexicon with its surroundings. ``after`` is one of colon, bracket, cell, line, list, space, text."""

    start: int
    label_start: int
    label_end: int
    content: int
    label: Label
    place: int
    after: str
    marker: Marker | None
    opened: bool
    before: str


_ENGLISH = r"(?:[ \t]*/?[ \t]*\(?[A-Za-z][A-Za-z &/.,'\-]{2,40}\)?(?=[ \t]*[:\n|\t]))?"
_NOTE = r"(?:[ \t]*\([^()\n:]{1,20}\))?"
_LIST_ONE = r"\(?[ ]?[1一①⑴㈠aA][ ]?[、.)）:]|[①⑴㈠●•◆■➢➤►★▲]"
_AFTER = (
    rf"(?P<colon>{_ENGLISH}{_NOTE}[ \t]*:[: \t]*)"
    rf"|(?P<bracket>{_NOTE}[ \t]*[】\]》>」』]+[ \t]*:?[ \t]*)"
    rf"|(?P<cell>{_ENGLISH}{_NOTE}[ \t]*(?:\||\t)[ \t]*)"
    rf"|(?P<line>{_ENGLISH}{_NOTE}[ \t]*(?=\n|$))"
    rf"|(?P<list>{_NOTE}[ \t]*(?={_LIST_ONE}))"
    rf"|(?P<space>{_NOTE}[ \t]+)"
)
# Labels are found by what stands behind them, which is rare, and not by their first characters, which are not.
_TAIL = re.compile(rf"(?:(?=[ \t(:】\]》>」』|\n/A-Za-z1一①⑴㈠●•◆■➢➤►★▲])|(?=\Z))(?<=[\u4e00-\u9fffA-Za-z)])(?:{_AFTER})")
_OPENING = frozenset("【[<《「『(■●◆▲★☆◇□▶►➢➤#*=")
_SPACES = frozenset(" \t")
_ENDS_SENTENCE = frozenset("。;!?:…)】》”\"")


@cache
def _patterns(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Labels with something behind them that labels have; strong labels alone; words that may extend a label leftwards."""
    strong = trie_pattern(label.text for label in lexicon.labels if label.strength == "strong")
    generic = trie_pattern(lexicon.words.generic_names)
    return (
        re.compile(f"(?P<label>{lexicon.label_pattern})(?:{_AFTER})"),
        re.compile(f"(?P<label>{strong})"),
        re.compile(f"(?:{generic})+的?"),
    )


def label_behind_heading(value: str, at: int, lexicon: Lexicon) -> re.Match[str] | None:
    """A label right behind a heading that ends at ``at``: any with a colon or a list behind it, a strong one without."""
    with_tail, strong, _ = _patterns(lexicon)
    while value[at : at + 1] in (" ", "\t"):
        at += 1
    match = with_tail.match(value, at)
    if match and (match["colon"] is not None or match["list"] is not None):
        return match
    return strong.match(value, at)


def labels_after(value: str, ends: list[int], labels: list[LabelMark], lexicon: Lexicon) -> list[LabelMark]:
    """``labels`` and those strong ones that stand right behind a heading, with or without colon: …部职责概述|职责概述根据…"""
    taken = {mark.label_start for mark in labels}
    added = []
    for end in ends:
        match = label_behind_heading(value, end, lexicon)
        if match and match.start("label") not in taken:
            label = lexicon.by_text[match["label"]]
            added.append(LabelMark(match.start("label"), match.start("label"), match.end("label"), match.end(), label, "right_after_heading", ":" in match[0], None))
    return _without_overlaps(sorted([*labels, *added], key=lambda mark: (mark.label_start, -mark.label_end)))


def find_labels(value: str, markers: list[Marker], lexicon: Lexicon) -> list[LabelMark]:
    """The believed labels of ``value`` in order."""
    _, strong, generic = _patterns(lexicon)
    surroundings = _Surroundings(value, markers, generic)
    candidates = [
        surroundings.candidate(start, tail, lexicon)
        for start, tail in _labels_with_tails(value, lexicon)
        if tail.lastgroup != "space" or surroundings.may_stand_before_space(start)
    ]
    believed: list[LabelMark] = []
    for candidate in candidates:
        rule = _vote(candidate) or _next_cell(candidate, believed, value)
        if rule:
            believed.append(_mark(candidate, rule))
    if not _may_hold_a_run(value, lexicon):
        return believed
    bare = [surroundings.candidate(match.start(), _NOTHING.match(value, match.end()), lexicon) for match in strong.finditer(value)]
    return _with_form_runs(believed, bare, value)


_NOTHING = re.compile("")


@cache
def _lengths(lexicon: Lexicon) -> dict[str, tuple[int, ...]]:
    """Last character of a label -> the lengths of the labels that end in it, longest first."""
    lengths: dict[str, set[int]] = {}
    for text in lexicon.by_text:
        lengths.setdefault(text[-1], set()).add(len(text))
    return {char: tuple(sorted(found, reverse=True)) for char, found in lengths.items()}


def _labels_with_tails(value: str, lexicon: Lexicon) -> Iterator[tuple[int, re.Match[str]]]:
    """Each label of the lexicon that something of ``_AFTER`` stands behind: its start, and the match behind it.

    Of several labels that end there the longest: 岗位工作权限, not 工作权限.
    """
    lengths = _lengths(lexicon)
    for tail in _TAIL.finditer(value):
        end = tail.start()
        for length in lengths.get(value[end - 1], ()):
            if length <= end and value[end - length : end] in lexicon.by_text:
                yield end - length, tail
                break


@cache
def _header_label(lexicon: Lexicon) -> re.Pattern[str]:
    headers = [label.text for label in lexicon.labels if label.strength == "strong" and label.field in _HEADER_FIELDS]
    return re.compile(f"(?:{trie_pattern(headers)})(?![ \t]*:)")


def _may_hold_a_run(value: str, lexicon: Lexicon) -> bool:
    """Do three header labels without colon stand near each other anywhere? Most pages need no further look."""
    starts = [match.start() for match in _header_label(lexicon).finditer(value)]
    return any(third - first <= 3 * (_RUN_GAP + 8) for first, third in zip(starts, starts[2:], strict=False))


class _Surroundings:
    """Looks left of a label: number, brackets, words that belong to it."""

    def __init__(self, value: str, markers: list[Marker], generic: re.Pattern[str]) -> None:
        self.value = value
        self.markers = markers
        self.marker_ends = [marker.end for marker in markers]
        self.generic = generic

    def candidate(self, start: int, tail: re.Match[str] | None, lexicon: Lexicon) -> Candidate:
        """The label from ``start`` to where ``tail`` begins, with what stands around it."""
        value = self.value
        assert tail is not None
        text, label_end = value[start : tail.start()], tail.start()
        label_start = self._with_generic_words(start)
        at = label_start
        while at and value[at - 1] in _SPACES:
            at -= 1
        opened = False
        while at and value[at - 1] in _OPENING:
            opened = True
            at -= 1
            while at and value[at - 1] in _SPACES:
                at -= 1
        marker = self._marker_before(at) or self._marker_before(label_start)
        start = marker.start if marker else at if opened else label_start
        place = AFTER_MARKER if marker else self._place(start)
        if marker and self._place(marker.start) == LINE_START:
            place = LINE_START
        after = tail.lastgroup or "text"
        before = value[start - 1] if start else "\n"
        label = lexicon.by_text[text]
        return Candidate(start, label_start, label_end, tail.end(), label, place, after, marker, opened, before)

    def may_stand_before_space(self, start: int) -> bool:
        """A label with only a space behind it is looked at only at the head of a line or behind a number."""
        while start and self.value[start - 1] in _SPACES:
            start -= 1
        return start == 0 or self.value[start - 1] in "\n|、.)部分章节条】" or self.value[start - 1].isdigit()

    def _with_generic_words(self, start: int) -> int:
        """本岗位主要|岗位职责: the words 本岗位主要 belong to the label where a boundary stands before them."""
        if start == 0 or not self.value[start - 1].isalnum():
            return start
        for at in range(max(0, start - 8), start):
            if (at == 0 or not self.value[at - 1].isalnum()) and self.generic.fullmatch(self.value, at, start):
                return at
        return start

    def _marker_before(self, at: int) -> Marker | None:
        index = bisect_right(self.marker_ends, at) - 1
        if index < 0:
            return None
        marker = self.markers[index]
        return marker if not self.value[marker.end : at].strip(" \t") else None

    def _place(self, start: int) -> int:
        at = start
        while at and self.value[at - 1] in _SPACES:
            at -= 1
        if at == 0 or self.value[at - 1] in "\n|" or "\t" in self.value[at:start]:
            return LINE_START
        if self.value[at - 1] in _ENDS_SENTENCE:
            return AFTER_SENTENCE
        return AFTER_SPACE if at < start else GLUED


def _mark(candidate: Candidate, rule: str) -> LabelMark:
    return LabelMark(
        candidate.start,
        candidate.label_start,
        candidate.label_end,
        candidate.content,
        candidate.label,
        rule,
        candidate.after in ("colon", "bracket"),
        candidate.marker,
    )


# A label behind one of these is the object of a sentence: 明确岗位职责, 和工作内容.
_LINKS = frozenset("的与和及或、各其该按")


def _in_brackets(candidate: Candidate) -> bool | None:
    """【岗位职责】, <任职要求>"""
    if candidate.after == "bracket":
        return candidate.opened
    return None


def _first_on_its_line(candidate: Candidate) -> bool | None:
    """A line that is the label and nothing else, or the label and a colon, a cell or a list."""
    if candidate.place == LINE_START and candidate.after not in ("text", "space"):
        return candidate.after != "list" or candidate.label.strength != "weak" or candidate.marker is None
    return None


def _strong_with_colon(candidate: Candidate) -> bool | None:
    """…其他工作|岗位工作权限: is a label wherever it stands."""
    if candidate.label.strength == "strong" and candidate.after == "colon":
        return candidate.place > GLUED or candidate.before not in _LINKS
    return None


def _strong_with_list(candidate: Candidate) -> bool | None:
    """…团队建设|工作任务1、"""
    if candidate.label.strength == "strong" and candidate.after == "list":
        return candidate.place > GLUED or candidate.before not in _LINKS
    return None


def _plain_after_boundary(candidate: Candidate) -> bool | None:
    """。岗位职责: or a space and 岗位职责 1、"""
    if candidate.label.strength == "plain" and candidate.after in ("colon", "list", "cell"):
        return candidate.place > GLUED or (candidate.after == "colon" and candidate.before not in _LINKS and len(candidate.label.text) > 3)
    return None


def _weak_after_boundary(candidate: Candidate) -> bool | None:
    """; 学历:大专 — an everyday word is a label behind a boundary and with a colon."""
    if candidate.label.strength == "weak" and candidate.after == "colon":
        return candidate.place >= AFTER_SENTENCE or (candidate.place == AFTER_SPACE and candidate.before not in ",")
    if candidate.label.strength == "weak" and candidate.after == "list":
        return candidate.place >= AFTER_SENTENCE
    return None


def _strong_closing_its_line(candidate: Candidate) -> bool | None:
    """。任职资格 at the end of a line"""
    if candidate.label.strength != "weak" and candidate.after in ("line", "cell"):
        return candidate.place >= AFTER_SENTENCE or (candidate.place == AFTER_SPACE and candidate.label.strength == "strong")
    return None


_CHAPTER_NUMBERS = frozenset({"一、", "(一)", "第部分", "第章", "第节", "1.1", "1.2"})


def _numbered_with_space(candidate: Candidate) -> bool | None:
    """八、身体条件及心理品质 身体健康…: a label behind a chapter number wants no colon."""
    if candidate.after == "space" and candidate.marker and candidate.marker.kind in _CHAPTER_NUMBERS:
        return True
    return None


def _strong_heading_its_line(candidate: Candidate) -> bool | None:
    """岗位名称 护士长 所属科室 内科: cells apart by spaces."""
    if candidate.after == "space" and candidate.place == LINE_START and candidate.label.strength == "strong":
        return True
    return None


VOTERS: tuple[Callable[[Candidate], bool | None], ...] = (
    _in_brackets,
    _first_on_its_line,
    _strong_with_colon,
    _strong_with_list,
    _plain_after_boundary,
    _weak_after_boundary,
    _strong_closing_its_line,
    _numbered_with_space,
    _strong_heading_its_line,
)


def _vote(candidate: Candidate) -> str | None:
    for voter in VOTERS:
        answer = voter(candidate)
        if answer is not None:
            return voter.__name__.strip("_") if answer else None
    return None


_CELL = 26


def _next_cell(candidate: Candidate, believed: list[LabelMark], value: str) -> str | None:
    """学历:大专以上|专业:化工 — in a row of cells with colons the next label needs no boundary."""
    if candidate.after != "colon" or not believed or candidate.before in _LINKS:
        return None
    last = believed[-1]
    gap = value[last.content : candidate.label_start]
    if last.colon and len(gap) <= _CELL and not re.search(r"[。;\n]", gap) and candidate.label.field != last.label.field:
        return "next_cell"
    return None


_HEADER_FIELDS = frozenset(
    "title title.department code employer department location headcount reports_to direct_reports job_family span_of_control "
    "pay_grade analysis_date summary employment_type".split()
)
_RUN_GAP = 40
_SENTENCE = re.compile(r"[。;!?]")


def _with_form_runs(believed: list[LabelMark], bare: list[Candidate], value: str) -> list[LabelMark]:
    """Add labels without colon that stand in a run of header labels: 岗位名称X所在部门Y直接上级Z.

    A run is three or more different header fields, each within 40 characters of the last and no sentence
    between; the first of them is a title, or stands at the head of a line.
    """
    taken = {mark.label_end for mark in believed}
    headers = [c for c in bare if c.label.field in _HEADER_FIELDS]
    added: list[LabelMark] = []
    run: list[Candidate] = []
    for candidate in [*headers, None]:
        if candidate is not None and (not run or _continues(run, candidate, value)):
            run.append(candidate)
            continue
        if _is_run(run):
            added += [_mark(c, "form_run") for c in run if c.label_end not in taken]
        run = [candidate] if candidate is not None else []
    if not added:
        return believed
    added += _later_form_labels(believed + added, bare, value)
    return _without_overlaps(sorted(believed + added, key=lambda mark: (mark.label_start, -mark.label_end)))


def _continues(run: list[Candidate], candidate: Candidate, value: str) -> bool:
    last = run[-1]
    gap = value[last.label_end : candidate.label_start]
    return (
        len(gap) <= _RUN_GAP
        and candidate.label.field not in {c.label.field for c in run}
        and candidate.before not in _LINKS
        and _SENTENCE.search(gap) is None
    )


def _is_run(run: list[Candidate]) -> bool:
    return len({c.label.field for c in run}) >= 3 and any(c.label.field.startswith("title") or c.place == LINE_START for c in run[:2])


def _later_form_labels(marks: list[LabelMark], bare: list[Candidate], value: str) -> list[LabelMark]:
    """In a form whose header has no colons the later labels have none either: 工作时间四班三运转使用工具设备…"""
    titles = sorted(mark.start for mark in marks if mark.label.field.startswith("title") and mark.rule == "form_run")
    if not titles:
        return []
    taken = {mark.label_end for mark in marks}
    colons = sorted(mark.label_end for mark in marks if mark.colon)
    found: list[LabelMark] = []
    seen: set[tuple[int, str]] = set()
    for candidate in bare:
        form = bisect_right(titles, candidate.start)
        if not form or candidate.label_end in taken or candidate.before in _LINKS or candidate.label.field in _HEADER_FIELDS:
            continue
        end = titles[form] if form < len(titles) else len(value)
        if bisect_left(colons, end) - bisect_left(colons, titles[form - 1]) > 4:
            continue  # this form prints its colons
        following = value[candidate.label_end : candidate.label_end + 1]
        repeatable = candidate.label.field.startswith("responsibilities.")
        if following in "的、,和与及或。;" or (not repeatable and (form, candidate.label.text) in seen):
            continue
        seen.add((form, candidate.label.text))
        found.append(_mark(candidate, "form_without_colons"))
    return found


def _without_overlaps(marks: list[LabelMark]) -> list[LabelMark]:
    kept: list[LabelMark] = []
    for mark in marks:
        if not kept or mark.label_start >= kept[-1].label_end:
            kept.append(mark)
    return kept
