"""Which 第X章 are headings, and which of those belong to the table of contents.

The level comes from the label (编 > 分编 > 章 > 节), never from the number of `#`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tiaowen import labels
from tiaowen.labels import SPACE, Label
from tiaowen.model import LEVELS
from tiaowen.rows import Row, skip

_LONGEST = 60
"""A heading is no longer than this, in characters, its label included."""
_SENTENCE = re.compile("[。；！？]")
_REFERENCE = re.compile(f"[{SPACE}]*(?:规定|規定|所|的|之|第|、|和|至|及|，|,|中的)")
_TAIL_DOTS = re.compile(r"[.…·．\s\d]*$")


class Headings(NamedTuple):
    """The headings of divisions that a text has."""

    body: dict[int, Label]
    """Those that open a division, by the offset of the label."""
    contents: dict[int, Label]
    """Those that only list it."""
    body_start: int
    """Where the body begins: at the first heading of `body` or the first article."""


def choose(clean: str, rows: list[Row], units: list[Label], taiwan: bool) -> Headings:
    """The headings of a text whose articles (or points) begin at `units`."""
    first_unit = units[0].start if units else len(clean)
    marks = {label.start for label in units}
    found = [_heading(clean, row, marks, taiwan) for row in rows]
    headings = [label for label in found if label]
    before = [label for label in headings if label.start < first_unit]
    after = [label for label in headings if label.start > first_unit]
    if not units:
        before, after = [], headings
    leading = _leading(before, after)
    contents = before[: len(before) - len(leading)]
    body = {label.start: label for label in leading + after}
    start = min([first_unit, *body]) if units else min([len(clean), *body])
    return Headings(body, {label.start: label for label in contents}, start)


def _heading(clean: str, row: Row, units: set[int], taiwan: bool) -> Label | None:
    label = row.label
    if label is None or row.first in units:
        return None
    if label.kind == "listed":
        return _listed(clean, row, label)
    if label.kind != "division" or (label.level in "款目" and not taiwan):
        return None
    title = clean[label.end : row.end]
    if row.end - row.first > _LONGEST or _SENTENCE.search(title):
        return None
    if row.hashes or not title:
        return label  # a wrapped heading may end with 、: 第五章 卷烟纸、滤嘴棒、
    if title.endswith(("，", ",", "：", ":")):
        return None
    if title[0] in SPACE:
        return label
    return None if _REFERENCE.match(title) else label


def _listed(clean: str, row: Row, label: Label) -> Label | None:
    """A heading 一、管辖 above articles; only with # before it, else it may be a point or an item."""
    if row.hashes and row.end - row.first <= _LONGEST and not _SENTENCE.search(clean, row.first, row.end):
        return label._replace(kind="division", level="题")
    return None


def _rank(label: Label) -> int:
    return LEVELS.index(label.level) if label.level in LEVELS else 1


def _leading(before: list[Label], after: list[Label]) -> list[Label]:
    """Of the headings before the first article, those that open the body: 第一编 第一章 第一节.

    They stand last, each of a lower level than the one above it.
    A table of contents comes before them, or instead of them where the body has lost its first heading:
    then its last entry is no first division, or the same heading comes again further on.
    """
    taken: list[Label] = []
    for label in reversed(before):
        if taken and _rank(label) >= _rank(taken[0]):
            break
        taken.insert(0, label)
    again = {(label.level, label.ordinal) for label in after}
    listed = len(before) > len(taken)
    if listed and taken and (taken[-1].level, taken[-1].ordinal) in again and taken[-1].ordinal.number > 1:
        return []
    if listed and taken and taken[-1].ordinal.number > 1 and not after:
        return []
    return taken


def middles(clean: str, rows: list[Row], units: list[Label]) -> list[Label]:
    """Headings in mid-line, for a text that stands on few lines: 。 第二章 总则 第七条 ….

    Each is followed by the label of an article (or of a lower division) within the length of a heading.
    """
    starts = sorted(label.start for label in units)
    found: list[Label] = []
    for row in rows:
        offset = clean.find("第", row.first + 1, row.end)
        while offset >= 0:
            label = labels.unit_label(clean, offset)
            if label and label.kind == "division" and _stands_free(clean, row, label):
                found.append(label)
            offset = clean.find("第", offset + 1, row.end)
    return [label for label in found if _leads(clean, label, starts, found)]


def _stands_free(clean: str, row: Row, label: Label) -> bool:
    return (
        clean[label.start - 1] in SPACE + "。；）)"
        and (label.end >= row.end or clean[label.end] in SPACE)
        and not _REFERENCE.match(clean, label.end)
    )


def _leads(clean: str, label: Label, starts: list[int], found: list[Label]) -> bool:
    ends = [start for start in starts if start > label.end] + [
        other.start for other in found if other.start > label.end
    ]
    end = min(ends, default=len(clean))
    return end - label.start <= _LONGEST and not _SENTENCE.search(clean, label.end, end)


def entry_title(clean: str, label: Label, end: int) -> tuple[int, int]:
    """Where the title of an entry of the contents stands, without the dots and the page number."""
    start = skip(clean, label.end, end)
    tail = _TAIL_DOTS.search(clean[start:end])
    return start, start + (tail.start() if tail else end - start)
