"""Which characters of a text carried a pinyin note."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tiaowen.model import Law


def noted(law: Law) -> set[str]:
    """The characters that carry a pinyin note, as the source has them; those within a page's footer don't count."""
    source = law.text.source.text
    found: set[str] = set()
    start = end = -1
    for removal in law.text.removals:
        if removal.kind == "furniture":
            continue
        # 年(nian)(nian): the second note stands behind the first one, and is on the same character.
        start, end = start if removal.span.start == end else removal.span.start, removal.span.end
        if removal.kind == "note" and start:
            found.add(source[start - 1])
    return found
