"""What a comparison of two texts of a law says, as frozen values: every view is made from these alone.

`compare.compare(old, new)` makes a `Comparison`; nothing here computes, beyond small derived properties.

    Comparison
      changes      one Change for each thing compared, the unchanged ones too, in reading order
        Change     what became of an article: link, words, renumbered, moved, how sure
          old, new  a Side each: the article's (or articles') text, flattened
            parts   款, 项 and 目 of that text, each with its pinpoint and its place in the file
          rows      parts of the old beside parts of the new: a row of a two-column table
            pieces  runs of characters that are the same, removed, added, or differ mildly

Offsets in a `Piece` and a `Part` count characters of `Side.text`; `Side.origin` leads to the clean text.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from tiaowen.links import MATCHED_BY, Alignment, Link, Stray
from tiaowen.model import Article, Division, Law, Ordinal, Passage, Pinpoint, Span

__all__ = [
    "KINDS", "MATCHED_BY", "SUBJECTS", "WORDS",
    "Alignment", "Change", "Comparison", "Link", "Part", "Piece", "Remark", "Row", "Side", "Stray",
]  # fmt: skip

WORDS = ("same", "script", "editorial", "layout", "reference", "edited")
"""How far the words of two sides differ, from the least; a pair has the worst class found in it.

`script`: Simplified against Traditional, nothing else.
`editorial`: width, variant characters, punctuation, quotes and spaces; `layout`: 款 joined or split.
`reference`: only numbers of articles referred to, each following its article; `edited`: all else.
"""

KINDS = (
    "same", "script", "editorial", "layout", "reference", "renumbered", "edited", "renumbered and edited",
    "moved", "moved and edited", "split", "merged", "added", "removed",
)  # fmt: skip
"""What `Change.kind` can be: the one word for a change, where a view has room for one."""

SUBJECTS = (
    "title", "subtitle", "preamble", "division", "article", "point", "closing", "annex", "note", "announcement",
)  # fmt: skip
"""What `Change.subject` can be; `note` (题注) and `announcement` (公告) are information, not changes."""


class Piece(NamedTuple):
    """A run of characters of a pair; all pieces of a pair, joined, give the old text and the new one."""

    kind: str
    """`same`; `script`, `editorial` (both sides have text, mildly different); `layout` (a line break);
    `reference` (a number that follows its article), `stale` (one that does not);
    `number` (the label of a 项 or 目); `removed` (no new text), `added` (no old text)."""
    old: str
    """The characters of the old side, as they stand there; empty where added."""
    new: str
    """The characters of the new side, as they stand there; empty where removed."""
    old_start: int
    """Where the old characters stand in the text of the old side."""
    new_start: int
    """Where the new characters stand in the text of the new side."""


class Part(NamedTuple):
    """A 款, 项 or 目 of a side, or a line of something that is no article."""

    kind: str
    """`title`, `paragraph`, `item`, `subitem`, `table` or `heading`."""
    pinpoint: Pinpoint
    """Its address: 第十六条第二款第（三）项."""
    text: str
    """Its label, where it has one, and its words."""
    label: int
    """How many characters of the text are the label, （三）."""
    start: int
    """Where it starts in the text of its side."""
    passages: tuple[Passage, ...]
    """Label and words as they were read, for the way back to the file."""

    @property
    def words(self) -> str:
        """The text without the label."""
        return self.text[self.label :]

    @property
    def end(self) -> int:
        """Where it ends in the text of its side."""
        return self.start + len(self.text)


class Side(NamedTuple):
    """One side of a change: an article without its number, or several one after the other."""

    label: str
    """第四十三条 as written; of several articles 第四十七条、第四十八条; a heading: 第三章."""
    text: str
    """The text of the parts, a newline between them."""
    parts: tuple[Part, ...]
    units: tuple[Article, ...]
    """The articles or points; empty for what is none."""
    path: tuple[Division, ...]
    """The divisions around the first of them, highest first."""
    span: Span
    """From the first character to the last, in the clean text of its law."""

    @property
    def ordinals(self) -> tuple[Ordinal, ...]:
        """The numbers of the articles or points."""
        return tuple(unit.ordinal for unit in self.units)

    def part_at(self, offset: int) -> Part:
        """The part that holds the character at `offset` of the text (there must be a part)."""
        return self.parts[max(bisect_right(self.parts, offset, key=_start) - 1, 0)]

    def origin(self, offset: int) -> int:
        """The offset in the clean text of its law of the character at `offset` of the text."""
        if not self.parts:
            return self.span.start
        part = self.part_at(offset)
        rest = offset - part.start
        for passage in part.passages:
            if rest < len(passage.text):
                return passage.offset(rest)
            rest -= len(passage.text)
        return part.passages[-1].offset(len(part.passages[-1].text)) if part.passages else self.span.end


def _start(part: Part) -> int:
    return part.start


class Row(NamedTuple):
    """Parts of the old side beside the parts of the new side that they became.

    Usually one beside one; none where a part was added or removed; several where 款 were joined or split.
    """

    old: tuple[Part, ...]
    new: tuple[Part, ...]
    pieces: tuple[Piece, ...]
    """The text of the old parts into that of the new ones (a newline between two parts of a side)."""

    @property
    def changed(self) -> bool:
        """Whether anything in it differs, however mildly."""
        return any(piece.kind != "same" for piece in self.pieces)


class Remark(NamedTuple):
    """Something about a change that its reader should know."""

    code: str
    """`stale-reference`: a number referred to does not follow its article, or 前条 means another one now."""
    message: str
    """One sentence."""
    offset: int
    """Where, in the text of the new side."""


class Change(NamedTuple):
    """What became of one thing: an article, a heading, the title ... Unchanged things are here too."""

    subject: str
    """One of `SUBJECTS`."""
    link: str
    """`pair`, `split`, `merge`, `removed` or `added`."""
    old: Side | None
    """None where added."""
    new: Side | None
    """None where removed."""
    words: str
    """One of `WORDS`: how far the words differ; `edited` where there is only one side."""
    renumbered: bool
    """Whether it has another number than before (of a split or merge: whether the first has)."""
    moved: bool
    """Whether it went to another division, or past its neighbours; not for a mere shift of numbers."""
    matched_by: str
    """One of `MATCHED_BY`."""
    likeness: float
    """0 to 1."""
    doubt: str
    """Why the pairing is not certain (存疑); empty where it is."""
    rows: tuple[Row, ...]
    """The parts side by side; empty if the comparison was asked for without detail."""
    remarks: tuple[Remark, ...] = ()
    pairs: tuple[tuple[Article | None, Article | None], ...] = ()
    """Which old article went with which new one, None where there is none; empty for what is no article.

    Not every old one with every new one: 8 -> 19, 21 and 9 -> 19 are one change, and 9 has no part in 21.
    """

    @property
    def certain(self) -> bool:
        """Whether the pairing is beyond doubt."""
        return not self.doubt

    @property
    def kind(self) -> str:
        """One of `KINDS`; the facets (`words`, `renumbered`, `moved`, `link`) say the rest."""
        if self.link != "pair":
            return "merged" if self.link == "merge" else self.link
        edited = self.words == "edited"
        if self.moved:
            return "moved and edited" if edited else "moved"
        if edited:
            return "renumbered and edited" if self.renumbered else "edited"
        if self.renumbered and self.words not in ("layout", "reference"):
            return "renumbered"
        return self.words

    @property
    def real(self) -> bool:
        """Whether it is more than script and editorial differences: whether the law changed here."""
        return self.kind not in ("same", "script", "editorial")

    @property
    def changes_law(self) -> bool:
        """Whether the law is another one for it: `real`, and more than 款 joined or split in an article that stayed.

        Layout is reported, and changes nothing; an article that went elsewhere or was divided is a change.
        """
        only_layout = self.words == "layout" and self.link == "pair"
        return self.real and (not only_layout or self.renumbered or self.moved)

    @property
    def notable(self) -> bool:
        """Whether `diff` shows it by default: it is real, or there is something to say of it.

        第三条 may keep every word and still be wrong now: 第二条, which it refers to, has become 第五条.
        """
        return self.real or bool(self.remarks)

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The pieces of all rows, with the newlines between the rows: old text into new text, whole."""
        pieces: list[Piece] = []
        old = new = 0
        old_seen = new_seen = False
        for row in self.rows:
            before = "\n" if row.old and old_seen else ""
            behind = "\n" if row.new and new_seen else ""
            if before or behind:
                kind = "same" if before == behind else "removed" if before else "added"
                pieces.append(Piece(kind, before, behind, old, new))
            pieces.extend(row.pieces)
            old += len(before) + sum(len(piece.old) for piece in row.pieces)
            new += len(behind) + sum(len(piece.new) for piece in row.pieces)
            old_seen, new_seen = old_seen or bool(row.old), new_seen or bool(row.new)
        return tuple(pieces)


