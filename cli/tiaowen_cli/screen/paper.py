"""Blocks -> lines for a terminal: broken for Chinese, indented as statutes are printed, in colour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tiaowen.render import text
from tiaowen.render.blocks import Block
from tiaowen_cli.screen.visible import visible
from tiaowen_cli.screen.wrap import width, wrap
from tiaowen_cli.session import Session

NARROW = 40
"""Below this many columns nothing is indented that need not be."""


class Paper:
    """Lays blocks out for a terminal: 款 with an indent of two characters, 项 hanging, headings apart."""

    def __init__(self, session: Session) -> None:
        self.theme = session.theme
        self.columns = session.columns
        self.indent = 4 if session.columns >= NARROW else 2

    def whereabouts(self, names: list[str]) -> Iterator[str]:
        """The divisions around a place, as a line of its own."""
        for line in wrap(visible("  ".join(names)), self.columns):
            yield self.theme.paint(line, self.theme.division)
        yield ""

    def part(self, name: str, given: Iterable[Block]) -> Iterator[str]:
        """A 款, 项 or 目, with the name of the place in front."""
        for index, block in enumerate(given):
            if index == 0:
                yield from self._run_in(name + "  ", visible(block.text), self.theme.article, 0)
            else:
                yield from self._block(block)

    def blocks(self, given: Iterable[Block], *, dim: bool = False) -> Iterator[str]:
        """Blocks with an empty line between articles, and around headings."""
        before = ""
        for block in given:
            if before and _apart(before, block.kind):
                yield ""
            for line in self._block(block):
                yield self.theme.paint(line, self.theme.dim) if dim and "\x1b" not in line else line
            before = block.kind

    def _block(self, block: Block) -> Iterator[str]:
        words = visible(block.text)
        if block.kind in ("title", "heading"):
            style = self.theme.title
        elif block.kind == "plain" and words.startswith("#"):
            # Of a text without articles all lines are shown as they are; this one is a heading in Markdown.
            style, words = self.theme.title, words.lstrip("#").lstrip() or words
        elif block.kind in ("note", "announcement"):
            style = self.theme.dim
        else:
            yield from self._body(block, words)
            return
        for line in wrap(words, self.columns):
            yield self.theme.paint(line, style)

    def _body(self, block: Block, words: str) -> Iterator[str]:
        if block.kind in ("division", "annex"):
            for line in wrap(visible(text.head(block)) + words, self.columns):
                yield self.theme.paint(line, self.theme.division)
        elif block.kind == "article":
            yield from self._article(block, words)
        elif block.kind == "item":
            indent = self.indent * block.depth if self.columns >= NARROW else 2 * (block.depth - 1)
            head = visible(text.head(block))
            yield from self._run_in(" " * indent + head, words, self.theme.label, indent + width(head))
        elif block.kind in ("plain", "table"):
            yield from wrap(words, self.columns) or [""]
        else:
            lines = wrap(words, self.columns, self.indent)
            yield from [" " * self.indent + line if index == 0 else line for index, line in enumerate(lines)]

    def _article(self, block: Block, words: str) -> Iterator[str]:
        """第十六条  公共数据…: the number, the title if there is one, and the first 款 behind it."""
        gap = "" if block.level == "点" else "  "
        head = visible(block.label) + (gap + visible(block.title) if block.title else "")
        if block.title and words:
            yield from self._run_in(head, "", self.theme.article, 0)
            yield from self._body(Block("paragraph", block.text), words)
        else:
            yield from self._run_in(head + gap, words, self.theme.article, 0)

    def _run_in(self, head: str, words: str, style: str, hang: int) -> Iterator[str]:
        """Words behind a head, which stands on lines of its own where the terminal is too narrow for both."""
        hang = min(hang, self.columns // 2)
        if width(head) > self.columns - 8 or not words:
            for line in wrap(head.rstrip(), self.columns):
                yield self.theme.paint(line, style)
            yield from ([" " * hang + line for line in wrap(words, self.columns - hang)] if words else ())
            return
        lines = wrap(words, self.columns, width(head), hang)
        # A first word that does not fit behind the head leaves the head alone.
        yield self.theme.paint(head.rstrip(" "), style) + head[len(head.rstrip(" ")) :] + lines[0]
        yield from lines[1:]


def _apart(before: str, kind: str) -> bool:
    """Whether an empty line stands between two blocks of these kinds."""
    if kind in ("division", "article", "annex", "heading") or before in ("division", "annex", "heading"):
        return True
    return before != kind and before in ("title", "note", "announcement")
