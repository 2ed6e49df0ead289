"""`tiaowen toc`: the outline of a law."""

import typer

from tiaowen_cli import options
from tiaowen_cli.exits import Exit


def toc(
    ctx: typer.Context,
    law: options.LawPath = None,
    as_json: options.Json = False,
    encoding: options.Encoding = None,
    color: options.Color = "auto",
    no_pager: options.NoPager = False,
) -> Exit:
    """Show the outline: each division with its range of articles.

    \b
    Example:
      tiaowen toc law.md
    """
    from tiaowen_cli.screen import toc as screen

    session = options.session(ctx, color, no_pager)
    path = session.law_path(law)
    found = session.law(path, encoding)
    if not found.units:
        session.warn(f"{path}: this text has no articles and no numbered points")
    session.show(screen.as_json(found) if as_json else screen.toc(found, session))
    return Exit.OK
