"""How much changed: characters taken out and put in."""

from __future__ import annotations

from typing import NamedTuple

from tiaowen.comparison import Change
from tiaowen.render.runs import shows


class Amount(NamedTuple):
    """Characters, without spaces."""

    removed: int
    added: int

    @property
    def total(self) -> int:
        """Both together."""
        return self.removed + self.added


def amount(change: Change, mild: bool) -> Amount:
    """What a view marks as removed and as added; a character in another script counts with `mild` only."""
    marked = [
        piece
        for row in change.rows
        for piece in row.pieces
        if shows(piece, mild) and piece.old != piece.new
    ]
    return Amount(*(sum(len("".join(text.split())) for text in texts) for texts in (
        [piece.old for piece in marked], [piece.new for piece in marked],
    )))  # fmt: skip
