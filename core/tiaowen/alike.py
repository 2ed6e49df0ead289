"""The passes of an alignment that go by likeness: anchors, gaps between anchors, and moves."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice
from math import log2

from tiaowen.likeness import Likeness
from tiaowen.matching import Matching
from tiaowen.order import Candidate, chain

STRONG = 0.5
"""An anchor is at least so much alike, and `MARGIN` more than the next best on either side."""
MARGIN = 0.15
MOVED = 0.6
"""What breaks the order must be at least so much alike: order is evidence too."""
STANDING = 1.5
"""So much more alike than any rival is as good as it gets."""
TINY = 1e-9
HOLDS = 1.5
"""A unit is part of the other if so many times more of it is found there than of the other in it."""
LEAST = 0.18
"""In a gap of one by one, likeness times standing must be so much; more in a wider gap."""
STEP = 0.02
"""How much more for each doubling of the gap."""
ROUNDS = 3
"""So often the gaps are gone through: a pair that was found makes two smaller gaps of one."""
FAR = 0.5
"""What is left over at the end must reach so much to be a pair."""
CELLS = 3000
"""In a gap of more cells, only candidates from the index are scored."""


class Scores:
    """The likeness of whatever may be a pair, and the rivals of each unit: also those that have a partner."""

    def __init__(self, matching: Matching) -> None:
        self.matching = matching
        self.texts = matching.texts()
        self.of: dict[tuple[int, int], float] = {}
        self._ranks: tuple[dict[int, list[tuple[float, int]]], dict[int, list[tuple[float, int]]]] = ({}, {})
        for old, new in self.texts.candidates(matching.free_old(), matching.free_new()):
            score = self.texts.likeness(old, new).score
            self.of[old, new] = score
            self._ranks[0].setdefault(old, []).append((-score, new))
            self._ranks[1].setdefault(new, []).append((-score, old))
        for ranks in self._ranks:
            for rank in ranks.values():
                rank.sort()

    def _free(self, side: int, unit: int) -> Iterator[tuple[float, int]]:
        """The candidates of a unit (side 0: old, 1: new) that have no partner, best first."""
        taken = self.matching.partner if side == 0 else self.matching.matches
        return ((-score, other) for score, other in self._ranks[side].get(unit, ()) if other not in taken)

    def best(self, side: int, unit: int) -> tuple[float, int]:
        """The score of the best free candidate of a unit, and which it is."""
        return next(self._free(side, unit), (0.0, -1))

    def second(self, side: int, unit: int) -> float:
        """The score of the next best."""
        return next(islice(self._free(side, unit), 1, None), (0.0, -1))[0]

    def standing(self, old: int, new: int) -> float:
        """The likeness of a pair over that of its nearest rival on either side, at most `STANDING`.

        Rivals that have a partner count: an article of stock phrases is a little like many,
        and one written anew is still more like its source than like anything else.
        """
        alike = self.texts.likeness(old, new)
        # What holds little of the other is told by its own rivals only: three articles may end up in one.
        rivals = []
        if alike.of_new <= HOLDS * alike.of_old:
            rivals.append(self._rival(0, old, new))
        if alike.of_old <= HOLDS * alike.of_new:
            rivals.append(self._rival(1, new, old))
        return min(STANDING, alike.score / max(*rivals, alike.score / STANDING, TINY))

    def _rival(self, side: int, unit: int, partner: int) -> float:
        """The score of the best candidate of a unit but one."""
        return next((-score for score, other in self._ranks[side].get(unit, ()) if other != partner), 0.0)

    def mutual(self, least: float, margin: float) -> list[tuple[int, int, float]]:
        """The free pairs that are best for each other, at least so good, and clear of the next best."""
        found = []
        for old in self.matching.free_old():
            score, new = self.best(0, old)
            if new < 0 or score < least or self.best(1, new)[1] != old:
                continue
            if score - max(self.second(0, old), self.second(1, new)) >= margin:
                found.append((old, new, score))
        return found


def anchors(scores: Scores) -> None:
    """Pairs what is strongly alike with nothing near it; out of order only what is strong indeed."""
    matching, texts = scores.matching, scores.texts
    for old, new, _ in scores.mutual(STRONG, MARGIN):
        matching.take(old, new, "likeness", texts.likeness(old, new).dice)
    spine = set(matching.spine())
    for old, match in list(matching.matches.items()):
        if match.by == "likeness" and (old, match.new) not in spine:
            alike = texts.likeness(old, match.new)
            matching.release(old)
            if alike.dice >= MOVED:
                matching.take(old, match.new, "move", alike.dice)


def gaps(scores: Scores) -> None:
    """Pairs what stands between the same two anchors, in order, by the best sum of likeness."""
    matching = scores.matching
    for _ in range(ROUNDS):
        before = len(matching.matches)
        places = [(-1, -1), *matching.spine(), (len(matching.old), len(matching.new))]
        for (old_start, new_start), (old_end, new_end) in zip(places, places[1:], strict=False):
            olds = [unit for unit in range(old_start + 1, old_end) if unit not in matching.matches]
            news = [unit for unit in range(new_start + 1, new_end) if unit not in matching.partner]
            if olds and news:
                _gap(scores, olds, news)
        if len(matching.matches) == before:
            break


def _gap(scores: Scores, olds: list[int], news: list[int]) -> None:
    matching, cells = scores.matching, len(olds) * len(news)
    least = LEAST + STEP * log2(cells)
    if cells <= CELLS:
        pairs = [(old, new) for old in olds for new in news]
    else:
        within, wanted = set(news), set(olds)
        pairs = [pair for pair in scores.of if pair[0] in wanted and pair[1] in within]
    candidates = []
    for old, new in pairs:
        worth = scores.texts.likeness(old, new).score * scores.standing(old, new)
        candidates.append(Candidate(old, new, worth + _evidence(matching, old, new) - least))
    for pair in chain(candidates):
        alike = scores.texts.likeness(pair.old, pair.new)
        matching.take(pair.old, pair.new, "position", alike.dice, _doubt(scores, pair, alike))


def _evidence(matching: Matching, old: int, new: int) -> float:
    """What speaks for a pair beside its words: title, heading, number; none of it decides alone."""
    ours, yours = matching.old[old], matching.new[new]
    evidence = 0.0
    if ours.title and ours.title == yours.title:
        evidence += 0.3
    if ours.heading and ours.heading == yours.heading:
        evidence += 0.04
    if ours.ordinal == yours.ordinal:
        evidence += 0.01
    return evidence


def _doubt(scores: Scores, pair: Candidate, alike: Likeness) -> str:
    """Why a pair taken for its place is not certain; empty where it is."""
    if alike.score < 0.4:
        return f"only {alike.dice:.2f} alike, taken for the place between its neighbours"
    if scores.standing(pair.old, pair.new) < 1.15:
        return f"{alike.dice:.2f} alike, and another is nearly as like"
    return ""


def moves(scores: Scores) -> None:
    """Pairs what is left over, out of order or far apart, where it is clearly alike and nothing else is."""
    matching = scores.matching
    spine = matching.spine()
    for old, new, score in scores.mutual(FAR / STANDING, 0.0):
        if score * scores.standing(old, new) >= FAR:
            alike = scores.texts.likeness(old, new)
            by = "position" if _in_order(spine, old, new) else "move"
            doubt = f"only {alike.dice:.2f} alike" if by == "position" and alike.dice < MOVED else ""
            matching.take(old, new, by, alike.dice, doubt)


def _in_order(spine: list[tuple[int, int]], old: int, new: int) -> bool:
    """Whether a pair would break no order."""
    place = bisect_left(spine, (old, new))
    return (not place or spine[place - 1][1] < new) and (place == len(spine) or new < spine[place][1])
