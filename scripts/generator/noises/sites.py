"""What a site puts around a document, and how its preview cuts it into pages."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

from generator.noises.lines import flattened_to_nothing, flattened_to_spaces
from generator.pieces import Page, Piece, is_han
from generator.words import words

_BELOW = ("展开阅读全文", "最新文档", "相关资源")
_SITES = ("竹溪文库", "百川文档网", "青石资料网", "云帆文库")


def document_site(page: Page, chance: random.Random, rate: float) -> None:
    """The header and footer of a site where people share documents."""
    site, title = chance.choice(_SITES), f"{page.name}.{chance.choice(('doc', 'docx', 'pdf'))}"
    form, pages = title.rsplit(".", 1)[1].upper(), chance.randint(2, 40)
    number, day = str(chance.randint(10**7, 10**9)), _day(chance)
    uploader, size = f"{chance.choice(words()['surnames'])}**", f"{chance.randint(20, 400)}KB"
    page.facts = {
        "title": title,
        "site": site,
        "document_id": number,
        "uploader": uploader,
        "uploaded": day,
        "format": form,
        "page_count": pages,
        "file_size": size,
    }
    said = [
        f"页数:{pages}",
        f"大小:{size}",
        f"格式:{form}",
        f"上传人:{uploader}",
        f"上传时间:{day}",
        f"文档编号:{number}",
    ]
    header = [
        title,
        "",
        " ".join(chance.sample(said, len(said))),
        "下载 返回 举报 相关",
        *[f"{title}_第{each}页" for each in range(1, min(pages, 4))],
        "点击查看更多>>",
        "资源描述",
        f"《{title}》由会员上传，支持在线阅读，更多相关《{title}》请在{site}上搜索。",
        "",
    ]
    _around(page, header, [*_BELOW, f"版权所有：{site}", "备案号：00000000号"])


def preview_pages(page: Page, chance: random.Random, rate: float) -> None:
    """The preview of such a site: its text run together, 1、 2、 … at the heads of its pages, inside words."""
    if not page.has("row"):
        if chance.random() < 0.5:
            flattened_to_nothing(page, chance, rate)
        flattened_to_spaces(page, chance, rate)
        page.pieces = [Piece("1、", "chrome"), *_cut_into_pages(page.pieces, chance.randint(250, 600))]
    document_site(page, chance, rate)


def _cut_into_pages(pieces: list[Piece], length: int) -> Iterator[Piece]:
    number, done = 2, 0
    for piece in pieces:
        at = _cut(piece, length - done)
        if at is None:
            done += len(piece.text)
            yield piece
            continue
        yield replace(piece, text=piece.text[:at])
        yield Piece(f"\n\n{number}、", "chrome")
        yield replace(piece, text=piece.text[at:])
        number, done = number + 1, len(piece.text) - at


def _cut(piece: Piece, least: int) -> int | None:
    """Where the page ends inside a value: between two Chinese characters, ``least`` or more into it."""
    if piece.kind != "value" or len(piece.text) < 8:
        return None
    places = range(max(least, 2), len(piece.text) - 1)
    return next((at for at in places if is_han(piece.text[at - 1]) and is_han(piece.text[at])), None)


def article_site(page: Page, chance: random.Random, rate: float) -> None:
    """A site of sample texts: the way to the article above it, other articles below."""
    day = _day(chance)
    header = [
        "当前位置：首页 > 范文大全 > 岗位职责",
        page.name,
        f"时间：{day} 来源：网络整理 作者：佚名 点击：{chance.randint(100, 9000)}次",
    ]
    trades = chance.sample(words()["trade"], 4)
    others = [f"{chance.choice(trade['posts'])}岗位职责" for trade in trades]
    footer = [f"上一篇：{others[0]}", f"下一篇：{others[1]}", "相关推荐", *others[2:], "版权所有 未经许可不得转载"]
    _around(page, header, footer)
    page.facts = {"title": page.name, "uploaded": day}


def job_site(page: Page, chance: random.Random, rate: float) -> None:
    """A site of vacancies: its menu above, similar ones with their pay below. Only notices stand there."""
    if page.family != "advertisement":
        return
    header = ["首页 职位搜索 名企专区 校园招聘 登录 注册", "举报 收藏 分享"]
    trades = chance.sample(words()["trade"], 3)
    low = chance.randint(4, 8)
    similar = [f"{chance.choice(trade['posts'])} {low}-{low + 3}K 经验不限 大专" for trade in trades]
    footer = [
        "相似职位",
        *similar,
        "关于我们 | 联系客服 | 隐私政策",
        "求职安全提醒：凡以任何名义收取费用的均属违法，请及时举报",
    ]
    _around(page, header, footer)


def _around(page: Page, header: list[str], footer: list[str]) -> None:
    above, below = "".join(f"{line}\n" for line in header), "".join(f"\n{line}" for line in footer)
    page.pieces = [Piece(above, "chrome"), *page.pieces, Piece(below, "chrome")]


def _day(chance: random.Random) -> str:
    return f"20{chance.randint(10, 24)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
