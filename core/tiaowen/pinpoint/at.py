"""An offset of the clean text -> the `Pinpoint` of the smallest place that holds it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TypeVar

from tiaowen.model import Article, Division, Item, Law, Ordinal, Paragraph, Pinpoint, Subitem

_Node = TypeVar("_Node", Item, Subitem)


def numbered(article: Article) -> Iterator[tuple[int, Paragraph]]:
    """Each paragraph with the number of its 款: rows of tables and bare headings belong to the 款 before them.

    The number is 0 where none stands before them.
    """
    number = 0
    for paragraph in article.paragraphs:
        number += paragraph.kind == "text"
        yield number, paragraph


def pinpoint_at(law: Law, offset: int) -> Pinpoint | None:
    """The smallest place that holds the character at `offset` of the clean text.

    A division where the character stands in its heading; None outside of all divisions and articles.
    """
    path: tuple[tuple[str, Ordinal], ...] = ()
    children: Sequence[Division | Article] = law.body
    while True:
        index = bisect_right(children, offset, key=lambda child: child.span.start) - 1
        child = children[index] if index >= 0 else None
        if child is None or offset >= child.span.end:
            return Pinpoint(divisions=path) if path else None
        if isinstance(child, Article):
            return _inside(child, offset)
        path, children = (*path, (child.level, child.ordinal)), child.children


def _inside(article: Article, offset: int) -> Pinpoint:
    """The smallest place within an article that holds the offset."""
    count = bisect_right(article.paragraphs, offset, key=_start)
    if not count:
        return Pinpoint(article.ordinal)
    number = sum(paragraph.kind == "text" for paragraph in article.paragraphs[:count])
    found = Pinpoint(article.ordinal, number)
    item = _last_before(article.paragraphs[count - 1].items, offset)
    if not item:
        return found
    subitem = _last_before(item.subitems, offset)
    return found._replace(item=item.ordinal, subitem=subitem.ordinal if subitem else None)


def _start(paragraph: Paragraph) -> int:
    """The offset where a paragraph begins: with its words, or with its first item where it has none."""
    return paragraph.items[0].label.start if paragraph.items and not paragraph.words.text else paragraph.words.start


def _last_before(nodes: Sequence[_Node], offset: int) -> _Node | None:
    index = bisect_right(nodes, offset, key=lambda node: node.label.span.start) - 1
    return nodes[index] if index >= 0 else None
