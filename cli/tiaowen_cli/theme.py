"""Colours, named by what they mean; the sixteen colours that every terminal has and every user may set."""

from __future__ import annotations

from typing import NamedTuple


class Theme(NamedTuple):
    """What is written in front of a word of each meaning; nothing at all where there is no colour."""

    title: str = ""
    division: str = ""
    article: str = ""
    label: str = ""
    """The number of an item."""
    dim: str = ""
    """What is beside the law's own text: notes, neighbours, positions."""
    error: str = ""
    warning: str = ""
    removed: str = ""
    """删: what only the old text has."""
    added: str = ""
    """增: what only the new text has."""
    hit: str = ""
    """What a search found."""

    def paint(self, text: str, style: str) -> str:
        """The text in a style of this theme; a line break never stands inside a colour."""
        if not style or not text:
            return text
        if "\n" in text:
            return "\n".join(self.paint(line, style) for line in text.split("\n"))
        return f"\x1b[{style}m{text}\x1b[0m"


PLAIN = Theme()
COLOUR = Theme(
    title="1",
    division="1;34",
    article="1;36",
    label="36",
    dim="2",
    error="1;31",
    warning="1;33",
    removed="31",
    added="32",
    hit="1;31",
)
