"""One change: the text of two sides, row by row, and the class of its words."""

from __future__ import annotations

from typing import NamedTuple

from tiaowen.comparison import Change, Piece, Remark, Row, Side
from tiaowen.fold import fold
from tiaowen.links import Link
from tiaowen.parts import align_parts
from tiaowen.pieces import Stretch, pieces, worst
from tiaowen.terms import Terms
from tiaowen.tokens import Moves


class Context(NamedTuple):
    """What a change has to know of the two laws that it stands in."""

    moves: Moves
    """Where the articles and divisions of the old law are in the new one."""
    terms: Terms
    """Which characters form a word."""


def change(
    subject: str,
    old: Side | None,
    new: Side | None,
    context: Context,
    *,
    link: Link | None = None,
    renumbered: bool = False,
    moved: bool = False,
) -> Change:
    """One change: its rows and pieces, and the class of its words."""
    if old is None or new is None:
        rows = _one_sided(old, new)
        kind = "added" if old is None else "removed"
        return Change(subject, kind, old, new, "edited", False, False, "none", 0.0, "", rows)
    rows, remarks = _rows(old, new, context)
    words = worst([piece for row in rows for piece in row.pieces])
    if any(not row.old or not row.new for row in rows):
        words = "edited"
    found = link or Link((), (), "identical" if words in ("same", "script", "editorial") else "position", 1.0)
    kind = found.kind if link else "pair"
    return Change(
        subject, kind, old, new, words, renumbered, moved, found.matched_by, found.likeness, found.doubt,
        rows, remarks,
    )  # fmt: skip


def _one_sided(old: Side | None, new: Side | None) -> tuple[Row, ...]:
    if new is not None:
        return tuple(Row((), (part,), (Piece("added", "", part.text, 0, part.start),)) for part in new.parts)
    parts = old.parts if old else ()
    return tuple(Row((part,), (), (Piece("removed", part.text, "", part.start, 0),)) for part in parts)


def _rows(old: Side, new: Side, context: Context) -> tuple[tuple[Row, ...], tuple[Remark, ...]]:
    """The parts side by side, with the pieces of each row."""
    ours, yours = fold(old.text), fold(new.text)
    keys = (
        [ours[part.start + part.label : part.end] for part in old.parts],
        [yours[part.start + part.label : part.end] for part in new.parts],
    )
    rows: list[Row] = []
    remarks: list[Remark] = []
    mine = other = 0
    for olds, news in align_parts(old.parts, new.parts, keys):
        left, right = old.parts[olds.start : olds.stop], new.parts[news.start : news.stop]
        # An empty side stands where the side got to.
        mine = left[0].start if left else mine
        other = right[0].start if right else other
        mine_end, other_end = left[-1].end if left else mine, right[-1].end if right else other
        found, said = pieces(
            Stretch(old.text[mine:mine_end], ours[mine:mine_end], mine),
            Stretch(new.text[other:other_end], yours[other:other_end], other),
            context.moves,
            context.terms,
        )
        rows.append(Row(left, right, tuple(found)))
        remarks += said
        mine, other = mine_end, other_end
    return tuple(rows), tuple(remarks)
