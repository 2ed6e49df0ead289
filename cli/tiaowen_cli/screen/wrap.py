"""Breaking Chinese into lines by display width.

A character is two columns wide if Unicode's East Asian Width says Wide or Fullwidth, none if it combines, else one.
Ambiguous characters (“ ” … — ① ×) count as one column, as terminals draw them unless told otherwise.
A line may break between any two Han characters, but it never starts with 。，、；：？！）】》」』”’ and the like,
never ends with （《“「『【〔, and never breaks inside a number, a Latin word, …… or ——.
"""

from __future__ import annotations

import re
from functools import cache

NO_START = frozenset("。，、；：？！）】》〉」』”’〕］｝〗〞·…—～％‰℃°ー々,.;:?!)]}%")
"""What no line starts with."""
NO_END = frozenset("（《〈“‘「『【〔［｛〖〝([{￥＄$#@")
"""What no line ends with."""

WIDE = (
    "\u1100-\u115f\u231a-\u231b\u2329-\u232a\u23e9-\u23ec\u23f0\u23f3\u25fd-\u25fe\u2614-\u2615\u2648-\u2653\u267f"
    "\u2693\u26a1\u26aa-\u26ab\u26bd-\u26be\u26c4-\u26c5\u26ce\u26d4\u26ea\u26f2-\u26f3\u26f5\u26fa\u26fd\u2705"
    "\u270a-\u270b\u2728\u274c\u274e\u2753-\u2755\u2757\u2795-\u2797\u27b0\u27bf\u2b1b-\u2b1c\u2b50\u2b55"
    "\u2e80-\u3029\u302e-\u303e\u3041-\u3096\u309b-\u3247\u3250-\u4dbf\u4e00-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19"
    "\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6\U00016fe0-\U00018aff\U0001b000-\U0001b2ff\U0001f004\U0001f0cf"
    "\U0001f18e\U0001f191-\U0001f19a\U0001f200-\U0001f320\U0001f32d-\U0001f335\U0001f337-\U0001f37c"
    "\U0001f37e-\U0001f393\U0001f3a0-\U0001f3ca\U0001f3cf-\U0001f3d3\U0001f3e0-\U0001f3f0\U0001f3f4"
    "\U0001f3f8-\U0001f43e\U0001f440\U0001f442-\U0001f4fc\U0001f4ff-\U0001f53d\U0001f54b-\U0001f54e"
    "\U0001f550-\U0001f567\U0001f57a\U0001f595-\U0001f596\U0001f5a4\U0001f5fb-\U0001f64f\U0001f680-\U0001f6c5"
    "\U0001f6cc\U0001f6d0-\U0001f6d2\U0001f6d5-\U0001f6d7\U0001f6dd-\U0001f6df\U0001f6eb-\U0001f6ec"
    "\U0001f6f4-\U0001f6fc\U0001f7e0-\U0001f7eb\U0001f7f0\U0001f90c-\U0001f93a\U0001f93c-\U0001f945"
    "\U0001f947-\U0001f9ff\U0001fa70-\U0001faff\U00020000-\U0003fffd"
)
"""The characters of two columns, as ranges of a regular expression's class."""
ZERO = "\u0300-\u036f\u20d0-\u20ff\u302a-\u302d\u3099-\u309a\ufe00-\ufe0f\ufe20-\ufe2f\U000e0100-\U000e01ef"
"""The characters of no column: they combine with the one before them."""


@cache
def _wide() -> re.Pattern[str]:
    return re.compile(f"[{WIDE}]")


@cache
def _zero() -> re.Pattern[str]:
    return re.compile(f"[{ZERO}]")


def width(text: str) -> int:
    """How many columns the text takes."""
    if text.isascii():
        return len(text)
    return len(text) + len(_wide().findall(text)) - len(_zero().findall(text))


def wrap(text: str, columns: int, first: int = 0, hang: int = 0) -> list[str]:
    """The text as lines of at most `columns` columns.

    `first` columns of the first line are taken already, the others begin with `hang` spaces.
    Only a word that is longer than a line is broken where it may not be.
    """
    lines: list[str] = []
    start, size = _skip(text, 0), len(text)
    room = columns - first
    while start < size:
        end = _break(text, start, _fill(text, start, max(room, 2)))
        if end == start:
            # The word fits on no line of its own if this is one already.
            end = _fill(text, start, max(room, 2)) if room >= columns - hang else start
        lines.append(text[start:end].rstrip(" 　"))
        start = _skip(text, end) if end < size else size
        room = columns - hang
    indent = " " * hang
    return lines[:1] + [indent + line for line in lines[1:]]


def pad(text: str, columns: int) -> str:
    """The text with spaces behind it, to fill the columns."""
    return text + " " * (columns - width(text))


def _skip(text: str, start: int) -> int:
    """The offset of the first character from `start` on that is no space."""
    while start < len(text) and text[start] in " 　\t":
        start += 1
    return start


def _fill(text: str, start: int, room: int) -> int:
    """The offset behind the last character that fits into `room` columns; at least one character fits."""
    end, size = start, len(text)
    while room > 1 and end < size:
        step = text[end : end + room // 2]
        room -= width(step)
        end += len(step)
    while end < size and (used := width(text[end])) <= room:
        end, room = end + 1, room - used
    return max(end, start + 1)


def _break(text: str, start: int, end: int) -> int:
    """The last offset up to `end` where the line may break; `start` where there is none."""
    if end >= len(text):
        return len(text)
    while end > start and not (_may_break(text[end - 1], text[end]) and _beyond(text, end) not in NO_START):
        end -= 1
    return end


def _beyond(text: str, end: int) -> str:
    """The first character from `end` on that is no space: what the next line would begin with."""
    # A few are enough: pages have 子弹者 ，处 with one, and a run of a million must not be read for each line.
    return text[end : end + 4].lstrip(" 　\t")[:1]


def _may_break(before: str, after: str) -> bool:
    """Whether a line may end with `before` and the next one start with `after`."""
    if after in " 　\t" or before in " 　\t":
        return True
    if after in NO_START or before in NO_END:
        return False
    if before.isascii() and after.isascii():
        return False
    return not (_in_word(before) and _in_word(after)) and not _zero().match(after)


def _in_word(character: str) -> bool:
    """Whether the character is a letter or digit of a script that is written with spaces."""
    return (character < "\u1100" and character.isalnum()) or "\uff10" <= character <= "\uff19"
