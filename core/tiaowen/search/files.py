"""Paths as given -> the files to search: folders hold .md and .txt, all sorted, none twice."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from heapq import heappop, heappush

ENDINGS = (".md", ".txt")
"""What a law's file in a folder ends in; a file that is named itself may end in anything."""


def find(paths: Iterable[str], warn: Callable[[str], None]) -> list[str]:
    """The files to search, sorted by path; folders are gone through with all that is below them.

    In folders what begins with a dot is left out, and so are named pipes and devices.
    Links to files are followed, links to folders too, but never into a folder that was gone through before.
    `-` is standard input, and stays.
    What can't be looked into is told to `warn` in a sentence; a file that is missing is left to its reader.
    """
    found: set[str] = set()
    for path in paths:
        if path != "-" and os.path.isdir(path):
            found.update(_below(path, warn))
        else:
            found.add(path)
    return sorted(found, key=_key)


def _key(path: str) -> str:
    """The order of paths: folder by folder, so that a/z comes before a-b/c."""
    return path.replace(os.sep, "\0")


def _below(top: str, warn: Callable[[str], None]) -> Iterator[str]:
    """The files of a folder and of those below it."""
    seen: set[tuple[int, int]] = set()
    folders, links = [top], list[str]()
    while folders or links:
        # Real folders first: what is reached through a link as well goes by its own name.
        folder = folders.pop() if folders else heappop(links)
        try:
            status = os.stat(folder)
            if (status.st_dev, status.st_ino) in seen:
                continue
            seen.add((status.st_dev, status.st_ino))
            with os.scandir(folder) as entries:
                inner = [entry for entry in entries if entry.name[0] != "."]
        except OSError as error:
            warn(f"{folder}: this folder can't be looked into ({error.strerror})")
            continue
        for entry in inner:
            if _is_folder(entry):
                if entry.is_symlink():
                    heappush(links, entry.path)
                else:
                    folders.append(entry.path)
            elif entry.name.lower().endswith(ENDINGS) and _is_file(entry):
                yield entry.path


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is_file(entry: os.DirEntry[str]) -> bool:
    """Whether it is a file, or a link that leads nowhere, which its reader will complain about.

    A named pipe that nobody writes to would be waited for without end.
    """
    try:
        return entry.is_file() or (entry.is_symlink() and not os.path.exists(entry.path))
    except OSError:
        return True
