"""The last passes of an alignment: one old unit that became several (split), several that became one (merge).

A 款 that became an article of its own, or an item of a list, makes up little of either unit by its weight.
What gives it away is wording that no other unit has: runs of characters that the two share, that their
partners don't, and that hardly another unit of either law holds.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from tiaowen.matching import Matching

RUN = 6
"""Characters in a run; shorter ones are words, not wording."""
RARE = 2
"""In so many units of each law, at most, a run may stand."""
LEAST = 16
"""So many characters the runs must cover, overlaps counted once: a clause."""
OF_FREE, OF_WHOLE = 0.2, 0.16
"""And this share of the free unit, or of the other; beyond `NEAR` units away twice as much."""
TOUCH = 0.06
"""And at least this share of either."""
NEAR = 6


class Share(NamedTuple):
    """A free unit whose wording is part of a unit that has a partner already."""

    free: int
    held: float
    """How much of the free unit it is."""
    whole: int
    partner: int


def splits(matching: Matching) -> list[Share]:
    """The free new units that hold part of an old one: (new, how much of it, old, partner of the old)."""
    pairs = [(old, match.new) for old, match in matching.matches.items() if match.by != "identical"]
    ours = [matching.essence(unit) for unit in matching.old]
    yours = [matching.essence(unit) for unit in matching.new]
    return _shares(matching.free_new(), sorted(pairs), ours, yours)


def merges(matching: Matching) -> list[Share]:
    """The free old units that went into a new one: (old, how much of it, new, partner of the new)."""
    pairs = [(match.new, old) for old, match in matching.matches.items() if match.by != "identical"]
    ours = [matching.essence(unit) for unit in matching.new]
    yours = [matching.essence(unit) for unit in matching.old]
    return _shares(matching.free_old(), sorted(pairs), ours, yours)


def _shares(
    free: list[int], pairs: list[tuple[int, int]], wholes: list[str], parts: list[str]
) -> list[Share]:
    """For each free unit among `parts` the pair that shares most with it; `pairs` are (whole, part)."""
    sought = {run for unit in free for run in _runs(parts[unit])}
    if not sought:
        return []
    in_wholes = [_runs(text) & sought for text in wholes]
    in_parts = [_runs(text) & sought for text in parts]
    common = _common(in_wholes) | _common(in_parts)
    places: dict[str, list[int]] = {}
    for index, (whole, part) in enumerate(pairs):
        for run in in_wholes[whole] - in_parts[part] - common:
            places.setdefault(run, []).append(index)
    found = []
    for unit in free:
        shared: dict[int, set[str]] = {}
        for run in in_parts[unit]:
            for index in places.get(run, ()):
                shared.setdefault(index, set()).add(run)
        candidates = [(_covered(parts[unit], runs), index) for index, runs in shared.items()]
        if candidates:
            covered, index = min(candidates, key=lambda candidate: (-candidate[0], candidate[1]))
            whole, part = pairs[index]
            held, share = (
                covered / len(parts[unit]),
                _covered(wholes[whole], shared[index]) / len(wholes[whole]),
            )
            if covered >= LEAST and _enough(held, share, abs(part - unit)):
                found.append(Share(unit, held, whole, part))
    return found


def _enough(held: float, share: float, distance: int) -> bool:
    factor = 1 if distance <= NEAR else 2
    return min(held, share) >= TOUCH and (held >= OF_FREE * factor or share >= OF_WHOLE * factor)


def _runs(text: str) -> set[str]:
    return {text[start : start + RUN] for start in range(len(text) - RUN + 1)}


def _common(units: list[set[str]]) -> set[str]:
    """The runs of more than a few units."""
    counts: Counter[str] = Counter()
    for runs in units:
        counts.update(runs)
    return {run for run, count in counts.items() if count > RARE}


def _covered(text: str, runs: set[str]) -> int:
    """How many characters of `text` the runs cover."""
    covered, reached = 0, 0
    for start in range(len(text) - RUN + 1):
        if text[start : start + RUN] in runs:
            covered += start + RUN - max(start, reached)
            reached = start + RUN
    return covered
