"""Which 第X条 are headings: continuity decides, never the word that follows.

A heading has a space, a line end or a title behind its number; 3,289 of 3,321 real laws need no more.
The rest decide whether a parser is good: headings glued to their text, glued behind a 。 in mid-line,
quoted, or repeated in a table of contents.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from tiaowen import numerals, quotes
from tiaowen.candidates import (
    AFTER_STOP,
    DOUBTFUL,
    LIKELY_REFERENCE,
    SHORT,
    at_starts,
    in_middles,
    row_end,
    strength,
)
from tiaowen.labels import Label
from tiaowen.model import Ordinal
from tiaowen.rows import Row, skip


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
    strong, weak = at_starts(clean, rows)
    if _quotes_apart(clean):
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


def _quotes_apart(clean: str) -> bool:
    """Whether a quotation stands behind a colon or on lines of its own: it may hold articles of another law."""
    before = {piece[-1:] for piece in clean.split("“")[:-1]}
    return not before.isdisjoint("：:\n") or ("「" in clean and "：「" in clean)


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
            short = all(b.start - a.start < SHORT for a, b in zip(listed, strong[1 : index + 1], strict=True))
            run = clean[listed[0].start : listed[-1].end]
            return strong[index:] if index > 1 and short and "。" not in run else strong
    return strong


def _filled(clean: str, rows: list[Row], strong: list[Label], weak: list[Label]) -> list[Label]:
    """The strong labels, and between them those weaker ones that continue the numbers."""
    anchors = _plausible(clean, strong)
    pool = [(label.start, strength(clean, label, row_end(clean, label)), label) for label in weak]
    if _gaps(anchors):
        pool += [(label.start, mark, label) for mark, label in in_middles(clean, rows)]
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
        if jumps and closes and LIKELY_REFERENCE.match(clean, skip(clean, label.end, len(clean))):
            continue
        kept.append(label)
    return kept


def _gaps(anchors: list[Label]) -> bool:
    """Whether numbers are missing, or may be missing behind the last."""
    return not anchors or not contiguous(anchors) or anchors[0].ordinal.number > 1


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
