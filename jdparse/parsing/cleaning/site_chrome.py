"""What the site added around and inside the document: header, footer, notices."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise

from jdparse.lexicon import Lexicon
from jdparse.lexicon.trie import trie_pattern
from jdparse.text import Edit

_LINE = re.compile(r"[^\n]+")
# A header field of a document-sharing page stands alone on its line or beside others of its kind.
_HEADER_FIELD = re.compile(
    r"(?:上传人|上传者|文档编号|文档ID|ID|上传时间|上传日期|发布时间|发布日期|更新时间|发布人|发布者|发布单位|信息来源|阅读次数|浏览次数|点击次数|浏览量|阅读量|点击量|时间|格式|文档格式|页数|文档页数|大小|文件大小|文档大小|浏览|阅读|下载|收藏|评分|作者|来源|编辑|字数|热度|价格|积分|分享者|贡献者)"
    r"[ \t]*:[ \t]*[^\s:]{1,40}(?:[ \t]\d{2}:\d{2}(?::\d{2})?)?(?:[ \t](?:KB|MB|次|人))?"
    r"|[【\[]?字(?:体|号)[ \t]*:[ \t]*[【\[]?[ ]?大[ ]?中[ ]?小[ ]?[】\]]?"
)
# A footer may name the position again or list other pages, but it holds no list of duties.
_LIST_OF_DUTIES = re.compile(
    r"(?:^|\n|[。;:])[ \t]*\(?[1一①][、.)）]\S[^\n]{4,}[\s\S]{0,400}?[\n。; ][ \t]*\(?[2二②][、.)）]\S"
)


@cache
def site_chrome(lexicon: Lexicon) -> Callable[[str], Iterator[Edit]]:
    """The rule for the site furniture that ``lexicon`` knows."""
    chrome = lexicon.chrome

    def site_furniture(value: str) -> Iterator[Edit]:
        """Header fields, navigation, notices, footers: gone, a line end in their place."""
        header = _header_end(value)
        footer = _footer_start(value, header, lexicon)
        phrases = sorted(_phrases(value, footer, lexicon), reverse=True)
        for match in _LINE.finditer(value, 0, footer):
            stripped = match[0].strip()
            if not stripped:
                continue
            inside = []
            while phrases and phrases[-1][0] < match.end():
                inside.append(phrases.pop())
            if match.start() < header or (
                len(stripped) <= _LONGEST_LINE and (chrome.line.fullmatch(stripped) or _is_header_line(stripped))
            ):
                yield Edit(match.start(), match.end(), "", "site-chrome")
                continue
            end = match.start()
            for start, stop in inside:
                if start >= end:
                    new = "\n" if stop < match.end() and start > match.start() else ""
                    yield Edit(start, stop, new, "site-chrome")
                    end = stop
        if footer < len(value):
            yield Edit(footer, len(value), "", "site-chrome")

    return site_furniture


_LONGEST_LINE = 160


def _phrases(value: str, end: int, lexicon: Lexicon) -> list[tuple[int, int]]:
    """Where the sentences of sites and republishers stand."""
    return [
        match.span()
        for phrase in lexicon.chrome.phrases
        if any(word in value for word in phrase.words)
        for match in phrase.pattern.finditer(value, 0, end)
    ]


def _is_header_line(line: str) -> bool:
    """``上传人:新** 文档编号:545615138 上传时间:2023-06-23``: nothing but header fields, of which one is sure."""
    if ":" not in line or not _HEADER_FIELD.match(line):
        return False
    rest = _HEADER_FIELD.sub("", line)
    names = set(re.findall(r"上传|文档|页数|大小|浏览|下载|ID|发布|时间|阅读", line))
    return bool(names) and not re.sub(r"[\s|,、]", "", rest)


def _header_end(value: str) -> int:
    """Where the header of a document-sharing page ends: behind 资源描述 or the notice 《…》由会员分享."""
    end = 0
    for match in re.finditer(
        r"(?:^|\n)[ \t]*(?:资源描述[ \t]*:?[ \t]*(?=\n)|《[^《》\n]{1,80}》由会员[^\n]{4,200}?(?=\n|\d、))",
        value[:3000],
    ):
        end = match.end()
    if end:
        return end
    first = [line for line in _LINE.finditer(value[:600]) if line[0].strip()][:4]
    # 合集下载 right under the title line: the title is the page's
    for title, line in pairwise(first):
        if line[0].strip() == "合集下载" and title is first[0]:
            return line.end()
    return 0


def _footer_start(value: str, header: int, lexicon: Lexicon) -> int:
    """The first footer opener after which no list of duties follows; the end of the text where there is none."""
    openers = [
        match
        for match in _LINE.finditer(value, header)
        if lexicon.chrome.opener.fullmatch(match[0].strip()) and not _heads_an_article(match)
    ]
    last_list = 0
    if openers:
        for found in _form_labels(lexicon).finditer(value, openers[0].start()):
            last_list = found.end()
        for found in _LIST_OF_DUTIES.finditer(value, openers[0].start()):
            before = value.rfind("\n", 0, found.start() + 1) + 1
            line = value[before : value.find("\n", before)].strip()
            if lexicon.chrome.opener.fullmatch(line) is None and not _is_notice(found[0]):
                last_list = found.end()
    for match in openers:
        if match.start() >= last_list:
            return match.start()
    return len(value)


def _heads_an_article(line: re.Match[str]) -> bool:
    """信息来源:人事处 发布日期:… 字体:【大 中 小】 is the line under the heading of an article, not behind its end."""
    return line.start() < _TOP and _UNDER_HEADING.search(line[0]) is not None


_TOP = 1000
_UNDER_HEADING = re.compile(r"(?:发布|更新|发表)(?:时间|日期)|(?:阅读|浏览|点击)(?:次数|量|数)?[ ]?:|字体|字号")


@cache
def _form_labels(lexicon: Lexicon) -> re.Pattern[str]:
    """Labels that stand in the description of a position and in no footer: with three of them on, the page goes on."""
    fields = ("title", "reports_to", "authorities", "reporting_line")
    labels = [label.text for label in lexicon.labels if label.field in fields and label.strength == "strong"]
    return re.compile(f"(?:{trie_pattern(labels)})[ \t]*:")


def _is_notice(text: str) -> bool:
    """The numbered notices of a site (下载前请仔细阅读, 会员, 版权) are no duties."""
    return re.search(r"下载|会员|版权|预览|投诉|客服|上传|侵权", text) is not None
