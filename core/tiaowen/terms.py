"""Which characters form a word in the texts at hand: no dictionary, only how often they stand together."""

from __future__ import annotations

from collections import Counter

from tiaowen.fold import fold


class Terms:
    """How firmly two neighbouring characters, folded, are bound in the texts that it was made from.

    Counted at the first question: a comparison without a change of a single character never asks.
    """

    def __init__(self, *texts: str) -> None:
        self._texts = texts
        self._singles: Counter[str] = Counter()
        self._pairs: Counter[tuple[str, str]] = Counter()

    def bond(self, first: str, second: str) -> float:
        """0 to 1: of the rarer of the two characters, how much stands in this pair; 0 if the pair is met once."""
        together = self.together(first, second)
        if together < 2 or not (first.isalpha() and second.isalpha()):
            return 0.0
        return together / min(self._singles[first], self._singles[second])

    def together(self, first: str, second: str) -> int:
        """How often the two stand one behind the other."""
        if not self._singles:
            for text in map(fold, self._texts):
                self._singles.update(text)
                self._pairs.update(zip(text, text[1:], strict=False))
        return self._pairs[first, second]
