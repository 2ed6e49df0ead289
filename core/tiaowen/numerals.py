"""Numbers as statutes write them: 一百二十 <-> 120.

Reads every spelling met in laws of the mainland, Hong Kong, Macau and Taiwan: 一百零三, 一百〇三, 二百十一,
两千零五, 廿三, 壹佰贰拾, 一二〇, 120, １２０.
Writes one: that of the mainland's statutes (立法技术规范: 第一百零三条, 第一百一十条).

Two decisions:

- A place that is skipped must be marked by 零.
  一百三 is 130 when spoken and 103 in old statutes, so it is not a number here: nothing is guessed.
- Zero is not a number here: no article, chapter or item carries it.
"""

from __future__ import annotations

from functools import lru_cache

ZEROS = "0０〇零○◯\uf9b2"
"""Zero in all its spellings; ○ and ◯ are geometric shapes that many pages use for 〇."""

_ARABIC = "123456789", "１２３４５６７８９"
_CHINESE = "一二三四五六七八九", "壹贰叁肆伍陆柒捌玖", "壹貳參肆伍陸柒捌玖"
# 两 counts, it names no place: 两百 but never 一两; the third is a compatibility character.
_PAIR = {"两": 2, "兩": 2, "\uf978": 2}
# Other shapes of the same digits; radicals and compatibility characters are what copies from PDF files hold.
_VARIANTS = {"弌": 1, "弍": 2, "弎": 3, "参": 3, "叄": 3}
_COPIED = {"\u2f00": 1, "\u2f06": 2, "\u2f0b": 8, "\uf96b": 3, "\uf9d1": 6, "\uf9d3": 6}

_TENS = {"廿": 20, "卄": 20, "卅": 30, "卌": 40, "\u3039": 20, "\u303a": 30}
_UNITS = {
    "十": 10, "拾": 10, "\u2f17": 10, "\u3038": 10, "\uf973": 10,
    "百": 100, "佰": 100, "千": 1000, "仟": 1000, "万": 10000, "萬": 10000,
}  # fmt: skip
_DIGITS = {character: place for row in _CHINESE for place, character in enumerate(row, 1)}
_DIGITS |= _VARIANTS | _COPIED
_COUNTS = _DIGITS | _PAIR
_PLACES = {character: place for row in _ARABIC for place, character in enumerate(row, 1)}

CHARACTERS = "".join(dict.fromkeys([*ZEROS, *_PLACES, *_COUNTS, *_TENS, *_UNITS]))
"""Every character that may stand in a number, for a class of a regular expression; none needs escaping."""

LONGEST = 16
"""No number is written with more characters: 九千九百九十九万九千九百九十九 has 15."""

LARGEST = 99_999_999
"""The largest number that is written in Chinese."""


@lru_cache(maxsize=16384)
def to_int(text: str) -> int:
    """The number that `text` spells in any known way, from 1; ValueError if it spells none.

    Nothing but the number may stand in `text`: no space, no sign, no 第.
    """
    number = _known(text) if 0 < len(text) <= LONGEST else None
    if not number:
        shown = text if len(text) <= LONGEST else text[:LONGEST] + "…"
        raise ValueError(f"not a number: {shown!r}")
    return number


def to_chinese(number: int) -> str:
    """`number`, from 1 to 99,999,999, as statutes spell it: 103 is 一百零三, 12 is 十二, 112 is 一百一十二.

    ValueError for any other number.
    """
    if not 1 <= number <= LARGEST:
        raise ValueError(f"not a number from 1 to {LARGEST}: {number}")
    high, low = divmod(number, 10000)
    spelling = _section(low) if not high else _section(high) + "万"
    if high and low:
        spelling += ("零" if low < 1000 else "") + _section(low)
    # 十二 at the start, but 一百一十二 behind a higher place.
    return spelling[1:] if spelling.startswith("一十") else spelling


def _section(number: int) -> str:
    """The spelling of 1 to 9,999, with 一十 for a leading ten."""
    spelling, skipped = "", False
    for place, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            spelling += ("零" if skipped and spelling else "") + _CHINESE[0][digit - 1] + unit
        skipped = not digit
    return spelling


def _known(text: str) -> int | None:
    """The number, or None (or 0) where there is none; a spelling is either all places or all units."""
    arabic = _positional(text, _PLACES)
    if arabic is not None:
        return arabic
    chinese = _positional(text, _DIGITS)
    return _measured(text) if chinese is None else chinese


def _positional(text: str, digits: dict[str, int]) -> int | None:
    """120 or 一二〇: a digit for each place.

    A zero may come from the other script (二00五), no other digit may.
    """
    number = 0
    for character in text:
        digit = 0 if character in ZEROS else digits.get(character)
        if digit is None:
            return None
        number = number * 10 + digit
    return number


def _measured(text: str) -> int | None:
    """一百二十: digits with their units, from the highest down."""
    total, digit, last, skipped = 0, 0, 0, False
    for character in text:
        if character in _COUNTS:
            if digit:
                return None
            digit = _COUNTS[character]
        elif character in ZEROS:
            if digit or skipped or last <= 10:
                return None
            skipped = True
        elif character in _TENS:
            if digit or not _follows(10, last, skipped):
                return None
            total, last, skipped = total + _TENS[character], 10, False
        else:
            unit = _UNITS.get(character, 0)
            if unit == 10000 and total + digit > 0 and last < 10000 and _ends(digit, last, skipped):
                total, digit, last, skipped = (total + digit) * 10000, 0, 10000, False
            # Only ten goes without a digit: 十二, Taiwan's 二百十一, but no 百 alone.
            elif unit and unit < 10000 and (digit or unit == 10) and _follows(unit, last, skipped):
                total, digit, last, skipped = total + (digit or 1) * unit, 0, unit, False
            else:
                return None
    return total + digit if _ends(digit, last, skipped) else None


def _follows(unit: int, last: int, skipped: bool) -> bool:
    """Whether `unit` may stand behind the place `last` (0: at the start), with or without a 零 between."""
    if not last:
        return not skipped
    return unit * 10 < last if skipped else unit * 10 == last


def _ends(digit: int, last: int, skipped: bool) -> bool:
    """Whether a number may end with `digit` (0: none) behind the place `last`."""
    return _follows(1, last, skipped) if digit else not skipped
