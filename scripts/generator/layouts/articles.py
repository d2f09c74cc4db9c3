"""Articles that collect samples, and prose."""

from __future__ import annotations

from dataclasses import replace

from generator.layouts.setting import Setting
from generator.layouts.style import han
from generator.phrases import Part, Phrase
from generator.posts import Post
from generator.writing import RecordWriter


def samples(setting: Setting) -> None:
    """某某岗位职责（精选N篇）: the same post again and again, each with a number behind its heading."""
    first, count = setting.writer.post(), setting.chance.randint(3, 5)
    posts = [first, *[replace(setting.writer.post(), title=first.title) for _ in range(count - 1)]]
    setting.page.put("heading", f"{first.title}岗位职责（精选{count}篇）")
    setting.page.row()
    for number, post in enumerate(posts):
        record = setting.start_record()
        setting.page.value(post.title, record.scalar("title"))
        setting.page.put("heading", "岗位职责")
        setting.page.put("heading", str(number + 1))
        setting.page.row()
        _sample(setting, record, post)


def parts(setting: Setting) -> None:
    """篇一：… 篇二：…, each about another post."""
    for number in range(setting.chance.randint(3, 5)):
        post, record = setting.writer.post(), setting.start_record()
        setting.page.put("number", f"篇{han(number + 1)}：")
        setting.title_line(record, post.title, "岗位职责")
        _sample(setting, record, post)


def _sample(setting: Setting, record: RecordWriter, post: Post) -> None:
    if setting.chance.random() < 0.5:
        setting.duties(record, post)
        return
    setting.section("responsibilities", "colon")
    setting.duties(record, post)
    setting.section("qualifications", "colon")
    setting.requirements(record, post)


def paragraphs(setting: Setting) -> None:
    """Duties told in paragraphs without any numbers: each printed paragraph is one duty."""
    for _ in range(setting.chance.randint(1, 3)):
        post, record = setting.writer.post(), setting.start_record()
        setting.page.value(post.title, record.scalar("title"))
        setting.page.put("heading", setting.chance.choice(("岗位职责", "工作职责")))
        setting.page.row()
        for at in range(0, len(post.duties), 2):
            setting.page.value(_sentences(post.duties[at : at + 2]), record.duty())
            setting.page.put("close", "。")
            setting.page.row()


def _sentences(texts: tuple[Phrase, ...]) -> Phrase:
    """Several sentences as one text."""
    joined: list[Part] = []
    for text in texts:
        joined += [Part("。"), *text] if joined else text
    return tuple(joined)
