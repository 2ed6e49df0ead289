"""`tiaowen info`: what a text is."""

import typer

from tiaowen_cli import options
from tiaowen_cli.exits import Exit


def info(
    ctx: typer.Context,
    law: options.LawPath = None,
    as_json: options.Json = False,
    encoding: options.Encoding = None,
    color: options.Color = "auto",
    no_pager: options.NoPager = False,
) -> Exit:
    """Tell what a text is: title, dates, counts, script, what was removed in reading, what is odd.

    \b
    Examples:
      tiaowen info law.md
      tiaowen info --json law.md
    """
    from tiaowen_cli.screen import info as screen

    session = options.session(ctx, color, no_pager)
    found = session.law(session.law_path(law), encoding)
    session.show(screen.as_json(found) if as_json else screen.info(found, session))
    return Exit.OK
