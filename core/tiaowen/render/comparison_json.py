"""A comparison as JSON, complete: the unchanged articles too, every piece with its place in both files.

`start` and `end` of a span are offsets into the decoded source file, `line` and `column` count from 1;
`old_start` and `new_start` of a piece, `start` of a part and `offset` of a remark count characters of
the `text` of their side.
"""

from __future__ import annotations

from typing import cast

from tiaowen import pinpoint
from tiaowen.comparison import Change, Comparison, Part, Piece, Row, Side
from tiaowen.model import Law, Pinpoint, Span
from tiaowen.render import json, mapping
from tiaowen.render.dates import effective, version
from tiaowen.render.json import Encoder, Value
from tiaowen.render.runs import differs


def text(comparison: Comparison) -> str:
    """The JSON document; spans lead to the files, whatever script the comparison was turned into."""
    sides = _Sides(Encoder(comparison.old), Encoder(comparison.new))
    counts: dict[str, Value] = dict(comparison.counts)
    fields: dict[str, Value] = {
        "old": _law(sides.old),
        "new": _law(sides.new),
        "different": differs(comparison, mild=False),
        "counts": counts,
        "map": [_line(line) for line in mapping.lines(comparison)],
        "changes": [sides.change(change) for change in comparison.changes],
        "information": [sides.change(change) for change in comparison.information],
    }
    return json.dumps("comparison", fields)


def _law(encoder: Encoder) -> Value:
    law: Law = encoder.law
    return {
        "source": encoder.source(),
        "title": law.title.text,
        "subtitle": law.subtitle.text,
        "date": version(law) or None,
        "effective": effective(law) or None,
        "articles": len(law.units),
    }


def _line(line: mapping.Line) -> Value:
    return {
        "old": str(line.old.ordinal) if line.old else None,
        "new": str(line.new.ordinal) if line.new else None,
        "kind": line.kind,
        "likeness": cast("Value", line.likeness or 0.0),
        "matched_by": line.matched_by,
        "doubt": line.doubt or None,
    }


class _Sides:
    """The values of a change as JSON, each side with the encoder of its law."""

    def __init__(self, old: Encoder, new: Encoder) -> None:
        self.old, self.new = old, new

    def change(self, change: Change) -> Value:
        return {
            "subject": change.subject,
            "kind": change.kind,
            "real": change.real,
            "link": change.link,
            "words": change.words,
            "renumbered": change.renumbered,
            "moved": change.moved,
            "matched_by": change.matched_by,
            "likeness": cast("Value", change.likeness),
            "certain": change.certain,
            "doubt": change.doubt or None,
            "old": _side(change.old, self.old) if change.old else None,
            "new": _side(change.new, self.new) if change.new else None,
            "rows": [self._row(change, row) for row in change.rows],
            "remarks": [
                {
                    "code": remark.code,
                    "message": remark.message,
                    "offset": remark.offset,
                    "span": _stretch(change.new, remark.offset, 1, self.new),
                }
                for remark in change.remarks
            ],
        }

    def _row(self, change: Change, row: Row) -> Value:
        return {
            "old": [_index(change.old, part) for part in row.old],
            "new": [_index(change.new, part) for part in row.new],
            "changed": row.changed,
            "pieces": [self._piece(change, piece) for piece in row.pieces],
        }

    def _piece(self, change: Change, piece: Piece) -> Value:
        return {
            "kind": piece.kind,
            "old": piece.old,
            "new": piece.new,
            "old_start": piece.old_start,
            "new_start": piece.new_start,
            "old_span": _stretch(change.old, piece.old_start, len(piece.old), self.old),
            "new_span": _stretch(change.new, piece.new_start, len(piece.new), self.new),
        }


def _index(side: Side | None, part: Part) -> int:
    """Which of the parts of its side it is."""
    starts = [one.start for one in side.parts] if side else []
    return starts.index(part.start)


def _stretch(side: Side | None, start: int, length: int, encoder: Encoder) -> Value:
    """The place in the file of some characters of a side's text; null where there are none."""
    if side is None or not length:
        return None
    return encoder.span(Span(side.origin(start), side.origin(start + length - 1) + 1))


def _side(side: Side, encoder: Encoder) -> Value:
    span = cast("dict[str, int]", encoder.span(side.span))
    return {
        "label": side.label,
        "numbers": [str(ordinal) for ordinal in side.ordinals],
        "text": side.text,
        "divisions": [encoder.heading(division) for division in side.path],
        "span": cast("Value", span),
        "position": f"{encoder.text.source.name}:{span['line']}:{span['column']}",
        "parts": [_part(part, side, encoder) for part in side.parts],
    }


def _part(part: Part, side: Side, encoder: Encoder) -> Value:
    return {
        "kind": part.kind,
        "pinpoint": json.pinpoint(part.pinpoint),
        "name": _name(part.pinpoint, side, encoder.law),
        "text": part.text,
        "label": part.label,
        "start": part.start,
        "span": _stretch(side, part.start, len(part.text), encoder),
    }


def _name(place: Pinpoint, side: Side, law: Law) -> Value:
    """第十六条第二款第（三）项; null for what is in no article or division."""
    if place == Pinpoint():
        return None
    unit = side.units[0].unit if side.units else "条"
    return pinpoint.format(place, pinpoint.usage(law), unit) or None
