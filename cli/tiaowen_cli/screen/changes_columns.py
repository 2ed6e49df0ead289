"""A comparison in two columns: the old text beside the new one, 款 beside 款."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import zip_longest
from typing import TYPE_CHECKING

from tiaowen.render import naming, runs
from tiaowen.render.choice import Entry, entries
from tiaowen_cli.screen.changes import Wanted, foot, notes, paragraph, same_words, title, what
from tiaowen_cli.screen.marked import Ink, plain_width
from tiaowen_cli.screen.visible import visible
from tiaowen_cli.screen.wrap import width, wrap

if TYPE_CHECKING:
    from tiaowen.comparison import Change, Comparison, Row, Side
    from tiaowen.model import Span
    from tiaowen_cli.session import Session

GUTTER = " │ "
NARROWEST = 56
"""Below this many columns, about 13 characters a side, the new text stands under the old one."""


class Page:
    """The width of the page, and how a row is laid out on it."""

    def __init__(self, session: Session, wanted: Wanted) -> None:
        self.session, self.wanted = session, wanted
        self.theme, self.ink = session.theme, Ink(session.theme)
        self.columns = wanted.width or _columns(session)
        self.half = (self.columns - len(GUTTER)) // 2
        self.stacked = self.columns < NARROWEST

    def row(self, old: list[str], new: list[str]) -> Iterator[str]:
        """The lines of both sides beside each other."""
        bar = self.theme.paint(GUTTER, self.theme.dim)
        for left, right in zip_longest(old, new, fillvalue=""):
            gap = " " * (self.half - plain_width(left))
            yield (left + gap + bar + right).rstrip()

    def words(self, text: str, style: str = "") -> list[str]:
        """A name as the lines of one side."""
        columns = self.columns if self.stacked else self.half
        return [self.theme.paint(line, style) for line in wrap(visible(text), columns, 0, 2)]


def _columns(session: Session) -> int:
    """All columns of the terminal: two texts need more than the width that one reads well in."""
    if not session.terminal:
        return session.columns
    try:
        asked = session.environ.get("COLUMNS", "")
        found = int(asked) if asked.isdigit() else os.get_terminal_size(session.stdout.fileno()).columns
    except (OSError, ValueError):
        return session.columns
    return max(found, session.columns) if session.columns >= NARROWEST else session.columns


def columns(comparison: Comparison, session: Session, wanted: Wanted) -> str:
    """The whole view, ending in a newline."""
    page = Page(session, wanted)
    lines = list(_top(comparison, page))
    for entry in entries(comparison, mild=wanted.mild, headings=wanted.unchanged):
        if entry.kind == "change" or wanted.unchanged:
            for change in entry.changes:
                lines += ["", *_change(change, entry, comparison, page)]
        elif entry.kind == "renumbered":
            lines += ["", *_together(entry, page)]
    lines += ["", *foot(comparison, session)]
    return "".join(line + "\n" for line in lines)


def _top(comparison: Comparison, page: Page) -> Iterator[str]:
    sides = [
        page.words(f"{law.text.source.name}  {title(law)}", style)
        for law, style in ((comparison.old, page.theme.removed), (comparison.new, page.theme.added))
    ]
    if page.stacked:
        yield from sides[0]
        yield from sides[1]
        return
    yield from page.row(*sides)
    yield page.theme.paint("─" * (page.half + 1) + "┼" + "─" * (page.half + 1), page.theme.dim)


def _together(entry: Entry, page: Page) -> Iterator[str]:
    """Articles in a row that have another number and the same words."""
    first, last = entry.changes[0], entry.changes[-1]
    names = [
        naming.label(first, start) + (f" 至 {naming.label(last, end)}" if len(entry.changes) > 1 else "")
        for start, end in ((first.old, last.old), (first.new, last.new))
    ]
    count = same_words(entry)
    if page.stacked:
        yield from paragraph(f"{names[0]}{naming.ARROW}{names[1]}  {count}", page.session, page.theme.dim)
        return
    yield from page.row(page.words(names[0], page.theme.dim), page.words(f"{names[1]}  {count}", page.theme.dim))


def _change(change: Change, entry: Entry, comparison: Comparison, page: Page) -> Iterator[str]:
    session = page.session
    if page.stacked:
        yield from paragraph(f"{naming.numbers(change)}  {what(change)}", session, page.theme.article)
    else:
        kind = "" if entry.kind in ("unchanged", "heading", "other") else what(change)
        yield from page.row(*(_name(change, side, kind, page) for side in (change.old, change.new)))
    yield from notes(change, comparison, session)
    left_out = 0
    seen: set[Span] = set()
    every = page.wanted.full or page.wanted.unchanged
    for row in change.rows:
        if naming.told_by_name(change, row):
            continue
        if not (every or runs.in_its_place(change, row) or runs.row_shows(row, page.wanted.mild)):
            left_out += 1
            continue
        if left_out:
            yield from _left_out(page)
            left_out = 0
        yield from _row([_side(change, row, new, page, seen) for new in (False, True)], row, page)
    if left_out and left_out < len(change.rows):
        yield from _left_out(page)


def _name(change: Change, side: Side | None, kind: str, page: Page) -> list[str]:
    """The number on one side; the kind stands on the side of the new text, or of the old where there is none."""
    name = visible(naming.label(change, side))
    said = kind if side is not None and (side is change.new or change.new is None) else ""
    if width(name) + 2 + len(said) > page.half:
        return [*page.words(name, page.theme.article), *page.words(said, page.theme.title)]
    tail = f"  {page.theme.paint(said, page.theme.title)}" if said else ""
    return [page.theme.paint(name, page.theme.article) + tail]


def _left_out(page: Page) -> Iterator[str]:
    """The sign that 款 without a change stand between those that are shown."""
    cut = [page.theme.paint(runs.CUT, page.theme.dim)]
    yield from (cut if page.stacked else page.row(cut, cut))


def _side(change: Change, row: Row, new: bool, page: Page, seen: set[Span]) -> list[runs.Run]:
    """The text of one side; where there are several articles on it, with the number of each where it begins."""
    side, parts = (change.new, row.new) if new else (change.old, row.old)
    found = runs.of_side(row.pieces, new, page.wanted.mild)
    if not side or not parts or len(side.units) < 2:
        return found
    labels = []
    for part in parts:
        unit = next((unit for unit in side.units if unit.ordinal == part.pinpoint.article), side.units[0])
        labels.append("" if unit.span in seen else " ".join(unit.label.text.split()))
        seen.add(unit.span)
    first = [runs.Run("", labels[0] + "　", "label")] if labels[0] else []
    return [*first, *runs.numbered(found, labels[1:])]


def _row(sides: list[list[runs.Run]], row: Row, page: Page) -> Iterator[str]:
    if not page.stacked:
        left, right = (page.ink.lines(side, page.half) for side in sides)
        yield from page.row(left, right)
    elif runs.row_shows(row, page.wanted.mild):
        for sign, side, style in (("- ", sides[0], page.theme.removed), ("+ ", sides[1], page.theme.added)):
            lines = page.ink.lines(side, page.columns, 2, 2)
            yield from ([page.theme.paint(sign, style) + lines[0], *lines[1:]] if lines else ())
    else:
        lines = page.ink.lines(sides[1], page.columns, 2, 2)
        yield from (["  " + lines[0], *lines[1:]] if lines else ())
