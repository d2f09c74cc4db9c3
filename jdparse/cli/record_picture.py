"""A record as rich draws it: a panel with its plain fields in a table and each list below."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from jdparse.cli.terminal import printable
from jdparse.records import Facets, JobRecord
from jdparse.titles import CATEGORIES, KINDS, SCOPES

_IN_HEADING = {"kind", "title", "truncated"}


def record_picture(number: int, record: JobRecord) -> Panel:
    """The panel of record ``number``."""
    heading = _text(f"{number} {KINDS[record.kind]} {record.kind}: {record.title or '(no title)'}", "bold")
    return Panel(
        Group(*_body(record)),
        title=heading,
        title_align="left",
        subtitle=Text("预览中断 truncated: the page ends inside this record", "yellow") if record.truncated else None,
        subtitle_align="left",
    )


def _body(record: JobRecord) -> Iterator[RenderableType]:
    table = _two_columns()
    sections: list[RenderableType] = []
    for name, field in JobRecord.model_fields.items():
        value = getattr(record, name)
        if name in _IN_HEADING or value is None or value == []:
            continue
        if name in _SECTIONS:
            sections += _section(f"{field.title} {name}", _SECTIONS[name](record))
        else:
            shown = " / ".join(value) if isinstance(value, list) else str(value)
            table.add_row(f"{field.title} {name}", _text(shown))
    if table.row_count:
        yield table
    yield from sections


def _section(heading: str, content: Tree | Table | None) -> list[RenderableType]:
    if content is None:
        return []
    if isinstance(content, Tree):
        content.label = Text(heading, "bold cyan")
        return [Text(), content]
    return [Text(), Text(heading, "bold cyan"), content]


def _responsibilities(record: JobRecord) -> Tree:
    tree = Tree("")
    for number, duty in enumerate(record.responsibilities, 1):
        percent = "" if duty.time_percent is None else f"{duty.time_percent:g}%"
        branch = tree.add(_item(f"{number}.", duty.description or "(no description)", percent))
        for task_number, task in enumerate(duty.tasks, 1):
            branch.add(_item(f"{number}.{task_number}", task))
    return tree


def _authorities(record: JobRecord) -> Tree:
    return _grouped((each.category, each.text) for each in record.authorities)


def _relationships(record: JobRecord) -> Tree:
    return _grouped((f"{SCOPES[each.scope]} {each.scope}", each.text) for each in record.working_relationships)


def _qualifications(record: JobRecord) -> Tree:
    return _grouped((f"{CATEGORIES[each.category]} {each.category}", each.text) for each in record.qualifications)


def _kpis(record: JobRecord) -> Tree:
    return _grouped((None, text) for text in record.kpis)


def _extra(record: JobRecord) -> Table:
    return _rows((each.label, each.text) for each in record.extra)


def _facets(record: JobRecord) -> Table | None:
    known = {name: value for name, value in record.facets.model_dump().items() if value is not None}
    if not known:
        return None
    return _rows((f"{Facets.model_fields[name].title} {name}", f"{value}") for name, value in known.items())


_SECTIONS: dict[str, Callable[[JobRecord], Tree | Table | None]] = {
    "responsibilities": _responsibilities,
    "authorities": _authorities,
    "working_relationships": _relationships,
    "qualifications": _qualifications,
    "kpis": _kpis,
    "extra": _extra,
    "facets": _facets,
}


def _grouped(items: Iterable[tuple[str | None, str]]) -> Tree:
    """A tree with a branch per group, in order of first appearance; what has no group hangs on the trunk,
    and a group of one item is one line."""
    members: dict[str | None, list[str]] = {}
    for group, text in items:
        members.setdefault(group, []).append(text)
    tree = Tree("")
    for group, texts in members.items():
        if group is not None and len(texts) == 1:
            tree.add(_item(f"{group}:", texts[0]))
            continue
        branch = tree if group is None else tree.add(_text(group))
        for number, text in enumerate(texts, 1):
            branch.add(_item(f"{number}.", text))
    return tree


def _item(number: str, text: str, percent: str = "") -> Table:
    """An item whose further lines stand under its text, not under its number."""
    table = Table.grid(padding=(0, 1, 0, 0))
    fronts = [Text(number), Text(percent, "magenta")] if percent else [Text(number)]
    for _ in fronts:
        table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    table.add_row(*fronts, _text(text))
    return table


def _rows(rows: Iterable[tuple[str, str]]) -> Table:
    table = _two_columns()
    for label, text in rows:
        table.add_row(_text(label), _text(text))
    return table


def _two_columns() -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="cyan", max_width=34)
    table.add_column(overflow="fold")
    return table


def _text(text: str, style: str = "") -> Text:
    """``text`` as it is: no markup of rich's is read in it."""
    return Text(printable(text), style)
