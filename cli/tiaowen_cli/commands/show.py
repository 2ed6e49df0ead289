"""`tiaowen show`: look articles up and read them."""

from typing import Annotated

import typer

from tiaowen_cli import options
from tiaowen_cli.exits import Exit

Where = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="WHERE...",
        help="Places: 16, 第十六条, 16.2, 16.2.3, 120-1, 16-18, 50-, 1,3,16-18, 第三章 ...; all if left out.",
        show_default=False,
    ),
]
Context = Annotated[
    int, typer.Option("-C", "--context", metavar="N", min=0, help="N articles around each place.")
]
Raw = Annotated[bool, typer.Option("--raw", help="The source's own characters, with notes and all.")]


def show(
    ctx: typer.Context,
    law: options.LawPath = None,
    where: Where = None,
    context: Context = 0,
    script: options.Script = None,
    raw: Raw = False,
    as_json: options.Json = False,
    encoding: options.Encoding = None,
    color: options.Color = "auto",
    no_pager: options.NoPager = False,
) -> Exit:
    """Show a law, or some of its articles, 款 and 项.

    \b
    Examples:
      tiaowen show law.md                    the whole law
      tiaowen show law.md 16                 第十六条
      tiaowen show law.md 16.2 第三章 20-22   several places, in any spelling
      curl -s URL | tiaowen show - 第五条第（二）项

    In a pipe each 款 and each 项 is one line.
    With TIAOWEN_LAW set, the first argument is the law only if it is a file, a path, or -.
    Exit code: 0 found, 1 no such place, 2 trouble.
    """
    from tiaowen_cli import places
    from tiaowen_cli.screen import law as screen

    session = options.session(ctx, color, no_pager)
    path, wanted = places.arguments(session, law, where or [])
    ranges = places.read(wanted)
    if raw and script:
        session.warn("--raw shows the source's own characters: --script is not applied", "note")
    found = session.law(path, encoding)
    if not found.units:
        what_then = "" if ranges else "; it is shown as it is"
        session.warn(f"{path}: this text has no articles and no numbered points{what_then}")
    if not ranges:
        session.show(screen.whole(found, session, script=script, raw=raw, as_json=as_json))
        return Exit.OK
    shown, missing = places.locate(found, ranges, context)
    session.show(screen.places(found, shown, session, script=script, raw=raw, as_json=as_json))
    for message in missing:
        session.warn(message, "error")
    return Exit.NO if missing else Exit.OK
