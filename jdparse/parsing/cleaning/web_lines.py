"""Lines of the web page around a document: menus, its place in the site, when and by whom it was put up."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from jdparse.lexicon import Lexicon
from jdparse.text import Edit

_LINE = re.compile(r"[^\n]+")
_LONGEST = 240
_BETWEEN = r"[\s|丨/·、,;【】\[\]()<>-]"
_DATE = r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:[ T]?\d{1,2}:\d{2}(?::\d{2})?)?"
_VALUE = r"(?:大|中|小|[ ])+(?![\u4e00-\u9fff])|[^\s:|【\[]{1,30}(?:[ ](?:KB|MB|次|人|元))?|(?=[\s】\])]|$)"
# A pattern whose alternatives begin with their words is searched for several times as fast as one of (?:浏览|阅读)[ ]?…
_COUNTED = (
    "浏览",
    "阅读",
    "评论",
    "点击",
    "收藏",
    "人气",
    "回复",
    "查看",
    "下载",
    "点赞",
    "赞",
    "在看",
    "转发",
    "分享",
)
_COUNT = "|".join(rf"{word}[ ]?[\d,.]+[ ]?[万w次人]?" for word in _COUNTED) + "|发表于[ ]?"
# 首页 > 岗位职责 > 正文, 您的位置:…, 某某网 > 岗位职责
_PLACE = re.compile(
    r"(?:(?:您|你)?(?:现在|当前|所在)?的?(?:所在)?位置|当前位置|所在位置)[ ]*:.*"
    r"|(?:网站)?首页[ ]*(?:[>»›→/\-|][^\n。;,]{1,60})+"
    r"|[^\s>»›。;,:]{2,24}(?:[ ]*(?:>{1,2}|»|›)[ ]*[^>»›。;,:\n]{1,40}){2,}"
    r"|[^\s>»›。;,:]{1,14}(?:网|首页|文库|论坛|站|之家|库)[ ]*(?:>{1,2}|»|›)[ ]*[^>»›。;,:\n]{1,40}"
)
_SIGN_OF_PLACE = re.compile(r"[>»›]|位置|首页")
# 首页 法院概况 新闻中心 审务公开: short words side by side.
_WORDS = re.compile(r"(?:[^\s\d.。;,:|、]{1,10}(?:[ \t]*[|丨·][ \t]*|[ \t]+)){2,}[^\s\d.。;,:|、]{1,10}[ \t|]*")
_BETWEEN_WORDS = re.compile(r"[\s|丨·]+")
# The names of labels stand side by side too: the header of a table is no menu.
_OF_TABLES = re.compile(r"序号|岗位名称|职位名称|人数|学历|专业|年龄|要求|职责$|备注|姓名")


@cache
def web_line_judge(lexicon: Lexicon) -> Callable[[str], bool]:
    """Says whether a line is one of those that ``lexicon`` knows as those of web pages."""
    chrome = lexicon.chrome
    fact = rf"(?:{'|'.join(chrome.web_facts)}|{chrome.facts})[ \t]*[:于][ \t]*(?:{_DATE}|{_VALUE})"
    facts = re.compile(
        rf"(?:{_BETWEEN}*(?:{fact}|{_COUNT}|{_DATE}|(?:{chrome.buttons})(?![\u4e00-\u9fff])))+{_BETWEEN}*"
    )
    web_facts = "|".join(rf"(?:{name})[ \t]*[:于]" for name in chrome.web_facts)
    sure = re.compile(
        rf"{web_facts}|{_COUNT}"
        r"|【(?:打印|关闭|收藏)|\[(?:打印|收藏|关闭|复制链接)|我要投稿|只看该作者"
    )

    def is_of_the_web_page(line: str) -> bool:
        if not 3 < len(line) <= _LONGEST:
            return False
        if sure.search(line) and facts.fullmatch(line):
            return True
        if _SIGN_OF_PLACE.search(line) and _PLACE.fullmatch(line):
            return True
        return _is_menu(line, chrome.menu_words)

    return is_of_the_web_page


@cache
def web_lines(lexicon: Lexicon) -> Callable[[str], Iterator[Edit]]:
    """The rule for the lines that ``lexicon`` knows as those of web pages."""
    is_of_the_web_page = web_line_judge(lexicon)

    def lines_of_the_web_page(value: str) -> Iterator[Edit]:
        """Menus, places and facts of the web page: gone, their line ends stay."""
        for match in _LINE.finditer(value):
            line = match[0].strip()
            if is_of_the_web_page(line):
                yield Edit(match.start(), match.end(), "", "site-chrome")

    return lines_of_the_web_page


def _is_menu(line: str, of_menus: re.Pattern[str]) -> bool:
    words = [word for word in _BETWEEN_WORDS.split(line) if word]
    if len(words) < 3 or _WORDS.fullmatch(line) is None or _OF_TABLES.search(line):
        return False
    known = sum(of_menus.search(word) is not None for word in words)
    return words[0] in ("首页", "网站首页") or known >= max(2, len(words) / 3)
