"""Showing a long text through the user's pager."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress


def command(environ: Mapping[str, str]) -> list[str]:
    """The pager's command line: PAGER, or less; empty where the user wants none or the terminal can't."""
    import shlex

    if environ.get("TERM") == "dumb":
        return []
    chosen = environ.get("PAGER", "less -R -F -X")
    try:
        words = shlex.split(chosen)
    except ValueError:
        return []
    return [] if words == ["cat"] else words


def page(text: bytes, words: list[str], environ: Mapping[str, str]) -> bool:
    """Sends the text through the pager and waits for it; False if the pager can't be started.

    The user may leave before the end, and Ctrl-C belongs to the pager.
    """
    import subprocess

    # As git does: the user's own LESS wins; colours pass, a short text does not wait.
    settings = {"LESS": "FRX", "LESSCHARSET": "utf-8", **environ}
    try:
        pager = subprocess.Popen(words, stdin=subprocess.PIPE, env=settings)
    except OSError:
        return False
    with suppress(BrokenPipeError, KeyboardInterrupt):
        pager.communicate(text)
    while pager.returncode is None:
        with suppress(KeyboardInterrupt):
            pager.wait()
    return True
