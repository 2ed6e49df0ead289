"""The statute as frozen values: what every other part of the library speaks in.

Each value is a `NamedTuple`: immutable, slotted, hashable, and cheap to define at start-up
(a dataclass costs seven times as much to define and twice as much to make).

All spans in the tree count characters of `Text.clean`; `layers.py` has the way back to the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tiaowen.layers import Position, Removal, Source, Span, Text

__all__ = [
    "LEVELS", "NOWHERE", "Annex", "Article", "Division", "Entry", "Finding", "Item", "Law", "Line", "Ordinal",
    "Paragraph", "Passage", "Pinpoint", "Position", "Removal", "Source", "Span", "Subitem", "Text",
]  # fmt: skip

LEVELS = ("编", "分编", "章", "节", "款", "目")
"""Kinds of division, from the highest; 款 and 目 are divisions in codes of Taiwan only."""


class Ordinal(NamedTuple):
    """The number of an article, division or item: 一百二十条之一 is (120, 1), Hong Kong's 2A (2, 0, "A")."""

    number: int
    branch: int = 0
    letter: str = ""

    def __str__(self) -> str:
        """The short spelling: `120-1`, `2A`."""
        return f"{self.number}{self.letter}" + (f"-{self.branch}" if self.branch else "")


class Line(NamedTuple):
    """A stretch of the clean text with one part to play; all lines joined give the text back."""

    kind: str
    """`blank`, `title`, `note`, `announcement`, `contents`, `division`, `article`, `item`,
    `subitem`, `text`, `annex`, `table` or `furniture`."""
    text: str
    """Its characters, with the newline where it has one."""
    start: int
    """The offset in the clean text of its first character."""
    body: int
    """The offset in the clean text of the first character behind the number and its spaces."""
    level: str = ""
    """For a division one of `LEVELS`, or 题 without such a word; for an article 条 or 点; for an item its style."""
    ordinal: Ordinal | None = None
    """The number that it carries."""
    label: Span | None = None
    """Where the number stands, 第X条 or （一）, in the clean text."""

    @property
    def end(self) -> int:
        """The offset in the clean text behind its last character."""
        return self.start + len(self.text)

    @property
    def span(self) -> Span:
        """Where it stands in the clean text."""
        return Span(self.start, self.start + len(self.text))


class Passage(NamedTuple):
    """Some words of the law, and where they stand."""

    text: str
    """The words: line wraps and the space around them are gone, all else is as in the clean text."""
    start: int = 0
    """The offset in the clean text of the first of them."""
    wrapped: tuple[Span, ...] = ()
    """Where they stand line by line, if they are wrapped over several; joined the lines give `text`."""

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where the words stand in the clean text, a span for each line; none where there are no words."""
        if self.wrapped or not self.text:
            return self.wrapped
        return (Span(self.start, self.start + len(self.text)),)

    @property
    def span(self) -> Span:
        """From the first character through the last."""
        return Span(self.start, self.end)

    @property
    def end(self) -> int:
        """The offset in the clean text behind the last word."""
        return self.wrapped[-1].end if self.wrapped else self.start + len(self.text)

    def offset(self, index: int) -> int:
        """The offset in the clean text of the character at `index` of the words (or just behind)."""
        if not self.wrapped:
            return self.start + index
        for span in self.wrapped:
            length = span.end - span.start
            if index < length:
                return span.start + index
            index -= length
        return self.wrapped[-1].end


NOWHERE = Passage("")
"""The words of something that has none."""


class Subitem(NamedTuple):
    """目: `1.` below an item, and whatever is numbered below that."""

    ordinal: Ordinal
    label: Passage
    """The number as written: 1. or ① or (1)."""
    words: Passage
    subitems: tuple[Subitem, ...] = ()


class Item(NamedTuple):
    """项: （一）, or the first numbered level within a paragraph whatever its style."""

    ordinal: Ordinal
    label: Passage
    words: Passage
    subitems: tuple[Subitem, ...] = ()


class Paragraph(NamedTuple):
    """款: an unnumbered paragraph, with the items that hang on it."""

    words: Passage
    """Its own words; empty only where an article begins with an item."""
    items: tuple[Item, ...] = ()
    kind: str = "text"
    """`text`, or `table` for a row of a table, or `heading` for a bare heading without a number."""


class Article(NamedTuple):
    """条; or, in a decision or reply that has none, a point 一、二、三、."""

    ordinal: Ordinal
    label: Passage
    """The number as written: 第十六条, 第 79-1 條, 一、."""
    title: Passage
    """The title in brackets behind the number or on the next line; empty where there is none."""
    paragraphs: tuple[Paragraph, ...]
    span: Span
    """From the label through the last word."""
    unit: str = "条"
    """条 or 点."""


class Division(NamedTuple):
    """编, 分编, 章 or 节 (款, 目 in Taiwan)."""

    level: str
    ordinal: Ordinal
    label: Passage
    """第三章 as written."""
    title: Passage
    """数据资源 as written; `name` has it without the spaces set for looks."""
    paragraphs: tuple[Paragraph, ...]
    """Text between the heading and the first article; usually none."""
    children: tuple[Division | Article, ...]
    span: Span

    @property
    def name(self) -> str:
        """The title without the spaces that 总 则 and the like are set with."""
        return "".join(self.title.text.split())


class Entry(NamedTuple):
    """A line of the table of contents that names a division."""

    level: str
    ordinal: Ordinal
    title: Passage
    span: Span


class Annex(NamedTuple):
    """附件: what stands behind the law's last article."""

    label: Passage
    """附件1, 附表, 附录 as written."""
    title: Passage
    paragraphs: tuple[Paragraph, ...]
    span: Span


