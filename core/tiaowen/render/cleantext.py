"""Law -> its own text: title, 题注, headings, articles, annexes; no announcement, contents or page furniture.

What comes out reads back as the same law, so cleaning twice is cleaning once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from tiaowen.model import LEVELS, Division, Law
from tiaowen.render import text
from tiaowen.render.blocks import Block, whole

_WIDE = str.maketrans(",;:?!", "，；：？！")
_QUOTES = str.maketrans("「」『』", "“”‘’")
"""What Simplified text is printed with."""
ROUNDS = 4
"""How often what was written is read again at most, until it reads as itself."""
METADATA_END = "<!-- INFO END -->"
"""What ends the notes in the Markdown of the public collection; without it an undated note reads as text."""


def clean(law: Law, form: str = "text", convert: Callable[[str], str] = str) -> str:
    """The law's own text as `text`, one 款 a line, or `markdown`; ends in a newline, or is empty.

    `convert` is applied to every line, for script and width.
    """
    import tiaowen

    written = _written(law, form, convert)
    for _ in range(ROUNDS):
        # Wrapped rows that were joined may read as something else now: so in 14 of 1,179 laws.
        again = _written(tiaowen.parse(written), form, str)
        if again == written:
            break
        written = again
    return written


def _written(law: Law, form: str, convert: Callable[[str], str]) -> str:
    blocks = [block.converted(convert) for block in _blocks(law) if block.kind != "announcement"]
    lines = _markdown(law, blocks) if form == "markdown" else _text(blocks)
    return "".join(line + "\n" for line in lines)


def _blocks(law: Law) -> Iterator[Block]:
    """The blocks of a law; of its annexes the rows as they stand, since lists and forms are no 款."""
    yield from whole(law._replace(annexes=()))
    for annex in law.annexes if law.units else ():
        rows = law.text.clean[annex.span.start : annex.span.end].splitlines()
        kinds = ("annex", *["plain"] * len(rows))
        yield from (Block(kind, row.strip()) for kind, row in zip(kinds, filter(str.strip, rows), strict=False))


def _text(blocks: list[Block]) -> Iterator[str]:
    """A line a block, with an empty line before each heading and behind the front."""
    before = ""
    for block in blocks:
        front = before in ("title", "note") and block.kind not in ("title", "note")
        if before and (front or (block.kind in ("division", "annex") and before != "division")):
            yield ""
        yield _line(block)
        before = block.kind


def _markdown(law: Law, blocks: list[Block]) -> Iterator[str]:
    """As the public collection has it: an empty line between all, # for titles, ## and more for headings."""
    levels = sorted({LEVELS.index(node.level) for _, node in law.walk() if isinstance(node, Division)
                     and node.level in LEVELS})  # fmt: skip
    depth = {LEVELS[rank]: min(2 + index, 6) for index, rank in enumerate(levels)}
    before = ""
    for block in blocks:
        if before == "note" != block.kind:
            yield from ("", METADATA_END)
        if before:
            yield ""
        marks = "#" if block.kind == "title" else "#" * depth.get(block.level, 2) if block.kind == "division" else ""
        yield f"{marks} {_line(block)}".lstrip()
        before = block.kind
    if before == "note":
        yield from ("", METADATA_END)


def _line(block: Block) -> str:
    return " ".join(text.line(block).split("\n")).rstrip()


def full_width(words: str) -> str:
    """Half-width punctuation beside Chinese as full-width; 1,000 and (km) and 10:30 stay as they are."""
    # A mark that has become full-width makes what stands beside it Chinese: 法),1.
    for _ in range(ROUNDS):
        before = words
        if _half().search(words):
            words = _brackets(_half().sub(lambda match: match[0].translate(_WIDE), words))
        if words == before:
            break
    return words


def to_simplified_quotes(words: str) -> str:
    """「」 as “”, as Simplified text is printed."""
    return words.translate(_QUOTES)


@cache
def _half() -> re.Pattern[str]:
    """A half-width mark that Chinese stands beside, or brackets."""
    chinese = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3001-\u301b“”‘’\U00020000-\U0003ffff"
    return re.compile(f"(?<=[{chinese}])[,;:?!]{{1,8}}|[,;:?!](?=[{chinese}])|[()]")


def _brackets(words: str) -> str:
    """Pairs of brackets with Chinese in them or right before them; a lone one if Chinese stands beside it."""
    characters = list(words)
    open_: list[int] = []
    for index, character in enumerate(words):
        if character == "(":
            open_.append(index)
        elif character == ")" and open_:
            start = open_.pop()
            if _chinese(words[start - 1 : start]) or any(map(_chinese, words[start + 1 : index])):
                characters[start], characters[index] = "（", "）"
        elif character == ")" and _chinese("".join(characters[max(index - 1, 0) : index])):
            characters[index] = "）"
    for start in open_:
        if _chinese(words[start + 1 : start + 2]):
            characters[start] = "（"
    return "".join(characters)


def _chinese(character: str) -> bool:
    marks = ("，", "；", "：", "？", "！", "（", "）")
    return "\u2e80" <= character <= "\ufaff" or character in marks or character >= "\U00020000"
