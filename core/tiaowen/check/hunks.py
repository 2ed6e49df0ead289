"""Two strings -> where they differ, exactly: what a longest common subsequence leaves, each hunk where it fits best."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from tiaowen import lcs

NEAR = 2
"""Words that changed places with words of this length, or of their own, are one difference."""


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
    return _joined(_transposed(found, a, b), a, b)


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


def _transposed(found: list[Hunk], a: str, b: str) -> list[Hunk]:
    """Words that are left out and put in again close by, 者或 for 或者, are one hunk and not two."""
    joined: list[Hunk] = []
    for hunk in found:
        last = joined[-1] if joined else None
        if last and hunk.a0 - last.a1 <= max(NEAR, _size(hunk)) and _exchanged(last, hunk, a, b):
            joined[-1] = Hunk(last.a0, hunk.a1, last.b0, hunk.b1)
        else:
            joined.append(hunk)
    return joined


def _exchanged(one: Hunk, other: Hunk, a: str, b: str) -> bool:
    """Whether what one of two hunks leaves out is what the other one puts in."""
    first, second = (a[one.a0 : one.a1], b[one.b0 : one.b1]), (b[other.b0 : other.b1], a[other.a0 : other.a1])
    return first == second and "" in first


def _joined(found: list[Hunk], a: str, b: str) -> list[Hunk]:
    """Hunks that next to nothing divides are one: in a rewritten sentence a lone common 的 says nothing.

    But what stands in brackets is by itself: 小(xiao)学(xue).
    """
    joined: list[Hunk] = []
    for hunk in found:
        last = joined[-1] if joined else None
        if last and (_bracketed(last, a, b) or _bracketed(hunk, a, b)):
            joined.append(hunk)
        elif last and (hunk.a0 - last.a1) * 2 < min(_size(last), _size(hunk)):
            joined[-1] = Hunk(last.a0, hunk.a1, last.b0, hunk.b1)
        else:
            joined.append(hunk)
    return joined


def _bracketed(hunk: Hunk, a: str, b: str) -> bool:
    """Whether one text has brackets here, and the other nothing."""
    ours, yours = a[hunk.a0 : hunk.a1], b[hunk.b0 : hunk.b1]
    words = ours or yours
    return not (ours and yours) and words[:1] in "(（" and words[-1:] in ")）"


def _size(hunk: Hunk) -> int:
    return max(hunk.a1 - hunk.a0, hunk.b1 - hunk.b0)
