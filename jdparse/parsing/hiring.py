"""Does the page hire? It calls for people and says what they get or whom they shall ask."""

from __future__ import annotations

import re
from functools import lru_cache

_TOP = 1500
_COUNT = r"(?:\d{1,3}|[一二两三四五六七八九十几]{1,2}|若干|多)[ ]?[名位个]"
_CALLS = re.compile(
    r"招聘|诚聘|招募|急聘|急招|招工|招人|诚招|高薪招|招新|招学徒|长期招|缺人|加入我们|来和我们一起|(?:[用缺]工|就业|岗位)(?:信息|需求)"
    rf"|(?:招|聘|请|找|缺|添|要)[^\n。;,]{{0,14}}?{_COUNT}"
    r"|(?:找|招|缺|添)[^\n。;,]{0,10}(?:伙伴|帮手|同事|师傅|人手|阿姨)"
)
_OFFERS = re.compile(
    r"[五六]险|社保|[包管](?:吃|住|饭|一?[顿餐])|月薪|工资|底薪|工钱|提成|时薪|日结|计件|\d[ ]?(?:元|块)"
    r"|\d{3,5}[-~—到至]\d{4,5}|\d[kK千][ ]?[-~—到至]|[-~—到至][ ]?\d{1,3}[kK千]|电话|微信|面[议谈]|双休"
)
# What a page of duties, a book of forms or a regulation says of itself, and who seeks pupils, a tenant or work.
_IS_NO_NOTICE = re.compile(
    r"责任制|说明书|职责(?:\d|[(]|范[文本]|大全|汇编)|篇[一二三四五]|第[一二三四五]条|管理制度|管理办法"
    r"|招收?学[员生]|招生(?:简章|啦|开始|对象|人数|中)|元?一学期|转让费|旺铺|加盟费|[\[【]求职[\]】]|求职意向"
)


@lru_cache(maxsize=1)
def hires(value: str) -> bool:
    """Is ``value`` the notice of somebody who hires, and no collection, form or regulation? Several stages ask that."""
    return (
        _CALLS.search(value, 0, _TOP) is not None
        and _OFFERS.search(value) is not None
        and not is_of_another_kind(value)
    )


def is_of_another_kind(value: str) -> bool:
    """Does the page say that it is a collection, form or regulation, or that it seeks pupils or tenants?"""
    return _IS_NO_NOTICE.search(value) is not None
