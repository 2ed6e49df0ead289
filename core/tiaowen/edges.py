"""Where a change begins and ends, where there is a choice: at the edge of a clause if that costs nothing.

`甲，乙。` -> `甲，丙，乙。` can be read as 丙， put in behind the first comma or ，丙 put in before it.
Readers of laws think in clauses, so a change that can slide is slid to where a clause begins and ends.
"""

from __future__ import annotations

Span = tuple[int, int, int, int]
"""Old start, old end, new start, new end of a run that is the same on both sides."""

_ENDS = {**dict.fromkeys("\n", 6), **dict.fromkeys("。；：！？", 5), **dict.fromkeys("，", 4), **dict.fromkeys("、）》“", 3)}
_STARTS = {**dict.fromkeys("\n", 3), **dict.fromkeys("。；：，、）》", 2), **dict.fromkeys("（《“", 3)}
FARTHEST = 400
"""A change slides so many tokens at most: repeated text would else be walked through again and again."""


def settle(spans: list[Span], old: str, new: str) -> list[Span]:
    """The same runs, the changes between them slid to the best edges; `old` and `new` are coded tokens."""
    settled = list(spans)
    ends = (len(old), len(old), len(new), len(new))
    for index in range(-1, len(settled)):
        before = settled[index] if index >= 0 else (0, 0, 0, 0)
        behind = settled[index + 1] if index + 1 < len(settled) else ends
        if (before[1] == behind[0]) == (before[3] == behind[2]):
            continue  # something was replaced, or nothing changed: it can't slide
        text, start, end = (old, before[1], behind[0]) if before[3] == behind[2] else (new, before[3], behind[2])
        shift = _best(text, start, end, before[1] - before[0], behind[1] - behind[0])
        if shift and index >= 0 and index + 1 < len(settled):
            settled[index] = (before[0], before[1] + shift, before[2], before[3] + shift)
            settled[index + 1] = (behind[0] + shift, behind[1], behind[2] + shift, behind[3])
        elif shift:
            _open(settled, index, shift, before, behind)
    return [span for span in settled if span[1] > span[0]]


def _open(settled: list[Span], index: int, shift: int, before: Span, behind: Span) -> None:
    """A change at the very start or end of the text slides inwards, and leaves a run outside of it."""
    if index < 0 and shift > 0:
        settled[0] = (behind[0] + shift, behind[1], behind[2] + shift, behind[3])
        settled.insert(0, (0, shift, 0, shift))
    elif index >= 0 and shift < 0:
        settled[index] = (before[0], before[1] + shift, before[2], before[3] + shift)
        settled.append((behind[0] + shift, behind[1], behind[2] + shift, behind[3]))


def _best(text: str, start: int, end: int, before: int, behind: int) -> int:
    """How far to slide text[start:end] for the best edges: left by a negative number."""
    best, shift = _score(text, start, end), 0
    for step in range(1, min(before, FARTHEST) + 1):
        if text[start - step] != text[end - step]:
            break
        score = _score(text, start - step, end - step)
        if score > best:
            best, shift = score, -step
    for step in range(1, min(behind, FARTHEST, len(text) - end) + 1):
        if text[start + step - 1] != text[end + step - 1]:
            break
        score = _score(text, start + step, end + step)
        if score > best:
            best, shift = score, step
    return shift


def _score(text: str, start: int, end: int) -> int:
    """How good the two edges are; a clause that is in or out as a whole is best."""
    return _edge(text, start) + _edge(text, end)


def _edge(text: str, offset: int) -> int:
    if offset in (0, len(text)):
        return 6
    return max(_ENDS.get(text[offset - 1], 0), _STARTS.get(text[offset], 0))
