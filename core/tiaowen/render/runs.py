"""The pieces of a row -> runs of text to show: in one line, or on one side; whole, or shortened to some clauses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import NamedTuple

from tiaowen.comparison import Change, Comparison, Piece, Row

MILD = frozenset({"script", "editorial"})
"""Kinds of pieces that are no change of the law; a view shows them only if all differences are asked for."""
CUT = "[…]"
"""What stands for unchanged text that is left out; statutes themselves never write it."""
LEAST = 8
"""Fewer characters than this are not worth a cut."""
_CLAUSE = re.compile(r"[^，；。：！？,;:!?\n]*[，；。：！？,;:!?\n]+[”」』）)]*|[^，；。：！？,;:!?\n]+")


class Run(NamedTuple):
    """A stretch of text that is shown in one way."""

    mark: str
    """`removed`, `added`, or empty for what did not change."""
    text: str
    kind: str = "same"
    """The kind of its piece; `cut` for the sign that something is left out, `label` for the number of an article."""


def shows(piece: Piece, mild: bool) -> bool:
    """Whether a view marks the piece as a difference."""
    return piece.kind != "same" and (mild or piece.kind not in MILD)


def row_shows(row: Row, mild: bool) -> bool:
    """Whether a view marks anything in the row."""
    return any(shows(piece, mild) for piece in row.pieces)


def in_its_place(change: Change, row: Row) -> bool:
    """Whether the row is shown without a change in it: where a 款 of what was split or merged is now is the change.

    Its 项 go with it.
    """
    parts = row.new or row.old
    return change.link in ("split", "merge") and bool(parts) and parts[0].kind not in ("item", "subitem")


def only_labels(row: Row, mild: bool) -> bool:
    """Whether all that a view marks in the row is the number of its 项: （二） is （三） now."""
    marked = [piece.kind for piece in row.pieces if shows(piece, mild)]
    return bool(marked) and all(kind == "number" for kind in marked) and bool(row.old and row.new)


def change_shows(change: Change, mild: bool) -> bool:
    """Whether a view has anything to tell of the change: a real one or a remark, or with `mild` any at all."""
    if change.notable:
        return True
    return mild and (change.kind != "same" or any(row_shows(row, True) for row in change.rows))


def differs(comparison: Comparison, mild: bool) -> bool:
    """Whether the two texts are different laws; with `mild`, whether there is any difference at all."""
    return any(change.changes_law or (mild and change_shows(change, True)) for change in comparison.changes)


def inline(pieces: Iterable[Piece], mild: bool) -> list[Run]:
    """Old and new text in one line: what was removed, then what came for it."""
    runs: list[Run] = []
    for piece in pieces:
        if not shows(piece, mild) or (piece.kind == "stale" and piece.old == piece.new):
            _add(runs, Run("", piece.new, "stale" if piece.kind == "stale" else "same"))
            continue
        # A line break that came or went must be seen; one that stayed, or came, breaks the line too.
        _add(runs, Run("removed", piece.old.replace("\n", "↵"), piece.kind))
        _add(runs, Run("added", piece.new.replace("\n", "↵\n"), piece.kind))
    return runs


def of_side(pieces: Iterable[Piece], new: bool, mild: bool) -> list[Run]:
    """The text of one side, with what the other side has not."""
    runs: list[Run] = []
    for piece in pieces:
        text = piece.new if new else piece.old
        if not shows(piece, mild) or (piece.kind == "stale" and piece.old == piece.new):
            _add(runs, Run("", text, "stale" if piece.kind == "stale" else "same"))
        else:
            _add(runs, Run("added" if new else "removed", text.replace("\n", "↵\n"), piece.kind))
    return runs


def _add(runs: list[Run], run: Run) -> None:
    if not run.text:
        return
    if runs and runs[-1].mark == run.mark and runs[-1].kind == run.kind:
        runs[-1] = runs[-1]._replace(text=runs[-1].text + run.text)
    else:
        runs.append(run)


def shortened(runs: list[Run], clauses: int, keep: int = 0) -> list[Run]:
    """The runs with unchanged text cut down to so many clauses before and behind each change.

    The first `keep` characters stay in any case: the label （三） of an item.
    """
    head, rest = _split(runs, keep)
    told = [index for index, run in enumerate(rest) if run.mark or run.kind == "stale"]
    if not told:
        # A part of an article that was split or merged: enough to know it by.
        return [*head, *_cut("".join(run.text for run in rest), 1, 0)]
    short: list[Run] = []
    for index, run in enumerate(rest):
        if index in told:
            short.append(run)
        else:
            short += _cut(run.text, clauses if index > told[0] else 0, clauses if index < told[-1] else 0)
    return [*head, *short]


def lines(found: list[Run]) -> list[list[Run]]:
    """The runs of each line, where line breaks stand in them."""
    split: list[list[Run]] = [[]]
    for run in found:
        for count, words in enumerate(run.text.split("\n")):
            if count:
                split.append([])
            if words:
                split[-1].append(run._replace(text=words))
    return split


def numbered(found: list[Run], labels: list[str]) -> list[Run]:
    """The runs with a label before the second line, the third and so on, where there is one for it."""
    if not any(labels):
        return found
    joined: list[Run] = []
    for line, label in zip_longest(lines(found), ["", *labels]):
        joined += [Run("", "\n")] if joined else []
        joined += [Run("", label + "　", "label")] if label else []
        joined += line or []
    return joined


def _split(runs: list[Run], keep: int) -> tuple[list[Run], list[Run]]:
    """The runs up to so many characters, where they begin unchanged, and the others."""
    if not keep or not runs or runs[0].mark or len(runs[0].text) < keep:
        return [], runs
    first = runs[0]
    rest = [first._replace(text=first.text[keep:])] if first.text[keep:] else []
    return [first._replace(text=first.text[:keep])], [*rest, *runs[1:]]


def _cut(text: str, before: int, behind: int) -> Iterator[Run]:
    """The first `before` and the last `behind` clauses of an unchanged text, and the sign of a cut between them."""
    clauses = _CLAUSE.findall(text)
    start = sum(map(len, clauses[:before]))
    end = len(text) - sum(map(len, clauses[len(clauses) - behind :] if behind else ()))
    if end - start < LEAST:
        yield Run("", text)
        return
    if start:
        yield Run("", text[:start])
    yield Run("", CUT, "cut")
    if end < len(text):
        yield Run("", text[end:])
