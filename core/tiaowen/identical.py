"""The first pass of an alignment: units with the same words."""

from __future__ import annotations

from collections.abc import Callable

from tiaowen.matching import Matching, Unit

SHORTEST = 6
"""An essence of fewer characters is the same by chance: 本法自公布之日起施行 has ten."""


def identical(matching: Matching) -> None:
    """Pairs what is identical after folding; several of the same words go by their neighbours, number, order."""
    _pair(matching, lambda unit: unit.key, "identical")


def same_but_references(matching: Matching) -> None:
    """Pairs what is identical but for punctuation and the numbers of articles referred to."""

    def key(unit: Unit) -> str:
        words = matching.essence(unit)
        return words if len(words) >= SHORTEST else ""

    _pair(matching, key, "references")


def _pair(matching: Matching, key: Callable[[Unit], str], by: str) -> None:
    groups: dict[str, tuple[list[int], list[int]]] = {}
    for unit in matching.free_old():
        groups.setdefault(key(matching.old[unit]), ([], []))[0].append(unit)
    for unit in matching.free_new():
        groups.setdefault(key(matching.new[unit]), ([], []))[1].append(unit)
    groups.pop("", None)
    several = []
    for olds, news in groups.values():
        if len(olds) == 1 and len(news) == 1:
            matching.take(olds[0], news[0], by)
        elif olds and news:
            several.append((olds, news))
    for choose in (_by_neighbours, _by_number, _by_order):
        for olds, news in several:
            choose(matching, olds, news, by)


def _by_neighbours(matching: Matching, olds: list[int], news: list[int], by: str) -> None:
    """Those that stand just behind a pair, or just before one."""
    among = set(news)
    for step, units in ((1, olds), (-1, olds[::-1])):
        for old in units:
            near = matching.matches.get(old - step)
            new = near.new + step if near else -1
            if old not in matching.matches and new in among and new not in matching.partner:
                matching.take(old, new, by)


def _by_number(matching: Matching, olds: list[int], news: list[int], by: str) -> None:
    """Taiwan's （刪除） keeps its number for good."""
    numbers = {matching.new[new].ordinal: new for new in news if new not in matching.partner}
    for old in olds:
        new = numbers.get(matching.old[old].ordinal)
        if new is not None and old not in matching.matches and new not in matching.partner:
            matching.take(old, new, by)


def _by_order(matching: Matching, olds: list[int], news: list[int], by: str) -> None:
    free_olds = [old for old in olds if old not in matching.matches]
    free_news = [new for new in news if new not in matching.partner]
    for old, new in zip(free_olds, free_news, strict=False):
        matching.take(old, new, by)
