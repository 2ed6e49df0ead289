"""What two 题注 may have or lack and still say the same; and pinyin notes that only the other copy gives away."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from tiaowen.fold import fold
from tiaowen.model import Law
from tiaowen.notes import is_reading

_OPEN, _CLOSE = "（〔［【", "）〕］】"


_NUMBER = "[\\d〇零一二三四五六七八九十]"
_STARTS = f"{_NUMBER}{{1,4}}年{_NUMBER}{{1,3}}月{_NUMBER}{{1,3}}日"
_ENDS = "(?:通过|修正|修订|公布|施行|批准|发布|废止|修改)[，；。、]?$"
"""A whole statement, keys folded: 2015年4月24日第十二届…第十四次会议修正."""


@cache
def _linking() -> re.Pattern[str]:
    """What one source writes between date and verb and another leaves out."""
    count = "第[一二三四五六七八九十]{1,2}次"
    return re.compile(f"根据|依据|依照|(?:的)?《[^《》]{{4,80}}》(?:{count})?(?:修正|修订)?|{count}")


@cache
def _residue() -> re.Pattern[str]:
    """A note that was not taken out because the character before it is not the one it reads."""
    return re.compile(r"(.?)((?:[(（\[【〔［][^()（）\[\]【】〔〕［］]{1,12}[)）\]】〕］])+)")


def outer(ours: str, yours: str) -> Iterator[tuple[int, int]]:
    """How many characters at the start and the end of a 题注 are brackets that the other copy hasn't."""
    open_, close = ours[:1] in _OPEN, ours[-1:] in _CLOSE
    if not ours or not yours or len(ours) < 3:
        return
    other_open, other_close = yours[:1] in _OPEN, yours[-1:] in _CLOSE
    if open_ and not other_open and close:
        # 修訂)): what set the row off was itself in brackets once.
        twice = ours[-2:-1] in _CLOSE and ours.count(ours[-1]) + ours.count(ours[-2]) > 2 * ours.count(ours[0])
        yield 1, 1 + twice
    elif (open_ != close) and not other_open and not other_close:
        yield int(open_), int(close)


def more(ours: str, yours: str) -> bool:
    """Whether one 题注 only says more than the other: a whole statement, 根据, the name of the decision."""
    words = ours or yours
    return not (ours and yours) and (
        bool(re.match(_STARTS, words) and re.search(_ENDS, words)) or bool(_linking().fullmatch(words))
    )


def residue(words: str, other: str) -> int:
    """How many characters at the end of `words` are pinyin notes that read the last character of `other`."""
    match = _residue().fullmatch(words[-60:]) if other and words[-1:] in _CLOSE + ")]" else None
    if not match:
        return 0
    readings = re.findall(r"[^()（）\[\]【】〔〕［］]+", match[2])
    return len(match[2]) if readings and all(is_reading(other[-1], reading) for reading in readings) else 0


def carried(law: Law) -> dict[str, str]:
    """For each character of a law, folded, that carries notes what stands behind it most often: (jīng) for 经."""
    source = law.text.source.text
    found: dict[str, Counter[str]] = {}
    character, words, end = "", "", -1
    for removal in (*law.text.removals, None):
        if removal and removal.kind == "note" and removal.span.start == end:
            words += removal.text
        else:
            found.setdefault(character, Counter())["".join(words.split())] += 1
            words = removal.text if removal and removal.kind == "note" else ""
            character = fold(source[removal.span.start - 1]) if removal and removal.span.start else ""
        end = removal.span.end if removal else -1
    return {character: counted.most_common(1)[0][0] for character, counted in found.items() if character}


def garbled(words: str, note: str) -> bool:
    """Whether words are a note with one letter wrong, too much or gone, or a bracket gone: (jxng), jīng), (jīng."""
    if not note or abs(len(words) - len(note)) > 1 or any(map("\u2e80".__le__, words.strip("（）"))):
        return False
    start = 0
    while start < min(len(words), len(note)) and words[start] == note[start]:
        start += 1
    longer, shorter = sorted((words[start:], note[start:]), key=len, reverse=True)
    return longer[1:] in (shorter, shorter[1:])


def torn(words: str, note: str) -> bool:
    """Whether words are the beginning of a note, at which a page ends: (jī."""
    return note.startswith(words)
