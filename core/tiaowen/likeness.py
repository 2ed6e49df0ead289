"""How alike two texts are, by the pairs of neighbouring characters (bigrams) that they share.

A bigram weighs the more the fewer units have it: 留置 says more about which article this is than 应当.
Punctuation, spaces and the numbers of articles referred to are left out: they shift, and say nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from math import fsum, log, sqrt
from operator import add
from sys import intern
from typing import NamedTuple

from tiaowen.references import mask

_IDLE = re.compile(r"[^\w]+")
"""Everything but letters, digits and Han characters."""

COMMON = 16
"""A bigram of more units than this finds no candidates ..."""
VOTES = 120
"""... and the rarest bigrams of a unit no more than so many: cost stays in proportion to the units.

The more articles, the more of them share a bigram, though two of them are no more alike for it.
"""

CANDIDATES = 6
"""So many candidates of a unit, those with the most rare bigrams in common, get an exact score."""


def essence(folded: str) -> str:
    """A folded text without what does not count: punctuation, spaces, numbers of articles referred to."""
    return _IDLE.sub("", mask(folded))


def bigrams(text: str) -> frozenset[str]:
    """The bigrams of an essence; the text itself where it is a single character."""
    if len(text) < 2:
        return frozenset([text] if text else [])
    return frozenset(map(intern, map(add, text, text[1:])))


class Weights:
    """What each bigram of a set of texts weighs."""

    def __init__(self, profiles: Sequence[frozenset[str]]) -> None:
        counts: Counter[str] = Counter()
        for profile in profiles:
            counts.update(profile)
        total = max(len(profiles), 1)
        # A bigram that all have still weighs 1: on a handful of texts rarity means little.
        by_count: dict[int, float] = {count: 1.0 + log(total / count) for count in set(counts.values())}
        self._weights = {bigram: by_count[count] for bigram, count in counts.items()}

    def total(self, profile: frozenset[str]) -> float:
        """The weight of all bigrams of `profile`, each of which must be known.

        Summed exactly: the order of a set depends on the process, and so would the last digits.
        """
        weights = self._weights
        return fsum([weights[bigram] for bigram in profile])

    def weight(self, bigram: str) -> float:
        """What one bigram weighs."""
        return self._weights[bigram]


class Likeness(NamedTuple):
    """How alike an old unit and a new one are; all from 0 to 1."""

    dice: float
    """Twice the weight in common over the weight of both."""
    of_old: float
    """How much of the old one is in the new one."""
    of_new: float
    """How much of the new one is in the old one."""

    @property
    def score(self) -> float:
        """For a decision: what grew to thrice its size is less alike, but still holds the other whole."""
        contained = max(self.of_old, self.of_new)
        return max(self.dice, 0.8 * contained * sqrt(contained))


class Texts:
    """The units (or sentences) of two laws, ready to be scored."""

    def __init__(
        self,
        old: dict[int, frozenset[str]],
        new: dict[int, frozenset[str]],
        weights: Weights | None = None,
    ) -> None:
        """`weights` are given where the texts are parts of others: every bigram must be known to them."""
        self.old, self.new = old, new
        self.weights = weights or Weights([*old.values(), *new.values()])
        self._old_totals = {unit: self.weights.total(profile) for unit, profile in old.items()}
        self._new_totals = {unit: self.weights.total(profile) for unit, profile in new.items()}
        self._known: dict[tuple[int, int], Likeness] = {}

    def likeness(self, old: int, new: int) -> Likeness:
        """The exact likeness of a pair, computed once."""
        known = self._known.get((old, new))
        if known is None:
            known = self._known[old, new] = self._compare(old, new)
        return known

    def _compare(self, old: int, new: int) -> Likeness:
        common = self.weights.total(self.old[old] & self.new[new])
        mine, yours = self._old_totals[old], self._new_totals[new]
        if not mine or not yours:
            same = 1.0 if mine == yours else 0.0
            return Likeness(same, same, same)
        return Likeness(2 * common / (mine + yours), common / mine, common / yours)

    def candidates(self, olds: Iterable[int], news: Iterable[int]) -> Iterator[tuple[int, int]]:
        """For each of these units those of the other side that share the most rare bigrams with it."""
        found = set(_vote(self.old, olds, self.new))
        # Both ways round: a short new article may be far down the list of a long old one.
        found.update((old, new) for new, old in _vote(self.new, news, self.old))
        return iter(sorted(found))


def _rarity(units: list[int]) -> tuple[int, list[int]]:
    return len(units), units


def _vote(
    ours: dict[int, frozenset[str]], units: Iterable[int], theirs: dict[int, frozenset[str]]
) -> Iterator[tuple[int, int]]:
    units = list(units)
    sought = frozenset().union(*[ours[unit] for unit in units])
    postings: dict[str, list[int]] = {}
    for other, profile in theirs.items():
        for bigram in profile & sought:
            postings.setdefault(bigram, []).append(other)
    rare = {bigram for bigram, others in postings.items() if len(others) <= COMMON}
    for unit in units:
        votes: dict[int, int] = {}
        left = VOTES
        for others in sorted([postings[bigram] for bigram in ours[unit] & rare], key=_rarity):
            left -= len(others)
            if left < 0:
                break
            for other in others:
                votes[other] = votes.get(other, 0) + 1
        for other in sorted(votes, key=lambda other: (-votes[other], other))[:CANDIDATES]:
            yield unit, other
