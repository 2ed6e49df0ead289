"""The layers of a text before it is a law: what a file says, and what is left of it when the noise is out.

All spans in the tree count characters of `Text.clean`.
`Text.origin(offset)` leads from there to the characters of the source,
and `Source.position(offset)` from those to a line and a column.

This file imports nothing of ours.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of characters."""

    start: int
    end: int


class Position(NamedTuple):
    """A place in a file as editors count it: both from 1, columns in characters."""

    line: int
    column: int


class Source(NamedTuple):
    """What a file says, decoded and otherwise untouched."""

    name: str
    """The path as it was given, or "-" for standard input."""
    text: str
    """All characters, newlines as they are; the byte order mark is not among them."""
    encoding: str = "utf-8"
    """The encoding that was used, in Python's spelling."""
    bom: bool = False
    """Whether the file began with a byte order mark."""
    guessed: bool = False
    """Whether the encoding was guessed, rather than given, marked, or proven by strict UTF-8."""

    def position(self, offset: int) -> Position:
        """The line and column of the character at `offset` (only a newline ends a line)."""
        start = self.text.rfind("\n", 0, offset) + 1
        return Position(self.text.count("\n", 0, offset) + 1, offset - start + 1)


class Removal(NamedTuple):
    """Something in the source that is not the law's own text."""

    kind: str
    """`note` (inline pinyin), `control`, `invisible`, `markup` or `furniture`."""
    span: Span
    """Where it stands in the source (not in the clean text)."""
    text: str
    """Its characters."""


class Text(NamedTuple):
    """The source without its removals: a subsequence of it, nothing replaced."""

    source: Source
    clean: str
    """What is left."""
    removals: tuple[Removal, ...] = ()
    """What was taken out, in order, without overlaps."""
    cuts: tuple[int, ...] = ()
    """For each removal, the offset in `clean` where it was cut out."""
    shifts: tuple[int, ...] = ()
    """For each removal, how many characters were removed up to and with it."""

    def origin(self, offset: int) -> int:
        """The offset in the source of the clean character at `offset`."""
        index = bisect_right(self.cuts, offset)
        return offset + (self.shifts[index - 1] if index else 0)

    def origin_span(self, span: Span) -> Span:
        """The span in the source, from the first character of `span` through its last one."""
        if span.end <= span.start:
            return Span(self.origin(span.start), self.origin(span.start))
        return Span(self.origin(span.start), self.origin(span.end - 1) + 1)

    def position(self, offset: int) -> Position:
        """The line and column in the source of the clean character at `offset`."""
        return self.source.position(self.origin(offset))
