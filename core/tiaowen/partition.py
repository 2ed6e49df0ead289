"""The last pass of an alignment: sentences that went to another unit than the rest of theirs.

A 款 that became an article of its own, or the last sentence of another one, makes up little of either unit.
So sentences (and items) are looked at by themselves, and of them only what the unit's partner doesn't hold:
such a rest of the old law may be found again among the rests of the new law.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tiaowen.likeness import Likeness, Texts, Weights, bigrams, essence
from tiaowen.links import Stray
from tiaowen.matching import Matching, Unit

SHORTEST = 8
"""A sentence of fewer bigrams is a stock phrase: 本法另有规定的除外."""
HELD = 0.6
"""A sentence of which the unit's partner holds so much is where it belongs."""
REST = 5
"""Of other sentences so many bigrams must be left that the partner doesn't hold: only these are compared."""
LEAST, LEAST_FREE = 0.6, 0.5
"""Likeness times standing (up to `STANDING`) of two such rests must be so much; less where a unit has no partner:
an article that is simply gone is rare."""
STANDING = 2.0
STOCK = 0.95
"""What another unit says as well, as good as whole, is a stock phrase and tells nothing."""
TOUCH = 0.1
"""And so much of either must be in the other: 所有者权益 alone doesn't make an article of it."""
SHARE = 0.1
"""So much of either unit the sentences must be: else it is a phrase that went, not a rule."""


class _Sentence(NamedTuple):
    unit: int
    text: str
    profile: frozenset[str]
    rest: frozenset[str]
    """Its bigrams, those that the unit's partner holds left out."""


class _Pair(NamedTuple):
    """Two sentences that may be one."""

    alike: Likeness
    standing: float
    """Its likeness over that of the nearest rival."""
    mine: _Sentence
    other: _Sentence

    @property
    def common(self) -> frozenset[str]:
        return self.mine.rest & self.other.rest


def strays(matching: Matching) -> list[Stray]:
    """Where sentences went that didn't go with their unit; the surest first, one for each pair of units."""
    texts = matching.texts()
    partners = {old: match.new for old, match in matching.matches.items()}
    ours = _loose(matching.old, texts.weights, partners, texts.old, texts.new)
    yours = _loose(matching.new, texts.weights, matching.partner, texts.new, texts.old)
    pairs = list(_scored(ours, yours, matching))
    known = _Holders(matching, frozenset().union(*[pair.common for pair in pairs]))
    found: dict[tuple[int, int], list[_Pair]] = {}
    for pair in pairs:
        free = pair.mine.unit not in partners or pair.other.unit not in matching.partner
        held = known.held_elsewhere(pair)
        standing = min(pair.standing, 1 / max(held, 1 / STANDING)) if held < STOCK else 0.0
        if pair.alike.score * standing >= (LEAST_FREE if free else LEAST):
            found.setdefault((pair.mine.unit, pair.other.unit), []).append(pair)
    result = []
    for (old, new), several in found.items():
        common = frozenset().union(*[pair.mine.profile & pair.other.profile for pair in several])
        weight = texts.weights.total(common)
        share = max(weight / texts.weights.total(profile) for profile in (texts.old[old], texts.new[new]))
        if share >= SHARE:
            best = max(several, key=lambda pair: (pair.alike.score, pair.other.text))
            result.append(Stray(old, new, round(best.alike.score, 4), round(share, 4), best.other.text))
    return sorted(result, key=lambda stray: (-stray.likeness, stray))


def _loose(
    units: list[Unit],
    weights: Weights,
    partners: dict[int, int],
    profiles: dict[int, frozenset[str]],
    others: dict[int, frozenset[str]],
) -> list[_Sentence]:
    """The sentences of which the unit's partner holds little, or that have none."""
    found = []
    for number, unit in enumerate(units):
        partner = partners.get(number)
        home = others[partner] if partner is not None else frozenset[str]()
        if profiles[number] <= home:
            continue
        for text in _sentences(unit):
            profile = bigrams(essence(text)) & profiles[number]
            rest = profile - home
            if len(profile) < SHORTEST or len(rest) < REST:
                continue
            if weights.total(rest) > (1 - HELD) * weights.total(profile):
                found.append(_Sentence(number, text, profile, rest))
    return found


