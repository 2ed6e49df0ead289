"""Text -> Lines: one kind per line, and joined they give the text back.

A line is a row of the text; where several articles or items stand on one row, each is a line of its own.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import attrgetter

from tiaowen import front, headings, inline, sequence
from tiaowen import rows as physical
from tiaowen.headings import Headings
from tiaowen.labels import SPACE, Label, new
from tiaowen.model import Line, Span, Text
from tiaowen.patterns import lazy
from tiaowen.rows import Row, label_at, skip
from tiaowen.tail import is_annex, tail

_TAIWAN = lazy("(?m)第[ 　]*[0-9]+(?:-[0-9]+)?[ 　]*條[ 　]*$")
_HEAD = lazy(r"[\s\u3000](?=[（(]?(?:\d{4}年\d{1,2}月\d{1,2}日|民國)|目\s*[录錄次]\s)([（(目\d民])")
"""Where notes or contents begin in a head that stands on one row."""
_SPACES, _FIRST = frozenset(SPACE), frozenset("（(1１")
_POINTS = frozenset("：:，、.．")
_BEHIND = _POINTS | set(SPACE)
_BREAK = lazy(r"(?i)(?:<br\b[^>]*>|</?(?:p|div|li|h[1-6]|tr|dd|dt|section|article)\b[^>]*>)+")


def split(text: Text) -> tuple[Line, ...]:
    """The lines of a clean text; `"".join(line.text for line in lines) == text.clean`, whatever it says."""
    clean = text.clean
    result: list[Line] = []
    done = 0
    for line in scan(text):
        _blanks(clean, done, line.start, result)
        result.append(line)
        done = line.end
    _blanks(clean, done, len(clean), result)
    return tuple(result)


def _blanks(clean: str, start: int, end: int, result: list[Line]) -> None:
    for line in clean[start:end].splitlines(keepends=True):
        result.append(Line("blank", line, start, start + len(line)))
        start += len(line)


def scan(text: Text) -> list[Line]:
    """The lines of a clean text that are not blank: what the parser reads."""
    clean = text.clean
    found = _sliced(clean, physical.rows(clean), _breaks(text))
    units, kind = _units(clean, found)
    found = _cut(clean, found, units)
    chosen = headings.choose(clean, found, units, bool(_TAIWAN.search(clean)))
    return _Splitter(clean, found, units, kind, chosen, _metadata_end(text)).lines()


def _units(clean: str, found: list[Row]) -> tuple[list[Label], str]:
    """The labels of the articles, or else of the points; and which they are: 条, 点 or ""."""
    articles = sequence.articles(clean, found)
    if articles and not sequence.within_points(clean, found, articles):
        return _without_annexed(clean, found, articles), "条"
    points = sequence.points(clean, found)
    return points, "点" if points else ""


def _without_annexed(clean: str, found: list[Row], articles: list[Label]) -> list[Label]:
    """Without the articles of another document that is annexed: 附：实施细则 / 第一条 …."""
    for index in range(1, len(articles)):
        if articles[index].ordinal.number == 1 and not articles[index].ordinal.branch:
            low = bisect_left(found, articles[index - 1].end, key=attrgetter("first"))
            high = bisect_left(found, articles[index].start, key=attrgetter("first"))
            if any(is_annex(clean, row) for row in found[low:high]):
                return articles[:index]
    return articles


def _cut(clean: str, found: list[Row], units: list[Label]) -> list[Row]:
    """The rows, cut before every unit, heading and item that begins in mid-line."""
    starts = {row.first for row in found}
    cuts = {label.start for label in units if label.start not in starts}
    if cuts:  # headings of divisions stand in mid-line only where articles do too
        cuts |= {label.start for label in headings.middles(clean, found, units) if label.start not in starts}
    for label in units:
        body = label.end
        while clean[body : body + 1] in _SPACES:
            body += 1
        # 第三条 （一）…: the article begins with an item, which is a line of its own.
        if clean[body : body + 1] in _FIRST:
            inner = label_at(clean, body)
            if (
                inner
                and inner.ordinal.number == 1
                and inner.kind == "item"
                and inner.level in ("（一）", "1.")
            ):
                cuts.add(body)
    found = _sliced(clean, found, sorted(cuts))
    cuts = inline.items(clean, found)
    if found and units and units[0].start not in starts:
        cuts |= {
            match.start(1)
            for match in _HEAD.finditer(clean, found[0].first, min(found[0].end, units[0].start))
        }
    return _sliced(clean, found, sorted(cuts))


def _breaks(text: Text) -> list[int]:
    """Where a tag that ends a line was taken out: the clean text can't gain a newline, but its rows end there."""
    if not any(removal.kind == "markup" and removal.text.endswith(">") for removal in text.removals):
        return []
    pairs = zip(text.removals, text.cuts, strict=True)
    return sorted(
        {cut for removal, cut in pairs if removal.kind == "markup" and _BREAK.fullmatch(removal.text)}
    )


