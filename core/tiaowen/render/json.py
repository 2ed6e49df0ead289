"""Law or node -> JSON: every span in characters of the source, with line and column.

The shape is stable: `schema_version` rises when a field is renamed or changes its meaning, not when one is added.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from typing import TypeAlias

from tiaowen.model import (
    Annex,
    Article,
    Division,
    Finding,
    Item,
    Law,
    Line,
    Ordinal,
    Paragraph,
    Passage,
    Pinpoint,
    Span,
    Subitem,
    Text,
)
from tiaowen.pinpoint import numbered
from tiaowen.render.blocks import Node, extent

SCHEMA_VERSION = 1

Value: TypeAlias = "bool | int | str | list[Value] | dict[str, Value] | None"
"""What JSON can hold."""


def dumps(kind: str, fields: dict[str, Value]) -> str:
    """The text of one JSON document, ending in a newline.

    Characters that a terminal might act upon are written as escapes, which read back as themselves.
    """
    import json
    import re

    text = json.dumps(
        {"schema_version": SCHEMA_VERSION, "kind": kind, **fields}, ensure_ascii=False, indent=2
    )
    acting = "[\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
    return re.sub(acting, lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"


class Encoder:
    """Turns the values of one law into JSON, and their spans into places of its source."""

    def __init__(self, law: Law, convert: Callable[[str], str] = str) -> None:
        self.law = law
        self.text: Text = law.text
        self.convert = convert
        source = law.text.source.text
        self._starts = [0]
        while (found := source.find("\n", self._starts[-1])) >= 0:
            self._starts.append(found + 1)

    def span(self, span: Span) -> Value:
        """A span of the clean text as one of the source."""
        return self.source_span(self.text.origin_span(span))

    def source_span(self, span: Span) -> Value:
        """A span of the source: offsets from 0, line and column of its first character from 1."""
        row = bisect_right(self._starts, span.start)
        return {
            "start": span.start,
            "end": span.end,
            "line": row,
            "column": span.start - self._starts[row - 1] + 1,
        }

    def passage(self, passage: Passage) -> Value:
        """Some words with their place; null where there are none."""
        if not passage.spans:
            return None
        return {"text": self.convert(passage.text), "span": self.span(passage.span)}

    def node(self, node: Node) -> dict[str, Value]:
        """A division, article, 款, 项 or 目 with all that it holds."""
        if isinstance(node, Division):
            return self._division(node)
        if isinstance(node, Article):
            return self._article(node)
        if isinstance(node, Paragraph):
            return self._paragraph(node)
        return self._item(node)

    def paragraphs(self, paragraphs: Iterable[Paragraph]) -> Value:
        """Some 款."""
        return [self._paragraph(paragraph) for paragraph in paragraphs]

    def source(self) -> dict[str, Value]:
        """The file that the law was read from."""
        source = self.text.source
        return {
            "path": source.name,
            "encoding": source.encoding,
            "guessed": source.guessed,
            "bom": source.bom,
        }

    def findings(self) -> Value:
        """What is odd about the law."""
        return [self.finding(finding) for finding in self.law.findings]

    def finding(self, finding: Finding) -> Value:
        """One finding."""
        return {
            "code": finding.code,
            "severity": finding.severity,
            "message": finding.message,
            "pinpoint": pinpoint(finding.pinpoint) if finding.pinpoint else None,
            "span": self.span(finding.span),
        }

    def annex(self, annex: Annex) -> Value:
        """附件."""
        return {
            "type": "annex",
            "label": self.convert(annex.label.text),
            "title": self.convert(annex.title.text),
            "span": self.span(annex.span),
            "paragraphs": self.paragraphs(annex.paragraphs),
        }

    def line(self, line: Line) -> Value:
        """A line of the middle stage."""
        return {
            "kind": line.kind,
            "level": line.level,
            "number": str(line.ordinal) if line.ordinal else None,
            "text": line.text,
            "span": self.span(line.span),
        }

    def heading(self, division: Division) -> dict[str, Value]:
        """A division without what it holds."""
        return {
            "type": "division",
            "level": division.level,
            "number": number(division.ordinal),
            "label": self.convert(division.label.text),
            "title": self.convert(division.name),
            "span": self.span(division.span),
        }

    def _division(self, division: Division) -> dict[str, Value]:
        return self.heading(division) | {
            "paragraphs": self.paragraphs(division.paragraphs),
            "children": [self.node(child) for child in division.children],
        }

    def _article(self, article: Article) -> dict[str, Value]:
        return {
            "type": "article" if article.unit == "条" else "point",
            "number": number(article.ordinal),
            "label": self.convert(article.label.text),
            "title": self.convert(article.title.text),
            "span": self.span(article.span),
            "paragraphs": [
                self._paragraph(paragraph) | {"number": count if paragraph.kind == "text" else None}
                for count, paragraph in numbered(article)
            ],
        }

    def _paragraph(self, paragraph: Paragraph) -> dict[str, Value]:
        return {
            "type": "paragraph" if paragraph.kind == "text" else paragraph.kind,
            "text": self.convert(paragraph.words.text),
            "span": self.span(extent(paragraph)),
            "items": [self._item(item) for item in paragraph.items],
        }

    def _item(self, item: Item | Subitem) -> dict[str, Value]:
        return {
            "type": "item" if isinstance(item, Item) else "subitem",
            "number": number(item.ordinal),
            "label": self.convert(item.label.text),
            "text": self.convert(item.words.text),
            "span": self.span(extent(item)),
            "subitems": [self._item(below) for below in item.subitems],
        }


def law(encoder: Encoder) -> dict[str, Value]:
    """A whole law."""
    value = encoder.law
    return {
        "source": encoder.source(),
        "title": encoder.passage(value.title),
        "subtitle": encoder.passage(value.subtitle),
        "notes": [encoder.passage(note) for note in value.notes],
        "announcement": [encoder.passage(passage) for passage in value.announcement],
        "preamble": encoder.paragraphs(value.preamble),
        "body": [encoder.node(child) for child in value.body],
        "closing": encoder.paragraphs(value.closing),
        "annexes": [encoder.annex(annex) for annex in value.annexes],
        "findings": encoder.findings(),
    }


def number(ordinal: Ordinal) -> Value:
    """A number in its short spelling: "16", "120-1", "2A"."""
    return str(ordinal)


def pinpoint(value: Pinpoint) -> Value:
    """The parts of a pinpoint that are given."""
    fields: dict[str, Value] = {}
    if value.divisions:
        fields["divisions"] = [{"level": level, "number": str(ordinal)} for level, ordinal in value.divisions]
    if value.article:
        fields["article"] = str(value.article)
    if value.paragraph:
        fields["paragraph"] = value.paragraph
    if value.item:
        fields["item"] = str(value.item)
    if value.subitem:
        fields["subitem"] = str(value.subitem)
    return fields
