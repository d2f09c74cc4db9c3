"""What is appended behind the last position: 附:门卫考核评分表, 附件二 交接班流程图. It is no part of the last duty."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdparse.parsing.headings.heading import Heading, chapter
from jdparse.parsing.headings.surroundings import MarkedText

# A sheet that people fill in on how the work was done; the list of the posts (附件:岗位表) is none of these.
_SHEET = (
    r"[^\s。;,:、]{0,16}?(?:评分|考核|考评|评价|流程|奖惩|巡查|交接|检查|绩效|签收|签名|聘任|聘期)[^\s。;,:、]{0,6}?"
    r"(?:表|图|单|标准|细则|办法)"
)
_NUMBER = r"[ ]?(?:[一二三四五六七八九十]|\d{1,2})?"
_ATTACHED = re.compile(rf"附(?:(?:件|表|录|图)?{_NUMBER}[ ]?:|(?:件|表|录|图){_NUMBER}[ ]+)[ ]?《?{_SHEET}")


def attachments(page: MarkedText) -> Iterator[Heading]:
    """The beginnings of such attachments; each ends the position before it."""
    for match in _ATTACHED.finditer(page.value):
        if page.value[match.start() - 1 : match.start()] not in _GOES_ON:
            yield chapter(match.start(), match.end(), "attachment")


# (附:考核评分表), 见附件:…
_GOES_ON = frozenset("(见按照据和及、,由")
