"""A comparison as Markdown: the table of two columns, in the dialect with tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tiaowen.comparison import Comparison
from tiaowen.render import tables
from tiaowen.render.runs import Run
from tiaowen.render.tables import Block, Cell

# ** and ~~ don't work beside Chinese punctuation (办法**，由**国务院 stays as it is), and need spaces that
# the text does not have; these two tags are let through everywhere that Markdown with tables is shown.
_TAGS = {"removed": "del", "added": "b"}
_SPECIAL = re.compile(r"[\\`*_\[\]<>|~$#&]")
_LINKS = re.compile(r"(?i)(?:(?:https?|ftp|mailto|xmpp)(?=:)|www(?=\.))(.)|@")
_WITHIN = re.compile(r"^(\s*)([-+=]|[0-9]{1,9}[.)])", re.MULTILINE)


def page(comparison: Comparison, *, mild: bool = False, unchanged: bool = False) -> str:
    """The document; what is special in Markdown or HTML is escaped in all text from the files."""
    table = tables.table(comparison, mild=mild, unchanged=unchanged)
    lines = [f"# {_text(table.title)}", "", _text(table.statistics), "", _text(table.legend)]
    if table.blocks:
        lines += ["", _row([_text(table.old), _text(table.new), _text(table.remarks)]), "| --- | --- | --- |"]
        for block in table.blocks:
            lines += _block(block)
    return "\n".join(lines) + "\n"


def _block(block: Block) -> Iterator[str]:
    for index, (old, new) in enumerate(block.rows):
        notes = "<br>".join(_text(note) for note in block.notes) if index == 0 else ""
        yield _row([_cell(old), _cell(new), notes])


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _cell(cell: Cell) -> str:
    words = "".join(_runs(cell.runs))
    if not cell.label:
        return words
    # Bold is what was added, so the number of an article is not.
    return _text(cell.label) + (cell.gap + words if words else "")


def _runs(runs: Iterable[Run]) -> Iterator[str]:
    for run in runs:
        words = _text(run.text)
        tag = _TAGS.get(run.mark)
        yield f"<{tag}>{words}</{tag}>" if tag else words


def _text(words: str) -> str:
    """The words as Markdown that shows them as they are, on one line."""
    escaped = _SPECIAL.sub(r"\\\g<0>", words)
    escaped = _LINKS.sub(lambda match: f"{match[0][:-1]}\\{match[0][-1]}", escaped)
    escaped = _WITHIN.sub(_escaped_start, escaped)
    return escaped.replace("\n", "<br>")


def _escaped_start(match: re.Match[str]) -> str:
    """A line that would begin a list or underline a heading: the last character of its mark is escaped."""
    return f"{match[1]}{match[2][:-1]}\\{match[2][-1]}"
