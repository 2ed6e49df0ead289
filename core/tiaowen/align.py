"""Which unit of the old law became which of the new one: content first, order next, number last.

Passes, each on what those before it left over:

1. identical after folding, wherever it stands; then identical but for the numbers of articles referred to;
2. anchors: strongly alike by bigrams, each the best for the other and clear of the next best;
3. gaps: between two anchors, in order, the best sum of likeness with heading and number as weak evidence;
4. moves: clearly alike but out of order;
5. splits and merges: a unit without partner whose words come from one that has a partner;
6. what is left was removed or added.

No threshold holds everywhere: of true pairs in revisions 44% are less than 0.8 alike and a quarter less
than 0.6, so what suffices depends on how many candidates there are and how near they come.
"""

from __future__ import annotations

from collections import Counter

from tiaowen.alike import anchors, gaps, moves
from tiaowen.identical import identical, same_but_references
from tiaowen.links import Alignment, Link
from tiaowen.matching import Matching, divisions, units
from tiaowen.model import Article, Law
from tiaowen.partition import Share, merges, splits


def align(old: Law, new: Law) -> Alignment:
    """The links between the units of two laws, and the pairs of their divisions; the same at each call."""
    matching = Matching(units(old), units(new))
    identical(matching)
    same_but_references(matching)
    anchors(matching)
    gaps(matching)
    moves(matching)
    links = _links(matching, splits(matching), merges(matching))
    return Alignment(links, _divisions(old, new, links))


def _links(matching: Matching, splits: list[Share], merges: list[Share]) -> tuple[Link, ...]:
    """All links: in the order of the new law, a removed unit behind the link of the unit before it."""
    more_new: dict[int, list[Share]] = {}
    more_old: dict[int, list[Share]] = {}
    for share in splits:
        more_new.setdefault(share.whole, []).append(share)
    for share in merges:
        more_old.setdefault(share.partner, []).append(share)
    spine = set(matching.spine())
    links: list[Link] = []
    for old, match in matching.matches.items():
        news = sorted([match.new, *(share.free for share in more_new.get(old, ()))])
        olds = sorted([old, *(share.free for share in more_old.get(old, ()))])
        by = "split" if len(news) > 1 else "merge" if len(olds) > 1 else match.by
        held = [share.held for share in (*more_new.get(old, ()), *more_old.get(old, ()))]
        doubt = match.doubt or (
            f"only {min(held):.2f} of a part found again" if held and min(held) < 0.6 else ""
        )
        crossing = (old, match.new) not in spine
        core = (old, match.new) if held else None
        links.append(Link(tuple(olds), tuple(news), by, round(match.likeness, 4), doubt, crossing, core))
    linked_old = {unit for link in links for unit in link.old}
    linked_new = {unit for link in links for unit in link.new}
    links += [Link((), (unit,), "none", 0.0) for unit in range(len(matching.new)) if unit not in linked_new]
    removed = [unit for unit in range(len(matching.old)) if unit not in linked_old]
    return _ordered(links, removed)


def _ordered(links: list[Link], removed: list[int]) -> tuple[Link, ...]:
    """Links with a new side by that; a removed unit behind what its predecessor became."""
    place = {unit: link.new[-1] for link in links for unit in link.old}
    keyed = [((link.new[0], 0, 0), link) for link in links]
    for unit in removed:
        place[unit] = place.get(unit - 1, -1)
        keyed.append(((place[unit], 1, unit), Link((unit,), (), "none", 0.0)))
    return tuple(link for _, link in sorted(keyed))


def _divisions(old: Law, new: Law, links: tuple[Link, ...]) -> tuple[tuple[int | None, int | None], ...]:
    """Pairs of divisions: those that share most units, or the same level and title; one partner each."""
    ours, yours = divisions(old), divisions(new)
    within_old, within_new = _around(old), _around(new)
    shared: Counter[tuple[int, int]] = Counter()
    for link in links:
        if link.old and link.new:
            for a in within_old[link.old[0]]:
                for b in within_new[link.new[0]]:
                    shared[a, b] += ours[a][1].level == yours[b][1].level
    for a, (_, mine) in enumerate(ours):
        for b, (_, other) in enumerate(yours):
            if mine.level == other.level and mine.name == other.name:
                shared[a, b] += 2
    pairs: dict[int, int] = {}
    for (a, b), _ in sorted((+shared).items(), key=lambda entry: (-entry[1], entry[0])):
        if a not in pairs and b not in pairs.values():
            pairs[a] = b
    found: list[tuple[int | None, int | None]] = [(a, pairs.get(a)) for a in range(len(ours))]
    taken = set(pairs.values())
    return (*found, *((None, b) for b in range(len(yours)) if b not in taken))


def _around(law: Law) -> list[list[int]]:
    """For each unit, the indexes of the divisions around it, highest first."""
    index = {division.span: number for number, (_, division) in enumerate(divisions(law))}
    return [
        [index[division.span] for division in path] for path, node in law.walk() if isinstance(node, Article)
    ]
