"""`tiaowen lines`: the middle stage of reading, for whoever asks why a law was read the way it was."""

import typer

from tiaowen_cli import options
from tiaowen_cli.exits import Exit


def lines(
    ctx: typer.Context,
    law: options.LawPath = None,
    as_json: options.Json = False,
    encoding: options.Encoding = None,
    color: options.Color = "auto",
    no_pager: options.NoPager = False,
) -> Exit:
    """Show how each line of a text was read: its position in the file, what it was taken for, and its text.

    \b
    Example:
      tiaowen lines law.md
    """
    from tiaowen_cli.screen import lines as screen

    session = options.session(ctx, color, no_pager)
    found = session.law(session.law_path(law), encoding)
    session.show(screen.as_json(found) if as_json else screen.lines(found, session))
    return Exit.OK
