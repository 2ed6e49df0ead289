"""What is odd about one law: gaps, doubles, order, empty articles, lost headings, no closing clause, damage.

A finding is a value beside the tree: it says what a reader should know, and changes nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from tiaowen import numerals, sequence
from tiaowen.model import LEVELS, Article, Division, Finding, Law, Ordinal, Pinpoint, Span
from tiaowen.patterns import lazy

_CLOSING = lazy("施行|实施|實施|执行|執行|生效|废止|廢止|解释|解釋|为准|為準")
"""Words of a closing clause (自…起施行, 同时废止, 由…负责解释).

They also stand in other clauses, so a law that was cut off may pass unnoticed, but a whole law is not accused.
"""
_PART = 20
"""A text whose first article has a higher number is taken for a part of a code."""
_MANY = 20
"""More missing numbers in a row than this are one finding."""
_DAMAGE = lazy(
    "\ufffd+|[\u4e00-\u9fff][?？]{1,3}[！!](?=[\u4e00-\u9fff])"
    "|(?:锟斤拷|烫烫|屯屯)+|(?:[ÃÂäåæçèé][\x80-\xbf€-™]{1,2}){3,}|[\ue000-\uf8ff]+"
)
"""Signs of a text that went through a wrong decoding, and private characters that no font agrees on."""
_SOUND = lazy("[^\ufffd\ue000-\uf8ff\x80-\x9f?？ÃÂäåæçèé锟烫屯]*+")
"""A cheap first look: what is made of these has no damage; to run over them is quicker than to search for others."""


def of(law: Law) -> tuple[Finding, ...]:
    """The findings of a law, in the order of the text."""
    found = [*_encoding(law), *_numbers(law), *_empty(law), *_headings(law), *_items(law), *_contents(law)]
    found += [*_ending(law), *_damage(law), *_nothing(law)]
    return tuple(sorted(found, key=lambda finding: finding.span))


def name(unit: str, ordinal: Ordinal) -> str:
    """第六十条, 第一百二十条之一, or 三、 for a point."""
    if unit == "点":
        return numerals.to_chinese(ordinal.number) + "、"
    branch = "之" + numerals.to_chinese(ordinal.branch) if ordinal.branch else ""
    number = f"{ordinal.number}{ordinal.letter}" if ordinal.letter else numerals.to_chinese(ordinal.number)
    return f"第{number}{unit}{branch}"


def _encoding(law: Law) -> Iterator[Finding]:
    source = law.text.source
    if source.guessed:
        yield Finding("encoding", "warning", f"the encoding {source.encoding} is a guess", Span(0, 0))


def _numbers(law: Law) -> Iterator[Finding]:
    """Gaps, doubles and breaks of the order among the articles.

    What breaks the order is told from what it stands among: of 1, 2, 30, 4, 5 only 30 is out of order.
    """
    if sequence.counts_up([unit.ordinal for unit in law.units]):
        return
    ordered = set(longest([unit.ordinal for unit in law.units]))
    present = {unit.ordinal.number for unit in law.units}
    seen: set[Ordinal] = set()
    before: Article | None = None
    for index, unit in enumerate(law.units):
        if unit.ordinal in seen:
            message = f"{name(unit.unit, unit.ordinal)} stands here for the second time"
            yield Finding("duplicate", "error", message, unit.label.span, Pinpoint(unit.ordinal))
        elif index not in ordered:
            above = f"behind {name(unit.unit, law.units[index - 1].ordinal)}" if index else "first"
            message = f"{name(unit.unit, unit.ordinal)} stands out of order, {above}"
            yield Finding("order", "error", message, unit.label.span, Pinpoint(unit.ordinal))
        else:
            yield from _gap(law, unit, before, present)
            before = unit
        seen.add(unit.ordinal)


def longest(ordinals: list[Ordinal]) -> list[int]:
    """The indices of the longest run of ordinals that only go up, by patience sorting."""
    tops: list[Ordinal] = []
    piles: list[int] = []
    below: list[int] = []
    for index, ordinal in enumerate(ordinals):
        place = bisect_left(tops, ordinal)
        below.append(piles[place - 1] if place else -1)
        if tops[place : place + 1] == [ordinal]:
            continue  # of two with one number the first stands in the run
        tops[place : place + 1] = [ordinal]
        piles[place : place + 1] = [index]
    chain = []
    index = piles[-1] if piles else -1
    while index >= 0:
        chain.append(index)
        index = below[index]
    return chain[::-1]


def _gap(law: Law, unit: Article, before: Article | None, present: set[int]) -> Iterator[Finding]:
    """The numbers that are missing before `unit`; a part of a code starts where the part before it ended."""
    first = unit.ordinal.number
    if before is None and (law.subtitle.text or first > _PART):
        return
    start = before.ordinal.number + 1 if before else 1
    missing = [number for number in range(start, first) if number not in present]
    names = [name(unit.unit, Ordinal(number)) for number in missing]
    if len(missing) > _MANY:
        message = f"{names[0]} to {names[-1]} are missing before {name(unit.unit, unit.ordinal)}"
        yield Finding("gap", "error", message, unit.label.span, Pinpoint(Ordinal(missing[0])))
        return
    for number, label in zip(missing, names, strict=True):
        message = f"{label} is missing before {name(unit.unit, unit.ordinal)}"
        yield Finding("gap", "error", message, unit.label.span, Pinpoint(Ordinal(number)))


def _empty(law: Law) -> Iterator[Finding]:
    for unit in law.units:
        if not unit.paragraphs and not unit.title.text:
            label = name(unit.unit, unit.ordinal)
            yield Finding("empty", "error", f"{label} has no text", unit.label.span, Pinpoint(unit.ordinal))


def _headings(law: Law) -> Iterator[Finding]:
    """Divisions whose number does not follow: a heading line is lost, or stands twice.

    The count of a level starts anew below a higher division, or goes on through the whole law (民法典's 章 do in part).
    """
    last: dict[str, int] = {}
    for node in _divisions(law.body):
        if node.level not in LEVELS:
            continue
        before, number = last.get(node.level, 0), node.ordinal.number
        branch = node.ordinal.branch and number == before
        if (
            not branch
            and number != before + 1
            and not (number == 1 and before and _renewed(last, node.level))
        ):
            lost = name(node.level, Ordinal(before + 1))
            code = "heading-gap" if number > before else "heading-order"
            here = name(node.level, node.ordinal)
            if number > before:
                message = f"{lost} is missing before {here}"
            elif number == before:
                message = f"{here} stands here for the second time"
            else:
                message = f"{here} stands behind {name(node.level, Ordinal(before))}"
            where = Pinpoint(divisions=((node.level, node.ordinal),))
            yield Finding(code, "warning", message, node.label.span, where)
        last[node.level] = number
        for lower in LEVELS[LEVELS.index(node.level) + 1 :]:
            if lower in last:
                last[lower + "?"] = last[lower]
                if lower != "章" or node.level not in ("编", "分编"):
                    last[lower] = 0


def _divisions(children: tuple[Division | Article, ...]) -> Iterator[Division]:
    """All divisions in reading order."""
    for child in children:
        if isinstance(child, Division):
            yield child
            yield from _divisions(child.children)


def _renewed(last: dict[str, int], level: str) -> bool:
    """Whether a higher division began since the level was counted last."""
    return last.pop(level + "?", None) is not None


def _items(law: Law) -> Iterator[Finding]:
    """Items that do not count up from one; plans of the government count theirs on through all points."""
    last = 0
    for unit in law.units:
        for index, paragraph in enumerate(unit.paragraphs, 1):
            if not paragraph.items:
                continue
            numbers = [item.ordinal.number for item in paragraph.items]
            start = last + 1 if numbers[0] == last + 1 else 1
            last = numbers[-1]
            if numbers != list(range(start, start + len(numbers))) and not any(
                i.ordinal.branch for i in paragraph.items
            ):
                span = paragraph.items[0].label.span
                message = f"the 项 of {name(unit.unit, unit.ordinal)} are numbered {', '.join(map(str, numbers[:12]))}"
                yield Finding("item-order", "warning", message, span, Pinpoint(unit.ordinal, index))


def _contents(law: Law) -> Iterator[Finding]:
    """Entries of the contents without their division."""
    if not law.contents:
        return
    present = {(node.level, node.ordinal) for node in _divisions(law.body)}
    for entry in law.contents:
        if entry.ordinal.number and (entry.level, entry.ordinal) not in present:
            message = (
                f"the contents list {name(entry.level, entry.ordinal)}, and the text has no such heading"
            )
            yield Finding("contents", "warning", message, entry.span)


def _ending(law: Law) -> Iterator[Finding]:
    """Whether the text stops without the clause that closes a law, or in mid-sentence."""
    if not law.units or law.units[-1].unit != "条":
        return
    last = law.units[-1]
    text = law.text.clean[last.span.start : last.span.end].rstrip()
    if not _CLOSING.search(text):
        message = f"the text stops with {name(last.unit, last.ordinal)} and has no closing clause: it may be cut off"
        yield Finding(
            "no-closing", "warning", message, Span(last.span.end, last.span.end), Pinpoint(last.ordinal)
        )
    if text[-1:] in "，、,；;：:" and not law.annexes:
        message = f"{name(last.unit, last.ordinal)} stops in the middle of a sentence"
        yield Finding("cut-off", "error", message, Span(last.span.end, last.span.end), Pinpoint(last.ordinal))


def _damage(law: Law) -> Iterator[Finding]:
    if _SOUND.fullmatch(law.text.clean):
        return
    for match in _DAMAGE.finditer(law.text.clean):
        private = "\ue000" <= match[0][0] <= "\uf8ff"
        what = "a private character that no font agrees on" if private else "damaged text"
        severity = "warning" if private else "error"
        yield Finding("damage", severity, f"{what}: {match[0][:20]}", Span(*match.span()))


def _nothing(law: Law) -> Iterator[Finding]:
    if not law.units:
        yield Finding("no-articles", "warning", "the text has no articles and no numbered points", Span(0, 0))
