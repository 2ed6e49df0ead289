"""A line for each changed article, and totals: how much changed where."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from tiaowen.render import naming
from tiaowen.render.amounts import Amount, amount
from tiaowen.render.choice import entries
from tiaowen_cli.screen.changes import Wanted, foot, paragraph, what
from tiaowen_cli.screen.visible import visible
from tiaowen_cli.screen.wrap import width

if TYPE_CHECKING:
    from tiaowen.comparison import Change, Comparison
    from tiaowen_cli.session import Session

BAR = 30
"""Columns for the bar of the article that changed most, where there is room."""
WIDEST, NARROWEST = 40, 16
"""Columns for the name: no heading makes the table wider, and below the least there is no table."""


class Line(NamedTuple):
    """An article that changed."""

    name: str
    kind: str
    amount: Amount
    sign: str
    """存疑 where the pairing is not certain."""


def stat(comparison: Comparison, session: Session, wanted: Wanted) -> str:
    """The lines, then the totals."""
    kinds = ("change", "renumbered", "unchanged") if wanted.unchanged else ("change", "renumbered")
    found = [
        _line(change, wanted)
        for entry in entries(comparison, mild=wanted.mild)
        if entry.kind in kinds
        for change in entry.changes
    ]
    lines = [*_table(found, session), *foot(comparison, session)]
    return "".join(line + "\n" for line in lines)


def _line(change: Change, wanted: Wanted) -> Line:
    signs = ["存疑"] * bool(change.doubt) + sorted({remark.code for remark in change.remarks})
    return Line(visible(naming.numbers(change)), what(change), amount(change, wanted.mild), ", ".join(signs))


class Columns(NamedTuple):
    """How wide the columns of the table are; those of the bar are what is left."""

    name: int
    kind: int
    digits: int
    bar: int
    stacked: bool = False
    """Whether there is no room for a table."""

    @classmethod
    def of(cls, found: list[Line], session: Session) -> Columns:
        """As wide as they need to be, the name at most what the terminal has."""
        kind = max((len(line.kind) for line in found), default=0)
        digits = max((len(str(max(line.amount))) for line in found), default=1) + 1
        sign = max((width(line.sign) + 2 for line in found if line.sign), default=0)
        rest = 2 + kind + 2 + 2 * digits + 1 + sign
        name = min(max((width(line.name) for line in found), default=0), WIDEST)
        if not session.terminal:
            return cls(name, kind, digits, 0)
        room = session.columns - rest
        fits = min(name, room)
        return cls(fits, kind, digits, min(BAR, room - fits - 3), stacked=room < min(name, NARROWEST))


def _table(found: list[Line], session: Session) -> Iterator[str]:
    """Name, kind, characters put in and taken out, a bar; below each other where the terminal is too narrow."""
    columns = Columns.of(found, session)
    most = max((line.amount.total for line in found), default=0)
    theme = session.theme
    for line in found:
        counts = _counts(line.amount, columns.digits)
        if columns.stacked:
            yield from paragraph(line.name, session, theme.article)
            below = "  ".join(filter(None, (line.kind, " ".join(counts.split()), line.sign)))
            yield from paragraph(below, session, indent=2)
            continue
        name = line.name
        if width(name) > columns.name and session.terminal:
            yield from paragraph(name, session, theme.article)
            name = ""
        gap = " " * (columns.name - width(name))
        sign = f"  {theme.paint(line.sign, theme.warning)}" if line.sign else ""
        bar = _bar(line.amount, most, columns.bar, session)
        yield f"{theme.paint(name, theme.article)}{gap}  {line.kind:{columns.kind}}  {counts}{sign}{bar}".rstrip()


def _counts(amount: Amount, digits: int) -> str:
    """+48 -5; nothing where no words changed."""
    if not amount.total:
        return " " * (2 * digits + 1)
    added, removed = f"+{amount.added}", f"-{amount.removed}"
    return f"{added:>{digits}} {removed:>{digits}}"


def _bar(amount: Amount, most: int, columns: int, session: Session) -> str:
    """+++--- as long as the change is large; at least one sign for any change."""
    if columns < 5 or not most:
        return ""
    scale = columns / most
    added, removed = (max(1, int(count * scale)) if count else 0 for count in (amount.added, amount.removed))
    theme = session.theme
    return "  " + theme.paint("+" * added, theme.added) + theme.paint("-" * removed, theme.removed)
