"""Every character of both copies, in one class each: the records, and the count of what matches.

The matching characters are counted one by one, not as what the records leave: so that a test can add them up.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from tiaowen.check.copy import Copy, Token
from tiaowen.check.report import Record
from tiaowen.fold import difference
from tiaowen.model import Span


class Accounts:
    """Fills itself as the comparison goes through the two streams."""

    def __init__(self, a: Copy, b: Copy) -> None:
        self.a, self.b = a, b
        self.matching = 0
        self.records: list[Record] = []
        self._kinds: dict[tuple[str, str], str] = {}
        """The classes of pairs of characters that were met."""
        self._done: tuple[set[int], set[int]] = (set(), set())
        """Places of each stream before which everything has been counted already."""

    def same(self, i: int, j: int, size: int) -> None:
        """`size` characters from `i` in A and from `j` in B have the same keys."""
        ours, yours = self.a.raw[i : i + size], self.b.raw[j : j + size]
        if ours == yours:
            self.matching += size
        else:
            self._mild(ours, yours, i, j)
        for at in self._gaps(i, j, size):
            self.between(i + at, j + at)

    def ends(self) -> None:
        """What stands behind the last characters of the streams."""
        self.between(len(self.a.raw), len(self.b.raw))

    def differs(self, a: tuple[int, int], b: tuple[int, int], kind: str) -> None:
        """Stretches of the streams that are not the same; one may be empty."""
        (a0, a1), (b0, b1) = a, b
        both = min(a1 - a0, b1 - b0)
        if not both:
            self._before(a0, a1, b0, b1)
        for at in range(both):
            self.between(a0 + at, b0 + at)
        at_a, at_b = self.a.offsets[a0], self.b.offsets[b0]
        self.records += self._runs(0, a0, a1, kind, at_b, both)
        self.records += self._runs(1, b0, b1, kind, at_a, both)
        self._couple(a, b)

    def _before(self, a0: int, a1: int, b0: int, b1: int) -> None:
        """Of a text that one copy has more: whether the space that both have stands before it, and not behind."""
        ours, yours = self._text(0, a0), self._text(1, b0)
        behind = _fit(self._text(0, a1), yours) if a0 < a1 else _fit(ours, self._text(1, b1))
        if _fit(ours, yours) > behind:
            self.between(a0, b0)

    def _text(self, side: int, index: int) -> str:
        copy = self.b if side else self.a
        return "" if index in self._done[side] else "".join(token.text for token in copy.tokens(index))

    def _taken(self, side: int, index: int) -> list[Token]:
        """What stands before a character, if it was not counted yet; from now on it is."""
        if index in self._done[side]:
            return []
        self._done[side].add(index)
        return (self.b if side else self.a).tokens(index)

    def _couple(self, a: tuple[int, int], b: tuple[int, int]) -> None:
        """One record of two, where a stretch without a gap was replaced by another."""
        if a[0] == a[1] or b[0] == b[1] or len(self.records) < 2:
            return
        one, other = self.records[-2:]
        whole = one.a == self.a.span(*a) and other.b == self.b.span(*b)
        if whole and one.kind == other.kind and one.b.start == one.b.end and other.a.start == other.a.end:
            self.records[-2:] = [Record(one.kind, one.a, other.b)]

    def _runs(self, side: int, start: int, end: int, kind: str, other: int, skip: int) -> list[Record]:
        """The records of a stretch that only one copy has, with what stands between its characters."""
        copy = self.b if side else self.a
        found: list[tuple[str, int, int]] = []
        for index in range(start, end):
            if index - start >= skip:
                found += [(token.kind, token.start, token.end) for token in self._taken(side, index)]
            offset = copy.offsets[index]
            found.append((kind, offset, offset + 1))
        here = Span(other, other)
        runs = [(name, Span(low, high)) for name, low, high in _merged(found)]
        return [Record(name, here, run) if side else Record(name, run, here) for name, run in runs]

    def _gaps(self, i: int, j: int, size: int) -> list[int]:
        """Where in a stretch something stands between the characters of either copy."""
        found = {index - i for index in _within(self.a.gaps, i, i + size)}
        found.update(index - j for index in _within(self.b.gaps, j, j + size))
        return sorted(found)

    def _mild(self, ours: str, yours: str, i: int, j: int) -> None:
        """Records for characters with the same key that are written differently."""
        unlike = [at for at, (one, other) in enumerate(zip(ours, yours, strict=True)) if one != other]
        self.matching += len(ours) - len(unlike)
        starts, others = self.a.offsets, self.b.offsets
        kind, a0, a1, b0, b1 = "", -1, -1, -1, -1
        for at in unlike:
            pair = ours[at], yours[at]
            found = self._kinds.get(pair)
            if found is None:
                # What single characters don't explain was made equal by what stands beside them.
                found = self._kinds[pair] = difference(*pair).replace("wording", "variant")
            a, b = starts[i + at], others[j + at]
            if found == kind and a == a1 and b == b1:
                a1, b1 = a + 1, b + 1
                continue
            if kind:
                self.records.append(Record(kind, Span(a0, a1), Span(b0, b1)))
            kind, a0, a1, b0, b1 = found, a, a + 1, b, b + 1
        self.records.append(Record(kind, Span(a0, a1), Span(b0, b1)))

    def between(self, i: int, j: int) -> None:
        """What stands before character `i` of A and before character `j` of B."""
        ours, yours = self._taken(0, i), self._taken(1, j)
        if not ours or not yours:
            if ours or yours:
                self._spaces(ours, yours, i, j)
            return
        low = 0
        while low < min(len(ours), len(yours)) and ours[low].text == yours[low].text:
            low += 1
        high = 0
        while high < min(len(ours), len(yours)) - low and ours[-1 - high].text == yours[-1 - high].text:
            high += 1
        self.matching += sum(len(token.text) for token in (*ours[:low], *ours[len(ours) - high :]))
        ours, yours = ours[low : len(ours) - high], yours[low : len(yours) - high]
        if ours or yours:
            self._spaces(ours, yours, i, j)

    def _spaces(self, ours: list[Token], yours: list[Token], i: int, j: int) -> None:
        """Records for what differs between two characters; a line end that only one copy has may split a 款."""
        if not yours and len(ours) == 1 and ours[0].kind == "note":
            here = self.b.offsets[j]
            self.records.append(Record("note", Span(ours[0].start, ours[0].end), Span(here, here)))
            return
        broken = [any("\n" in token.text for token in tokens if token.kind == "spacing") for tokens in (ours, yours)]
        split = broken[0] != broken[1] and (i in self.a.starts) != (j in self.b.starts)
        at_a, at_b = self.a.offsets[i], self.b.offsets[j]
        one, other = _kinds(ours, split), _kinds(yours, split)
        if len(one) == len(other) == 1 and one[0][0] == other[0][0]:
            self.records.append(Record(one[0][0], Span(*one[0][1:]), Span(*other[0][1:])))
            return
        self.records += [Record(kind, Span(low, high), Span(at_b, at_b)) for kind, low, high in one]
        self.records += [Record(kind, Span(at_a, at_a), Span(low, high)) for kind, low, high in other]


def _fit(ours: str, yours: str) -> int:
    """How well what stands between characters in A fits what stands there in B."""
    return 2 if ours == yours else int("\n" in ours and "\n" in yours)


def _kinds(tokens: list[Token], split: bool) -> list[tuple[str, int, int]]:
    found = []
    for token in tokens:
        layout = split and token.kind == "spacing" and "\n" in token.text
        found.append(("layout" if layout else token.kind, token.start, token.end))
    return _merged(found)


def _merged(found: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """Neighbours of one kind as one; but each note stays a note."""
    merged: list[tuple[str, int, int]] = []
    for kind, start, end in found:
        if merged and merged[-1][0] == kind != "note" and merged[-1][2] == start:
            merged[-1] = (kind, merged[-1][1], end)
        else:
            merged.append((kind, start, end))
    return merged


def _within(places: list[int], start: int, end: int) -> list[int]:
    return places[bisect_left(places, start) : bisect_right(places, end - 1)]
