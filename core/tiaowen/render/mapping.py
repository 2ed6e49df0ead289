"""Old number to new number, a line each: what whoever maintains references to a law wants."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tiaowen.comparison import Change, Comparison
from tiaowen.model import Article

COLUMNS = ("old", "new", "kind", "likeness", "matched_by", "doubt")


class Line(NamedTuple):
    """An article of the old law and what it became; of a split or merge one for each pair."""

    old: Article | None
    """None where added."""
    new: Article | None
    """None where removed."""
    change: Change

    @property
    def cells(self) -> tuple[str, str, str, str, str, str]:
        """The columns as text: numbers as a pinpoint is typed, 16 or 120-1; empty where there is none."""
        change = self.change
        paired = self.old is not None and self.new is not None
        return (
            str(self.old.ordinal) if self.old else "",
            str(self.new.ordinal) if self.new else "",
            change.kind,
            f"{change.likeness:.2f}" if paired else "",
            change.matched_by if paired else "",
            change.doubt,
        )


def lines(comparison: Comparison) -> Iterator[Line]:
    """The articles (or points) of both laws, the unchanged ones too, in the order of the new one."""
    for change in comparison.articles:
        olds: tuple[Article | None, ...] = change.old.units if change.old else (None,)
        news: tuple[Article | None, ...] = change.new.units if change.new else (None,)
        for old in olds:
            for new in news:
                yield Line(old, new, change)


def tsv(comparison: Comparison) -> str:
    """The lines with tabs between the columns, under a line that names them."""
    rows = [COLUMNS, *(line.cells for line in lines(comparison))]
    return "".join("\t".join(" ".join(cell.split()) for cell in row) + "\n" for row in rows)
