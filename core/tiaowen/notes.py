"""Inline pinyin notes, `經(jīng)濟`: which brackets are notes, and where they stand.

Copying sites set the reading of a character behind it, each site on its own set of characters,
so there is no list of characters here:
a bracket is a note where it holds a reading of the Han character before it.
`公里(km)` and `甲(an)` fail that test.
With a tone mark nothing else is possible.
Without one, `亩(mu)` and `里(li)` are units of measure as well as readings,
so plain ones are notes only in company: see `_noise`.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from itertools import accumulate, chain
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

TONED = "āáǎàăēéěèĕīíǐìĭōóǒòŏūúǔùŭǖǘǚǜâêîôûãõḗếề"
"""Letters with a tone mark; the breves are common slips for the third tone."""

MARKS = "\u0300\u0301\u0302\u0303\u0304\u0306\u0308\u030c"
"""The same marks as characters of their own."""

TONES = frozenset(TONED + TONED.upper() + MARKS)

OPENINGS = "(（[［【〔"
OPEN, CLOSE = r"(（\[［【〔", r")）\]］】〕"
INSIDE = f"[^{OPEN}{CLOSE}。；]{{1,24}}"
"""What may stand in a bracket; whether it is a reading is asked later, once for each that differs."""

LATIN = r"[a-zA-Z·\s\u00c0-\u0261\u1e00-\u1eff\uff41-\uff5a]"
BRACKET = f"[{OPEN}]([^{OPEN}{CLOSE}]*)[{CLOSE}]"

UNITS = frozenset("亩畝里目斤两兩尺寸丈升斗石担擔顷頃分厘釐毫钱錢元角")
"""Units of measure whose sign is their reading."""

SPACES = " \u00a0\u3000"
SPACED = tuple(SPACES)
LABELS = "條条章節节編编款項项"
"""Characters that a space follows by right: 第三章(zhang) 國家."""

LABEL = rf"[{SPACES}\t#*]*第[{SPACES}]?\S{{1,40}}\Z"

Piece = tuple[int, int, str]
"""Start, end and kind of something to take out."""


class _Kind(NamedTuple):
    """What is written behind a character, the same at every place where it is."""

    character: str
    brackets: tuple[tuple[int, int], ...]
    """The brackets that hold readings, by their offsets from the first."""
    length: int
    """From the first bracket to the end of the last."""
    toned: bool
    spaced: bool
    """Whether a space or the end of a line stands between the character and the first bracket."""
    followed: bool
    """Whether a space stands behind the last bracket."""
    single: bool
    """Whether it is one bracket right behind the character."""


_Place = tuple[int, _Kind]
"""The offset of the first bracket, and what it is."""


def find(text: str) -> list[Piece]:
    """The notes of a text, in order; where a note repeats, `年(nian)(nian)`, each bracket is one.

    The pieces count characters of `text`, and are of the kind `note`.
    """
    places: list[_Place] = []
    kinds: list[_Kind] = []
    for opening in OPENINGS:
        if opening in text and _has_latin(text, opening):
            _places(text, opening, places, kinds)
    if not places or not _noise(text, places, kinds):
        return []
    places.sort()
    spaced = any(kind.followed for kind in kinds) and _spaced(text, places)
    if not spaced and all(kind.single for kind in kinds):
        return [(start, start + kind[2], "note") for start, kind in places]
    pieces: list[Piece] = []
    for start, kind in places:
        if kind.single and not (spaced and kind.followed):
            pieces.append((start, start + kind[2], "note"))
        else:
            pieces += _pieces(text, start, kind, spaced)
    return pieces


def _pieces(text: str, start: int, kind: _Kind, spaced: bool) -> Iterator[Piece]:
    """The brackets at a place, the first with the space before it, the last with the one behind it."""
    last = kind.brackets[-1]
    for bracket in kind.brackets:
        first = start + bracket[0]
        if kind.spaced and bracket[0] == 0 and text[first - 1] in SPACED:
            first -= 1
        end = start + bracket[1]
        if spaced and bracket == last and text[end : end + 1] in SPACED:
            end += not _label(text, kind, start, end)
        yield first, end, "note"


def _has_latin(text: str, opening: str) -> bool:
    """Whether a letter or space ever follows the bracket; most texts have only （一） and the like."""
    return re.search(re.escape(opening) + LATIN, text) is not None


@cache
def _pattern(opening: str) -> re.Pattern[str]:
    """The brackets that begin with `opening` and a letter, and all that follow on.

    Begins with the literal bracket and looks back from there:
    the other way round the search would stop at every Han character of the text.
    """
    one = re.escape(opening)
    before = rf"(?:(?<=(\S){one})|(?<=(\S)[{SPACES}\n]{one}))"
    more = rf"(?:[{OPEN}]{INSIDE}[{CLOSE}])*"
    return re.compile(rf"({one}(?={LATIN}){before}{INSIDE}[{CLOSE}]{more}[{SPACES}]?)")


def _places(text: str, opening: str, places: list[_Place], kinds: list[_Kind]) -> None:
    """Adds where brackets of a sort stand that hold a reading of the character before them, and what."""
    # What is split is text, brackets, the character right before them, the one before a space, text ...
    # A page has thousands of notes of a few hundred kinds, so what is done for each place must not be Python's.
    parts = _pattern(opening).split(text)
    keys = list(zip(parts[1::4], parts[2::4], parts[3::4], strict=True))
    known = {
        (brackets, right, behind): _kind(right or behind, brackets, spaced=right is None)
        for brackets, right, behind in set(keys)
    }
    kinds += [kind for kind in known.values() if kind.length]
    sizes = chain.from_iterable(zip(map(len, parts[::4]), map(len, parts[1::4]), strict=False))
    starts = list(accumulate(sizes))[::2]
    places += [place for place in zip(starts, map(known.__getitem__, keys), strict=True) if place[1][2]]


@lru_cache(maxsize=4096)
def _kind(character: str, brackets: str, spaced: bool) -> _Kind:
    """Which of the brackets hold readings, from the first on.

    Behind a space, or with a capital, only a tone mark makes a reading certain: 锂(Li) is the element.
    """
    good: list[tuple[int, int]] = []
    for match in re.finditer(BRACKET, brackets):
        if not is_toned(match[1]) and (spaced or not match[1].islower()):
            break
        if not is_reading(character, match[1]):
            break
        good.append(match.span())
    length = good[-1][1] if good else 0
    toned, followed = is_toned(brackets[:length]), brackets[length:] in SPACED
    return _Kind(character, tuple(good), length, toned, spaced, followed, len(good) == 1 and not spaced)


def is_toned(letters: str) -> bool:
    """Whether there is a tone mark."""
    return not TONES.isdisjoint(letters)


def is_reading(character: str, letters: str) -> bool:
    """Whether the letters are a reading of the Han character, whatever its tone: `jīng` of 經, `lv` of 綠."""
    if len(parts := re.split("[,/;，、]", letters)) > 1:
        return is_toned(letters) and all(is_reading(character, part) for part in parts)
    syllable = _plain(letters)
    table = _table()
    if character in table.get(syllable, ""):
        return True
    return syllable[:2] in ("nu", "lu") and character in table.get(syllable.replace("u", "v"), "")


@cache
def _table() -> dict[str, str]:
    """For each syllable its characters."""
    from tiaowen.data import readings

    words = readings.LINES.split()
    return dict(zip(words[::2], words[1::2], strict=True))


def _plain(letters: str) -> str:
    """A reading as the table has it: without tones and spaces, ü as v."""
    import unicodedata

    plain = unicodedata.normalize("NFD", "".join(letters.split()).lower()).replace("u\u0308", "v")
    plain = "".join(letter for letter in plain if letter not in MARKS)
    return plain.replace("ɑ", "a").replace("ɡ", "g").replace("u:", "v").rstrip("12345").lstrip("·")


def _noise(text: str, places: list[_Place], kinds: list[_Kind]) -> bool:
    """Whether the readings are notes of a web page rather than words of the law.

    A tone mark settles it, and so does a reading that is written twice.
    Plain ones may be units, `里(li)、亩(mu)`, or the like, which stand before punctuation;
    notes are on several characters, or set off by a space, and in the middle of words.
    """
    if any(kind.toned or len(kind.brackets) > 1 for kind in kinds):
        return True
    characters = {kind.character for kind in kinds}
    if UNITS.issuperset(characters):
        return False
    inside = sum(1 for start, kind in places if _goes_on(text, start + kind.length))
    if len(characters) > 1:
        return inside * 2 >= len(places)
    return len(places) > 1 and inside * 2 > len(places) and _spaced(text, places)


def _goes_on(text: str, end: int) -> bool:
    """Whether a word is cut here: a Han character follows, or a space and then anything Chinese.

    A unit may stand before punctuation, `里(li)、`, but never with a space between.
    """
    if text[end : end + 1] in SPACED:
        return text[end + 1 : end + 2] > "\u2fff" or text[end + 1 : end + 2] in tuple("“”,;:()")
    return "\u3400" <= text[end : end + 1] <= "\u9fff"


def _spaced(text: str, places: list[_Place]) -> bool:
    """Whether this page sets a space behind each note, `關(guan) 於(yu) `, so that it belongs to the note.

    The space in `第(di)一條(tiao) 中華` does not: there most notes have none.
    """
    padded = text + "\n"
    followers = Counter([(padded[start + kind[2]], kind[0]) for start, kind in places])
    spaces = sum(n for (follower, char), n in followers.items() if follower in SPACED and char not in LABELS)
    others = sum(n for (follower, _), n in followers.items() if follower not in (*SPACED, "\n", "\r"))
    return spaces > 0 and spaces > 4 * others


def _label(text: str, kind: _Kind, start: int, end: int) -> bool:
    """Whether the one space behind a note is that of a label at the start of a line, 第一條(tiao) 為了."""
    if kind.character not in LABELS or text[end + 1 : end + 2] in SPACED:
        return False
    line = text.rfind("\n", max(0, start - 60), start) + 1
    return re.compile(LABEL).match(text, line, start) is not None
