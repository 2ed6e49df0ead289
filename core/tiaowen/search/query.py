"""What a person looks for -> `Query`: 数据 安全, "数据安全", --any, --not, or a regular expression.

A query is folded as the texts are, so 數據 and 数据 are one word, and so are `（一）` and `(一)`.
What a query may carry by accident is left out: zero-width characters, and the pinyin notes of a polluted page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from tiaowen.data import fold_table as table
from tiaowen.errors import QueryError
from tiaowen.fold import fold, fold_contexts

UNITS = ("款", "条", "章")
"""Within which all words of a query must stand."""
WHERE = ("all", "title", "heading")
"""What is looked through."""

_QUOTES = {'"': '"', "“": "”", "”": "”", "「": "」", "『": "』", "＂": "＂"}
"""Marks around a phrase; an input method may put “ for \" and a phrase may come from a text with 「."""


_PLAIN = re.compile('[ -~]*|[ "\u3001-\u9fff，：；！？“”]*')
"""What has nothing in it that can't be seen, and no reading of a character."""
_FEW = 200
"""Characters up to which a text is folded one by one."""


class Query(NamedTuple):
    """What to look for, folded."""

    words: tuple[str, ...] = ()
    """Words and phrases, each of which must stand in the unit; empty where there is a pattern."""
    either: bool = False
    """Whether one of the words is enough."""
    without: tuple[str, ...] = ()
    """Words that must not stand in the unit."""
    pattern: str = ""
    """A regular expression over folded text."""
    unit: str = "条"
    """One of `UNITS`."""
    where: str = "all"
    """One of `WHERE`."""


def parse(
    text: str | None = None,
    *,
    either: bool = False,
    without: Sequence[str] = (),
    regex: str | None = None,
    unit: str = "条",
    where: str = "all",
) -> Query:
    """The query that a person typed: words, "phrases", or instead of them a regular expression.

    Raises QueryError for a query that is empty or broken, with what to do about it.
    """
    unit = {"條": "条"}.get(unit, unit)
    if unit not in UNITS:
        raise QueryError(f"{unit} is no unit to search in: one of {', '.join(UNITS)} is")
    if where not in WHERE:
        raise QueryError(f"{where} is no part to search in: one of {', '.join(WHERE)} is")
    excluded = tuple(word for words in without for word in _some(words, "--not is followed by"))
    if regex is not None:
        if text is not None:
            raise QueryError("a query is either words or a regular expression: leave one of them out")
        from tiaowen.search import pattern

        return Query(without=excluded, pattern=pattern.fold_pattern(regex), unit=unit, where=where)
    return Query(_some(text or "", "the query holds"), either, excluded, unit=unit, where=where)


def _some(text: str, what: str) -> tuple[str, ...]:
    words = tuple(dict.fromkeys(_words(text)))
    if not words:
        raise QueryError(f'{what} no word to look for: give one, such as 数据 or "数据安全"')
    return words


def _words(text: str) -> list[str]:
    """The words of a query, and the phrases in quotes, folded; a phrase may hold spaces, one for any number."""
    words = []
    position, text = 0, _tidy(text)
    while position < len(text):
        closing = _QUOTES.get(text[position], "")
        if text[position].isspace():
            position += 1
            continue
        if closing:
            end = text.find(closing, position + 1)
            if end < 0:
                raise QueryError(f"the phrase {visible(text[position:])} has no closing {closing}: add it")
            words.append(text[position + 1 : end])
            position = end + 1
        else:
            word = re.match(r"[^\s\"“「『＂]+", text[position:])
            words.append(word[0] if word else text[position])
            position += len(words[-1])
    return [" ".join(key(word).split()) for word in words if word.strip()]


def key(text: str) -> str:
    """What `fold` makes of a text; for a few characters without the tables (3 ms) that long texts are folded by."""
    if len(text) > _FEW or max(text, default="") > "\uffff":
        return fold(text)
    places = (table.KEY_FROM.find(one) for one in text)
    kept = (table.KEY_TO[place] if place >= 0 else one for place, one in zip(places, text, strict=True))
    return fold_contexts("".join(kept))


def _tidy(text: str) -> str:
    """The text without what can't be seen, and without the readings of characters, 數(shù)據."""
    if _PLAIN.fullmatch(text):
        return text
    from tiaowen import markup, notes

    unseen = re.sub(f"[{markup.INVISIBLE}{markup.CONTROL}]", "", text)
    for start, end, _ in reversed(notes.find(unseen)):
        unseen = unseen[:start] + unseen[end:]
    return unseen


def visible(text: str) -> str:
    """The text for a message: short, and with nothing in it that can't be seen."""
    shown = text if len(text) <= 40 else text[:39] + "…"
    return shown if shown.isprintable() else repr(shown)