def _sliced(clean: str, found: list[Row], cuts: list[int]) -> list[Row]:
    if not cuts:
        return found
    result = []
    for whole in found:
        low, high = bisect_right(cuts, whole.first), bisect_left(cuts, whole.stop)
        if low >= high:
            result.append(whole)
            continue
        edges = [whole.start, *cuts[low:high], whole.stop]
        parts = [physical.row(clean, a, b) for a, b in zip(edges, edges[1:], strict=False)]
        result += [part for part in parts if part]
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

    def lines(self) -> list[Line]:
        start = self._body_row()
        end = tail(self.clean, self.rows, max(self.units, default=-1))
        result = self._front(start)
        result += [self._body(row) for row in self.rows[start : end.start]]
        result += [self._line(kind, row) for row, kind in zip(self.rows[end.start :], end.kinds, strict=True)]
        return result

    def _body_row(self) -> int:
        """The index of the first row of the body; where nothing is numbered, there is none."""
        return bisect_left(self.rows, self.chosen.body_start, key=attrgetter("first"))

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

    def _body(self, row: Row) -> Line:
        label = row.label
        if label is None:
            return self._plain(row)
        unit = self.units.get(row.first)
        if unit:
            self.styles, self.heading_open = [], False
            return self._line("article", row, unit, self.unit)
        heading = self.chosen.body.get(row.first)
        if heading:
            return self._heading(row, heading)
        self.heading_open = False
        if label.kind in ("item", "listed"):
            return self._item(row, label)
        return self._line("text", row)

    def _plain(self, row: Row) -> Line:
        """The line of a row without a number."""
        heading = self.chosen.body.get(row.first)
        if heading:
            return self._heading(row, heading)
        if self.heading_open:
            if self._continues_heading(row):
                return self._line("division", row)
            self.heading_open = False
        if row.hashes == 1 and row.first > min(self.units, default=row.first):
            return self._line("title", row)  # another document in the same file
        return self._line("table" if self._is_table(row) else "text", row)

    def _heading(self, row: Row, heading: Label) -> Line:
        self.styles, self.heading_open = [], True
        return self._line("division", row, heading, heading.level)

    def _continues_heading(self, row: Row) -> bool:
        """Whether the row is the rest of a heading that was wrapped: short, no sentence, no number."""
        text = self.clean[row.first : row.end]
        return len(text) <= 30 and not any(mark in text for mark in "。；：，")

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
        clean = self.clean
        start, first, end, stop, _, _ = row
        text = clean[start:stop]
        if label is None:
            return new(Line, (kind, text, start, first, "", None, None))
        body = label.end
        if body < end and clean[body] in _BEHIND:
            if clean[body] in _SPACES:
                body += 1
                if clean[body] in _SPACES:
                    body = skip(clean, body, end)
            if kind == "article" and body < end and clean[body] in _POINTS:
                body = skip(clean, body + 1, end)  # 第一条：为了…
        return new(Line, (kind, text, start, body, level, label.ordinal, new(Span, (label.start, label.end))))
