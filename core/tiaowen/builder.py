"""One article (or point) from its lines: title, 款, 项, 目."""

from __future__ import annotations

from tiaowen import wraps
from tiaowen.labels import new
from tiaowen.model import (
    NOWHERE,
    Article,
    Item,
    Line,
    Ordinal,
    Paragraph,
    Passage,
    Span,
    Subitem,
)
from tiaowen.patterns import lazy

_BRACKETED = lazy(r"[【〔\[]([^【】〔〕\[\]。；\n]{1,40})[】〕\]]|[（(]([^（()）。；，\n]{1,40})[）)]")
_OPENERS = frozenset("【〔[（(")
_DELETED = lazy("删除|刪除|略|废止|廢止|试行|試行|空")
_CLOSING = lazy(
    r"本(?:决定|決定|解释|解釋|规定|規定|批复|修正案|办法|意见|通知)自|^此[复覆復][。\s]*$|^此批复|^特此|^以上|现予公告"
)


def plain_title(text: str) -> bool:
    """Whether the words behind a number may be a title: short, and no sentence."""
    return 0 < len(text) <= 30 and text[-1] not in "。；：︰:，、！？;,”」"


class _Node:
    """An item or sub-item that is still being read."""

    __slots__ = ("children", "label", "ordinal", "style", "words")

    def __init__(self, style: str, ordinal: Ordinal, label: Passage, words: Passage) -> None:
        self.style = style
        self.ordinal = ordinal
        self.label = label
        self.words = [words]
        self.children: list[_Node] = []


class UnitBuilder:
    """Builds the paragraphs of one unit."""

    def __init__(self, clean: str, wrapping: wraps.Wraps, *, titled: bool = False) -> None:
        self.clean = clean
        self.wraps = wrapping
        self.titled = titled
        """Whether the articles of this text have titles behind their number, without brackets (Hong Kong)."""

    def unit(self, group: list[Line]) -> tuple[Article, tuple[Paragraph, ...]]:
        """The article of a group of lines whose first is its label; and what closes a decision behind it."""
        if plain := self._plain(group):
            return plain, ()
        head, rest = group[0], group[1:]
        span = head.label or Span(head.body, head.body)
        closing: list[Line] = []
        if head.level == "点":
            title, body = NOWHERE, head.body
            rest, closing = self._closing(rest)
        else:
            title, body = self._title(head, bool(rest))
        marked = span.start > head.start and "#" in self.clean[head.start : span.start]  # ### 第二条 适用范围
        if (self.titled or marked) and not title.text:
            title, body = self._plain_title(head, rest)
        empty = body >= head.end or self.clean[body : head.end].isspace()
        if empty and not title.text:
            title, rest = self._next_line_title(rest)
        paragraphs = self.paragraphs(
            rest if empty else [head if body == head.body else head._replace(body=body), *rest]
        )
        end = _end_of(paragraphs, max(span.end, title.end))
        label = Passage(self.clean[span.start : span.end], span.start)
        unit = Article(
            head.ordinal or Ordinal(0), label, title, paragraphs, Span(span.start, end), head.level or "条"
        )
        return unit, self.paragraphs(closing) if closing else ()

    def _plain(self, group: list[Line]) -> Article | None:
        """An article without a title whose first 款 stands behind its number, as nearly all are; else None."""
        head = group[0]
        span, body = head.label, head.body
        if span is None or head.level != "条" or span.start != head.start or self.titled:
            return None
        first = self.clean[body : body + 1]
        if first in _OPENERS or first.isspace() or body >= head.end:
            return None
        paragraphs = self.paragraphs(group)
        label = new(Passage, (self.clean[span.start : span.end], span.start, ()))
        whole = new(Span, (span.start, _end_of(paragraphs, span.end)))
        return new(Article, (head.ordinal, label, NOWHERE, paragraphs, whole, "条"))

    def _title(self, head: Line, more: bool) -> tuple[Passage, int]:
        """The bracketed title right behind the number, and where the text begins behind it."""
        if self.clean[head.body : head.body + 1] not in _OPENERS:
            return NOWHERE, head.body
        match = _BRACKETED.match(self.clean, head.body, head.end)
        if not match:
            return NOWHERE, head.body
        group = 1 if match[1] else 2
        round_bracket = group == 2
        attached = head.label is not None and head.body == head.label.end
        rest = self.clean[match.end() : head.end]
        if (
            match[group].isdecimal()
            or _DELETED.search(match[group])
            or (round_bracket and not attached)
            or (round_bracket and not more and not rest.strip())
        ):
            return NOWHERE, head.body
        body = match.end() + len(rest) - len(rest.lstrip())
        return Passage(match[group], match.start(group)), body

    def _plain_title(self, head: Line, rest: list[Line]) -> tuple[Passage, int]:
        words = self._words(head)
        return (words, head.end) if rest and plain_title(words.text) else (NOWHERE, head.body)

    def _next_line_title(self, rest: list[Line]) -> tuple[Passage, list[Line]]:
        """Macau and Hong Kong set the title on the line below the number: short, without a stop."""
        if len(rest) < 2 or rest[0].kind != "text":
            return NOWHERE, rest
        words = self._words(rest[0])
        bracketed = _BRACKETED.fullmatch(words.text)
        if bracketed and not _DELETED.search(words.text):
            return Passage(words.text[1:-1], words.start + 1), rest[1:]
        if len(words.text) <= 30 and words.text[-1] not in "。；：︰，、！？”」）)" and not bracketed:
            goes_on = self.wraps.goes_on(rest[0], rest[1]) and not self._paragraph_like(rest[1])
            return (NOWHERE, rest) if goes_on else (words, rest[1:])
        return NOWHERE, rest

    def _paragraph_like(self, line: Line) -> bool:
        return self._words(line).text[-1:] in "。；："

    def _closing(self, rest: list[Line]) -> tuple[list[Line], list[Line]]:
        """Cuts off 本决定自…施行 and what follows, which belongs to no point."""
        for index, line in enumerate(rest):
            if line.kind == "text" and _CLOSING.search(self._words(line).text):
                return rest[:index], rest[index:]
        return rest, []

    def _words(self, line: Line) -> Passage:
        start = line.body
        text = self.clean[start : line.start + len(line.text)].rstrip()
        return new(Passage, (text, start, ())) if text else NOWHERE

    def paragraphs(self, group: list[Line]) -> tuple[Paragraph, ...]:
        """The 款 of some lines: each unnumbered line begins one, the items below hang on it."""
        if len(group) == 1 and group[0].kind in ("article", "text"):
            words = self._words(group[0])
            return (new(Paragraph, (words, (), _kind(group[0], words))),)
        done: list[Paragraph] = []
        words_of: list[Passage] = []
        nodes: list[_Node] = []
        kind = "text"
        behind: list[Line | None] = []
        for index, line in enumerate(group):
            passage = self._words(line)
            if line.kind in ("item", "subitem"):
                self._hang(nodes, line, passage)
                continue
            if nodes and not behind:
                behind = _items_behind(group)
            within = bool(nodes) and _within_item(nodes, behind[index])
            if index and (within or self.wraps.goes_on(group[index - 1], line)):
                (_last(nodes).words if nodes else words_of).append(passage)
            else:
                if words_of or nodes:
                    done.append(_paragraph(words_of, nodes, kind))
                words_of, nodes, kind = [passage], [], _kind(line, passage)
        if words_of or nodes:
            done.append(_paragraph(words_of, nodes, kind))
        return tuple(done)

    def rows(self, group: list[Line]) -> tuple[Paragraph, ...]:
        """The rows of an annex, each by itself: lists and forms end no sentence, so nothing tells a wrapped row."""
        if self.wraps.width or self.wraps.indented:
            return self.paragraphs(group)
        passages = [(line, self._words(line)) for line in group]
        return tuple(Paragraph(words, (), _kind(line, words)) for line, words in passages)

    def _hang(self, nodes: list[_Node], line: Line, passage: Passage) -> None:
        """Puts an item where its style says: beside the items of that style, or below the last item."""
        span = line.label or Span(line.body, line.body)
        label = new(Passage, (self.clean[span.start : span.end], span.start, ()))
        siblings = nodes
        while siblings and siblings[-1].style != line.level:
            siblings = siblings[-1].children
        siblings.append(_Node(line.level, line.ordinal or Ordinal(0), label, passage))


