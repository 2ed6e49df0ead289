"""Makes core/tiaowen/data/readings.py from the data of pypinyin (MIT), which is needed here and nowhere else.

Run `python tests/tables/make_readings.py` after an update of pypinyin; it prints the file.
"""

import unicodedata
from collections import defaultdict

TONES = "\u0300\u0301\u0302\u0304\u030c"
"""Combining marks that are tones; the diaeresis of ü is not among them."""

VOWELS = set("aeiou")

HEADER = '''"""The readings of the Han characters: for each syllable without its tone, who can be read so.

Made by tests/tables/make_readings.py from the data of pypinyin (MIT, https://github.com/mozillazg/python-pinyin):
every reading, the rare and the neutral ones too, of every Han character of the Basic Multilingual Plane.
ü is written v.
"""

# ruff: noqa: E501

LINES = """\\
'''


def plain(reading: str) -> str:
    """A reading without its tone, in ASCII: `lǜ` gives `lv`."""
    letters = [c for c in unicodedata.normalize("NFD", reading) if c not in TONES]
    return unicodedata.normalize("NFC", "".join(letters)).replace("ü", "v").replace("ɡ", "g")


def table() -> dict[str, str]:
    """For each syllable its characters, in the order of their code points.

    Syllables without a vowel (m, ng, hm) are left out: no web page marks a character of a law with them,
    and a unit of measure may look like one.
    """
    from pypinyin.constants import PINYIN_DICT

    characters: dict[str, set[str]] = defaultdict(set)
    for code, readings in PINYIN_DICT.items():
        for reading in readings.split(",") if code < 0x10000 else ():
            if VOWELS & set(syllable := plain(reading)) or "v" in syllable:
                characters[syllable].add(chr(code))
    return {syllable: "".join(sorted(characters[syllable])) for syllable in sorted(characters)}


def module() -> str:
    """The text of the Python module: a line for each first letter, a syllable and its characters in turn."""
    lines: dict[str, list[str]] = defaultdict(list)
    for syllable, characters in table().items():
        lines[syllable[0]].append(f"{syllable} {characters}")
    return HEADER + "\n".join(" ".join(words) for words in lines.values()) + '\n"""\n'


if __name__ == "__main__":
    print(module(), end="")
