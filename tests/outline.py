"""A law as an outline that a lawyer can check at a glance: one line for each thing that was read."""

from __future__ import annotations

from collections.abc import Iterator

from tiaowen.model import Annex, Article, Division, Item, Law, Paragraph, Subitem

INDENT = "  "


def outline(law: Law) -> str:
    """The whole law, without its findings."""
    return "\n".join(_rows(law))


def _rows(law: Law) -> Iterator[str]:
    yield f"title: {law.title.text}" if law.title.text else "no title"
    if law.subtitle.text:
        yield f"subtitle: {law.subtitle.text}"
    yield from (f"announcement: {row.text}" for row in law.announcement)
    yield from (f"note: {row.text}" for row in law.notes)
    yield from (f"contents: {entry.level}{entry.ordinal} {_tight(entry.title.text)}" for entry in law.contents)
    yield from _paragraphs(law.preamble, "preamble", 0)
    for path, node in law.walk():
        yield from _division(node, len(path)) if isinstance(node, Division) else _article(node, len(path))
    yield from _paragraphs(law.closing, "closing", 0)
    for annex in law.annexes:
        yield from _annex(annex)


def _tight(text: str) -> str:
    return "".join(text.split())


def _division(division: Division, depth: int) -> Iterator[str]:
    yield f"{INDENT * depth}{division.level}{division.ordinal} {division.name}"
    yield from _paragraphs(division.paragraphs, "under the heading", depth + 1)


def _article(article: Article, depth: int) -> Iterator[str]:
    title = f"【{article.title.text}】" if article.title.text else ""
    yield f"{INDENT * depth}{article.unit}{article.ordinal}{title}"
    yield from _paragraphs(article.paragraphs, "款", depth + 1)


def _annex(annex: Annex) -> Iterator[str]:
    yield f"annex {annex.label.text}" + (f": {annex.title.text}" if annex.title.text else "")
    yield from _paragraphs(annex.paragraphs, "款", 1)


def _paragraphs(paragraphs: tuple[Paragraph, ...], word: str, depth: int) -> Iterator[str]:
    for number, paragraph in enumerate(paragraphs, 1):
        kind = "" if paragraph.kind == "text" else f" ({paragraph.kind})"
        yield f"{INDENT * depth}{word}{number if word == '款' else ''}{kind}: {paragraph.words.text}".rstrip()
        for item in paragraph.items:
            yield from _item(item, "项", depth + 1)


def _item(item: Item | Subitem, word: str, depth: int) -> Iterator[str]:
    yield f"{INDENT * depth}{word}{item.ordinal}: {item.words.text}"
    for below in item.subitems:
        yield from _item(below, "目", depth + 1)