def _kind(line: Line, passage: Passage) -> str:
    if line.kind == "table":
        return "table"
    return (
        "heading"
        if len(passage.text) < 6 and "".join(passage.text.split()) in ("序言", "前言", "序")
        else "text"
    )


def _items_behind(group: list[Line]) -> list[Line | None]:
    """For each line the next one that is an item."""
    found: list[Line | None] = []
    item = None
    for line in reversed(group):
        found.append(item)
        if line.kind in ("item", "subitem"):
            item = line
    return found[::-1]


def _within_item(nodes: list[_Node], behind: Line | None) -> bool:
    """Whether an unnumbered line belongs to the item above it, and begins no 款: the items count on `behind` it."""
    if not nodes or behind is None or behind.ordinal is None:
        return False
    level = nodes
    while level:
        if level[-1].style == behind.level:
            return behind.ordinal.number == level[-1].ordinal.number + 1
        level = level[-1].children
    return False


def _last(nodes: list[_Node]) -> _Node:
    node = nodes[-1]
    while node.children:
        node = node.children[-1]
    return node


def _paragraph(words: list[Passage], nodes: list[_Node], kind: str) -> Paragraph:
    passage = words[0] if len(words) == 1 else wraps.join(words)
    return new(Paragraph, (passage, tuple([_item(node) for node in nodes]) if nodes else (), kind))


def _item(node: _Node) -> Item:
    below = tuple([_subitem(child) for child in node.children]) if node.children else ()
    return new(Item, (node.ordinal, node.label, wraps.join(node.words), below))


def _subitem(node: _Node) -> Subitem:
    return Subitem(
        node.ordinal, node.label, wraps.join(node.words), tuple(_subitem(child) for child in node.children)
    )


def _end_of(paragraphs: tuple[Paragraph, ...], least: int) -> int:
    """The offset behind the last word of some paragraphs."""
    if not paragraphs:
        return least
    last = paragraphs[-1]
    words = last.words
    least = max(least, words.end if words.wrapped else words.start + len(words.text))
    below: tuple[Item, ...] | tuple[Subitem, ...] = last.items
    while below:
        node = below[-1]
        least = max(least, node.label.end, node.words.end)
        below = node.subitems
    return least
