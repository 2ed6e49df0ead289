"""`tiaowen clean`: the clean text of a law."""

from typing import Annotated, Literal

import typer

from tiaowen_cli import options
from tiaowen_cli.exits import Exit

Width = Annotated[
    Literal["as-is", "full"], typer.Option("--width", help="full: punctuation beside Chinese becomes full-width.")
]
Format = Annotated[Literal["text", "markdown"], typer.Option("--format", help="What is written.")]


def clean(
    ctx: typer.Context,
    law: options.LawPath = None,
    output: options.Output = None,
    script: options.Script = None,
    width: Width = "as-is",
    form: Format = "text",
    encoding: options.Encoding = None,
    color: options.Color = "auto",
    no_pager: options.NoPager = False,
) -> Exit:
    """Write the law's own text, without notes, page furniture, announcement and contents.

    \b
    Examples:
      tiaowen clean copy.txt -o clean.txt
      tiaowen clean copy.txt --script hans --width full --format markdown -o clean.md

    What was taken out is told on standard error. An existing FILE is replaced only when all is written.
    Exit code: 0 written, 2 trouble.
    """
    from tiaowen_cli import cleaning

    session = options.session(ctx, color, no_pager)
    found = session.law(session.law_path(law), encoding)
    return cleaning.run(session, found, cleaning.Request(form, script, width == "full", output))
