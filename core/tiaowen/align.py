"""Which unit of the old law became which of the new one: content first, order next, number last.

Passes, each on what those before it left over:

1. identical after folding, wherever it stands; then identical but for the numbers of articles referred to;
2. anchors: strongly alike by bigrams, each the best for the other and clear of the next best;
3. gaps: between two anchors, in order, the best sum of likeness with heading and number as weak evidence;
4. moves: clearly alike but out of order;
5. splits and merges: sentences that are found again in another unit than the rest of theirs,
   and what is left over beside a unit whose partner holds it too;
6. what is left was removed or added.

No threshold holds everywhere: of true pairs in revisions 44% are less than 0.8 alike and a quarter less
than 0.6, so what suffices depends on how many candidates there are and how near they come.
"""

from __future__ import annotations

from collections import Counter

from tiaowen.alike import Scores, anchors, gaps, moves
from tiaowen.identical import identical, same_but_references
from tiaowen.links import Alignment, Link, Stray
from tiaowen.matching import Matching, divisions, units
from tiaowen.model import Article, Law
from tiaowen.order import Candidate, chain
from tiaowen.partition import strays
from tiaowen.unions import unions

SURE = 0.6
"""Below so much likeness of its sentence a split or merge is in doubt, and so is what was found far away."""
SURE_MOVED = 0.75
"""Below so much likeness what breaks the order is in doubt."""


def align(old: Law, new: Law) -> Alignment:
    """The links between the units of two laws, and the pairs of their divisions; the same at each call."""
    matching = Matching(units(old), units(new))
    identical(matching)
    same_but_references(matching)
    scores = Scores(matching)
    anchors(scores)
    gaps(scores)
    moves(scores)
    found = strays(matching)
    found += unions(matching, found)
    splits = [stray for stray in found if stray.new not in matching.partner]
    merges = [stray for stray in found if stray.old not in matching.matches]
    splits = [_led(matching, stray) for stray in splits]
    merges = [_led(matching, stray) for stray in merges]
    links = _links(matching, splits, merges)
    linked = {pair for link in links for pair in link.pairs}
    return Alignment(
        links, _divisions(old, new, links), tuple(stray for stray in found if stray[:2] not in linked)
    )


def _led(matching: Matching, stray: Stray) -> Stray:
    """The stray, unless it joins units that have more in common than those that were paired first: then those.

    A short 款 that became an article word for word is more like it than what most of the old article became.
    """
    texts = matching.texts()
    splits = stray.new not in matching.partner
    old = stray.old if splits else matching.partner.get(stray.new, -1)
    match = matching.matches.get(old)
    if match is None or (not splits and stray.old in matching.matches):
        return stray
    first, other = texts.likeness(old, match.new), texts.likeness(stray.old, stray.new)
    if (other.of_old <= first.of_old) if splits else (other.of_new <= first.of_new):
        return stray
    matching.release(old)
    matching.take(stray.old, stray.new, match.by, other.dice, match.doubt)
    return stray._replace(old=old, new=match.new)


def _links(matching: Matching, splits: list[Stray], merges: list[Stray]) -> tuple[Link, ...]:
    """All links: in the order of the new law, a removed unit behind the link of the unit before it."""
    more_new: dict[int, dict[int, float]] = {}
    more_old: dict[int, dict[int, float]] = {}
    for stray in {stray.new: stray for stray in reversed(splits)}.values():  # the surest for each
        more_new.setdefault(stray.old, {})[stray.new] = stray.likeness
    for stray in {stray.old: stray for stray in reversed(merges)}.values():
        more_old.setdefault(matching.partner[stray.new], {})[stray.old] = stray.likeness
    links: list[Link] = []
    for old, match in matching.matches.items():
        parts, others = more_new.get(old, {}), more_old.get(old, {})
        olds, news = tuple(sorted([old, *others])), tuple(sorted([match.new, *parts]))
        by = "split" if parts else "merge" if others else match.by
        held = [*parts.values(), *others.values()]
        doubt = f"a sentence of it is only {min(held):.2f} alike" if held and min(held) < SURE else ""
        core = (old, match.new) if held else None
        links.append(Link(olds, news, by, round(match.likeness, 4), match.doubt or doubt, core=core))
    links = _crossing(matching, links)
    linked_old = {unit for link in links for unit in link.old}
    linked_new = {unit for link in links for unit in link.new}
    links += [Link((), (unit,), "none", 0.0) for unit in range(len(matching.new)) if unit not in linked_new]
    removed = [unit for unit in range(len(matching.old)) if unit not in linked_old]
    return _ordered(links, removed)


def _crossing(matching: Matching, links: list[Link]) -> list[Link]:
    """The links, those marked that are off the longest chain of pairs that keeps the order: what was moved.

    The longest, so that as few as possible have moved; of two as long the one with more words stays.
    A split or merge is in order if any of its pairs is.
    """
    weights = [matching.weight((link.core or link.pairs[0])[0]) for link in links]
    whole = 1 + sum(weights)
    candidates = [
        Candidate(old, new, 1 + weight / whole)
        for link, weight in zip(links, weights, strict=True)
        for old, new in link.pairs
    ]
    kept = {(pair.old, pair.new) for pair in chain(candidates)}
    return [_judged(link, matching, kept.isdisjoint(link.pairs)) for link in links]


def _judged(link: Link, matching: Matching, crossing: bool) -> Link:
    """The link with what the order says of it, which is known only now.

    A pass may have found a pair out of order that keeps it after all: that of its neighbours was the one to move.
    """
    by = matching.matches[(link.core or link.pairs[0])[0]].by
    doubt = link.doubt
    if crossing and by in ("likeness", "position", "move"):
        by, low = "move", link.likeness < SURE_MOVED
        doubt = f"out of order, and only {link.likeness:.2f} alike" if low else doubt
    elif by == "move":
        by, low = "position", link.likeness < SURE
        doubt = f"only {link.likeness:.2f} alike" if low else doubt
    return link._replace(matched_by=link.matched_by if link.core else by, doubt=doubt, crossing=crossing)


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
