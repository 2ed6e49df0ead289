"""Runs of marked text -> lines: colours where there are any, else [-删-] and {+增+}; broken for Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from tiaowen.render.runs import Run
from tiaowen.render.runs import lines as split
from tiaowen_cli.screen.visible import visible
from tiaowen_cli.screen.wrap import width, wrap
from tiaowen_cli.theme import Theme

SIGNS = {"removed": ("[-", "-]"), "added": ("{+", "+}")}
_OPEN, _CLOSE = "（", "）"
"""What stands for the two signs while lines are broken: as wide, and kept with the words in the same way."""


class Glyph(NamedTuple):
    """A character of the text, or a sign."""

    measured: str
    """The character that stands for it while lines are broken."""
    text: str
    style: str


class Ink:
    """Writes runs in the colours of a theme, or with signs where it has none."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.signs = not theme.removed

    def line(self, runs: Iterable[Run]) -> str:
        """The runs as one line without end, for a pipe."""
        parts = []
        for run in runs:
            text = _data(run.text).replace("\n", " ")
            before, behind = SIGNS[run.mark] if run.mark and self.signs else ("", "")
            parts.append(before + self.theme.paint(text, self._style(run)) + behind)
        return "".join(parts)

    def lines(self, runs: Iterable[Run], columns: int, first: int = 0, hang: int = 0) -> list[str]:
        """The runs as lines of at most so many columns; `first` and `hang` as `wrap` has them."""
        lines: list[str] = []
        for row in split(list(runs)):
            glyphs = [glyph for run in row for glyph in self._glyphs(run)]
            found = self._wrapped(glyphs, columns, hang if lines else first, hang)
            # A further row begins like a further line.
            lines += [" " * hang + found[0], *found[1:]] if lines and found else found
        return lines

    def _style(self, run: Run) -> str:
        if run.mark and not self.signs:
            # Struck out, or bold, for whoever can't tell red from green.
            return f"9;{self.theme.removed}" if run.mark == "removed" else f"1;{self.theme.added}"
        return {"stale": self.theme.warning, "cut": self.theme.dim, "label": self.theme.article}.get(run.kind, "")

    def _glyphs(self, run: Run) -> list[Glyph]:
        style = self._style(run)
        glyphs = [Glyph(character, character, style) for character in _data(run.text)]
        if run.mark and self.signs:
            before, behind = SIGNS[run.mark]
            return [Glyph(_OPEN, before, ""), *glyphs, Glyph(_CLOSE, behind, "")]
        return glyphs

    def _wrapped(self, glyphs: list[Glyph], columns: int, first: int, hang: int) -> list[str]:
        measured = "".join([glyph.measured for glyph in glyphs])
        lines, at = [], 0
        for index, line in enumerate(wrap(measured, columns, first, hang)):
            body = line[hang:] if index else line
            at = measured.index(body, at)
            indent = " " * hang if index else ""
            lines.append(indent + self._painted(glyphs[at : at + len(body)]))
            at += len(body)
        return lines

    def _painted(self, glyphs: list[Glyph]) -> str:
        """The glyphs of a line, each stretch of one style in one colour."""
        painted: list[str] = []
        gathered: list[str] = []
        style = ""
        for glyph in glyphs:
            if glyph.style != style:
                painted.append(self.theme.paint("".join(gathered), style))
                gathered, style = [], glyph.style
            gathered.append(glyph.text)
        painted.append(self.theme.paint("".join(gathered), style))
        return "".join(painted)


def _data(text: str) -> str:
    return visible(text.replace("\t", " ").replace("\r\n", "\n"))


def plain_width(line: str) -> int:
    """The columns that a painted line takes."""
    if "\x1b" in line:
        line = re.sub("\x1b\\[[0-9;]*m", "", line)
    return width(line)
