"""Which 第X章 are headings, and which of those belong to the table of contents.

The level comes from the label (编 > 分编 > 章 > 节), never from the number of `#`.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from tiaowen import labels
from tiaowen.candidates import HEAD_ENDS
from tiaowen.labels import SPACE, Label
from tiaowen.model import LEVELS, Ordinal
from tiaowen.patterns import lazy
from tiaowen.rows import STOPS, Row

_LONGEST = 60
"""A heading is no longer than this, in characters, its label included."""
_SHORT = 40
"""A heading without a number is no longer than this."""
_SENTENCE = lazy("[。；！？]")
_PUNCTUATION = lazy("[，。；：]")
_REFERENCE = lazy(f"[{SPACE}]*(?:规定|規定|所|的|之|第|、|和|至|及|，|,|中的)")
_NAMES = frozenset(("总则", "總則", "附则", "附則", "分则", "分則", "罚则", "罰則"))
_OTHER = lazy("序言|前言|序$|附件|附表|附录|附錄|附图|附圖|附：|目录|目錄|目次")


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
    marks = {label.start for label in units}
    labelled = [
        row for row in rows if (row.label and row.label.kind == "division") or (row.hashes and row.label)
    ]
    numbered = [label for label in (_heading(clean, row, marks, taiwan) for row in labelled) if label]
    numbered += _sections(clean, rows, marks, {label.start for label in numbered})
    bare = {row.stop for row in labelled if row.label and row.end <= row.label.end}
    plain = [row for row in rows if row.label is None and (row.end - row.first <= _SHORT or row.hashes)]
    if bare:  # 第一章 / 总则: the title of the row above
        titles = {row.first for above, row in zip(rows, rows[1:], strict=False) if above.stop in bare}
        plain = [row for row in plain if row.first not in titles]
    named = {label.start: label for label in (_bare(clean, row) for row in plain) if label}
    named.update((label.start, label) for label in _unnumbered(clean, plain, numbered, labelled))
    every = sorted([*numbered, *named.values()], key=lambda label: label.start)
    first_unit = units[0].start if units else len(clean)
    before = [label for label in every if units and label.start < first_unit]
    after = [label for label in every if not units or label.start > first_unit]
    leading = _leading(before, after)
    contents = before[: len(before) - len(leading)]
    body = {label.start: label for label in leading + after}
    start = min([first_unit, *body])
    return Headings(body, {label.start: label for label in contents}, start)


def _bare(clean: str, row: Row) -> Label | None:
    """A heading without a number: ## 附则, 总 则, or any title that has ## before it."""
    if row.hashes == 1 or row.end - row.first > _LONGEST or (not row.hashes and row.end - row.first > 8):
        return None
    title = "".join(clean[row.first : row.end].split())
    named = title in _NAMES or (row.hashes > 1 and not _SENTENCE.search(title) and not _OTHER.match(title))
    return Label("division", "题", Ordinal(0), row.first, row.first) if named else None


def _unnumbered(clean: str, plain: list[Row], numbered: list[Label], labelled: list[Row]) -> list[Label]:
    """Rows that repeat a title of the contents whose number the body has lost: 规划管理 for 第二章 规划管理."""
    counts: dict[tuple[str, Ordinal], int] = {}
    for label in numbered:
        counts[label.level, label.ordinal] = counts.get((label.level, label.ordinal), 0) + 1
    ends = {row.first: row.end for row in labelled}
    titles = {
        "".join(clean[label.end : ends.get(label.start, label.end)].split()): label
        for label in numbered
        if label.ordinal.number and counts[label.level, label.ordinal] == 1
    }
    titles.pop("", None)
    if not titles:
        return []
    found = []
    for row in plain:
        entry = titles.get("".join(clean[row.first : row.end].split()))
        if entry and entry.start < row.first and not row.hashes:
            found.append(Label("division", entry.level, entry.ordinal, row.first, row.first))
    return found


