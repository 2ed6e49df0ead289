"""A law as the stretches that are searched: 款, 项, headings, each with its number and without line wraps.

The sections hold every character of the clean text but blank lines, the space around lines, and furniture.
A word is found within one section; several words within a unit, which is one section or more.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

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
    body = law.body[0].span.start if law.body else len(law.text.clean)
    annex = law.annexes[0].span.start if law.annexes else len(law.text.clean)
    units = [unit.span.start for unit in law.units]
    found: list[tuple[str, list[Span]]] = []
    by_end: dict[int, int] = {}
    for line in scanned:
        span = _extent(line)
        if span is None:
            continue
        above = by_end.get(wrapped.get(line.body, -1))
        if above is None:
            above = len(found)
            kind = _KINDS.get(line.kind) or _kind(law, span.start, body, annex, units)
            found.append((kind, [span]))
        else:
            found[above][1].append(span)
        by_end[span.end] = above
    return [Section(kind, tuple(spans)) for kind, spans in found]


def _extent(line: Line) -> Span | None:
    """The line with its number, without the space around it; None if nothing is left, or it is furniture."""
    if line.kind in ("blank", "furniture"):
        return None
    start = line.label.start if line.label else line.body
    end = line.span.start + len(line.text.rstrip())
    return Span(start, end) if start < end else None


def _kind(law: Law, offset: int, body: int, annex: int, units: list[int]) -> str:
    """What a line is part of that tells only its own place in the text."""
    if offset >= annex:
        return "annex"
    if offset < body:
        return "preamble" if law.units else "text"
    index = bisect_right(units, offset) - 1
    if index >= 0 and offset < law.units[index].span.end:
        return "article"
    return "closing" if index >= 0 and index == len(units) - 1 and law.closing else "text"


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
