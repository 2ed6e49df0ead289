"""`tiaowen check`: are two copies the same law?"""

from typing import Annotated

import typer

from tiaowen_cli import options
from tiaowen_cli.exits import Exit

A = Annotated[str, typer.Argument(metavar="A", help="A copy of the law, or - for standard input.", show_default=False)]
B = Annotated[
    str | None,
    typer.Argument(metavar="[B]", help="Another copy; without it A is checked by itself.", show_default=False),
]
Strict = Annotated[
    str, typer.Option("--strict", metavar="CLASS,...", help="Classes that count as different too, or all.")
]
Stat = Annotated[bool, typer.Option("--stat", help="The verdict and the counts only.")]
Explain = Annotated[bool, typer.Option("--explain", help="Every classed difference, one a line, with its position.")]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Print nothing; the exit code says it.")]


def check(
    ctx: typer.Context,
    a: A,
    b: B = None,
    stat: Stat = False,
    explain: Explain = False,
    quiet: Quiet = False,
    strict: Strict = "",
    as_json: options.Json = False,
    encoding: options.Encoding = None,
    color: options.Color = "auto",
    no_pager: options.NoPager = False,
) -> Exit:
    """Tell whether two copies are the same law, with every differing character accounted for.

    \b
    Examples:
      tiaowen check copy.txt reference.md            the verdict, the counts, the differences
      tiaowen check --explain copy.txt reference.md | grep ': wording:'
      tiaowen check --strict layout,variant copy.txt reference.md
      tiaowen check copy.txt                         gaps, doubles, damage in one copy

    The classes, mildest first: script variant width spacing note markup furniture one-sided layout damage
    number wording. Without --strict only number, wording, and missing or moved text make copies different.
    Exit code: 0 the same law text, 1 different (or an error in the one copy), 2 trouble.
    """
    from tiaowen_cli import checking

    session = options.session(ctx, color, no_pager)
    form = checking.form(stat=stat, explain=explain, quiet=quiet, as_json=as_json)
    classes = checking.classes(strict)
    if b is None:
        return checking.one(session, a, form, encoding)
    return checking.two(session, a, b, form, classes, encoding)
