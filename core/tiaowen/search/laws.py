"""A file -> its hits: put aside where it can't hold any, else read as a law and searched."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from tiaowen.search.prefilter import MAYBE, NO, prefilter
from tiaowen.search.query import Query

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from tiaowen.model import Law, Source
    from tiaowen.search.match import Hit


LARGEST = 64 * 1024 * 1024
"""Bytes of a file that is looked at as a whole before it is read as a law."""


class Found(NamedTuple):
    """A law with what was found in it."""

    law: Law
    hits: tuple[Hit, ...]


class Searcher:
    """A query, ready to be asked of one file after the other."""

    def __init__(
        self,
        query: Query,
        *,
        context: int = 0,
        limit: int | None = None,
        names: bool = False,
        places: bool = True,
    ) -> None:
        self.query = query
        self.places = places
        self.context = context
        self.limit = limit
        words = query.words
        if query.pattern:
            from tiaowen.search import pattern

            words = pattern.literals(query.pattern)
        # Where only names are wanted, a word that is there is enough.
        sure = names and not query.pattern and not query.without and query.where == "all"
        self.look: Callable[[bytes], int] = prefilter(words, query.either, sure=sure)

    def sift(self, path: str) -> int:
        """What a look at a file says: `NO`, `MAYBE`, which is to read it as a law, or where names are wanted `SURE`.

        An empty file holds nothing and is no error.
        """
        data = _bytes(path)
        return MAYBE if data is None else self.look(data) if data else NO

    def file(self, path: str, encoding: str | None = None) -> Found:
        """The law at a path, with its hits if it holds what is looked for.

        Raises SourceError for what can't be read as text.
        """
        from tiaowen import source

        return self.law(source.read_file(path, encoding))

    def law(self, source: Source) -> Found:
        """The law in a text, with its hits if it holds what is looked for."""
        from tiaowen import clean, lines, parser
        from tiaowen.search.match import search

        text = clean.clean(source)
        scanned = lines.scan(text)
        law = parser.parse(text, scanned)
        with self._bounds(len(text.clean)):
            hits = search(law, self.query, self.context, self.limit, scanned, places=self.places)
        return Found(law, hits)

    def _bounds(self, characters: int) -> AbstractContextManager[None]:
        """The limit of time for a pattern; words need none."""
        from contextlib import nullcontext

        if not self.query.pattern:
            return nullcontext()
        from tiaowen.search import bounded

        return bounded.limit(bounded.allowance(characters))


def prepare() -> None:
    """Imports what is needed to read a law, so that processes find it there."""
    import tiaowen.clean
    import tiaowen.parser
    import tiaowen.search.match
    import tiaowen.source  # noqa: F401


def _bytes(path: str) -> bytes | None:
    """What a regular file holds; None for one that is something else, very large, or can't be read."""
    try:
        number = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError):
        return None
    try:
        status = os.fstat(number)
        if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST:
            return None
        data = os.read(number, status.st_size + 1)
        # A file that grows, or is handed over in parts, is read in peace.
        return data if len(data) == status.st_size else None
    except OSError:
        return None
    finally:
        os.close(number)
