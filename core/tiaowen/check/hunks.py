"""Two strings -> where they differ, exactly: what a longest common subsequence leaves, each hunk where it fits best."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from tiaowen import lcs


class Hunk(NamedTuple):
    """A stretch of A and the stretch of B that stands in its place; one of them may be empty."""

    a0: int
    a1: int
    b0: int
    b1: int


def hunks(a: str, b: str) -> list[Hunk]:
    """Where two texts differ, in order; what is between the hunks is equal."""
    found: list[Hunk] = []
    i = j = 0
    for old, new, length in (*lcs.matches(a, b), (len(a), len(b), 0)):
        if i < old or j < new:
            found.append(Hunk(i, old, j, new))
        i, j = old + length, new + length
    return _joined(found)


def placed(a: str, b: str, good: Callable[[int, int], int]) -> list[Hunk]:
    """The hunks, each text that was put in or left out moved to where it fits best among the places that mean the same.

    What was put into 应当，应当 may be 应当， or ，应当: `good` says how well a place of A and B begins something.
    """
    found = hunks(a, b)
    for index, hunk in enumerate(found):
        if (hunk.a0 < hunk.a1) != (hunk.b0 < hunk.b1):
            before = found[index - 1] if index else Hunk(0, 0, 0, 0)
            behind = found[index + 1] if index + 1 < len(found) else Hunk(len(a), 0, len(b), 0)
            room = hunk.a0 - before.a1, behind.a0 - hunk.a1
            text, start, end = (a, hunk.a0, hunk.a1) if hunk.a0 < hunk.a1 else (b, hunk.b0, hunk.b1)
            step = _best(text, start, end, room, lambda step, one=hunk: good(one.a0 + step, one.b0 + step))  # type: ignore[misc]
            found[index] = Hunk(*(place + step for place in hunk))
    return found


def _best(text: str, start: int, end: int, room: tuple[int, int], good: Callable[[int], int]) -> int:
    """How far a stretch of a text is moved; what it moves over is equal at both of its ends."""
    low = high = 0
    while -low < room[0] and text[start + low - 1] == text[end + low - 1]:
        low -= 1
    while high < room[1] and text[start + high] == text[end + high]:
        high += 1
    return max(range(low, high + 1), key=lambda step: (good(step), -abs(step)))


def _joined(found: list[Hunk]) -> list[Hunk]:
    """Hunks that next to nothing divides are one: in a rewritten sentence a lone common 的 says nothing."""
    joined: list[Hunk] = []
    for hunk in found:
        last = joined[-1] if joined else None
        if last and (hunk.a0 - last.a1) * 2 < min(_size(last), _size(hunk)):
            joined[-1] = Hunk(last.a0, hunk.a1, last.b0, hunk.b1)
        else:
            joined.append(hunk)
    return joined


def _size(hunk: Hunk) -> int:
    return max(hunk.a1 - hunk.a0, hunk.b1 - hunk.b0)
