"""How much each 第X条 looks like a heading by itself, before the others are looked at.

At the start of a row with a space behind it is strong; glued to its text, or in mid-row behind a 。, weaker.
"""

from __future__ import annotations

import re

from tiaowen import labels
from tiaowen.labels import SPACE, Label
from tiaowen.patterns import lazy
from tiaowen.rows import STOPS, Row, skip

_REFERENCE = lazy(
    rf"[{SPACE}]*(?:第[{SPACE}]*[^\s第条]{{1,6}}[款项項目]|[、和至或及与與][{SPACE}者以]*第|(?:规定|規定|所[列称稱规規])的|的|所[列称稱])"
)
"""What makes 第十二条第一款规定的 a reference, whatever number comes next."""
LIKELY_REFERENCE = lazy("[、，,。；和至或及与與]|规定|規定|所|之|以[上下外内內]|中的")
HEAD_ENDS = lazy(
    "(?:法|条例|條例|规定|規定|办法|辦法|决定|決定|细则|細則|规则|規則|解释|解釋|通过|通過|修正|修订|修訂|施行|批准|公布|公佈|[）)])$"
)
"""How the head of a law ends, its title or its notes, right before 第一章 or 第一条 in a text on one row."""
_HEAD = 200
"""Such a row begins within this many characters of the text."""
_APART = frozenset(SPACE + "【〔[（(：:\n")
"""What stands between a heading's number and its text."""
_REFERS = frozenset("第、和至或及与與规規的所")
"""How a reference may go on behind its number."""
_ONE_SPACE = frozenset(" \u3000")
_MAY_REFER = _REFERS | set(SPACE) | {""}
SHORT = 40
"""A row of a table of contents is shorter than this, in characters."""

STRONG, GLUED, AFTER_STOP, DOUBTFUL, SPACED, NEVER = 5, 4, 3, 2, 1, 0


def strength(clean: str, label: Label, end: int, *, at_start: bool = True) -> int:
    """How much a label of an article looks like a heading by itself, from NEVER to STRONG."""
    behind = label.end
    while behind < end and clean[behind] in SPACE:
        behind += 1
    if behind < end and clean[behind] in _REFERS and _REFERENCE.match(clean, label.end, end):
        # 第二条 第一款所称乙，是指丙: an article can begin so, if nothing else has its number.
        return DOUBTFUL if at_start and behind > label.end and label.sound else NEVER
    spaced = label.end >= end or clean[label.end] in _APART
    if at_start:
        if spaced and label.sound:
            return STRONG
        return GLUED if spaced or not LIKELY_REFERENCE.match(clean, label.end) else DOUBTFUL
    if not spaced and LIKELY_REFERENCE.match(clean, label.end):
        return NEVER
    return AFTER_STOP


def at_starts(clean: str, rows: list[Row]) -> tuple[list[Label], list[Label]]:
    """The labels of articles that rows begin with: those that look like headings, and the doubtful ones."""
    strong, weak = [], []
    for row in rows:
        label = row.label
        if label is None or label.kind != "article":
            continue
        behind = clean[label.end : label.end + 2]
        if behind[:1] in _ONE_SPACE and behind[1:] not in _MAY_REFER and label.sound:
            strong.append(label)
            continue
        mark = strength(clean, label, row.end)
        if mark == STRONG:
            strong.append(label)
        elif mark:
            weak.append(label)
    return strong, weak


def in_middles(clean: str, rows: list[Row]) -> list[tuple[int, Label]]:
    """Labels in mid-line, behind the end of a sentence or of a heading."""
    found = []
    for row in rows:
        offset = clean.find("第", row.first + 1, row.end)
        while offset >= 0:
            label = labels.unit_label(clean, offset)
            if label is None or label.kind != "article":
                step = offset + 1
            else:
                step = label.end
                mark = strength(clean, label, row.end, at_start=False)
                mark = min(mark, _opens(clean, row, offset, label))
                if mark:
                    found.append((mark, label))
            offset = clean.find("第", step, row.end)
    return found


def _opens(clean: str, row: Row, offset: int, label: Label) -> int:
    """How much what stands before `offset` looks like an end: of a sentence, of a heading, or just of a word."""
    before = offset - 1
    while before > row.first and clean[before] in SPACE:
        before -= 1
    spaced = before < offset - 1
    if clean[before] in STOPS + "）)":
        if clean[before] in "：:" and spaced and label.ordinal == (1, 0, "") and row.start < _HEAD:
            return AFTER_STOP  # 作出如下解释： 第一条 …, all on one row
        stopped = clean[before] not in "：:" and (clean[before] not in "；;”」" or spaced)
        return AFTER_STOP if stopped else NEVER
    if _heading_before(clean, row, before + 1, label):
        return AFTER_STOP
    return SPACED if spaced and label.end < row.end and clean[label.end] in SPACE else NEVER


def _heading_before(clean: str, row: Row, before: int, article: Label) -> bool:
    """Whether what stands before is 第二章 with its title, or the law's own title before 第一条; and no sentence."""
    stretch = clean[max(row.first, before - 2 * SHORT) : before]
    sentence = max(stretch.rfind(mark) for mark in "。！；：，、") + 1
    start = skip(clean, before - len(stretch) + sentence, before)
    offset = clean.find("第", start, before)
    label = labels.unit_label(clean, offset) if offset >= 0 else None
    if label is not None and label.kind == "division":
        return before - offset < SHORT
    spaced = clean[article.start - 1] in SPACE and article.end < row.end and clean[article.end] in SPACE
    if spaced and row.label and row.label.kind == "listed" and before - row.first < SHORT:
        return not re.search("[。；，]", clean[row.first : before])  # 四、关于破产和解 第二十五条
    first = article.ordinal == (1, 0, "") and row.start < _HEAD
    return first and bool(HEAD_ENDS.search(clean[row.first : before].rstrip()[-8:]))


def row_end(clean: str, label: Label) -> int:
    """The offset behind the row of a label."""
    end = clean.find("\n", label.end)
    return len(clean) if end < 0 else end
