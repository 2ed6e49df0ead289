"""What the passes of an alignment share: who has a partner by now, and who is still free."""

from __future__ import annotations

from typing import NamedTuple

from tiaowen.fold import fold
from tiaowen.likeness import Texts, bigrams, essence
from tiaowen.model import Article, Division, Law, Ordinal
from tiaowen.order import Candidate, chain
from tiaowen.sides import words


class Unit(NamedTuple):
    """A unit as alignment sees it."""

    ordinal: Ordinal
    key: str
    """Its words, folded: equal for what is identical."""
    parts: tuple[str, ...]
    """The same part by part: title, 款, labels and words of items."""
    title: str
    """Its own title, folded; empty where it has none."""
    heading: str
    """The title of the division that it stands in, folded."""


def units(law: Law) -> list[Unit]:
    """All units of a law; the words are folded in one go, which is faster than one by one."""
    articles = law.units
    texts = [words(unit) for unit in articles]
    folded, start = fold("\n".join("\n".join(parts) for parts in texts)), 0
    headings = {unit.span: path[-1].name for path, unit in law.walk() if path and isinstance(unit, Article)}
    found = []
    for unit, parts in zip(articles, texts, strict=True):
        keys = []
        for part in parts:
            keys.append(folded[start : start + len(part)])
            start += len(part) + 1
        start += not parts
        key = "".join("".join(keys).split())
        heading = fold(headings.get(unit.span, ""))
        found.append(Unit(unit.ordinal, key, tuple(keys), fold(unit.title.text), heading))
    return found


def divisions(law: Law) -> list[tuple[tuple[Division, ...], Division]]:
    """All divisions in reading order, with those around them."""
    return [(path, node) for path, node in law.walk() if isinstance(node, Division)]


class Match(NamedTuple):
    """The partner of an old unit."""

    new: int
    by: str
    likeness: float
    doubt: str


class Matching:
    """The pairs found so far; a unit has at most one partner."""

    def __init__(self, old: list[Unit], new: list[Unit]) -> None:
        self.old, self.new = old, new
        self.matches: dict[int, Match] = {}
        self.partner: dict[int, int] = {}
        """The old unit of a new one."""
        self._essences: dict[str, str] = {}
        self._texts: Texts | None = None

    def take(self, old: int, new: int, by: str, likeness: float = 1.0, doubt: str = "") -> None:
        """Makes a pair of two free units."""
        self.matches[old] = Match(new, by, likeness, doubt)
        self.partner[new] = old

    def release(self, old: int) -> None:
        """Undoes a pair."""
        del self.partner[self.matches.pop(old).new]

    def free_old(self) -> list[int]:
        """The old units without a partner, in order."""
        return [unit for unit in range(len(self.old)) if unit not in self.matches]

    def free_new(self) -> list[int]:
        """The new units without a partner, in order."""
        return [unit for unit in range(len(self.new)) if unit not in self.partner]

    def essence(self, unit: Unit) -> str:
        """The words of a unit without what does not count."""
        known = self._essences.get(unit.key)
        if known is None:
            known = self._essences[unit.key] = essence(unit.key)
        return known

    def texts(self) -> Texts:
        """All units, ready to be scored."""
        if self._texts is None:
            self._texts = Texts(
                {number: bigrams(self.essence(unit)) for number, unit in enumerate(self.old)},
                {number: bigrams(self.essence(unit)) for number, unit in enumerate(self.new)},
            )
        return self._texts

    def spine(self) -> list[tuple[int, int]]:
        """The heaviest chain of pairs that keeps the order: what the gaps lie between.

        A pair weighs as much as it has words: a short one may be there by chance.
        """
        candidates = [Candidate(old, match.new, self.weight(old)) for old, match in self.matches.items()]
        return [(pair.old, pair.new) for pair in chain(candidates)]

    def weight(self, old: int) -> float:
        """How much a pair has in common: its words, as far as they are alike."""
        match = self.matches[old]
        return match.likeness * (20 + min(len(self.old[old].key), len(self.new[match.new].key)))
