"""The clean text as rows: what an editor shows as lines, each with the label that it begins with."""

from __future__ import annotations

from typing import NamedTuple

from tiaowen import labels
from tiaowen.labels import SPACE, Label, new, unit_label

STOPS = "。！？；：!?;:︰﹕”」』…"
"""A row that ends in one of these has ended a sentence, a clause or a lead-in."""
_LEAD = SPACE + "#*>"
_BULLETS = ("- ", "+ ", "• ", "● ", "■ ", "◆ ")
"""Marks of a list in Markdown or on a web page; the law's own number stands behind them."""
_MARGIN = frozenset(_LEAD + "-+•●■◆")
_STARTERS = frozenset(labels.starters())


class Row(NamedTuple):
    """A line of the clean text that holds more than space, or a part of one where several articles stand on it."""

    start: int
    """Offset of its first character."""
    first: int
    """Offset of the first character behind the space and the marks of a heading."""
    end: int
    """Offset behind its last character that is no space."""
    stop: int
    """Offset behind its newline."""
    label: Label | None
    """The number at `first`."""
    hashes: int = 0
    """How many # stand before it."""


def rows(clean: str) -> list[Row]:
    """The rows of a clean text that are not blank, in order.

    Lines end where `str.splitlines` says: form feeds and U+2028 stand in real files too.
    """
    result = []
    start = 0
    for line in clean.splitlines(keepends=True):
        size = len(line)
        if size > 1 or not line.isspace():  # every second line of a Markdown file is a bare newline
            first = line[0]
            if first in _MARGIN or line[-1] != "\n" or line[-2].isspace():
                found = row(clean, start, start + size)
                if found:
                    result.append(found)
            else:
                label = (
                    None
                    if first not in _STARTERS
                    else unit_label(clean, start)
                    if first == "第"
                    else label_at(clean, start)
                )
                result.append(new(Row, (start, start, start + size - 1, start + size, label, 0)))
        start += size
    return result


def row(clean: str, start: int, stop: int) -> Row | None:
    """The row from `start` to `stop` with its label; None if it is blank."""
    line = clean[start:stop]
    body = line.lstrip(_LEAD)
    if body[:2] in _BULLETS:
        body = body[2:].lstrip(SPACE)
    end = start + len(line.rstrip())
    first = stop - len(body)
    if first >= end:
        return None
    hashes = line.count("#", 0, first - start) if first > start and "#" in line else 0
    label = label_at(clean, first)
    if label and label.end > end:
        label = None  # the row was cut within it, where a tag was taken out
    return Row(start, first, end, stop, label, hashes)


def label_at(clean: str, offset: int) -> Label | None:
    """The label that begins at `offset`, or None."""
    character = clean[offset]
    if character not in _STARTERS:
        return None
    if character in "第笫":
        return labels.unit_label(clean, offset)
    return labels.item_label(clean, offset)


def skip(clean: str, offset: int, end: int) -> int:
    """The offset of the first character from `offset` on that is no space, at most `end`."""
    while offset < end and clean[offset] in SPACE:
        offset += 1
    return offset
