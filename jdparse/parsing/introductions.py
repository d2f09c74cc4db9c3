"""What stands before the descriptions and is none: why duties matter, whom the page thanks, what it was written for."""

from __future__ import annotations

from jdparse.parsing.extract import Draft
from jdparse.parsing.names import duty_verbs
from jdparse.parsing.page import Page
from jdparse.parsing.to_the_reader import speaks_to_the_reader

_PROSE = frozenset({"prose", "introduction"})


def without_introduction(page: Page, drafts: list[Draft | None]) -> list[Draft | None]:
    """``drafts`` without the page's own title, under which only an introduction stands.

    护理岗位职责 / 护士是病人最常见到的人。… / 护士长岗位职责 1、…: the first heading names what all the page is about.
    """
    first = next((index for index, draft in enumerate(drafts) if draft is not None), None)
    if first is None or not any(drafts[first + 1 :]):
        return drafts
    draft = drafts[first]
    if draft is None or _is_one_of_several(page, draft, drafts[first + 1 :]) or not _is_introduction(page, draft):
        return drafts
    rest = without_introduction(page, [*[None] * (first + 1), *drafts[first + 1 :]])
    return [*drafts[:first], None, *rest[first + 1 :]]


def _is_one_of_several(page: Page, draft: Draft, others: list[Draft | None]) -> bool:
    """摆渡工 / 早上先看水位… / 售票员 / …: one of several names over paragraphs is no title of the page.

    施工员/质检员 is no post but a kind of work that an article on the trade speaks of.
    """
    heading = draft.entry.heading
    if heading is None or heading.name is None or heading.rule not in _NAMES_OVER_PARAGRAPHS:
        return False
    same = any(other and other.entry.heading and other.entry.heading.rule == heading.rule for other in others)
    return same and "/" not in page.text(heading.name)


_NAMES_OVER_PARAGRAPHS = frozenset({"name_alone_on_its_line", "name_doubled"})


def _is_introduction(page: Page, draft: Draft) -> bool:
    """Prose under a heading without number that tells no duty and does not say what the position is."""
    heading = draft.entry.heading
    if heading is None or heading.marker is not None or heading.headcount:
        return False
    told = [claim for claim in draft.claims if claim.field.split(".")[0] in ("summary", "responsibilities")]
    if len(told) < len([claim for claim in draft.claims if claim.field != "title"]):
        return False
    if any(claim.rule not in _PROSE for claim in told):
        return False
    texts = [page.text(claim.span) for claim in told]
    if any(speaks_to_the_reader(text, page.lexicon) for text in texts):
        return True
    verbs = duty_verbs(page.lexicon)
    name = page.text(heading.name)[-2:] if heading.name else ""
    return not any(verbs.match(text) or name in text[:20] or len(text) > _LONGEST_SENTENCE for text in texts)


_LONGEST_SENTENCE = 120
