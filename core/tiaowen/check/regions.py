"""Which chunks of one copy stand beside which of the other: exact words first, likeness only in what is left.

Two copies of one version are alike nearly everywhere, so most chunks pair off by being equal, in order.
In the gaps between those, chunks are paired by likeness; what then is left on one side only is missing,
moved, or glued to its neighbour because its number is damaged.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from tiaowen.check.chunks import ONE_SIDED
from tiaowen.check.copy import Copy
from tiaowen.check.exact import Region, body, exact, second, whole, with_role, without
from tiaowen.order import Candidate, chain

ALIKE = 0.4
"""Chunks pair off from this likeness on (twice the common bigrams over all bigrams); below, they are two texts.

Same-numbered articles that stand beside each other do so from `NUMBERED` on: a rewritten article is one
difference, not two.
"""
NUMBERED = 0.15
GLUED = 0.7
"""A chunk belongs to its neighbour's partner if this share of its bigrams is found there beside the neighbour's own."""
MOVED = 0.8
"""A chunk that is so much alike to one elsewhere has moved."""
CELLS = 250_000
"""So many pairs of chunks are compared in one gap at most; in a larger one each with those near its own place."""
SMALL = 12
"""A gap that differs in so few characters is one region, whatever the chunks in it are."""


class Pairing:
    """The regions of two copies."""

    def __init__(self, a: Copy, b: Copy) -> None:
        self.a, self.b = a, b
        self.bags: tuple[dict[int, Counter[str]], dict[int, Counter[str]]] = ({}, {})

    def regions(self) -> list[Region]:
        """All regions, in the order of A; each chunk is in exactly one."""
        gaps = [Region(0, len(self.a.chunks), 0, len(self.b.chunks))]
        done: list[Region] = []
        for key in (with_role, whole, body):
            found = [exact(self.a, self.b, gap, key) for gap in gaps]
            done += [pair for pairs, _ in found for pair in pairs]
            gaps = [gap for _, left in found for gap in left]
        for gap in self._elsewhere(gaps, done):
            self._alike(gap, done)
        return second(
            self.a, self.b, sorted(self._moves(done), key=lambda region: (region.a0, region.b0, region.a1))
        )

    def text(self, side: int, start: int, end: int) -> str:
        """The key of some chunks, which follow each other."""
        copy = self.b if side else self.a
        if start >= end:
            return ""
        return copy.key[copy.chunks[start].start : copy.chunks[end - 1].end]

    # --- likeness ---

    def _alike(self, gap: Region, done: list[Region]) -> None:
        if gap.a0 == gap.a1 or gap.b0 == gap.b1:
            done += [Region(i, i + 1, gap.b0, gap.b0) for i in range(gap.a0, gap.a1)]
            done += [Region(gap.a0, gap.a0, j, j + 1) for j in range(gap.b0, gap.b1)]
            return
        less, more = self._middle(gap)
        if not less or less + more <= SMALL:
            done.append(gap)
            return
        pairs = chain(self._candidates(gap))
        if less <= SMALL and not self._sure(gap, pairs):
            done.append(gap)
            return
        done += self._glued(gap, [(pair.old, pair.new) for pair in pairs])

    def _middle(self, gap: Region) -> tuple[int, int]:
        """How many characters of either copy are left between what both begin and end with, the smaller first.

        None of one copy: the other only has a stretch more, whatever chunks it lies in, such as a lost page.
        """
        ours, yours = self.text(0, gap.a0, gap.a1), self.text(1, gap.b0, gap.b1)
        start = prefix(ours, yours)
        end = prefix(ours[start:][::-1], yours[start:][::-1])
        less, more = sorted((len(ours) - start - end, len(yours) - start - end))
        return less, more

    def _sure(self, gap: Region, pairs: list[Candidate]) -> bool:
        """Whether every chunk of the copy that has fewer has a partner that is clearly its own."""
        least = min(gap.a1 - gap.a0, gap.b1 - gap.b0)
        return sum(self._own(pair.old, pair.new) for pair in pairs) == least

    def _own(self, i: int, j: int) -> bool:
        """Whether two chunks are clearly partners; titles are short, and need most characters only."""
        if self.a.chunks[i].role == self.b.chunks[j].role == "title":
            return dice(Counter(self.text(0, i, i + 1)), Counter(self.text(1, j, j + 1))) >= ALIKE
        return dice(self.bag(0, i), self.bag(1, j)) >= MOVED

    def _candidates(self, gap: Region) -> Iterable[Candidate]:
        m, n = gap.a1 - gap.a0, gap.b1 - gap.b0
        reach = n if m * n <= CELLS else max(CELLS // m, 1)
        for i in range(gap.a0, gap.a1):
            middle = gap.b0 + (i - gap.a0) * n // m
            for j in range(max(gap.b0, middle - reach), min(gap.b1, middle + reach)):
                gain = self._gain(i, j)
                if gain > 0:
                    yield Candidate(i, j, gain)

    def _gain(self, i: int, j: int) -> float:
        one, other = self.a.chunks[i], self.b.chunks[j]
        same_role = one.role == other.role
        if same_role and one.role in ("title", "note"):
            return 2.0
        size, length = one.end - one.start, other.end - other.start
        label = self.a.key[one.start : one.body]
        numbered = same_role and label and label == self.b.key[other.start : other.body]
        if min(size, length) * 5 < max(size, length):
            return 0.2 if numbered and self._part(i, j) else 0.0
        likeness = dice(self.bag(0, i), self.bag(1, j))
        least = NUMBERED if numbered else ALIKE
        return likeness + (0.2 if same_role else 0) + (0.1 if numbered else 0) if likeness >= least else 0.0

    def _part(self, i: int, j: int) -> bool:
        """Whether one chunk is the beginning of the other, or its label and its end: it was broken off."""
        less, more = sorted((self.text(0, i, i + 1), self.text(1, j, j + 1)), key=len)
        common = prefix(less, more)
        return common + prefix(less[common:][::-1], more[::-1]) == len(less)

    def bag(self, side: int, index: int) -> Counter[str]:
        """The bigrams of a chunk."""
        bag = self.bags[side].get(index)
        if bag is None:
            text = self.text(side, index, index + 1)
            bag = self.bags[side][index] = Counter(map("".join, zip(text, text[1:], strict=False))) or Counter([text])
        return bag

    def _glued(self, gap: Region, pairs: list[tuple[int, int]]) -> list[Region]:
        """The pairs as regions, each with what was glued to it, and the chunks that are left between them."""
        regions: list[Region] = []
        a0, b0 = gap.a0, gap.b0
        for i, j in [*pairs, (gap.a1, gap.b1)]:
            first = regions[-1] if regions else None
            last = Region(i, i + 1, j, j + 1) if i < gap.a1 else None
            a1, b1 = i, j
            if first and (a0 == a1) != (b0 == b1):
                first = self._grown(first, a0, a1, b0, b1)
                regions[-1] = first
                a0, b0 = max(a0, first.a1), max(b0, first.b1)
            if last and (a0 == a1) != (b0 == b1):
                last = self._grown(last, a0, a1, b0, b1)
                a1, b1 = min(a1, last.a0), min(b1, last.b0)
            regions += [Region(k, k + 1, b0, b0) for k in range(a0, a1)]
            regions += [Region(a1, a1, k, k + 1) for k in range(b0, b1)]
            if last:
                regions.append(last)
                a0, b0 = last.a1, last.b1
        return regions

    def _grown(self, region: Region, a0: int, a1: int, b0: int, b1: int) -> Region:
        """The region with the chunks beside it, if their words are found in what it has on the other side."""
        side = 0 if a0 < a1 else 1
        free = range(a0, a1) if side == 0 else range(b0, b1)
        own = range(region.a0, region.a1) if side == 0 else range(region.b0, region.b1)
        partner = range(region.b0, region.b1) if side == 0 else range(region.a0, region.a1)
        whole = sum((self.bag(1 - side, k) for k in partner), Counter[str]())
        whole = whole - sum((self.bag(side, k) for k in own), Counter[str]())
        words = sum((self.bag(side, k) for k in free), Counter[str]())
        if (whole & words).total() < GLUED * words.total():
            return region
        if side == 0:
            return region._replace(a0=min(region.a0, a0), a1=max(region.a1, a1))
        return region._replace(b0=min(region.b0, b0), b1=max(region.b1, b1))

    # --- moves ---

    def _elsewhere(self, gaps: list[Region], done: list[Region]) -> list[Region]:
        """The gaps without those articles that stand in another gap of the other copy, word for word."""
        ours = self._bodies(0, gaps)
        yours = self._bodies(1, gaps)
        pairs = {ours[words]: yours[words] for words in ours if words in yours}
        if not pairs:
            return gaps
        home = {index: gap for gap in gaps for index in range(gap.b0, gap.b1)}
        pairs = {i: j for i, j in pairs.items() if not (home[j].a0 <= i < home[j].a1 and home[j].a1 - home[j].a0 == 1)}
        done += [Region(i, i + 1, j, j + 1, True) for i, j in pairs.items()]
        return [part for gap in gaps for part in without(gap, set(pairs), set(pairs.values()))]

    def _bodies(self, side: int, gaps: list[Region]) -> dict[str, int]:
        """The chunks of a copy in some gaps by their words, those that stand once."""
        copy = self.b if side else self.a
        found: dict[str, list[int]] = {}
        for gap in gaps:
            for index in range(gap.b0, gap.b1) if side else range(gap.a0, gap.a1):
                chunk = copy.chunks[index]
                if self._may_move(copy, index):
                    found.setdefault(copy.key[chunk.body : chunk.end], []).append(index)
        return {words: places[0] for words, places in found.items() if len(places) == 1}

    def _moves(self, regions: list[Region]) -> list[Region]:
        """Joins what is only in A with what is only in B where the words are the same, or nearly."""
        ours = [region for region in regions if region.b0 == region.b1 and self._may_move(self.a, region.a0)]
        yours = [region for region in regions if region.a0 == region.a1 and self._may_move(self.b, region.b0)]
        taken: set[Region] = set()
        moved: list[Region] = []
        likely = len(ours) * len(yours) <= CELLS // 10
        for one in ours:
            free = [other for other in yours if other not in taken]
            best = max(free, key=lambda other: self._moved(one, other, likely), default=None)
            if best and self._moved(one, best, likely) >= MOVED:
                taken |= {one, best}
                moved.append(Region(one.a0, one.a1, best.b0, best.b1, True))
        return [region for region in regions if region not in taken] + moved

    def _may_move(self, copy: Copy, index: int) -> bool:
        chunk = copy.chunks[index]
        return chunk.role not in ONE_SIDED and chunk.end - chunk.body >= 6

    def _moved(self, one: Region, other: Region, likely: bool) -> float:
        ours, yours = self.a.chunks[one.a0], self.b.chunks[other.b0]
        if self.a.key[ours.body : ours.end] == self.b.key[yours.body : yours.end]:
            return 2.0
        return dice(self.bag(0, one.a0), self.bag(1, other.b0)) if likely else 0.0


def dice(one: Counter[str], other: Counter[str]) -> float:
    """Twice the common bigrams over all bigrams."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def prefix(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    low, high = 0, min(len(one), len(other))
    if one[:high] == other[:high]:
        return high
    while low < high:
        middle = (low + high + 1) // 2
        if one[:middle] == other[:middle]:
            low = middle
        else:
            high = middle - 1
    return low
