"""The stream of a copy, cut into chunks: what each stretch of it is, and where its 款 and 项 begin."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from tiaowen.model import Item, Law, Line, Paragraph, Passage, Subitem

ONE_SIDED = frozenset(("announcement", "contents", "note", "page title", "furniture"))
"""Roles of what a copy may have or lack and still hold the same law."""
FRONT = frozenset(("title", "note", "announcement", "contents", "furniture", "annex"))

class Chunk(NamedTuple):
    """A stretch of the stream that plays one part: an article with its number, a heading, a line."""

    role: str
    """`title`, `subtitle`, `page title`, `note`, `announcement`, `contents`, `division`, `article`, `text`,
    `annex` or `furniture`."""
    start: int
    """Where it starts in the stream."""
    body: int
    """Where its words start behind the number."""
    end: int


Index = Callable[[int], int]
"""From an offset of the clean text to the place of the stream at or behind it."""


def chunks(law: Law, lines: list[Line], firsts: list[int], index: Index) -> Iterator[Chunk]:
    """The chunks of a law; they cover the stream without a gap."""
    open_: Chunk | None = None
    front = True
    for line, (start, end) in zip(lines, pairwise(firsts), strict=True):
        if start == end:
            continue
        if line.kind == "title":
            found = list(_title(law, index, start, end))
        else:
            role, body = _role(line), start
            front = front and role not in ("article", "division")
            if front and role in ("text", "note") and _stating().fullmatch(line.text.strip()):
                role = "furniture"
            if line.label and role in ("article", "division", "contents"):
                body = min(index(line.label.end), end)
            found = [Chunk(role, start, body, end)]
        if open_ and len(found) == 1 and _goes_on(open_, found[0], line):
            open_ = open_._replace(end=end)
            continue
        if open_:
            yield open_
        yield from found[:-1]
        open_ = found[-1]
    if open_:
        yield open_


def repeated(found: Iterable[Chunk], key: str) -> Iterator[Chunk]:
    """The chunks, with each line before the first article that is the title once more as one of the page."""
    title = ""
    front = True
    for chunk in found:
        front = front and chunk.role not in ("article", "division")
        words = key[chunk.start : chunk.end]
        if chunk.role == "title":
            title = title or words
        again = front and chunk.role == "text" and words == title
        yield chunk._replace(role="page title") if again else chunk


@cache
def _stating() -> re.Pattern[str]:
    """What a page says about a law in a line of its own, above its text: 发布机构：某某市人大常委会."""
    return re.compile(r"[【\[]?[\u4e00-\u9fff]{2,6}[】\]]?[ \u3000]?[:：】\]][ \u3000]?[^。；，]{1,40}")


def _role(line: Line) -> str:
    """The role of a line that is no title."""
    if line.kind in FRONT:
        return line.kind
    if line.kind in ("article", "division") and line.ordinal is not None:
        return line.kind
    return "text"


def _goes_on(above: Chunk, below: Chunk, line: Line) -> bool:
    """Whether a line belongs to the chunk above it: the 款 of an article, a wrapped heading, a second 题注."""
    if below.role in ("note", "furniture") and line.kind in ("note", "text"):
        return above.role == below.role == "note"
    if line.kind == "division" and line.ordinal is None:
        return above.role == "division"
    return below.role == "text" and above.role == "article"


def _title(law: Law, index: Index, start: int, end: int) -> Iterator[Chunk]:
    """A row of the title; what stands around the name in it, 《…》(2022年版全文), is the page's."""
    for role, passage in (("title", law.title), ("subtitle", law.subtitle)):
        for span in passage.spans:
            first, last = index(span.start), index(span.end)
            if start <= first < last <= end:
                if start < first:
                    yield Chunk("page title", start, start, first)
                yield Chunk(role, first, first, last)
                if last < end:
                    yield Chunk("page title", last, last, end)
                return
    yield Chunk("page title", start, start, end)


def beginnings(paragraphs: Iterable[Paragraph]) -> Iterator[int]:
    """The offsets in the clean text where some 款 and their 项 begin."""
    for paragraph in paragraphs:
        yield from _first(paragraph.words)
        for item in paragraph.items:
            yield from _items(item)


def _items(item: Item | Subitem) -> Iterator[int]:
    yield from _first(item.label)
    for below in item.subitems:
        yield from _items(below)


def _first(passage: Passage) -> Iterator[int]:
    if passage.spans:
        yield passage.spans[0].start
