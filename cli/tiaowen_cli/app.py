"""The program: `tiaowen COMMAND ...`, its commands, and what becomes of errors."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

import tiaowen
from tiaowen.errors import NotFoundError, TiaowenError
from tiaowen_cli.exits import Exit
from tiaowen_cli.loading import group
from tiaowen_cli.session import Session

COMMANDS = (
    ("show", "Show a law, or some of its articles, 款 and 项."),
    ("toc", "Show the outline: each division with its range of articles."),
    ("info", "Tell what a text is: title, dates, counts, script, what was removed, what is odd."),
    ("check", "Tell whether two copies are the same law, with every differing character accounted for."),
    ("clean", "Write the clean text of a law, and tell what was taken out."),
    ("diff", "Show what changed between two texts of a law."),
    ("lines", "Show how each line of a text was read."),
    ("search", "Find words in laws, whichever script they are written in."),
)
"""Each command with its sentence; `commands/NAME.py` has a function NAME that returns an `Exit`."""

app = typer.Typer(
    cls=group(COMMANDS),
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
)


def _version(asked: bool) -> None:
    if asked:
        sys.stdout.write(f"tiaowen {tiaowen.__version__}\n")
        sys.stdout.flush()
        raise typer.Exit


@app.callback()
def program(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Read Chinese statutes in the terminal: look articles up, compare copies and versions, search."""


def run(argv: list[str], session: Session) -> int:
    """Runs the program with these arguments in these surroundings; the exit code."""
    try:
        typer.main.get_command(app).main(args=argv, prog_name="tiaowen", obj=session)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else Exit.OK
    except (TiaowenError, OSError, MemoryError) as error:
        return _told(error, session)
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    return Exit.OK


def _told(error: Exception, session: Session) -> Exit:
    """Says what went wrong, in one sentence, and gives the exit code."""
    message = str(error)
    if isinstance(error, OSError):
        # The library and our commands catch their own; help and usage errors are written by Typer.
        session.discard()
        message = f"the output can't be written: {error.strerror}"
    elif isinstance(error, MemoryError):
        message = "there is not enough memory for a text of this size"
    session.warn(message, "error")
    return Exit.NO if isinstance(error, NotFoundError) else Exit.TROUBLE


def main() -> None:
    """The `tiaowen` script."""
    try:
        code = run(sys.argv[1:], Session.here())
    except KeyboardInterrupt:
        code = Exit.INTERRUPTED
    _end(code)


def _end(code: int) -> None:
    """Ends the process at once: Python would first take all its modules apart, a sixth of what a lookup takes.

    What is still buffered is written before; where that fails, Python ends in its own way, and says so.
    """
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (AttributeError, OSError, ValueError):
        sys.exit(code)
    os._exit(code)
