"""Sentences that went to another article than the one that theirs became: what is said of them beside a change.

第三条第一款 is in 第二条 now, while 第三条 is still 第三条: the changes of the two articles alone don't tell.
"""

from __future__ import annotations

from typing import NamedTuple

from tiaowen.comparison import Change, Comparison
from tiaowen.model import Article
from tiaowen.render.naming import number


class Strays(NamedTuple):
    """The articles, by their labels, that a change has sentences in common with, beside its own two sides."""

    to: tuple[str, ...]
    """The new articles that a part of it is in now."""
    by: tuple[str, ...]
    """The old articles that a part of it was in."""


NONE = Strays((), ())


def strays(change: Change, comparison: Comparison) -> Strays:
    """Where parts of the change's articles went, and where they came from."""
    if not comparison.alignment.strays:
        return NONE
    old = {unit.span for unit in change.old.units} if change.old else set()
    new = {unit.span for unit in change.new.units} if change.new else set()
    found = [(mine, other) for mine, other, _ in comparison.strays if (mine.span in old) != (other.span in new)]
    return Strays(
        tuple(dict.fromkeys(_label(other, comparison, True) for mine, other in found if mine.span in old)),
        tuple(dict.fromkeys(_label(mine, comparison, False) for mine, other in found if other.span in new)),
    )


def _label(unit: Article, comparison: Comparison, new: bool) -> str:
    """As the changes have it, which may be in another script than the file."""
    for change in comparison.changes:
        side = change.new if new else change.old
        for shown in side.units if side else ():
            if shown.span == unit.span:
                return number(shown)
    return number(unit)
