"""Lines -> Law: the tree of divisions, articles, 款, 项 and 目, with findings beside it.

Never raises on content: whatever the text says, a Law comes out, and what is odd about it is a Finding.
"""

from __future__ import annotations

from tiaowen import findings, lines, wraps
from tiaowen.builder import UnitBuilder
from tiaowen.model import (
    LEVELS,
    NOWHERE,
    Annex,
    Article,
    Division,
    Entry,
    Law,
    Line,
    Ordinal,
    Paragraph,
    Passage,
    Span,
    Text,
)


def parse(text: Text) -> Law:
    """The law that a clean text holds."""
    split = lines.split(text)
    return _Parser(text, split).law()


class _Open:
    """A division that is still being read."""

    def __init__(self, line: Line, rank: int, title: Passage, label: Passage) -> None:
        self.line = line
        self.rank = rank
        self.title = title
        self.label = label
        self.paragraphs: list[Paragraph] = []
        self.children: list[Division | Article] = []
        self.end = line.span.end


class _Parser:
    """Reads the lines of one text, once, from top to bottom."""

    def __init__(self, text: Text, split: tuple[Line, ...]) -> None:
        self.text = text
        self.clean = text.clean
        self.split = split
        self.joiner = wraps.Joiner(text.clean, split)
        self.root: list[Division | Article] = []
        self.stack: list[_Open] = []
        self.units: list[Article] = []

    def law(self) -> Law:
        groups = self._groups()
        preamble = UnitBuilder(self.clean, self.joiner).paragraphs(groups.preamble)
        self._body(groups.body)
        while self.stack:
            self._close()
        title, subtitle = self._titles(groups.titles)
        law = Law(
            self.text,
            self.split,
            title,
            subtitle,
            tuple(self._passages(groups.notes)),
            tuple(self._passages(groups.announcement)),
            tuple(self._entry(line) for line in groups.contents if line.ordinal),
            preamble,
            tuple(self.root),
            self._annexes(groups.annexes),
            (),
            tuple(self.units),
            self.closing,
        )
        return law._replace(findings=findings.of(law))

    closing: tuple[Paragraph, ...] = ()

    def _groups(self) -> _Groups:
        groups = _Groups()
        for line in self.split:
            groups.add(line)
        return groups

    # --- head ---

    def _titles(self, titles: list[Line]) -> tuple[Passage, Passage]:
        """The law's name: what 《》 holds where only a page title is there; the last row is the name proper."""
        if not titles:
            return NOWHERE, NOWHERE
        rows = [self._words(line.body, line) for line in titles]
        marked = [row for row, line in zip(rows, titles, strict=True) if "#" in line.text[: line.body - line.span.start]]
        if marked:
            return marked[0], marked[1] if len(marked) > 1 else NOWHERE
        subtitle = NOWHERE
        if len(rows) > 1 and rows[-1].text.endswith(("编", "編")) and len(rows[-1].text) <= 14:
            subtitle = rows.pop()
        return _title_of(rows), subtitle

    def _passages(self, found: list[Line]) -> list[Passage]:
        return [self._words(line.body, line) for line in found]

    def _entry(self, line: Line) -> Entry:
        from tiaowen.headings import _TAIL_DOTS

        words = self._words(line.body, line)
        cut = _TAIL_DOTS.search(words.text)
        if cut and cut.start() < len(words.text) and words.spans:
            words = Passage(words.text[: cut.start()], (Span(words.spans[0].start, words.spans[0].start + cut.start()),))
        return Entry(line.level, line.ordinal or Ordinal(0), words, line.span)

    def _words(self, start: int, line: Line) -> Passage:
        end = line.span.start + len(line.text.rstrip())
        if start >= end:
            return NOWHERE
        return Passage(self.clean[start:end], (Span(start, end),))

    # --- body ---

    def _body(self, body: list[Line]) -> None:
        pending: list[Line] = []
        for line in body:
            if line.kind in ("division", "article") and line.ordinal is not None:
                self._flush(pending)
                pending = [line]
            else:
                pending.append(line)
        self._flush(pending)

    def _flush(self, group: list[Line]) -> None:
        if not group:
            return
        if group[0].kind == "division":
            self._open(group)
        elif group[0].kind == "article":
            self._article(group)

    def _open(self, group: list[Line]) -> None:
        head = group[0]
        rank = LEVELS.index(head.level) if head.level in LEVELS else 1
        while self.stack and self.stack[-1].rank >= rank:
            self._close()
        titles = [self._words(head.body, head)]
        titles += [self._words(line.body, line) for line in group[1:] if line.kind == "division"]
        rest = [line for line in group[1:] if line.kind != "division"]
        label = self._label(head)
        opened = _Open(head, rank, wraps.join(titles), label)
        opened.paragraphs = list(UnitBuilder(self.clean, self.joiner).paragraphs(rest))
        self.stack.append(opened)

    def _label(self, line: Line) -> Passage:
        span = line.label or Span(line.body, line.body)
        return Passage(self.clean[span.start : span.end], (span,))

    def _close(self) -> None:
        opened = self.stack.pop()
        end = opened.children[-1].span.end if opened.children else _end(opened)
        division = Division(
            opened.line.level,
            opened.line.ordinal or Ordinal(0),
            opened.label,
            opened.title,
            tuple(opened.paragraphs),
            tuple(opened.children),
            Span(opened.label.span.start, end),
        )
        self._children().append(division)

    def _children(self) -> list[Division | Article]:
        return self.stack[-1].children if self.stack else self.root

    def _article(self, group: list[Line]) -> None:
        unit, closing = UnitBuilder(self.clean, self.joiner).unit(group)
        self.closing = closing
        self.units.append(unit)
        self._children().append(unit)

    # --- tail ---

    def _annexes(self, found: list[Line]) -> tuple[Annex, ...]:
        groups: list[list[Line]] = []
        for line in found:
            if line.kind == "annex" or not groups:
                groups.append([])
            groups[-1].append(line)
        return tuple(self._annex(group) for group in groups if any(line.text.strip() for line in group))

    def _annex(self, group: list[Line]) -> Annex:
        head = self._words(group[0].body, group[0])
        label, title = _annex_label(head)
        rest = [line for line in group[1:] if line.kind != "blank"]
        if not title.text and rest and rest[0].kind == "text" and len(rest[0].text.strip()) <= 60 and "。" not in rest[0].text:
            title = self._words(rest[0].body, rest[0])
            rest = rest[1:]
        paragraphs = UnitBuilder(self.clean, self.joiner).paragraphs(rest)
        end = group[-1].span.start + len(group[-1].text.rstrip())
        return Annex(label, title, paragraphs, Span(head.span.start, max(end, head.span.end)))


