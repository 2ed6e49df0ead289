"""Writing a file as a whole or not at all."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tiaowen_cli.session import OutputError

if TYPE_CHECKING:
    from tiaowen_cli.session import Session


def write(path: str, data: bytes) -> None:
    """Writes beside the file and then takes its place: if anything fails, the old file is still whole.

    OutputError if it can't be written.
    """
    import tempfile

    # A link keeps leading to its file.
    target = os.path.realpath(path)
    if os.path.isdir(target):
        raise OutputError(f"{path}: this is a folder; name a file in it")
    if os.path.exists(target) and not os.path.isfile(target):
        _straight(path, data)
        return
    if os.path.exists(target) and not os.access(target, os.W_OK):
        raise OutputError(f"{path}: the file is read-only; name another or make it writable")
    temporary = ""
    try:
        mode = os.stat(target).st_mode & 0o777 if os.path.exists(target) else 0o666 & ~_umask()
        number, temporary = tempfile.mkstemp(prefix=".tiaowen-", dir=os.path.dirname(target))
        with os.fdopen(number, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, mode)
        os.replace(temporary, target)
    except OSError as error:
        raise OutputError(f"{path}: the file can't be written ({error.strerror})") from None
    except BaseException:
        _remove(temporary)
        raise
    finally:
        if os.path.exists(temporary):
            _remove(temporary)


def _straight(path: str, data: bytes) -> None:
    """A pipe or a device can't be replaced: /dev/null, /dev/stdout."""
    try:
        with open(path, "wb") as file:
            file.write(data)
    except OSError as error:
        raise OutputError(f"{path}: the file can't be written ({error.strerror})") from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _remove(path: str) -> None:
    try:
        os.remove(path)
    except OSError:
        return


def binary(session: Session, data: bytes) -> None:
    """Writes bytes to standard output."""
    try:
        session.stdout.write(data)
        session.stdout.flush()
    except BrokenPipeError:
        session.closed = True
    except OSError as error:
        raise OutputError(f"the output can't be written: {error.strerror}") from None
