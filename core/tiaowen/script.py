"""Simplified and Traditional: fold() for comparing, convert() for showing, detect() for telling them apart.

- `fold(text)`: the comparison key, as long as the text
- `difference(a, b)`: the class of the difference between two single characters
- `explain(a, b)`: the class of each position of two texts with the same key
- `convert(text, target)`: the text in another script, as long as it was
- `detect(text)`: "hans", "hant", "mixed" or "none"
"""

from tiaowen.convert import TARGETS, Evidence, convert, detect, evidence
from tiaowen.fold import difference, explain, fold, fold_contexts, fold_script, fold_variant, fold_width

__all__ = [
    "TARGETS",
    "Evidence",
    "convert",
    "detect",
    "difference",
    "evidence",
    "explain",
    "fold",
    "fold_contexts",
    "fold_script",
    "fold_variant",
    "fold_width",
]