class _Groups:
    """The lines of a text by the part of the law that they belong to."""

    def __init__(self) -> None:
        self.titles: list[Line] = []
        self.notes: list[Line] = []
        self.announcement: list[Line] = []
        self.contents: list[Line] = []
        self.preamble: list[Line] = []
        self.body: list[Line] = []
        self.annexes: list[Line] = []
        self.part = self.preamble

    def add(self, line: Line) -> None:
        kind = line.kind
        if kind in ("article", "division") and line.ordinal is not None:
            self.part = self.body
        elif kind == "annex":
            self.part = self.annexes
        own = {
            "title": self.titles,
            "note": self.notes,
            "announcement": self.announcement,
            "contents": self.contents,
        }.get(kind)
        if own is not None:
            own.append(line)
        elif kind not in ("blank", "furniture"):
            self.part.append(line)


def _title_of(rows: list[Passage]) -> Passage:
    plain = [row for row in rows if not row.text.startswith("《")]
    if not plain:
        words = rows[-1]
        start, end = words.text.find("《") + 1, words.text.rfind("》")
        offset = words.spans[0].start
        return Passage(words.text[start:end], (Span(offset + start, offset + end),)) if 0 < start < end else words
    # 最高人民法院 / 关于…的解释: a title on several rows; a row that repeats the title is the page's.
    names = {"".join(row.text.split()) for row in plain}
    return plain[-1] if len(names) == 1 else wraps.join(plain)


def _annex_label(head: Passage) -> tuple[Passage, Passage]:
    text = head.text
    size = 1
    while size < len(text) and text[size] in "件表录錄图圖一二三四五六七八九十0123456789 ":
        size += 1
    rest = text[size:].lstrip("：: 　.．、")
    if not head.spans:
        return head, NOWHERE
    start, end = head.spans[0]
    label = Passage(text[:size].rstrip(), (Span(start, start + len(text[:size].rstrip())),))
    return label, Passage(rest, (Span(end - len(rest), end),)) if rest else NOWHERE


def _end(opened: _Open) -> int:
    if opened.paragraphs and opened.paragraphs[-1].words.spans:
        return opened.paragraphs[-1].words.spans[-1].end
    return opened.title.spans[-1].end if opened.title.spans else opened.label.span.end
