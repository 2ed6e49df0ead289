"""Chains: the best subset of pairs that keeps the order on both sides."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Candidate(NamedTuple):
    """A pair that may be taken, and what taking it is worth."""

    old: int
    new: int
    gain: float


def chain(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates of largest total gain among those that increase strictly on both sides.

    n log n in their number: a tree over the new side holds the best chain that ends at or before each place.
    Candidates of no gain are left out; of equal chains the one that comes first in the order is kept.
    """
    ordered = sorted((c for c in candidates if c.gain > 0), key=_place)
    size = 1 + max((c.new for c in ordered), default=-1)
    best = [0.0] * (size + 1)
    ends: list[int] = [-1] * (size + 1)
    before: list[int] = [-1] * len(ordered)
    for index, candidate in enumerate(ordered):
        total, place = 0.0, candidate.new
        while place > 0:
            if best[place] > total:
                total, before[index] = best[place], ends[place]
            place -= place & -place
        total, place = total + candidate.gain, candidate.new + 1
        while place <= size:
            if total > best[place]:
                best[place], ends[place] = total, index
            place += place & -place
    return _trace(ordered, before, _last(best, ends, size))


def _place(candidate: Candidate) -> tuple[int, int]:
    # Of one old unit the later new one first: so that a chain can't take both.
    return candidate.old, -candidate.new


def _last(best: list[float], ends: list[int], size: int) -> int:
    """The candidate that ends the best chain of all."""
    total, end, place = 0.0, -1, size
    while place > 0:
        if best[place] > total:
            total, end = best[place], ends[place]
        place -= place & -place
    return end


def _trace(ordered: list[Candidate], before: list[int], end: int) -> list[Candidate]:
    taken: list[Candidate] = []
    while end >= 0:
        taken.append(ordered[end])
        end = before[end]
    return taken[::-1]
