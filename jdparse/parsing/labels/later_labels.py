"""The labels below the header of a form without colons: …|工作时间四班三运转|使用工具设备…|任职资格|学历大专以上|专业…

Read from left to right: what a label may be depends on the labels before it, for a form has each label once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from jdparse.parsing.labels.cell_words import ends_a_cell, heads_a_cell
from jdparse.parsing.labels.finding import CandidateFinder
from jdparse.parsing.labels.mark import AFTER_SPACE, GLUED, ONE_CELL_FIELDS, Candidate, LabelMark

# 岗位职责的…, 工作内容和…, 岗位说明书: a label that one of these stands behind is part of a sentence.
_GOES_ON = frozenset("的、,和与及或。;书")
# 对工作环境…, 从工作内容…: so is one behind these.
LEADS_ON = frozenset("对在从将把由向")
# 改善|工作环境, 完成|工作任务: verbs that a label is the object of; 汇报 and 配合 may as well end the cell before it.
TAKES_LABEL = frozenset(
    [
        "完成", "做好", "制定", "制订", "执行", "遵守", "建立", "开展", "落实", "贯彻", "改善", "改进",
        "优化", "创造", "营造", "提供", "提出", "熟悉", "了解", "掌握", "具备", "具有", "拥有", "保持",
        "保证", "确保", "明确", "履行", "承担", "负责", "协助", "参与", "组织", "安排", "布置", "编制",
        "拟定", "符合", "满足", "享有", "调整", "利用", "使用", "规范",
    ]
)  # fmt: skip
_SHORT, _SHORTEST_HEAD = 3, 4
# A form with so many labels apart from their texts by a space prints all its labels so.
_SPACED = 4
# Fields of which a form may have several labels: 专业知识 … 技能技巧 …
_SEVERAL = frozenset({"extra", "qualifications.skill", "qualifications.competency", "kpis", "authorities", "container"})
# What the certificate of a profession stands behind: 护士执业证书, 会计师资格证书.
_PERSONS = frozenset("士师员工")
_ABILITIES = frozenset({"qualifications.skill", "qualifications.competency"})
_NAMES_OF_ABILITIES = ("技能", "能力", "素质", "经验", "其他", "个性", "态度", "知识")
_LINES_OF_COMMAND = frozenset({"reports_to", "direct_reports"})
_LISTS = frozenset({"responsibilities", "authorities", "kpis"})
_FIRST_OF_LIST = re.compile(r"\s{0,4}(?:\(?[1一][、.)]|①|职责[一1]|1(?=[\u4e00-\u9fff]))")
_SIGNATURES = frozenset(
    [
        "编制", "编写", "拟制", "制定", "审核", "批准", "审批", "核准", "签字", "签名", "日期", "复核", "校对",
        "审定", "会签", "签发", "签收",
    ]
)  # fmt: skip
_SIGNED_ROW = re.compile(
    r"(?:(?:编制|编写|拟制|制定|审核|批准|审批|核准|审定|会签|复核|校对|签发|签收|签字|签名|生效日期|批准日期|编制日期|日期)人?[^,。;、:()]{0,12}?){3,}"
    r"(?![\u4e00-\u9fff]{13})"
)
_OTHERS = frozenset({"其他", "其它"})


def labels_without_colon(
    known: list[LabelMark], places: Iterable[tuple[int, int]], finder: CandidateFinder
) -> list[LabelMark]:
    """Those of the labels at ``places`` that are labels of the form whose ``known`` labels are given, in order."""
    form = _OpenForm(finder.value)
    marks = iter(known)
    following = next(marks, None)
    found: list[LabelMark] = []
    refused = 0
    for start, end in places:
        if start < form.content or end == refused:
            continue  # 执业|证书: the end of a label that is none here is none either
        candidate = finder.bare_candidate(start, end)
        while following and following.label_start <= candidate.label_start:
            form.read(following)
            following = next(marks, None)
        overlaps = following is not None and candidate.label_end > following.label_start
        if overlaps or candidate.label_start < form.content:
            continue
        field = form.field_of(candidate)
        if field is None:
            refused = candidate.label_end
            continue
        candidate.label = replace(candidate.label, field=field)
        found.append(candidate.believed("form_without_colons"))
        form.read(candidate)
    return found


@dataclass(slots=True)
class _OpenForm:
    """What has been read of a form: its labels so far, and the field and start of the open cell."""

    value: str
    fields: set[str] = field(default_factory=set)
    texts: set[str] = field(default_factory=set)
    last: str = ""
    content: int = 0
    signed_until: int = -1
    spaced: int = 0

    def read(self, label: LabelMark | Candidate) -> None:
        """The form goes on with ``label``."""
        self.last, self.content = label.label.field, label.content
        self.spaced += self.value.startswith(" ", label.label_end)
        self.fields.add(self.last)
        self.texts.add(label.label.text)

    def field_of(self, candidate: Candidate) -> str | None:
        """The field that the candidate fills here; None where it is no label of this form."""
        label = candidate.label
        if self._is_in_sentence(candidate) or self._was_read(candidate):
            return None
        main = label.field.split(".")[0]
        if main == self.last == "working_relationships":
            return None  # 工作协作关系|本车间部协作关系…: the scopes are read with the text they part
        if label.field in ONE_CELL_FIELDS or label.field == "summary":
            return label.field if self._goes_on_with_header(candidate) else None
        if label.text in _OTHERS:
            other = "qualifications.other"
            return other if self._in_requirements() and self._heads_a_cell(candidate, other) else None
        if main == "qualifications" and label.field != main and len(label.text) <= _SHORT:
            return label.field if self._in_requirements() and self._heads_a_cell(candidate, label.field) else None
        if main == "extra" and candidate.start == self.content and candidate.before == ":":
            return None  # 薪酬待遇:试用期3200元
        if label.field == "qualifications.certificate" and candidate.before in _PERSONS:
            return None  # 护士|执业证书
        if main == "container" and len(label.text) <= _SHORTEST_HEAD and self.last not in ONE_CELL_FIELDS:
            return None  # 公司组织结构调整: a head that is also an everyday word stands among the cells of the header
        if label.text in _SIGNATURES:
            return label.field if self._is_signed(candidate) else None
        if label.strength != "strong":
            if self.spaced >= _SPACED and self._is_between_spaces(candidate):
                return label.field
            shown = self._has_list(candidate) or (main == "authorities" and self._has_colon(candidate))
            return label.field if main in ("responsibilities", "qualifications", "authorities") and shown else None
        if main == "qualifications" and candidate.place == GLUED and self._ends_its_cell(candidate):
            self.content = candidate.label_end  # 懂得水工建筑物|基本知识|技能技巧…
            return None
        if label.field == "qualifications.experience" or (len(label.text) <= _SHORT and label.field != "remarks"):
            return label.field if self._heads_a_cell(candidate, label.field) else None
        return label.field

    def _is_in_sentence(self, candidate: Candidate) -> bool:
        before, behind = candidate.before, self.value[candidate.label_end : candidate.label_end + 1]
        if candidate.is_linked or before == "," or behind == "" or behind in _GOES_ON:
            return True
        if candidate.place >= AFTER_SPACE or candidate.marker or candidate.start == self.content:
            return False
        if self._has_list(candidate):
            return False
        return before in LEADS_ON or self.value[candidate.label_start - 2 : candidate.label_start] in TAKES_LABEL

    def _was_read(self, candidate: Candidate) -> bool:
        """Does the form have the label already, or another of its field where one is enough?"""
        label = candidate.label
        if label.field.startswith(("responsibilities.", "working_relationships")):
            return False
        if label.field == "responsibilities":
            return label.text in self.texts
        return label.text in self.texts or (label.field in self.fields and label.field not in _SEVERAL)

    def _in_requirements(self) -> bool:
        return self.last.startswith("qualifications")

    def _heads_a_cell(self, candidate: Candidate, field: str) -> bool:
        return heads_a_cell(candidate, field, self.value, self.content)

    def _has_list(self, candidate: Candidate) -> bool:
        return _FIRST_OF_LIST.match(self.value, candidate.label_end) is not None

    def _is_signed(self, candidate: Candidate) -> bool:
        """编制装配科|审核人事科|批准|生效日期: the cells that close the form, each short, several side by side."""
        if self.signed_until >= candidate.label_start:
            return True
        row = _SIGNED_ROW.match(self.value, candidate.label_start)
        self.signed_until = row.end() if row else self.signed_until
        return row is not None

    def _is_between_spaces(self, candidate: Candidate) -> bool:
        return candidate.place == AFTER_SPACE and self.value.startswith(" ", candidate.label_end)

    def _has_colon(self, candidate: Candidate) -> bool:
        return self.value.startswith(":", candidate.label_end)

    def _ends_its_cell(self, candidate: Candidate) -> bool:
        """Does a label of the same kind follow at once, and no cell end before the candidate?"""
        if candidate.label.field not in _ABILITIES or ends_a_cell(self.value, self.content, candidate.label_start):
            return False
        return any(self.value.startswith(text, candidate.label_end) for text in _NAMES_OF_ABILITIES)

    def _goes_on_with_header(self, candidate: Candidate) -> bool:
        """编制日期 behind 薪酬类型: a cell of the header behind one that the header of few forms has."""
        shown = candidate.label.strength == "plain" and self._has_colon(candidate)  # 2019年3月|本职:…
        strong = candidate.label.strength == "strong" or shown
        if not strong or self.last.split(".")[0] in _LISTS or self._in_requirements():
            return False
        if self.last.startswith("working_relationships") and candidate.label.field in _LINES_OF_COMMAND:
            return True  # 内部协调关系各部门|直接下级…
        return ends_a_cell(self.value, self.content, candidate.label_start) or self.last == "extra"
