"""A law as the stretches that are searched: 款, 项, headings, each with its number and without line wraps.

The sections hold every character of the clean text but blank lines, the space around lines, and furniture.
A word is found within one section; several words within a unit, which is one section or more.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from tiaowen.labels import new
from tiaowen.lines import scan
from tiaowen.model import LEVELS, Division, Item, Law, Line, Paragraph, Passage, Span, Subitem

PLACES = {
    "title": "标题",
    "note": "题注",
    "announcement": "公告",
    "contents": "目录",
    "preamble": "序言",
    "text": "正文",
    "annex": "附件",
    "closing": "结尾",
}
"""What a section outside of articles and divisions is called."""

_KINDS = {name: name for name in ("title", "note", "announcement", "contents")} | {"division": "heading"}
_HAN = "[\u3007\u3400-\u9fff\uf900-\ufaff]"


class Section(NamedTuple):
    """A stretch of the law that is searched as one."""

    kind: str
    """`article` for all within an article, `heading` for that of a division, or a key of `PLACES`."""
    spans: tuple[Span, ...]
    """Where it stands in the clean text, a span for each line."""

    def text(self, clean: str) -> str:
        """Its words, without line wraps."""
        if len(self.spans) == 1:
            return clean[self.spans[0].start : self.spans[0].end]
        return "".join([clean[start:end] for start, end in self.spans])

    @property
    def start(self) -> int:
        """The offset of its first character in the clean text."""
        return self.spans[0].start

    @property
    def last(self) -> int:
        """The offset of its last character in the clean text."""
        return self.spans[-1].end - 1


def sections(law: Law, where: str = "all", scanned: list[Line] | None = None) -> tuple[Section, ...]:
    """The sections of a law in reading order; `where` narrows them to `title` or `heading`.

    Headings are those of divisions, and the titles of articles where they have any.
    `scanned` are the lines of the law, where they are there already.
    """
    every = _all(law, scan(law.text) if scanned is None else scanned)
    if where == "title":
        return tuple(section for section in every if section.kind == "title")
    if where == "heading":
        found = [section for section in every if section.kind == "heading"]
        found += [Section("article", unit.title.spans) for unit in law.units if unit.title.spans]
        return tuple(sorted(found, key=lambda section: section.start))
    return tuple(every)


def _all(law: Law, scanned: list[Line]) -> list[Section]:
    wrapped = _wrapped(law)
    kinds = _Kinds(law)
    found: list[tuple[str, list[Span]]] = []
    by_end: dict[int, int] = {}
    for kind, text, begin, body, _, _, label in scanned:
        # The line with its number, without the space around it.
        start = label[0] if label else body
        end = begin + len(text.rstrip())
        if start >= end or kind in ("blank", "furniture"):
            continue
        span = new(Span, (start, end))
        above = by_end.get(wrapped[body]) if body in wrapped else None
        if above is None:
            above = len(found)
            found.append((_KINDS.get(kind) or kinds.of(start), [span]))
        else:
            found[above][1].append(span)
        if wrapped:
            by_end[end] = above
    return [new(Section, (kind, tuple(spans))) for kind, spans in found]


class _Kinds:
    """What a line is part of that tells only its own place in the text; to be asked in reading order."""

    def __init__(self, law: Law) -> None:
        size = len(law.text.clean)
        self.body = law.body[0].span.start if law.body else size
        self.annex = law.annexes[0].span.start if law.annexes else size
        self.front = "preamble" if law.units else "text"
        self.behind = "closing" if law.closing else "text"
        # Behind the last one there is none.
        self.units = [*(unit.span for unit in law.units), Span(size + 1, size + 1)]
        self.next = 0
        """The number of the first article that begins behind the line that was asked for last."""

    def of(self, offset: int) -> str:
        """The kind of the line at an offset."""
        if offset >= self.annex:
            return "annex"
        if offset < self.body:
            return self.front
        while self.units[self.next].start <= offset:
            self.next += 1
        if self.next and offset < self.units[self.next - 1].end:
            return "article"
        return self.behind if self.next == len(self.units) - 1 and self.next else "text"


def _wrapped(law: Law) -> dict[int, int]:
    """For each line that goes on with the one above: where it begins -> where the one above ends."""
    joined: dict[int, int] = {}
    for passage in _passages(law):
        for above, below in zip(passage.wrapped, passage.wrapped[1:], strict=False):
            joined[below.start] = above.end
    return joined


def _passages(law: Law) -> Iterator[Passage]:
    """The passages that are wrapped over several lines."""
    if law.title.wrapped:
        yield law.title
    yield from _words(law.preamble)
    yield from _words(law.closing)
    for annex in law.annexes:
        yield from _words(annex.paragraphs)
    for _, node in law.walk():
        if isinstance(node, Division) and node.title.wrapped:
            yield node.title
        yield from _words(node.paragraphs)


def _words(nodes: tuple[Paragraph, ...] | tuple[Item, ...] | tuple[Subitem, ...]) -> Iterator[Passage]:
    for node in nodes:
        if node.words.wrapped:
            yield node.words
        if below := node.items if isinstance(node, Paragraph) else node.subitems:
            yield from _words(below)


def squeezed(text: str) -> tuple[str, list[int]] | None:
    """The key of a heading without the spaces set for looks, 总　则, and the offset of each character left.

    None where there are no such spaces.
    """
    if " " not in text and "\t" not in text:
        return None
    gaps = [match.span() for match in re.finditer(f"(?<={_HAN})[ \t]+(?={_HAN})", text)]
    if not gaps:
        return None
    kept: list[int] = []
    done = 0
    for start, end in gaps:
        kept += range(done, start)
        done = end
    kept += range(done, len(text))
    return "".join([text[offset] for offset in kept]), kept


def unit_keys(law: Law, found: tuple[Section, ...], unit: str) -> list[object]:
    """For each section the name of the unit of a kind (款, 条 or 章) that it belongs to.

    Outside of articles the whole preamble, each annex and so on is a unit, and so is each line of the contents;
    where 款 is asked for, each section is.
    """
    if unit == "章":
        return _chapters(law, found)
    units = [article.span.start for article in law.units]
    annexes = [annex.span.start for annex in law.annexes]
    keys: list[object] = []
    for index, section in enumerate(found):
        if section.kind == "article":
            article = bisect_right(units, section.start) - 1
            keys.append((article, _paragraph(law, article, section.start) if unit == "款" else 0))
        elif section.kind in ("heading", "contents") or unit == "款":
            keys.append(index)
        else:
            keys.append((section.kind, bisect_right(annexes, section.start)))
    return keys


def _paragraph(law: Law, article: int, offset: int) -> int:
    """The index of the 款 of an article that holds an offset; what stands before the first is part of it."""
    starts = []
    for paragraph in law.units[article].paragraphs:
        words = paragraph.words.spans or (paragraph.items[0].label.spans if paragraph.items else ())
        starts.append(words[0].start if words else 0)
    return max(0, bisect_right(starts, offset) - 1)


def _chapters(law: Law, found: tuple[Section, ...]) -> list[object]:
    """For each section its 章, or what it stands in where it has none."""
    starts: list[int] = []
    names: list[object] = []
    lowest = LEVELS.index("章")
    for path, node in law.walk():
        around = (*path, node) if isinstance(node, Division) else path
        starts.append(node.span.start)
        names.append(tuple(one.span.start for one in around if one.level not in LEVELS[lowest + 1 :]))
    keys: list[object] = []
    for section in found:
        index = bisect_right(starts, section.start) - 1
        inside = index >= 0 and section.kind in ("article", "heading", "text")
        keys.append(names[index] if inside else section.kind)
    return keys
