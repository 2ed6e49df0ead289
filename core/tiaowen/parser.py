"""Lines -> Law: the tree of divisions, articles, 款, 项 and 目, with findings beside it.

Never raises on content: whatever the text says, a Law comes out, and what is odd about it is a Finding.
"""

from __future__ import annotations

import re

from tiaowen import findings, lines, wraps
from tiaowen.builder import UnitBuilder, plain_title
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
from tiaowen.patterns import lazy

_APART = frozenset(("announcement", "furniture", "title"))
"""Lines between the articles that belong to none: a signature, a footer, the title of a second document."""
_HEADS = frozenset(("article", "division"))
_PAGE = lazy(r"[.…·．\s]*\d*$")
"""Dots and the number of the page, behind an entry of the contents."""


def parse(text: Text, scanned: list[Line] | None = None) -> Law:
    """The law that a clean text holds; `scanned` are its lines (`lines.scan`), where they are there already."""
    return _Parser(text, lines.scan(text) if scanned is None else scanned).law()


class _Open:
    """A division that is still being read."""

    def __init__(self, line: Line, rank: int, title: Passage, label: Passage) -> None:
        self.line = line
        self.rank = rank
        self.title = title
        self.label = label
        self.paragraphs: list[Paragraph] = []
        self.children: list[Division | Article] = []


class _Parser:
    """Reads the lines of one text, once, from top to bottom."""

    def __init__(self, text: Text, scanned: list[Line]) -> None:
        self.text = text
        self.clean = text.clean
        self.lines = scanned
        self.build = UnitBuilder(text.clean, wraps.Wraps(text.clean, scanned), titled=_titled(scanned))
        self.root: list[Division | Article] = []
        self.stack: list[_Open] = []
        self.units: list[Article] = []
        self.closing: tuple[Paragraph, ...] = ()
        ranks = [
            LEVELS.index(line.level) for line in scanned if line.kind == "division" and line.level in LEVELS
        ]
        self.top = min(ranks, default=0)
        """The rank of the highest division, which a heading without a number is taken for."""

    def law(self) -> Law:
        body, tail = self._borders()
        front: dict[str, list[Line]] = {
            "title": [],
            "note": [],
            "announcement": [],
            "contents": [],
            "text": [],
        }
        for line in self.lines[:body]:
            front.get(line.kind, front["text"]).append(line)
        preamble = self.build.paragraphs([_unhung(line) for line in front["text"]])
        ended = [line for line in self.lines[body:] if line.kind == "announcement"]
        self._body([line for line in self.lines[body:tail] if line.kind not in _APART])
        while self.stack:
            self._close()
        title, subtitle = self._titles(front["title"])
        law = Law(
            self.text,
            title,
            subtitle,
            tuple(self._words(line.body, line) for line in front["note"]),
            tuple(self._words(line.body, line) for line in front["announcement"] + ended),
            tuple(self._entry(line) for line in front["contents"] if line.ordinal),
            preamble,
            tuple(self.root),
            self._annexes([line for line in self.lines[tail:] if line.kind != "furniture"]),
            (),
            tuple(self.units),
            self.closing,
        )
        return law._replace(findings=findings.of(law))

    def _borders(self) -> tuple[int, int]:
        """The indices of the first line of the body and of the first line of the annexes."""
        size = len(self.lines)
        body = next(
            (i for i, line in enumerate(self.lines) if line.ordinal and line.kind in ("article", "division")),
            size,
        )
        kinds = [line.kind for line in self.lines]
        return body, kinds.index("annex", body) if "annex" in kinds[body:] else size

    # --- head ---

    def _titles(self, titles: list[Line]) -> tuple[Passage, Passage]:
        """The law's name: what 《》 holds where only a page title is there; the last row is the name proper."""
        if not titles:
            return NOWHERE, NOWHERE
        rows = [self._words(line.body, line) for line in titles]
        marked = [
            row for row, line in zip(rows, titles, strict=True) if "#" in line.text[: line.body - line.start]
        ]
        if marked:
            return marked[0], marked[1] if len(marked) > 1 else NOWHERE
        subtitle = NOWHERE
        if len(rows) > 1 and rows[-1].text.endswith(("编", "編")) and len(rows[-1].text) <= 14:
            subtitle = rows.pop()
        return _title_of(rows), subtitle

    def _entry(self, line: Line) -> Entry:
        """An entry of the contents, without the dots and the page number behind its title."""
        words = self._words(line.body, line)
        title = _PAGE.sub("", words.text)
        if title != words.text:
            words = Passage(title, line.body) if title else NOWHERE
        return Entry(line.level, line.ordinal or Ordinal(0), words, line.span)

    def _words(self, start: int, line: Line) -> Passage:
        end = line.start + len(line.text.rstrip())
        if start >= end:
            return NOWHERE
        return Passage(self.clean[start:end], start)

    # --- body ---

    def _body(self, body: list[Line]) -> None:
        pending: list[Line] = []
        for line in body:
            if line.ordinal is not None and line.kind in _HEADS:
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
        rank = LEVELS.index(head.level) if head.level in LEVELS else self.top
        while self.stack and self.stack[-1].rank >= rank:
            self._close()
        titles = [self._words(head.body, head)]
        titles += [self._words(line.body, line) for line in group[1:] if line.kind == "division"]
        rest = [line for line in group[1:] if line.kind != "division"]
        label = self._label(head)
        opened = _Open(head, rank, wraps.join(titles), label)
        opened.paragraphs = list(self.build.paragraphs(rest))
        self.stack.append(opened)

    def _label(self, line: Line) -> Passage:
        span = line.label or Span(line.body, line.body)
        return Passage(self.clean[span.start : span.end], span.start) if span.start < span.end else NOWHERE

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
            Span(opened.line.body if opened.label is NOWHERE else opened.label.span.start, end),
        )
        self._children().append(division)

    def _children(self) -> list[Division | Article]:
        return self.stack[-1].children if self.stack else self.root

    def _article(self, group: list[Line]) -> None:
        unit, closing = self.build.unit(group)
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
        if not title.text and rest and rest[0].kind == "text" and _is_title(rest[0].text.strip()):
            title = self._words(rest[0].body, rest[0])
            rest = rest[1:]
        paragraphs = self.build.rows(rest)
        end = group[-1].span.start + len(group[-1].text.rstrip())
        return Annex(label, title, paragraphs, Span(head.start, max(end, head.end)))


