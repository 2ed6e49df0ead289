"""Each option that several commands share, once: its spelling, its type, its help."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from tiaowen_cli.session import Session

LawPath = Annotated[
    str | None,
    typer.Argument(
        metavar="LAW",
        help="The law's text file, or - for standard input; TIAOWEN_LAW if it is left out.",
        show_default=False,
    ),
]
Encoding = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="The file's encoding, if it is not found rightly: gb18030, big5 ..."),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, with places as offsets, lines and columns.")]
Color = Annotated[
    Literal["auto", "always", "never"],
    typer.Option("--color", help="Colour; auto: on a terminal, unless NO_COLOR is set."),
]
NoPager = Annotated[bool, typer.Option("--no-pager", help="Never open a pager.")]
Script = Annotated[
    Literal["hans", "hant", "tw", "hk"] | None,
    typer.Option("--script", help="Show the text in this script; otherwise as it is.", show_default=False),
]
Output = Annotated[str | None, typer.Option("-o", "--output", metavar="FILE", help="Write to FILE.")]


def session(ctx: typer.Context, color: str = "auto", no_pager: bool = False) -> Session:
    """The surroundings of this call, as the shared options ask."""
    found: Session = ctx.obj
    found.color = color
    found.pager = not no_pager
    return found
