"""A change with the text of both sides in one script, for showing; places in the files stay what they were."""

from __future__ import annotations

from collections.abc import Callable

from tiaowen.comparison import Change, Comparison, Part, Piece, Row, Side
from tiaowen.model import Article, Division, Law, Passage

Convert = Callable[[str], str]
"""Text into another script, as long as it was."""


def comparison_in(
    comparison: Comparison, convert: Convert, shown: Callable[[Change], bool] | None = None
) -> Comparison:
    """The comparison with its words converted; what differed in script only is the same then.

    Converting is slow, and of most articles a view shows no more than the number: `shown` says of which
    it shows more; without it everything is converted, the notes and announcements too.
    """

    def converted(change: Change) -> Change:
        whole = shown is None or change.subject in _SHORT or shown(change)
        return change_in(change, convert) if whole else _named(change, convert)

    return comparison._replace(
        old=_law(comparison.old, convert),
        new=_law(comparison.new, convert),
        changes=tuple(converted(change) for change in comparison.changes),
        information=tuple(converted(change) for change in comparison.information),
    )


_SHORT = ("title", "subtitle", "division")
"""Subjects whose words stand in the heads of a view."""


def _named(change: Change, convert: Convert) -> Change:
    """The change with its numbers converted, and nothing else."""
    old, new = (
        side._replace(label=convert(side.label), units=tuple(_unit(unit, convert) for unit in side.units))
        if side
        else None
        for side in (change.old, change.new)
    )
    return change._replace(old=old, new=new)


def _law(law: Law, convert: Convert) -> Law:
    """The law with its titles converted; all else that a view shows of it stands in the changes."""
    return law._replace(title=_passage(law.title, convert), subtitle=_passage(law.subtitle, convert))


def change_in(change: Change, convert: Convert) -> Change:
    """The change with its text converted side by side: the words around a piece decide how it is converted."""
    old = _side(change.old, convert) if change.old else None
    new = _side(change.new, convert) if change.new else None
    if old == change.old and new == change.new:
        # It was in this script already, as most of what is asked for in Simplified script is.
        return change
    rows = tuple(_row(row, old, new) for row in change.rows)
    same = change.words == "script" and not any(row.changed for row in rows)
    return change._replace(old=old, new=new, rows=rows, words="same" if same else change.words)


def _side(side: Side, convert: Convert) -> Side:
    text = convert(side.text)
    return side._replace(
        label=convert(side.label),
        text=text,
        parts=tuple(_part(part, text) for part in side.parts),
        units=tuple(_unit(unit, convert) for unit in side.units),
        path=tuple(_heading(division, convert) for division in side.path),
    )


def _part(part: Part, text: str) -> Part:
    return part._replace(text=text[part.start : part.end])


def _unit(unit: Article, convert: Convert) -> Article:
    return unit._replace(label=_passage(unit.label, convert))


def _heading(division: Division, convert: Convert) -> Division:
    return division._replace(label=_passage(division.label, convert), title=_passage(division.title, convert))


def _passage(passage: Passage, convert: Convert) -> Passage:
    return passage._replace(text=convert(passage.text))


def _row(row: Row, old: Side | None, new: Side | None) -> Row:
    return Row(
        tuple(_part(part, old.text) for part in row.old) if old else (),
        tuple(_part(part, new.text) for part in row.new) if new else (),
        tuple(_piece(piece, old, new) for piece in row.pieces),
    )


def _piece(piece: Piece, old: Side | None, new: Side | None) -> Piece:
    before = old.text[piece.old_start : piece.old_start + len(piece.old)] if old else ""
    behind = new.text[piece.new_start : piece.new_start + len(piece.new)] if new else ""
    same = piece.kind in ("script", "editorial") and before == behind
    return piece._replace(kind="same" if same else piece.kind, old=before, new=behind)
