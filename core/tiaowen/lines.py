"""Text -> Lines: one kind per line, and joined they give the text back.

A line is a row of the text; where several articles or items stand on one row, each is a line of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from tiaowen import front, headings, inline, sequence
from tiaowen.headings import Headings
from tiaowen.labels import Label
from tiaowen.model import Line, Span, Text
from tiaowen.rows import Row, label_at, row, rows, skip
from tiaowen.tail import Tail, tail

_TAIWAN = re.compile("第[ 　]*[0-9]+(?:-[0-9]+)?[ 　]*條[ 　]*$", re.MULTILINE)


def split(text: Text) -> tuple[Line, ...]:
    """The lines of a clean text; `"".join(line.text for line in lines) == text.clean`, whatever it says."""
    clean = text.clean
    found = rows(clean)
    units, kind = _units(clean, found)
    middles = _middles(clean, found, units)
    found = _cut(clean, found, units, middles)
    chosen = headings.choose(clean, found, units, bool(_TAIWAN.search(clean)))
    return _Splitter(clean, found, units, kind, chosen, _metadata_end(text)).lines()


def _units(clean: str, found: list[Row]) -> tuple[list[Label], str]:
    """The labels of the articles, or else of the points; and which they are: 条, 点 or ""."""
    articles = sequence.articles(clean, found)
    if articles and not sequence.within_points(clean, found, articles):
        return articles, "条"
    points = sequence.points(clean, found)
    return points, "点" if points else ""


def _middles(clean: str, found: list[Row], units: list[Label]) -> list[Label]:
    """Headings of divisions in mid-line; sought only where articles begin in mid-line too."""
    starts = {row.first for row in found}
    if all(label.start in starts for label in units):
        return []
    return headings.middles(clean, found, units)


def _cut(clean: str, found: list[Row], units: list[Label], middles: list[Label]) -> list[Row]:
    """The rows, cut before every unit, heading and item that begins in mid-line."""
    starts = {row.first for row in found}
    cuts = {label.start for label in (*units, *middles) if label.start not in starts}
    bodies = {row.first: row for row in found}
    for label in units:
        home = bodies.get(label.start)
        end = home.end if home else clean.find("\n", label.end)
        body = skip(clean, label.end, end if end >= 0 else len(clean))
        # 第三条 （一）…: the article begins with an item, which is a line of its own.
        inner = label_at(clean, body) if body < len(clean) and body > label.start else None
        if inner and inner.ordinal.number == 1 and inner.kind == "item" and inner.level in ("（一）", "1."):
            cuts.add(body)
    cuts |= inline.items(clean)
    return _sliced(clean, found, sorted(cuts)) if cuts else found


def _sliced(clean: str, found: list[Row], cuts: list[int]) -> list[Row]:
    result = []
    for whole in found:
        low, high = bisect_right(cuts, whole.first), bisect_left(cuts, whole.stop)
        if low >= high:
            result.append(whole)
            continue
        edges = [whole.start, *cuts[low:high], whole.stop]
        result += [row(clean, a, b) for a, b in zip(edges, edges[1:], strict=False)]
    return result


def _metadata_end(text: Text) -> int | None:
    """The clean offset of `<!-- INFO END -->`, which ends the metadata of the public collection."""
    for removal, cut in zip(text.removals, text.cuts, strict=True):
        if removal.kind == "markup" and "INFO END" in removal.text:
            return cut
    return None


class _Splitter:
    """Walks the rows of one text once and gives each its kind."""

    def __init__(
        self, clean: str, found: list[Row], units: list[Label], unit: str, chosen: Headings, mark: int | None
    ) -> None:
        self.clean = clean
        self.rows = found
        self.units = {label.start: label for label in units}
        self.unit = unit
        self.chosen = chosen
        self.mark = mark
        self.styles: list[str] = []
        self.heading_open = False

    def lines(self) -> tuple[Line, ...]:
        start = self._body_row()
        end = tail(self.clean, self.rows, start, max(self.units, default=-1))
        result = self._front(start)
        result += [self._body(row) for row in self.rows[start : end.start]]
        result += self._tail(end)
        return tuple(result)

    def _body_row(self) -> int:
        """The index of the first row of the body; where nothing is numbered, the one behind the title."""
        for index, row in enumerate(self.rows):
            if row.first >= self.chosen.body_start and not row.blank:
                return index
        return len(self.rows)

    def _front(self, start: int) -> list[Line]:
        found = self.rows[:start]
        read = front.read(self.clean, found, set(self.chosen.contents), self.mark)
        result = []
        for row, kind in zip(found, read.kinds, strict=True):
            label = self.chosen.contents.get(row.first)
            if kind == "text":
                result.append(self._body(row))
            elif kind == "contents" and label:
                result.append(self._line(kind, row, label, label.level))
            else:
                result.append(self._line(kind, row))
        return result

    def _tail(self, end: Tail) -> list[Line]:
        return [
            self._line("blank" if row.blank else kind, row)
            for row, kind in zip(self.rows[end.start :], end.kinds, strict=True)
        ]

    def _body(self, row: Row) -> Line:
        if row.blank:
            return self._line("blank", row)
        unit = self.units.get(row.first)
        if unit:
            self.styles, self.heading_open = [], False
            return self._line("article", row, unit, self.unit)
        heading = self.chosen.body.get(row.first)
        if heading:
            self.styles, self.heading_open = [], True
            return self._line("division", row, heading, heading.level)
        if self.heading_open and self._continues_heading(row):
            return self._line("division", row)
        self.heading_open = False
        label = row.label
        if label is not None and label.kind in ("item", "listed"):
            return self._item(row, label)
        if self._is_table(row):
            return self._line("table", row)
        return self._line("text", row)

    def _continues_heading(self, row: Row) -> bool:
        """Whether the row is the rest of a heading that was wrapped: short, no sentence, no number."""
        text = self.clean[row.first : row.end]
        return row.label is None and len(text) <= 30 and not any(mark in text for mark in "。；：，")

    def _item(self, row: Row, label: Label) -> Line:
        if label.level in self.styles:
            del self.styles[self.styles.index(label.level) + 1 :]
        else:
            self.styles.append(label.level)
        kind = "item" if len(self.styles) == 1 else "subitem"
        return self._line(kind, row, label, label.level)

    def _is_table(self, row: Row) -> bool:
        first = self.clean[row.first]
        return first in "|│┃┌├└┏┣┗" or self.clean.count("\t", row.first, row.end) >= 2

    def _line(self, kind: str, row: Row, label: Label | None = None, level: str = "") -> Line:
        text = self.clean[row.start : row.stop]
        span = Span(row.start, row.stop)
        if label is None:
            return Line(kind, text, span, body=row.first)
        body = skip(self.clean, label.end, row.end)
        return Line(kind, text, span, level, label.ordinal, Span(label.start, label.end), body)
