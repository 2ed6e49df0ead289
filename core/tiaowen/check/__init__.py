"""Are two copies the same law? Two parsed copies -> classed differences and a verdict.

- `compare(a, b)`: a `Report`, every differing character of both copies in one class each;
- `findings(law)`: what is odd about one law by itself.
"""

from tiaowen.check.compare import compare
from tiaowen.check.report import CLASSES, DIFFERENT, STRUCTURE, Count, Difference, Facts, Part, Record, Report
from tiaowen.check.single import findings

__all__ = [
    "CLASSES",
    "DIFFERENT",
    "STRUCTURE",
    "Count",
    "Difference",
    "Facts",
    "Part",
    "Record",
    "Report",
    "compare",
    "findings",
]
