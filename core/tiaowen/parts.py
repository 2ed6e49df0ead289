"""Which 款, 项 and 目 of one side became which of the other: rows of parts, in order."""

from __future__ import annotations

from collections.abc import Sequence

from tiaowen.comparison import Part
from tiaowen.likeness import Texts, Weights, bigrams, essence
from tiaowen.order import Candidate, chain

Group = tuple[range, range]
"""Neighbouring parts of the old side, and of the new side, that belong together; either may be empty."""

LEAST = 0.18
"""Two parts between the same neighbours belong together if they are so much alike."""
OTHER_KIND = 0.1
"""More, if one is a 款 and the other a 项."""
HELD = 0.55
"""So much of a part without partner must be found in what its neighbour's partner has more, to be joined to it."""
CELLS = 3000
"""Between two neighbours at most so many pairs are scored: a table of a thousand lines is not."""


_Profiles = tuple[list[frozenset[str]], list[frozenset[str]]]
"""The bigrams of the parts of each side."""


def align_parts(old: Sequence[Part], new: Sequence[Part], keys: tuple[list[str], list[str]]) -> list[Group]:
    """The rows, in order, every part in exactly one; `keys` are the folded words of the parts of each side."""
    if len(old) == 1 and len(new) == 1:
        return [(range(1), range(1))]
    # Of the two directions one is computed and turned round, so that both say the same.
    if (len(keys[0]), keys[0]) <= (len(keys[1]), keys[1]):
        return _filled(_groups(old, new, keys), len(old), len(new))
    turned = _groups(new, old, (keys[1], keys[0]))
    return _filled([(olds, news) for news, olds in turned], len(old), len(new))


def _groups(old: Sequence[Part], new: Sequence[Part], keys: tuple[list[str], list[str]]) -> list[Group]:
    """The rows that have parts on both sides."""
    pairs = _equal(*keys)
    if len(pairs) == min(len(old), len(new)):
        return _rows(pairs, len(old), len(new), keys)
    profiles = ([bigrams(essence(key)) for key in keys[0]], [bigrams(essence(key)) for key in keys[1]])
    # What all 款 of an article say, 国家统一的会计制度 in one on accounting, tells nothing of which is which.
    weights = Weights([*profiles[0], *profiles[1]])
    places = [(-1, -1), *pairs, (len(old), len(new))]
    for before, behind in zip(places, places[1:], strict=False):
        pairs += _alike(old, new, (profiles, weights), before, behind)
    return _rows(sorted(pairs), len(old), len(new), keys)


def _equal(old: list[str], new: list[str]) -> list[tuple[int, int]]:
    """Equal parts in order; of several that are equal the first goes with the first."""
    places: dict[tuple[str, int], int] = {}
    seen: dict[str, int] = {}
    for index, key in enumerate(new):
        places[key, seen.setdefault(key, 0)] = index
        seen[key] += 1
    seen.clear()
    candidates = []
    for index, key in enumerate(old):
        place = places.get((key, seen.setdefault(key, 0)))
        seen[key] += 1
        if place is not None:
            candidates.append(Candidate(index, place, 1 + len(key)))
    return [(pair.old, pair.new) for pair in chain(candidates)]


def _alike(
    old: Sequence[Part],
    new: Sequence[Part],
    words: tuple[_Profiles, Weights],
    before: tuple[int, int],
    behind: tuple[int, int],
) -> list[tuple[int, int]]:
    """The best pairs, in order, between two pairs."""
    olds, news = range(before[0] + 1, behind[0]), range(before[1] + 1, behind[1])
    if not olds or not news or len(olds) * len(news) > CELLS:
        return []
    profiles, weights = words
    texts = Texts(
        {index: profiles[0][index] for index in olds}, {index: profiles[1][index] for index in news}, weights
    )
    candidates = []
    for mine in olds:
        for yours in news:
            gain = texts.likeness(mine, yours).score - LEAST
            if (old[mine].kind in _LISTED) != (new[yours].kind in _LISTED):
                gain -= OTHER_KIND
            elif old[mine].pinpoint[1:4] == new[yours].pinpoint[1:4]:
                gain += 0.02
            candidates.append(Candidate(mine, yours, gain))
    return [(pair.old, pair.new) for pair in chain(candidates)]


_LISTED = ("item", "subitem")


def _rows(
    pairs: list[tuple[int, int]], olds: int, news: int, keys: tuple[list[str], list[str]]
) -> list[Group]:
    """The pairs, widened by what was joined to them or split from them, in order."""
    rows: list[Group] = []
    for index, (mine, yours) in enumerate(pairs):
        start = (rows[-1][0].stop, rows[-1][1].stop) if rows else (0, 0)
        end = pairs[index + 1] if index + 1 < len(pairs) else (olds, news)
        old, new = range(mine, mine + 1), range(yours, yours + 1)
        if keys[0][mine] != keys[1][yours]:
            new = _widened(keys[1], new, keys[0][mine], start[1], end[1])
            if len(new) == 1:
                old = _widened(keys[0], old, keys[1][yours], start[0], end[0])
        rows.append((old, new))
    return rows


def _filled(groups: list[Group], olds: int, news: int) -> list[Group]:
    """The rows, and between them what has no partner."""
    rows: list[Group] = []
    reached = 0, 0
    for old, new in groups:
        rows += [*_alone(reached, (old.start, new.start)), (old, new)]
        reached = old.stop, new.stop
    return [*rows, *_alone(reached, (olds, news))]


def _alone(start: tuple[int, int], end: tuple[int, int]) -> list[Group]:
    """What has no partner: first what was removed, then what was added."""
    removed = [(range(part, part + 1), range(start[1], start[1])) for part in range(start[0], end[0])]
    added = [(range(end[0], end[0]), range(part, part + 1)) for part in range(start[1], end[1])]
    return [*removed, *added]


def _widened(keys: list[str], part: range, whole: str, low: int, high: int) -> range:
    """`part` with the neighbours whose words are in `whole` too, but not in the part itself."""
    own = bigrams(essence(keys[part.start]))
    rest = bigrams(essence(whole)) - own
    start, stop = part.start, part.stop
    while start > low and _held(keys[start - 1], rest, own):
        start -= 1
    while stop < high and _held(keys[stop], rest, own):
        stop += 1
    return range(start, stop)


def _held(key: str, rest: frozenset[str], own: frozenset[str]) -> bool:
    """Whether of what `key` says beyond the part most is in what the part lacks."""
    profile = bigrams(essence(key)) - own
    return len(profile) > 4 and len(profile & rest) >= HELD * len(profile)
