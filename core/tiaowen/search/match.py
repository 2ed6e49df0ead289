"""A query in a law -> `Hit`s: which sections hold it, and where in them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from tiaowen import pinpoint as pinpoints
from tiaowen.fold import fold
from tiaowen.model import Law, Line, Pinpoint, Position, Span
from tiaowen.search import beside
from tiaowen.search.query import Query
from tiaowen.search.sections import PLACES, Section, sections, squeezed, unit_keys

Marks = dict[int, list[Span]]
"""For each section, by its number, where a word stands in it."""


class Hit(NamedTuple):
    """A clause (款, 项, 目, heading ...) that holds what was looked for, or stands beside one that does."""

    kind: str
    """`article`, `heading`, `title`, `note`, `announcement`, `contents`, `preamble`, `text`, `annex`, `closing`."""
    place: str
    """第十六条第二款, or 标题, 题注, 公告, 目录, 序言, 正文, 附件 ..., 结尾."""
    pinpoint: Pinpoint | None
    """None outside of articles and divisions."""
    text: str
    """The clause with its number, without line wraps; its characters are those of the file."""
    marks: tuple[Span, ...]
    """What was found, in `text`, in order and without overlaps; nothing in a clause that is only context."""
    spans: tuple[Span, ...]
    """The same in the source, where a mark may have notes and line wraps inside."""
    position: Position
    """Line and column in the source of the first mark, or of the clause where it has none."""
    positions: tuple[Position, ...]
    """Line and column in the source of each mark."""
    number: int
    """The clause's number in the law: two hits whose numbers follow on stand one below the other."""


def search(
    law: Law,
    query: Query,
    context: int = 0,
    limit: int | None = None,
    scanned: list[Line] | None = None,
    *,
    places: bool = True,
) -> tuple[Hit, ...]:
    """The clauses of `law` that hold what the query looks for, in reading order, at most `limit`.

    With several words each clause of a unit (条, say) that holds all of them is a hit if it holds one.
    `context` adds so many clauses before and behind each hit, without marks.
    `scanned` are the lines of the law (`lines.scan`), where they are there already.
    Without `places` a hit has no `spans` and `positions`: a clause may hold a million marks.
    """
    found = sections(law, query.where, scanned)
    texts = [section.text(law.text.clean) for section in found]
    keys = _Keys(found, texts)
    marks = _selected(law, found, keys, query)
    chosen = sorted(marks)[:limit]
    return tuple(_hits(law, found, texts, {index: marks[index] for index in chosen}, context, places))


class _Keys:
    """The folded text of all sections, and the places of words in it."""

    def __init__(self, found: tuple[Section, ...], texts: list[str]) -> None:
        # A word never goes over a line's end, which keeps the sections apart.
        self.key = fold("\n".join(texts))
        self.starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
        headings = (index for index, one in enumerate(found) if one.kind in ("title", "heading", "contents"))
        self.squeezed = [(index, pair) for index in headings if (pair := squeezed(self._section(index)))]

    def word(self, word: str) -> Marks:
        """Where a word or phrase stands."""
        if " " in word:
            import re

            # A space in a phrase stands for any number of them.
            return self.pattern(" +".join(re.escape(part) for part in word.split(" ")))
        marks: Marks = {}
        for way in beside.ways(word):
            for start in _finds(self.key, way):
                index = bisect_right(self.starts, start) - 1
                offset = start - self.starts[index]
                marks.setdefault(index, []).append(Span(offset, offset + len(word)))
            for index, (text, offsets) in self.squeezed:
                for start in _finds(text, way):
                    span = Span(offsets[start], offsets[start + len(word) - 1] + 1)
                    marks.setdefault(index, []).append(span)
        return marks

    def pattern(self, text: str) -> Marks:
        """Where a regular expression finds anything but nothing."""
        from tiaowen.search import pattern

        compiled = pattern.compiled(text)
        marks: Marks = {}
        for index in range(len(self.starts) - 1):
            spans = [Span(*one.span()) for one in compiled.finditer(self._section(index)) if one[0]]
            if spans:
                marks[index] = spans
        for index, (squeezed_text, offsets) in self.squeezed:
            for one in compiled.finditer(squeezed_text):
                if one[0]:
                    span = Span(offsets[one.start()], offsets[one.end() - 1] + 1)
                    marks.setdefault(index, []).append(span)
        return marks

    def _section(self, index: int) -> str:
        return self.key[self.starts[index] : self.starts[index + 1] - 1]


