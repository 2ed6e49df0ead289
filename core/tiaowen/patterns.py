"""Regular expressions that are compiled when they are first used.

A lookup of one article needs a third of them, and compiling all took a third of its time.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Lazy:
    """Stands for a pattern: its first use compiles it, and from then on its methods are the pattern's own."""

    def __init__(self, source: str) -> None:
        self._source = source

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - called for match, search ..., whatever they are
        compiled = re.compile(self._source)
        for method in ("match", "fullmatch", "search", "finditer", "sub", "split", "pattern"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def lazy(source: str) -> re.Pattern[str]:
    """The pattern, compiled at its first use; an error in it shows only then."""
    return cast("re.Pattern[str]", _Lazy(source))
