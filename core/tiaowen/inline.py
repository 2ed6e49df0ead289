"""Items that stand in one line with their lead-in: 下列条件：（一）…；（二）…。"""

from __future__ import annotations

import re

from tiaowen import labels

_FIRST = re.compile(f"[：:][{labels.SPACE}]*([（(](?:一|1|１)[）)])")
_NEXT = re.compile(f"[；;。，,、][{labels.SPACE}]*(?:[以及和或者]{{1,2}})?([（(](?:[一二三四五六七八九十]{{1,3}}|[0-9]{{1,2}})[）)])")


def items(clean: str) -> set[int]:
    """The offsets in mid-line where an item begins, in lists of two or more that count up from （一）."""
    found: set[int] = set()
    done = 0
    for match in _FIRST.finditer(clean):
        if match.start() < done:
            continue
        end = clean.find("\n", match.end())
        done = end if end >= 0 else len(clean)
        chain = _chain(clean, match.start(1), done)
        if len(chain) > 1 or _goes_on(clean, match.start(1), done):
            found.update(chain)
    return found


def _goes_on(clean: str, start: int, end: int) -> bool:
    """Whether （二） opens the next row: 下列条件：（一）甲；/ （二）乙。"""
    first = labels.item_label(clean, start)
    below = end
    while below < len(clean) and clean[below].isspace():
        below += 1
    label = labels.item_label(clean, below) if below < len(clean) else None
    return bool(first and label and label.level == first.level and label.ordinal.number == 2)


def _chain(clean: str, start: int, end: int) -> list[int]:
    """The offsets of （一）, （二） ... from `start` on, as long as each follows the one before."""
    chain = [start]
    first = labels.item_label(clean, start)
    if first is None:
        return []
    number = 1
    for match in _NEXT.finditer(clean, start, end):
        label = labels.item_label(clean, match.start(1))
        if label and label.level == first.level and label.ordinal.number == number + 1:
            chain.append(match.start(1))
            number += 1
        elif label and label.level == first.level and label.ordinal.number == 1 and clean[match.start()] == "：":
            break
    return chain
