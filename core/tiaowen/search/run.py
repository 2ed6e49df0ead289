"""The same work on many files: in order, in several processes where that pays, and within bounds.

The processes are forks that take every n-th file and write what comes out to a pipe;
nothing is imported for it, and what the program has loaded need not be loaded again.
Where there is no fork the work is done here.

A fork costs 1 to 2 ms, putting a file aside 0.02, reading one as a law 2 to 4.
"""

from __future__ import annotations

import marshal
import os
from collections.abc import Callable, Iterator
from typing import BinaryIO, NamedTuple

from tiaowen.errors import TiaowenError

FEWEST = 8
"""Laws from which another process pays."""
MANY = 100
"""Files from which another process pays that only puts files aside."""
STEP = 64
"""After so many files without an outcome a process says how far it is."""


class Outcome(NamedTuple):
    """What came out for one file."""

    text: str = ""
    """What is to be shown."""
    hits: int = 0
    """How many hits."""
    warnings: tuple[str, ...] = ()
    """What a user must know about the file, a sentence each."""
    failed: bool = False
    """Whether the file could not be searched."""
    guessed: bool = False
    """Whether nothing was found, and the encoding is a guess: a wrong one would hide what is there."""


class TooSlow(Exception):
    """The work on a file reached its limit."""

    def __init__(self, index: int) -> None:
        super().__init__(index)
        self.index = index
        """The number of the file."""


Work = Callable[[int], Outcome]
"""What is done for the file of a number."""


