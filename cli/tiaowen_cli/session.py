"""The surroundings of one call: streams, terminal, width, colour, environment.

A test makes its own `Session` and calls the program as a function.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, BinaryIO

from tiaowen.errors import SourceError, TiaowenError
from tiaowen_cli.screen.visible import visible
from tiaowen_cli.theme import COLOUR, PLAIN, Theme

if TYPE_CHECKING:
    from tiaowen.model import Law, Source

NARROWEST, WIDEST = 20, 100
"""Lines are broken for a terminal of at least 20 columns; lines of more than 50 Han characters read badly."""


class OutputError(TiaowenError):
    """What was to be shown can't be written, because the disk is full for example."""


class Session:
    """Where the program reads from and writes to, and what it knows about the reader."""

    def __init__(
        self,
        stdin: BinaryIO,
        stdout: BinaryIO,
        stderr: BinaryIO,
        environ: Mapping[str, str],
        *,
        terminals: tuple[bool, bool, bool] = (False, False, False),
        size: tuple[int, int] = (80, 24),
        encodings: tuple[str, str] = ("utf-8", "utf-8"),
    ) -> None:
        self.stdin, self.stdout, self.stderr = stdin, stdout, stderr
        self.environ = environ
        self.reads_terminal, self.terminal, self.warns_terminal = terminals
        self.columns = min(max(size[0], NARROWEST), WIDEST)
        self.rows = size[1]
        self._encodings = encodings
        self.color = "auto"
        """`auto`, `always` or `never`, as the user asked."""
        self.pager = True
        """Whether what does not fit on the screen goes through a pager."""
        self.closed = False
        """Whether the reader of the output has gone: a command may stop early, its exit code stays the same."""

    @classmethod
    def here(cls) -> Session:
        """The surroundings of this process."""
        for stream in (sys.stdout, sys.stderr):
            # For what Typer writes: its help has Chinese in it, whatever the locale.
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(encoding=_encoding(stream), errors="backslashreplace")
        # A closed stream (`tiaowen >&-`) is None, and an object without a buffer is a test's own.
        stdin, stdout, stderr = _binary(sys.stdin, "rb"), _binary(sys.stdout, "wb"), _binary(sys.stderr, "wb")
        terminals = stdin.isatty(), stdout.isatty(), stderr.isatty()
        return cls(
            stdin,
            stdout,
            stderr,
            os.environ,
            terminals=terminals,
            size=_size(stdout) if terminals[1] else (80, 24),
            encodings=(_encoding(sys.stdout), _encoding(sys.stderr)),
        )

    @property
    def theme(self) -> Theme:
        """The colours of the output: as --color says, else none with NO_COLOR, TERM=dumb or into a pipe."""
        return COLOUR if self._colours(self.terminal) else PLAIN

    def _colours(self, terminal: bool) -> bool:
        if self.color != "auto":
            return self.color == "always"
        return terminal and not self.environ.get("NO_COLOR") and self.environ.get("TERM") != "dumb"

    def write(self, text: str) -> None:
        """Writes to standard output, in one go; a reader who has gone is no error."""
        if self.closed:
            return
        try:
            self.stdout.write(text.encode(self._encodings[0], "backslashreplace"))
            self.stdout.flush()
        except BrokenPipeError:
            self.discard()
        except OSError as error:
            self.discard()
            raise OutputError(f"the output can't be written: {error.strerror}") from None

    def show(self, text: str) -> None:
        """Writes to standard output, through the pager where the text does not fit on the terminal."""
        if self.terminal and self.pager and text.count("\n") >= self.rows:
            from tiaowen_cli import pager

            words = pager.command(self.environ)
            if words and pager.page(text.encode("utf-8", "backslashreplace"), words, self.environ):
                return
        self.write(text)

    def warn(self, message: str, severity: str = "warning") -> None:
        """Writes one line to standard error; what a file says in it can't act on the terminal."""
        theme = COLOUR if self._colours(self.warns_terminal) else PLAIN
        style = theme.error if severity == "error" else theme.warning
        line = f"tiaowen: {theme.paint(severity, style)}: {visible(message.replace(chr(10), '␤'))}\n"
        try:
            self.stderr.write(line.encode(self._encodings[1], "backslashreplace"))
            self.stderr.flush()
        except OSError:
            # Nobody can be told.
            return

    def law_path(self, argument: str | None) -> str:
        """The path of the law: the argument, or else TIAOWEN_LAW."""
        path = argument or self.environ.get("TIAOWEN_LAW", "")
        if not path:
            raise SourceError("no law is named: give a path, - for standard input, or set TIAOWEN_LAW")
        return path

    def source(self, path: str, encoding: str | None = None) -> Source:
        """The text at a path, or on standard input for "-"."""
        from tiaowen import source

        if path != "-":
            return source.read_file(path, encoding)
        if self.reads_terminal:
            self.warn("reading the law from the terminal, up to Ctrl-D", "note")
        try:
            data = self.stdin.read(source.LIMIT + 1)
        except OSError as error:
            raise SourceError(f"standard input can't be read ({error.strerror})") from None
        return source.decode(data, "-", encoding)

    def law(self, path: str, encoding: str | None = None) -> Law:
        """The law at a path, or on standard input for "-"; a guessed encoding is never kept quiet."""
        from tiaowen import clean, parser

        law = parser.parse(clean.clean(self.source(path, encoding)))
        if law.text.source.guessed:
            self.warn(f"{path}: the encoding {law.text.source.encoding} is a guess; --encoding names another")
        return law

    def discard(self) -> None:
        """Lets what is still buffered go nowhere, so that Python has nothing to complain about at the end."""
        self.closed = True
        try:
            number = self.stdout.fileno()
        except (OSError, ValueError):
            return
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, number)
        os.close(nowhere)


def _binary(stream: object, mode: str) -> BinaryIO:
    buffer: BinaryIO | None = getattr(stream, "buffer", None)
    return buffer if buffer is not None else open(os.devnull, mode)  # type: ignore[return-value]


def _encoding(stream: object) -> str:
    """The stream's own encoding if it can write Chinese, else UTF-8: half a law is no law."""
    encoding = getattr(stream, "encoding", None) or "utf-8"
    try:
        "法".encode(encoding)
    except (LookupError, UnicodeError):
        return "utf-8"
    return str(encoding)


def _size(stream: BinaryIO) -> tuple[int, int]:
    """Columns and rows: COLUMNS and LINES if they are set, else what the terminal says, else 80 x 24."""
    try:
        columns, rows = os.get_terminal_size(stream.fileno())
    except (OSError, ValueError):
        columns, rows = 80, 24
    return _number("COLUMNS") or columns or 80, _number("LINES") or rows or 24


def _number(name: str) -> int:
    value = os.environ.get(name, "")
    return int(value) if value.isascii() and value.isdigit() else 0
