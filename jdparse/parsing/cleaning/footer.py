"""Where the footer of a site's page begins: what stands behind it is the site's to the end of the page."""

from __future__ import annotations

import re
from functools import cache

from jdparse.lexicon import Lexicon
from jdparse.lexicon.trie import trie_pattern
from jdparse.parsing.cleaning.interruptions import goes_on

_LINE = re.compile(r"[^\n]+")
# A footer may name the position again or list other pages, but it holds no list of duties.
_LIST_OF_DUTIES = re.compile(
    r"(?:^|\n|[。;:])[ \t]*(?:\(?[1一①][、.)）]|第一条)\s?[^\n]{5,}[\s\S]{0,400}?"
    r"[\n。; ][ \t]*(?:\(?[2二②][、.)）]|第二条)\s?\S"
)
# … no bullets that say something, either; the titles of other pages have no punctuation
_BULLETS = re.compile(
    r"^[ \t]*([-·•●◆◇■□*➢►✓√–—])[ \t]*[^\s\d][^\n]{2,}\n\s*\1[ \t]*[^\s\d][^\n]*[,、;。]", re.MULTILINE
)
# … and no paragraph of prose on anything but the site itself.
_PARAGRAPH = re.compile(r"^[ \t]*[^\n]{16,}[,;][^\n]{10,}[。;](?=[ \t]*$)", re.MULTILINE)
# So long a line is the flattened text of a document, whatever words of a site it uses.
_FLATTENED = re.compile(r"^[^\n]{300,}$", re.MULTILINE)
# 1. 狱警年度个人总结 2. 公务员述职报告: what the titles of other pages end in.
_TITLES = re.compile(
    r"[1一①][、.)）][^\n,。;:]{4,40}(?:职责|总结|计划|制度|范文|方案|表|报告|规定|办法|说明书|大全|模板|范本|合同|集|须知|手册|指南|流程"
    r"|条例|知识|题|简历|信|文|版|篇)[\d\-()篇]*(?:\.(?:docx?|pdf|pptx?|xlsx?))?\s"
)
_NOTICE = re.compile(r"下载|会员|版权|预览|投诉|客服|上传|侵权|本站|网站|转载|网友|文档|二维码")


def footer_start(value: str, header: int, lexicon: Lexicon) -> int:
    """The first footer opener behind ``header`` after which nothing describes a position; the end of the text where
    there is none. An opener above the head of a section (立即申请 beside the title of an advertisement) opens none
    where nothing is described before it."""
    lines = [match for match in _LINE.finditer(value, header) if not match[0].isspace()]
    openers = [index for index, line in enumerate(lines) if lexicon.chrome.openers.hold(line[0].strip())]
    if not openers:
        return len(value)
    first = lines[openers[0]].start()
    last = max(_ends_of_descriptions(value, first, len(value), lexicon), default=0)
    head = _section_head(lexicon).search(value, header)
    if head and head.start() > first and not _ends_of_descriptions(value, header, first, lexicon):
        last = max(last, head.end())
    between = _between_lines(lines, openers, lexicon)
    return next(
        (lines[index].start() for index in openers if lines[index].start() >= last and index not in between), len(value)
    )


def _between_lines(lines: list[re.Match[str]], openers: list[int], lexicon: Lexicon) -> set[int]:
    """Those of ``openers`` that stand between two lines of the document, or that say the same as such a one below."""
    of_openers = frozenset(openers)
    others = [line[0] for index, line in enumerate(lines) if index not in of_openers]
    texts: set[str] = set()
    between: set[int] = set()
    for rank, index in reversed([*enumerate(openers)]):
        at, text = index - rank, lines[index][0].strip()
        before, behind = others[at - 1] if at else "", others[at] if at < len(others) else ""
        if text in texts or (not _is_of_the_site(behind) and goes_on(before, behind, lexicon)):
            texts.add(text)
            between.add(index)
    return between


def _ends_of_descriptions(value: str, start: int, end: int, lexicon: Lexicon) -> list[int]:
    """Where between ``start`` and ``end`` form labels, lists of duties and paragraphs of prose end."""
    openers = lexicon.chrome.openers
    ends = [found.end() for found in _form_labels(lexicon).finditer(value, start, end)]
    ends += [found.end() for found in _FLATTENED.finditer(value, start, end)]
    for pattern in (_LIST_OF_DUTIES, _BULLETS, _PARAGRAPH):
        for found in pattern.finditer(value, start, end):
            line_start = value.rfind("\n", 0, found.start() + 1) + 1
            line_end = value.find("\n", line_start)
            line = value[line_start : line_end if line_end >= 0 else len(value)].strip()
            if not openers.hold(line) and not _is_of_the_site(found[0]):
                ends.append(found.end())
    return ends


@cache
def _section_head(lexicon: Lexicon) -> re.Pattern[str]:
    """The head of duties or requirements, alone on its line or with a colon: 岗位职责:, 【任职要求】."""
    fields = ("responsibilities", "qualifications")
    labels = [label.text for label in lexicon.labels if label.field in fields and label.strength != "weak"]
    return re.compile(rf"(?:^|\n)[ \t]*[【\[(<]?(?:{trie_pattern(labels)})(?:[ \t]*[:】\])>]|[ \t]*(?=\n))")


@cache
def _form_labels(lexicon: Lexicon) -> re.Pattern[str]:
    """Labels that stand in the description of a position and in no footer: with three of them on, the page goes on."""
    fields = ("title", "reports_to", "authorities", "reporting_line")
    labels = [label.text for label in lexicon.labels if label.field in fields and label.strength == "strong"]
    return re.compile(f"(?:{trie_pattern(labels)})[ \t]*:")


def _is_of_the_site(text: str) -> bool:
    """The numbered notices of a site (下载前请仔细阅读, 会员, 版权) and its lists of other pages are no duties."""
    return _NOTICE.search(text) is not None or _TITLES.search(text) is not None