def run(
    work: Work, size: int, *, bounded: bool = False, progress: Callable[[int], None] | None = None
) -> Iterator[tuple[int, Outcome]]:
    """The outcomes of the files 0 to `size` - 1, in order; those that are all empty may be left out.

    `bounded` says that the work sets a limit to itself (`bounded.limit`); where it is ended by it, TooSlow is raised.
    `progress` is told from time to time how many files are done.
    """
    processes = max(1, min(_processors(), size // (FEWEST // 2)))
    if not hasattr(os, "fork") or not (bounded or processes > 1):
        for index in range(size):
            if progress and index % STEP == 0:
                progress(index)
            yield index, work(index)
        return
    yield from _forked(work, size, processes, bounded, progress)


def sift(test: Callable[[int], int], size: int) -> dict[int, int]:
    """Those of the numbers 0 to `size` - 1 that pass a test, in order, each with what the test says of it.

    The numbers are shared out among processes, this one among them, where that pays.
    What could not be tested in another process passes with a 1.
    """
    count = _processors()
    if size < MANY or not hasattr(os, "fork") or count < 2:
        return {index: said for index in range(size) if (said := test(index))}
    children: list[_Sieve] = []
    try:
        for number in range(1, count):
            children.append(_Sieve(test, range(number, size, count)))  # noqa: PERF401
        passed = {index: said for index in range(0, size, count) if (said := test(index))}
        for child in children:
            passed.update(child.passed())
        return dict(sorted(passed.items()))
    finally:
        for child in children:
            child.close()


def _processors() -> int:
    """How many processors there are for this process, as far as they help."""
    if hasattr(os, "sched_getaffinity"):
        return min(len(os.sched_getaffinity(0)), 8)
    return min(os.cpu_count() or 1, 8)


def _fork() -> int:
    """A fork that Ctrl-C ends without a word, from its first moment on: it must never go on as a second program."""
    import signal

    held = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        pid = os.fork()
        if pid == 0:
            signal.signal(signal.SIGINT, signal.SIG_DFL)
        return pid
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, held)


class _Sieve:
    """A fork that tests a share of the numbers."""

    def __init__(self, test: Callable[[int], int], share: range) -> None:
        self._share = share
        reading, writing = os.pipe()
        self._pid = _fork()
        if self._pid == 0:
            try:
                os.close(reading)
                with open(writing, "wb") as out:
                    marshal.dump({index: said for index in share if (said := test(index))}, out)
            finally:
                os._exit(0)
        os.close(writing)
        self._pipe: BinaryIO = open(reading, "rb")  # noqa: SIM115

    def passed(self) -> dict[int, int]:
        """Waits for the numbers that pass."""
        try:
            found: dict[int, int] = marshal.load(self._pipe)  # noqa: S302 - from a fork of this program
        except (EOFError, ValueError, TypeError):
            # It was ended: let the work itself run into what is wrong.
            return dict.fromkeys(self._share, 1)
        return found

    def close(self) -> None:
        """Ends the process, whatever it is doing."""
        import signal

        self._pipe.close()
        os.kill(self._pid, signal.SIGTERM)
        os.waitpid(self._pid, 0)


class _Child:
    """A fork that does a share of the work."""

    def __init__(self, work: Work, share: range, bounded: bool) -> None:
        reading, writing = os.pipe()
        self.pid = _fork()
        if self.pid == 0:
            os.close(reading)
            _serve(work, share, writing, bounded)
        os.close(writing)
        self.pipe: BinaryIO = open(reading, "rb")  # noqa: SIM115
        self.at = share.start
        """The number of the file that it was last heard of."""
        self.next: tuple[int, Outcome] | None = None
        self.ended = False

    def read(self) -> None:
        """Waits for the next outcome, or for a word on how far it is."""
        try:
            index, fields = marshal.load(self.pipe)  # noqa: S302 - from a fork of this program
        except (EOFError, ValueError, TypeError):
            self._end()
            return
        if index < 0:
            self.ended = True
            if fields:
                raise RuntimeError(fields)
            return
        self.at = index
        if fields is not None:
            self.next = index, Outcome(*fields)

    def _end(self) -> None:
        """The pipe ended too early: the limit was reached, or the process was killed."""
        import signal

        _, status = os.waitpid(self.pid, 0)
        self.pid = 0
        self.ended = True
        ended_by = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
        if ended_by == signal.SIGVTALRM:
            raise TooSlow(self.at)
        if ended_by == signal.SIGINT:
            raise KeyboardInterrupt
        raise TiaowenError("a process that searched was ended from outside: try again, with fewer files")

    def close(self) -> None:
        """Ends the process, whatever it is doing."""
        import signal

        self.pipe.close()
        if self.pid:
            if not self.ended:
                os.kill(self.pid, signal.SIGTERM)
            os.waitpid(self.pid, 0)
            self.pid = 0


def _serve(work: Work, share: range, pipe: int, bounded: bool) -> None:
    """What a fork does; never returns."""
    import gc

    # The process is short-lived, and values that hold no circles need no search for them.
    gc.disable()
    code = 1
    try:
        with open(pipe, "wb", buffering=1 << 16) as out:
            fault = _outcomes(work, share, out, bounded)
            out.write(marshal.dumps((-1, fault)))
        code = 0
    except OSError:
        # Whoever waited for it has gone.
        code = 2
    finally:
        os._exit(code)


def _outcomes(work: Work, share: range, out: BinaryIO, bounded: bool) -> str:
    """Writes the outcomes of a share; a fault of the program comes back as its traceback."""
    for count, index in enumerate(share):
        if bounded or count % STEP == 0:
            out.write(marshal.dumps((index, None)))
            out.flush()
        try:
            outcome = work(index)
        except Exception:  # noqa: BLE001 - it is raised again by the process that waits
            import traceback

            return traceback.format_exc()
        if any(outcome):
            out.write(marshal.dumps((index, tuple(outcome))))
    return ""


def _forked(
    work: Work, size: int, processes: int, bounded: bool, progress: Callable[[int], None] | None
) -> Iterator[tuple[int, Outcome]]:
    children: list[_Child] = []
    try:
        for number in range(processes):
            children.append(_Child(work, range(number, size, processes), bounded))  # noqa: PERF401
        while True:
            for child in children:
                while child.next is None and not child.ended:
                    child.read()
                    if progress:
                        progress(min((one.at for one in children if not one.ended), default=size))
            waiting = [(child.next[0], child.next[1], child) for child in children if child.next]
            if not waiting:
                return
            index, outcome, child = min(waiting, key=lambda one: one[0])
            child.next = None
            yield index, outcome
    finally:
        for child in children:
            child.close()
