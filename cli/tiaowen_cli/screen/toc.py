"""The outline of a law, as `tiaowen toc` prints it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from tiaowen.model import Article, Division, Law
from tiaowen.render import text
from tiaowen_cli.screen.visible import visible
from tiaowen_cli.screen.wrap import width, wrap

if TYPE_CHECKING:
    from tiaowen.render.json import Value
    from tiaowen_cli.session import Session


class Row(NamedTuple):
    """A line of the outline."""

    depth: int
    name: str
    """第三章 数据资源; the law's title; or what stands outside of all divisions."""
    units: tuple[Article, ...] = ()
    kind: str = "division"
    """`title`, `division`, or `other` for a preamble, an annex, or articles without a heading."""

    @property
    def extent(self) -> str:
        """第十五条 至 第二十二条, as the law writes it, but 一 for 一、; empty where there are no articles."""
        if not self.units:
            return ""
        first, last = (self.units[index].label.text.strip(" 　、.．") for index in (0, -1))
        return first if len(self.units) == 1 else f"{first} 至 {last}"

    @property
    def digits(self) -> str:
        """15-22, as a pinpoint is typed."""
        numbers = [str(self.units[index].ordinal) for index in (0, -1)] if self.units else []
        return "-".join(dict.fromkeys(numbers))


def rows(law: Law) -> Iterator[Row]:
    """The title with the range of the whole law, then each division with its own, in reading order."""
    name = " ".join(filter(None, (law.title.text, law.subtitle.text)))
    yield Row(0, name or "(no title)", law.units, "title")
    if law.preamble:
        yield Row(1, "(preamble)", kind="other")
    if any(isinstance(child, Division) for child in law.body):
        yield from _children(law.body, 1)
    elif any(unit.unit == "点" and unit.title.text for unit in law.units):
        for unit in law.units:
            yield Row(1, f"{unit.label.text}{unit.title.text}", (unit,))
    for annex in law.annexes:
        yield Row(1, text.heading(annex.label.text, annex.title.text), kind="other")


def _children(children: tuple[Division | Article, ...], depth: int) -> Iterator[Row]:
    loose: list[Article] = []
    for child in children:
        if isinstance(child, Article):
            loose.append(child)
            continue
        if loose:
            yield Row(depth, "(no heading)", tuple(loose), "other")
            loose = []
        yield Row(depth, text.heading(child.label.text, child.name), tuple(_units(child)))
        if any(isinstance(below, Division) for below in child.children):
            yield from _children(child.children, depth + 1)
    if loose:
        yield Row(depth, "(no heading)", tuple(loose), "other")


def _units(division: Division) -> Iterator[Article]:
    for child in division.children:
        if isinstance(child, Article):
            yield child
        else:
            yield from _units(child)


def toc(law: Law, session: Session) -> str:
    """The outline: on a terminal in two columns, in a pipe a line each with a tab before the range."""
    if session.terminal:
        return "".join(line + "\n" for line in _on_terminal(list(rows(law)), session))
    return "".join(
        visible("  " * max(row.depth - 1, 0) + row.name)
        + (f"\t{visible(row.extent)}" if row.extent else "")
        + "\n"
        for row in rows(law)
    )


def _on_terminal(outline: list[Row], session: Session) -> Iterator[str]:
    """The title above, then names and ranges side by side: in words, else in digits, else below each other."""
    theme, columns = session.theme, session.columns
    title, *below = outline
    yield from (theme.paint(line, theme.title) for line in wrap(visible(title.name), columns))
    if title.extent:
        yield from (theme.paint(line, theme.dim) for line in wrap(visible(title.extent), columns))
    named = [(" " * 2 * max(row.depth - 1, 0), visible(row.name), row) for row in below]
    edge = max((len(indent) + width(name) for indent, name, _ in named), default=0) + 2
    in_words = edge + max((width(row.extent) for row in below), default=0) <= columns
    aside = in_words or edge + max((len(row.digits) for row in below), default=0) <= columns
    if below:
        yield ""
    for indent, name, row in named:
        style = theme.division if row.kind == "division" else ""
        extent = theme.paint(visible(row.extent if in_words else row.digits), theme.dim)
        if aside:
            gap = " " * (edge - len(indent) - width(name)) if extent else ""
            yield indent + theme.paint(name, style) + gap + extent
            continue
        lines = wrap(name, columns, len(indent), len(indent) + 2)
        yield indent + "\n".join(theme.paint(line, style) for line in lines)
        if extent:
            yield indent + "  " + extent


def as_json(law: Law) -> str:
    """The outline as a tree."""
    from tiaowen.render import json

    encoder = json.Encoder(law)

    def tree(division: Division) -> dict[str, Value]:
        below: list[Value] = [tree(child) for child in division.children if isinstance(child, Division)]
        return encoder.heading(division) | _range(tuple(_units(division))) | {"children": below}

    fields: dict[str, Value] = {
        "source": encoder.source(),
        "title": encoder.passage(law.title),
        "subtitle": encoder.passage(law.subtitle),
        **_range(law.units),
        "divisions": [tree(child) for child in law.body if isinstance(child, Division)],
        "annexes": [encoder.annex(annex) for annex in law.annexes],
    }
    return json.dumps("toc", fields)


def _range(units: tuple[Article, ...]) -> dict[str, Value]:
    """The first and last number, and how many."""
    first, last = (str(units[0].ordinal), str(units[-1].ordinal)) if units else (None, None)
    return {"first": first, "last": last, "articles": len(units)}
