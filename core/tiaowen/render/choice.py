"""Which part of a comparison is shown: a place that was asked for, and what goes together in one line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tiaowen.comparison import Change, Comparison, Row, Side
from tiaowen.errors import NotFoundError, PinpointError
from tiaowen.model import Division, Law, Span
from tiaowen.render.runs import change_shows, row_shows


def only(comparison: Comparison, where: str) -> Comparison:
    """The comparison with nothing in it but what stands at a place, of the new text or of the old.

    `where` is a pinpoint (16, 第十六条第二款, 第三章, 16-18); `old:16` and `new:16` mean one of the texts alone.
    PinpointError for what can't be understood, and for a place that neither text has.
    """
    side, _, rest = where.partition(":")
    both = side.strip().lower() not in ("old", "new")
    asked = where if both else rest
    extents: list[tuple[list[Span], list[Span]]] = []
    missing: list[str] = []
    for law, name in ((comparison.old, "old"), (comparison.new, "new")):
        spans: tuple[list[Span], list[Span]] = ([], [])
        if both or side.strip().lower() == name:
            try:
                spans = _extents(law, asked)
            except NotFoundError as error:
                missing.append(f"{error} (the {name} text)")
        extents.append(spans)
    if not any(spans[0] or spans[1] for spans in extents):
        raise PinpointError("; ".join(missing))
    kept = (_within(change, extents[0], extents[1]) for change in comparison.changes)
    return comparison._replace(changes=tuple(change for change in kept if change), information=())


def _extents(law: Law, where: str) -> tuple[list[Span], list[Span]]:
    """Where the places stand in the clean text: whole articles and divisions, and parts of articles."""
    from tiaowen import pinpoint
    from tiaowen.render.blocks import extent

    places = pinpoint.find(law, where)
    whole = [extent(place.node) for place in places if place.paragraph is None]
    return whole, [extent(place.node) for place in places if place.paragraph is not None]


_Spans = tuple[list[Span], list[Span]]


def _within(change: Change, old: _Spans, new: _Spans) -> Change | None:
    """The change if it is at one of the places, cut down to the rows there if they are parts of articles."""
    if _starts(change.old, old[0]) or _starts(change.new, new[0]):
        return change
    rows = tuple(row for row in change.rows if _row_within(change, row, old[1], new[1]))
    return change._replace(rows=rows) if rows else None


def _starts(side: Side | None, spans: list[Span]) -> bool:
    if side is None or not spans:
        return False
    starts = [unit.span.start for unit in side.units] or [side.span.start]
    return any(span.start <= start < span.end for span in spans for start in starts)


def _row_within(change: Change, row: Row, old: list[Span], new: list[Span]) -> bool:
    for side, parts, spans in ((change.old, row.old, old), (change.new, row.new, new)):
        for part in parts if side and spans else ():
            start = part.passages[0].start if part.passages else -1
            if any(span.start <= start < span.end for span in spans):
                return True
    return False


class Entry(NamedTuple):
    """What a view shows in one place: a change, or several articles of which there is nothing more to tell."""

    kind: str
    """`change`; `heading` for a heading that stayed; `renumbered` and `unchanged` for articles in a row."""
    changes: tuple[Change, ...]

    @property
    def change(self) -> Change:
        """The first of them."""
        return self.changes[0]


def entries(comparison: Comparison, *, mild: bool = False, headings: bool = False) -> Iterator[Entry]:
    """Everything in reading order; articles in a row that kept their words go together.

    `mild` asks for differences of script and punctuation too; `headings` for those that stayed.
    """
    gathered: list[Change] = []
    kind = ""
    for change in comparison.changes:
        found = _entry_kind(change, mild)
        if found == "heading" and not headings:
            continue
        if gathered and found != kind:
            yield Entry(kind, tuple(gathered))
            gathered = []
        kind = found
        gathered.append(change)
        if kind in ("change", "heading"):
            yield Entry(kind, (change,))
            gathered = []
    if gathered:
        yield Entry(kind, tuple(gathered))


def _entry_kind(change: Change, mild: bool) -> str:
    if change.subject not in ("article", "point"):
        if change_shows(change, mild):
            return "change"
        return "heading" if change.subject == "division" else "other"
    told = change.link != "pair" or change.moved or change.doubt or change.remarks
    if told or any(row_shows(row, mild) for row in change.rows):
        return "change" if change_shows(change, mild) else "unchanged"
    return "renumbered" if change.renumbered else "unchanged"


def around(change: Change) -> tuple[tuple[Division, ...], tuple[Division, ...]]:
    """The divisions around the old and the new side, highest first."""
    return (change.old.path if change.old else ()), (change.new.path if change.new else ())
