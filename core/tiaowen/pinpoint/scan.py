"""The first half of reading a pinpoint: characters -> numbers with their units, and the signs between them."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from tiaowen.model import Ordinal
from tiaowen.numerals import CHARACTERS, ZEROS, to_int

_PLAIN = str.maketrans(
    "條項編節點之＿（）［］．。｡，、；;和及与與－–—―‐‑−‒～〜∼…‥"
     "ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ",
    "条项编节点__()()...,,,,,,,,--------~~~~~" + "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
)
"""One character to one character, so that offsets stay."""
_PLAIN |= {lower: lower - 32 for lower in range(ord("a"), ord("z") + 1)}


class Part(NamedTuple):
    """A number with what stands around it: 第十六条, （三）, 2A."""

    ordinal: Ordinal
    unit: str
    """条 and the like; empty where none is written."""
    start: int
    marked: bool = False
    """Whether 第 stands before it."""
    boxed: bool = False
    """Whether it stands in brackets."""
    dotted: bool = False
    """Whether a dot stands before it."""


class Sign(NamedTuple):
    """A dash, dot, range or comma."""

    kind: str
    start: int


class Stop(Exception):
    """Reading stops at an offset of the text, for a reason if there is more to say."""

    def __init__(self, offset: int, reason: str = "") -> None:
        super().__init__(reason)
        self.offset = offset
        self.reason = reason


@cache
def _tokens() -> re.Pattern[str]:
    # Possessive quantifiers: no run of spaces or digits is ever read twice.
    number = f"[{CHARACTERS}]++"
    return re.compile(
        rf"""\s*+(?:
        (?P<mark>第)?+\s*+
        (?:\(\s*+(?P<boxed>{number})\s*+(?P<suffix>[A-Z]{{0,2}}+)\s*+\)
          |(?P<number>{number})(?:\s*+-?+\s*+(?P<letter>[A-Z]{{1,2}}+))?+)
        (?:\s*+_\s*+(?P<inner>{number}))?+
        \s*+(?P<unit>分编|[编章节条款项目点])?+
        (?:\s*+_\s*+(?P<outer>{number}))?+
        |(?P<range>\.{{2,}}+|-{{2,}}+|~++|[至到])
        |(?P<dash>-)|(?P<dot>\.)|(?P<comma>,))""",
        re.VERBOSE,
    )


def scan(text: str) -> list[Part | Sign]:
    """The parts and signs of the text; Stop where something else stands but spaces."""
    plain = text.translate(_PLAIN)
    if simple := _dotted(plain):
        return simple
    found: list[Part | Sign] = []
    at, end, tokens = 0, len(plain.rstrip()), _tokens()
    while at < end:
        match = tokens.match(plain, at)
        if not match:
            raise Stop(at)
        sign = match.lastgroup
        if sign in ("range", "dash", "dot", "comma"):
            found.append(Sign(sign, at))
        else:
            dotted = bool(found) and isinstance(found[-1], Sign) and found[-1].kind == "dot"
            start = found.pop().start if dotted else at
            found.append(_part(match, start, dotted))
        at = match.end()
    return found


def _dotted(plain: str) -> list[Part | Sign]:
    """16 and 16.2.3, as most places are typed; nothing for others. The pattern alone takes 1 ms to compile."""
    parts: list[Part | Sign] = []
    start = 0
    for piece in plain.split("."):
        if not (piece.isascii() and piece.isdecimal() and len(piece) <= 6) or not (parts or piece.strip("0")):
            return []
        parts.append(Part(Ordinal(int(piece)), "", max(start - 1, 0), dotted=bool(parts)))
        start += len(piece) + 1
    return parts


def _part(match: re.Match[str], start: int, dotted: bool) -> Part:
    groups = match.groupdict("")
    if groups["inner"] and groups["outer"]:
        raise Stop(match.start("outer") - 1)
    written = groups["number"] or groups["boxed"]
    try:
        # 0 stands for a level that is left out, between dots only.
        number = 0 if dotted and not written.strip(ZEROS) else to_int(written)
        branch = groups["inner"] or groups["outer"]
        ordinal = Ordinal(number, to_int(branch) if branch else 0, groups["letter"] or groups["suffix"])
    except ValueError:
        raise Stop(start) from None
    unit = groups["unit"].replace("点", "条")
    return Part(ordinal, unit, start, bool(groups["mark"]), bool(groups["boxed"]), dotted)
