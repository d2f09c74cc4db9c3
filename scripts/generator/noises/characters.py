"""Characters that became others: by a converter, by OCR, by an editor's replacing of words, by spinning of articles."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import partial

from generator.pieces import Kind, Page, Piece, cuts_inside, interrupted, reworded, rewritten

_TRADITIONAL = str.maketrans(
    "岗职责务称编号员级门会计时间报员经验学历专业学龄女要条权质检设备负责组织实证书术语训练关单应对账产业领导"
    "处运护病医药输环卫维护续车辆库类统计个体审核听说读写动资财预达场临办协调优养殖鱼诊断消杀给农测试发过进达"
    "标准线电话联系请参与规范开节约费划评价馆藏复换围内贵实际与务项录据签订从业两范务础识强纪历园儿师选择当监"
    "闸机构铁钢热冷冻险总纲队热爱仓码头厂制图纸绝缘继电压变档网络软硬键盘数库购赔验损",
    "崗職責務稱編號員級門會計時間報員經驗學歷專業學齡女要條權質檢設備負責組織實證書術語訓練關單應對賬產業領導"
    "處運護病醫藥輸環衛維護續車輛庫類統計個體審核聽說讀寫動資財預達場臨辦協調優養殖魚診斷消殺給農測試發過進達"
    "標準線電話聯繫請參與規範開節約費劃評價館藏復換圍內貴實際與務項錄據簽訂從業兩範務礎識強紀歷園兒師選擇當監"
    "閘機構鐵鋼熱冷凍險總綱隊熱愛倉碼頭廠製圖紙絕緣繼電壓變檔網絡軟硬鍵盤數庫購賠驗損",
)
_FULL_WIDTH = {code: chr(code + 0xFEE0) for code in (*range(0x30, 0x3A), *range(0x41, 0x5B), *range(0x61, 0x7B))}
_HALF_WIDTH = str.maketrans("，；：（）", ",;:()")
_SLIPS = (("范围", "围"), ("内部", "部"), ("及时", "与时"), ("其他", "其它"), ("账", "帐"))
_MISREAD_LABELS = (
    ("任职", "任取"),
    ("职责", "职贵"),
    ("岗位", "冈位"),
    ("要求", "规定"),
    ("说明书", "阐明书"),
    ("历", "厉"),
)
_PINYIN = {"会": "huì", "与": "yǔ", "做": "zuò", "对": "duì", "并": "bìng", "和": "hé", "为": "wéi", "中": "zhōng"}
_TEXTS: set[Kind] = {"value", "label", "heading", "number", "other", "colon", "close"}
"""Everything that a writer types."""


def traditional(page: Page, chance: random.Random, rate: float) -> None:
    """The whole page went through a converter: 崗位職責."""
    reworded(page, _TEXTS | {"chrome"}, lambda text: text.translate(_TRADITIONAL))


def odd_particles(page: Page, chance: random.Random, rate: float) -> None:
    """旳 for 的, as articles are spun against copy detection."""
    reworded(page, {"value"}, lambda text: _each(text, "的", "旳", chance, 0.5 * rate))


def slips(page: Page, chance: random.Random, rate: float) -> None:
    """Characters lost or swapped by whoever copied the text: 与时 for 及时. They stay as they are."""
    for word, slip in _SLIPS:
        reworded(page, {"value"}, partial(_each, word=word, other=slip, chance=chance, rate=0.5 * rate))


def full_width(page: Page, chance: random.Random, rate: float) -> None:
    """Digits and letters typed in full width: １、大专."""
    reworded(page, _TEXTS, lambda text: text.translate(_FULL_WIDTH))


def half_width(page: Page, chance: random.Random, rate: float) -> None:
    """Punctuation of ASCII throughout: 岗位职责:1、登记;"""
    reworded(page, _TEXTS, lambda text: text.translate(_HALF_WIDTH))


def misread_digits(page: Page, chance: random.Random, rate: float) -> None:
    """OCR reads the numbers of lists as letters: l、 for 1、."""
    reworded(page, {"number"}, lambda text: _each(_each(text, "1", "l", chance, 0.3 * rate), "0", "O", chance, rate))


def misread_labels(page: Page, chance: random.Random, rate: float) -> None:
    """A character of a label misread or a word of it replaced by a synonym: 任取资格, 任职规定."""

    def change(piece: Piece) -> Piece:
        if piece.kind not in ("label", "heading") or piece.owners or chance.random() > 0.2 * rate:
            return piece
        usable = [(word, other) for word, other in _MISREAD_LABELS if word in piece.text and len(piece.text) > 3]
        return replace(piece, text=piece.text.replace(*chance.choice(usable), 1)) if usable else piece

    rewritten(page, change)


def pinyin(page: Page, chance: random.Random, rate: float) -> None:
    """How a character is said, put in behind it: 会(huì)议. The text has no such bracket."""

    def change(piece: Piece) -> Piece | list[Piece]:
        if piece.kind != "value":
            return piece
        found = [at + 1 for at, char in enumerate(piece.text[:-1]) if char in _PINYIN and chance.random() < 0.4 * rate]
        said = iter([_PINYIN[piece.text[at - 1]] for at in found])
        return list(interrupted(piece, found, lambda: Piece(f"({next(said)})", "chrome")))

    rewritten(page, change)


def zero_width(page: Page, chance: random.Random, rate: float) -> None:
    """Characters that nobody sees, put in against copying: in values and in labels."""

    def change(piece: Piece) -> Piece | list[Piece]:
        if piece.kind not in ("value", "label", "heading"):
            return piece
        cuts = cuts_inside(piece.text, 0.05 * rate, chance)
        return list(interrupted(piece, cuts, lambda: Piece(chance.choice("\u200b\u200c\ufeff\u00ad"), "chrome")))

    rewritten(page, change)


def _each(text: str, word: str, other: str, chance: random.Random, rate: float) -> str:
    """``text`` with ``other`` for every occurrence of ``word`` that is touched."""
    first, *rest = text.split(word)
    return first + "".join((other if chance.random() < rate else word) + piece for piece in rest)
