"""Text from a file is data: what would act on a terminal is turned into what can be read."""

from __future__ import annotations

import re
from functools import cache


@cache
def _acting() -> re.Pattern[str]:
    """Controls, escapes, bidirectional overrides, invisible and broken characters; not tab and newline."""
    return re.compile(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
        "\ud800-\udfff\U000e0000-\U000e007f]"
    )


def visible(text: str) -> str:
    """The text with ␛ for an escape and <U+202E> for an override; what can't act is left as it is."""
    if text.isprintable():
        return text
    return _acting().sub(_name, text)


def _name(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else f"<U+{code:04X}>"
