"""Makes core/tiaowen/data/fold_table.py from the installed opencc and Python's Unicode data.

    python tests/tables/make_fold.py > core/tiaowen/data/fold_table.py

`tests/test_script.py` fails when the table is not what this gives.
"""

from __future__ import annotations

import importlib.util
import unicodedata
from pathlib import Path

from tiaowen.data import variants

HEADER = '''"""Which character is folded into which: made by tests/tables/make_fold.py, not to be edited.

`X_FROM[i]` is folded into `X_TO[i]`; `ASTRAL` are those beyond U+FFFF, where the fast table ends.
TRADITIONAL: the Traditional characters of opencc's TSCharacters, into their Simplified ones.
WIDTH: full-width, half-width, small and vertical forms of Unicode, into the ordinary ones;
, ; : ? ! ( ) < > into the full-width ones, so that Simplified text as it should be has nothing to fold.
GLYPH: radicals and compatibility ideographs, into the ideograph that they double.
KEY: all of these and the groups of variants.py in turn, without its HELD, as `fold()` needs them.
HANS: Simplified characters that stand in no Traditional text, by opencc's STCharacters.
"""
'''
VARIANTS = vars(variants)
ENDS = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）", "<": "〈", ">": "〉"}
"""Punctuation that is kept in full width."""
RADICALS = (
    "⺁厂⺅亻⺆冂⺈刀⺉刂⺊卜⺋㔾⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺖忄⺗心⺘扌⺙攵⺛旡⺝月⺞歹⺠民⺡氵⺢水⺣灬⺦丬⺨犭⺪疋⺬示⺭礻"
    "⺱冈⺲罒⺴冈⺶羊⺷羊⺹老⺼肉⺽臼⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻐钅⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页"
    "⻛风⻜飞⻝食⻟饣⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻳龟"
)
"""The radicals of U+2E80 to U+2EFF that Unicode gives no equivalent for; copies from PDF are full of them."""


def dictionary(name: str) -> dict[str, list[str]]:
    """One of opencc's own tables."""
    spec = importlib.util.find_spec("opencc")
    assert spec is not None
    assert spec.origin is not None
    path = Path(spec.origin).parent / "dictionary" / f"{name}.txt"
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return {key: values.split() for key, values in rows}


def traditional() -> dict[str, str]:
    """The Traditional characters of opencc, each with the Simplified one that it comes to in the end."""
    rows = dictionary("TSCharacters").items()
    table = {key: values[0] for key, values in rows if values[0] != key}
    return {key: table.get(value, value) for key, value in table.items()}


def simplified_only() -> list[str]:
    """Simplified characters that no Traditional one is written as; 并, 于 and 云 are not among them."""
    table = dictionary("STCharacters")
    ambiguous = {value for values in table.values() for value in values} | set(traditional())
    return sorted(key for key in table if key not in ambiguous)


def variant() -> dict[str, str]:
    """The groups of variants.py, each character with the first of its group."""
    return {other: group[0] for group in VARIANTS["groups"]() for other in group[1:]}


def key() -> dict[str, str]:
    """What each character comes to when every table has had its turn."""
    tables = (width(), glyphs(), traditional(), variant())
    every = {}
    for start in sorted({one for table in tables for one in table}):
        kept = start
        for table in tables:
            kept = table.get(kept, kept)
        if kept != start:
            every[start] = kept
    for pair in VARIANTS["HELD"].split():
        assert every.pop(pair[0]) == pair[1]
    return every


def width() -> dict[str, str]:
    """Every character that Unicode calls another width of one other character."""
    table = {}
    for code in range(0x80, 0x10000):
        tag, _, _ = unicodedata.decomposition(chr(code)).partition(" ")
        space = unicodedata.category(chr(code)) == "Zs"
        if tag in ("<wide>", "<narrow>", "<small>", "<vertical>", "<noBreak>") or space:
            plain = unicodedata.normalize("NFKC", chr(code))
            if len(plain) == 1 and plain != chr(code) and "HANGUL" not in unicodedata.name(plain):
                table[chr(code)] = ENDS.get(plain, plain)
    for mark in ENDS.values():
        table.pop(mark, None)
    return table | ENDS


def glyphs() -> dict[str, str]:
    """Radicals and compatibility ideographs."""
    table = dict(zip(RADICALS[::2], RADICALS[1::2], strict=True))
    for start, end in ((0x2E80, 0x2FD6), (0xF900, 0xFB00), (0x2F800, 0x2FA20)):
        for code in range(start, end):
            plain = unicodedata.normalize("NFKC", chr(code))
            if len(plain) == 1 and plain != chr(code) and unicodedata.name(plain, "").startswith("CJK"):
                table[chr(code)] = plain
    return table


def render(name: str, table: dict[str, str]) -> str:
    """Two constants: the characters in the order of their code points, and what they are folded into."""
    keys = sorted(table)
    return string(f"{name}_FROM", keys) + string(f"{name}_TO", [table[key] for key in keys])


def string(name: str, characters: list[str]) -> str:
    """A constant over as many lines as it needs, escaped where a character can't be seen or moves."""
    lines = [""]
    for one in characters:
        shown = one if one.isprintable() and is_stable(one) else escape(one)
        if columns(lines[-1] + shown) > 100:
            lines.append("")
        lines[-1] += shown
    return f"{name} = (\n" + "".join(f'    "{line}"\n' for line in lines) + ")\n"


def columns(text: str) -> int:
    """How wide it is on the screen."""
    return sum(1 if one < "\u0300" else 2 for one in text)


def is_stable(character: str) -> bool:
    """Whether an editor that normalises text would leave it alone."""
    return character not in '"\\' and unicodedata.normalize("NFC", character) == character


def escape(character: str) -> str:
    """Its escape in a Python string."""
    code = ord(character)
    return f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"


def module() -> str:
    """The whole of the file."""
    parts = [HEADER]
    tables = {"KEY": key(), "TRADITIONAL": traditional(), "WIDTH": width(), "GLYPH": glyphs()}
    for name, table in tables.items():
        parts.append(render(name, {key: value for key, value in table.items() if key < "\U00010000"}))
        astral = {key: value for key, value in table.items() if key >= "\U00010000"}
        if astral:
            parts.append(render(f"{name}_ASTRAL", astral))
    parts.append(string("HANS", simplified_only()))
    return "\n".join(parts)


if __name__ == "__main__":
    print(module(), end="")
