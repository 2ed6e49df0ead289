"""Which unit of one law became which of the other, as frozen values."""

from __future__ import annotations

from typing import NamedTuple

MATCHED_BY = ("identical", "references", "likeness", "position", "move", "split", "merge", "number", "none")
"""How a link was found, surest first.

`identical`: the same words after folding; `references`: the same but for numbers referred to;
`likeness`: strongly alike and nothing else comes near; `position`: less alike, but in order;
`move`: alike but out of order; `split`, `merge`: by containment; `number`: the same numbered heading;
`none`: removed or added.
"""


class Link(NamedTuple):
    """Which units of the old law became which of the new one, by their index in `Law.units`."""

    old: tuple[int, ...]
    """One; several where merged; none where added."""
    new: tuple[int, ...]
    """One; several where split; none where removed."""
    matched_by: str
    """One of `MATCHED_BY`."""
    likeness: float
    """0 to 1: twice the bigrams in common over all bigrams; of a split or merge, of all together."""
    doubt: str = ""
    """Why the link is not certain (存疑), a few words; empty where it is."""
    crossing: bool = False
    """Whether it breaks the order that the other links keep."""
    core: tuple[int, int] | None = None
    """The old and the new unit that were paired first, where there are several of either side."""

    @property
    def kind(self) -> str:
        """`pair`, `split`, `merge`, `removed` or `added`."""
        if not self.new:
            return "removed"
        if not self.old:
            return "added"
        if len(self.new) > 1:
            return "split"
        return "merge" if len(self.old) > 1 else "pair"

    @property
    def pairs(self) -> tuple[tuple[int, int], ...]:
        """Its (old, new) pairs.

        Where one unit was split and took in another one as well, that other one goes with the core only.
        """
        if self.core is None:
            return tuple((old, new) for old in self.old for new in self.new)
        return tuple(
            (old, new) for old in self.old for new in self.new if old == self.core[0] or new == self.core[1]
        )


class Stray(NamedTuple):
    """A sentence (or item) of an old unit that is found in a new one which isn't its unit's partner."""

    old: int
    """The old unit that held it, by its index in `Law.units`."""
    new: int
    """The new unit that holds it."""
    likeness: float
    """How much the old sentence and the new one are alike, 0 to 1."""
    share: float
    """How much of the old unit or the new one, whichever is more, such sentences are."""
    words: str
    """The new sentence, folded."""


class Alignment(NamedTuple):
    """Which article is which, and which division."""

    links: tuple[Link, ...]
    """Every unit of either law stands in exactly one link; in the order of the new law,
    a removed unit behind the link of the unit before it."""
    divisions: tuple[tuple[int | None, int | None], ...]
    """Pairs of indexes into the divisions of each law in reading order; None where there is none."""

    strays: tuple[Stray, ...] = ()
    """What joins two units that stand in two links: 第三条第一款 is now in 第二条, the rest still in 第三条."""

    def pairs(self) -> tuple[tuple[int, int], ...]:
        """All (old, new) pairs of unit indexes: of splits, merges and strays too."""
        linked = [pair for link in self.links for pair in link.pairs]
        return (*linked, *(stray[:2] for stray in self.strays))
