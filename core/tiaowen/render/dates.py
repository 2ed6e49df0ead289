"""The date of a version of a law, from what its own notes say."""

from __future__ import annotations

from tiaowen.model import Law
from tiaowen.promulgation import promulgation


def version(law: Law) -> str:
    """The last day on which the law was passed or amended, as 2024-06-28; empty where it does not say."""
    made = promulgation(law)
    return max([made.passed, *made.amended]) or made.promulgated


def effective(law: Law) -> str:
    """The day from which it is in force, as 2024-07-01; empty where it does not say."""
    return promulgation(law).effective
