"""`tiaowen diff --git-driver`: what git calls where `diff.law.command` says so.

Git gives the path in the repository, then of each side a file, its hash and its mode;
two more arguments where the path was changed, and the path alone for a merge that is not done yet.
A side that does not exist is /dev/null.
Git takes any exit code but 0 for a crash and shows nothing more, so what can't be compared is said instead.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tiaowen.errors import TiaowenError
from tiaowen_cli.comparing import SAME, Request, UsageError, compared, rendered, tells
from tiaowen_cli.exits import Exit

if TYPE_CHECKING:
    from tiaowen.model import Law
    from tiaowen_cli.session import Session

VIEWS = ("inline", "side-by-side", "stat", "map")
"""What git's own output can hold."""


def run(session: Session, arguments: list[str], request: Request) -> Exit:
    """Shows one file's change among what git prints; 0 whatever it is."""
    if len(arguments) not in (1, 7, 8, 9):
        given = len(arguments)
        raise UsageError(f"--git-driver takes the seven arguments that git gives, see docs/git.md; {given} given")
    if request.view not in VIEWS or request.output:
        raise UsageError("--git-driver shows text only: no --json, --format or -o")
    _surroundings(session)
    name = arguments[0]
    if len(arguments) == 1:
        session.write(_line(session, f"* Unmerged path {name}"))
        return Exit.OK
    later = arguments[7] if len(arguments) > 7 else name
    session.write(_line(session, f"diff --tiaowen a/{name} b/{later}"))
    try:
        old, new = _law(session, arguments[1], f"a/{name}", request), _law(session, arguments[4], f"b/{later}", request)
        comparison = compared(old, new, request)
        if tells(comparison, request.wanted.mild):
            session.write(rendered(comparison, session, request))
        else:
            session.write(SAME[request.wanted.mild] + "\n")
    except TiaowenError as error:
        from tiaowen_cli.screen.visible import visible

        session.write(visible(f"not compared: {error}".replace("\n", " ")) + "\n")
    return Exit.OK


def _line(session: Session, text: str) -> str:
    from tiaowen_cli.screen.visible import visible

    return session.theme.paint(visible(text.replace("\n", "␤")), session.theme.title) + "\n"


def _surroundings(session: Session) -> None:
    """Git's pager shows what goes into its pipe on the terminal: in colour, as wide as git says it is."""
    session.pager = False
    if session.environ.get("GIT_PAGER_IN_USE") != "true" or session.terminal:
        return
    session.terminal = True
    columns = session.environ.get("COLUMNS", "")
    if columns.isascii() and columns.isdigit():
        session.columns = min(max(int(columns), 20), 100)


def _law(session: Session, path: str, name: str, request: Request) -> Law:
    """The law under the name that it has in the repository; an empty one where there is no such side."""
    import tiaowen

    if path == os.devnull or _is_empty(path):
        return tiaowen.parse("", name)
    try:
        law = session.law(path, request.encoding)
    except TiaowenError as error:
        # Git's name for it in a temporary folder says nothing.
        raise UsageError(str(error).replace(path, name)) from None
    source = law.text.source._replace(name=name)
    return law._replace(text=law.text._replace(source=source))


def _is_empty(path: str) -> bool:
    try:
        return os.path.getsize(path) == 0
    except OSError:
        return False
