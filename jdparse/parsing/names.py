"""What a stretch of text names: a position, a department, or nothing."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal

from jdparse.lexicon import Lexicon
from jdparse.lexicon.trie import trie_pattern

NameKind = Literal["position", "department", "unknown"]

_LONGEST = 22
# 怎样编写一份合格的|岗位说明书: the question of an article names nobody.
_NOT_IN_NAMES = re.compile(
    r"^(?:怎样|怎么|如何|为什么|为何|什么|浅谈|谈谈)"
    r"|(?<![自理事])由|或其|是指|[。;,!?:\n|\"“”%=]|\d{3,}|\d[ ]?[名人位个]"
)
_BRACKETS = re.compile(r"[ ]?\([^()]{0,40}\)|\[[^\[\]]{0,40}\]|【[^【】]{0,40}】")
_OF_EACH = re.compile(r"各[类级]?(?:岗位|职位|职务|工种)?(?:人员)?$")
_GRADE = re.compile(r"[ ]?(?:[一二三四五六七八九十]级|[A-Z]?\d{0,2}级?|[IVX]+|Ⅰ|Ⅱ|Ⅲ|甲|乙|丙|\d)$")


@cache
def duty_verbs(lexicon: Lexicon) -> re.Pattern[str]:
    """Matches the verbs that duties begin with and names do not: 负责, 组织, 协助."""
    return re.compile(trie_pattern(lexicon.words.duty_verbs))


@cache
def _patterns(lexicon: Lexicon) -> tuple[re.Pattern[str], ...]:
    words = lexicon.words
    return (
        re.compile(f"(?:{'|'.join(map(re.escape, sorted(words.position_endings, key=len, reverse=True)))})$"),
        re.compile(f"(?:{'|'.join(map(re.escape, sorted(words.department_endings, key=len, reverse=True)))})$"),
        re.compile(f"(?:{trie_pattern(words.collective_words)})"),
        re.compile(f"(?:(?:{trie_pattern(words.generic_names)})的?)+"),
    )


_ADDRESS = re.compile(r"[省市区县州]·")
_LATIN_WORD = re.compile(r"[A-Za-z][A-Za-z.+#]+")


def _length(core: str) -> int:
    """The length of a name, a word of Latin letters counted as two characters: Software Support Engineer软件工程师."""
    return len(core) if len(core) <= _LONGEST else len(_LATIN_WORD.sub("Aa", core))


@lru_cache(maxsize=4096)
def name_kind(text: str, lexicon: Lexicon) -> NameKind | None:
    """What ``text`` names; ``unknown`` where it could be a name but ends in no word that says so; None: no name."""
    core = _BRACKETS.sub("", text).strip()
    core = _GRADE.sub("", core) or core
    if not 1 < _length(core) <= _LONGEST or _NOT_IN_NAMES.search(core):
        return None
    position, department, _, generic = _patterns(lexicon)
    verb = duty_verbs(lexicon)
    if generic.fullmatch(core) or is_collective(text, lexicon):
        return None
    of_position, of_department = position.search(core), department.search(core)
    if of_position and _only_ends_alike(core, of_position[0], lexicon):
        of_position = None
    if of_department and core.endswith(lexicon.words.no_department_endings):
        of_department = None
    if of_department and _ADDRESS.search(core):
        return None  # 洛川市·东岭区·地铁项目部: where one works
    if "由" in core and "自由" not in core:
        return None  # 方案由招聘单位或其主管部门|负责制定: who does something, in a sentence
    if of_department and (of_position is None or len(of_department[0]) > len(of_position[0])):
        return "department" if not verb.match(core) or len(core) <= 6 else None
    if of_position:
        return "position" if not _starts_as_duty(core, verb) else None
    return "unknown" if not verb.match(core) and not re.search(r"[和与及、]", core) else None


def _only_ends_alike(core: str, ending: str, lexicon: Lexicon) -> bool:
    """全体员工 ends like a position and names none; 安全员 ends in 全员 and names one."""
    return any(core.endswith(word) and len(word) >= len(ending) for word in lexicon.words.no_position_endings)


def is_collective(text: str, lexicon: Lexicon) -> bool:
    """公司各, 各部门, 大客户管理部各: a heading over several positions names none; 监督检查各|岗位责任制 is a duty."""
    core = _BRACKETS.sub("", text).strip()
    if not 0 < len(core) <= _LONGEST or _NOT_IN_NAMES.search(core):
        return False
    position, _, collective, _ = _patterns(lexicon)
    if collective.match(core):
        return True
    whose = core.removesuffix("等") if core.endswith("等") else _OF_EACH.sub("", core)
    if whose == core:
        return False
    return duty_verbs(lexicon).match(core) is None or position.search(whose) is not None


def _starts_as_duty(core: str, verb: re.Pattern[str]) -> bool:
    """负责设备的人员, 培训和激励专员 are duties, 管理员 and 采购部经理 names: a name is short and joins nothing."""
    return verb.match(core) is not None and (len(core) > 10 or re.search(r"[的和与及并、对为]", core) is not None)