def _heading(clean: str, row: Row, units: set[int], taiwan: bool) -> Label | None:
    label = row.label
    if label is None or row.first in units:
        return None
    if label.kind == "listed":
        return _listed(clean, row, label)
    if label.kind != "division" or (label.level in "款目" and not taiwan):
        return None
    short = row.end - row.first <= _LONGEST and not _SENTENCE.search(clean[label.end : row.end])
    return label if short and _is_title(clean[label.end : row.end], marked=row.hashes > 0) else None


def _is_title(title: str, *, marked: bool) -> bool:
    """Whether what stands behind 第三章 can be its title; a wrapped one may end with 、: 第五章 卷烟纸、滤嘴棒、."""
    if marked or not title:
        return True
    if title.endswith(("，", ",", "：", ":")):
        return False
    return title[0] in SPACE or not _REFERENCE.match(title)


def _listed(clean: str, row: Row, label: Label) -> Label | None:
    """A heading 一、管辖 above articles; only with # before it, else it may be a point or an item."""
    if row.hashes and row.end - row.first <= _LONGEST and not _SENTENCE.search(clean, row.first, row.end):
        return label._replace(kind="division", level="题")
    return None


def _sections(clean: str, rows: list[Row], units: set[int], taken: set[int]) -> list[Label]:
    """Headings 一、管辖 and （一）级别管辖 above articles, without # before them.

    They are short, stand right above an article, and count up; the （一） begin anew below each 一、.
    An item that ends an article ends with a stop, so it is none of them.
    """
    if not any(row.label.level == "一、" for row in rows if row.label):
        return []
    found: list[Label] = []
    last = {"一、": 0, "（一）": 0}
    for row, below in zip(rows, rows[1:], strict=False):
        label = row.label
        if label is None or label.level not in last or row.first in units:
            continue
        if row.first in taken:
            last[label.level] = label.ordinal.number  # ## 三、…: its twin without # goes on counting
            continue
        if label.level == "一、" and clean[row.end - 1] not in STOPS:
            last["（一）"] = 0
        text = clean[label.end : row.end]
        heads = below.first in units or (below.label is not None and below.label.level == "（一）")
        if (
            not heads
            or len(text) > _SHORT
            or _PUNCTUATION.search(text)
            or label.ordinal.number != last[label.level] + 1
        ):
            continue
        if label.level == "（一）" and not (below.first in units and last["一、"]):
            continue
        last[label.level] += 1
        found.append(label._replace(kind="division", level="题"))
    return found


def _rank(label: Label) -> int:
    return LEVELS.index(label.level) if label.level in LEVELS else 0


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
    starts = [label.start for label in units]
    found: list[Label] = []
    for row in rows:
        offset = clean.find("第", row.first + 1, row.end)
        while offset >= 0:
            label = labels.unit_label(clean, offset)
            if label and label.kind == "division" and _stands_free(clean, row, label):
                found.append(label)
            offset = clean.find("第", offset + 1, row.end)
    edges = sorted([*starts, *(label.start for label in found)])
    return [label for label in found if _leads(clean, label, edges)]


def _stands_free(clean: str, row: Row, label: Label) -> bool:
    """Whether a heading may begin there: behind a 。, a space or the law's title; and no reference follows."""
    if _REFERENCE.match(clean, label.end):
        return False
    first = label.ordinal.number == 1 and label.start - row.first <= _LONGEST
    if first and not _PUNCTUATION.search(clean, row.first, label.start):
        return True
    if label.ordinal.number == 1 and HEAD_ENDS.search(clean[max(row.first, label.start - 8) : label.start]):
        return True
    return clean[label.start - 1] in SPACE + "。；）)"


def _leads(clean: str, label: Label, edges: list[int]) -> bool:
    """Whether the next label comes within the length of a heading, and no sentence stands between."""
    index = bisect_right(edges, label.end - 1)
    end = edges[index] if index < len(edges) else len(clean)
    return end - label.start <= _LONGEST and not _PUNCTUATION.search(clean, label.end, end)
