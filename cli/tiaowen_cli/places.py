"""Which law and which places of it the arguments name, and what stands there."""

from __future__ import annotations

import os
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from tiaowen.errors import NotFoundError, PinpointError

if TYPE_CHECKING:
    from tiaowen.model import Law
    from tiaowen.pinpoint import Place, Range
    from tiaowen_cli.session import Session


class Shown(NamedTuple):
    """A place that is to be shown."""

    place: Place
    context: bool = False
    """Whether it is only a neighbour of what was asked for."""


def arguments(session: Session, law: str | None, where: list[str]) -> tuple[str, list[str]]:
    """The path of the law, and the places.

    With TIAOWEN_LAW set, the first argument is the law only if it is -, exists, or looks like a path;
    so a file that is called 16 has to be written ./16 only where there is none of that name.
    """
    preset = session.environ.get("TIAOWEN_LAW", "")
    if law is None or not preset or _is_path(law):
        return session.law_path(law), where
    return preset, [law, *where]


def _is_path(argument: str) -> bool:
    if argument == "-" or os.path.exists(argument):
        return True
    return os.sep in argument or argument.lower().endswith((".md", ".txt", ".html", ".htm"))


def read(wanted: list[str]) -> list[tuple[str, tuple[Range, ...], tuple[Range, ...]]]:
    """Each place as typed, with what it means in a law of the mainland and in one of Taiwan.

    Read before the law is, so that a typing error costs no time.
    PinpointError for what can't be understood.
    """
    if not wanted:
        return []
    from tiaowen import pinpoint

    ranges = []
    for text in wanted:
        mainland = pinpoint.parse(text)
        try:
            taiwan = pinpoint.parse(text, taiwan=True)
        except PinpointError:
            taiwan = mainland
        ranges.append((text, mainland, taiwan))
    return ranges


def locate(
    law: Law, wanted: list[tuple[str, tuple[Range, ...], tuple[Range, ...]]], context: int
) -> tuple[list[Shown], list[str]]:
    """What stands at the places, in the order in which they were asked for; and a sentence for each that is not there.

    With neighbours the order is the law's own, and nothing comes twice.
    """
    from tiaowen import pinpoint

    taiwan = pinpoint.usage(law) == "taiwan"
    found: list[Place] = []
    missing: list[str] = []
    for _, mainland, islands in wanted:
        for asked in islands if taiwan else mainland:
            try:
                found += pinpoint.locate(law, asked)
            except NotFoundError as error:
                missing.append(str(error))
    if not context:
        return [Shown(place) for place in found], missing
    return _with_neighbours(law, found, context), missing


def _with_neighbours(law: Law, found: list[Place], context: int) -> list[Shown]:
    """The articles of the places, and as many before and behind each."""
    from tiaowen.model import Article, Pinpoint
    from tiaowen.pinpoint import Place

    places = [
        Place(Pinpoint(node.ordinal), path, node) for path, node in law.walk() if isinstance(node, Article)
    ]
    starts = [unit.span.start for unit in law.units]
    asked: set[int] = set()
    for place in found:
        span = (place.article or place.divisions[-1]).span
        asked.update(range(bisect_left(starts, span.start), bisect_left(starts, span.end)))
    shown: list[Shown] = []
    reached = 0
    for index in sorted(asked):
        # Up to the far end of the law, whatever number is given.
        first, last = max(reached, index - context), min(len(places), index + context + 1)
        shown += [Shown(places[here], here not in asked) for here in range(first, last)]
        reached = max(reached, last)
    return shown
