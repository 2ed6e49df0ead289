"""The exit codes, as grep and diff have them."""

from enum import IntEnum


class Exit(IntEnum):
    """What a command ends with; a sentence each."""

    OK = 0
    """What was asked for is there; or, for check and diff, nothing differs."""
    NO = 1
    """What was asked for is not there; or, for check and diff, something differs."""
    TROUBLE = 2
    """The question could not be answered: bad usage, an unreadable file, a full disk."""
    INTERRUPTED = 130
    """Ctrl-C."""
