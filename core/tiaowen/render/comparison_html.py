"""A comparison as a web page of its own: no other file, no script; light and dark, wide, narrow and on paper."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator

from tiaowen.comparison import Comparison
from tiaowen.render import tables
from tiaowen.render.naming import ARROW
from tiaowen.render.runs import Run
from tiaowen.render.style import CSS
from tiaowen.render.tables import Block, Cell, Table

_TAGS = {"removed": "del", "added": "ins"}


def page(comparison: Comparison, *, mild: bool = False, unchanged: bool = False) -> str:
    """The whole page; all text from the files is escaped."""
    table = tables.table(comparison, mild=mild, unchanged=unchanged)
    return "\n".join(_page(table)) + "\n"


def _page(table: Table) -> Iterator[str]:
    yield "<!DOCTYPE html>"
    yield f'<html lang="{table.language}">'
    yield '<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">'
    yield '<meta name="generator" content="tiaowen">'
    yield f"<title>{_text(table.title)}</title>"
    yield f"<style>\n{CSS}</style>\n</head>\n<body>\n<main>"
    yield f"<h1>{_text(table.title)}</h1>"
    yield f'<p class="files">{_text(table.files[0])} → {_text(table.files[1])}</p>'
    yield f'<p class="statistics">{_text(table.statistics)}</p>'
    yield f'<p class="legend">{_text(table.legend)}</p>'
    if table.blocks:
        yield "<table>"
        yield "<colgroup><col><col><col class=remarks></colgroup>"
        heads = "".join(f'<th scope="col">{_text(name)}</th>' for name in (table.old, table.new, table.remarks))
        yield f"<thead><tr>{heads}</tr></thead>"
        for block in table.blocks:
            yield from _block(block, table)
        yield "</table>"
    yield "</main>\n</body>\n</html>"


def _block(block: Block, table: Table) -> Iterator[str]:
    names = [block.kind, block.change.replace(" ", "-"), "doubtful" if block.doubtful else ""]
    anchor = f' id="{_text(block.anchor)}"' if block.anchor else ""
    yield f'<tbody{anchor} class="{" ".join(filter(None, names))}">'
    for index, (old, new) in enumerate(block.rows):
        # The remarks stand beside the whole article.
        span = f' rowspan="{len(block.rows)}"' if len(block.rows) > 1 else ""
        notes = f'<td class="notes"{span}>{_notes(block)}</td>' if index == 0 else ""
        yield f"<tr{_same(old, new)}>{_cell(old, 'old', table.old)}{_cell(new, 'new', table.new)}{notes}</tr>"
    yield "</tbody>"


def _cell(cell: Cell, side: str, head: str) -> str:
    """A side of a row; `data-side` names the column where the page is too narrow for two."""
    if cell.empty:
        return f'<td class="{side} empty"></td>'
    # 旧条文 of 旧条文（2017-11-04）.
    name = head.partition("（")[0]
    label = f"<b>{_text(cell.label)}</b>" if cell.label else ""
    words = "".join(_runs(cell.runs))
    gap = cell.gap if label and words else ""
    return f'<td class="{side} {cell.kind}" data-side="{_text(name)}">{label}{gap}{words}</td>'


def _runs(runs: Iterable[Run]) -> Iterator[str]:
    for run in runs:
        words = _text(run.text).replace("\n", "<br>")
        tag = _TAGS.get(run.mark)
        if tag:
            yield f"<{tag}>{words}</{tag}>"
        else:
            name = {"stale": "mark", "label": "b"}.get(run.kind)
            yield f"<{name}>{words}</{name}>" if name else words


def _same(old: Cell, new: Cell) -> str:
    """Marks a row without a change: where there is one column only, it is shown once."""
    marked = any(run.mark for cell in (old, new) for run in cell.runs)
    return "" if marked or old.empty or new.empty else ' class="same"'


def _notes(block: Block) -> str:
    """The remarks; above them the two numbers, for where there is one column only."""
    name = f'<p class="name">{_text(block.name)}</p>' if ARROW in block.name else ""
    return name + "".join(f"<p>{_text(note)}</p>" for note in block.notes)


def _text(words: str) -> str:
    return html.escape(words)
