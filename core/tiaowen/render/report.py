"""Report -> words: the verdict, the counts, a line for every difference; all of it without colour."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator

from tiaowen.check import Count, Difference, Facts, Record, Report
from tiaowen.check.report import DIFFERENT, STRUCTURE
from tiaowen.model import Finding, Position, Source, Span

SCRIPTS = {"hans": "Simplified", "hant": "Traditional", "mixed": "mixed script", "none": "no Chinese"}
_NOUNS = {
    "wording": ("difference in wording", "differences in wording"),
    "number": ("number that differs", "numbers that differ"),
    "missing": ("part only in A", "parts only in A"),
    "extra": ("part only in B", "parts only in B"),
    "doubled": ("article doubled", "articles doubled"),
    "moved": ("part moved", "parts moved"),
    "swapped": ("pair swapped", "pairs swapped"),
    "truncated": ("place broken off", "places broken off"),
    "lost": ("beginning lost", "beginnings lost"),
}
"""How each kind of difference is counted in the verdict."""


class Places:
    """Offsets of a source as lines and columns, looked up quickly."""

    def __init__(self, source: Source) -> None:
        self.name = source.name
        self._starts = [0]
        while (found := source.text.find("\n", self._starts[-1])) >= 0:
            self._starts.append(found + 1)

    def at(self, offset: int) -> Position:
        """The line and column of an offset, both from 1."""
        row = bisect_right(self._starts, offset)
        return Position(row, offset - self._starts[row - 1] + 1)

    def named(self, offset: int) -> str:
        """`path:line:column`."""
        place = self.at(offset)
        return f"{self.name}:{place.line}:{place.column}"


def places(report: Report) -> tuple[Places, Places]:
    """Those of A and of B."""
    return Places(report.a.text.source), Places(report.b.text.source)


def verdict(report: Report, strict: frozenset[str] = frozenset()) -> str:
    """One sentence: whether the copies are the same law text; the first line of every report."""
    size = report.facts[0].articles
    damaged = damages(report)
    if not report.differs(strict):
        if damaged:
            return f"same law text as far as it can be read: {plural(damaged, 'place is', 'places are')} damaged"
        unit = "points" if report.a.units and report.a.units[0].unit == "点" else "articles"
        return f"same law text: {size:,} {unit if size != 1 else unit[:-1]} agree" if size else "same text"
    told = Counter(_kind(one) for one in report.differences if one.kind in STRUCTURE or one.klass in DIFFERENT)
    parts = [plural(told[kind], *words) for kind, words in _NOUNS.items() if told[kind]]
    parts += [f"{count.kind} ({plural(count.runs, 'place', 'places')})" for count in report.counts
              if count.kind in strict - DIFFERENT and count.runs]  # fmt: skip
    return f"different law text: {', '.join(parts)}"


def _kind(one: Difference) -> str:
    return one.kind if one.kind in STRUCTURE else one.klass


def damages(report: Report) -> int:
    """How many places of either copy are damaged."""
    return len(report.damaged) + sum(1 for _ in damage_findings(report))


def damage_findings(report: Report) -> Iterator[tuple[int, Finding]]:
    """Findings of damage that no difference tells of: both copies may share it. 0 is A, 1 is B."""
    for side, law in enumerate((report.a, report.b)):
        spans = [one.b if side else one.a for one in report.differences]
        for finding in report.findings[side]:
            if finding.code not in ("damage", "cut-off") or finding.severity != "error":
                continue
            own = law.text.origin_span(finding.span)
            if not any(span.start < own.end and own.start < span.end for span in spans):
                yield side, finding


def facts(one: Facts) -> str:
    """One copy in words: Traditional, 58 articles, 1,078 notes on 48 characters, 269 half-width , and ;."""
    parts = [SCRIPTS[one.script], plural(one.articles, "article", "articles")]
    if one.notes:
        parts.append(f"{plural(one.notes, 'note', 'notes')} on {plural(one.noted, 'character', 'characters')}")
    marks = [(mark, count) for mark, count in one.half_width if mark in ",;"]
    if marks:
        parts.append(f"{sum(count for _, count in marks):,} half-width {' and '.join(mark for mark, _ in marks)}")
    return ", ".join(parts)


def example(report: Report, count: Count) -> tuple[str, str]:
    """What the first record of a class has in A and in B."""
    if count.example is None:
        return "", ""
    return texts(report, count.example)


def texts(report: Report, record: Record) -> tuple[str, str]:
    """The characters of a record, as the sources have them."""
    return _cut(report.a.text.source, record.a), _cut(report.b.text.source, record.b)


def _cut(source: Source, span: Span) -> str:
    return source.text[span.start : span.end]


def quoted(text: str) -> str:
    """A text as one word of a line: line ends as ↵, tabs as →, nothing as ∅."""
    if not text:
        return "∅"
    return text.replace("\r", "").replace("\n", "↵").replace("\t", "→").replace(" ", "␠").replace("\u3000", "□")


def explained(report: Report) -> Iterator[str]:
    """Every classed difference, one a line: path:line:column of A, class, what A has, what B has, where in B.

    What only B has is told at its own place first.
    """
    a, b = places(report)
    for record in report.records:
        ours, yours = texts(report, record)
        here, there = (a.named(record.a.start), b.named(record.b.start))
        if not ours:
            here, there = there, here
        yield f"{here}: {record.kind}: {quoted(ours)} | {quoted(yours)} ({there})"
    for one in report.differences:
        if one.kind in ("moved", "swapped", "page", "stated"):
            here = a.named(one.a.start) if one.a_text else b.named(one.b.start)
            yield f"{here}: {one.kind}: {one.message} ({b.named(one.b.start) if one.a_text else a.named(one.a.start)})"


def plural(number: int, one: str, many: str) -> str:
    """3 articles, 1 article, 1,078 notes."""
    return f"{number:,} {one if number == 1 else many}"
