"""Items that stand in one row with their lead-in or with each other: 下列条件：（一）…；（二）…。"""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter

from tiaowen import labels
from tiaowen.labels import SPACE, Label
from tiaowen.patterns import lazy
from tiaowen.rows import Row

_FIRST = lazy(f"[：:][{SPACE}]*([（(](?:一|1|１)[）)])")
_NEXT = lazy(
    f"[；;。，,、][{SPACE}]*(?:[以及和或者]{{1,2}})?([（(](?:[一二三四五六七八九十]{{1,3}}|[0-9]{{1,2}})[）)])"
)


def items(clean: str, rows: list[Row]) -> set[int]:
    """The offsets in mid-row where an item begins.

    A list counts up from （一） behind a colon, or from the item that its row begins with.
    """
    starts: dict[int, list[Label]] = {}
    for match in _FIRST.finditer(clean):
        index = _row(rows, match.start(1))
        if index not in starts and (label := labels.item_label(clean, match.start(1))):
            starts[index] = [label]
    for match in _NEXT.finditer(clean):
        index = _row(rows, match.start(1))
        label = labels.item_label(clean, match.start(1))
        if label is None:
            continue
        own = rows[index].label
        chain = starts.get(index) or ([own] if own and own.kind == "item" else [])
        if chain and label.start > chain[-1].start and _follows(chain[-1], label):
            starts[index] = [*chain, label] if index not in starts else _grown(chain, label)
    return {
        label.start
        for index, chain in starts.items()
        if len(chain) > 1 or _goes_on(rows, index, chain[0])
        for label in chain
        if label.start != rows[index].first
    }


def _grown(chain: list[Label], label: Label) -> list[Label]:
    chain.append(label)
    return chain


def _row(rows: list[Row], offset: int) -> int:
    """The index of the row that holds the character at `offset`."""
    return bisect_right(rows, offset, key=attrgetter("first")) - 1


def _follows(before: Label, label: Label) -> bool:
    return label.level == before.level and label.ordinal.number == before.ordinal.number + 1


def _goes_on(rows: list[Row], index: int, first: Label) -> bool:
    """Whether （二） opens the next row: 下列条件：（一）甲；/ （二）乙。"""
    below = rows[index + 1].label if index + 1 < len(rows) else None
    return below is not None and _follows(first, below)
