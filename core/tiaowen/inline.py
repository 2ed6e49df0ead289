"""Items that stand in one row with their lead-in or with each other: 下列条件：（一）…；（二）…。"""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter

from tiaowen import labels
from tiaowen.labels import SPACE, Label
from tiaowen.patterns import lazy
from tiaowen.rows import Row

_NUMBER = r"((?:[一二三四五六七八九十]{1,3}|[0-9]{1,2}|１)[）)])"
_BRACKETED = (("（", lazy(rf"（(?<!\n（){_NUMBER}")), ("(", lazy(rf"\((?<!\n\(){_NUMBER}")))
"""A number in brackets that begins no line; each pattern begins with its literal, so that it is quick."""
_ONES = frozenset(end for one in "一1１" for end in (f"{one}）", f"{one})"))
_JOINS = frozenset("以及和或者")
_STOPS, _COLONS = frozenset("；;。，,、"), frozenset("：:")


def items(clean: str, rows: list[Row]) -> set[int]:
    """The offsets in mid-row where an item begins.

    A list counts up from （一） behind a colon, or from the item that its row begins with.
    Of two lists on one row the second is left in the text: what stands between them is no item, and can't be told.
    """
    firsts, nexts = _bracketed(clean)
    chains: list[tuple[int, list[Label]]] = []
    for offset, first in sorted(
        [*((offset, True) for offset in firsts), *((offset, False) for offset in nexts)]
    ):
        index = _row(rows, offset)
        label = labels.item_label(clean, offset)
        if label is None:
            continue
        if first:
            if not (chains and chains[-1][0] == index):
                chains.append((index, [label]))
            continue
        own = rows[index].label
        if own and own.kind == "item" and not (chains and chains[-1][0] == index):
            chains.append((index, [own]))
        if chains and chains[-1][0] == index and _follows(chains[-1][1][-1], label):
            chains[-1][1].append(label)
    return {
        label.start
        for index, chain in chains
        if len(chain) > 1 or _goes_on(rows, index, chain[0])
        for label in chain
        if label.start != rows[index].first
    }


def _bracketed(clean: str) -> tuple[list[int], list[int]]:
    """The brackets that may begin a list, right behind a colon, and those that may go on with one."""
    firsts: list[int] = []
    nexts: list[int] = []
    for opening, pattern in _BRACKETED:
        for match in pattern.finditer(clean) if opening in clean else ():
            start = match.start()
            joined = clean[max(start - 2, 0) : start]
            behind = start - (2 if len(joined) == 2 and _JOINS.issuperset(joined) else joined[-1:] in _JOINS)
            before = clean[max(behind - 60, 0) : behind].rstrip(SPACE)[-1:]
            if before in _STOPS and match[1][0] != "１":
                nexts.append(start)
            elif before in _COLONS and behind == start and match[1] in _ONES:
                firsts.append(start)
    return sorted(firsts), sorted(nexts)


def _row(rows: list[Row], offset: int) -> int:
    """The index of the row that holds the character at `offset`."""
    return bisect_right(rows, offset, key=attrgetter("first")) - 1


def _follows(before: Label, label: Label) -> bool:
    return label.level == before.level and label.ordinal.number == before.ordinal.number + 1


def _goes_on(rows: list[Row], index: int, first: Label) -> bool:
    """Whether （二） opens the next row: 下列条件：（一）甲；/ （二）乙。"""
    below = rows[index + 1].label if index + 1 < len(rows) else None
    return below is not None and _follows(first, below)
