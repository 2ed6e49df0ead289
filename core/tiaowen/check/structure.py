"""Differences of more than words: articles that are missing, doubled, moved, cut off; and how each is told."""

from __future__ import annotations

from collections.abc import Iterator

from tiaowen.check.chunks import Chunk
from tiaowen.check.copy import Copy
from tiaowen.check.exact import Region
from tiaowen.check.report import Difference

_STOPS = "。；：！？”）"
_NAMES = {
    "title": "the title", "subtitle": "the subtitle", "page title": "the page title", "note": "the 题注",
    "announcement": "the 公告", "contents": "the 目录", "division": "a heading", "text": "a line",
    "annex": "a line of an annex", "furniture": "a line of the page",
}  # fmt: skip

TRUNCATED = 6
"""So many characters less at the end of an article, without a stop before them, and the copy is broken off there."""

Pair = tuple[int, int]
"""A stretch of a stream."""


def difference(a: Copy, b: Copy, kind: str, klass: str, ours: Pair, yours: Pair, message: str = "") -> Difference:
    """The value for stretches of the two streams that differ."""
    chunk = (a.chunk_at(ours[0]) if ours[0] < ours[1] else b.chunk_at(yours[0])) or a.chunk_at(ours[0])
    whole = kind in ("missing", "extra", "doubled", "page")
    a_place = "" if whole and ours[0] == ours[1] else a.place(ours[0])
    b_place = "" if whole and yours[0] == yours[1] else b.place(yours[0])
    return Difference(
        kind,
        klass,
        chunk.role if chunk else "text",
        a.span(*ours) if ours[0] < ours[1] else a.gap(ours[0], yours[0] in b.starts),
        b.span(*yours) if yours[0] < yours[1] else b.gap(yours[0], ours[0] in a.starts),
        a.words(*ours),
        b.words(*yours),
        a_place,
        b_place,
        *(a.around(*ours) if ours[0] < ours[1] else b.around(*yours)),
        message or _message(kind, klass, ours, yours),
    )


def _message(kind: str, klass: str, ours: Pair, yours: Pair) -> str:
    if kind in ("truncated", "lost"):
        return f"{'B' if ours[0] < ours[1] else 'A'} is broken off here"
    if klass == "damage":
        return "a copy is damaged here"
    if klass == "number":
        return "the numbers differ"
    if ours[0] == ours[1]:
        return "only B has these words"
    return "only A has these words" if yours[0] == yours[1] else "the words differ"


def lacking(a: Copy, b: Copy, ours: Pair, yours: Pair) -> Difference:
    """An article, heading or line that only one copy has."""
    in_a = ours[0] < ours[1]
    copy, start = (a, ours[0]) if in_a else (b, yours[0])
    chunk = copy.chunk_at(start)
    role = chunk.role if chunk else "text"
    name = _name(copy, start, role)
    if role == "article" and chunk and _doubled(copy, chunk):
        return difference(a, b, "doubled", "wording", ours, yours, f"{name} stands twice in {'A' if in_a else 'B'}")
    kind = "missing" if in_a else "extra"
    return difference(a, b, kind, "wording", ours, yours, f"{name} is only in {'A' if in_a else 'B'}")


def _name(copy: Copy, index: int, role: str) -> str:
    chunk = copy.chunk_at(index)
    if role in ("article", "division") and chunk and chunk.body > chunk.start:
        return copy.raw[chunk.start : chunk.body]
    return _NAMES.get(role, "a line")


def _doubled(copy: Copy, chunk: Chunk) -> bool:
    """Whether another article of the same copy has the same words."""
    words = copy.key[chunk.body : chunk.end]
    return len(words) > 5 and any(
        other != chunk and other.end - other.body == len(words) and copy.key[other.body : other.end] == words
        for other in copy.chunks
    )


def listed(copy: Copy, chunk: Chunk) -> bool:
    """Whether a line before the first article comes again further on: a 目录 whose entries are not 第X章."""
    first = next((one.start for one in copy.chunks if one.role == "article"), 0)
    key = copy.key[chunk.start : chunk.end]
    return chunk.end <= first and any(
        copy.key[one.start : one.end] == key for one in copy.chunks if one.start > chunk.start
    )


def pieces(copy: Copy, start: int, stop: int) -> list[Pair]:
    """A stretch that only one copy has, cut where chunks begin: the end of an article, whole articles, a beginning."""
    edges = [chunk.start for chunk in copy.chunks if start < chunk.start < stop]
    return list(zip([start, *edges], [*edges, stop], strict=True))


def loss(a: Copy, b: Copy, ours: Pair, yours: Pair, cut: bool) -> tuple[str, str]:
    """Kind and class of words that only one copy has: an article, words, or what was broken off.

    `cut` says that they are part of a stretch over several articles.
    """
    in_a = ours[0] < ours[1]
    copy, (start, stop), other, at = (a, ours, b, yours[0]) if in_a else (b, yours, a, ours[0])
    chunk = copy.chunk_at(start)
    if chunk is None:
        return "text", "wording"
    if chunk.start == start and chunk.end == stop:
        return "missing" if in_a else "extra", "wording"
    if cut and chunk.role == "article":
        return "truncated" if chunk.end == stop else "lost", "damage"
    broken = at > 0 and other.raw[at - 1] not in _STOPS
    ends = at == len(other.raw) or any(one.start == at for one in other.chunks)
    if chunk.end == stop and ends and broken and stop - start >= TRUNCATED and chunk.role == "article":
        return "truncated", "damage"
    return "text", "wording"


def swaps(regions: list[Region]) -> dict[Region, Region]:
    """Pairs of regions that took each other's places; the first of each pair in A leads to the second."""
    paired = [region for region in regions if region.a0 < region.a1 and region.b0 < region.b1]
    rank = {region: index for index, region in enumerate(sorted(paired, key=lambda region: region.b0))}
    found: dict[Region, Region] = {}
    for index, region in enumerate(paired):
        partner = paired[rank[region]]
        if index < rank[region] and rank[partner] == index and (region.moved or partner.moved):
            found[region] = partner
    return found


def moves(a: Copy, b: Copy, regions: list[Region], swapped: dict[Region, Region]) -> Iterator[Difference]:
    """What stands elsewhere; two that took each other's places are one difference."""
    for region, partner in swapped.items():
        names = [_name(a, a.chunks[one.a0].start, a.chunks[one.a0].role) for one in (region, partner)]
        message = f"{names[0]} and {names[1]} have changed places"
        ours = (a.chunks[region.a0].start, a.chunks[region.a1 - 1].end)
        yours = (b.chunks[partner.b0].start, b.chunks[partner.b1 - 1].end)
        yield difference(a, b, "swapped", "wording", ours, yours, message)
    known = {*swapped, *swapped.values()}
    for region in regions:
        if region.moved and region not in known:
            ours = (a.chunks[region.a0].start, a.chunks[region.a1 - 1].end)
            yours = (b.chunks[region.b0].start, b.chunks[region.b1 - 1].end)
            name = _name(a, ours[0], a.chunks[region.a0].role)
            yield difference(a, b, "moved", "wording", ours, yours, f"{name} stands elsewhere in B")
