"""What a text is, as `tiaowen info` prints it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from tiaowen.clean import tally
from tiaowen.model import LEVELS, Division, Finding, Item, Law, Subitem
from tiaowen.noted import noted
from tiaowen.promulgation import Event, Promulgation, promulgation
from tiaowen.render import json
from tiaowen.render.json import Encoder, Value
from tiaowen.script import detect
from tiaowen_cli.screen.visible import visible
from tiaowen_cli.screen.wrap import wrap

if TYPE_CHECKING:
    from tiaowen_cli.session import Session

_SCRIPTS = {
    "hans": "Simplified",
    "hant": "Traditional",
    "mixed": "mixed: Traditional with characters left Simplified, or the reverse",
    "none": "none: no character that tells Simplified from Traditional",
}
_REMOVED = {
    "note": ("pinyin note", "pinyin notes"),
    "control": ("run of control characters", "runs of control characters"),
    "invisible": ("run of invisible characters", "runs of invisible characters"),
    "markup": ("piece of markup", "pieces of markup"),
    "furniture": ("line of web-page furniture", "lines of web-page furniture"),
}
MARGIN = 12
"""Columns for the names of the fields on a terminal."""


class Counts(NamedTuple):
    """How much of what a law has."""

    divisions: dict[str, int]
    """By level, from the highest."""
    articles: int
    points: int
    """Units of a decision that are numbered 一、二、三、."""
    paragraphs: int
    items: int
    subitems: int
    annexes: int


def counts(law: Law) -> Counts:
    """Counts the parts of a law; 款 and 项 only within its articles or points."""
    levels = Counter(node.level for _, node in law.walk() if isinstance(node, Division))
    paragraphs = [one for unit in law.units for one in unit.paragraphs if one.kind == "text"]
    items = [item for unit in law.units for one in unit.paragraphs for item in one.items]
    return Counts(
        {level: levels[level] for level in LEVELS if levels[level]},
        len(law.articles),
        len(law.units) - len(law.articles),
        len(paragraphs),
        len(items),
        sum(_below(item) for item in items),
        len(law.annexes),
    )


def _below(node: Item | Subitem) -> int:
    return sum(1 + _below(subitem) for subitem in node.subitems)


def info(law: Law, session: Session) -> str:
    """The facts, a line each; on a terminal with the names in a margin."""
    lines: list[str] = []
    for name, value in facts(law):
        if not session.terminal:
            lines.append(f"{name}: {visible(value)}")
            continue
        margin = MARGIN if session.columns >= 40 else 2
        wrapped = wrap(visible(value), session.columns, MARGIN if margin == MARGIN else 0, margin)
        head = session.theme.paint(name, session.theme.label)
        if margin == MARGIN:
            lines.append(head + " " * (MARGIN - len(name)) + wrapped[0] if wrapped else head)
            lines += wrapped[1:]
        else:
            lines += [
                head,
                *(" " * margin + line.lstrip() for line in wrap(visible(value), session.columns - margin)),
            ]
    return "".join(line + "\n" for line in lines)


def facts(law: Law) -> Iterator[tuple[str, str]]:
    """Each fact as a name and a value; what the text does not say is left out."""
    yield "title", " ".join(filter(None, (law.title.text, law.subtitle.text))) or "(none found)"
    yield from _making(promulgation(law))
    yield "contains", _contains(counts(law))
    yield from _text(law)
    yield "findings", f"{len(law.findings)}" if law.findings else "none"
    for finding in law.findings:
        yield finding.severity, _finding(law, finding)


def _making(made: Promulgation) -> Iterator[tuple[str, str]]:
    if made.body:
        yield "body", made.body
    if made.number:
        yield "number", made.number
    for name in ("passed", "approved", "promulgated"):
        for event in _once(event for event in made.events if event.kind == name):
            yield name, event
    if made.amended:
        yield "amended", ", ".join(made.amended)
    if made.effective or made.clause:
        yield "in force", made.effective or made.clause


def _once(events: Iterable[Event]) -> Iterator[str]:
    """The date of each event and who did it; the first of a date, since note and announcement repeat each other."""
    seen: set[str] = set()
    for event in events:
        if event.date not in seen:
            seen.add(event.date)
            yield " ".join(filter(None, (event.date, event.body, event.number)))


def _contains(count: Counts) -> str:
    parts = [f"{number} {level}" for level, number in count.divisions.items()]
    parts += [f"{count.points} 点"] if count.points else []
    parts += [f"{count.articles} 条"] if count.articles or not count.points else []
    parts += [f"{count.paragraphs} 款", f"{count.items} 项"]
    parts += [f"{count.subitems} 目"] if count.subitems else []
    parts += [f"{count.annexes} 附件"] if count.annexes else []
    return ", ".join(parts)


def _text(law: Law) -> Iterator[tuple[str, str]]:
    source = law.text.source
    yield "characters", f"{len(law.text.clean):,}"
    yield "script", _SCRIPTS[detect(law.text.clean)]
    extras = ["byte order mark"] * source.bom + ["a guess"] * source.guessed
    yield "encoding", ", ".join([source.encoding, *extras])
    yield "removed", "; ".join(_removed(law)) or "nothing"


def _removed(law: Law) -> Iterator[str]:
    kinds = tally(law.text)
    for kind, number in sorted(kinds.items(), key=lambda pair: -pair[1]):
        one, many = _REMOVED.get(kind, (kind, kind))
        said = f"{number:,} {one if number == 1 else many}"
        if kind == "note":
            characters = len(noted(law))
            said += f" on {characters} {'character' if characters == 1 else 'characters'}"
        yield said


def _finding(law: Law, finding: Finding) -> str:
    place = law.text.position(finding.span.start)
    return f"{law.text.source.name}:{place.line}:{place.column}: {finding.message}"


def as_json(law: Law) -> str:
    """All facts, with what was removed and where."""
    encoder = Encoder(law)
    made, count = promulgation(law), counts(law)
    kinds = tally(law.text)
    divisions: dict[str, Value] = dict(count.divisions)
    removed: dict[str, Value] = dict(kinds)
    fields: dict[str, Value] = {
        "source": encoder.source(),
        "title": encoder.passage(law.title),
        "subtitle": encoder.passage(law.subtitle),
        "promulgation": _made(made, encoder),
        "counts": {**count._asdict(), "divisions": divisions},
        "characters": len(law.text.clean),
        "script": detect(law.text.clean),
        "removed": removed,
        "noted_characters": [*sorted(noted(law))],
        "removals": [
            {"kind": removal.kind, "text": removal.text, "span": encoder.source_span(removal.span)}
            for removal in law.text.removals
        ],
        "findings": encoder.findings(),
    }
    return json.dumps("info", fields)


def _made(made: Promulgation, encoder: Encoder) -> Value:
    return {
        "body": made.body or None,
        "number": made.number or None,
        "passed": made.passed or None,
        "promulgated": made.promulgated or None,
        "amended": [*made.amended],
        "effective": made.effective or None,
        "clause": made.clause or None,
        "events": [{**event._asdict(), "span": encoder.span(event.span)} for event in made.events],
    }
