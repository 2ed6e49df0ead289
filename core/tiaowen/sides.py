"""A unit, or anything else of a law, flattened into the `Side` of a change: its parts in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tiaowen.comparison import Part, Side
from tiaowen.model import Annex, Article, Division, Paragraph, Passage, Pinpoint, Span, Subitem

NOWHERE = Pinpoint()


def of_units(units: Sequence[Article], path: tuple[Division, ...] = ()) -> Side:
    """One article, or several one after the other, without their numbers; `path` is that of the first."""
    rows: list[_Row] = []
    for unit in units:
        rows.extend(_article(unit))
    label = "、".join(unit.label.text for unit in units)
    return Side(label, *_placed(rows), tuple(units), path, Span(units[0].span.start, units[-1].span.end))


def of_division(division: Division, path: tuple[Division, ...]) -> Side:
    """A heading, and the text between it and the first article."""
    steps = tuple((step.level, step.ordinal) for step in (*path, division))
    pinpoint = Pinpoint(divisions=steps)
    rows: list[_Row] = []
    if division.title.text:
        rows.append(("title", pinpoint, (division.title,), 0))
    rows.extend(_paragraphs(division.paragraphs, pinpoint))
    return Side(division.label.text, *_placed(rows), (), path, division.span)


def of_annex(annex: Annex) -> Side:
    """An annex with its title."""
    rows: list[_Row] = [("title", NOWHERE, (annex.title,), 0)] if annex.title.text else []
    rows.extend(_paragraphs(annex.paragraphs, NOWHERE))
    return Side(annex.label.text, *_placed(rows), (), (), annex.span)


def of_paragraphs(paragraphs: Sequence[Paragraph]) -> Side:
    """Paragraphs that belong to no article: the preamble, the closing."""
    return _side(list(_paragraphs(paragraphs, NOWHERE)))


def of_passages(kind: str, passages: Iterable[Passage]) -> Side:
    """Bare lines: the title, the notes."""
    return _side([(kind, NOWHERE, (passage,), 0) for passage in passages if passage.text])


_Row = tuple[str, Pinpoint, tuple[Passage, ...], int]
"""Kind, address, label and words, length of the label: a part that has no place yet."""


def _side(rows: list[_Row]) -> Side:
    text, parts = _placed(rows)
    spans = [passage.span for _, _, passages, _ in rows for passage in passages if passage.spans]
    span = Span(spans[0].start, spans[-1].end) if spans else Span(0, 0)
    return Side("", text, parts, (), (), span)


def _placed(rows: Iterable[_Row]) -> tuple[str, tuple[Part, ...]]:
    """The text of all rows, and the rows as parts of it."""
    parts: list[Part] = []
    start = 0
    for kind, pinpoint, passages, label in rows:
        text = "".join([passage.text for passage in passages])
        parts.append(Part(kind, pinpoint, text, label, start, passages))
        start += len(text) + 1
    return "\n".join([part.text for part in parts]), tuple(parts)


def _article(unit: Article) -> Iterator[_Row]:
    pinpoint = Pinpoint(article=unit.ordinal)
    if unit.title.text:
        yield "title", pinpoint, (unit.title,), 0
    yield from _paragraphs(unit.paragraphs, pinpoint)


def _paragraphs(paragraphs: Sequence[Paragraph], within: Pinpoint) -> Iterator[_Row]:
    for number, paragraph in enumerate(paragraphs, 1):
        pinpoint = within._replace(paragraph=number)
        # 第三条 （一）…: an article may begin with an item.
        if paragraph.words.text:
            yield _KINDS.get(paragraph.kind, "paragraph"), pinpoint, (paragraph.words,), 0
        for item in paragraph.items:
            place = pinpoint._replace(item=item.ordinal)
            yield "item", place, (item.label, item.words), len(item.label.text)
            for subitem in item.subitems:
                yield from _subitem(subitem, place)


_KINDS = {"table": "table", "heading": "heading"}


def _subitem(subitem: Subitem, within: Pinpoint) -> Iterator[_Row]:
    place = within._replace(subitem=subitem.ordinal)
    yield "subitem", place, (subitem.label, subitem.words), len(subitem.label.text)
    for below in subitem.subitems:
        yield from _subitem(below, within)


def words(unit: Article) -> list[str]:
    """The words of a unit part by part, with the labels of its items, without its number: alignment goes by them."""
    texts = [unit.title.text]
    for paragraph in unit.paragraphs:
        texts.append(paragraph.words.text)
        for item in paragraph.items:
            texts += item.label.text, item.words.text
            for subitem in item.subitems:
                _collect(subitem, texts)
    return [text for text in texts if text]


def _collect(subitem: Subitem, texts: list[str]) -> None:
    texts += subitem.label.text, subitem.words.text
    for below in subitem.subitems:
        _collect(below, texts)
