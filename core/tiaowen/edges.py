"""Where a change begins and ends, where there is a choice: at the edge of a clause if that costs nothing.

`甲，乙。` -> `甲，丙，乙。` can be read as 丙， put in behind the first comma or ，丙 put in before it.
Readers of laws think in clauses, so a change that can slide is slid to where a clause begins and ends.
"""

from __future__ import annotations

from tiaowen.terms import Terms

Span = tuple[int, int, int, int]
"""Old start, old end, new start, new end of a run that is the same on both sides."""

_ENDS = {"\n": 6, **dict.fromkeys("。；：！？", 5), "，": 4, **dict.fromkeys("、）》“", 3)}
_STARTS = {"\n": 3, **dict.fromkeys("。；：，、）》", 2), **dict.fromkeys("（《“", 3)}
CODED = "\U000f0000"
"""From here on a character stands for a token of several: a number, a reference."""
BOUND = 0.6
"""Two characters are one word if of the rarer one so much stands beside the other (`Terms.bond`)."""
WIDE = 6
"""A replacement of so many tokens takes in the one or two that are left of its clause."""
FARTHEST = 400
"""A change slides so many tokens at most: repeated text would else be walked through again and again."""


def whole(spans: list[Span], old: str, new: str, terms: Terms) -> list[Span]:
    """The runs, shortened where a replacement would cut a word or leave a stump of a clause.

    监察机关 -> 监督机关 changes 监察 into 监督, not 察 into 督.
    深化改革， -> 深入开展工作， changes the clause; that both begin with 深 helps nobody.
    """
    shortened = [list(span) for span in spans]
    for left, right in zip([None, *shortened], [*shortened, None], strict=True):
        start = (left[1], left[3]) if left else (0, 0)
        end = (right[0], right[2]) if right else (len(old), len(new))
        before, behind = old[start[0] : end[0]], new[start[1] : end[1]]
        if not before or not behind:
            continue
        head, tail = _stumps(
            old[left[0] : left[1]] if left else "", old[right[0] : right[1]] if right else ""
        )
        if min(len(before), len(behind)) == 1:
            head, tail = _cut_words(left, right, before, behind, old, terms)
        elif max(len(before), len(behind)) < WIDE:
            head = tail = 0
        if left and head <= left[1] - left[0]:
            left[1], left[3] = left[1] - head, left[3] - head
        if right and tail <= right[1] - right[0]:
            right[0], right[2] = right[0] + tail, right[2] + tail
    return [(a, b, c, d) for a, b, c, d in shortened if b > a]


def _stumps(before: str, behind: str) -> tuple[int, int]:
    """How many tokens, one or two, stand between the edge of a clause and a replacement, on either side."""
    head = next((count for count in (1, 2) if len(before) > count and before[-count - 1] in _CLAUSE), 0)
    tail = next((count for count in (1, 2) if len(behind) > count and behind[count] in _CLAUSE), 0)
    if before[-1:] in _CLAUSE or (head == 2 and before[-1:] in _STARTS):
        head = 0
    if behind[:1] in _CLAUSE or (tail == 2 and behind[:1] in _STARTS):
        tail = 0
    return head, tail


_CLAUSE = tuple("。；：，\n")


def _cut_words(
    left: list[int] | None, right: list[int] | None, before: str, behind: str, old: str, terms: Terms
) -> tuple[int, int]:
    """1 on the side where a replacement of a single character cuts a word, if on one.

    Not where the character beside it stands more often beside what stays: 省级人民政府 -> 省、直辖市人民政府
    leaves 人 to 人民, though 市 is often followed by it.
    """
    head = tail = 0.0
    if left and left[1] > left[0]:
        last = left[1] - 1
        head = max(terms.bond(old[last], text[0]) for text in (before, behind))
        beside = max(terms.together(old[last], text[0]) for text in (before, behind))
        if last > left[0] and terms.together(old[last - 1], old[last]) > beside:
            head = 0.0
    if right and right[1] > right[0]:
        first = right[0]
        tail = max(terms.bond(text[-1], old[first]) for text in (before, behind))
        beside = max(terms.together(text[-1], old[first]) for text in (before, behind))
        if first + 1 < right[1] and terms.together(old[first], old[first + 1]) > beside:
            tail = 0.0
    if max(head, tail) < BOUND:
        return 0, 0
    return (1, 0) if head >= tail else (0, 1)


def settle(spans: list[Span], old: str, new: str) -> list[Span]:
    """The same runs, the changes between them slid to the best edges; `old` and `new` are coded tokens."""
    settled = list(spans)
    ends = (len(old), len(old), len(new), len(new))
    for index in range(-1, len(settled)):
        before = settled[index] if index >= 0 else (0, 0, 0, 0)
        behind = settled[index + 1] if index + 1 < len(settled) else ends
        if (before[1] == behind[0]) == (before[3] == behind[2]):
            continue  # something was replaced, or nothing changed: it can't slide
        text, start, end = (
            (old, before[1], behind[0]) if before[3] == behind[2] else (new, before[3], behind[2])
        )
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
    before, behind = text[offset - 1], text[offset]
    if before >= CODED and behind not in _STARTS:
        return -1  # 五万元以上 is read as 五万元 and 以上, never as 五万 and 元以上
    return max(_ENDS.get(before, 0), _STARTS.get(behind, 0))


def absorb(spans: list[Span], old: str, new: str) -> list[Span]:
    """The runs without those of one or two tokens that are shorter than the change on either side.

    报告 -> 举报 has 报 in common, and nobody wants to read that 举 was put in before it and 告 taken out behind.
    diff-match-patch takes such a run out and then finds it again as an overlap.
    """
    kept: list[Span] = []
    changed = (0, 0)  # where the change before the run begins
    ends = (len(old), len(old), len(new), len(new))
    for span, behind in zip(spans, [*spans[1:], ends], strict=bool(spans)):
        before = max(span[0] - changed[0], span[2] - changed[1])
        after = max(behind[0] - span[1], behind[2] - span[3])
        length = span[1] - span[0]
        if (
            length > 2
            or length > min(before, after)
            or any(token in _ENDS for token in old[span[0] : span[1]])
        ):
            kept.append(span)
            changed = span[1], span[3]
    return kept