class Comparison(NamedTuple):
    """Two texts of a law, and everything that can be said about what changed from one to the other."""

    old: Law
    new: Law
    alignment: Alignment
    changes: tuple[Change, ...]
    """Title, preamble, headings, articles, closing, annexes: changed or not, in the reading order of
    the new law; what was removed stands behind what it used to follow."""
    information: tuple[Change, ...]
    """题注 and 公告, which differ between any two versions: told, but not a difference of the law."""

    @property
    def articles(self) -> tuple[Change, ...]:
        """The changes of articles and points, the unchanged ones too."""
        return tuple(change for change in self.changes if change.subject in ("article", "point"))

    @property
    def strays(self) -> tuple[tuple[Article, Article, Stray], ...]:
        """The sentences that went from one article to another which isn't the one that it became itself.

        第三条第一款 is now in 第二条, while 第三条 is still 第三条: told by neither of the two changes.
        """
        return tuple(
            (self.old.units[stray.old], self.new.units[stray.new], stray) for stray in self.alignment.strays
        )

    @property
    def different(self) -> bool:
        """Whether the law changed: script, editorial and layout differences, notes and announcements aside."""
        return any(change.changes_law for change in self.changes)

    @property
    def counts(self) -> dict[str, int]:
        """How many articles and points there are of each kind, in the order of `KINDS`, zeros left out."""
        kinds = [change.kind for change in self.articles]
        return {kind: kinds.count(kind) for kind in KINDS if kind in kinds}
