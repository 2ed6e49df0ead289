"""The longest common subsequence of two texts, exactly, on Python's own integers.

Bit-parallel (Hyyrö 2004): a row of the table is one integer with a bit for each character of the other text,
and the next row takes four operations on it.
The way back needs all rows again; only one in the square root of their number is kept, and the rows between
two of these are made anew, so texts of 100,000 characters need some megabytes and no clock.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import isqrt


def matches(old: str, new: str) -> Iterator[tuple[int, int, int]]:
    """The runs (offset in old, offset in new, length) of a longest common subsequence, in order.

    Equal starts and ends always belong to it, and cost next to nothing.
    """
    start = _equal_start(old, new)
    end = _equal_start(old[start:][::-1], new[start:][::-1])
    if start:
        yield 0, 0, start
    middle = _joined(_pairs(old[start : len(old) - end], new[start : len(new) - end]))
    for mine, yours, length in middle:
        yield mine + start, yours + start, length
    if end:
        yield len(old) - end, len(new) - end, end


def _equal_start(old: str, new: str) -> int:
    """How many characters at the start are the same, by halving."""
    low, high = 0, min(len(old), len(new))
    while low < high:
        middle = (low + high + 1) // 2
        if old[low:middle] == new[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _joined(pairs: list[tuple[int, int]]) -> list[tuple[int, int, int]]:
    runs: list[tuple[int, int, int]] = []
    for old, new in pairs:
        if runs and runs[-1][0] + runs[-1][2] == old and runs[-1][1] + runs[-1][2] == new:
            runs[-1] = (runs[-1][0], runs[-1][1], runs[-1][2] + 1)
        else:
            runs.append((old, new, 1))
    return runs


def _pairs(old: str, new: str) -> list[tuple[int, int]]:
    """The pairs of offsets of a longest common subsequence."""
    if not old or not new:
        return []
    masks: dict[str, int] = {}
    places: dict[str, list[int]] = {}
    for place, character in enumerate(old):
        places.setdefault(character, []).append(place)
    for character, found in places.items():
        bits = bytearray(len(old) // 8 + 1)
        for place in found:
            bits[place >> 3] |= 1 << (place & 7)
        masks[character] = int.from_bytes(bits, "little")
    step = isqrt(len(new)) + 1
    full = (1 << len(old)) - 1
    kept = [full]
    for start in range(0, len(new), step):
        kept.append(_rows(new[start : start + step], masks, kept[-1], full)[-1])
    return _back(len(old), new, masks, kept, step, full)


def _rows(text: str, masks: dict[str, int], row: int, full: int) -> list[int]:
    """The rows for each character of `text`, behind the row before them; a 0 bit is where the length grows."""
    rows = []
    for character in text:
        common = row & masks.get(character, 0)
        # The sum carries beyond the last column.
        row = ((row + common) | (row - common)) & full if common else row
        rows.append(row)
    return rows


def _back(
    column: int, new: str, masks: dict[str, int], kept: list[int], step: int, full: int
) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    for block in range(len(kept) - 2, -1, -1):
        start = block * step
        rows = [kept[block], *_rows(new[start : start + step], masks, kept[block], full)]
        row = len(rows) - 1
        while row and column:
            # The highest 0 bit below the column: everything above it is no part of the subsequence.
            zeros = ~rows[row] & ((1 << column) - 1)
            column = zeros.bit_length()
            if not column:
                break
            row -= 1
            if (rows[row] >> (column - 1)) & 1:
                column -= 1
                pairs.append((column, start + row))
        if not column:
            break
    return pairs[::-1]
