"""前条 and 前款 that kept their words and mean something else now, since another article or 款 was put in between.

第四条 says 依照前条规定; 第三条之一 was put in before it: no word of 第四条 changed, but its meaning did.
Said only where it is certain: what was meant is surely still there and does not stand just before it any more,
or what stands there now surely stood elsewhere.
Where what was meant is gone and what stands there is new, the one may have been written for the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tiaowen.comparison import Change, Part, Piece, Remark, Row
from tiaowen.links import Alignment, Link
from tiaowen.model import Law
from tiaowen.numerals import to_chinese
from tiaowen.references import Reference, find

SURE = 0.5
"""What was meant must be so much alike to what it is now."""
_NOT_BEFORE = frozenset("目当當以之此日年月提事生空眼面先从從预預支到")
_NOT_BEHIND = frozenset("件例约約文理项項目")
"""目前条件, 提前款项: these name nothing that stands before."""
_END = tuple("。：:！？!?”』」）)")
_COUNT = {"一": 1, "二": 2, "两": 2, "兩": 2, "三": 3, "四": 4, "五": 5}


class Places(NamedTuple):
    """Where the articles of each law are in the other one, by their index in `Law.units`."""

    old: Law
    new: Law
    to_new: dict[int, list[int]]
    to_old: dict[int, list[int]]
    unsure: frozenset[int]
    """The old articles whose pairing is in doubt."""


class _Meant(NamedTuple):
    """A word like 前条 in the text of the new side, and what is to be said of it."""

    start: int
    """Offset in the piece."""
    end: int
    message: str


def places(old: Law, new: Law, alignment: Alignment) -> Places:
    """What `marked` has to know of the two laws."""
    to_new: dict[int, list[int]] = {}
    to_old: dict[int, list[int]] = {}
    for mine, other in alignment.pairs():
        to_new.setdefault(mine, []).append(other)
        to_old.setdefault(other, []).append(mine)
    paired = [link for link in alignment.links if link.new]
    unsure = {unit for link in paired if link.doubt or link.likeness < SURE for unit in link.old}
    return Places(old, new, to_new, to_old, frozenset(unsure))


def marked(change: Change, link: Link, around: Places) -> Change:
    """The change of an article; a 前条 or 前款 that is not what it was is a piece of kind `stale`, with a remark."""
    if change.subject != "article" or change.link != "pair" or change.doubt or change.new is None:
        return change
    if not any(word in change.new.text for word in "前上"):
        return change
    rows: list[Row] = []
    remarks = list(change.remarks)
    for row in change.rows:
        done: list[Piece] = []
        for piece in row.pieces:
            found = list(_meant(change, row, piece, link, around)) if piece.kind == "same" else []
            done += _cut(piece, found) if found else [piece]
            remarks += [
                Remark("stale-reference", word.message, piece.new_start + word.start) for word in found
            ]
        rows.append(row._replace(pieces=tuple(done)))
    remarks.sort(key=lambda remark: remark.offset)
    return change._replace(rows=tuple(rows), remarks=tuple(remarks))


def _meant(change: Change, row: Row, piece: Piece, link: Link, around: Places) -> Iterator[_Meant]:
    """The words of a piece that mean something else now."""
    for reference in find(piece.new):
        word = reference.relative
        if word[:1] not in ("前", "上") or _idle(change, piece, reference):
            continue
        count = _COUNT.get(word[1], 1)
        if word[-1] in "条條":
            message = _article(link, around, count)
        elif word[-1] == "款" and len(row.old) == len(row.new) == 1:
            message = _paragraph(change, row, count)
        else:
            message = ""
        if message:
            yield _Meant(reference.start, reference.end, f"still refers to {word}: {message}")


def _idle(change: Change, piece: Piece, reference: Reference) -> bool:
    """Whether the characters are part of other words, or quoted: 将第五条中的“前条”修改为…"""
    text = change.new.text if change.new else ""
    start, end = piece.new_start + reference.start, piece.new_start + reference.end
    quoted = text.count("“", 0, start) > text.count("”", 0, start)
    return quoted or text[start - 1 : start] in _NOT_BEFORE or text[end : end + 1] in _NOT_BEHIND


def _article(link: Link, around: Places, count: int) -> str:
    """What to say of 前条 in an article; empty if it means what it meant, or that can't be told."""
    old, new = link.old[0], link.new[0]
    if min(old, new) < count:
        return ""
    olds, news = range(old - count, old), range(new - count, new)
    if any(unit in around.unsure or around.old.units[unit].unit != "条" for unit in olds):
        return ""
    labels, others = [unit.label.text for unit in around.old.units], [u.label.text for u in around.new.units]
    before = "、".join(others[unit] for unit in news)
    for unit in olds:
        now = around.to_new.get(unit, [])
        if now and not set(now) & set(news):
            return _went(labels[unit], "、".join(others[other] for other in now), before)
    for unit in news:
        was = around.to_old.get(unit, [])
        if was and not set(was) & set(olds) and not around.unsure & set(was):
            return _came("、".join(labels[other] for other in was), before)
    return ""


