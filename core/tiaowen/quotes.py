"""Where a text quotes other text at length: 第十条修改为：“第十条 …”.

A line that starts inside such a quotation is quoted, not an article of this document.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from tiaowen.labels import SPACE

_MARKS = re.compile("[“”「」]")
_PAIRS = {"”": "“", "」": "「"}


def regions(clean: str) -> list[tuple[int, int]]:
    """The quotations of more than one line that a colon or a line's start introduces, in order.

    An opening mark without its closing one opens nothing: in a text of amendments every
    paragraph of the quotation begins with “ and only the last one ends with ”.
    """
    found = []
    open_marks: list[tuple[str, int]] = []
    for match in _MARKS.finditer(clean):
        mark = match[0]
        if mark in "“「":
            open_marks.append((mark, match.start()))
        elif open_marks and open_marks[-1][0] == _PAIRS[mark]:
            start = open_marks.pop()[1]
            if _introduced(clean, start) and clean.find("\n", start, match.start()) >= 0:
                found.append((start, match.end()))
    found.sort()
    return found


def _introduced(clean: str, offset: int) -> bool:
    before = offset - 1
    while before >= 0 and clean[before] in SPACE:
        before -= 1
    return before < 0 or clean[before] in "：:\n"


def inside(found: list[tuple[int, int]], offset: int) -> bool:
    """Whether `offset` lies in one of the regions."""
    index = bisect_right(found, (offset, offset))
    # Nested regions start later and end earlier: looking back a few is enough, and bounded.
    return any(start < offset < end for start, end in found[max(0, index - 8) : index])
