"""A comparison as one text: what changed, with 删 and 增 in place and some clauses around them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tiaowen.render import naming, runs
from tiaowen.render.choice import Entry, entries
from tiaowen_cli.screen.changes import Wanted, files, foot, head, paragraph
from tiaowen_cli.screen.marked import Ink
from tiaowen_cli.screen.visible import visible
from tiaowen_cli.screen.wrap import width

if TYPE_CHECKING:
    from tiaowen.comparison import Change, Comparison, Row
    from tiaowen_cli.session import Session

INDENT = 2


def inline(comparison: Comparison, session: Session, wanted: Wanted) -> str:
    """The whole view, ending in a newline."""
    lines = list(files(comparison, session))
    for entry in entries(comparison, mild=wanted.mild, headings=wanted.unchanged):
        if entry.kind in ("unchanged", "heading", "other") and not wanted.unchanged:
            continue
        lines += ["", *_entry(entry, comparison, session, wanted)]
    lines += ["", *foot(comparison, session)]
    return "".join(line + "\n" for line in lines)


def _entry(entry: Entry, comparison: Comparison, session: Session, wanted: Wanted) -> Iterator[str]:
    if entry.kind == "change" or not wanted.unchanged:
        yield from head(entry, comparison, session)
        yield from _rows(entry.change, comparison, session, wanted) if entry.kind == "change" else ()
        return
    for index, change in enumerate(entry.changes):
        if index:
            yield ""
        yield from head(Entry(entry.kind, (change,)), comparison, session)
        yield from _rows(change, comparison, session, wanted._replace(full=True))


def _rows(change: Change, comparison: Comparison, session: Session, wanted: Wanted) -> Iterator[str]:
    """The rows in which something changed, or all of them; each 款 is named where its first row stands."""
    ink, before = Ink(session.theme), ""
    for rows in _groups(change, wanted):
        if len(rows) > 1 or (runs.only_labels(rows[0], wanted.mild) and not wanted.full):
            said = f"{naming.labels(rows)}  renumbered, same words"
            yield from paragraph(said, session, session.theme.dim, INDENT, INDENT)
            continue
        row, names = rows[0], naming.row_names(change, rows[0], comparison)
        found = runs.inline(row.pieces, wanted.mild)
        if not wanted.full:
            found = runs.shortened(found, wanted.clauses, _label(row))
        for index, line in enumerate(runs.lines(found)):
            name = visible(names[index]) if index < len(names) else ""
            yield from _row(f"{name}  " if name and name != before else "", line, ink, session)
            before = name or before


def _groups(change: Change, wanted: Wanted) -> Iterator[list[Row]]:
    """The rows that are shown, one by one; together those of which only the numbers of the 项 changed."""
    gathered: list[Row] = []
    for row in change.rows:
        if not wanted.full and runs.only_labels(row, wanted.mild):
            gathered.append(row)
            continue
        if gathered:
            yield gathered
            gathered = []
        shown = wanted.full or runs.in_its_place(change, row) or runs.row_shows(row, wanted.mild)
        if shown and not naming.told_by_name(change, row):
            yield [row]
    if gathered:
        yield gathered


def _label(row: Row) -> int:
    """How many characters of the row are the label of its item."""
    parts = row.new or row.old
    return parts[0].label if parts else 0


def _row(name: str, found: list[runs.Run], ink: Ink, session: Session) -> Iterator[str]:
    if session.terminal and INDENT + width(name) > session.columns // 2:
        # Too narrow for both beside each other.
        yield from paragraph(name.rstrip(), session, ink.theme.dim, INDENT, INDENT)
        name = ""
    prefix = " " * INDENT + ink.theme.paint(name.rstrip(), ink.theme.dim) + "  " * bool(name)
    if not session.terminal:
        yield prefix + ink.line(found)
        return
    lines = ink.lines(found, session.columns, INDENT + width(name), INDENT)
    yield prefix + lines[0] if lines else prefix.rstrip()
    yield from lines[1:]
