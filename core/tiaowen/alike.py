"""The passes of an alignment that go by likeness: anchors, gaps between anchors, and moves."""

from __future__ import annotations

from math import log2

from tiaowen.likeness import Likeness, Texts
from tiaowen.matching import Matching
from tiaowen.order import Candidate, chain

STRONG = 0.5
"""An anchor is at least so much alike, and `MARGIN` more than the next best on either side."""
MARGIN = 0.15
MOVED = 0.6
"""What breaks the order must be at least so much alike: order is evidence too."""
LOWEST = 0.13
"""In a gap of one by one, so little is enough; more in a wider gap."""
STEP = 0.022
"""How much more for each doubling of the gap."""
HIGHEST = 0.34
RIVAL = 0.6
"""In a gap, a pair must have this share of the likeness that either side could have elsewhere."""
LEFT, LEFT_MOVED = 0.2, 0.32
"""What is left over at the end must be at least so much alike, in order and out of order;"""
CLEAR = 0.62
"""and what comes next only this share of it, or a larger one where it is `SURE`."""
SURE, SURE_CLEAR = 0.45, 0.75
CELLS = 3000
"""In a gap of more cells, only candidates from the index are scored."""


class Scores:
    """The candidates among the free units with their scores, and the best two of each unit."""

    def __init__(self, texts: Texts) -> None:
        self.texts = texts
        self.of: dict[tuple[int, int], float] = {}
        self._ranks: dict[tuple[int, int], list[tuple[float, int]]] = {}
        for old, news in texts.candidates().items():
            for new in news:
                score = texts.likeness(old, new).score
                self.of[old, new] = score
                self._ranks.setdefault((0, old), []).append((-score, new))
                self._ranks.setdefault((1, new), []).append((-score, old))
        for rank in self._ranks.values():
            rank.sort()

    def best(self, side: int, unit: int) -> tuple[float, int]:
        """The score of the best candidate of a unit (side 0: old, 1: new), and which it is."""
        rank = self._ranks.get((side, unit))
        return (-rank[0][0], rank[0][1]) if rank else (0.0, -1)

    def second(self, side: int, unit: int) -> float:
        """The score of the next best."""
        rank = self._ranks.get((side, unit), [])
        return -rank[1][0] if len(rank) > 1 else 0.0

    def mutual(self, least: float, margin: float) -> list[tuple[int, int, float]]:
        """The pairs that are best for each other, at least so good, and clear of the next best."""
        found = []
        for (old, new), score in self.of.items():
            if score < least or self.best(0, old)[1] != new or self.best(1, new)[1] != old:
                continue
            if score - max(self.second(0, old), self.second(1, new)) >= margin:
                found.append((old, new, score))
        return found


def anchors(matching: Matching) -> None:
    """Pairs what is strongly alike with nothing near it; out of order only what is strong indeed."""
    texts = matching.texts()
    for old, new, _ in Scores(texts).mutual(STRONG, MARGIN):
        matching.take(old, new, "likeness", texts.likeness(old, new).dice)
    spine = set(matching.spine())
    for old, match in list(matching.matches.items()):
        if match.by == "likeness" and (old, match.new) not in spine:
            alike = texts.likeness(old, match.new)
            matching.release(old)
            if alike.dice >= MOVED:
                matching.take(old, match.new, "move", alike.dice, _moved_doubt(alike))


def gaps(matching: Matching) -> None:
    """Pairs what stands between the same two anchors, in order, by the best sum of likeness."""
    texts = matching.texts()
    scores = Scores(texts)
    places = [(-1, -1), *matching.spine(), (len(matching.old), len(matching.new))]
    for (old_start, new_start), (old_end, new_end) in zip(places, places[1:], strict=False):
        olds = [unit for unit in range(old_start + 1, old_end) if unit not in matching.matches]
        news = [unit for unit in range(new_start + 1, new_end) if unit not in matching.partner]
        if olds and news:
            _gap(matching, scores, olds, news)


def _gap(matching: Matching, scores: Scores, olds: list[int], news: list[int]) -> None:
    cells = len(olds) * len(news)
    least = min(HIGHEST, LOWEST + STEP * log2(cells))
    candidates = []
    if cells <= CELLS:
        pairs = [(old, new) for old in olds for new in news]
    else:
        within = set(news)
        wanted = set(olds)
        pairs = [pair for pair in scores.of if pair[0] in wanted and pair[1] in within]
    for old, new in pairs:
        score = scores.texts.likeness(old, new).score
        if score < RIVAL * max(scores.best(0, old)[0], scores.best(1, new)[0]):
            continue
        candidates.append(Candidate(old, new, score + _evidence(matching, old, new) - least))
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
    rival = max(scores.second(0, pair.old), scores.second(1, pair.new))
    if alike.score < 0.4:
        return f"only {alike.dice:.2f} alike, taken for the place between its neighbours"
    if alike.score - rival < 0.08:
        return f"{alike.dice:.2f} alike, and another is nearly as like"
    return ""


def _moved_doubt(alike: Likeness) -> str:
    return f"out of order, and only {alike.dice:.2f} alike" if alike.dice < 0.75 else ""


def moves(matching: Matching) -> None:
    """Pairs what is left over, out of order or far apart, where it is clearly alike and nothing else is."""
    texts = matching.texts()
    scores = Scores(texts)
    spine = matching.spine()
    for old, new, score in scores.mutual(LEFT, 0.0):
        alike = texts.likeness(old, new)
        # What holds little of the other is told by its own rivals only: three articles may end up in one.
        rivals = []
        if alike.of_new <= 1.5 * alike.of_old:
            rivals.append(scores.second(0, old))
        if alike.of_old <= 1.5 * alike.of_new:
            rivals.append(scores.second(1, new))
        clear = max(rivals) <= (CLEAR if score < SURE else SURE_CLEAR) * score
        if clear and _in_order(spine, old, new):
            doubt = f"only {alike.dice:.2f} alike, but nothing else comes near" if score < 0.4 else ""
            matching.take(old, new, "position", alike.dice, doubt)
        elif clear and score >= LEFT_MOVED:
            matching.take(old, new, "move", alike.dice, _moved_doubt(alike))


def _in_order(spine: list[tuple[int, int]], old: int, new: int) -> bool:
    """Whether a pair would break no order."""
    return all((ours < old) == (yours < new) for ours, yours in spine)
