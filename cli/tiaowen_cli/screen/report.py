"""Report -> what `tiaowen check` prints: verdict, copies, counts, then what matters, the difference marked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tiaowen.check import Count, Difference, Report
from tiaowen.model import Finding, Law
from tiaowen.render import report as words
from tiaowen.render.report import Places, plural, quoted
from tiaowen_cli.screen.visible import visible
from tiaowen_cli.screen.wrap import pad, width, wrap

if TYPE_CHECKING:
    from tiaowen_cli.session import Session

LONGEST = 12
"""An example is cut to so many characters."""
_SIDED = {"note": "题注", "contents": "目录", "announcement": "公告", "furniture": "page footer or header",
          "title": "page title"}  # fmt: skip


def report(found: Report, session: Session, strict: frozenset[str], *, stat: bool) -> str:
    """The whole report; with `stat` only the verdict and the counts."""
    lines = [_verdict(found, session, strict)]
    a, b = words.places(found)
    for name, place, facts in (("A", a, found.facts[0]), ("B", b, found.facts[1])):
        lines += _wrapped(f"{name}: {place.name}: {words.facts(facts)}", session)
    lines += ["", *_counts(found, session)]
    if not stat:
        lines += _differences(found, session, a, b)
        lines += _damage(found, session, a, b)
        lines += _one_sided(found, session, a, b)
    return "".join(line + "\n" for line in lines)


def explain(found: Report, strict: frozenset[str]) -> str:
    """The verdict, then every classed difference on a line."""
    lines = [words.verdict(found, strict), *words.explained(found)]
    return "".join(visible(line) + "\n" for line in lines)


def single(law: Law, findings: tuple[Finding, ...], session: Session, *, stat: bool) -> str:
    """What is odd about one law: the verdict, then a line for each finding; with `stat` only the verdict."""
    theme = session.theme
    errors = sum(finding.severity == "error" for finding in findings)
    counted = ", ".join(
        plural(sum(finding.severity == name for finding in findings), name, f"{name}s")
        for name in ("error", "warning", "note")
        if any(finding.severity == name for finding in findings)
    )
    first = f"{'errors' if errors else 'no errors'} in a text of {plural(len(law.units), 'article', 'articles')}"
    lines = [theme.paint(first + (f": {counted}" if counted else ""), theme.error if errors else theme.title)]
    places = Places(law.text.source)
    for finding in () if stat else findings:
        style = {"error": theme.error, "warning": theme.warning}.get(finding.severity, theme.dim)
        place = visible(places.named(law.text.origin(finding.span.start)))
        line = f"{place}: {theme.paint(finding.severity, style)}: {visible(finding.message)}"
        lines.append(line)
    return "".join(line + "\n" for line in lines)


def _verdict(found: Report, session: Session, strict: frozenset[str]) -> str:
    theme = session.theme
    return theme.paint(words.verdict(found, strict), theme.error if found.differs(strict) else theme.title)


def _wrapped(text: str, session: Session) -> list[str]:
    return wrap(visible(text), session.columns, 0, 3) if session.terminal else [visible(text)]


def _counts(found: Report, session: Session) -> Iterator[str]:
    """A line for each class that occurs, in columns on a terminal and between tabs in a pipe."""
    rows = [("class", "places", "in A", "in B", "first")]
    rows += [
        (count.kind, f"{count.runs:,}", f"{count.a:,}", f"{count.b:,}", visible(_example(found, count)))
        for count in found.counts
        if count.runs
    ]
    rows.append(("the same", "", f"{found.matching:,}", f"{found.matching:,}", ""))
    if not session.terminal:
        yield from ("\t".join(row).rstrip("\t") for row in rows)
        return
    sizes = [max(width(row[index]) for row in rows) for index in range(4)]
    for row in rows:
        cells = [pad(row[0], sizes[0]), *(" " * (sizes[k] - width(row[k])) + row[k] for k in (1, 2, 3))]
        line = "  ".join(cells)
        room = session.columns - width(line) - 2
        yield (line + "  " + (row[4] if width(row[4]) <= room else "")).rstrip()


def _example(found: Report, count: Count) -> str:
    ours, yours = words.example(found, count)
    return f"{_short(ours)} | {_short(yours)}"


def _short(text: str) -> str:
    text = quoted(text)
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"


def _differences(found: Report, session: Session, a: Places, b: Places) -> Iterator[str]:
    for one in found.differences:
        yield ""
        yield from _head(one, session, a, b)
        yield from _body(one, session)


def _head(one: Difference, session: Session, a: Places, b: Places) -> Iterator[str]:
    """path:line:column of both, the place, the class."""
    theme = session.theme
    name = one.a_place or one.b_place or one.subject
    if one.a_place and one.b_place and one.a_place != one.b_place:
        name = f"{one.a_place} / {one.b_place}"
    what = one.klass if one.kind == "text" else f"{one.kind} ({one.klass})"
    here, there = a.named(one.a.start), b.named(one.b.start)
    head = f"{here}: {what}: {name}: {one.message} (B {there})"
    if not session.terminal:
        yield visible(head)
        return
    words = f"  {theme.paint(what, theme.warning)}  {visible(one.message)}"
    yield theme.paint(visible(name), theme.article) + words
    for line in wrap(visible(f"A {here}   B {there}"), session.columns):
        yield theme.paint(line, theme.dim)


def _body(one: Difference, session: Session) -> list[str]:
    """The difference itself, with the words around it."""
    # Copies of one text, the usual case, have no use for these: they cost 10 ms.
    from tiaowen.render.runs import Run
    from tiaowen_cli.screen.marked import Ink

    ink = Ink(session.theme)
    if one.kind in ("moved", "swapped", "page"):
        runs = [Run("", (one.a_text or one.b_text).partition("\n")[0][:60] + "…")]
    else:
        runs = [Run("", one.before), Run("removed", one.a_text), Run("added", one.b_text), Run("", one.behind)]
    runs = [run for run in runs if run.text]
    if not session.terminal:
        return ["  " + ink.line(runs)]
    return ["  " + line for line in ink.lines(runs, session.columns - 2)]


def _damage(found: Report, session: Session, a: Places, b: Places) -> Iterator[str]:
    for side, finding in words.damage_findings(found):
        law, places = (found.b, b) if side else (found.a, a)
        yield ""
        yield from _wrapped(f"{places.named(law.text.origin(finding.span.start))}: damage: {finding.message}", session)


def _one_sided(found: Report, session: Session, a: Places, b: Places) -> Iterator[str]:
    """What only one copy has, and need not have."""
    if found.one_sided:
        yield ""
    for part in found.one_sided:
        place = (a if part.copy == "A" else b).named(part.span.start)
        first = part.text.strip().partition("\n")[0]
        text = f"{place}: only in {part.copy}: {_SIDED.get(part.kind, part.kind)}: {first}"
        if "\n" in part.text.strip():
            text += f" … ({plural(part.text.strip().count(chr(10)) + 1, 'line', 'lines')})"
        yield from _wrapped(text, session)
