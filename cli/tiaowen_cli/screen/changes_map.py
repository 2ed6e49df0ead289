"""Old number to new number: a table on a terminal, TSV in a pipe."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tiaowen.render import mapping, naming
from tiaowen_cli.screen.changes import paragraph
from tiaowen_cli.screen.visible import visible
from tiaowen_cli.screen.wrap import pad, width, wrap

if TYPE_CHECKING:
    from tiaowen.comparison import Comparison
    from tiaowen.model import Article
    from tiaowen_cli.session import Session


SURE = 24
"""Columns that the last column needs at least."""


def table(comparison: Comparison, session: Session) -> str:
    """All articles, the unchanged ones too; numbers in words on a terminal, as 16 and 120-1 in a pipe."""
    if not session.terminal:
        return visible(mapping.tsv(comparison))
    return "".join(line + "\n" for line in _on_terminal(comparison, session))


def _on_terminal(comparison: Comparison, session: Session) -> Iterator[str]:
    lines = list(mapping.lines(comparison))
    old, new = [_label(line.old) for line in lines], [_label(line.new) for line in lines]
    if max(map(width, old), default=0) + max(map(width, new), default=0) + 30 > session.columns:
        old, new = ([cell[index] for cell in (line.cells for line in lines)] for index in (0, 1))
    rows = [("old", "new", "kind", "likeness and doubt")]
    rows += [(before, behind, line.cells[2], _sure(line)) for before, behind, line in zip(old, new, lines, strict=True)]
    edges = [max(width(row[index]) for row in rows) + 2 for index in range(3)]
    theme = session.theme
    for index, row in enumerate(rows):
        style = theme.title if not index else ""
        fixed = theme.paint(pad(row[0], edges[0]) + pad(row[1], edges[1]), style)
        kind = theme.paint(row[2], style or _style(row[2], session))
        if sum(edges) + SURE > session.columns:
            # Too narrow for the last column: what is doubtful is said below, the rest is not.
            if edges[0] + edges[1] + width(row[2]) > session.columns:
                yield fixed.rstrip()
                yield from paragraph(row[2], session, style or _style(row[2], session), 4, 4)
            else:
                yield fixed + kind
            yield from paragraph(row[3], session, theme.warning, 4, 4) if "存疑" in row[3] else ()
            continue
        rest = wrap(visible(row[3]), session.columns, sum(edges), sum(edges))
        gap = " " * (edges[2] - width(row[2]))
        yield (fixed + kind + gap + theme.paint(rest[0] if rest else "", style or theme.dim)).rstrip()
        yield from (theme.paint(line, theme.dim) for line in rest[1:])


def _label(unit: Article | None) -> str:
    return visible(naming.number(unit)) if unit else "—"


def _sure(line: mapping.Line) -> str:
    _, _, _, likeness, by, doubt = line.cells
    return " ".join(filter(None, (likeness, by, f"存疑: {doubt}" if doubt else "")))


def _style(kind: str, session: Session) -> str:
    theme = session.theme
    return {"added": theme.added, "removed": theme.removed, "same": theme.dim, "renumbered": theme.dim}.get(kind, "")
