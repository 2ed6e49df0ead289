"""The pieces of a row: what changed between two texts, by class, cut from the original text of each side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from tiaowen.comparison import WORDS, Piece, Remark
from tiaowen.diff import edits
from tiaowen.fold import difference
from tiaowen.numerals import to_chinese
from tiaowen.terms import Terms
from tiaowen.tokens import Moves, Place, Token, places, tokens

_IDLE = re.compile(r"[^\w]+\Z")
"""Nothing but punctuation and spaces."""
# 甲、乙 -> 甲或乙 changes wording; but 、 alone can be put for ， without changing the law's words.
_RANK = {name: rank for rank, name in enumerate(WORDS)}
_WORDS = {
    "same": "same", "script": "script", "editorial": "editorial", "layout": "layout",
    "reference": "reference", "stale": "same",
}  # fmt: skip


class Stretch(NamedTuple):
    """A stretch of a side's text, with its folded key."""

    text: str
    key: str
    start: int
    """Where it stands in the text of the side."""


def pieces(old: Stretch, new: Stretch, moves: Moves, terms: Terms) -> tuple[list[Piece], list[Remark]]:
    """The pieces from the old text into the new one, and what is to be said of its references."""
    if old.text == new.text and "第" not in old.text:
        return ([Piece("same", old.text, new.text, old.start, new.start)] if old.text else []), []
    ours, yours = tokens(old.key, moves, places(new.key)), tokens(new.key)
    builder = _Builder(old, new, moves)
    for index, (mine, mine_end, other, other_end) in enumerate(edits(ours, yours, terms)):
        if index % 2:
            builder.change(ours[mine:mine_end], yours[other:other_end])
        else:
            builder.same(ours[mine:mine_end], yours[other:other_end])
    return _bracketed(builder.done), builder.remarks


_PAIRS = {"）": "（", ")": "(", "》": "《", "”": "“", "』": "『", "」": "「", "】": "【", "]": "["}


def _bracketed(found: list[Piece]) -> list[Piece]:
    """The pieces, a bracket that was put in or taken out by itself being of the kind of the other one.

    Of 净资产 -> 净资产（所有者权益） the closing bracket is no more editorial than what it closes.
    """
    done = list(found)
    for side, kind in (("old", "removed"), ("new", "added")):
        opened: list[tuple[str, int]] = []
        for index, piece in enumerate(found):
            for character in getattr(piece, side):
                if character in _PAIRS.values():
                    opened.append((character, index))
                elif character in _PAIRS and opened and opened[-1][0] == _PAIRS[character]:
                    other = opened.pop()[1]
                    if {found[other].kind, piece.kind} == {kind, "editorial"}:
                        mild = index if piece.kind == "editorial" else other
                        if not (found[mild].new if side == "old" else found[mild].old):
                            done[mild] = found[mild]._replace(kind=kind)
    return done


def worst(found: Sequence[Piece]) -> str:
    """The class of words of a text with these pieces: that of the worst."""
    return WORDS[max((_RANK[_WORDS.get(piece.kind, "edited")] for piece in found), default=0)]


class _Builder:
    """Collects pieces; neighbours of one kind are joined."""

    def __init__(self, old: Stretch, new: Stretch, moves: Moves) -> None:
        self.old, self.new, self.moves = old, new, moves
        self.done: list[Piece] = []
        self.remarks: list[Remark] = []
        self._mine = self._yours = 0

    def same(self, ours: Sequence[Token], yours: Sequence[Token]) -> None:
        """Tokens that are equal by their keys; their characters may still differ mildly."""
        for mine, other in zip(ours, yours, strict=True):
            before = self.old.text[mine.start : mine.end]
            behind = self.new.text[other.start : other.end]
            self._add(_mild(before, behind, mine, other), before, behind)

    def change(self, ours: Sequence[Token], yours: Sequence[Token]) -> None:
        """Tokens that were replaced, removed or added."""
        if _labels(ours, yours):
            self._add("number", *self._texts(ours[:1], yours[:1]))
            ours, yours = ours[1:], yours[1:]
            if not ours and not yours:
                return
        before, behind = self._texts(ours, yours)
        if before == behind:  # the same number, but its article went elsewhere
            self._stale(ours, yours)
            self._add("stale", before, behind)
        elif not before.strip() and not behind.strip() and "\n" in before + behind:
            self._add("layout", before, behind)
        elif _IDLE.match(before + behind):
            self._add(_punctuation(before, behind), before, behind)
        else:
            self._stale(ours, yours)
            if before:
                self._add("removed", before, "")
            if behind:
                self._add("added", "", behind)

    def _texts(self, ours: Sequence[Token], yours: Sequence[Token]) -> tuple[str, str]:
        """The characters of some tokens of each side."""
        return (
            self.old.text[ours[0].start : ours[-1].end] if ours else "",
            self.new.text[yours[0].start : yours[-1].end] if yours else "",
        )

    def _stale(self, ours: Sequence[Token], yours: Sequence[Token]) -> None:
        """Remarks on references that were changed one for one, and not to where their article went."""
        before = [token for token in ours if token.place]
        behind = [token for token in yours if token.place]
        if len(before) != len(behind):
            return
        for mine, other in zip(before, behind, strict=True):
            if not mine.place or not other.place or mine.place not in self.moves:
                continue
            targets = self.moves[mine.place]
            if other.place not in targets:
                message = _message(mine.place, other.place, targets)
                self.remarks.append(Remark("stale-reference", message, self.new.start + other.start))

    def _add(self, kind: str, old: str, new: str) -> None:
        if self.done and self.done[-1].kind == kind and kind not in ("reference", "stale"):
            last = self.done[-1]
            self.done[-1] = last._replace(old=last.old + old, new=last.new + new)
        else:
            self.done.append(Piece(kind, old, new, self.old.start + self._mine, self.new.start + self._yours))
        self._mine += len(old)
        self._yours += len(new)


def _labels(ours: Sequence[Token], yours: Sequence[Token]) -> bool:
    """Whether a change begins with the label of a 项 on both sides: （三） became （四）."""
    first = [tokens[0] for tokens in (ours, yours) if tokens]
    return (
        len(first) == 2
        and all(token.start == 0 and token.key.startswith("（") for token in first)
        and all(len(token.key) > 2 for token in first)
    )


def _mild(before: str, behind: str, mine: Token, other: Token) -> str:
    """The kind of two texts with one key: the mildest that explains all their characters."""
    if before == behind:
        return "same"
    if mine.place and other.place and mine.place != other.place:
        return "reference"
    if len(before) != len(behind):
        return "editorial"
    kinds = {difference(a, b) for a, b in zip(before, behind, strict=True)} - {""}
    return "script" if kinds == {"script"} else "editorial"


def _punctuation(before: str, behind: str) -> str:
    """A line break put for another mark is layout; all other marks and spaces are editorial."""
    return "layout" if "\n" in before or "\n" in behind else "editorial"


def _message(before: Place, behind: Place, targets: Sequence[Place]) -> str:
    now = "、".join(_named(target) for target in targets)
    what = f"is now {now}" if targets else "was removed"
    if before == behind:
        return f"still refers to {_named(behind)}, but what was {_named(before)} {what}"
    return f"refers to {_named(behind)} instead of {_named(before)}, which {what}"


def _named(place: Place) -> str:
    """第二百条, 第三章."""
    level, ordinal = place
    branch = f"之{to_chinese(ordinal.branch)}" if ordinal.branch else ""
    return f"第{to_chinese(ordinal.number)}{ordinal.letter}{level}{branch}"
