"""What all views of a comparison on the screen share: how a view is asked for, the head of a change, the totals."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from tiaowen.render import naming
from tiaowen.render.choice import Entry
from tiaowen.render.strays import strays
from tiaowen_cli.screen.visible import visible
from tiaowen_cli.screen.wrap import wrap

if TYPE_CHECKING:
    from tiaowen.comparison import Change, Comparison
    from tiaowen.model import Law
    from tiaowen_cli.session import Session


class Wanted(NamedTuple):
    """What the reader asked to see."""

    mild: bool = False
    """Differences of script, width and punctuation too."""
    unchanged: bool = False
    """The articles that did not change too."""
    clauses: int = 2
    """How much unchanged text stands around a change."""
    full: bool = False
    """All of it."""
    width: int = 0
    """Columns for the two texts side by side; 0 for what the terminal has."""


def paragraph(text: str, session: Session, style: str = "", hang: int = 2, indent: int = 0) -> Iterator[str]:
    """Some words as lines of the terminal, or as one line of a pipe."""
    words = visible(text.replace("\n", " "))
    lines = wrap(words, session.columns, indent, hang) if session.terminal else [words]
    for index, line in enumerate(lines):
        yield ("" if index else " " * indent) + session.theme.paint(line, style)


def files(comparison: Comparison, session: Session) -> Iterator[str]:
    """The two texts: file, title, date of the version."""
    for sign, law, style in (
        ("---", comparison.old, session.theme.removed),
        ("+++", comparison.new, session.theme.added),
    ):
        yield from paragraph(f"{sign} {law.text.source.name}  {title(law)}".rstrip(), session, style, 4)


def title(law: Law) -> str:
    """The title, and the date of this version as the law's own notes give it."""
    from tiaowen.render.dates import version

    name = " ".join(filter(None, (law.title.text, law.subtitle.text)))
    date = version(law)
    return f"{name} ({date})" if date else name


def head(entry: Entry, comparison: Comparison, session: Session) -> Iterator[str]:
    """第十条 → 第九条  renumbered and edited, with what else is to be known before the words."""
    theme, change = session.theme, entry.change
    if entry.kind in ("renumbered", "unchanged") or len(entry.changes) > 1:
        yield from paragraph(f"{naming.extent(entry.changes)}  {same_words(entry)}", session, theme.dim)
        return
    name = naming.numbers(change)
    lines = list(paragraph(f"{name}  {what(change)}", session))
    shown = visible(name)
    if lines and lines[0].startswith(shown):
        lines[0] = theme.paint(shown, theme.article) + theme.paint(lines[0][len(shown) :], theme.title)
    yield from lines
    yield from notes(change, comparison, session)


def what(change: Change) -> str:
    """The kind in words."""
    kind = "unchanged" if change.kind == "same" else change.kind
    return f"heading {kind}" if change.subject == "division" else kind


def notes(change: Change, comparison: Comparison, session: Session) -> Iterator[str]:
    """Where it came from, what is doubtful, what else is remarked."""
    moved = naming.journey(change, comparison)
    if moved:
        yield from paragraph(f"moved from {moved[0]} to {moved[1]}", session, session.theme.dim, 4, 2)
    parts = strays(change, comparison)
    if parts.to:
        yield from paragraph(f"part of it is in {'、'.join(parts.to)} now", session, session.theme.dim, 4, 2)
    if parts.by:
        yield from paragraph(f"part of it was in {'、'.join(parts.by)}", session, session.theme.dim, 4, 2)
    if change.doubt:
        yield from paragraph(f"存疑: {change.doubt}", session, session.theme.warning, 4, 2)
    for remark in change.remarks:
        yield from paragraph(f"{remark.code}: {remark.message}", session, session.theme.warning, 4, 2)


def same_words(entry: Entry) -> str:
    """What is said of articles in a row of which there is nothing more to tell."""
    said = "renumbered, same words" if entry.kind == "renumbered" else "unchanged"
    noun = "points" if entry.change.subject == "point" else "articles"
    return said + (f" ({len(entry.changes)} {noun})" if len(entry.changes) > 1 else "")


def foot(comparison: Comparison, session: Session) -> Iterator[str]:
    """The totals, and a list of the articles whose references want a look."""
    yield from paragraph(totals(comparison), session, session.theme.title)
    stale = [naming.label(change, change.new or change.old) for change in comparison.changes if change.remarks]
    if stale:
        said = f"references to check: {'、'.join(stale)}"
        yield from paragraph(said, session, session.theme.warning)


def totals(comparison: Comparison) -> str:
    """218 articles → 266: 24 same, 31 renumbered …; headings and what else changed are counted apart."""
    counts = ", ".join(f"{number} {kind}" for kind, number in comparison.counts.items())
    old, new = (
        sum(len(side.units) for side in sides if side)
        for sides in ([change.old for change in comparison.articles], [change.new for change in comparison.articles])
    )
    others = [change for change in comparison.changes if change.subject not in ("article", "point") and change.real]
    parts = [counts] if counts else []
    if others:
        parts.append(f"{len(others)} other {'change' if len(others) == 1 else 'changes'} (title, headings …)")
    doubtful = sum(bool(change.doubt) for change in comparison.articles)
    if doubtful:
        parts.append(f"{doubtful} 存疑")
    noun = "point" if any(change.subject == "point" for change in comparison.articles) else "article"
    return f"{old} {noun}{'s' * (old != 1)} → {new}: {'; '.join(parts) or 'nothing to compare'}"
