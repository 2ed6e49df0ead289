"""Dates and bodies that a copy states in a part that only it has must agree with what the other copy states."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tiaowen.check.copy import Copy
from tiaowen.check.report import Difference, Part
from tiaowen.fold import fold

if TYPE_CHECKING:
    from tiaowen.promulgation import Event

_MEETING = "第[^第届]{1,6}届[^第]{2,24}?第[^第次]{1,6}次[^《，。]{0,8}会议|第[^第次]{1,8}次[^《，。]{0,8}会议"
_DATE = r"[\d〇零一二三四五六七八九十]{1,4}年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日"


def disagreements(a: Copy, b: Copy, parts: tuple[Part, ...]) -> Iterator[Difference]:
    """Statements of an announcement that the other copy's notes or closing clause contradict.

    Only what the copy's own notes confirm in the other copy is held against its announcement:
    where the notes differ, the comparison of the notes has said so.
    """
    announced = [part for part in parts if part.kind == "announcement"]
    if not any(_contradictable(part, b if part.copy == "A" else a) for part in announced):
        return
    from tiaowen.promulgation import promulgation

    ours, yours = promulgation(a.law).events, promulgation(b.law).events
    for one, other, mine, theirs, in_a in ((a, b, ours, yours, True), (b, a, yours, ours, False)):
        for event in mine:
            if event.origin != "announcement" or not _within(one, event, announced, "A" if in_a else "B"):
                continue
            rival = _rival(event, theirs)
            if rival and not any(_agree(event, same) for same in theirs):
                own = _rival(event, [same for same in mine if same.origin != "announcement"])
                if own and not _agree(own, rival):
                    continue
                yield _difference(one, other, event, rival, in_a)


def _contradictable(part: Part, other: Copy) -> bool:
    """A cheap first look: whether the part states a date or a meeting that stands nowhere in the other copy."""
    words = fold("".join(part.text.split()))
    return any(found not in other.key for found in re.findall(f"{_DATE}|{_MEETING}", words))


def _within(copy: Copy, event: Event, parts: list[Part], name: str) -> bool:
    """Whether the statement stands in a part that only this copy has."""
    start = copy.law.text.origin(event.span.start)
    return any(part.copy == name and part.span.start <= start < part.span.end for part in parts)


def _rival(event: Event, others: list[Event] | tuple[Event, ...]) -> Event | None:
    """The statement of the other copy about the same: the only one of its kind, or of the same date or meeting."""
    same = [other for other in others if other.kind == event.kind and other.origin != "announcement"]
    meeting = _meeting(event)
    near = [other for other in same if other.date == event.date or (meeting and meeting == _meeting(other))]
    return near[0] if near else same[0] if len(same) == 1 else None


def _agree(one: Event, other: Event) -> bool:
    """Whether two statements of one kind say the same, as far as both say it."""
    if one.kind != other.kind or one.date != other.date:
        return False
    meetings = _meeting(one), _meeting(other)
    bodies = fold(one.body), fold(other.body)
    return (not all(meetings) or meetings[0] == meetings[1]) and (not all(bodies) or bodies[0] == bodies[1])


def _meeting(event: Event) -> str:
    found = re.search(_MEETING, "".join(fold(event.words).split()))
    return found[0] if found else ""


def _difference(one: Copy, other: Copy, event: Event, rival: Event, in_a: bool) -> Difference:
    spans = one.law.text.origin_span(event.span), other.law.text.origin_span(rival.span)
    words = event.words, rival.words
    (a, b), (a_text, b_text) = (spans, words) if in_a else (spans[::-1], words[::-1])
    message = f"the 公告 of {'A' if in_a else 'B'} and {'B' if in_a else 'A'} do not agree on a date or body"
    return Difference("stated", "wording", "announcement", a, b, a_text, b_text, "", "", "", "", message)
