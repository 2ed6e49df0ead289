"""compare(): two texts of a law -> a `Comparison`, from which every view is made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from tiaowen import sides
from tiaowen.align import align
from tiaowen.change import Context, change
from tiaowen.comparison import Change, Comparison, Side
from tiaowen.fold import fold
from tiaowen.links import Alignment, Link
from tiaowen.matching import divisions
from tiaowen.model import Annex, Article, Division, Law, Ordinal
from tiaowen.relative import marked, places
from tiaowen.terms import Terms
from tiaowen.tokens import Moves, Place

Placed = tuple[int | None, int | None, Change]
"""A change with the offset where its old side and its new side start."""


def compare(old: Law, new: Law) -> Comparison:
    """What changed from one text of a law to another; the two may be in different scripts.

    Never raises; with no change at all every `Change` in it is of kind `same`.
    """
    alignment = align(old, new)
    terms = Terms(old.text.clean, new.text.clean)
    context = Context(_moves(old, new, alignment), terms)
    # What a title, a preamble or an annex refers to by number is mostly its own, not the law's.
    plain = Context({}, terms)
    placed = [
        *_whole(old, new, plain),
        *_divisions(old, new, alignment, context),
        *_units(old, new, alignment, context),
        *_annexes(old, new, plain),
    ]
    information = [*_line("announcement", old, new, plain), *_line("note", old, new, plain)]
    return Comparison(old, new, alignment, _in_order(placed), tuple(change for _, _, change in information))


def _moves(old: Law, new: Law, alignment: Alignment) -> Moves:
    """Where each article and each division of the old law is in the new one."""
    moves: dict[Place, tuple[Place, ...]] = {}
    targets: dict[int, list[Place]] = {}
    for unit, became in alignment.pairs():
        targets.setdefault(unit, []).append(("条", new.units[became].ordinal))
    for number, article in enumerate(old.units):
        if article.unit == "条":
            moves.setdefault(("条", article.ordinal), tuple(targets.get(number, ())))
    ours, yours = divisions(old), divisions(new)
    for mine, other in alignment.divisions:
        if mine is not None:
            target = (_place(yours[other][1]),) if other is not None else ()
            moves.setdefault(_place(ours[mine][1]), target)
    return moves


def _place(division: Division) -> Place:
    return division.level, division.ordinal


def _units(old: Law, new: Law, alignment: Alignment, context: Context) -> Iterable[Placed]:
    """The articles and points."""
    ours, yours = _paths(old), _paths(new)
    corresponding = _corresponding(alignment, ours, yours)
    around = places(old, new, alignment)
    for link in alignment.links:
        left = [old.units[unit] for unit in link.old]
        right = [new.units[unit] for unit in link.new]
        before = sides.of_units(left, ours[link.old[0]]) if left else None
        behind = sides.of_units(right, yours[link.new[0]]) if right else None
        paired = bool(left and right)
        renumbered = paired and left[0].ordinal != right[0].ordinal
        moved = paired and (
            link.crossing or (_last(ours[link.old[0]]), _last(yours[link.new[0]])) not in corresponding
        )
        subject = "point" if (left or right)[0].unit == "点" else "article"
        found = change(subject, before, behind, context, link=link, renumbered=renumbered, moved=moved)
        yield (
            before.span.start if before else None,
            behind.span.start if behind else None,
            marked(found, link, around)._replace(pairs=_articles(old, new, link)),
        )


def _articles(old: Law, new: Law, link: Link) -> tuple[tuple[Article | None, Article | None], ...]:
    """The articles of a link, pair by pair."""
    if link.kind == "removed":
        return tuple((old.units[unit], None) for unit in link.old)
    if link.kind == "added":
        return tuple((None, new.units[unit]) for unit in link.new)
    return tuple((old.units[mine], new.units[other]) for mine, other in link.pairs)


def _paths(law: Law) -> list[tuple[Division, ...]]:
    """The divisions around each unit."""
    return [path for path, node in law.walk() if isinstance(node, Article)]


Home = tuple[str, Ordinal, str, int] | None
"""The innermost division of a unit: level, number, title, and where it starts."""


def _last(path: tuple[Division, ...]) -> Home:
    return (path[-1].level, path[-1].ordinal, fold(path[-1].name), path[-1].span.start) if path else None


def _corresponding(
    alignment: Alignment, ours: list[tuple[Division, ...]], yours: list[tuple[Division, ...]]
) -> set[tuple[Home, Home]]:
    """The divisions between which an article doesn't move: those of one title, and those that mostly became each other.

    A chapter that was divided in two, or two that were joined, move no article.
    """
    shared: Counter[tuple[Home, Home]] = Counter()
    for link in alignment.links:
        if link.old and link.new:
            shared[_last(ours[link.old[0]]), _last(yours[link.new[0]])] += 1
    from_old: Counter[Home] = Counter()
    to_new: Counter[Home] = Counter()
    for (mine, other), count in shared.items():
        from_old[mine] += count
        to_new[other] += count
    found = set()
    for (mine, other), count in shared.items():
        same_title = mine is not None and other is not None and mine[2] == other[2]
        if same_title or 2 * count >= from_old[mine] or 2 * count >= to_new[other]:
            found.add((mine, other))
    return found


def _divisions(old: Law, new: Law, alignment: Alignment, context: Context) -> Iterable[Placed]:
    """The headings."""
    ours, yours = divisions(old), divisions(new)
    for mine, other in alignment.divisions:
        before = sides.of_division(ours[mine][1], ours[mine][0]) if mine is not None else None
        behind = sides.of_division(yours[other][1], yours[other][0]) if other is not None else None
        renumbered = (
            mine is not None and other is not None and ours[mine][1].ordinal != yours[other][1].ordinal
        )
        found = change("division", before, behind, context, renumbered=renumbered)
        yield before.span.start if before else None, behind.span.start if behind else None, found


_OF: dict[str, Callable[[Law], Side]] = {
    "title": lambda law: sides.of_passages("title", [law.title]),
    "subtitle": lambda law: sides.of_passages("title", [law.subtitle]),
    "preamble": lambda law: sides.of_paragraphs(law.preamble),
    "closing": lambda law: sides.of_paragraphs(law.closing),
    "note": lambda law: sides.of_passages("paragraph", law.notes),
    "announcement": lambda law: sides.of_passages("paragraph", law.announcement),
}


def _whole(old: Law, new: Law, context: Context) -> Iterable[Placed]:
    for subject in ("title", "subtitle", "preamble", "closing"):
        yield from _line(subject, old, new, context)


def _line(subject: str, old: Law, new: Law, context: Context) -> Iterable[Placed]:
    """What there is at most one of, if either law has it."""
    before, behind = _OF[subject](old), _OF[subject](new)
    if before.parts or behind.parts:
        found = change(subject, before if before.parts else None, behind if behind.parts else None, context)
        yield before.span.start if before.parts else None, behind.span.start if behind.parts else None, found


def _annexes(old: Law, new: Law, context: Context) -> Iterable[Placed]:
    """The annexes: by label and title, then by title, then by label."""
    left, right = list(old.annexes), list(new.annexes)
    keys: list[Callable[[Annex], str]] = [
        lambda annex: _squeezed(annex.label.text + annex.title.text),
        lambda annex: _squeezed(annex.title.text),
        lambda annex: _squeezed(annex.label.text),
    ]
    for key in keys:
        for mine in list(left):
            other = next((annex for annex in right if key(annex) and key(annex) == key(mine)), None)
            if other is not None:
                left.remove(mine)
                right.remove(other)
                found = change("annex", sides.of_annex(mine), sides.of_annex(other), context)
                renumbered = _squeezed(mine.label.text) != _squeezed(other.label.text)
                yield mine.span.start, other.span.start, found._replace(renumbered=renumbered)
    for mine in left:
        yield mine.span.start, None, change("annex", sides.of_annex(mine), None, context)
    for other in right:
        yield None, other.span.start, change("annex", None, sides.of_annex(other), context)


def _squeezed(text: str) -> str:
    return fold("".join(text.split()))


def _in_order(placed: list[Placed]) -> tuple[Change, ...]:
    """By the place in the new law; what was removed behind what it used to follow."""
    ordered: list[tuple[tuple[int, int, int], int]] = []
    reached = -1
    by_old = sorted(
        range(len(placed)), key=lambda index: (placed[index][0] is None, placed[index][0] or 0, index)
    )
    for index in by_old:
        before, behind, _ = placed[index]
        if behind is not None:
            ordered.append(((behind, 0, index), index))
            reached = behind
        else:
            ordered.append(((reached, 1, before or 0), index))
    return tuple(placed[index][2] for _, index in sorted(ordered))
