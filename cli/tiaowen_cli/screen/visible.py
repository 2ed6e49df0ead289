"""Text from a file is data: what would act on a terminal is turned into what can be read."""

from __future__ import annotations

import re

from tiaowen.render.inert import acting


def visible(text: str) -> str:
    """The text with ␛ for an escape and <U+202E> for an override; what can't act is left as it is."""
    if text.isprintable():
        return text
    return acting().sub(_name, text)


def _name(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else f"<U+{code:04X}>"
