"""convert(): text shown in another script; detect(): which script it is in.

The only file that imports opencc.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tiaowen.data import fold_table, legal_words
from tiaowen.fold import fold_contexts

if TYPE_CHECKING:
    from collections.abc import Callable

TARGETS = ("hans", "hant", "tw", "hk")
"""Simplified, Traditional, and Traditional with the characters that Taiwan or Hong Kong prefers."""
FEW = 0.1
"""Up to this share of the characters that tell, the other script is a slip."""

_HAN = re.compile("[\u3007\u2E80-\u2FD5\u3400-\u9FFF\uF900-\uFAFF\U00020000-\U0003FFFF]")
_CLAUSE = re.compile(r"[^\s，。、；：？！（）,.?!]{1,400}")
"""What opencc takes at a time: it stops at these marks anyway, and is quadratic in what lies between."""


class Evidence(NamedTuple):
    """How many characters of a text tell its script."""

    simplified: int
    """Characters that stand in Simplified text only, such as 数."""
    traditional: int
    """Characters that stand in Traditional text only, such as 數."""
    han: int
    """All Han characters; most are written alike in both."""


def evidence(text: str) -> Evidence:
    """The characters of `text` that tell its script, counted."""
    simplified, traditional = _telling()
    counts = Counter(text)
    return Evidence(
        sum(count for one, count in counts.items() if one in simplified),
        sum(count for one, count in counts.items() if one in traditional),
        sum(count for one, count in counts.items() if _HAN.match(one)),
    )


def detect(text: str) -> str:
    """The script of `text`: "hans", "hant", "mixed", or "none" where it has no Han characters.

    Up to a tenth of the other script is taken for slips: a web copy in Traditional script that left some 关,
    or one in Simplified script with single characters turned.
    Text that is written alike in both (中文) is "hans".
    """
    found = evidence(text)
    if not found.han:
        return "none"
    telling = found.simplified + found.traditional
    if found.traditional <= FEW * telling:
        return "hans"
    return "hant" if found.simplified <= FEW * telling else "mixed"


@lru_cache(maxsize=64)
def convert(text: str, target: str) -> str:
    """`text` in the script `target`, one of `TARGETS`, as long as it was; for showing, not for comparing.

    To "hans" it goes through opencc's t2s, if there is any Traditional character in it.
    To Traditional script it goes clause by clause: a Simplified clause through s2t,
    a Traditional one keeps its characters but for those that are Simplified only.
    For s2t on 公里 or 皇后 in a Traditional clause would take them for Simplified and get them wrong.
    Raises ValueError for another target.
    """
    if target not in TARGETS:
        raise ValueError(f"target must be one of {', '.join(TARGETS)}: {target}")
    mixed = evidence(text).traditional > 0
    if target == "hans":
        return _to_hans(text) if mixed else text
    if mixed:
        usual = detect(text)
        text = _CLAUSE.sub(lambda match: _clause_to_hant(match[0], usual), text)
    else:
        text = _to_hant(text)
    return text if target == "hant" else _opencc(f"t2{target}")(text)


def _to_hans(text: str) -> str:
    """By opencc, then 覆議, 甚麼, 執著 and the like, which it leaves."""
    text = fold_contexts(_opencc("t2s")(text))
    for pattern, right in legal_words.SIMPLIFIED:
        text = re.sub(pattern, right, text)
    return text


def _to_hant(text: str) -> str:
    """By opencc from Simplified text, with the words of statutes put right."""
    traditional = _opencc("s2t")(text)
    for wrong, right in legal_words.CHARACTERS.items():
        traditional = traditional.replace(wrong, right)
    pieces, done = [], 0
    for match in _legal_words().finditer(text):
        pieces += [traditional[done : match.start()], legal_words.TRADITIONAL[match[0]]]
        done = match.end()
    return "".join([*pieces, traditional[done:]])


def _clause_to_hant(clause: str, usual: str) -> str:
    """A clause of a text that isn't all Simplified; the more telling characters decide what it is."""
    found = evidence(clause)
    undecided = found.simplified == found.traditional
    if found.simplified > found.traditional or (undecided and usual == "hans"):
        return _to_hant(_to_hans(clause) if found.traditional else clause)
    simplified = _telling()[0]
    return "".join(_to_hant(one) if one in simplified else one for one in clause)


@cache
def _legal_words() -> re.Pattern[str]:
    return re.compile("|".join(legal_words.TRADITIONAL))


@cache
def _telling() -> tuple[frozenset[str], frozenset[str]]:
    """The characters that stand in Simplified text only, and in Traditional text only."""
    traditional = fold_table.TRADITIONAL_FROM + fold_table.TRADITIONAL_ASTRAL_FROM
    return frozenset(fold_table.HANS), frozenset(traditional)


@cache
def _opencc(config: str) -> Callable[[str], str]:
    """One of opencc's conversions, loaded when first asked for (12 to 50 ms)."""
    from opencc import OpenCC

    converter = OpenCC(config)

    def piece(match: re.Match[str]) -> str:
        result: str = converter.convert(match[0])
        # Spans are carried over from one script to the other: no table of opencc may change the length.
        return result if len(result) == len(match[0]) else match[0]

    return lambda text: _CLAUSE.sub(piece, text)
