"""What a file holds besides its characters: markup of HTML and Markdown, controls, invisible characters."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

Piece = tuple[int, int, str]
"""Start, end and kind of something to take out."""

INVISIBLE = (
    "\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
)
"""Zero-width characters, marks of direction, selectors of variants, tags: nothing that a reader sees."""

CONTROL = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
"""Controls other than tab and those that end a line or page."""

RARE = (
    r"(?P<control>\x1b\[[0-?]{0,32}[ -/]{0,8}[@-~]|\x1b\][^\x07\x1b\n]{0,256}(?:\x07|\x1b\\)"
    rf"|[{CONTROL}]|[\r\v\f]{{1,64}}(?=\n)|(?<![^\n])[\v\f]++)|(?P<invisible>[{INVISIBLE}]+)"
)
"""A control, with the whole of its escape sequence, or a run of invisible characters."""

BEYOND = "\U000e0001-\U000e007f\U000e0100-\U000e01ef"
"""Tags and selectors of variants beyond the Basic Multilingual Plane."""

ORDINARY = re.compile(f"[^{CONTROL}\r\v\f{INVISIBLE}]*+")
"""A stretch of all other characters; to run over it is faster than to search for the rare ones."""

TAGS = (
    "a abbr acronym address applet area article aside audio b base basefont big blockquote body br "
    "button canvas caption center cite code col colgroup dd del details dfn dialog dir div dl dt em "
    "embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header "
    "hr html i iframe img input ins kbd label legend li link main map mark menu meta nav noframes "
    "noscript o:p object ol optgroup option output p param picture pre q rp rt ruby s samp script "
    "section select small source span st1 strike strong style sub summary sup svg table tbody td "
    "template textarea tfoot th thead time title tr track tt u ul var video wbr xml"
)
"""The names of HTML: `<LPR>` and `<中华人民共和国刑法>` are no tags."""

BLIND = "&(?:nbsp|ensp|emsp|thinsp|zwnj|zwj|shy|#160|#8203|#12288|#[xX](?:[aA]0|200[bB]|3000));"
"""Entities for spaces; what another one stands for, `&ldquo;`, can't be put in its place, so it stays."""


FRONT_MATTER = r"---[ \t]*\r?\n(?:[A-Za-z_][\w-]*:[^\n]*\n|[ \t-]+[^\n]*\n|\r?\n){0,60}?---[ \t]*(?:\r?\n|\Z)"
"""What site generators set above a page: fields between two rows of dashes, at the very start of the file."""


def find(text: str) -> list[Piece]:
    """Controls, invisible characters and markup, in order and without overlaps."""
    pieces = [*_rare(text), *_beyond(text)]
    if text.startswith("---") and (match := re.match(FRONT_MATTER, text)):
        pieces.append((0, match.end(), "markup"))
    # Markup is made of ASCII, of which Chinese has next to none: one quick pass, and the rest is looked for in that.
    plain = text.encode("ascii", "ignore")
    if b"<" in plain:
        pieces += _html(text, tags=plain.count(b"<") != plain.count(b"<!--"))
    if b"&" in plain:
        pieces += [(*match.span(), "markup") for match in re.finditer(BLIND, text)]
    if b"**" in plain or b"__" in plain or b"](" in plain or b"\\" in plain:
        pieces += _markdown(text)
    return _apart(pieces)


def _apart(pieces: list[Piece]) -> list[Piece]:
    """The pieces in order, without those that overlap one before them."""
    pieces.sort()
    apart: list[Piece] = []
    for piece in pieces:
        if not apart or piece[0] >= apart[-1][1]:
            apart.append(piece)
    return apart


def _rare(text: str) -> Iterator[Piece]:
    """Controls, with the whole of an escape sequence, and invisible characters."""
    position = ORDINARY.match(text).end()  # type: ignore[union-attr]
    if position == len(text):
        return
    rare = re.compile(RARE)
    while position < len(text):
        if match := rare.match(text, position):
            yield match.start(), match.end(), str(match.lastgroup)
        after = match.end() if match else position + 1
        position = ORDINARY.match(text, after).end()  # type: ignore[union-attr]


def _beyond(text: str) -> Iterator[Piece]:
    """Invisible characters beyond the Basic Multilingual Plane, which few texts go."""
    if len(text.encode("utf-16-le", "surrogatepass")) > 2 * len(text):
        for match in re.finditer(f"[{BEYOND}]+", text):
            yield match.start(), match.end(), "invisible"


TAG = (
    r"<(?:/?([a-zA-Z][a-zA-Z0-9:]{0,11})(?:[\s/][^<>]{0,4000})?|![a-zA-Z\[][^<>]{0,400}|\?xml[^<>]{0,400})>"
)
"""A tag, or a declaration; begins with its literal, so that the search is fast."""


def _html(text: str, *, tags: bool) -> Iterator[Piece]:
    """Comments, and with `tags` the readings of ruby text, scripts and styles with their content, tags."""
    yield from _between(text, "<!--", "-->", "markup")
    if not tags:
        return
    for opening, closing, kind in (
        ("<rt>", "</rt>", "note"),
        ("<rp>", "</rp>", "note"),
        ("<script", "</script>", "markup"),
        ("<style", "</style>", "markup"),
    ):
        yield from _between(text, opening, closing, kind)
    names = _names()
    for match in re.finditer(TAG, text):
        if match[1] is None or match[1].lower() in names:
            yield match.start(), match.end(), "markup"


@cache
def _names() -> frozenset[str]:
    return frozenset(TAGS.split())


def _between(text: str, opening: str, closing: str, kind: str) -> Iterator[Piece]:
    """Each stretch from an opening to its closing mark; where one is never closed, no more can follow."""
    start = text.find(opening)
    while start >= 0:
        end = text.find(closing, start + len(opening))
        if end < 0:
            return
        end += len(closing)
        yield start, end, kind
        start = text.find(opening, end)


@cache
def _marks() -> re.Pattern[str]:
    """The marks of Markdown; each stops at its own kind, so that the search stays linear."""
    return re.compile(
        r"(?P<escape>\\)(?=[.#()\[\]+!~>-])"
        r"|(?P<open>\*{2,3})(?=[^*\n]{1,4000}(?P<close>\*{2,3}))"
        r"|^[#\s]{0,8}(?P<under>__)(?=第[^_\n]{1,200}(?P<score>__)(?!_))"
        r"|(?P<image>!\[[^\[\]\n]{0,200}\]\([^()\s]{0,500}\))"
        r"|(?P<link>\[)(?=[^\[\]\n]{1,200}(?P<target>\]\((?:https?:|mailto:|[/#.])[^()\s]{0,500}\)))",
        re.MULTILINE,
    )


def _markdown(text: str) -> Iterator[Piece]:
    """Escapes, paired marks of emphasis, images and the targets of links."""
    position = 0
    pattern = _marks()
    while match := pattern.search(text, position):
        position = match.end()
        for name in ("escape", "open", "under", "image", "link"):
            if match[name] is not None:
                yield (*match.span(name), "markup")
        for name in ("close", "score", "target"):
            if match[name] is not None and match.start(name) >= position:
                yield (*match.span(name), "markup")
                position = max(position, match.end(name)) if name != "target" else position
