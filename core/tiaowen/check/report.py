"""What `check` says about two copies of a law, as frozen values: every view is made from these alone.

    Report
      records      every run of characters that is not the same in both copies, with its class
      differences  what a reader must look at: wording, number, structure, damage, layout
      one_sided    parts that only one copy has: announcement, contents, 题注, page title, footer
      facts        about each copy by itself: script, notes, half-width punctuation

All spans count characters of the source, so that a position is one of the original file.
For each copy: the characters that match and the characters of all its records add up to its length.
"""

from __future__ import annotations

from typing import NamedTuple

from tiaowen.model import Finding, Law, Span

CLASSES = (
    "script", "variant", "width", "spacing", "note", "markup", "furniture", "one-sided", "layout", "damage",
    "number", "wording",
)  # fmt: skip
"""The classes of differing characters, mildest first (section 4 of the design).

`one-sided` holds the characters of parts that only one copy has.
"""
DIFFERENT = frozenset(("number", "wording"))
"""The classes that make two copies different, whatever is asked for."""
STRUCTURE = frozenset(("missing", "extra", "doubled", "moved", "swapped", "truncated", "lost"))
"""Kinds of differences in which text is missing, too much, or elsewhere: these too make copies different."""


class Record(NamedTuple):
    """A run of characters of one class; where one copy has none of it, the span there is empty."""

    kind: str
    """One of `CLASSES`."""
    a: Span
    """Where it stands in the source of A."""
    b: Span
    """Where it stands in the source of B."""


class Difference(NamedTuple):
    """Something that a reader must look at."""

    kind: str
    """`text`, or one of `STRUCTURE`, or `stated` for a date or body on which two statements disagree,
    or `page` for a damage that spans articles, each of which is reported by itself."""
    klass: str
    """One of `CLASSES`."""
    subject: str
    """The part that it is in: `title`, `note`, `contents`, `division`, `article` ..."""
    a: Span
    """Where, in the source of A; empty at the place where A lacks what B has."""
    b: Span
    """Where, in the source of B."""
    a_text: str
    """The words of A, without notes."""
    b_text: str
    """The words of B, without notes."""
    a_place: str
    """The place in A in words: 第五条第二款; empty outside of articles and headings."""
    b_place: str
    """The place in B in words."""
    before: str
    """A few words before it on its line, of A unless only B has it."""
    behind: str
    """A few words behind it."""
    message: str
    """A few words: what it is."""


class Part(NamedTuple):
    """A part that only one copy has; no difference of the law."""

    copy: str
    """`A` or `B`."""
    kind: str
    """`announcement`, `contents`, `note`, `title` (a page title) or `furniture`."""
    span: Span
    """Where it stands in the source of that copy."""
    characters: int
    """How many characters it has, spaces and pinyin notes aside."""
    text: str
    """Its words, without notes."""


class Facts(NamedTuple):
    """What can be said of one copy without the other."""

    characters: int
    """The characters of the source."""
    script: str
    """`hans`, `hant`, `mixed` or `none`."""
    articles: int
    """Articles, or points of a decision."""
    notes: int
    """Pinyin notes that were taken out."""
    noted: int
    """How many distinct characters they stand on."""
    half_width: tuple[tuple[str, int], ...]
    """Half-width punctuation beside Han characters, most frequent first."""


class Count(NamedTuple):
    """One class, counted."""

    kind: str
    """One of `CLASSES`."""
    runs: int
    """How many records."""
    a: int
    """How many characters of A."""
    b: int
    """How many characters of B."""
    example: Record | None
    """The first of them that has something to show."""


class Report(NamedTuple):
    """Two copies of a law, and whether they are the same."""

    a: Law
    b: Law
    matching: int
    """How many characters are the same in both."""
    records: tuple[Record, ...]
    """All other characters, in the order of A; what is only in B stands where it would be in A."""
    differences: tuple[Difference, ...]
    """In the order of A; none of a mild class."""
    one_sided: tuple[Part, ...]
    facts: tuple[Facts, Facts]
    """Of A and of B."""
    findings: tuple[tuple[Finding, ...], tuple[Finding, ...]]
    """What is odd about A, and about B, each read by itself."""

    @property
    def counts(self) -> tuple[Count, ...]:
        """All classes in the order of `CLASSES`, those of no character too."""
        by_kind: dict[str, list[Record]] = {kind: [] for kind in CLASSES}
        for record in self.records:
            by_kind[record.kind].append(record)
        return tuple(_count(kind, records) for kind, records in by_kind.items())

    def differs(self, strict: frozenset[str] = frozenset()) -> bool:
        """Whether the law text differs; `strict` names classes that count beside `DIFFERENT`."""
        classes = DIFFERENT | strict
        if any(one.klass in classes or one.kind in STRUCTURE for one in self.differences):
            return True
        return any(record.kind in strict for record in self.records) if strict else False

    @property
    def damaged(self) -> tuple[Difference, ...]:
        """The differences that are damage to a copy."""
        return tuple(one for one in self.differences if one.klass == "damage")


def _count(kind: str, own: list[Record]) -> Count:
    a = sum([record.a.end - record.a.start for record in own])
    b = sum([record.b.end - record.b.start for record in own])
    return Count(kind, len(own), a, b, own[0] if own else None)
