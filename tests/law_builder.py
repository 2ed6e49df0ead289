"""Builds small laws by hand, node by node, with the text that they stand in."""

from tiaowen.model import (
    NOWHERE,
    Article,
    Division,
    Item,
    Law,
    Ordinal,
    Paragraph,
    Passage,
    Pinpoint,
    Source,
    Span,
    Subitem,
    Text,
)
from tiaowen.numerals import to_chinese
from tiaowen.pinpoint import format


class Writer:
    """Writes the text of a law and keeps its nodes; `text` is what is written so far."""

    def __init__(self) -> None:
        self.text = ""

    def passage(self, words: str) -> Passage:
        start = len(self.text)
        self.text += words
        return Passage(words, start) if words else NOWHERE

    def line(self, words: str) -> Passage:
        passage = self.passage(words)
        self.text += "\n"
        return passage

    def item(self, number: int, *subitems: int) -> Item:
        label = self.passage(f"（{to_chinese(number)}）")
        words = self.line(f"项{number}；")
        below = tuple(
            Subitem(Ordinal(sub), self.passage(f"{sub}."), self.line(f"目{sub}；")) for sub in subitems
        )
        return Item(Ordinal(number), label, words, below)

    def paragraph(
        self, words: str = "款。", items: int = 0, subitems: int = 0, kind: str = "text"
    ) -> Paragraph:
        passage = self.line(words)
        below = tuple(self.item(number, *range(1, subitems + 1)) for number in range(1, items + 1))
        return Paragraph(passage, below, kind)

    def article(
        self, ordinal: Ordinal, *shapes: tuple[int, int], unit: str = "条", label: str = ""
    ) -> Article:
        """An article with a paragraph for each shape: so many items, each with so many subitems."""
        start = len(self.text)
        passage = self.passage(label or format(Pinpoint(ordinal)))
        self.text += "　"
        paragraphs = tuple(
            self.paragraph(f"第{number}款。", *shape) for number, shape in enumerate(shapes or ((0, 0),), 1)
        )
        return Article(ordinal, passage, NOWHERE, paragraphs, Span(start, len(self.text) - 1), unit)

    def articles(self, first: int, last: int) -> tuple[Article, ...]:
        return tuple(self.article(Ordinal(number)) for number in range(first, last + 1))

    def division(self, level: str, number: int) -> Division:
        label = self.line(f"第{to_chinese(number)}{level}")
        return Division(level, Ordinal(number), label, NOWHERE, (), (), label.span)

    def law(self, *body: Division | Article, notes: str = "") -> Law:
        units = tuple(node for node in flat(body) if isinstance(node, Article))
        note = (self.line(notes),) if notes else ()
        text = Text(Source("-", self.text), self.text)
        return Law(text, NOWHERE, NOWHERE, note, (), (), (), body, (), (), units)


def flat(nodes: tuple[Division | Article, ...]) -> list[Division | Article]:
    found: list[Division | Article] = []
    for node in nodes:
        found += [node, *(flat(node.children) if isinstance(node, Division) else ())]
    return found


def filled(heading: Division, *children: Division | Article) -> Division:
    return heading._replace(children=children, span=Span(heading.span.start, children[-1].span.end))
