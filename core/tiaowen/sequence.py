"""Which 第X条 are headings: continuity decides, never the word that follows.

A heading has a space, a line end or a title behind its number; 3,289 of 3,321 real laws need no more.
The rest decide whether a parser is good: headings glued to their text, glued behind a 。 in mid-line,
quoted, or repeated in a table of contents.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from tiaowen import labels, numerals, quotes
from tiaowen.labels import SPACE, Label
from tiaowen.model import Ordinal
from tiaowen.patterns import lazy
from tiaowen.rows import STOPS, Row, ends_sentence, skip

_REFERENCE = lazy(
    rf"[{SPACE}]*(?:第[{SPACE}]*[^\s第条]{{1,6}}[款项項目]|[、和至或及与與][{SPACE}者以]*第|(?:规定|規定|所[列称稱规規])的|的|所[列称稱])"
)
"""What makes 第十二条第一款规定的 a reference, whatever number comes next."""
_LIKELY_REFERENCE = lazy("[、，,。；和至或及与與]|规定|規定|所|之|以[上下外内內]|中的")
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
_SHORT = 40
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
        return GLUED if spaced or not _LIKELY_REFERENCE.match(clean, label.end) else DOUBTFUL
    if not spaced and _LIKELY_REFERENCE.match(clean, label.end):
        return NEVER
    return AFTER_STOP


def follows(previous: Ordinal | None, ordinal: Ordinal) -> bool:
    """Whether `ordinal` is what comes next: 17 or 16-1 after 16, 2A after 2; 1 after nothing."""
    if previous is None:
        return ordinal == (1, 0, "")
    if ordinal.number == previous.number:
        if ordinal.letter and not ordinal.branch:
            return ord(ordinal.letter) == (ord(previous.letter) + 1 if previous.letter else 65)
        return ordinal.branch == previous.branch + 1
    return ordinal.number == previous.number + 1 and not ordinal.branch


def contiguous(chosen: list[Label]) -> bool:
    """Whether each label follows the one before, wherever the first one starts."""
    return _follow([label.ordinal for label in chosen])


def _follow(ordinals: list[Ordinal]) -> bool:
    """Whether each number follows the one before; most texts count 1, 2, 3 with nothing between."""
    start = ordinals[0].number if ordinals else 0
    plain = [(number, 0, "") for number in range(start, start + len(ordinals))]
    return ordinals == plain or all(map(follows, ordinals, ordinals[1:]))


def counts_up(ordinals: list[Ordinal]) -> bool:
    """Whether the numbers begin with one and each follows the one before."""
    return (not ordinals or ordinals[0] == (1, 0, "")) and _follow(ordinals)


def articles(clean: str, rows: list[Row]) -> list[Label]:
    """The labels of the articles of the text, in order."""
    strong, weak = _candidates(clean, rows)
    if any(mark in clean for mark in ("：“", ":“", "\n“", "：「")):
        quoted = quotes.regions(clean)
        strong = [label for label in strong if not quotes.inside(quoted, label.start)]
        weak = [label for label in weak if not quotes.inside(quoted, label.start)]
    strong = _without_contents(clean, strong)
    if (
        contiguous(strong)
        and strong
        and strong[0].ordinal.number == 1
        and not _may_go_on(clean, strong, weak)
    ):
        return strong
    chosen = _filled(clean, rows, strong, weak)
    if len(chosen) == 1 and chosen[0].ordinal != (1, 0, ""):
        return []  # a statute quoted in a case report: 第六条 …
    return chosen


def _candidates(clean: str, rows: list[Row]) -> tuple[list[Label], list[Label]]:
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


def _may_go_on(clean: str, strong: list[Label], weak: list[Label]) -> bool:
    """Whether the next number stands somewhere behind the last strong label: it may begin an article."""
    last = strong[-1]
    number = last.ordinal.number + 1
    nexts = (numerals.to_chinese(number), str(number))
    if any(clean.find(f"第{text}", last.end) >= 0 for text in nexts):
        return True
    return any(label.start > last.start and follows(last.ordinal, label.ordinal) for label in weak)


def _without_contents(clean: str, strong: list[Label]) -> list[Label]:
    """Without a table of contents that lists articles: a first run of short lines, then all again."""
    ordinals = [label.ordinal for label in strong]
    for index in range(1, len(strong)):
        if ordinals[index] == ordinals[0]:
            listed = strong[:index]
            short = all(
                b.start - a.start < _SHORT for a, b in zip(listed, strong[1 : index + 1], strict=True)
            )
            run = clean[listed[0].start : listed[-1].end]
            return strong[index:] if index > 1 and short and "。" not in run else strong
    return strong


def _filled(clean: str, rows: list[Row], strong: list[Label], weak: list[Label]) -> list[Label]:
    """The strong labels, and between them those weaker ones that continue the numbers."""
    anchors = _plausible(clean, strong)
    pool = [(label.start, strength(clean, label, _row_end(clean, label)), label) for label in weak]
    if _gaps(anchors):
        pool += [(label.start, mark, label) for mark, label in _middles(clean, rows)]
    pool.sort()
    head = rows[0].stop if rows else 0
    edges = [0, *(label.end for label in anchors)]
    ends = [*(label.start for label in anchors), len(clean)]
    chosen: list[Label] = []
    for index, (start, end) in enumerate(zip(edges, ends, strict=True)):
        before = anchors[index - 1].ordinal if index else None
        after = anchors[index].ordinal if index < len(anchors) else None
        low, high = bisect_left(pool, (start,)), bisect_left(pool, (end,))
        if low < high and not (before and after and follows(before, after)):
            chosen += _between([(mark, label) for _, mark, label in pool[low:high]], before, after, head)
        if index < len(anchors):
            chosen.append(anchors[index])
    return chosen


def _plausible(clean: str, strong: list[Label]) -> list[Label]:
    """Without a label that breaks the order where the text around it goes on as if it were not there."""
    kept: list[Label] = []
    for index, label in enumerate(strong):
        before = kept[-1].ordinal if kept else None
        after = strong[index + 1].ordinal if index + 1 < len(strong) else None
        jumps = before is not None and not follows(before, label.ordinal)
        closes = before is not None and after is not None and follows(before, after)
        if jumps and closes and _LIKELY_REFERENCE.match(clean, skip(clean, label.end, len(clean))):
            continue
        kept.append(label)
    return kept


def _gaps(anchors: list[Label]) -> bool:
    """Whether numbers are missing, or may be missing behind the last."""
    return not anchors or not contiguous(anchors) or anchors[0].ordinal.number > 1


def _middles(clean: str, rows: list[Row]) -> list[tuple[int, Label]]:
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
    stretch = clean[max(row.first, before - 2 * _SHORT) : before]
    sentence = max(stretch.rfind(mark) for mark in "。！；：，、") + 1
    start = skip(clean, before - len(stretch) + sentence, before)
    offset = clean.find("第", start, before)
    label = labels.unit_label(clean, offset) if offset >= 0 else None
    if label is not None and label.kind == "division":
        return before - offset < _SHORT
    spaced = clean[article.start - 1] in SPACE and article.end < row.end and clean[article.end] in SPACE
    if spaced and row.label and row.label.kind == "listed" and before - row.first < _SHORT:
        return not re.search("[。；，]", clean[row.first : before])  # 四、关于破产和解 第二十五条
    first = article.ordinal == (1, 0, "") and row.start < _HEAD
    return first and bool(HEAD_ENDS.search(clean[row.first : before].rstrip()[-8:]))


def _between(
    pool: list[tuple[int, Label]], before: Ordinal | None, after: Ordinal | None, head: int
) -> list[Label]:
    """The weaker labels in a stretch that lead from one number to the next; the first row ends at `head`."""
    if after is not None and (before is None or after > before):
        pool = [(mark, label) for mark, label in pool if label.ordinal < after]
        chain = _chain(pool, before, exact=True)
        return chain or _chain([pair for pair in pool if pair[0] >= AFTER_STOP], before, exact=False)
    # Nothing bounds the numbers: what is doubtful needs more than to be next, but for 第一条 behind title and notes.
    firm = [
        (mark, label) for mark, label in pool if mark >= DOUBTFUL or (before is None and label.start < head)
    ]
    return _chain(firm, before, exact=True)


def _row_end(clean: str, label: Label) -> int:
    end = clean.find("\n", label.end)
    return len(clean) if end < 0 else end


def _chain(pool: list[tuple[int, Label]], before: Ordinal | None, *, exact: bool) -> list[Label]:
    """The labels that continue from `before`; of two with one number the one that looks more like a heading."""
    best: dict[Ordinal, int] = {}
    for mark, label in pool:
        best[label.ordinal] = max(mark, best.get(label.ordinal, 0))
    chain: list[Label] = []
    for mark, label in pool:
        fits = follows(before, label.ordinal) if exact else before is None or label.ordinal > before
        if fits and mark == best[label.ordinal]:
            chain.append(label)
            before = label.ordinal
    return chain


def points(clean: str, rows: list[Row]) -> list[Label]:
    """The labels of the points of a decision or reply that has no articles: 一、二、三、, else 1. or （一）."""
    quoted = quotes.regions(clean)
    free = [row.label for row in rows if row.label and not quotes.inside(quoted, row.first)]
    for style, least in (("一、", 1), ("1.", 2), ("（一）", 2)):
        chain = _counted(label for label in free if label.level == style)
        if len(chain) >= least:
            return chain
    return []


def _counted(found: Iterable[Label]) -> list[Label]:
    """The labels that count up from one; one missing number is a gap, a new start is another list."""
    chain: list[Label] = []
    for label in found:
        last = chain[-1].ordinal.number if chain else 0
        if last < label.ordinal.number <= last + (2 if chain else 1):
            chain.append(label)
    return chain


def within_points(clean: str, rows: list[Row], chosen: list[Label]) -> bool:
    """Whether the articles stand in the points of a decision that amends them: 10, 15, 22 below 一、二、三、."""
    if not chosen or chosen[0].ordinal.number == 1:
        return False
    steps = sum(follows(a.ordinal, b.ordinal) for a, b in zip(chosen, chosen[1:], strict=False))
    chain = [label for label in points(clean, rows) if label.level == "一、"]
    return len(chain) >= 2 and chain[0].start < chosen[0].start and steps < 0.6 * (len(chosen) - 1) + 1


__all__ = ["articles", "ends_sentence", "follows", "points", "within_points"]
