"""What stands for another character beside certain ones: a person types 覆 and means that of 答覆 as well.

The key of 答覆 is 答复, and that of 覆 alone is 覆: the word that was typed may have lost what stands beside it.
So a word with such a character is looked for in each way that it can have in a key,
and the other ways count only where the text around is as `data.variants` says.
All this is about keys, so the answer is the same in both scripts: 覆 finds 答復 and 答复 too, and 画 finds 计划.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import product
from typing import NamedTuple

from tiaowen.data import variants

_MOST = 3
"""Characters of a word that are looked at together; of a longer list each by itself."""


class Way(NamedTuple):
    """A word as it may stand in a key."""

    text: str
    where: tuple[tuple[int, re.Pattern[str]], ...] = ()
    """What must match at which of its characters; nothing for the word itself."""

    def fits(self, key: str, start: int) -> bool:
        """Whether what stands around the word, which begins at `start`, is as it must be."""
        return all(pattern.match(key, start + offset) for offset, pattern in self.where)


def ways(word: str) -> tuple[Way, ...]:
    """The ways in which a folded word may stand in a key: itself first, most words have no other."""
    changing = [index for index, one in enumerate(word) if one in others()]
    if not changing:
        return (Way(word),)
    if len(changing) > _MOST:
        return (Way(word), *(_way(word, {index: other}) for index in changing for other in others()[word[index]]))
    choices = [("", *others()[word[index]]) for index in changing]
    return tuple(_way(word, dict(zip(changing, chosen, strict=True))) for chosen in product(*choices))


def _way(word: str, changes: dict[int, str]) -> Way:
    """The word with some of its characters changed."""
    made = {index: other for index, other in changes.items() if other}
    text = "".join(made.get(index, one) for index, one in enumerate(word))
    return Way(text, tuple((index, re.compile(around(word[index], other))) for index, other in made.items()))


@cache
def others() -> dict[str, tuple[str, ...]]:
    """For each key of a character the other keys that it has beside certain characters."""
    return {one: tuple(other for first, other in _where() if first == one) for one, _ in _where()}


def around(one: str, other: str) -> str:
    """Where in a key `other` may be what is written as `one`, as a regular expression that begins with it."""
    return "(?:" + "|".join(_where()[one, other]) + ")"


@cache
def _where() -> dict[tuple[str, str], list[str]]:
    """The contexts as they are in a key, where what they look for is changed already."""
    held = {pair[0]: pair[1] for pair in variants.HELD.split()}
    found: dict[tuple[str, str], list[str]] = {}
    for literal, kept, where in variants.CONTEXTS:
        there = where.replace(literal, kept)
        for first, last in held.items():
            there = there.replace(first, last)
        for index, (written, read) in enumerate(zip(literal, kept, strict=True)):
            if written == read:
                continue
            before = f"(?<={kept[:index]})" if index else ""
            # What looks around stands behind the whole literal, which ends with the changed character.
            found.setdefault((held.get(written, written), read), []).append(f"{before}{read}{there}")
    return found
