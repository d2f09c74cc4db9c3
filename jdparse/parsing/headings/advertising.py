"""Headings of advertisements: the title of a job site's page, and a title that says that somebody is wanted."""

from __future__ import annotations

from jdparse.parsing.headings.heading import Heading

HEAD_RULE = "job_head"


def advertises(value: str, heading: Heading) -> bool:
    """A title with its facts, or 成都市会计|招聘: the lines below tell who hires and what is paid."""
    if heading.rule == HEAD_RULE:
        return True
    return heading.kind == "position" and heading.name is not None and "招聘" in value[heading.name.end : heading.end]
