"""The characters of a pair: what stayed, what was taken out, what was put in. The only user of diff_match_patch.

Tokens are coded as one character each, so the longest common subsequence (`lcs`, exact, no clock) and
diff-match-patch's semantic cleanup both treat a number as a whole.
diff-match-patch's own diff is not used: it is seven times slower, and what it does with a long text depends
on a time limit, so on the machine.
"""

from __future__ import annotations

from collections.abc import Sequence

from tiaowen import lcs
from tiaowen.edges import Span, absorb, settle, whole
from tiaowen.order import Candidate, chain
from tiaowen.terms import Terms
from tiaowen.tokens import Token

LARGE = 4000
"""From so many tokens on, two texts are looked at before they are compared ..."""
WORDING = 5
UNLIKE = 0.1
"""... and if fewer of their runs of so many are the same, one is taken out whole and the other put in.

Bigrams won't do here: two laws of 100,000 characters that have nothing to do with each other share a third of them.
"""
ANCHOR = 16
"""A run of so many tokens that stands once in either of two large texts is taken for the same."""
AT_ONCE = 300
"""Edits that are cleaned up together: the cost grows faster than their number."""


def edits(old: Sequence[Token], new: Sequence[Token], terms: Terms | None = None) -> list[Span]:
    """The spans of tokens (old start, old end, new start, new end), in order, alternating same and changed.

    The first span is the same (perhaps empty), the second changed, and so on; together they are everything.
    `terms` says which characters are one word.
    `edits(b, a)` mirrors `edits(a, b)`: of the two directions one is computed, and turned round.
    """
    codes: dict[str, str] = {}
    ours, yours = _code(old, codes), _code(new, codes)
    if (len(ours), ours) <= (len(yours), yours):
        return _edits(ours, yours, terms or Terms())
    return [(c, d, a, b) for a, b, c, d in _edits(yours, ours, terms or Terms())]


def _code(tokens: Sequence[Token], codes: dict[str, str]) -> str:
    """A character for each token: itself, or one from the private planes for a key of several characters."""
    coded = []
    for token in tokens:
        key = token.key
        # A character of those planes that the text really holds must not be taken for a code.
        if len(key) > 1 or key >= "\U000f0000":
            key = codes.setdefault(key, chr(0xF0000 + len(codes) % 0x1FFFE))
        coded.append(key)
    return "".join(coded)


def _edits(old: str, new: str, terms: Terms) -> list[Span]:
    spans = [(0, 0, 0, 0)] if _unlike(old, new) else _raw(old, new)
    if len(spans) > 1:
        spans = absorb(_semantic(old, new, spans), old, new)
        spans = settle(whole(spans, old, new, terms), old, new)
    return _filled(spans, len(old), len(new))


def _unlike(old: str, new: str) -> bool:
    """Whether two large texts have so little in common that showing it would be noise."""
    if max(len(old), len(new)) < LARGE:
        return False
    ours, yours = _runs(old, WORDING), _runs(new, WORDING)
    return 2 * len(ours.keys() & yours.keys()) < UNLIKE * (len(ours) + len(yours))


def _runs(text: str, length: int) -> dict[str, int]:
    """Every run of so many tokens, with where it stands; -1 for one that stands there more than once."""
    places: dict[str, int] = {}
    for start in range(len(text) - length + 1):
        run = text[start : start + length]
        places[run] = -1 if run in places else start
    return places


def _raw(old: str, new: str) -> list[Span]:
    """The spans that are the same: a longest common subsequence, of large texts between anchors."""
    spans: list[Span] = []
    mine = other = 0
    for place, target in [*_anchors(old, new), (len(old), len(new))]:
        if place < mine or target < other:
            continue  # within the run of the anchor before it
        for start, begin, length in lcs.matches(old[mine:place], new[other:target]):
            _extend(spans, mine + start, other + begin, length)
        length = 0
        while place + length < len(old) and target + length < len(new):
            if old[place + length] != new[target + length]:
                break
            length += 1
        _extend(spans, place, target, length)
        mine, other = place + length, target + length
    return spans


def _extend(spans: list[Span], mine: int, other: int, length: int) -> None:
    """Adds a run, to the one before it where the two touch."""
    if spans and (spans[-1][1], spans[-1][3]) == (mine, other):
        spans[-1] = (spans[-1][0], mine + length, spans[-1][2], other + length)
    elif length:
        spans.append((mine, mine + length, other, other + length))


def _anchors(old: str, new: str) -> list[tuple[int, int]]:
    """Where long runs that stand once in either text begin, in order on both sides; none in small texts."""
    if min(len(old), len(new)) < LARGE:
        return []
    ours, yours = _runs(old, ANCHOR), _runs(new, ANCHOR)
    common = [(place, yours.get(run, -1)) for run, place in ours.items() if place >= 0]
    found = chain(Candidate(place, target, 1.0) for place, target in common if target >= 0)
    return [(pair.old, pair.new) for pair in found]


def _semantic(old: str, new: str, spans: list[Span]) -> list[Span]:
    """The spans that are worth keeping: what is shorter than the changes on both sides of it goes."""
    from diff_match_patch import diff_match_patch

    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    kept: list[Span] = []
    for first in range(0, len(spans), AT_ONCE):
        start = (kept[-1][1], kept[-1][3]) if kept else (0, 0)
        group = spans[first : first + AT_ONCE]
        last = first + AT_ONCE >= len(spans)
        end = (len(old), len(new)) if last else (group[-1][1], group[-1][3])
        diffs = _diffs(old, new, group, start, end)
        engine.diff_cleanupSemantic(diffs)
        kept += _same_spans(diffs, *start)
    return kept


def _diffs(
    old: str, new: str, spans: list[Span], start: tuple[int, int], end: tuple[int, int]
) -> list[tuple[int, str]]:
    """The form that diff-match-patch works on."""
    diffs: list[tuple[int, str]] = []
    mine, yours = start
    for span in [*spans, (end[0], end[0], end[1], end[1])]:
        removed, added, same = old[mine : span[0]], new[yours : span[2]], old[span[0] : span[1]]
        diffs += [(kind, text) for kind, text in ((-1, removed), (1, added), (0, same)) if text]
        mine, yours = span[1], span[3]
    return diffs


def _same_spans(diffs: list[tuple[int, str]], mine: int, yours: int) -> list[Span]:
    spans = []
    for kind, text in diffs:
        if kind == 0:
            spans.append((mine, mine + len(text), yours, yours + len(text)))
        mine += len(text) if kind <= 0 else 0
        yours += len(text) if kind >= 0 else 0
    return spans


def _filled(spans: list[Span], mine: int, yours: int) -> list[Span]:
    """Same and changed spans in turn, from the start of both texts to their ends."""
    filled: list[Span] = []
    for span in [*spans, (mine, mine, yours, yours)]:
        before = filled[-1] if filled else (0, 0, 0, 0)
        if not filled and span[:1] + span[2:3] != (0, 0):
            filled.append((0, 0, 0, 0))
        if filled and (before[1], before[3]) != (span[0], span[2]):
            filled.append((before[1], span[0], before[3], span[2]))
            filled.append(span)
        elif filled:
            filled[-1] = (filled[-1][0], span[1], filled[-1][2], span[3])
        else:
            filled.append(span)
    return filled
