"""Which files may hold a word: a look at their characters before anything is cleaned, parsed and folded.

A file is put aside only where it is proven that the word can't be found in it:

- It is strict UTF-8 without NULs, so the characters are certain; any other file may hold the word.
- A word can be written in many ways: each of its characters in all the spellings that fold to it.
- It can be interrupted, by a note, by markup, by an invisible character, by the end of a line, by a space.
  What interrupts a word begins with a character that is no letter, number or Han character,
  so a beginning of the word with such a character behind it is reason enough to read the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from tiaowen.data import fold_table as table
from tiaowen.data import variants
from tiaowen.search.beside import others
from tiaowen.search.sure import surely

_GAP = r"[^\w，。、；：“”‘’《》）】？！…—]|_"
"""What an interruption of a word begins with; the signs named here end clauses and begin no interruption."""


NO, MAYBE, SURE = 0, 1, 2
"""What a look at a file says: it does not hold what is looked for, it may, it does."""


def prefilter(words: Sequence[str], either: bool = False, *, sure: bool = False) -> Callable[[bytes], int]:
    """A test of a file's bytes: `NO` only where it holds not all (or with `either`, none) of the folded words.

    With `sure` the test says `SURE` where a single word is there beyond doubt, see `sure.py`.
    """
    tests = [_test(part) for word in words for part in ([word] if either else word.split())]
    if not tests:
        return lambda _: MAYBE
    plain = sure and len(tests) == 1 and others().keys().isdisjoint(words[0])
    certain = surely(_ways(words[0])) if plain else None

    def look(data: bytes) -> int:
        try:
            text = data.decode()
        except UnicodeDecodeError:
            return MAYBE
        for test in tests:
            # A NUL makes UTF-16 of what looks like UTF-8.
            if test(text) == either:
                return MAYBE if either or "\0" in text else NO
        if either:
            return MAYBE if "\0" in text else NO
        return SURE if certain and certain(text) else MAYBE

    return look


def _ways(word: str) -> list[str]:
    """For each character of a word all the characters that it can be written with."""
    return [
        "".join(dict.fromkeys(one for key in (character, *others().get(character, ())) for one in spellings(key)))
        for character in word
        if character != " "
    ]


def _test(word: str) -> Callable[[str], bool]:
    """A test of a text: False only where the word can't be in it."""
    ways = _ways(word)
    # What put the last file aside is asked first of the next one.
    order = list(ways)
    if len(ways) == 1:
        return lambda text: any(one in text for one in ways[0])
    begun: list[re.Pattern[str]] = []

    def holds(text: str) -> bool:
        for number, way in enumerate(order):
            for one in way:
                if one in text:
                    break
            else:
                if number:
                    order.insert(0, order.pop(number))
                return False
        if word in text:
            return True
        if not begun:
            begun.append(_begun(ways))
        return _interrupted(text, begun[0], ways)

    return holds


def _begun(ways: Sequence[str]) -> re.Pattern[str]:
    """The word in any spelling, or a beginning of it with what may begin an interruption.

    The group that matches the latter tells how much of the word is still to come.
    """
    pattern = ""
    for way in reversed(ways):
        here = f"[{re.escape(way)}]" if len(way) > 1 else re.escape(way)
        pattern = f"{here}(?:{pattern}|({_GAP}))" if pattern else here
    return re.compile(pattern)


def _interrupted(text: str, begun: re.Pattern[str], ways: Sequence[str]) -> bool:
    """Whether the word is there, or begins, is interrupted, and the rest of it follows in whatever distance.

    Where the rest does not follow from one place on, it does not from any place behind it.
    """
    failed: set[int] = set()
    for match in begun.finditer(text):
        if match.lastindex is None:
            return True
        # The groups count from the word's end.
        done = len(ways) - match.lastindex
        if done not in failed:
            if _follow(text, match.end(), ways[done:]):
                return True
            failed.add(done)
    return False


def _follow(text: str, start: int, ways: Sequence[str]) -> bool:
    """Whether the characters follow in this order, whatever stands between them."""
    for way in ways:
        places = [place for one in way if (place := text.find(one, start)) >= 0]
        if not places:
            return False
        start = min(places) + 1
    return True


@cache
def spellings(character: str) -> str:
    """All characters whose key is, or beside certain others can be, that of the given one, itself first."""
    found = [character]
    for kept in found:
        # The list grows as it is gone through: 覆 is 复 in 答覆, and what folds to 覆 is so too.
        found += [one for one in dict.fromkeys(_one_step(kept)) if one not in found]
    return "".join(found)


def _one_step(character: str) -> Iterator[str]:
    """The characters that are folded into the given one."""
    for keys, kept in (
        (table.KEY_FROM, table.KEY_TO),
        (table.KEY_ASTRAL_FROM, table.KEY_ASTRAL_TO),
    ):
        at = kept.find(character)
        while at >= 0:
            yield keys[at]
            at = kept.find(character, at + 1)
    yield from (written for written, read in _contexts() if read == character)


@cache
def _contexts() -> tuple[tuple[str, str], ...]:
    """What is read as another character beside certain ones: how it is written, and what it is read as."""
    pairs = [(pair[0], pair[1]) for pair in variants.HELD.split()]
    for literal, kept, _ in variants.CONTEXTS:
        pairs += zip(literal, kept, strict=True)
    return tuple(pairs)
