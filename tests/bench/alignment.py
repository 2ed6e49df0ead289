"""Prints how well alignment does against hand-checked alignments: precision, recall and F1 for each pair of laws.

    python tests/bench/alignment.py

For pairs, moves, splits and merges; beside it the pairs of the number-first rule, the baseline.
A pair is what one old and one new article have in common; a split or merge counts by its pairs.
A true move is a pair of single articles that no longest chain of pairs in order holds; where two chains are
equally long, either of two articles may be called moved, and neither is counted.
A found move is what the alignment calls so.
The laws are looked for at `../shared/pairs` beside the project; the alignments there and in `tests/alignment`.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "core")]

import tiaowen  # noqa: E402
from tiaowen.align import align  # noqa: E402
from tiaowen.model import Law  # noqa: E402

PAIRS = ROOT.parent / "shared" / "pairs"
Pairs = frozenset[tuple[int, int]]


class Truth(NamedTuple):
    """A hand-checked alignment."""

    title: str
    old: Path
    new: Path
    core: Pairs
    """What must be found."""
    acceptable: Pairs
    """What is never counted."""


def truths() -> list[Truth]:
    """All hand-checked alignments whose laws are at hand."""
    found = []
    for file in [*sorted(PAIRS.glob("*/alignment.json")), *sorted((ROOT / "tests/alignment").glob("*.json"))]:
        data: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        folder = PAIRS / data["title"]
        texts = sorted(folder.glob("*.md"))
        if texts:
            old, new = folder / data.get("old", texts[0].name), folder / data.get("new", texts[-1].name)
            pairs = [
                frozenset((mine, other) for mine, other in data[name]) for name in ("core", "acceptable")
            ]
            found.append(Truth(data["title"], old, new, *pairs))
    return found


def found_pairs(old: Law, new: Law) -> Pairs:
    """The pairs that alignment finds, by the numbers of the articles."""
    return frozenset(
        (old.units[a].ordinal.number, new.units[b].ordinal.number) for a, b in align(old, new).pairs()
    )


def number_first(old: Law, new: Law) -> Pairs:
    """The baseline: an article is the one of the same number."""
    numbers = {unit.ordinal.number for unit in old.units} & {unit.ordinal.number for unit in new.units}
    return frozenset((number, number) for number in numbers)


def found_moves(old: Law, new: Law) -> Pairs:
    """The pairs that alignment says are out of order."""
    return frozenset(
        (old.units[link.old[0]].ordinal.number, new.units[link.new[0]].ordinal.number)
        for link in align(old, new).links
        if link.crossing and link.kind == "pair"
    )


def moves(pairs: Pairs) -> tuple[Pairs, Pairs]:
    """The pairs that no longest chain in order holds, and those that some hold and some don't."""
    ordered = sorted(pairs)
    before = dict.fromkeys(ordered, 0)
    behind = dict.fromkeys(ordered, 0)
    for index, pair in enumerate(ordered):
        before[pair] = 1 + max((before[one] for one in ordered[:index] if _less(one, pair)), default=0)
    for index in range(len(ordered) - 1, -1, -1):
        pair = ordered[index]
        behind[pair] = 1 + max((behind[one] for one in ordered[index + 1 :] if _less(pair, one)), default=0)
    longest = max(before.values(), default=0)
    held = [pair for pair in ordered if before[pair] + behind[pair] == longest + 1]
    places = Counter(before[pair] for pair in held)
    single = pairs - splits(pairs) - merges(pairs)
    certain = {pair for pair in held if places[before[pair]] == 1}
    return frozenset(single - set(held)), frozenset(set(held) - certain) | (pairs - single)


def _less(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[0] and one[1] < other[1]


def splits(pairs: Pairs) -> Pairs:
    """The pairs of old articles with several new ones."""
    olds = [old for old, _ in pairs]
    return frozenset(pair for pair in pairs if olds.count(pair[0]) > 1)


def merges(pairs: Pairs) -> Pairs:
    """The pairs of new articles with several old ones."""
    news = [new for _, new in pairs]
    return frozenset(pair for pair in pairs if news.count(pair[1]) > 1)


def score(found: Pairs, core: Pairs, acceptable: Pairs) -> tuple[float, float, float]:
    """Precision, recall and F1; 1 where there is nothing to find and nothing was found."""
    counted = found - acceptable
    right = len(counted & core)
    precision = right / len(counted) if counted else 1.0
    recall = right / len(core) if core else 1.0
    return (
        precision,
        recall,
        2 * precision * recall / (precision + recall) if right else float(counted == core),
    )


def main() -> None:
    """One line for each pair of laws and kind of link."""
    print(f"{'law':<12}{'what':<14}{'true':>6}{'found':>7}{'prec':>8}{'rec':>8}{'F1':>8}   wrong / missed")
    for truth in truths():
        old, new = tiaowen.read(str(truth.old)), tiaowen.read(str(truth.new))
        found, baseline = found_pairs(old, new), number_first(old, new)
        rows = [("pairs", found, truth.core), ("number-first", baseline, truth.core)]
        rows += [(kind.__name__, kind(found), kind(truth.core)) for kind in (splits, merges)]
        true_moves, either = moves(truth.core)
        rows.append(("moves", found_moves(old, new) - either, true_moves))
        for name, ours, core in rows:
            # Two links of which one is acceptable look like a split.
            fine = truth.acceptable | (truth.core if name in ("splits", "merges") else frozenset())
            precision, recall, f1 = score(ours, core, fine - core)
            wrong, missed = sorted(ours - core - fine), sorted(core - ours)
            errors = f"{wrong} / {missed}" if name != "number-first" and (wrong or missed) else ""
            print(
                f"{truth.title:<12}{name:<14}{len(core):>6}{len(ours):>7}"
                f"{precision:>8.3f}{recall:>8.3f}{f1:>8.3f}   {errors}"
            )


if __name__ == "__main__":
    main()
