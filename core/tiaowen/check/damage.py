"""Damage to a copy, told from a difference of the law: a wrong decoding, characters that were lost.

Nothing is guessed: what a damaged place should say is taken from the other copy, or left open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tiaowen.fold import fold

LOST = re.compile("\ufffd|锟斤拷|锟斤|斤拷|烫烫|屯屯")
"""U+FFFD, and what becomes of it when it is written as UTF-8 and read as GBK; memory that was never filled."""
QUESTION = re.compile("[?？]{1,3}[！!]")
"""`?！` between Han characters: a character and the mark behind it went through a wrong decoding."""
HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
DECODINGS = (
    ("gb18030", "utf-8"), ("latin-1", "gb18030"), ("cp1252", "gb18030"), ("latin-1", "utf-8"), ("cp1252", "utf-8"),
    ("big5", "gb18030"), ("gb18030", "big5"), ("latin-1", "big5"),
)  # fmt: skip
"""Read as the first, written as the second: the mistakes that make mojibake of Chinese."""
SUSPECT = re.compile("[锛銆][\u3400-\u9fff]|[\u3400-\u9fff][锛銆]")
_RUN = re.compile("[\u3400-\u9fff€\ue000-\uf8ff?]{4,}")
ENOUGH = 0.6
"""Mojibake explains a text of the other copy if it decodes to this share of it (bytes are often lost at its end)."""


def damaged(words: str, other: str, before: str, behind: str) -> bool:
    """Whether `words` are damaged; `other` is what the other copy has there, `before` and `behind` their neighbours."""
    if not words:
        return False
    if LOST.search(words):
        return True
    if QUESTION.fullmatch(words) and HAN.match(before) and HAN.match(behind):
        return True
    return len(words) > 1 and bool(other) and _decodes(words, fold(other))


def _decodes(words: str, other: str) -> bool:
    """Whether the words, read as they should have been, are those of the other copy."""
    for wrong, right in DECODINGS:
        meant = fold(words.encode(wrong, "replace").decode(right, "ignore"))
        common = sum(character in meant for character in other)
        if HAN.search(meant) and common >= max(ENOUGH * len(other), 1) and len(meant) <= 2 * len(other):
            return True
    return False


def mojibake(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of a text that are UTF-8 read as GBK: 鍖椾含甯傛暟瀛楃粡娴庛€."""
    if not SUSPECT.search(text):
        return
    for match in _RUN.finditer(text):
        run = match[0]
        meant = run.encode("gb18030", "replace").decode("utf-8", "ignore")
        if len(HAN.findall(meant)) * 3 >= len(run) and SUSPECT.search(run):
            yield match.span()