def _sentences(unit: Unit) -> Iterator[str]:
    for part in unit.parts:
        yield from filter(None, re.split(r"(?<=。)", part))


def _scored(ours: list[_Sentence], yours: list[_Sentence], matching: Matching) -> Iterator[_Pair]:
    """The pairs of sentences of units that are not partners, with how much more alike they are than others.

    One of the two units has a partner: two that have none were compared as wholes before.
    """
    sentences = Texts(
        {number: sentence.rest for number, sentence in enumerate(ours)},
        {number: sentence.rest for number, sentence in enumerate(yours)},
        matching.texts().weights,
    )
    olds = [number for number, sentence in enumerate(ours) if sentence.unit in matching.matches]
    news = [number for number, sentence in enumerate(yours) if sentence.unit in matching.partner]
    scored = [
        (sentences.likeness(mine, other), mine, other)
        for mine, other in sentences.candidates(olds, news)
        if matching.partner.get(yours[other].unit) != ours[mine].unit
    ]
    ranks: dict[tuple[int, int], list[tuple[float, int]]] = {}
    for alike, mine, other in scored:
        ranks.setdefault((0, mine), []).append((alike.score, yours[other].unit))
        ranks.setdefault((1, other), []).append((alike.score, ours[mine].unit))
    for alike, mine, other in scored:
        if alike.score * STANDING < LEAST_FREE or min(alike.of_old, alike.of_new) < TOUCH:
            continue
        rivals = [
            rated
            for key, unit in (((0, mine), yours[other].unit), ((1, other), ours[mine].unit))
            for rated, place in ranks[key]
            if place != unit
        ]
        standing = min(STANDING, alike.score / max(*rivals, alike.score / STANDING, 0.0))
        if alike.score * standing >= LEAST_FREE:
            yield _Pair(alike, standing, ours[mine], yours[other])


class _Holders:
    """Which units hold a bigram: what other articles say as well is no sign of where a sentence went."""

    def __init__(self, matching: Matching, sought: frozenset[str]) -> None:
        self.matching = matching
        self.units: tuple[dict[str, list[int]], dict[str, list[int]]] = ({}, {})
        texts = matching.texts()
        for holders, profiles in zip(self.units, (texts.old, texts.new), strict=True):
            for unit, profile in profiles.items():
                for bigram in profile & sought:
                    holders.setdefault(bigram, []).append(unit)

    def held_elsewhere(self, pair: _Pair) -> float:
        """How much of what two sentences have in common a single other unit holds, 0 to 1; 0 for less than half."""
        texts = self.matching.texts()
        weights, most = texts.weights, 0.0
        total = weights.total(pair.common)
        telling = self._telling(sorted(pair.common), total / 2)
        old, new = pair.mine.unit, pair.other.unit
        match, partner = self.matching.matches.get(old), self.matching.partner.get(new, -1)
        own = ((old, partner), (new, match.new if match else -1))
        for holders, apart, profiles in zip(self.units, own, (texts.old, texts.new), strict=True):
            others = {unit for bigram in telling for unit in holders[bigram] if unit not in apart}
            most = max([most, *(weights.total(pair.common & profiles[unit]) for unit in others)])
        return most / total if total else 0.0

    def _telling(self, bigrams: list[str], half: float) -> list[str]:
        """The heaviest bigrams, half of the weight: what holds none of them holds less than the other half."""
        weights = self.matching.texts().weights
        found = []
        for bigram in sorted(bigrams, key=weights.weight, reverse=True):
            found.append(bigram)
            half -= weights.weight(bigram)
            if half < 0:
                break
        return found
