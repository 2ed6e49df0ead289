"""fold(): the key by which two spellings of one text are equal; always as long as the text.

Traditional script goes to Simplified, since the other way is one to many.
Most characters are folded one by one, by tables in `data/`; a few only beside certain others (覆 in 答覆).
Half-width punctuation goes to full width and closing quotes to opening ones:
Simplified text as it is printed then has next to nothing to fold, and is looked through once, not copied.
So the key of `-` is `—` and that of `(` is `（`: never look for ASCII punctuation in folded text.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from tiaowen.data import fold_table as table
from tiaowen.data import variants

COMMON = tuple(zip("”’\"',();:?!-－\u3000", "“‘“‘，（）；：？！—— ", strict=True))
"""What clean Simplified text may hold plenty of: replaced one by one, ten times as fast as by a table."""
PATIENCE = 100_000
"""Characters to fold by the table before a pattern is compiled (5 ms) that can tell what needs none."""
DENSE = 16
"""With one character in so many to be folded, the table is faster than replacing them one by one."""

_seen = 0


def fold(text: str) -> str:
    """The comparison key of `text`, as long as it: script, variants and width are folded together.

    The key is for comparing and searching only; it folds to itself.
    Some variants depend on what stands beside them, so the key of a part isn't always the part of the key.
    """
    global _seen
    if _seen < PATIENCE:
        _seen += len(text)
        return _fold_by_table(text)
    found = _rare().search(text)
    if found:
        sample = text[found.start() : found.start() + 256]
        if len(_rare().findall(sample)) * DENSE > len(sample):
            return _fold_by_table(text)
        text = _rare().sub(_fold_one, text)
    for character, kept in COMMON:
        text = text.replace(character, kept)
    # The one context that is about two characters; 分 alone is too common to look at each.
    return fold_contexts(text) if "身分" in text else text


def fold_script(text: str) -> str:
    """Traditional characters to Simplified ones, and nothing else."""
    return _translate(text, "script")


def fold_variant(text: str) -> str:
    """Variants of `docs/variants.md`, quotes and dashes among them, to the kept form, and nothing else.

    Those that depend on what stands beside them are seen in Simplified text only.
    """
    return fold_contexts(_translate(text, "variant"))


def fold_width(text: str) -> str:
    """Full, half, small and vertical widths to one, and nothing else."""
    return _translate(text, "width")


@lru_cache(maxsize=4096)
def difference(a: str, b: str) -> str:
    """The class of the difference between two single characters, whatever stands around them.

    "" if they are equal, else the mildest class that explains it: "script", "width" or "variant",
    and "wording" if none does. For 覆 and 复, which are one word only in 答覆 and the like,
    this says "wording"; `explain` sees the text around them.
    """
    if a == b:
        return ""
    for name, kind in (("script", "script"), ("width", "width"), ("key", "variant")):
        mapping = _mapping(name)
        if mapping.get(a, a) == mapping.get(b, b):
            return kind
    return "wording"


def explain(a: str, b: str) -> tuple[str, ...]:
    """The class of each position of two texts that have the same key, "" where they are equal.

    Raises ValueError if `fold(a) != fold(b)`.
    """
    if fold(a) != fold(b):
        raise ValueError("only texts with the same key can be explained position by position")
    kinds = (difference(one, other) for one, other in zip(a, b, strict=True))
    # What single characters don't explain was made equal by what stands beside them.
    return tuple("variant" if kind == "wording" else kind for kind in kinds)


def _fold_by_table(text: str) -> str:
    return fold_contexts(_translate(text, "key"))


def _fold_one(match: re.Match[str]) -> str:
    """The key of a single character that `_rare` found; no context looks further than three characters."""
    kept = _mapping("key").get(match[0])
    if kept is None:
        start = max(match.start() - 3, 0)
        kept = _fold_by_table(match.string[start : match.start() + 4])[match.start() - start]
    return kept


def _translate(text: str, name: str) -> str:
    basic, astral = _lists(name)
    text = text.translate(basic)
    # Encoding is ten times as fast a way to see that nothing lies beyond U+FFFF as looking for it.
    if len(text.encode("utf-16-le", "surrogatepass")) > 2 * len(text):
        text = text.translate(astral)
    return text


@cache
def _columns(name: str) -> tuple[str, str, str, str]:
    """A table of one character to one: from and to, up to U+FFFF and beyond it."""
    if name == "key":
        return table.KEY_FROM, table.KEY_TO, table.KEY_ASTRAL_FROM, table.KEY_ASTRAL_TO
    if name == "script":
        return (table.TRADITIONAL_FROM, table.TRADITIONAL_TO,
                table.TRADITIONAL_ASTRAL_FROM, table.TRADITIONAL_ASTRAL_TO)  # fmt: skip
    if name == "width":
        return table.WIDTH_FROM, table.WIDTH_TO, "", ""
    groups = variants.groups()
    others = "".join(group[1:] for group in groups)
    kept = "".join(group[0] * (len(group) - 1) for group in groups)
    return (table.GLYPH_FROM + others, table.GLYPH_TO + kept,
            table.GLYPH_ASTRAL_FROM, table.GLYPH_ASTRAL_TO)  # fmt: skip


@cache
def _mapping(name: str) -> dict[str, str]:
    """One of the tables as a dictionary."""
    keys, kept, astral, astral_kept = _columns(name)
    return dict(zip(keys + astral, kept + astral_kept, strict=True))


@cache
def _lists(name: str) -> tuple[list[int], dict[int, int]]:
    """One of the tables for `str.translate`: a list up to U+FFFF, and the rest.

    A list is twice as fast as a dictionary.
    Both hold code points only: with characters among them the loop is a fifth slower.
    """
    keys, kept, astral, astral_kept = _columns(name)
    basic = list(range(0x10000))
    rest = dict(zip(map(ord, astral), map(ord, astral_kept), strict=True))
    for key, value in zip(map(ord, keys), map(ord, kept), strict=True):
        if key < 0x10000:
            basic[key] = value
        else:
            rest[key] = value
    return basic, rest


@cache
def _rare() -> re.Pattern[str]:
    """What is folded and isn't `COMMON`, one character at a time; beyond U+FFFF one range, quick for `re`."""
    common = {character for character, _ in COMMON}
    keys = "".join(key for key in table.KEY_FROM if key not in common)
    contexts = "".join(literal for literal, _, _ in variants.CONTEXTS if len(literal) == 1)
    held = "".join(pair[0] for pair in variants.HELD.split())
    return re.compile(f"[{re.escape(keys + contexts + held)}\U00010000-\U0010ffff]")


def fold_contexts(text: str) -> str:
    """Only the variants that depend on what stands beside them, in Simplified text: 覆 in 答覆."""
    if not _triggers().search(text):
        return text
    targets, pattern = _contexts()
    text = pattern.sub(lambda match: targets[match[0]], text)
    for pair in variants.HELD.split():
        text = text.replace(pair[0], pair[1])
    return text


@cache
def _triggers() -> re.Pattern[str]:
    """The first characters of all contexts: a text with none need not compile the contexts (2 ms)."""
    firsts = {literal[0] for literal, _, _ in variants.CONTEXTS} | {pair[0] for pair in variants.HELD.split()}
    return re.compile(f"[{''.join(sorted(firsts))}]")


@cache
def _contexts() -> tuple[dict[str, str], re.Pattern[str]]:
    """The contexts as one pattern, in which each branch starts with a literal, for speed."""
    targets = {literal: kept for literal, kept, _ in variants.CONTEXTS}
    return targets, re.compile("|".join(literal + where for literal, _, where in variants.CONTEXTS))
