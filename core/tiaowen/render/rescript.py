"""A change with the text of both sides in one script, for showing; places in the files stay what they were."""

from __future__ import annotations

from collections.abc import Callable

from tiaowen.comparison import Change, Comparison, Part, Piece, Row, Side
from tiaowen.model import Article, Division, Passage

Convert = Callable[[str], str]
"""Text into another script, as long as it was."""


def comparison_in(comparison: Comparison, convert: Convert) -> Comparison:
    """The comparison with every word of it converted; what differed in script only is the same then."""
    return comparison._replace(
        changes=tuple(change_in(change, convert) for change in comparison.changes),
        information=tuple(change_in(change, convert) for change in comparison.information),
    )


def change_in(change: Change, convert: Convert) -> Change:
    """The change with its text converted side by side: the words around a piece decide how it is converted."""
    old = _side(change.old, convert) if change.old else None
    new = _side(change.new, convert) if change.new else None
    rows = tuple(_row(row, old, new) for row in change.rows)
    return change._replace(old=old, new=new, rows=rows)


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
