"""Lines of a web page that only the comparison gives away: the other copy ends before them, or has them too.

Reading takes a line for the page's own where it knows its words, or where the law is over.
A law without a closing clause is never surely over: then it is the other copy that tells.
"""

from __future__ import annotations

import re
from functools import cache, cached_property

from tiaowen.check.copy import Copy
from tiaowen.fold import fold

LONGEST = 60
"""A footer's line has at most so many characters."""
MOST = 24
"""A footer has at most so many lines."""
_ENDS = "。；：，！？、"


@cache
def _date() -> re.Pattern[str]:
    """Who signed when is no footer."""
    return re.compile("年.{1,4}月.{1,4}[日号]")


class Page:
    """A copy as a page; what it says is worked out when it is asked for first."""

    def __init__(self, copy: Copy) -> None:
        self.copy = copy

    @cached_property
    def footer(self) -> int:
        """Where in the stream the last lines begin that are no sentences and have no number, or its end."""
        copy = self.copy
        start = len(copy.raw)
        count = 0
        for line in reversed(copy.lines):
            words = line.text.strip()
            if not words or line.kind in ("furniture", "blank"):
                continue
            ends = len(words) > LONGEST or fold(words[-1]) in _ENDS or "。" in words or _date().search(words)
            count += 1
            if line.kind != "text" or line.label or ends or count > MOST:
                break
            start = copy.index(line.start)
        return start

    @cached_property
    def removed(self) -> frozenset[str]:
        """The lines that reading took out as the page's own, folded and without spaces."""
        lines: set[str] = set()
        for removal in self.copy.law.text.removals:
            if removal.kind == "furniture":
                lines.update("".join(fold(line).split()) for line in removal.text.splitlines())
        return frozenset(lines - {""})

    def owns(self, start: int, end: int, other: Page, at: int) -> bool:
        """Whether a stretch that the other copy hasn't is the page's; there it would stand at `at`."""
        if start >= self.footer and at >= other.footer and start in self.copy.line_starts:
            return True
        starts = self.copy.line_starts
        whole = start in starts and (end in starts or end == len(self.copy.raw))
        return whole and self.copy.key[start:end] in other.removed
