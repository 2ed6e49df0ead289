"""Chunks that are equal in both copies, in order: the first look, which settles nearly all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable
from itertools import pairwise
from typing import NamedTuple

from tiaowen.check.chunks import Chunk
from tiaowen.check.copy import Copy
from tiaowen.order import Candidate, chain

Key = Callable[[Copy, Chunk], Hashable]
"""What makes two chunks equal."""


class Region(NamedTuple):
    """Chunks of A beside chunks of B, as ranges of indexes; one range is empty where a copy has nothing."""

    a0: int
    a1: int
    b0: int
    b1: int
    moved: bool = False
    """Whether it breaks the order that the other regions keep."""


def exact(a: Copy, b: Copy, gap: Region, key: Key) -> tuple[list[Region], list[Region]]:
    """Pairs of equal chunks within a gap, from its ends inwards, then those unique in it; and the gaps between them."""
    done: list[Region] = []
    left: list[Region] = []
    ours = [key(a, chunk) for chunk in a.chunks[gap.a0 : gap.a1]]
    yours = [key(b, chunk) for chunk in b.chunks[gap.b0 : gap.b1]]
    stack = [(0, len(ours), 0, len(yours))]
    while stack:
        a0, a1, b0, b1 = stack.pop()
        while a0 < a1 and b0 < b1 and ours[a0] == yours[b0]:
            done.append(_pair(gap, a0, b0))
            a0, b0 = a0 + 1, b0 + 1
        while a0 < a1 and b0 < b1 and ours[a1 - 1] == yours[b1 - 1]:
            a1, b1 = a1 - 1, b1 - 1
            done.append(_pair(gap, a1, b1))
        found = _unique(ours, yours, a0, a1, b0, b1) if a0 < a1 and b0 < b1 else []
        if not found and (a0 < a1 or b0 < b1):
            left.append(Region(gap.a0 + a0, gap.a0 + a1, gap.b0 + b0, gap.b0 + b1))
        for i, j in [*found, (a1, b1)] if found else ():
            stack.append((a0, i, b0, j))
            if i < a1:
                done.append(_pair(gap, i, j))
            a0, b0 = i + 1, j + 1
    return done, left


def with_role(copy: Copy, chunk: Chunk) -> Hashable:
    """Role and words: so that a heading in the contents does not pair with the heading itself."""
    return chunk.role, copy.key[chunk.start : chunk.end]


def whole(copy: Copy, chunk: Chunk) -> Hashable:
    """The words with their number: a slip may make the parser take a title for a note."""
    return copy.key[chunk.start : chunk.end]


def body(copy: Copy, chunk: Chunk) -> Hashable:
    """The words without their number; nothing where there are few."""
    return copy.key[chunk.body : chunk.end] if chunk.end - chunk.body >= 6 else (chunk.role, chunk.start, id(copy))


def without(gap: Region, ours: set[int], yours: set[int]) -> list[Region]:
    """What is left of a gap around the chunks that are taken out of it."""
    left_a = [i for i in range(gap.a0, gap.a1) if i not in ours]
    left_b = [j for j in range(gap.b0, gap.b1) if j not in yours]
    if len(left_a) == gap.a1 - gap.a0 and len(left_b) == gap.b1 - gap.b0:
        return [gap]
    # Taken from the middle: then what is left is looked at piece by piece, first with first.
    runs_a, runs_b = _runs(left_a), _runs(left_b)
    size = max(len(runs_a), len(runs_b))
    runs_a += [(gap.a1, gap.a1)] * (size - len(runs_a))
    runs_b += [(gap.b1, gap.b1)] * (size - len(runs_b))
    return [Region(*one, *other) for one, other in zip(runs_a, runs_b, strict=True)]


def second(a: Copy, b: Copy, regions: list[Region]) -> list[Region]:
    """Of an article that stands twice in a row in one copy, the first is the other copy's, and the second too much."""
    found = list(regions)
    for index, (one, other) in enumerate(pairwise(found)):
        if other.a1 - other.a0 != 1 or other.b1 - other.b0 != 1 or other.moved:
            continue
        if (one.a0, one.a1, one.b0) == (other.a0 - 1, other.a0, one.b1) and _same(a, one.a0, other.a0):
            j = other.b0
            found[index : index + 2] = Region(one.a0, one.a1, j, j + 1), Region(other.a0, other.a1, j + 1, j + 1)
        elif (one.b0, one.b1, one.a0) == (other.b0 - 1, other.b0, one.a1) and _same(b, one.b0, other.b0):
            i = other.a0
            found[index : index + 2] = Region(i, i + 1, one.b0, one.b1), Region(i + 1, i + 1, other.b0, other.b1)
    return found


def _same(copy: Copy, one: int, other: int) -> bool:
    return with_role(copy, copy.chunks[one]) == with_role(copy, copy.chunks[other])


def _runs(indexes: list[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for index in indexes:
        if runs and runs[-1][1] == index:
            runs[-1] = (runs[-1][0], index + 1)
        else:
            runs.append((index, index + 1))
    return runs


def _pair(gap: Region, i: int, j: int) -> Region:
    return Region(gap.a0 + i, gap.a0 + i + 1, gap.b0 + j, gap.b0 + j + 1)


def _unique(
    ours: list[Hashable], yours: list[Hashable], a0: int, a1: int, b0: int, b1: int
) -> list[tuple[int, int]]:
    """Pairs of what stands once on either side, as many as keep their order."""
    count_a, count_b = Counter(ours[a0:a1]), Counter(yours[b0:b1])
    places = {yours[j]: j for j in range(b0, b1)}
    common = [i for i in range(a0, a1) if ours[i] and count_a[ours[i]] == 1 and count_b[ours[i]] == 1]
    rank = {j: at for at, j in enumerate(sorted(places[ours[i]] for i in common))}
    # Of 一二三 and 三二一 it is 二 that stayed where it was.
    found = [
        Candidate(i, places[ours[i]], 1.01 if rank[places[ours[i]]] == at else 1) for at, i in enumerate(common)
    ]
    return [(pair.old, pair.new) for pair in chain(found)]
