"""Makes a web copy of a clean law, as copying sites do; the same copy for the same seed.

The shapes, each with a page title, the table of contents, notes in one line of brackets, and a footer:

    toned       Traditional, `經(jīng)濟`, often with a space inside (`會(huì )`), half-width punctuation
    repeated    Traditional, untoned and repeated, in headings and dates too: `第(di)(di)五屆(jie)`
    mixed       Simplified with single characters turned Traditional: `中(zhōng)华人民(mín)共和國(guó)`
    spaced      Traditional, untoned, a space behind each note, over-converted words: `關(guan) 於(yu) `, 全麵, 體係
    wide        Traditional, toned, in full-width brackets: `法（fǎ）律`
"""

from __future__ import annotations

import random
import re
from collections import Counter

from tiaowen.data import readings
from tiaowen.script import convert

SHAPES = ("toned", "repeated", "mixed", "spaced", "wide")
TONES = {"a": "āáǎà", "o": "ōóǒò", "e": "ēéěè", "i": "īíǐì", "u": "ūúǔù", "v": "ǖǘǚǜ"}
HALF = str.maketrans("，；：（）？！", ",;:()?!")
OVER = str.maketrans("制面系后里", "製麵係後裏")
"""What an over-eager converter makes of characters that were right."""
HALF_CONVERTED = str.maketrans("並採範雲築", "并采范云筑")
FOOTERS = {
    "toned": ["", "扫描二维码 关注我们"],
    "repeated": ["", "扫描二维码 关注我们"],
    "mixed": ["版权所有 京ICP备00000000号"],
    "spaced": ["", "打印本页 关闭窗口"],
    "wide": ["上一篇:没有了", "下一篇:没有了"],
}


def pollute(law: str, shape: str, seed: int = 0, share: int = 48) -> str:
    """A web copy of a law in Markdown; `share` characters carry notes."""
    chance = random.Random(f"{shape} {seed}")
    lines = _page(law, shape)
    text = "\n".join(lines)
    if shape == "mixed":
        common = [one for one, _ in Counter(text).most_common(400) if convert(one, "hant") != one]
        turned = {ord(one): convert(one, "hant") for one in chance.sample(common, min(6, len(common)))}
        text = text.translate(turned)
    else:
        text = convert(text, "hant").translate(HALF_CONVERTED)
        text = text.translate(OVER) if shape == "spaced" else text
    if shape != "wide":
        text = text.translate(HALF)
    notes = _notes(text, shape, chance, share)
    pattern = re.compile(f"[{''.join(notes)}]")
    return pattern.sub(lambda match: match[0] + notes[match[0]], text)


def _page(law: str, shape: str) -> list[str]:
    """The lines of the page: title, notes in brackets, contents, text, footer."""
    lines = [line.strip() for line in law.splitlines() if line.strip()]
    title = next(line for line in lines if line.startswith("# "))[2:]
    end = lines.index("<!-- INFO END -->") if "<!-- INFO END -->" in lines else lines.index(f"# {title}")
    notes = [line for line in lines[:end] if not line.startswith("#")]
    body = lines[end + 1 :]
    headings = [line for line in body if line.startswith("#") and line.lstrip("# ").startswith("第")]
    if headings[:1] and headings[0] in headings[1:]:
        # The contents are there already.
        body = body[body.index(headings[0], body.index(headings[0]) + 1) :]
        headings = [line for line in body if line in headings]
    listed = [line.lstrip("# ") for line in headings] if shape != "spaced" else []
    front = [f"《{title}》(2024年版全文)", title]
    front += [f"（{' '.join(notes)}）"] if notes else []
    front += ["目录", *listed] if listed else []
    return [*front, *(line.lstrip("# ") for line in body), *FOOTERS[shape], ""]


def _notes(text: str, shape: str, chance: random.Random, share: int) -> dict[str, str]:
    """For each of some characters the note that stands behind it everywhere."""
    pairs = readings.LINES.split()
    syllables: dict[str, list[str]] = {}
    for syllable, characters in zip(pairs[::2], pairs[1::2], strict=True):
        for character in characters:
            syllables.setdefault(character, []).append(syllable)
    known = [one for one, _ in Counter(text).most_common() if one in syllables and "\u4e00" <= one <= "\u9fff"]
    chosen = chance.sample(known[:300], min(share, len(known)))
    return {one: _note(chance.choice(syllables[one]), shape, chance) for one in chosen}


def _note(syllable: str, shape: str, chance: random.Random) -> str:
    if shape == "repeated":
        return f"({syllable})" * chance.choice((1, 1, 2, 3))
    if shape == "spaced":
        return f"({syllable}) "
    toned = _toned(syllable, chance)
    if shape == "wide":
        return f"（{toned}）"
    return f"({toned}{' ' * (shape == 'toned' and chance.random() < 0.3)})"


def _toned(syllable: str, chance: random.Random) -> str:
    """The syllable with a tone mark where the rules of pinyin put it."""
    for vowel in "aoe":
        if vowel in syllable:
            return syllable.replace(vowel, chance.choice(TONES[vowel]), 1)
    place = max(syllable.rfind(vowel) for vowel in "iuv")
    if place < 0:
        return syllable.replace("n", "ń", 1).replace("m", "ḿ", 1)
    return syllable[:place] + chance.choice(TONES[syllable[place]]) + syllable[place + 1 :]
