"""Which rows are one paragraph that was wrapped in mid-sentence.

50 of 3,475 real laws are hard-wrapped: a row ends without a stop and the next one goes on with the sentence.
"""

from __future__ import annotations

from tiaowen.model import NOWHERE, Line, Passage
from tiaowen.rows import STOPS

_CLOSERS = STOPS + "）)》〉】]"
_LEAST = 15
"""A row that was wrapped is at least this long, in characters; a shorter one is a heading or a list."""


def goes_on(clean: str, above: Line, below: Line) -> bool:
    """Whether `below`, a line without a number, is the rest of the sentence that `above` begins."""
    if below.kind != "text" or above.kind == "table":
        return False
    end = above.span.start + len(above.text.rstrip())
    if above.body >= end:
        return False  # 第 79-1 條 on a row of its own: its text starts on the next one
    last = clean[end - 1]
    return last not in _CLOSERS and (end - above.body >= _LEAST or last in "，、,")


def join(passages: list[Passage]) -> Passage:
    """One passage of several; Latin words keep a space between them where rows meet."""
    filled = [passage for passage in passages if passage.spans]
    if not filled:
        return NOWHERE
    if len(filled) == 1:
        return filled[0]
    return Passage("".join(p.text for p in filled), tuple(span for p in filled for span in p.spans))
