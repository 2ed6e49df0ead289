"""The search of many files, from the query to the exit code; what is shown of a file is `screen.hits`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from tiaowen.errors import QueryError, SourceError
from tiaowen.search.files import find
from tiaowen.search.laws import Searcher, prepare
from tiaowen.search.prefilter import MAYBE, SURE
from tiaowen.search.run import Outcome, TooSlow, run, sift
from tiaowen_cli.exits import Exit
from tiaowen_cli.screen.progress import Bar

if TYPE_CHECKING:
    from tiaowen.search.laws import Found
    from tiaowen.search.query import Query
    from tiaowen_cli.session import Session


BATCH = 4096
"""Files that are looked at together, before those among them that may hold something are read."""


class Shape(NamedTuple):
    """What is shown of a file."""

    kind: str = "lines"
    """`lines`, `only` what was found, `count`, `with` and `without` for names of files, or `json`."""
    context: int = 0
    """Clauses before and behind each hit."""
    limit: int | None = None
    """Hits of a file at most."""


def search(session: Session, query: Query, paths: Sequence[str], shape: Shape, encoding: str | None) -> Exit:
    """Searches the files at these paths, and those in folders among them; the exit code as grep has it."""
    trouble: list[str] = []
    files = find(paths, trouble.append)
    work = _Work(session, query, files, shape, encoding)
    shown: list[str] = []
    for message in trouble:
        session.warn(message)
    with Bar(len(files), wanted=session.warns_terminal) as bar:
        for outcome in work.outcomes(bar):
            work.tell(outcome, shown, bar)
            if session.closed:
                break
    if work.guessed:
        session.warn(_unsure(work.guessed))
    if session.terminal:
        session.show(work.all(shown))
    if trouble or work.failed:
        return Exit.TROUBLE
    return Exit.OK if work.any else Exit.NO


def _unsure(count: int) -> str:
    """The warning for files without hits: one for all, there may be thousands."""
    files, their = ("1 file", "its") if count == 1 else (f"{count} files", "their")
    return f"{files} without hits: {their} encoding is a guess; --encoding names another"


class _Work:
    """What is done for each file, in whichever process; and what was done in all."""

    def __init__(
        self, session: Session, query: Query, files: list[str], shape: Shape, encoding: str | None
    ) -> None:
        self.session, self.files, self.shape, self.encoding = session, files, shape, encoding
        names = shape.kind in ("with", "without")
        asked = 1 if names else shape.limit
        places = shape.kind in ("json", "only")
        self.searcher = Searcher(query, context=shape.context, limit=asked, names=names, places=places)
        self.hits = self.laws = self.guessed = 0
        self.any = self.failed = False

    def outcomes(self, bar: Bar) -> Iterator[Outcome]:
        """What came out for each file of which there is anything to tell, in order."""
        for start in range(0, len(self.files), BATCH):
            files = self.files[start : start + BATCH]
            # A fork and the thread of the bar don't go together.
            bar.clear()
            said = self._sift(files)
            read = [index for index, one in said.items() if one == MAYBE]
            if len(read) > 1:
                prepare()
            done = self._read([files[index] for index in read], bar, start)
            came = next(done, None)
            for index in range(len(files)) if self.shape.kind in ("count", "without") else said:
                if said.get(index) == SURE:
                    yield Outcome(self._named(files[index]), 1)
                elif came and read[came[0]] == index:
                    yield came[1]
                    came = next(done, None)
                else:
                    yield Outcome(self._none(files[index]))

    def _sift(self, files: list[str]) -> dict[int, int]:
        """The numbers of those files that may hold what is looked for, each with what a look at it said."""

        def look(index: int) -> int:
            path = files[index]
            return MAYBE if path == "-" or self.encoding is not None else self.searcher.sift(path)

        return sift(look, len(files))

    def _read(self, files: list[str], bar: Bar, start: int) -> Iterator[tuple[int, Outcome]]:
        bounded = bool(self.searcher.query.pattern)
        try:
            yield from run(
                lambda index: self._file(files[index]),
                len(files),
                bounded=bounded,
                progress=lambda done: bar.show(start + done * BATCH // max(BATCH, len(files))),
            )
        except TooSlow as slow:
            path = files[slow.index]
            message = f"{path}: the pattern takes too long; leave out repeats inside repeats, like (a+)+"
            raise QueryError(message) from None

    def _file(self, path: str) -> Outcome:
        try:
            if path == "-":
                found = self.searcher.law(self.session.source(path, self.encoding))
            else:
                found = self.searcher.file(path, self.encoding)
        except SourceError as error:
            return Outcome(warnings=(str(error),), failed=True)
        except MemoryError:
            return Outcome(warnings=(f"{path}: there is not enough memory for a text of this size",), failed=True)
        if not found.hits:
            return Outcome(self._none(path), guessed=found.law.text.source.guessed)
        count = sum(1 for hit in found.hits if hit.marks)
        return Outcome(self._shown(path, found, count), count, self._guess(path, found))

    def tell(self, outcome: Outcome, shown: list[str], bar: Bar) -> None:
        """Takes the outcome of a file: warnings at once, lines at once where they go into a pipe."""
        for warning in outcome.warnings:
            bar.clear()
            self.session.warn(warning)
        self.failed |= outcome.failed
        self.guessed += outcome.guessed
        self.any |= bool(outcome.text) if self.shape.kind == "without" else outcome.hits > 0
        self.hits += outcome.hits
        self.laws += outcome.hits > 0
        if outcome.text and self.session.terminal:
            shown.append(outcome.text)
        elif outcome.text:
            self.session.write(self._apart(outcome))

    def all(self, shown: list[str]) -> str:
        """Everything, for a terminal, and how much it was."""
        if self.shape.kind not in ("lines", "only"):
            return "".join(shown)
        from tiaowen_cli.screen.hits import counted

        if not shown:
            return ""
        total = f"{counted(self.hits, 'hit')} in {counted(self.laws, 'law')}\n"
        return "\n".join([*shown, total] if self.laws > 1 else shown)

    def _apart(self, outcome: Outcome) -> str:
        """The lines of a file; with context, -- stands between files too."""
        between = "--\n" if self.shape.context and self.shape.kind == "lines" and self.laws > 1 else ""
        return between + outcome.text

    def _none(self, path: str) -> str:
        """What is shown of a file without hits."""
        from tiaowen_cli.screen.visible import visible

        return {"count": f"{visible(path)}:0\n", "without": visible(path) + "\n"}.get(self.shape.kind, "")

    def _named(self, path: str) -> str:
        """What is shown of a file with hits where names are asked for."""
        from tiaowen_cli.screen.visible import visible

        return visible(path) + "\n" if self.shape.kind == "with" else ""

    def _shown(self, path: str, found: Found, count: int) -> str:
        from tiaowen_cli.screen import hits
        from tiaowen_cli.screen.visible import visible

        kind = self.shape.kind
        if kind == "count":
            return f"{visible(path)}:{count}\n"
        if kind in ("with", "without"):
            return self._named(path)
        if kind == "json":
            return hits.objects(path, found)
        if self.session.terminal:
            return hits.block(path, found, self.session, only=kind == "only")
        return hits.lines(visible(path), found, self.session, only=kind == "only", context=self.shape.context > 0)

    def _guess(self, path: str, found: Found) -> tuple[str, ...]:
        source = found.law.text.source
        if not source.guessed:
            return ()
        return (f"{path}: the encoding {source.encoding} is a guess; --encoding names another",)
