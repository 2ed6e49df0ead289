"""Hits -> lines: `path:line:第十六条第二款:text` as grep has them, or JSON, one object a line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tiaowen.model import Law, Position
    from tiaowen.render.json import Value
    from tiaowen.search.match import Hit


def lines(
    path: str, hits: tuple[Hit, ...], paint: Callable[[Hit], str], *, context: bool = False
) -> Iterator[str]:
    """A line for each clause; `paint` gives its text.

    With `context` a clause without marks has - in place of : as grep has it,
    and a line of -- stands between clauses that are not neighbours.
    """
    before = None
    for hit in hits:
        if context and before is not None and hit.number != before + 1:
            yield "--"
        before = hit.number
        yield _prefix(path, hit.position, hit.place, ":" if hit.marks else "-") + paint(hit)


def matches(path: str, hits: tuple[Hit, ...]) -> Iterator[str]:
    """A line for each mark, with nothing but what was found."""
    for hit in hits:
        for mark, position in zip(hit.marks, hit.positions, strict=True):
            yield _prefix(path, position, hit.place, ":") + hit.text[mark.start : mark.end]


def objects(path: str, law: Law, hits: tuple[Hit, ...]) -> Iterator[str]:
    """A JSON object for each clause, on a line of its own."""
    head: dict[str, Value] = {"path": path, "title": law.title.text or None}
    for hit in hits:
        yield _object("hit" if hit.marks else "context", head | _fields(hit))


def _object(kind: str, fields: dict[str, Value]) -> str:
    """A JSON object on one line; what a terminal might act upon is escaped."""
    import json
    import re

    from tiaowen.render.json import SCHEMA_VERSION

    text = json.dumps({"schema_version": SCHEMA_VERSION, "kind": kind, **fields}, ensure_ascii=False)
    acting = "[\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
    return re.sub(acting, lambda match: f"\\u{ord(match[0]):04x}", text)


def _fields(hit: Hit) -> dict[str, Value]:
    from tiaowen.render import json

    spans: list[Value] = [
        {
            "start": span.start,
            "end": span.end,
            "line": position.line,
            "column": position.column,
            "text": hit.text[mark.start : mark.end],
            "mark": [mark.start, mark.end],
        }
        for mark, span, position in zip(hit.marks, hit.spans, hit.positions, strict=True)
    ]
    return {
        "section": hit.kind,
        "place": hit.place,
        "pinpoint": json.pinpoint(hit.pinpoint) if hit.pinpoint else None,
        "line": hit.position.line,
        "column": hit.position.column,
        "text": hit.text,
        "spans": spans,
    }


def _prefix(path: str, position: Position, place: str, sign: str) -> str:
    return f"{path}{sign}{position.line}{sign}{place}{sign}"