def _paragraph(change: Change, row: Row, count: int) -> str:
    """The same of 前款 in a 款, or in one of its 项."""
    ours, yours = _numbered(change.rows, old=True), _numbered(change.rows, old=False)
    old, new = row.old[0].pinpoint.paragraph or 0, row.new[0].pinpoint.paragraph or 0
    olds, news = range(old - count, old), range(new - count, new)
    if any(place not in ours for place in olds) or any(place not in yours for place in news):
        return ""
    was, now = [ours[place] for place in olds], [yours[place] for place in news]
    if not all(_whole(part) for found in (*was, *now) for part in (*found.old, *found.new)):
        return ""
    before = "、".join(map(_named, news))
    for place, found in zip(olds, was, strict=True):
        if found.new and found not in now and _sure(found):
            return _went(_named(place), _named(found.new[0].pinpoint.paragraph or 0), before)
    for found in now:
        if found.old and found not in was and _sure(found):
            return _came(_named(found.old[0].pinpoint.paragraph or 0), before)
    return ""


def _numbered(rows: Sequence[Row], *, old: bool) -> dict[int, Row]:
    """The row of each 款 of a side by its number; none for what was joined or split."""
    found = {}
    for row in rows:
        parts = row.old if old else row.new
        if max(len(row.old), len(row.new)) == 1 and parts and parts[0].kind == "paragraph":
            found[parts[0].pinpoint.paragraph or 0] = row
    return found


def _whole(part: Part) -> bool:
    """Whether a 款 is one: a line that ends within a sentence is a piece of a 款 or 项 that was wrapped or damaged."""
    return part.text.rstrip().endswith(_END)


def _sure(row: Row) -> bool:
    """Whether most of the words of a row stayed."""
    same = sum(len(piece.new) for piece in row.pieces if piece.kind == "same")
    return same >= SURE * max(len(row.old[0].text), len(row.new[0].text))


def _named(paragraph: int) -> str:
    return f"第{to_chinese(paragraph)}款"


def _went(was: str, now: str, before: str) -> str:
    return f"that was {was}, which is now {now}, and {before} stands before it"


def _came(was: str, before: str) -> str:
    return f"that is now {before}, which was {was} and did not stand before it"


def _cut(piece: Piece, found: Sequence[_Meant]) -> Iterator[Piece]:
    """The piece, with the words that were found as pieces of their own."""
    done = 0
    ends = [(word.start, word.end, "stale") for word in found]
    for start, end, kind in [*ends, (len(piece.new), len(piece.new), "same")]:
        for first, last, name in ((done, start, piece.kind), (start, end, kind)):
            if last > first:
                text = piece.new[first:last]
                yield Piece(name, text, text, piece.old_start + first, piece.new_start + first)
        done = end
