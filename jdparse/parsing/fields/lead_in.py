"""What only announces a list: 具体工作如下:, 其主要职责是."""

from __future__ import annotations

import re

from jdparse.parsing.items import trim
from jdparse.parsing.page import Page
from jdparse.text import Span

_LEAD_IN_CUES = re.compile(r"如下|包括|以下|下列|分为|:$|有$|是$")


# 副校长协助校长工作,履行下列职责: the first clause says what the position is for
_SAYS_MORE = re.compile(r"(?!为|根据|按照|依据)[^,。;]{2,}(?:协助|负责|是|领导|主持|分管|对.{2,}?负)[^,。;]{2,},")


def is_lead_in(page: Page, span: Span) -> bool:
    """具体工作如下: — only announces what follows."""
    text = page.value[span.start : span.end]
    return (
        len(text) <= 24
        and "。" not in text[:-1]
        and _LEAD_IN_CUES.search(text) is not None
        and _SAYS_MORE.match(text) is None
    )


def without_lead_in(page: Page, span: Span) -> Span:
    """The span without a closing lead-in clause."""
    text = page.value[span.start : span.end]
    cut = max(text.rfind("。"), text.rfind(","), text.rfind(";"))
    last = text[cut + 1 :].strip()
    if (
        cut >= 0
        and len(last) <= 24
        and re.search(
            r"如下$|包括$|^(?:其|主要|具体|安全|工作|岗位)*(?:职责|任务|职能)(?:范围)?[是为有]$|包括以下|如下几|以下几|以下.{0,4}(?:职责|责任|工作|任务)$|下列|具体(?:工作|职责)",
            last,
        )
    ):
        return trim(page.value, span.start, span.start + cut)
    return Span(span.start, span.end) if not is_lead_in(page, span) else Span(span.start, span.start)
