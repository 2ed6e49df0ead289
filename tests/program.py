"""Calls the program as a function, in surroundings made for the test."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from tiaowen_cli.app import run
from tiaowen_cli.session import Session

ROOT = Path(__file__).parent.parent
HANS = "samples/beijing-digital-economy.hans.md"
HANT = "samples/beijing-digital-economy.hant.txt"


class Result(NamedTuple):
    """What a call gave."""

    code: int
    out: str
    err: str


def call(
    *arguments: str,
    stdin: bytes = b"",
    columns: int = 0,
    environ: Mapping[str, str] | None = None,
) -> Result:
    """Runs the program in this process; with `columns` its output is a terminal of that width, else a pipe."""
    out, err = io.BytesIO(), io.BytesIO()
    session = Session(
        io.BytesIO(stdin),
        out,
        err,
        {"NO_COLOR": "1"} if environ is None else environ,
        terminals=(False, bool(columns), False),
        size=(columns or 80, 1_000_000),
    )
    # What Typer prints itself, help and usage errors, goes to the streams of the process.
    with io.TextIOWrapper(out, "utf-8") as stdout, io.TextIOWrapper(err, "utf-8") as stderr:
        with contextlib.redirect_stdout(stdout), contextlib.redirect_stderr(stderr):
            code = run(list(arguments), session)
        stdout.flush()
        stderr.flush()
        return Result(code, out.getvalue().decode(), err.getvalue().decode())


def command(*arguments: str) -> list[str]:
    """The command line that runs the program as a process, from the sources or from what is installed."""
    return [sys.executable, "-m", "tiaowen_cli", *arguments]


def environment(**changed: str) -> dict[str, str]:
    """The environment of a process that finds the program where this one does."""
    import tiaowen
    import tiaowen_cli

    roots = [str(Path(package.__file__ or "").parent.parent) for package in (tiaowen, tiaowen_cli)]
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in ("NO_COLOR", "TIAOWEN_LAW", "PAGER", "LESS")
    }
    return kept | {"PYTHONPATH": os.pathsep.join(roots)} | changed


def process(*arguments: str, stdin: bytes = b"", **changed: str) -> subprocess.CompletedProcess[bytes]:
    """Runs the program as a process, into pipes."""
    return subprocess.run(
        command(*arguments),
        input=stdin,
        capture_output=True,
        env=environment(**changed),
        cwd=ROOT,
        check=False,
    )
