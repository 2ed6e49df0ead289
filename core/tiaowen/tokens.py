"""What is compared within a pair: single characters, and numbers and references that change as a whole.

三十日 -> 六十日 changes 三十 into 六十, not 三 into 六; 第二百条 -> 第二百零三条 changes all of it.
A reference to an article of the same law has for its key the number that this article has in the new law,
so what follows its article is equal, and what does not is not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from tiaowen import references
from tiaowen.model import Ordinal
from tiaowen.numerals import CHARACTERS

Place = tuple[str, Ordinal]
"""An article or division by its level and number: ("条", 200), ("章", 3)."""

Moves = Mapping[Place, tuple[Place, ...]]
"""Where the articles and divisions of the old law are in the new one; none where they were removed."""


class Token(NamedTuple):
    """A character, or a number or reference as a whole."""

    start: int
    end: int
    key: str
    """What it is compared by: its characters, folded, or what a reference means in the new law."""
    place: Place | None = None
    """What it refers to, in its own law, where it is a reference to an article or division of that."""


def tokens(key: str, moves: Moves | None = None, wanted: frozenset[Place] = frozenset()) -> list[Token]:
    """The tokens of a folded text, in order and without gaps.

    `moves` is given for the old side: where its articles went.
    `wanted` are the places that the new side refers to: of several that an article was split into,
    the one that is wanted is meant.
    """
    found: list[Token] = []
    done = 0
    for start, end, place in _whole(key):
        if start < done:
            continue
        found.extend(_single(key, done, start))
        if place is None:
            found.append(Token(start, end, key[start:end]))
        else:
            found.append(Token(start, end, _meaning(place, moves, wanted), place))
        done = end
    found.extend(_single(key, done, len(key)))
    return found


def places(key: str) -> frozenset[Place]:
    """All articles and divisions of its own law that a folded text refers to."""
    return frozenset(place for _, _, place in _whole(key) if place is not None)


def _single(key: str, start: int, end: int) -> list[Token]:
    return [Token(offset, offset + 1, key[offset]) for offset in range(start, end)]


def _meaning(place: Place, moves: Moves | None, wanted: frozenset[Place]) -> str:
    if moves is None:
        return f"@{place[0]}{place[1]}"
    if place not in moves:
        # No such article in the old law, or none to follow: a preamble names those of whatever it talks of.
        return f"@{place[0]}{place[1]}"
    targets = moves[place]
    target = next((target for target in targets if target in wanted), targets[0] if targets else None)
    return f"@{target[0]}{target[1]}" if target else f"@gone {place[0]}{place[1]}"


def _whole(key: str) -> list[tuple[int, int, Place | None]]:
    """Everything that changes as a whole, with what it refers to; overlaps are left to the caller."""
    found: list[tuple[int, int, Place | None]] = [(*match.span(), None) for match in _numbers().finditer(key)]
    if "第" in key:
        for reference in references.find(key):
            own = not reference.foreign
            if reference.number[1] > reference.number[0] and reference.article:
                found.append((*reference.number, ("条", reference.article) if own else None))
            elif len(reference.divisions) == 1 and own:
                found.append((reference.start, reference.end, reference.divisions[0]))
    # Of two that start at one place the reference wins.
    return sorted(found, key=lambda entry: (entry[0], entry[2] is None, -entry[1]))


@cache
def _numbers() -> re.Pattern[str]:
    number = f"[{CHARACTERS}]"
    return re.compile(
        rf"第[（(]?{number}{{1,16}}[)）]?[条款项目章节编号次届](?:之{number}{{1,4}})?"
        rf"|（{number}{{1,4}}）"
        rf"|百分之{number}{{1,16}}|{number}{{2,16}}|[0-9A-Za-z]{{1,40}}(?:[.][0-9]{{1,20}})?"
    )
