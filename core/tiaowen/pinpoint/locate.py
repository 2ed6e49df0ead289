"""A place in a law: `Range` of `Pinpoint`s -> the nodes that stand there, and an offset -> its `Pinpoint`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from tiaowen.errors import NotFoundError
from tiaowen.model import Article, Division, Item, Law, Ordinal, Paragraph, Pinpoint, Subitem
from tiaowen.pinpoint.at import numbered
from tiaowen.pinpoint.missing import no_article, no_division, no_item, no_paragraph, no_subitem
from tiaowen.pinpoint.read import parse
from tiaowen.pinpoint.words import Range, order, usage


class Place(NamedTuple):
    """What stands at a pinpoint: a division, an article, or a part of an article."""

    pinpoint: Pinpoint
    """The place in full, 款 included; the divisions are named only where the place is a division."""
    divisions: tuple[Division, ...]
    """The divisions around the place, from the highest; where the place is a division, it is the last one."""
    article: Article | None = None
    """None where the place is a division."""
    paragraph: Paragraph | None = None
    """None where the whole article is asked for."""
    item: Item | None = None
    """None where the whole paragraph is asked for."""
    subitem: Subitem | None = None
    """None where the whole item is asked for."""

    @property
    def node(self) -> Division | Article | Paragraph | Item | Subitem:
        """The smallest node that holds the place."""
        return self.subitem or self.item or self.paragraph or self.article or self.divisions[-1]


def find(law: Law, text: str) -> tuple[Place, ...]:
    """The places in `law` that a person names by `text`, in the order of the text; 項 and 款 as the law has them.

    PinpointError and NotFoundError as `parse` and `locate` raise them.
    """
    ranges = parse(text, taiwan=usage(law) == "taiwan")
    return tuple(place for asked in ranges for place in locate(law, asked))


def locate(law: Law, asked: Range) -> tuple[Place, ...]:
    """The places in `law` that `asked` names, in reading order; at least one.

    A number that occurs twice gives both.
    Of a range, what exists is enough.
    NotFoundError says what the law has instead.
    """
    model = asked.first or asked.last or Pinpoint()
    if model.article is None:
        return _divisions(law, asked, model)
    within_article = model.paragraph or model.item
    places = _articles(law, Range(model, model) if within_article else asked, model)
    if not within_article:
        return places
    if model.paragraph:
        places = _paragraphs(law, places, Range(model, model) if model.item else asked)
    if model.item:
        places = _items(law, places, Range(model, model) if model.subitem else asked)
    return _subitems(law, places, asked) if model.subitem else places


def _holds(asked: Range, ordinal: Ordinal | None, part: Callable[[Pinpoint], Ordinal | None]) -> bool:
    """Whether the ordinal lies in the range, as to the part of the pinpoint that the range is over."""
    first, last = asked.first and part(asked.first), asked.last and part(asked.last)
    here = order(ordinal or Ordinal(0))
    return not (first and here < order(first)) and not (last and here > order(last))


def _divisions(law: Law, asked: Range, model: Pinpoint) -> tuple[Place, ...]:
    """The divisions of the level that is asked for, below those that are named before it."""
    if not model.divisions:
        raise NotFoundError("a whole law is not a place: leave out the pinpoint")
    *above, (level, _) = model.divisions
    peers: list[tuple[Division, ...]] = []
    for path, node in law.walk():
        if isinstance(node, Division) and node.level == level and _stands_in(path, above):
            peers.append((*path, node))
    found = tuple(
        Place(Pinpoint(divisions=tuple((division.level, division.ordinal) for division in path)), path)
        for path in peers
        if _holds(asked, path[-1].ordinal, lambda pinpoint: pinpoint.divisions[-1][1])
    )
    if not found:
        if above and not peers:
            # 第十二编第一章: it is the 编 that is missing.
            division = Pinpoint(divisions=tuple(above))
            _divisions(law, Range(division, division), division)
        raise NotFoundError(no_division(law, asked, [path[-1].ordinal for path in peers]))
    return found


def _stands_in(path: tuple[Division, ...], named: Sequence[tuple[str, Ordinal]]) -> bool:
    """Whether the divisions around a place are, in this order, those that are named."""
    around = iter((division.level, division.ordinal) for division in path)
    return all(division in around for division in named)


def _articles(law: Law, asked: Range, model: Pinpoint) -> tuple[Place, ...]:
    """The articles that are asked for, in the divisions that are named."""
    peers = [
        (path, node)
        for path, node in law.walk()
        if isinstance(node, Article) and _stands_in(path, model.divisions)
    ]
    found = tuple(
        Place(Pinpoint(article.ordinal), path, article)
        for path, article in peers
        if _holds(asked, article.ordinal, lambda pinpoint: pinpoint.article)
    )
    if not found:
        if model.divisions:
            division = Pinpoint(divisions=model.divisions)
            _divisions(law, Range(division, division), division)
        raise NotFoundError(no_article(law, asked, [article.ordinal for _, article in peers]))
    return found


def _paragraphs(law: Law, places: tuple[Place, ...], asked: Range) -> tuple[Place, ...]:
    """The paragraphs that are asked for, in the articles found."""
    found = tuple(
        place._replace(pinpoint=place.pinpoint._replace(paragraph=number), paragraph=paragraph)
        for place in places
        for number, paragraph in _counted(place.article)
        if _holds(asked, Ordinal(number), lambda pinpoint: Ordinal(pinpoint.paragraph))
    )
    if not found:
        raise NotFoundError(no_paragraph(law, asked, [len(_counted(place.article)) for place in places]))
    return found


def _counted(article: Article | None) -> list[tuple[int, Paragraph]]:
    """The paragraphs that count as a 款, with their numbers."""
    return [pair for pair in numbered(article) if pair[1].kind == "text"] if article else []


def _items(law: Law, places: tuple[Place, ...], asked: Range) -> tuple[Place, ...]:
    """The items that are asked for, in the paragraphs found, or in any where none is named."""
    peers: list[tuple[Place, Item]] = []
    for place in places:
        paragraphs = [(place.pinpoint.paragraph, place.paragraph)] if place.paragraph else None
        for number, paragraph in paragraphs or (numbered(place.article) if place.article else ()):
            pinpoint = place.pinpoint._replace(paragraph=number)
            whole = place._replace(pinpoint=pinpoint, paragraph=paragraph)
            peers += [(whole, item) for item in paragraph.items]
    found = tuple(
        place._replace(pinpoint=place.pinpoint._replace(item=item.ordinal), item=item)
        for place, item in peers
        if _holds(asked, item.ordinal, lambda pinpoint: pinpoint.item)
    )
    if not found:
        raise NotFoundError(no_item(law, asked, [item.ordinal for _, item in peers]))
    return found


def _subitems(law: Law, places: tuple[Place, ...], asked: Range) -> tuple[Place, ...]:
    """The subitems that are asked for, in the items found."""
    peers = [(place, subitem) for place in places if place.item for subitem in place.item.subitems]
    found = tuple(
        place._replace(pinpoint=place.pinpoint._replace(subitem=subitem.ordinal), subitem=subitem)
        for place, subitem in peers
        if _holds(asked, subitem.ordinal, lambda pinpoint: pinpoint.subitem)
    )
    if not found:
        raise NotFoundError(no_subitem(law, asked, [subitem.ordinal for _, subitem in peers]))
    return found
