"""What a search found in one law: with headings and in colour for a terminal, a line each for a pipe."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from tiaowen.model import Pinpoint, Span
from tiaowen.render import hits as plain
from tiaowen_cli.screen.visible import visible
from tiaowen_cli.screen.wrap import width, wrap

if TYPE_CHECKING:
    from tiaowen.model import Law
    from tiaowen.search.laws import Found
    from tiaowen.search.match import Hit
    from tiaowen_cli.session import Session
    from tiaowen_cli.theme import Theme

INDENT = 4
"""Columns in front of a clause: two Han characters."""


def lines(path: str, found: Found, session: Session, *, only: bool, context: bool) -> str:
    """For a pipe: a line for each clause, or for each match where `only` they are asked for."""
    if only:
        rows = plain.matches(path, found.hits)
        return "".join(visible(row).replace("\n", " ") + "\n" for row in rows)
    rows = plain.lines(path, found.hits, lambda hit: _line(hit, session.theme), context=context)
    return "".join(row + "\n" for row in rows)


def objects(path: str, found: Found) -> str:
    """A JSON object a line."""
    return "".join(line + "\n" for line in plain.objects(path, found.law, found.hits))


def block(path: str, found: Found, session: Session, *, only: bool) -> str:
    """For a terminal: the law, below it its articles with their clauses."""
    theme, law = session.theme, found.law
    count = sum(1 for hit in found.hits if hit.marks)
    head = visible(law.title.text or path)
    tail = f"  {visible(path)}  " if law.title.text else "  "
    rows = [theme.paint(head, theme.title) + theme.paint(f"{tail}{counted(count, 'hit')}", theme.dim)]
    apart = any(not hit.marks for hit in found.hits)
    before = None
    for place, group in groupby(found.hits, lambda hit: _heading(law, hit)):
        rows.append("")
        if place:
            rows.append(theme.paint(visible(place), theme.article))
        for hit in group:
            if apart and before is not None and hit.number != before + 1:
                rows.append(" " * INDENT + theme.paint("…", theme.dim))
            before = hit.number
            rows += _matches(hit, theme) if only else _clause(hit, session)
    return "\n".join(rows) + "\n"


def counted(count: int, word: str) -> str:
    """1 hit, 2 hits."""
    return f"{count} {word}" + ("" if count == 1 else "s")


def _line(hit: Hit, theme: Theme) -> str:
    """The clause on one line; highlighted only where colour was asked for."""
    text, marks = _visible(hit.text, hit.marks)
    if theme.hit:
        return _painted(text, 0, marks, theme)
    return text


def _heading(law: Law, hit: Hit) -> str:
    """第十六条 for all within it, and its title if it has one; nothing for a heading; else the place itself."""
    if hit.kind == "heading":
        return ""
    if not hit.pinpoint or not hit.pinpoint.article:
        return hit.place
    from tiaowen import pinpoint

    unit = next((unit for unit in law.units if unit.ordinal == hit.pinpoint.article), None)
    name = pinpoint.format(Pinpoint(hit.pinpoint.article), pinpoint.usage(law), unit.unit if unit else "条")
    return name + (f"  {unit.title.text}" if unit and unit.title.text else "")


def _matches(hit: Hit, theme: Theme) -> Iterator[str]:
    for mark in hit.marks:
        yield " " * INDENT + theme.paint(visible(hit.text[mark.start : mark.end]), theme.hit)


def _clause(hit: Hit, session: Session) -> Iterator[str]:
    """The clause, broken for the terminal, with what was found highlighted; without the article's number."""
    theme = session.theme
    text, marks = _visible(*_without_label(hit))
    name = _part(hit)
    lead = " " * INDENT + (name + " " if name else "")
    lines = wrap(text, session.columns - INDENT, width(lead) - INDENT if name else 0)
    offset = 0
    for number, line in enumerate(lines):
        start = text.find(line, offset)
        offset = start + len(line)
        shown = _painted(line, start, marks, theme) if hit.marks else theme.paint(line, theme.dim)
        first = " " * INDENT + (theme.paint(name, theme.dim) + " " if name else "")
        yield (first if number == 0 else " " * INDENT) + shown


def _part(hit: Hit) -> str:
    """第二款 and 第（三）项 behind the article, where the clause does not begin with its own number."""
    if not hit.pinpoint or not hit.pinpoint.article or hit.pinpoint.item or not hit.pinpoint.paragraph:
        return ""
    from tiaowen import pinpoint

    whole = hit.place
    article = pinpoint.format(Pinpoint(hit.pinpoint.article))
    return whole[len(article) :] if len(whole) > len(article) else ""


def _without_label(hit: Hit) -> tuple[str, tuple[Span, ...]]:
    """The words of a clause without the number of its article, unless something was found in that."""
    label = hit.text.split(maxsplit=1)
    if not hit.pinpoint or not hit.pinpoint.article or len(label) < 2 or not label[0].startswith("第"):
        return hit.text, hit.marks
    if hit.pinpoint.paragraph != 1 or hit.pinpoint.item:
        return hit.text, hit.marks
    cut = len(hit.text) - len(label[1])
    if hit.marks and hit.marks[0].start < cut:
        return hit.text, hit.marks
    return label[1], tuple(Span(mark.start - cut, mark.end - cut) for mark in hit.marks)


def _visible(text: str, marks: tuple[Span, ...]) -> tuple[str, tuple[Span, ...]]:
    """The text with what could act on a terminal made visible, and the marks in it; all on one line."""
    if text.isprintable():
        return text, marks
    pieces: list[str] = []
    moved: list[Span] = []
    size = done = 0
    for mark in marks:
        before, inside = _flat(text[done : mark.start]), _flat(text[mark.start : mark.end])
        moved.append(Span(size + len(before), size + len(before) + len(inside)))
        pieces += [before, inside]
        size, done = moved[-1].end, mark.end
    return "".join([*pieces, _flat(text[done:])]), tuple(moved)


def _flat(text: str) -> str:
    return visible(text.replace("\n", " ").replace("\t", " "))


def _painted(line: str, start: int, marks: tuple[Span, ...], theme: Theme) -> str:
    """A stretch of the text, which begins at `start`, with the marks in it highlighted."""
    pieces, done = [], 0
    # A clause may have a thousand lines and marks.
    for number in range(bisect_right(marks, start, key=lambda mark: mark.end), len(marks)):
        low, high = max(marks[number].start - start, done), min(marks[number].end - start, len(line))
        if low >= high:
            break
        pieces += [line[done:low], theme.paint(line[low:high], theme.hit)]
        done = high
    return "".join([*pieces, line[done:]])
