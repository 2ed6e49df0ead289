"""Prints how well alignment does against hand-checked alignments: precision, recall and F1 for each pair of laws.

    python tests/bench/alignment.py

For pairs, moves, splits and merges; beside it the pairs of the number-first rule, the baseline.
A pair is what one old and one new article have in common; a split or merge counts by its pairs.
A move is a pair off the longest chain of pairs that keep the order.
The laws are looked for at `../shared/pairs` beside the project; the alignments there and in `tests/alignment`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "core")]

import tiaowen  # noqa: E402
from tiaowen.align import align  # noqa: E402
from tiaowen.model import Law  # noqa: E402
from tiaowen.order import Candidate, chain  # noqa: E402

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


def moves(pairs: Pairs) -> Pairs:
    """The pairs off the longest chain that keeps the order."""
    kept = {(pair.old, pair.new) for pair in chain(Candidate(old, new, 1.0) for old, new in sorted(pairs))}
    single = {pair for pair in pairs if pair not in splits(pairs) | merges(pairs)}
    return frozenset(single - kept)


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
        rows += [(kind.__name__, kind(found), kind(truth.core)) for kind in (moves, splits, merges)]
        for name, ours, core in rows:
            precision, recall, f1 = score(ours, core, truth.acceptable)
            wrong, missed = sorted(ours - core - truth.acceptable), sorted(core - ours)
            errors = f"{wrong} / {missed}" if name != "number-first" and (wrong or missed) else ""
            print(
                f"{truth.title:<12}{name:<14}{len(core):>6}{len(ours):>7}"
                f"{precision:>8.3f}{recall:>8.3f}{f1:>8.3f}   {errors}"
            )


if __name__ == "__main__":
    main()
