"""What is left over and stands beside a unit whose partner holds it too: two neighbours that became one, or one two.

会计法 2017 第四十三条 (伪造、变造会计凭证…) and 第四十四条 (隐匿或者故意销毁会计凭证…) are 第四十一条 of 2024.
Both have a second 款 of the same words, so each by itself is as like the new article as the other,
and `partition` finds no sentence that went: only the two together explain it.
"""

from __future__ import annotations

from collections.abc import Container

from tiaowen.links import Stray
from tiaowen.matching import Matching

ALIKE = 0.5
"""The unit that is left over and its neighbour's partner must be so much alike, taken by themselves."""
HELD = 0.8
"""So much of what it says beyond its neighbour must be found in the neighbour's partner ..."""
FEWEST = 5
"""... and so many bigrams: 应当 more or less is nothing said."""
SHARE = 0.03
"""So much of the neighbour's partner that must be: else it is a word that happens to stand there."""


def unions(matching: Matching, taken: list[Stray]) -> list[Stray]:
    """The links from units without a partner, and not in `taken`, to the partner of a neighbour of theirs."""
    olds, news = {stray.old for stray in taken}, {stray.new for stray in taken}
    found = []
    for old in matching.free_old():
        pairs = [(old, matching.matches[beside].new, beside) for beside in _beside(old, matching.matches)]
        if old not in olds:
            found += _best([_joined(matching, old, new, beside, 0) for old, new, beside in pairs])
    for new in matching.free_new():
        pairs = [(matching.partner[beside], new, beside) for beside in _beside(new, matching.partner)]
        if new not in news:
            found += _best([_joined(matching, old, new, beside, 1) for old, new, beside in pairs])
    for stray in found:
        # The rival that cast doubt on the pair is part of it now.
        old = stray.old if stray.old in matching.matches else matching.partner[stray.new]
        matching.matches[old] = matching.matches[old]._replace(doubt="")
    return found


def _beside(unit: int, paired: Container[int]) -> list[int]:
    """The neighbours of a unit that have a partner."""
    return [beside for beside in (unit - 1, unit + 1) if beside in paired]


def _best(found: list[Stray | None]) -> list[Stray]:
    """The surest, if there is any."""
    certain = [stray for stray in found if stray is not None]
    return [max(certain, key=lambda stray: (stray.likeness, stray.share))] if certain else []


def _joined(matching: Matching, old: int, new: int, beside: int, side: int) -> Stray | None:
    """The link of an old and a new unit, of which the one on `side` is left over and `beside` is its neighbour."""
    texts = matching.texts()
    mine, other = (texts.old, texts.new[new]) if side == 0 else (texts.new, texts.old[old])
    unit = (old, new)[side]
    beyond = mine[unit] - mine[beside]
    common = beyond & other
    if len(common) < FEWEST or texts.likeness(old, new).score < ALIKE:
        return None
    weight = texts.weights.total(common)
    held, share = weight / texts.weights.total(beyond), weight / texts.weights.total(other)
    if held < HELD or share < SHARE:
        return None
    return Stray(old, new, round(held, 4), round(share, 4), matching.new[new].key)
