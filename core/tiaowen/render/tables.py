"""A comparison as a table of two columns with remarks: what HTML, Markdown and docx print, each in its way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from tiaowen.comparison import Change, Comparison, Part, Row, Side
from tiaowen.render import naming, words
from tiaowen.render.choice import Entry, entries
from tiaowen.render.inert import inert
from tiaowen.render.runs import Run, change_shows, numbered, of_side


class Cell(NamedTuple):
    """One side of a row."""

    label: str
    """第十条, where the article begins."""
    runs: tuple[Run, ...]
    """Its text; a newline in it begins another paragraph."""
    kind: str = "paragraph"
    """The kind of the part: `paragraph`, `item`, `subitem`, `title`, `table` or `heading`."""

    @property
    def empty(self) -> bool:
        """Whether there is nothing in it."""
        return not self.label and not self.runs

    @property
    def gap(self) -> str:
        """What stands between the number and the text: nothing behind 一、."""
        return "" if self.label.endswith(("、", "．", ".")) else "　"


EMPTY = Cell("", ())


class Block(NamedTuple):
    """What the table says about one change, or about several articles in a row."""

    kind: str
    """`heading`, `change`, or `quiet` for what did not change."""
    name: str
    """第十条 → 第九条."""
    rows: tuple[tuple[Cell, Cell], ...]
    """The old side and the new side, 款 by 款."""
    notes: tuple[str, ...]
    """What the column of remarks says."""
    anchor: str = ""
    """new-9, or old-10 for what was removed; empty for what has no number."""
    change: str = ""
    """The kind of the change: one of `comparison.KINDS`."""
    doubtful: bool = False


class Table(NamedTuple):
    """The whole document."""

    title: str
    old: str
    """The head of the left column."""
    new: str
    """The head of the right column."""
    remarks: str
    """The head of the column of remarks."""
    statistics: str
    legend: str
    language: str
    """zh-Hans or zh-Hant."""
    blocks: tuple[Block, ...]
    files: tuple[str, str]
    """The names of the two files."""


def table(comparison: Comparison, *, mild: bool = False, unchanged: bool = False) -> Table:
    """The table of all changes; articles without a change stand in it as a line, or whole with `unchanged`."""
    say = words.script(comparison, mild)
    blocks = tuple(_blocks(comparison, say, mild, unchanged))
    old_file, new_file = words.files(comparison)
    same = not any(change_shows(change, mild) for change in comparison.changes)
    return Table(
        inert(say(words.title(comparison))),
        inert(say(words.side(comparison.old, "旧条文"))),
        inert(say(words.side(comparison.new, "新条文"))),
        say("说明"),
        say(words.statistics(comparison)),
        say(words.SAME if same else words.LEGEND),
        "zh-Hans" if say is str else "zh-Hant",
        blocks,
        (inert(old_file), inert(new_file)),
    )


def _blocks(
    comparison: Comparison, say: Callable[[str], str], mild: bool, unchanged: bool
) -> Iterator[Block]:
    for entry in entries(comparison, mild=mild, headings=True):
        if entry.kind == "change":
            yield _change(entry.change, comparison, say, mild)
        elif entry.kind == "heading":
            yield _heading(entry.change)
        elif unchanged or entry.kind == "other":
            shown = entry.changes if unchanged else ()
            yield from (_change(change, comparison, say, mild, quiet=True) for change in shown)
        else:
            yield _together(entry, say)


def _heading(change: Change) -> Block:
    """A heading that stayed: its name on both sides, for finding one's way."""
    names = (naming.label(change, change.old), naming.label(change, change.new))
    row = (Cell(inert(names[0]), (), "heading"), Cell(inert(names[1]), (), "heading"))
    return Block("heading", inert(naming.numbers(change)), (row,), (), change=change.kind)


def _together(entry: Entry, say: Callable[[str], str]) -> Block:
    first, last, count = entry.changes[0], entry.changes[-1], len(entry.changes)
    names = [
        inert(naming.label(first, start) + (f" 至 {naming.label(last, end)}" if count > 1 else ""))
        for start, end in ((first.old, last.old), (first.new, last.new))
    ]
    note = say(words.together(entry.kind, count))
    row = (Cell(names[0], (), "quiet"), Cell(names[1], (), "quiet"))
    return Block("quiet", inert(naming.extent(entry.changes)), (row,), (note,), change=entry.change.kind)


def _change(
    change: Change, comparison: Comparison, say: Callable[[str], str], mild: bool, quiet: bool = False
) -> Block:
    rows, told = tuple(_rows(change, mild)), not quiet or change.renumbered
    return Block(
        "heading" if change.subject == "division" else "quiet" if quiet else "change",
        inert(naming.numbers(change)),
        rows,
        tuple(inert(say(note)) for note in words.notes(change, comparison)) if told else (),
        _anchor(change),
        change.kind,
        bool(change.doubt or change.remarks),
    )


def _rows(change: Change, mild: bool) -> Iterator[tuple[Cell, Cell]]:
    """The rows of the article; the number of each article stands before its first part."""
    labelled: set[tuple[bool, int]] = set()
    for row in change.rows:
        if not naming.told_by_name(change, row):
            yield _cell(change, row, False, mild, labelled), _cell(change, row, True, mild, labelled)
    if not labelled:
        names = [naming.label(change, side) for side in (change.old, change.new)]
        yield Cell(inert(names[0]), (), "heading"), Cell(inert(names[1]), (), "heading")


def _cell(change: Change, row: Row, new: bool, mild: bool, labelled: set[tuple[bool, int]]) -> Cell:
    side, parts = (change.new, row.new) if new else (change.old, row.old)
    if not side or not parts:
        return EMPTY
    runs = [run._replace(text=inert(run.text)) for run in of_side(row.pieces, new, mild)]
    labels = [inert(_first_label(change, side, part, new, labelled)) for part in parts]
    return Cell(labels[0], tuple(numbered(runs, labels[1:])), parts[0].kind)


def _first_label(change: Change, side: Side, part: Part, new: bool, labelled: set[tuple[bool, int]]) -> str:
    """The number of the article that the part begins, if it has not been written on this side yet."""
    index = next((i for i, unit in enumerate(side.units) if unit.ordinal == part.pinpoint.article), 0)
    if (new, index) in labelled:
        return ""
    labelled.add((new, index))
    if side.units:
        return " ".join(side.units[index].label.text.split())
    if change.subject == "division":
        return " ".join(side.label.split())
    return naming.label(change, side)


def _anchor(change: Change) -> str:
    if change.subject not in ("article", "point"):
        return ""
    if change.new:
        return f"new-{change.new.units[0].ordinal}"
    return f"old-{change.old.units[0].ordinal}" if change.old else ""
