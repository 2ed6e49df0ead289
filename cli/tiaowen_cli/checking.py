"""From one path or two and what was asked for to a report and the exit code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tiaowen.errors import TiaowenError
from tiaowen_cli.exits import Exit

if TYPE_CHECKING:
    from tiaowen_cli.session import Session


class UsageError(TiaowenError):
    """Arguments that do not go together."""


def form(*, stat: bool, explain: bool, quiet: bool, as_json: bool) -> str:
    """`stat`, `explain`, `quiet`, `json` or `report`; UsageError for several."""
    asked = {"stat": stat, "explain": explain, "quiet": quiet, "json": as_json}
    chosen = [name for name, given in asked.items() if given]
    if len(chosen) > 1:
        raise UsageError(f"--{' and --'.join(chosen)} exclude each other: leave one of them only")
    return chosen[0] if chosen else "report"


def classes(words: str) -> frozenset[str]:
    """The classes that --strict names; UsageError for a word that is none."""
    from tiaowen.check import CLASSES

    named = {word.strip() for word in words.split(",") if word.strip()}
    if "all" in named:
        return frozenset(CLASSES)
    unknown = sorted(named - set(CLASSES))
    if unknown:
        raise UsageError(f"--strict: there is no class {unknown[0]}; the classes are {', '.join(CLASSES)}, all")
    return frozenset(named)


def one(session: Session, path: str, shape: str, encoding: str | None) -> Exit:
    """Checks one copy by itself; errors in its text are the exit code 1."""
    from tiaowen.check import findings

    law = session.law(path, encoding)
    found = findings(law)
    if shape == "json":
        from tiaowen.render import report_json
        from tiaowen.render.json import Encoder

        encoder = Encoder(law)
        session.show(report_json.single(law, [encoder.finding(finding) for finding in found]))
    elif shape != "quiet":
        from tiaowen_cli.screen import report as screen

        session.show(screen.single(law, found, session, stat=shape == "stat"))
    return Exit.NO if any(finding.severity == "error" for finding in found) else Exit.OK


def two(
    session: Session, a: str, b: str, shape: str, strict: frozenset[str], encoding: str | None
) -> Exit:
    """Checks two copies against each other."""
    from tiaowen.check import compare

    if a == b == "-":
        raise UsageError("only one of the two copies can be standard input")
    found = compare(session.law(a, encoding), session.law(b, encoding))
    if shape == "json":
        from tiaowen.render import report_json

        session.show(report_json.check(found, strict))
    elif shape != "quiet":
        from tiaowen_cli.screen import report as screen

        if shape == "explain":
            session.show(screen.explain(found, strict))
        else:
            session.show(screen.report(found, session, strict, stat=shape == "stat"))
    return Exit.NO if found.differs(strict) else Exit.OK
