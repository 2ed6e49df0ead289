"""What spans several chunks: pages that may be lost, and the parts that only one copy has."""

from __future__ import annotations

from collections.abc import Iterator

from tiaowen.check.chunks import ONE_SIDED
from tiaowen.check.copy import Copy
from tiaowen.check.exact import Region
from tiaowen.check.report import Difference, Part, Record
from tiaowen.check.structure import difference
from tiaowen.model import Span


def pages(a: Copy, b: Copy, regions: list[Region]) -> Iterator[Difference]:
    """Runs of articles that a copy lacks while those around them keep their numbers: a page may be lost."""
    for in_a in (True, False):
        run: list[Region] = []
        copy = a if in_a else b
        ordered = regions if in_a else sorted(regions, key=lambda region: (region.b0, region.a0))
        for region in [*ordered, None]:
            if region is not None:
                own, other = (region.a0 < region.a1, region.b0 < region.b1)
                here, there = (own, other) if in_a else (other, own)
                index = region.a0 if in_a else region.b0
                role = copy.chunks[index].role if here else ""
                if here and not there and role not in ONE_SIDED:
                    run.append(region)
                    continue
                if not here or role != "article":
                    continue
            yield from _page(a, b, run, region, in_a)
            run = []


def _page(a: Copy, b: Copy, run: list[Region], behind: Region | None, in_a: bool) -> Iterator[Difference]:
    copy, other = (a, b) if in_a else (b, a)
    indexes = [region.a0 if in_a else region.b0 for region in run]
    articles = [copy.chunks[index] for index in indexes if copy.chunks[index].role == "article"]
    if len(articles) < 2:
        return
    if behind:
        one, two = a.chunks[behind.a0], b.chunks[behind.b0]
        if a.key[one.start : one.body] != b.key[two.start : two.body]:
            return
    first, last = (copy.raw[chunk.start : chunk.body] for chunk in (articles[0], articles[-1]))
    start, stop = articles[0].start, articles[-1].end
    region = run[0]
    place = region.b0 if in_a else region.a0
    at = other.chunks[place].start if place < len(other.chunks) else len(other.raw)
    ours, yours = ((start, stop), (at, at)) if in_a else ((at, at), (start, stop))
    name = "B" if in_a else "A"
    yield difference(
        a, b, "page", "damage", ours, yours, f"{name} lacks {first} to {last} in a run: a page of it may be lost"
    )


def footers(a: Copy, b: Copy, records: list[Record]) -> Iterator[Part]:
    """Lines of web pages that cleaning took out of one copy only, each with its notes."""
    for name, copy in (("A", a), ("B", b)):
        source, removals = copy.law.text.source.text, copy.law.text.removals
        mine = {(one.a if name == "A" else one.b).start for one in records if one.kind == "furniture"}
        last: Span | None = None
        words = ""
        for removal in (*removals, None):
            if last and (removal is None or removal.span.start != last.end or source[last.end - 1] == "\n"):
                if words.strip() and last.start in mine:
                    yield Part(name, "furniture", last, len("".join(words.split())), words)
                last = None
            if removal and (last or removal.kind == "furniture"):
                words = words * bool(last) + (removal.text if removal.kind == "furniture" else "")
                last = Span(last.start if last else removal.span.start, removal.span.end)


def joined(found: list[tuple[str, str, int, int]], a: Copy, b: Copy) -> Iterator[Part]:
    """One-sided parts from their copy, kind and place in the stream; neighbours of one kind are one part."""
    merged: list[tuple[str, str, int, int]] = []
    for name, kind, start, end in sorted(found, key=lambda one: (one[0], one[2])):
        if merged and merged[-1][:2] == (name, kind) and merged[-1][3] == start:
            merged[-1] = (name, kind, merged[-1][2], end)
        else:
            merged.append((name, kind, start, end))
    for name, kind, start, end in merged:
        copy = a if name == "A" else b
        yield Part(name, kind, copy.span(start, end), end - start, copy.words(start, end))
