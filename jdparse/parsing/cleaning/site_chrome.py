"""What the site added around and inside the document: header, footer, notices."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise

from jdparse.lexicon import Lexicon
from jdparse.lexicon.matcher import WordMatcher
from jdparse.parsing.cleaning.footer import footer_start
from jdparse.parsing.cleaning.web_lines import web_line_judge
from jdparse.text import Edit

_LINE = re.compile(r"[^\n]+")
# A header field of a document-sharing page stands alone on its line or beside others of its kind.
_HEADER_FIELD = re.compile(
    r"(?:上传人|上传者|文档编号|文档ID|ID|上传时间|上传日期|发布时间|更新时间|时间|格式|文档格式|页数|文档页数|大小|文件大小|文档大小|浏览|阅读|下载|收藏|评分|作者|来源|编辑|字数|热度|价格|积分|分享者|贡献者)"
    r"[ \t]*:[ \t]*[^\s:]{1,40}(?:[ \t]\d{2}:\d{2}(?::\d{2})?)?(?:[ \t](?:KB|MB|次|人))?"
)


@cache
def site_chrome(lexicon: Lexicon) -> Callable[[str], Iterator[Edit]]:
    """The rule for the site furniture that ``lexicon`` knows."""
    chrome = lexicon.chrome
    is_of_the_web_page = web_line_judge(lexicon)
    sites = frozenset(chrome.sites)

    def is_furniture(line: str) -> bool:
        if not line or len(line) > _LONGEST_LINE:
            return False
        if line in sites:
            return True
        return chrome.lines.hold(line) or chrome.openers.hold(line) or _is_header_line(line)

    def site_furniture(value: str) -> Iterator[Edit]:
        """Header fields, navigation, notices, footers: gone, a line end in their place."""
        header = _header_end(value)
        footer = footer_start(value, header, lexicon)
        phrases = sorted(_phrases(value, footer, lexicon), reverse=True)
        for match in _LINE.finditer(value, 0, footer):
            stripped = match[0].strip()
            if not stripped:
                continue
            inside = []
            while phrases and phrases[-1][0] < match.end():
                inside.append(phrases.pop())
            if match.start() < header or is_furniture(stripped):
                yield Edit(match.start(), match.end(), "", "site-chrome")
                continue
            end = match.start()
            for start, stop in [*inside, (match.end(), match.end())]:
                if start < end:
                    continue
                left = value[end:start].strip()
                if inside and (is_furniture(left) or is_of_the_web_page(left)):
                    yield Edit(end, start, "", "site-chrome")  # what is left of a line once its notice is gone
                if stop > start:
                    new = "\n" if stop < match.end() and start > match.start() else ""
                    yield Edit(start, stop, new, "site-chrome")
                end = stop
        if footer < len(value):
            yield Edit(footer, len(value), "", "site-chrome")

    return site_furniture


_LONGEST_LINE = 160


def _phrases(value: str, end: int, lexicon: Lexicon) -> list[tuple[int, int]]:
    """Where the sentences of sites and republishers stand."""
    said = "\n".join(_words_said(value, lexicon))
    return [
        match.span()
        for phrase in lexicon.chrome.phrases
        if any(word in said for word in phrase.words)
        for match in phrase.pattern.finditer(value, 0, end)
    ]


def _words_said(value: str, lexicon: Lexicon) -> set[str]:
    """Those words of phrases that stand on the page, found in one pass; of words within words only the longest."""
    return {value[start:end] for start, end in _words_of_phrases(lexicon).everywhere(value)}


@cache
def _words_of_phrases(lexicon: Lexicon) -> WordMatcher:
    return WordMatcher(word for phrase in lexicon.chrome.phrases for word in phrase.words)


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
