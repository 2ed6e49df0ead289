"""Which rows are one paragraph that was wrapped in mid-sentence.

50 of 3,475 real laws are hard-wrapped: a row ends without a stop and the next one goes on with the sentence.
"""

from __future__ import annotations

import re

from tiaowen.model import NOWHERE, Line, Passage
from tiaowen.rows import STOPS

_CLOSERS = STOPS + "）)》〉】]"
_REFERENCE = re.compile("第[^\\s第条條]{1,9}[条條](?!$|[\\s\u3000])")
_LEAST = 15
"""A row that was wrapped is at least this long, in characters; a shorter one is a heading or a list."""


def goes_on(clean: str, above: Line, below: Line) -> bool:
    """Whether `below`, a line without a number, is the rest of the sentence that `above` begins."""
    if below.kind != "text" or above.kind == "table":
        return False
    end = above.start + len(above.text.rstrip())
    if above.body >= end:
        return False  # 第 79-1 條 on a row of its own: its text starts on the next one
    last = clean[end - 1]
    if last not in _CLOSERS and clean[below.body] == "第" and _REFERENCE.match(clean, below.body):
        return True  # （二）违反 / 第五条规定的: wrapped before a reference
    return last not in _CLOSERS and (end - above.body >= _LEAST or last in "，、,")


def join(passages: list[Passage]) -> Passage:
    """One passage of several; Latin words keep a space between them where rows meet."""
    if len(passages) == 1:
        return passages[0]
    filled = [passage for passage in passages if passage.text]
    if not filled:
        return NOWHERE
    if len(filled) == 1:
        return filled[0]
    return Passage("".join(p.text for p in filled), filled[0].start, tuple(span for p in filled for span in p.spans))
