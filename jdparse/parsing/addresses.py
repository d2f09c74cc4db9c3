"""Lines that are an address: a job site prints where one works under no label."""

from __future__ import annotations

import re

from jdparse.text import Span

_LONGEST_ADDRESS = 50
_LETTERS = r"[\u4e00-\u9fffA-Za-z0-9()·#\-/ ]"
_ADDRESS = re.compile(
    rf"(?:[\u4e00-\u9fff]{{2,7}}(?:省|自治区|市|区|县|镇|乡|街道)[ ·\-]?){{1,4}}{_LETTERS}{{3,40}}"
    rf"|[\u4e00-\u9fff]{{2,12}}(?:路|街|大道|巷|园|港|大厦|广场|城){_LETTERS}{{0,24}}"
    r"\d[ ]?(?:号|楼|层|室|栋|幢|座|房|铺)?[A-Z]?(?:[\u4e00-\u9fff]{0,8})"
)
_NO_ADDRESS = re.compile(r"负责|要求|经验|学历|优先|管理|工作(?!室)|服务|熟悉|能力|户籍|户口|以上|区域|市场|地区")


def is_address(value: str, line: Span) -> bool:
    """杭州市西湖区翠苑街道9号: nothing but a place, from the town down to the street or the house."""
    if line.end - line.start > _LONGEST_ADDRESS:
        return False
    return _ADDRESS.fullmatch(value, *line) is not None and _NO_ADDRESS.search(value, *line) is None
