"""The lines of a text and what each was taken for, as `tiaowen lines` prints them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tiaowen.model import Law, Line
from tiaowen_cli.screen.visible import visible
from tiaowen_cli.screen.wrap import pad, width, wrap

if TYPE_CHECKING:
    from tiaowen.render.json import Value
    from tiaowen_cli.session import Session


def lines(law: Law, session: Session) -> str:
    """Position, kind and text: in a pipe with tabs between them, on a terminal in columns."""
    rows = [
        (place, _kind(line), visible(line.text.rstrip("\r\n").replace("\t", " ")))
        for place, line in _placed(law)
    ]
    if not session.terminal:
        return "".join("\t".join(row) + "\n" for row in rows)
    return "".join(line + "\n" for line in _columns(rows, session))


def _placed(law: Law) -> Iterator[tuple[str, Line]]:
    """Each line with the line and column of its first character in the source."""
    from tiaowen import lines

    source = law.text.source.text
    row, start, reached = 1, 0, 0
    for line in lines.split(law.text):
        offset = law.text.origin(line.span.start)
        row += source.count("\n", reached, offset)
        start = source.rfind("\n", reached, offset) + 1 or start
        reached = offset
        yield f"{row}:{offset - start + 1}", line


def _kind(line: Line) -> str:
    """What the line was taken for, with its number: article 16, division 章 3, item 2."""
    number = str(line.ordinal) if line.ordinal else ""
    level = line.level if line.kind == "division" else ""
    return " ".join(filter(None, (line.kind, level, number)))


def _columns(rows: list[tuple[str, str, str]], session: Session) -> Iterator[str]:
    theme = session.theme
    first = max((len(place) for place, _, _ in rows), default=0) + 1
    second = max((width(kind) for _, kind, _ in rows), default=0) + 1
    if first + second > session.columns // 2:
        for place, kind, text in rows:
            fits = len(place) + 1 + width(kind) <= session.columns
            yield theme.paint(place, theme.dim) + (" " if fits else "\n") + theme.paint(kind, theme.label)
            yield from ("  " + line for line in wrap(text, session.columns - 2))
        return
    for place, kind, text in rows:
        wrapped = wrap(text, session.columns, first + second, first + second)
        head = theme.paint(place, theme.dim) + " " * (first - len(place))
        yield (
            head + theme.paint(kind, theme.label) + pad("", second - width(kind)) + "".join(wrapped[:1])
        ).rstrip()
        yield from wrapped[1:]


def as_json(law: Law) -> str:
    """The lines with their spans."""
    from tiaowen import lines
    from tiaowen.render import json

    encoder = json.Encoder(law)
    values: list[Value] = [encoder.line(line) for line in lines.split(law.text)]
    return json.dumps("lines", {"source": encoder.source(), "lines": values})
