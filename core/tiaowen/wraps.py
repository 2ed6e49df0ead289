"""Which rows are one paragraph that was wrapped in mid-sentence.

50 of 3,475 real laws are hard-wrapped: a row ends without a stop and the next one goes on with the sentence.
Copies of printed pages set the first row of each paragraph in, and wrap all rows at one width.
"""

from __future__ import annotations

from collections import Counter

from tiaowen.labels import SPACE
from tiaowen.model import NOWHERE, Line, Passage
from tiaowen.patterns import lazy
from tiaowen.rows import STOPS

_CLOSERS = frozenset(STOPS + "）)》〉】]")
_NEVER_FIRST = frozenset("，。；、：）》〉”」』】,;")
"""No paragraph begins with one of these."""
_REFERENCE = lazy("第[^\\s第条條]{1,9}[条條](?!$|[\\s\u3000])")
_LEAST = 15
"""A row that was wrapped is at least this long, in characters; a shorter one is a heading or a list."""
_TEXT = frozenset(("article", "item", "subitem", "text"))


class Wraps:
    """How one text is wrapped, and so which of its rows go on with the row above."""

    def __init__(self, clean: str, lines: list[Line]) -> None:
        self.clean = clean
        rows = [line for line in lines if line.kind in _TEXT]
        self.indented = _indented(clean, rows)
        self.width = _width(rows)

    def goes_on(self, above: Line, below: Line) -> bool:
        """Whether `below`, a line without a number, is the rest of the paragraph that `above` begins."""
        if below.kind != "text" or above.kind == "table":
            return False
        end = above.start + len(above.text.rstrip())
        if above.body >= end:
            return False  # 第 79-1 條 on a row of its own: its text starts on the next one
        if self.clean[below.body] in _NEVER_FIRST:
            return True
        return self.clean[below.start] not in SPACE if self.indented else self._unfinished(above, end, below)

    def _unfinished(self, above: Line, end: int, below: Line) -> bool:
        """Whether `above` ends in mid-sentence, as far as one can tell."""
        clean = self.clean
        last = clean[end - 1]
        if last == "第":
            return True  # 本法第 / 十条规定的条件: wrapped within a reference
        if "\ue000" <= last <= "\uf8ff" or "＝" in above.text:
            return False  # a sign of a font that is not there, behind the stop; a formula on a row of its own
        if last in _CLOSERS:
            return bool(self.width) and last not in "。：:" and end - above.start >= self.width
        if clean[below.body] == "第" and _REFERENCE.match(clean, below.body):
            return True  # （二）违反 / 第五条规定的: wrapped before a reference
        return (
            end - above.body >= _LEAST
        )  # 委员长，/ 副委员长若干人，: rows of a list, though no sentence ends


def _end(line: Line) -> int:
    return line.start + len(line.text.rstrip())


def _indented(clean: str, rows: list[Line]) -> bool:
    """Whether the first row of each paragraph is set in and the others are not."""
    if not any(clean[line.start] in SPACE for line in rows):
        return False
    heads = [clean[line.start] for line in rows if line.kind != "text"]
    texts = [line for line in rows if line.kind == "text"]
    if len(heads) < 3 or not texts:
        return False
    inset = sum(map(heads.count, SPACE))
    flush = [line for line in texts if clean[line.start] not in SPACE]
    return inset >= 0.9 * len(heads) and len(flush) >= 3


def _width(rows: list[Line]) -> int:
    """The width in characters at which the rows of a hard-wrapped text end; 0 where it is not hard-wrapped."""
    unstopped = [line for line in rows if line.text.rstrip()[-1:] not in _CLOSERS]
    if len(unstopped) < max(5, 0.1 * len(rows)):
        return 0
    wide = [_end(line) - line.start for line in unstopped if _end(line) - line.body >= _LEAST]
    total = len(wide)
    if total < 5 or total < 0.1 * len(rows):
        return 0
    sizes = Counter(wide)
    width, count = sizes.most_common(1)[0]
    near = sum(sizes[size] for size in (width - 1, width + 1))
    return width - 1 if count + near >= 0.5 * total else 0


def join(passages: list[Passage]) -> Passage:
    """One passage of several, in order."""
    if len(passages) == 1:
        return passages[0]
    filled = [passage for passage in passages if passage.text]
    if not filled:
        return NOWHERE
    if len(filled) == 1:
        return filled[0]
    words = "".join(passage.text for passage in filled)
    return Passage(words, filled[0].start, tuple(span for passage in filled for span in passage.spans))
