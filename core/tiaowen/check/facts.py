"""What can be said of one copy by itself."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from tiaowen.check.copy import Copy
from tiaowen.check.report import Facts
from tiaowen.noted import noted
from tiaowen.script import detect

_HALF = ",;:?!()"


@cache
def _half() -> re.Pattern[str]:
    """Half-width punctuation that a Han character or a full mark stands beside."""
    marks = f"[{re.escape(_HALF)}]"
    return re.compile(f"(?<=[\u3400-\u9fff》”）。]){marks}|{marks}(?=[\u3400-\u9fff《“（])")


def facts(copy: Copy) -> Facts:
    """Script, notes and half-width punctuation of a copy."""
    text = copy.law.text
    notes = sum(removal.kind == "note" for removal in text.removals)
    half = Counter(_half().findall(text.clean)) if any(mark in text.clean for mark in _HALF) else Counter()
    marks = tuple(half.most_common())
    return Facts(
        len(text.source.text), detect(copy.raw), len(copy.law.units), notes, len(noted(copy.law)), marks
    )
