"""The number that a line begins with: 第十六条, 第三章, （一）, 1., ①, 一、.

Purely local: whether a label is a heading or a reference is decided by `sequence.py`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from tiaowen import numerals
from tiaowen.model import Ordinal

SPACE = " \t\u3000\xa0\u2002\u2003\u2009"
"""What may stand between characters of one line; \\s has line ends in it too."""

_NUMBER = re.escape("".join(c for c in numerals.CHARACTERS if not c.isdecimal()))
_UNIT = re.compile(
    # 第三十－条: a dash that stands for 一 in old scans; 第 79-1 條, 第五-A條: a branch or a letter.
    # The middle can hold no unit character, so there is nothing to back-track over.
    rf"[第笫][{SPACE}]*((?:[{_NUMBER}]|[0-9０-９]){{1,12}}(?:[{SPACE}{_NUMBER}0-9０-９A-ZＡ-Ｚ\-－—–─‑]{{0,12}}?))[{SPACE}]*"
    rf"(分[编編]|[条條编編章节節款目])(?:[{SPACE}]*[之](?P<branch>[{_NUMBER}0-9]{{1,4}}))?"
)
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_PARENTHESISED = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
_CHINESE_PARENTHESISED = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
_DOTTED_SIGNS = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"
_SIGNS = (
    ("①", _CIRCLED),
    ("⑴", _PARENTHESISED),
    ("（一）", _CHINESE_PARENTHESISED),
    ("1.", _DOTTED_SIGNS),
)
"""Numbers that are one character each, with the style of items that they belong to."""
_BRACKETED = re.compile(
    rf"[（(][{SPACE}]*(?:(?P<han>[{_NUMBER}]{{1,6}})(?:之(?P<inner>[{_NUMBER}]{{1,3}}))?|(?P<digits>[0-9０-９]{{1,3}})(?P<suffix>[A-Z])?|(?P<letter>[a-zA-Z]))[{SPACE}]*[)）]"
    rf"(?:之(?P<branch>[{_NUMBER}]))?"
)
_DOTTED = re.compile(r"([0-9０-９]{1,3})[{SPACE}]?(?:[.．](?![0-9０-９])|[、)）])".replace("{SPACE}", SPACE))
_LISTED = re.compile(rf"([{_NUMBER}]{{1,5}})[{SPACE}]?(?:、|[.．](?![0-9]))")
_LEVELS = {"条": "条", "條": "条", "編": "编", "节": "节", "節": "节", "分編": "分编"}
_REFERRED = frozenset(unit + behind for unit in "项項款" for behind in "规規的所、至和及或之，。；中情行")
"""What stands behind a label that is referred to; （三）项目 and （三）款项 begin items."""
_DASHES = "-－—–─‑"

new = tuple.__new__
"""Makes a value as its class would, in half the time: `new(Label, (...))`, with every field there is."""


class Label(NamedTuple):
    """A number at the start of a line."""

    kind: str
    """`article`, `division`, `item` or `listed` (一、)."""
    level: str
    """条, or the level of a division, or the style of an item: （一）, （1）, 1., ①, ⑴, a."""
    ordinal: Ordinal
    start: int
    """Offset of its first character."""
    end: int
    """Offset behind its last character."""
    sound: bool = True
    """Whether it is written without a slip: no 笫, no dash for 一, no space within the number."""


def unit_label(text: str, start: int) -> Label | None:
    """The label 第X条, 第X章 ... at `start`, or None."""
    end = text.find("条", start + 2, start + 9) + 1
    behind = text[end : end + 2]
    # No 之一 can follow.
    if end and "之" not in behind and not behind.isspace() and (known := _article(text[start:end])):
        return new(Label, ("article", "条", known[0], start, end, known[1]))
    return _any_unit_label(text, start)


@lru_cache(maxsize=4096)
def _article(words: str) -> tuple[Ordinal, bool] | None:
    """The number of 第十六条 and whether it is sound; None where the words are anything else.

    Most labels of all laws are the same few hundred words, which need not be taken apart each time.
    """
    label = _any_unit_label(words, 0)
    whole = label is not None and label.level == "条" and label.end == len(words)
    return (label.ordinal, label.sound) if label and whole else None


def _any_unit_label(text: str, start: int) -> Label | None:
    match = _UNIT.match(text, start)
    if match is None:
        return None
    ordinal = _ordinal(match[1], match["branch"] or "")
    if ordinal is None:
        return None
    level = _LEVELS.get(match[2], match[2])
    # A dash for 一 or the look-alike 笫 is a slip; a space is set for looks (第 三 章).
    sound = text[start] == "第" and match[1][-1] not in _DASHES
    return Label("article" if level == "条" else "division", level, ordinal, start, match.end(), sound)


@lru_cache(maxsize=4096)
def _ordinal(number: str, branch: str) -> Ordinal | None:
    """(17, 1) for 十七 with 之一 behind the unit, or for 17-1; None where it is no number."""
    plain = "".join(number.split())
    letter = ""
    if plain[-1] in _DASHES:
        plain = plain[:-1] + "一"
    for dash in _DASHES[1:]:
        plain = plain.replace(dash, "-")
    if "-" in plain:
        plain, _, tail = plain.partition("-")
        if tail.isalpha() and tail.isascii():
            letter = tail
        else:
            branch = tail
    elif plain[-1].isascii() and plain[-1].isalpha():
        plain, letter = plain[:-1], plain[-1]
    try:
        return Ordinal(numerals.to_int(plain), numerals.to_int(branch) if branch else 0, letter)
    except ValueError:
        return None


def item_label(text: str, start: int) -> Label | None:
    """The label （一）, 1., ①, 一、 ... at `start`, or None."""
    first = text[start]
    if first in "（(":
        label = _bracketed(text, start)
        # （三）项规定的: a reference that was wrapped, and no item.
        return None if label and text[label.end : label.end + 2] in _REFERRED else label
    for style, row in _SIGNS:
        if first in row:
            return Label("item", style, Ordinal(row.index(first) + 1), start, start + 1)
    match = _DOTTED.match(text, start)
    if match:
        return _numbered("item", "1.", match[1], start, match.end())
    match = _LISTED.match(text, start)
    return _numbered("listed", "一、", match[1], start, match.end()) if match else None


def _bracketed(text: str, start: int) -> Label | None:
    end = text.find("）", start + 2, start + 6) + 1
    if end and text[end : end + 1] != "之" and (known := _item(text[start:end])):
        return new(Label, ("item", known[0], known[1], start, end, True))
    return _any_bracketed(text, start)


@lru_cache(maxsize=1024)
def _item(words: str) -> tuple[str, Ordinal] | None:
    """The style and number of （十二）; None where the words are anything else."""
    label = _any_bracketed(words, 0)
    return (label.level, label.ordinal) if label and label.end == len(words) else None


def _any_bracketed(text: str, start: int) -> Label | None:
    match = _BRACKETED.match(text, start)
    if match is None:
        return None
    if match["letter"]:
        return Label("item", "（a）", Ordinal(ord(match["letter"].lower()) - 96), start, match.end())
    style = "（一）" if match["han"] else "（1）"
    label = _numbered(
        "item",
        style,
        match["han"] or match["digits"],
        start,
        match.end(),
        match["branch"] or match["inner"] or "",
    )
    return (
        label._replace(ordinal=label.ordinal._replace(letter=match["suffix"]))
        if label and match["suffix"]
        else label
    )


@lru_cache(maxsize=2048)
def _value(number: str) -> int | None:
    try:
        return numerals.to_int(number)
    except ValueError:
        return None


def _numbered(kind: str, style: str, number: str, start: int, end: int, branch: str = "") -> Label | None:
    value = _value(number)
    if not value:
        return None
    return Label(kind, style, Ordinal(value, _value(branch) or 0 if branch else 0), start, end)


def starters() -> str:
    """Every character that a label can begin with."""
    return (
        "第笫（(0123456789０１２３４５６７８９"
        + _CIRCLED
        + _PARENTHESISED
        + _CHINESE_PARENTHESISED
        + _DOTTED_SIGNS
        + numerals.CHARACTERS
    )
