"""Law or node -> blocks: what is shown as one paragraph, in reading order, whatever it is shown on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from tiaowen.model import (
    Annex,
    Article,
    Division,
    Item,
    Law,
    Paragraph,
    Span,
    Subitem,
    Text,
)

Node = Division | Article | Paragraph | Item | Subitem
"""What a pinpoint can lead to."""


class Block(NamedTuple):
    """One paragraph of output: a line in a pipe, some wrapped lines on a terminal."""

    kind: str
    """`title`, `note`, `announcement`, `division`, `article`, `paragraph`, `item`, `table`, `heading`,
    `annex` or `plain`."""
    text: str
    """The words."""
    label: str = ""
    """The number in front of the words, as written."""
    title: str = ""
    """For an article, its own title, without brackets."""
    depth: int = 0
    """For an item 1, for a sub-item 2, below that 3; otherwise 0."""
    level: str = ""
    """For a division, 编 to 节."""

    def converted(self, convert: Callable[[str], str]) -> Block:
        """The block with every word of it converted."""
        return self._replace(text=convert(self.text), label=convert(self.label), title=convert(self.title))


def whole(law: Law) -> Iterator[Block]:
    """All of a law: title, notes and announcement, preamble, articles under their headings, closing, annexes.

    The contents are left out, since the headings say the same.
    Of a text that holds no law, its lines.
    """
    if not law.units:
        yield from (Block("plain", line.rstrip()) for line in law.text.clean.split("\n") if line.strip())
        return
    yield from _front(law)
    yield from _paragraphs(law.preamble)
    for child in law.body:
        yield from of(child)
    yield from _paragraphs(law.closing)
    for annex in law.annexes:
        yield from _annex(annex)


def of(node: Node) -> Iterator[Block]:
    """All of a division, article, 款, 项 or 目."""
    if isinstance(node, Division):
        yield Block("division", node.name, node.label.text, level=node.level)
        yield from _paragraphs(node.paragraphs)
        for child in node.children:
            yield from of(child)
    elif isinstance(node, Article):
        yield from _article(node)
    elif isinstance(node, Paragraph):
        yield from _paragraphs((node,))
    else:
        yield from _item(node, 1)


def extent(node: Node) -> Span:
    """From the first character of a node through its last, in the clean text."""
    if isinstance(node, Division | Article):
        return node.span
    parts = [node.words] if isinstance(node, Paragraph) else [node.label, node.words]
    spans = [part.span for part in parts if part.spans]
    below = node.items if isinstance(node, Paragraph) else node.subitems
    if below:
        spans += [extent(below[0]), extent(below[-1])]
    return Span(spans[0].start, spans[-1].end) if spans else Span(0, 0)


def raw(text: Text, span: Span) -> str:
    """The source's own characters for a span of the clean text, with the note behind its last character."""
    start, end = text.origin_span(span)
    for removal in text.removals:
        if removal.kind == "note" and removal.span.start == end:
            end = removal.span.end
        elif removal.span.start > end:
            break
    return text.source.text[start:end]


def _front(law: Law) -> Iterator[Block]:
    """Title, notes and announcement, in the order in which they stand: an announcement mostly comes first."""
    front = [("title", law.title), ("title", law.subtitle)]
    front += [("note", note) for note in law.notes]
    front += [("announcement", passage) for passage in law.announcement]
    placed = sorted((passage.start, kind, passage.text) for kind, passage in front if passage.text)
    return (Block(kind, words) for _, kind, words in placed)


def _article(article: Article) -> Iterator[Block]:
    """The number runs into the first 款; an article that begins with an item has its number alone."""
    first, rest = article.paragraphs[:1], article.paragraphs[1:]
    run_in = bool(first) and first[0].kind == "text"
    words = first[0].words.text if run_in else ""
    yield Block("article", words, article.label.text, article.title.text, level=article.unit)
    if run_in:
        yield from _items(first[0].items, 1)
        yield from _paragraphs(rest)
    else:
        yield from _paragraphs(article.paragraphs)


def _paragraphs(paragraphs: Iterable[Paragraph]) -> Iterator[Block]:
    for paragraph in paragraphs:
        if paragraph.words.text:
            yield Block("paragraph" if paragraph.kind == "text" else paragraph.kind, paragraph.words.text)
        yield from _items(paragraph.items, 1)


def _items(items: Iterable[Item | Subitem], depth: int) -> Iterator[Block]:
    for item in items:
        yield from _item(item, depth)


def _item(item: Item | Subitem, depth: int) -> Iterator[Block]:
    yield Block("item", item.words.text, item.label.text, depth=depth)
    yield from _items(item.subitems, depth + 1)


def _annex(annex: Annex) -> Iterator[Block]:
    yield Block("annex", annex.title.text, annex.label.text)
    yield from _paragraphs(annex.paragraphs)
