"""Source -> Text: what is not the law's own text is taken out and accounted for.

Three layers, each on what the one before has left:
markup with controls and invisible characters, then pinyin notes, then the furniture of web pages.
So `經<b>(jīng)</b>濟` is seen as a note, and `掃描二維碼 關(guān)注我們` as furniture.
Nothing is ever replaced: the clean text is a subsequence of the source, and the removals fill the gaps.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate, repeat
from operator import sub
from typing import TYPE_CHECKING

from tiaowen import furniture, markup, notes
from tiaowen.model import Removal, Source, Span, Text

if TYPE_CHECKING:
    from tiaowen.markup import Piece

ROUNDS = 8
"""How often the layers are gone through at most; a second time finds something only in made-up texts."""


def clean(source: Source) -> Text:
    """The source without notes, controls, invisible characters, markup and web-page furniture.

    Never raises, whatever the text; cleaning what is clean takes nothing away.
    """
    removed: list[Piece] = []
    text = source.text
    for _ in range(ROUNDS):
        again = False
        for layer in (markup.find, notes.find, furniture.find):
            if pieces := layer(text):
                again = again or _joins(text, pieces)
                removed = _merge(removed, pieces)
                text = _without(text, pieces)
        if not again:
            break
    return _text(source, text, removed)


def tally(text: Text) -> dict[str, int]:
    """How many removals of each kind; a line of furniture counts once, even with a note in its middle."""
    counts: dict[str, int] = {}
    before = Removal("", Span(-1, -1), "\n")
    for removal in text.removals:
        goes_on = removal.span.start == before.span.end and not before.text.endswith("\n")
        if removal.kind != "furniture" or not goes_on:
            counts[removal.kind] = counts.get(removal.kind, 0) + 1
        before = removal
    return counts


def _joins(text: str, pieces: list[Piece]) -> bool:
    """Whether taking the pieces out may join what is around them to something new to take out: `<<b>p>`.

    A note leaves a Han character on its left, and a comment on a line of its own leaves the line's ends.
    """
    for start, end, kind in pieces:
        if kind == "note":
            continue
        if (start == 0 or text[start - 1] == "\n") and text[end : end + 1] in ("", "\n"):
            continue
        if kind != "furniture" or text[end : end + 1] in notes.OPENINGS:
            return True
    return False


def _without(text: str, pieces: list[Piece]) -> str:
    """The text without the pieces."""
    kept = []
    position = 0
    for start, end, _ in pieces:
        kept.append(text[position:start])
        position = end
    kept.append(text[position:])
    return "".join(kept)


def _merge(removed: list[Piece], pieces: list[Piece]) -> list[Piece]:
    """All removals in order; `pieces` count in the text without `removed`, and come back as of the source.

    A note that holds an invisible character is one removal;
    a line of furniture that holds a note stays two, since each note is counted.
    """
    if not removed:
        return pieces
    shifts = list(accumulate([end - start for start, end, _ in removed], initial=0))
    cuts = [piece[0] - shift for piece, shift in zip(removed, shifts, strict=False)]
    merged: list[Piece] = []
    done = 0
    for start, end, kind in pieces:
        before, inside = bisect_right(cuts, start), bisect_left(cuts, end)
        merged += removed[done:before]
        first = start + shifts[before]
        done = max(before, inside)
        for inner in removed[before:inside] if kind != "note" else ():
            if first < inner[0]:
                merged.append((first, inner[0], kind))
            merged.append(inner)
            first = inner[1]
        merged.append((first, end + shifts[done], kind))
    return merged + removed[done:]


def _text(source: Source, text: str, removed: list[Piece]) -> Text:
    """The values that the pieces stand for."""
    if not removed:
        return Text(source, source.text)
    # One removal may be followed by thousands: nothing here runs Python's own code for each.
    whole = source.text
    words = [whole[start:end] for start, end, _ in removed]
    starts, ends, kinds = zip(*removed, strict=True)
    spans = map(tuple.__new__, repeat(Span), zip(starts, ends, strict=True))
    removals = map(tuple.__new__, repeat(Removal), zip(kinds, spans, words, strict=True))
    shifts = tuple(accumulate(map(len, words)))
    return Text(source, text, tuple(removals), tuple(map(sub, ends, shifts)), shifts)
