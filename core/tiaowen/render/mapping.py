"""Old number to new number, a line each: what whoever maintains references to a law wants."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tiaowen.comparison import Comparison, Side
from tiaowen.model import Article, Span

COLUMNS = ("old", "new", "kind", "likeness", "matched_by", "doubt")


class Line(NamedTuple):
    """An article of the old law and what it became; of a split or merge one for each pair."""

    old: Article | None
    """None where added."""
    new: Article | None
    """None where removed."""
    kind: str
    """One of `comparison.KINDS`; `part` where a sentence of the old one is in the new one now."""
    likeness: float | None
    """0 to 1; None for one article alone."""
    matched_by: str
    """One of `comparison.MATCHED_BY`, or `sentence`."""
    doubt: str = ""

    @property
    def cells(self) -> tuple[str, str, str, str, str, str]:
        """The columns as text: numbers as a pinpoint is typed, 16 or 120-1; empty where there is none."""
        return (
            str(self.old.ordinal) if self.old else "",
            str(self.new.ordinal) if self.new else "",
            self.kind,
            "" if self.likeness is None else f"{self.likeness:.2f}",
            "" if self.likeness is None else self.matched_by,
            self.doubt,
        )


def lines(comparison: Comparison) -> Iterator[Line]:
    """The articles (or points) of both laws, the unchanged ones too, in the order of the new one."""
    old = _shown(change.old for change in comparison.articles)
    new = _shown(change.new for change in comparison.articles)
    parts: dict[Span, list[Line]] = {}
    for mine, other, stray in comparison.strays:
        line = Line(old.get(mine.span, mine), new.get(other.span, other), "part", stray.likeness, "sentence")
        parts.setdefault(other.span, []).append(line)
    for change in comparison.articles:
        for before, behind in change.pairs:
            yield Line(
                old.get(before.span, before) if before else None,
                new.get(behind.span, behind) if behind else None,
                change.kind,
                change.likeness if before and behind else None,
                change.matched_by,
                change.doubt,
            )
        for unit in change.new.units if change.new else ():
            yield from parts.get(unit.span, ())


def _shown(sides: Iterable[Side | None]) -> dict[Span, Article]:
    """The articles as they stand in the changes, where they may be in another script than in the file."""
    return {unit.span: unit for side in sides if side for unit in side.units}


def tsv(comparison: Comparison) -> str:
    """The lines with tabs between the columns, under a line that names them."""
    rows = [COLUMNS, *(line.cells for line in lines(comparison))]
    return "".join("\t".join(" ".join(cell.split()) for cell in row) + "\n" for row in rows)