def _finds(key: str, way: beside.Way) -> Iterator[int]:
    """The offsets in a key of a word in one of its ways, from left to right, none inside another."""
    start = key.find(way.text)
    while start >= 0:
        fits = way.fits(key, start)
        if fits:
            yield start
        start = key.find(way.text, start + (len(way.text) if fits else 1))


def _selected(law: Law, found: tuple[Section, ...], keys: _Keys, query: Query) -> Marks:
    """The marks of all words, in those units that hold what the query says."""
    each = [keys.pattern(query.pattern)] if query.pattern else [keys.word(word) for word in query.words]
    without = [keys.word(word) for word in query.without]
    marks: Marks = {}
    for one in each:
        for index, spans in one.items():
            marks.setdefault(index, []).extend(spans)
    if without or (len(each) > 1 and not query.either):
        units = unit_keys(law, found, query.unit)
        wanted = {units[index] for index in marks}
        if not query.either:
            for one in each:
                wanted &= {units[index] for index in one}
        for one in without:
            wanted -= {units[index] for index in one}
        marks = {index: spans for index, spans in marks.items() if units[index] in wanted}
    return {index: _merged(spans) for index, spans in marks.items()}


def _merged(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that overlap as one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _hits(
    law: Law, found: tuple[Section, ...], texts: list[str], marks: Marks, context: int, places: bool
) -> Iterator[Hit]:
    """The sections with marks, and so many beside each of them."""
    shown = {near for index in marks for near in range(index - context, index + context + 1)}
    rows = _Rows(law.text.source.text)
    style = pinpoints.usage(law) if marks else ""
    for index in sorted(shown & set(range(len(found)))) if context else sorted(marks):
        section, text = found[index], texts[index]
        here = tuple(marks.get(index, ()))
        begin = next(_placed(section, here[:1]), None)
        first = rows.position(law.text.origin(begin.start if begin else section.start))
        placed = _placed(section, here) if places else iter(())
        spans = tuple(law.text.origin_span(span) for span in placed)
        positions = tuple(rows.position(span.start) for span in spans)
        pinpoint, place = _place(law, section, style)
        yield Hit(section.kind, place, pinpoint, text, here, spans, first, positions, index)


def _placed(section: Section, marks: Sequence[Span]) -> Iterator[Span]:
    """Stretches of a section's text as ones of the clean text."""
    starts = list(accumulate((span.end - span.start for span in section.spans), initial=0))

    def place(index: int) -> int:
        line = bisect_right(starts, index) - 1
        return section.spans[line].start + index - starts[line]

    return (Span(place(mark.start), place(mark.end - 1) + 1) for mark in marks)


def _place(law: Law, section: Section, style: str) -> tuple[Pinpoint | None, str]:
    """The pinpoint of a section and its name."""
    if section.kind in ("article", "heading", "text") and (found := pinpoints.pinpoint_at(law, section.last)):
        index = bisect_right(law.units, section.last, key=lambda unit: unit.span.start) - 1
        unit = law.units[index].unit if found.article and index >= 0 else "条"
        return found, pinpoints.format(found, style, unit)
    if section.kind == "annex":
        annex = law.annexes[bisect_right(law.annexes, section.start, key=lambda one: one.span.start) - 1]
        return None, annex.label.text or PLACES["annex"]
    return None, PLACES.get(section.kind, PLACES["text"])


class _Rows:
    """Lines and columns of a source, asked for in order."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.line = 1
        self.start = 0
        """Where the line begins."""
        self.offset = 0

    def position(self, offset: int) -> Position:
        if offset < self.offset:
            self.line, self.start, self.offset = 1, 0, 0
        self.line += self.text.count("\n", self.offset, offset)
        # Nothing is looked at twice: a line may be as long as the file.
        self.start = self.text.rfind("\n", self.offset, offset) + 1 or self.start
        self.offset = offset
        return Position(self.line, offset - self.start + 1)
