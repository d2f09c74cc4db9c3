"""Recruitment notices: one post, or several that share place, benefits and contact."""

from __future__ import annotations

from generator.layouts.setting import Setting
from generator.layouts.style import han
from generator.phrases import Phrase, phrase
from generator.posts import Post
from generator.words import words
from generator.writing import RecordWriter


def one_post(setting: Setting) -> None:
    """A post with its duties and requirements in either order, then what is offered."""
    post, record = setting.writer.post(), setting.start_record()
    setting.label("title")
    setting.fact(record, post, "title")
    setting.page.line()
    for name in setting.chance.sample(("headcount", "location", "salary", "employment_type"), 3):
        setting.label(name)
        setting.fact(record, post, name)
        setting.page.line()
    _sections(setting, record, post)
    setting.section("benefits")
    setting.fact(record, post, "benefits")
    setting.page.put("close", "。")
    setting.page.line()


def _sections(setting: Setting, record: RecordWriter, post: Post) -> None:
    names = ["responsibilities", "qualifications"]
    for name in names if setting.chance.random() < 0.75 else reversed(names):
        setting.section(name)
        if name == "responsibilities":
            setting.duties(record, post)
        else:
            setting.requirements(record, post)


def several_posts(setting: Setting) -> None:
    """A company's notice: posts with their numbers wanted, then place, benefits and contact for all of them."""
    page, chance = setting.page, setting.chance
    posts = [setting.writer.post() for _ in range(chance.randint(2, 4))]
    records = [setting.start_record() for _ in posts]
    page.value(chance.choice(words()["companies"]), *[record.scalar("employer") for record in records])
    page.put("heading", chance.choice(("招聘启事", "招聘简章", "招聘公告")))
    page.row()
    page.put("other", chance.choice(words()["introductions"]))
    page.row()
    for number, (post, record) in enumerate(zip(posts, records, strict=True)):
        page.put("number", f"{han(number + 1)}、")
        page.value(post.title, record.scalar("title"))
        page.put("close", "（")
        page.value(str(post.headcount), record.scalar("headcount", post.headcount))
        page.put("close", chance.choice(("人）", "名）")))
        page.line()
        for name in ("responsibilities", "qualifications"):
            setting.section(name, "colon" if setting.style.section == "chapter" else None)
            if name == "responsibilities":
                setting.duties(record, post)
            else:
                setting.requirements(record, post)
        setting.label("salary")
        setting.fact(record, post, "salary")
        page.line()
    _shared(setting, posts[0], records)


def _shared(setting: Setting, post: Post, records: list[RecordWriter]) -> None:
    """What the notice says once for all its posts."""
    page = setting.page
    for name in ("location", "benefits"):
        setting.label(name)
        page.value(post.texts[name], *[record.scalar(name) for record in records])
        page.row()
    for name, text in (("contact", _contact(setting)), ("telephone", phrase("0000-12345678"))):
        pointers = [record.extra() for record in records]
        page.put("label", setting.style.label(name), [label for label, _ in pointers])
        page.put("colon", setting.style.colon)
        page.value(text, *[value for _, value in pointers])
        page.row()


def _contact(setting: Setting) -> Phrase:
    return phrase(f"{setting.chance.choice(words()['surnames'])}{setting.chance.choice(('女士', '先生'))}")
