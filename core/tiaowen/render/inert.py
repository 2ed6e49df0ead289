"""Text from a file is data: what would act on its reader is turned into what can be read.

`inert` is for documents; the terminal has its own way of saying the same characters.
"""

from __future__ import annotations

import re
from functools import cache


@cache
def acting() -> re.Pattern[str]:
    """Controls (XML can't hold them), bidirectional overrides, invisible and broken characters; not the newline."""
    return re.compile(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
        "\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
    )


def inert(text: str) -> str:
    """The text with ␛ for an escape and ⟨U+202E⟩ for an override; a tab is a space."""
    if text.isprintable():
        return text
    return acting().sub(_name, text.replace("\t", " "))


def _name(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return f"⟨U+{code:04X}⟩"