def _unhung(line: Line) -> Line:
    """A line before the body as plain text: the points of a decision that stands before the law hang on nothing."""
    if line.kind not in ("item", "subitem") or line.label is None:
        return line
    return line._replace(kind="text", body=line.label.start)


def _titled(scanned: list[Line]) -> bool:
    """Whether most articles are 第1条 简称 on one row with their text on the next; or points 一、加强审查."""
    heads = [
        (line, below)
        for line, below in zip(scanned, scanned[1:], strict=False)
        if line.kind == "article" and len(line.text) <= 50
    ]
    count = [line.kind for line in scanned].count("article")
    if len(heads) < 3 or len(heads) < 0.6 * count:
        return False
    plain = sum(
        below.kind in ("text", "item") and plain_title(line.text[line.body - line.start :].rstrip())
        for line, below in heads
    )
    return plain >= 0.6 * count


def _title_of(rows: list[Passage]) -> Passage:
    rows = [_without_field(row) for row in rows]
    plain = [row for row in rows if not row.text.startswith("《")]
    if not plain:
        words = rows[-1]
        start, end = words.text.find("《") + 1, words.text.rfind("》")
        return Passage(words.text[start:end], words.start + start) if 0 < start < end else words
    # 最高人民法院 / 关于…的解释: a title on several rows; a row that repeats the title is the page's.
    names = ["".join(row.text.split()) for row in plain]
    total = sum(map(len, names))
    for index, name in enumerate(names):
        if 2 * len(name) == total and name == "".join(names[:index] + names[index + 1 :]):
            return plain[index]  # a database says the title whole, and the text says it again on several rows
    return plain[-1] if len(set(names)) == 1 else wraps.join(plain)


def _without_field(words: Passage) -> Passage:
    """個人資料保護法 of 法規名稱：個人資料保護法."""
    match = re.match(r"(?:法規名稱|法规名称|标题|標題|名称|名稱)\s*[：:]\s*", words.text)
    if not match or words.wrapped or match.end() == len(words.text):
        return words
    return Passage(words.text[match.end() :], words.start + match.end())


def _annex_label(head: Passage) -> tuple[Passage, Passage]:
    text = head.text
    size = 1
    while size < len(text) and text[size] in "件表录錄图圖一二三四五六七八九十0123456789 ":
        size += 1
    rest = text[size:].lstrip("：: 　.．、")
    label = Passage(text[:size].rstrip(), head.start)
    return label, Passage(rest, head.end - len(rest)) if rest else NOWHERE


def _is_title(text: str) -> bool:
    return len(text) <= 60 and not any(mark in text for mark in "。；，：")


def _end(opened: _Open) -> int:
    if opened.paragraphs and opened.paragraphs[-1].words.text:
        return opened.paragraphs[-1].words.end
    return max(opened.title.span.end, opened.label.span.end)
