"""A limit for regular expressions: Python's `re` can't be interrupted, but a process can be ended.

A pattern like `(a+)+$` takes twice as long for each character more, and reading a pattern can't tell for sure.
So the search with a pattern runs in a fork (see `run`), and the system ends it when its own time is up:
processor time, so a busy machine makes no difference.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

SECONDS = 2.0
"""Processor time for one law, and as much again for each 200,000 characters: a thousand times what is usual."""
TOTAL = 30.0
"""Processor time for all laws that one process searches."""

_spent = 0.0


def allowance(characters: int) -> float:
    """The seconds for a law of so many characters."""
    return SECONDS * (1 + characters / 200_000)


@contextmanager
def limit(seconds: float) -> Iterator[None]:
    """Ends this process if what stands inside takes longer; to be used in a process of its own only."""
    import signal
    import time

    global _spent  # noqa: PLW0603 - what a process has spent is the process's own
    if not hasattr(signal, "setitimer"):
        yield
        return
    began = time.process_time()
    signal.signal(signal.SIGVTALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_VIRTUAL, max(0.01, min(seconds, TOTAL - _spent)))
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        _spent += time.process_time() - began
