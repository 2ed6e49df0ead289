"""One copy as a stream of the characters that matter, cut into chunks; and what stands between them.

Two copies are compared character by character along these streams, not by their trees:
a slip in 第三条 that hides a heading from the parser is then one differing character and not two lost articles.
The tree only says what a place is called.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import NamedTuple

from tiaowen import lines
from tiaowen.check import notes
from tiaowen.check.chunks import FRONT, Chunk, beginnings, chunks, repeated
from tiaowen.fold import fold
from tiaowen.model import Law, Line, Pinpoint, Removal, Span

CONTEXT = 16
"""So many characters are shown around a difference."""
CLASS_OF_REMOVAL = {"invisible": "spacing", "control": "spacing"}
"""Zero-width characters are spacing that nobody sees; other removals have their own class."""


_SETTING_OFF = frozenset((("【", "】"), ("（", "）"), ("(", ")"), ("〔", "〕"), ("［", "］"), ("[", "]")))


class Token(NamedTuple):
    """A character or a removal between two characters of the stream."""

    kind: str
    """The class that it belongs to if the other copy hasn't the same."""
    start: int
    """Where it starts in the source."""
    end: int
    text: str


class Copy:
    """A law's text as it is compared."""

    def __init__(self, law: Law) -> None:
        self.law = law
        self.lines = lines.scan(law.text)
        clean: list[int] = []
        words: list[str] = []
        firsts: list[int] = []
        marks = _brackets(law)
        for line in self.lines:
            firsts.append(len(clean))
            _add(line, clean, words, marks)
        self.clean = clean
        """For each character of the stream its offset in the clean text."""
        self.raw = "".join(words)
        """The characters that matter: no spaces, no marks of headings, nothing that cleaning took out."""
        self.key = fold(self.raw)
        """The same, folded."""
        self.offsets = _origins(law, clean)
        """For each character its offset in the source; and the length of the source."""
        self.chunks = tuple(repeated(chunks(law, self.lines, [*firsts, len(clean)], self.index), self.key))

    def index(self, offset: int) -> int:
        """The first place of the stream at or behind an offset of the clean text."""
        return bisect_left(self.clean, offset)

    def span(self, start: int, end: int) -> Span:
        """The span in the source of a stretch of the stream; empty at the next character if it is empty."""
        if start >= end:
            return Span(self.offsets[start], self.offsets[start])
        return Span(self.offsets[start], self.offsets[end - 1] + 1)

    def gap(self, index: int, begins: bool) -> Span:
        """Where in the source the copy lacks something: before the character at `index`.

        At the end of a line, unless what it lacks begins a 款 or more.
        """
        start, end = self.between.get(index, (self.offsets[index], self.offsets[index]))
        line = self.law.text.source.text.find("\n", start, end)
        place = end if begins or line < 0 or index == 0 else line
        return Span(place, place)

    def words(self, start: int, end: int) -> str:
        """The clean text of a stretch, with its spaces."""
        return self.law.text.clean[self.clean[start] : self.clean[end - 1] + 1] if start < end else ""

    def around(self, start: int, end: int) -> tuple[str, str]:
        """A few words before and behind a stretch, of the lines that it begins and ends on."""
        clean = self.law.text.clean
        first, last = self.clean[start], self.clean[end - 1] + 1
        before = clean[max(first - CONTEXT, 0) : first].rpartition("\n")[2]
        return before, clean[last : last + CONTEXT].partition("\n")[0]

    @cached_property
    def between(self) -> dict[int, tuple[int, int]]:
        """Where something stands in the source before a character of the stream, or behind the last one."""
        found: dict[int, tuple[int, int]] = {}
        before = -1
        for index, offset in enumerate(self.offsets):
            if offset != before + 1:
                found[index] = (before + 1, offset)
            before = offset
        return found

    @cached_property
    def gaps(self) -> list[int]:
        """The keys of `between`, in order."""
        return list(self.between)

    def tokens(self, index: int) -> list[Token]:
        """What stands between the character at `index` and the one before it."""
        if index not in self.between:
            return []
        start, end = self.between[index]
        source = self.law.text.source.text
        found: list[Token] = []
        while start < end:
            removal = self._removed.get(start)
            if removal:
                stop, kind = removal.span.end, removal.kind
                found.append(Token(CLASS_OF_REMOVAL.get(kind, kind), start, stop, removal.text))
            else:
                stop = start + 1
                found.append(Token("spacing" if source[start].isspace() else "markup", start, stop, source[start]))
            start = stop
        return found

    @cached_property
    def line_starts(self) -> frozenset[int]:
        """The places of the stream where a line of the text begins."""
        return frozenset(self.index(line.start) for line in self.lines)

    @cached_property
    def _removed(self) -> dict[int, Removal]:
        return {removal.span.start: removal for removal in self.law.text.removals}

    @cached_property
    def starts(self) -> frozenset[int]:
        """The places of the stream where a 款, 项, 目, article, heading or line of another sort begins."""
        found = {chunk.start for chunk in self.chunks}
        law = self.law
        for offset in (*beginnings(law.preamble), *beginnings(law.closing)):
            found.add(self.index(offset))
        for annex in law.annexes:
            found.update(self.index(offset) for offset in beginnings(annex.paragraphs))
        for _, node in law.walk():
            found.update(self.index(offset) for offset in beginnings(node.paragraphs))
        return frozenset(found)

    @cached_property
    def labels(self) -> list[tuple[int, int]]:
        """Where the numbers of articles, headings and items stand, in order."""
        spans = [line.label for line in self.lines if line.label and line.label.end > line.label.start]
        return [(self.index(span.start), self.index(span.end)) for span in spans]

    @cached_property
    def _carried(self) -> dict[str, str]:
        return notes.carried(self.law)

    def note_at(self, index: int) -> str:
        """The note that the character before a place of the stream carries elsewhere; empty if it carries none."""
        return self._carried.get(self.key[index - 1], "") if index and self.law.text.removals else ""

    def resumes(self, words: str, other: str) -> bool:
        """Whether words are the end of the note of the last character that only the other copy has: ng) of 经."""
        if not words or not other or not words.endswith((")", "）")) or not self.law.text.removals:
            return False
        return self._carried.get(fold(other[-1]), "").endswith(words)

    def label_at(self, start: int, end: int) -> tuple[int, int] | None:
        """The number that holds a stretch of the stream; of an empty one, with characters of it on both sides."""
        at = bisect_right(self.labels, (start, len(self.raw) + 1)) - 1
        if at < 0:
            return None
        first, last = self.labels[at]
        inside = first <= start and end <= last if start < end else first < start < last
        return (first, last) if inside else None

    @cached_property
    def _chunk_starts(self) -> list[int]:
        return [chunk.start for chunk in self.chunks]

    def chunk_at(self, index: int) -> Chunk | None:
        """The chunk that holds a place of the stream; at its very end the last one."""
        at = bisect_right(self._chunk_starts, index) - 1
        return self.chunks[at] if at >= 0 else None

    def place(self, index: int) -> str:
        """What the place is called: 第五条第二款, 第三章, 标题; empty where it has no name."""
        from tiaowen import pinpoint

        if not self.clean:
            return ""
        chunk = self.chunk_at(index)
        if chunk is None or chunk.role in FRONT:
            return ""
        law, offset = self.law, self.clean[min(index, len(self.clean) - 1)]
        found = pinpoint.pinpoint_at(law, offset)
        if chunk.role == "article" and index < chunk.body and found and found.article:
            found = Pinpoint(found.article)
        unit = law.units[0].unit if law.units else "条"
        return pinpoint.format(found, unit=unit) if found else ""


