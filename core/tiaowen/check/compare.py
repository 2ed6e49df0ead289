"""Two parsed copies -> a `Report`: every character classed, every difference found and placed."""

from __future__ import annotations

from tiaowen.check import notes, parts, stated, structure
from tiaowen.check.accounting import Accounts
from tiaowen.check.chunks import ONE_SIDED
from tiaowen.check.copy import Copy
from tiaowen.check.exact import Region
from tiaowen.check.facts import facts
from tiaowen.check.hunks import Hunk, placed
from tiaowen.check.page import Page
from tiaowen.check.regions import Pairing
from tiaowen.check.report import Difference, Report
from tiaowen.check.single import findings
from tiaowen.model import Law

_NUMERAL = frozenset("〇零○一二两三四五六七八九十百千廿卅第条條章节節编編款项項目之－-") | frozenset(
    "0123456789０１２３４５６７８９ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
)
"""What makes a difference in a label one of its number, and not of its brackets."""
_STOPS = "。；：，、！？”）"


def compare(a: Law, b: Law) -> Report:
    """Whether two copies are the same law, with every differing character classed.

    Never raises, whatever the copies say; two texts that have nothing in common are a long list of differences.
    """
    return _Comparison(Copy(a), Copy(b)).report()


class _Comparison:
    def __init__(self, a: Copy, b: Copy) -> None:
        self.a, self.b = a, b
        self.accounts = Accounts(a, b)
        self.pages = Page(a), Page(b)
        self.differences: list[Difference] = []
        self.exchanged: set[Region] = set()
        """The regions that took each other's places, so that their numbers must differ."""
        self.parts: list[tuple[str, str, int, int]] = []

    def report(self) -> Report:
        regions = Pairing(self.a, self.b).regions()
        swapped = structure.swaps(regions)
        self.exchanged = {*swapped, *swapped.values()}
        for region in regions:
            if region.b0 == region.b1 or region.a0 == region.a1:
                self._one_sided(region)
            else:
                self._both(region)
        self.accounts.ends()
        self.differences += structure.moves(self.a, self.b, regions, swapped)
        self.differences += parts.pages(self.a, self.b, regions)
        sided = tuple(parts.joined(self.parts, self.a, self.b))
        self.differences += stated.disagreements(self.a, self.b, sided)
        records = sorted(self.accounts.records, key=lambda record: (record.a, record.b))
        return Report(
            self.a.law,
            self.b.law,
            self.accounts.matching,
            tuple(records),
            tuple(sorted(self.differences, key=lambda one: (one.a, one.b))),
            (*sided, *parts.footers(self.a, self.b, records)),
            (facts(self.a), facts(self.b)),
            (findings(self.a.law), findings(self.b.law)),
        )

    # --- one copy only ---

    def _one_sided(self, region: Region) -> None:
        """A chunk that the other copy does not have."""
        a0, b0 = self._start(region)
        a1, b1 = self.a.chunks[region.a1 - 1].end if region.a0 < region.a1 else a0, b0
        if region.b0 < region.b1:
            b1 = self.b.chunks[region.b1 - 1].end
        self._lacking((a0, a1), (b0, b1))

    def _lacking(self, a: tuple[int, int], b: tuple[int, int]) -> None:
        """A whole chunk of one copy: a part that the other need not have, or a missing article."""
        copy, name, (start, end) = (self.a, "A", a) if a[0] < a[1] else (self.b, "B", b)
        chunk = copy.chunk_at(start)
        role = chunk.role if chunk else "text"
        if chunk and role in ("text", "division") and structure.listed(copy, chunk):
            role = "contents"
        if self._page(a, b):
            return
        if role in ONE_SIDED:
            self.accounts.differs(a, b, "furniture" if role == "furniture" else "one-sided")
            self.parts.append((name, "title" if role == "page title" else role, start, end))
        else:
            self.accounts.differs(a, b, "wording")
            self.differences.append(structure.lacking(self.a, self.b, a, b))

    def _start(self, region: Region) -> tuple[int, int]:
        """Where a region starts in the streams; behind the chunk before it where it has none of a copy."""
        a = self.a.chunks[region.a0].start if region.a0 < len(self.a.chunks) else len(self.a.raw)
        b = self.b.chunks[region.b0].start if region.b0 < len(self.b.chunks) else len(self.b.raw)
        return a, b

    # --- both ---

    def _both(self, region: Region) -> None:
        (a0, b0), (a1, b1) = self._start(region), self._end(region)
        if self.a.key[a0:a1] == self.b.key[b0:b1]:
            self.accounts.same(a0, b0, a1 - a0)
            return
        role = self.a.chunks[region.a0].role
        if "note" in (role, self.b.chunks[region.b0].role):
            a0, a1, b0, b1 = self._outer(a0, a1, b0, b1)
        ours, yours = self.a.key[a0:a1], self.b.key[b0:b1]
        i, j = a0, b0
        for found in self._numbered(self._placed(ours, yours, a0, b0)):
            self.accounts.same(i, j, found.a0 - i)
            i, j = found.a1, found.b1
            self._hunk(found, region, role)
        self.accounts.same(i, j, a1 - i)

    def _end(self, region: Region) -> tuple[int, int]:
        return self.a.chunks[region.a1 - 1].end, self.b.chunks[region.b1 - 1].end

    def _outer(self, a0: int, a1: int, b0: int, b1: int) -> tuple[int, int, int, int]:
        """Without the brackets that set a 题注 off in one copy only: those are markup."""
        for start, end in notes.outer(self.a.key[a0:a1], self.b.key[b0:b1]):
            self.accounts.differs((a0, a0 + start), (b0, b0), "markup")
            self.accounts.differs((a1 - end, a1), (b1, b1), "markup")
            a0, a1 = a0 + start, a1 - end
        for start, end in notes.outer(self.b.key[b0:b1], self.a.key[a0:a1]):
            self.accounts.differs((a0, a0), (b0, b0 + start), "markup")
            self.accounts.differs((a1, a1), (b1 - end, b1), "markup")
            b0, b1 = b0 + start, b1 - end
        return a0, a1, b0, b1

    def _placed(self, ours: str, yours: str, a0: int, b0: int) -> list[Hunk]:
        """The hunks of a region, in places of the streams, each where it fits best."""
        found = placed(ours, yours, lambda i, j: self._begins(a0 + i, b0 + j, ours[i - 1 : i]))
        return [Hunk(hunk.a0 + a0, hunk.a1 + a0, hunk.b0 + b0, hunk.b1 + b0) for hunk in found]

    def _begins(self, i: int, j: int, before: str) -> int:
        """How well a text that was put in or left out may begin here: a 款 or article, a clause, anything."""
        if i in self.a.starts and j in self.b.starts:
            return 3
        if i in self.a.starts or j in self.b.starts:
            return 2
        return int(before != "" and before in _STOPS)

    def _numbered(self, found: list[Hunk]) -> list[Hunk]:
        """With all hunks of one number as one: 第二十条 -> 第三十一条."""
        joined: list[Hunk] = []
        for hunk in found:
            last = joined[-1] if joined else None
            label = last and self.a.label_at(last.a0, last.a1)
            same = label and label == self.a.label_at(hunk.a0, hunk.a1)
            if last and same and self._number(last) and self._number(hunk):
                joined[-1] = Hunk(last.a0, hunk.a1, last.b0, hunk.b1)
            else:
                joined.append(hunk)
        return joined

    def _number(self, hunk: Hunk) -> bool:
        """Whether a hunk is within the number of a heading or item, and not only its brackets."""
        within = self.a.label_at(hunk.a0, hunk.a1) or self.b.label_at(hunk.b0, hunk.b1)
        words = self.a.raw[hunk.a0 : hunk.a1] + self.b.raw[hunk.b0 : hunk.b1]
        return within is not None and not _NUMERAL.isdisjoint(words)

    def _hunk(self, hunk: Hunk, region: Region, role: str) -> None:
        """Classes what differs in one place: where only one copy has it, chunk by chunk."""
        hunk = self._torn(hunk)
        rest = self._residue(hunk)
        a, b = (hunk.a0, rest.a0), (hunk.b0, rest.b0)
        if a[0] < a[1] and b[0] < b[1]:
            if self._page(a, (b[0], b[0])):
                a = (a[1], a[1])
            if not (a[0] == a[1] and self._page(a, b)):
                self._piece(a, b, region, role, cut=False)
        elif a[0] < a[1]:
            pieces = structure.pieces(self.a, *a)
            for piece in pieces:
                self._piece(piece, b, region, role, cut=len(pieces) > 1)
        elif b[0] < b[1]:
            pieces = structure.pieces(self.b, *b)
            for piece in pieces:
                self._piece(a, piece, region, role, cut=len(pieces) > 1)
        if rest.a0 < rest.a1 or rest.b0 < rest.b1:
            self.accounts.differs((rest.a0, rest.a1), (rest.b0, rest.b1), "note")

    def _page(self, a: tuple[int, int], b: tuple[int, int]) -> bool:
        """Whether what only one copy has is the page's own; if so it is counted."""
        in_a = a[0] < a[1]
        (one, other), own, at = (self.pages, a, b[0]) if in_a else (self.pages[::-1], b, a[0])
        if not one.owns(*own, other, at):
            return False
        self.accounts.differs(a, b, "furniture")
        self.parts.append(("A" if in_a else "B", "furniture", *own))
        return True

    def _piece(self, a: tuple[int, int], b: tuple[int, int], region: Region, role: str, cut: bool) -> None:
        if not (a[0] < a[1] and b[0] < b[1]) and self._page(a, b):
            return
        kind, klass = self._class(Hunk(*a, *b), cut)
        if kind in ("missing", "extra"):
            self._lacking(a, b)
        elif role == "note" and notes.more(self.a.key[a[0] : a[1]], self.b.key[b[0] : b[1]]):
            self.accounts.differs(a, b, "one-sided")
            self.parts.append(("A", "note", *a) if a[0] < a[1] else ("B", "note", *b))
        else:
            self.accounts.differs(a, b, klass)
            if klass != "number" or region not in self.exchanged:
                self.differences.append(structure.difference(self.a, self.b, kind, klass, a, b))

    def _torn(self, hunk: Hunk) -> Hunk:
        """Without the beginning of a note at which a page ends, 经(jī, if the other copy goes on there."""
        a0, a1, b0, b1 = hunk
        if a0 < a1 and b0 < b1:
            if notes.torn(self.a.raw[a0:a1], self.a.note_at(a0)):
                self.accounts.differs((a0, a1), (b0, b0), "note")
                return Hunk(a1, a1, b0, b1)
            if notes.torn(self.b.raw[b0:b1], self.b.note_at(b0)):
                self.accounts.differs((a0, a0), (b0, b1), "note")
                return Hunk(a0, a1, b1, b1)
        return hunk

    def _residue(self, hunk: Hunk) -> Hunk:
        """The notes at its end that read the other copy's character, 大(jīng) for 经: what stands there in error.

        Where the other copy has nothing they read the character before: a line may end between it and its note.
        """
        a0, a1, b0, b1 = hunk
        ours, yours = self.a.raw[a0:a1], self.b.raw[b0:b1]
        read, other = (yours or self.a.raw[max(a0 - 1, 0) : a0]), (ours or self.b.raw[max(b0 - 1, 0) : b0])
        a2 = a1 - (notes.residue(ours, read) or (len(ours) if self.a.resumes(ours, yours) else 0))
        b2 = b1 - (notes.residue(yours, other) or (len(yours) if self.b.resumes(yours, ours) else 0))
        return Hunk(a2, a1, b2, b1)

    def _class(self, hunk: Hunk, cut: bool) -> tuple[str, str]:
        """Kind and class of a hunk."""
        ours, yours = self.a.raw[hunk.a0 : hunk.a1], self.b.raw[hunk.b0 : hunk.b1]
        if self._damaged(self.a, hunk.a0, hunk.a1, yours) or self._damaged(self.b, hunk.b0, hunk.b1, ours):
            return "text", "damage"
        if self._number(hunk):
            return "text", "number"
        if bool(ours) != bool(yours):
            return structure.loss(self.a, self.b, (hunk.a0, hunk.a1), (hunk.b0, hunk.b1), cut)
        return "text", "wording"

    def _damaged(self, copy: Copy, start: int, end: int, other: str) -> bool:
        from tiaowen.check.damage import damaged

        raw = copy.raw
        if not other and start < end and notes.garbled(raw[start:end], copy.note_at(start)):
            return True
        return damaged(raw[start:end], other, raw[max(start - 1, 0) : start], raw[end : end + 1])