class Pinpoint(NamedTuple):
    """A place in a law: 条款项目, or a division. 0 and None mean: not given."""

    article: Ordinal | None = None
    paragraph: int = 0
    """款, by order from 1."""
    item: Ordinal | None = None
    """项, by its number."""
    subitem: Ordinal | None = None
    """目, by its number."""
    divisions: tuple[tuple[str, Ordinal], ...] = ()
    """From the highest: (("编", 2), ("章", 1))."""


class Finding(NamedTuple):
    """Something about a text that its reader should know."""

    code: str
    """A short stable name: `gap`, `duplicate`, `order`, `empty`, `heading-gap`, `no-closing` ..."""
    severity: str
    """`error` (the text can't be right), `warning` (may not be) or `note`."""
    message: str
    """One sentence."""
    span: Span
    """Where, in the clean text."""
    pinpoint: Pinpoint | None = None


class Law(NamedTuple):
    """A law as it was read."""

    text: Text
    """What it was read from; `lines.split(text)` shows how each line was taken."""
    title: Passage
    subtitle: Passage
    """The part where the file is one part of a code: 合同编."""
    notes: tuple[Passage, ...]
    """题注: who passed it when."""
    announcement: tuple[Passage, ...]
    """公告: the order that promulgates it."""
    contents: tuple[Entry, ...]
    preamble: tuple[Paragraph, ...]
    """序言, and any text before the first article."""
    body: tuple[Division | Article, ...]
    annexes: tuple[Annex, ...]
    findings: tuple[Finding, ...]
    units: tuple[Article, ...]
    """All articles (or points) in reading order, whatever division they stand in."""
    closing: tuple[Paragraph, ...] = ()
    """Text behind the last point of a decision that belongs to no point: 本决定自…施行."""

    @property
    def articles(self) -> tuple[Article, ...]:
        """The units that are articles: all of them, or none in a decision of 一、二、三、."""
        return tuple(unit for unit in self.units if unit.unit == "条")

    def walk(self) -> Iterator[tuple[tuple[Division, ...], Division | Article]]:
        """Each division and article in reading order, with the divisions around it, highest first."""
        return _walk((), self.body)


def _walk(
    path: tuple[Division, ...], children: tuple[Division | Article, ...]
) -> Iterator[tuple[tuple[Division, ...], Division | Article]]:
    for child in children:
        yield path, child
        if isinstance(child, Division):
            yield from _walk((*path, child), child.children)
