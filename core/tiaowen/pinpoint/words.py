"""A pinpoint in words: `Pinpoint` -> 第十六条第二款第（三）项 or 16.2.3."""

from __future__ import annotations

from typing import NamedTuple

from tiaowen.model import Law, Ordinal, Pinpoint
from tiaowen.numerals import LARGEST, to_chinese

_STYLES = {
    "hans": ("条", "款", "项", "目"),
    "hant": ("條", "款", "項", "目"),
    "taiwan": ("條", "項", "款", "目"),
}
_TRADITIONAL = str.maketrans("编节点", "編節點")


class Range(NamedTuple):
    """All places from `first` through `last`, which are of one kind and below the same place."""

    first: Pinpoint | None
    """None: from the beginning."""
    last: Pinpoint | None
    """None: to the end; for a single place the same as `first`."""


def format(pinpoint: Pinpoint, style: str = "hans", unit: str = "条") -> str:
    """The pinpoint in words, in one of four styles.

    `hans` is 第十六条第二款第（三）项第1目, `hant` the same with 條 and 項,
    `taiwan` 第十六條第二項第三款第一目, `dotted` 16.2.3.1, or 第二编 16.2 where divisions are named.

    `unit` is 点 for a decision whose points are numbered 一、二、三、.
    Every style can be read back by `parse`, and `taiwan` with `taiwan=True`.
    """
    divisions = "".join(_named(ordinal, level) for level, ordinal in pinpoint.divisions)
    if style == "dotted":
        # The space keeps 第一编之一 and 1 apart.
        return " ".join(filter(None, (divisions, _dotted(pinpoint))))
    if style != "hans":
        divisions, unit = divisions.translate(_TRADITIONAL), unit.translate(_TRADITIONAL)
    article, paragraph, item, subitem = _STYLES[style]
    words = divisions
    if pinpoint.article:
        words += _named(pinpoint.article, article if unit == "条" else unit)
    if pinpoint.paragraph:
        words += _named(Ordinal(pinpoint.paragraph), paragraph)
    if pinpoint.item:
        words += _named(pinpoint.item, item, "" if style == "taiwan" else "（）")
    if pinpoint.subitem:
        words += _named(pinpoint.subitem, subitem, "" if style == "taiwan" else "1")
    return words


def order(ordinal: Ordinal) -> tuple[int, str, int]:
    """The key by which ordinals ascend: 2, 2A, 2B, 3, 3之一, 3之二, 4."""
    return ordinal.number, ordinal.letter, ordinal.branch


def usage(law: Law) -> str:
    """The style of `format` that the law itself is written in: `hans`, `hant` or `taiwan`.

    Traditional script alone does not make a law Taiwanese (Hong Kong and Macau have 條 as well):
    its articles are numbered 第 79-1 條 without letters, or a date in its notes counts from 民國.
    """
    label = law.units[0].label.text if law.units else ""
    if "條" not in label:
        return "hans"
    digits = any("0" <= character <= "9" for character in label)
    official = digits and not any(unit.ordinal.letter for unit in law.units)
    # 中華人民共和國 does not hold 民國.
    dated = any("民國" in note.text for note in law.notes)
    return "taiwan" if official or dated else "hant"


def _named(ordinal: Ordinal, unit: str, shape: str = "") -> str:
    """第十六条之一; `shape` is 1 for Arabic digits, or the brackets around the number."""
    arabic = shape == "1" or ordinal.letter
    number = f"{ordinal.number}{ordinal.letter}" if arabic else _spelled(ordinal.number)
    if shape == "（）":
        number = f"（{number}）"
    return f"第{number}{unit}" + (f"之{_spelled(ordinal.branch)}" if ordinal.branch else "")


def _spelled(number: int) -> str:
    """The number in Chinese; in digits what is out of reach, since a person may type any."""
    return to_chinese(number) if 1 <= number <= LARGEST else str(number)


def _dotted(pinpoint: Pinpoint) -> str:
    """16.2.3.1, with 0 for a 款 that is not named."""
    numbers = [pinpoint.article, Ordinal(pinpoint.paragraph), pinpoint.item, pinpoint.subitem]
    while numbers and not (numbers[-1] and numbers[-1].number):
        numbers.pop()
    return ".".join(str(number).replace("-", "_") if number else "0" for number in numbers)
