"""Which files hold a word beyond doubt: enough where only the names of files are asked for.

Reading a file as a law takes a hundred times as long as looking for a word in it.
The word is in the law if it stands whole in a sentence that no layer of cleaning can take away or cut:

- It is made of Han characters, with no number, 第 or the like inside, where a row may be cut in two.
- Behind it, up to the end of its sentence, there is nothing but Han characters and Chinese punctuation:
  no row of a page's furniture has a 。 or ；, and there is no bracket that could close a note.
- No tag, comment or link ends behind it, and there is no escape sequence or front matter in the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import islice

from tiaowen.numerals import CHARACTERS

_CUT = frozenset("第目附民") | frozenset(CHARACTERS)
"""What a number, the contents, an annex or a date may begin with, before which a row is cut."""
_HAN = re.compile("[\u3400-\u9fff]+")
_SENTENCE = "[\u3400-\u9fff，、：“”]{0,400}[。；]"
_TRIED = 50
"""Places of the word that are looked at."""
_FIRST = frozenset("<#\n\r\ufeff\u3000 ")
"""What a text may begin with, beside Han characters; no file of another sort does."""


def surely(ways: Sequence[str]) -> Callable[[str], bool] | None:
    """A test of a text: True only where the word is in the law; None where that can't be told for the word.

    `ways` are for each of its characters all that it can be written with, with none that stands for another one
    beside certain characters only.
    """
    if not all(_HAN.match(way) for way in ways) or not all(map(_CUT.isdisjoint, ways[1:])):
        return None
    # Spellings beyond the usual characters are rare: a file with one of them is read.
    usual = ["".join(_HAN.findall(way)) for way in ways]
    word = re.compile("".join(f"[{way}]" if len(way) > 1 else way for way in usual))
    sentence = re.compile(_SENTENCE)

    def holds(text: str) -> bool:
        if not (text[:1] in _FIRST or _HAN.match(text)) or "\x1b" in text or "---" in text or "\0" in text:
            return False
        start = max(text.rfind(">"), text.rfind("]("), 0)
        # The word may stand a million times on one line that never ends.
        tried = islice(word.finditer(text, start), _TRIED)
        return any(sentence.match(text, match.end()) for match in tried)

    return holds
