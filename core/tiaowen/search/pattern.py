r"""A regular expression as a person writes it -> one over folded text, and the words that it must find.

Only literal characters are folded: what is syntax stays, 數{2,3} is 数{2,3}, `\(` is （ since that is its key.
In a class single characters are folded and ranges stay, [一-鿿] is the same code points in the key.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from tiaowen.errors import QueryError
from tiaowen.fold import fold, fold_contexts
from tiaowen.search.beside import around, others

LONGEST = 2000
"""Characters of a pattern at most."""

class _Token(NamedTuple):
    """A piece of a pattern: its kind, and how it is written over folded text."""

    kind: str
    text: str


def fold_pattern(text: str) -> str:
    """The pattern over folded text; QueryError if it is empty or no regular expression."""
    if not text.strip():
        raise QueryError("the pattern is empty: give a regular expression, such as 数据(安全|出境)")
    if len(text) > LONGEST:
        raise QueryError(f"the pattern has {len(text)} characters: {LONGEST} are the most there may be")
    compiled(text)
    folded = "".join(token.text for token in _tokens(text))
    compiled(folded)
    return folded


def compiled(text: str) -> re.Pattern[str]:
    """The pattern, ready to search; QueryError if it is none."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return re.compile(text)
    except re.error as error:
        place = f" at character {error.pos + 1}" if error.pos is not None else ""
        raise QueryError(f"the pattern is no regular expression: {error.msg}{place}; mend it") from None
    except (OverflowError, RecursionError, MemoryError):
        raise QueryError("the pattern is too large or too deeply nested: make it simpler") from None


def literals(folded: str) -> tuple[str, ...]:
    """Words that stand in whatever the folded pattern finds; none where there can be no telling.

    Only what is outside of all groups counts, and no repeated character: in 数据?(安全)+ that is 数.
    """
    runs = [""]
    depth = 0
    tokens = list(_tokens(folded))
    for token, behind in zip(tokens, [*tokens[1:], _Token("", "")], strict=True):
        depth += (token.kind == "group") - (token.text == ")")
        if token.text.startswith("(?") or (token.text == "|" and depth == 0):
            return ()
        plain = token.kind == "literal" and depth == 0
        if plain and behind.kind != "repeat":
            runs[-1] += token.text
        else:
            runs.append("")
    return tuple(run for run in runs if run)


@cache
def _token() -> re.Pattern[str]:
    """The pieces of a pattern."""
    return re.compile(
        r"""(?P<escape>\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|N\{[^}]*\}|[0-9]{1,3}|[\s\S]))
        |(?P<comment>\(\?\#[^)]*\))
        |(?P<group>\((?:\?(?:P?<[^=!>][^>]*>|P=[^)]*|P>[^)]*|<[=!]|[=!:>]|\([^)]*\)|[aiLmsux]*-?[imsx]*[:)]?))?)
        |(?P<repeat>[*+?][+?]?|\{[0-9]*,?[0-9]*\}[?+]?)
        |(?P<class>\[\^?\]?(?:[^\]\\]|\\[\s\S])*\])
        |(?P<sign>[).^$|])
        |(?P<literal>[\s\S])""",
        re.VERBOSE,
    )


def _tokens(text: str) -> Iterator[_Token]:
    for match in _token().finditer(fold_contexts(text)):
        kind, piece = str(match.lastgroup), match[0]
        if kind == "literal" and (piece := fold(piece)) in others():
            # 覆 alone is that of 答覆 too, whose key is 复.
            kind, piece = "choice", f"(?:{piece}|{'|'.join(around(piece, other) for other in others()[piece])})"
        elif kind == "escape":
            piece = _escape(piece)
        elif kind == "class":
            piece = _class(piece)
        yield _Token(kind, piece)


@cache
def _member() -> re.Pattern[str]:
    """A character of a class, or an escape."""
    return re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[\s\S])|[\s\S]")


def _escape(piece: str) -> str:
    """An escaped character as its key; what stands for a class, a place or a group as it is."""
    if len(piece) == 2 and piece[1].isascii() and piece[1].isalnum():
        return piece
    if piece[1] in "0123456789N":
        return piece
    digits = piece[2:]
    character = chr(int(digits, 16)) if digits else piece[1]
    return re.escape(fold(character))


def _class(piece: str) -> str:
    """A class with its single characters folded; the ends of a range go together or not at all."""
    head = "[^" if piece.startswith("[^") else "["
    members = [match[0] for match in _member().finditer(piece[len(head) : -1])]
    done: list[str] = []
    while members:
        if len(members) > 2 and members[1] == "-":
            done.append(_range(members[0], members[2]))
            del members[:3]
        else:
            one = members.pop(0)
            done.append(_escape(one) if one[0] == "\\" else re.escape(fold(one)))
    return f"{head}{''.join(done)}]"


def _range(first: str, last: str) -> str:
    if len(first) == len(last) == 1:
        low, high = fold(first), fold(last)
        if ord(high) - ord(low) == ord(last) - ord(first):
            return f"{re.escape(low)}-{re.escape(high)}"
    return f"{first}-{last}"
