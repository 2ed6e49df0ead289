"""A law, or places of it, as `tiaowen show` prints it: for a terminal, for a pipe, raw, or as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from tiaowen.model import Division
from tiaowen.render import blocks, text
from tiaowen.render.blocks import Block
from tiaowen_cli.screen.paper import Paper
from tiaowen_cli.screen.visible import visible
from tiaowen_cli.theme import Theme

if TYPE_CHECKING:
    from tiaowen.model import Law
    from tiaowen.pinpoint import Place
    from tiaowen.render.json import Value
    from tiaowen_cli.places import Shown
    from tiaowen_cli.session import Session


def whole(law: Law, session: Session, *, script: str | None, raw: bool, as_json: bool) -> str:
    """All of a law."""
    convert = _converter(script)
    if as_json:
        from tiaowen.render import json

        fields = json.law(json.Encoder(law, convert))
        return json.dumps("law", fields | ({"raw": law.text.source.text} if raw else {}))
    if raw:
        return _ended(_data(law.text.source.text, session))
    return _print(_converted(blocks.whole(law), script), session)


def places(
    law: Law, shown: list[Shown], session: Session, *, script: str | None, raw: bool, as_json: bool
) -> str:
    """Some places of a law."""
    if as_json:
        return _json(law, shown, _converter(script), raw)
    if raw:
        slices = (blocks.raw(law.text, blocks.extent(one.place.node)) for one in shown)
        return "".join(_ended(_data(piece, session)) for piece in slices)
    if not session.terminal:
        return "".join(_print(_converted(blocks.of(one.place.node), script), session) for one in shown)
    return "\n".join(_on_terminal(law, shown, session, script))


def _converter(script: str | None) -> Callable[[str], str]:
    if script is None:
        return str
    from tiaowen.script import convert

    return lambda words: convert(words, script)


def _converted(given: Iterable[Block], script: str | None) -> Iterable[Block]:
    convert = _converter(script)
    return given if script is None else (block.converted(convert) for block in given)


def _data(piece: str, session: Session) -> str:
    """The source's own characters: exact in a pipe, but on a terminal they can't act."""
    return visible(piece.replace("\r\n", "\n")) if session.terminal else piece


def _ended(piece: str) -> str:
    return piece if piece.endswith("\n") or not piece else piece + "\n"


def _print(given: Iterable[Block], session: Session) -> str:
    """Blocks for a terminal, or a line each for a pipe."""
    if session.terminal:
        return "\n".join(Paper(session).blocks(given)) + "\n"
    theme = session.theme
    lines = (
        theme.paint(visible(text.head(block)), _style(theme, block)) + visible(block.text) for block in given
    )
    return "".join(line.rstrip() + "\n" for line in lines)


def _on_terminal(law: Law, shown: list[Shown], session: Session, script: str | None) -> Iterator[str]:
    """Where we are, and what stands there."""
    paper, convert = Paper(session), _converter(script)
    above: tuple[Division, ...] | None = None
    for one in shown:
        around = one.place.divisions if one.place.article else one.place.divisions[:-1]
        if above is not None:
            yield ""
        if around and around != above:
            yield from paper.whereabouts(
                [convert(text.heading(each.label.text, each.name)) for each in around]
            )
        above = around
        part = one.place.paragraph is not None
        given = _converted(blocks.of(one.place.node), script)
        yield from paper.part(_name(law, one.place), given) if part else paper.blocks(given, dim=one.context)
    yield ""


def _name(law: Law, place: Place) -> str:
    from tiaowen import pinpoint

    unit = place.article.unit if place.article else "条"
    return pinpoint.format(place.pinpoint, pinpoint.usage(law), unit)


def _style(theme: Theme, block: Block) -> str:
    return {
        "division": theme.division,
        "article": theme.article,
        "item": theme.label,
        "annex": theme.division,
    }.get(block.kind, "")


def _json(law: Law, shown: list[Shown], convert: Callable[[str], str], raw: bool) -> str:
    from tiaowen.render import json

    encoder = json.Encoder(law, convert)
    values: list[Value] = []
    for one in shown:
        place, node = one.place, one.place.node
        value: dict[str, Value] = {
            "pinpoint": json.pinpoint(place.pinpoint),
            "name": _name(law, place),
            "context": one.context,
            "divisions": [encoder.heading(division) for division in place.divisions],
            "span": encoder.span(blocks.extent(node)),
            "text": "\n".join(convert(line) for line in text.lines(blocks.of(node))),
            "node": encoder.node(node),
        }
        if raw:
            value["raw"] = blocks.raw(law.text, blocks.extent(node))
        values.append(value)
    fields: dict[str, Value] = {
        "source": encoder.source(),
        "title": encoder.passage(law.title),
        "places": values,
        "findings": encoder.findings(),
    }
    return json.dumps("places", fields)