def _brackets(law: Law) -> frozenset[int]:
    """Where brackets stand that only set off the title of an article: 第一条【目的】 is 第一条（目的）."""
    clean = law.text.clean
    found: set[int] = set()
    for title in (unit.title for unit in law.units if unit.title.text):
        around = clean[title.start - 1 : title.start], clean[title.end : title.end + 1]
        if around in _SETTING_OFF:
            found |= {title.start - 1, title.end}
    return frozenset(found)


def _add(line: Line, clean: list[int], words: list[str], marks: frozenset[int]) -> None:
    """Adds the characters of a line that matter, without the marks and spaces before its first word."""
    lead = line.label.start if line.label else line.body
    text = line.text[lead - line.start :]
    if marks and not marks.isdisjoint(range(lead, line.end)):
        text = "".join(" " if lead + at in marks else character for at, character in enumerate(text))
    parts = text.split()
    words += parts
    if len(parts) == 1 and len(text.rstrip()) == len(parts[0]):
        clean.extend(range(lead, lead + len(parts[0])))
    else:
        clean.extend([lead + index for index, character in enumerate(text) if not character.isspace()])


def _origins(law: Law, clean: list[int]) -> list[int]:
    """The offsets in the source of ascending offsets in the clean text, and the end of the source."""
    text = law.text
    origins: list[int] = []
    done = shift = 0
    for cut, following in zip(text.cuts, text.shifts, strict=True):
        place = bisect_left(clean, cut, done)
        origins += [offset + shift for offset in clean[done:place]] if shift else clean[done:place]
        done, shift = place, following
    origins += [offset + shift for offset in clean[done:]]
    origins.append(len(text.source.text))
    return origins
