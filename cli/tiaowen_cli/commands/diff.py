"""`tiaowen diff`: what changed between two texts of a law."""

from typing import Annotated, Literal

import typer

from tiaowen_cli import options
from tiaowen_cli.exits import Exit

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="OLD NEW", help="The two texts; one of them may be - for standard input.", show_default=False
    ),
]
Format = Annotated[
    Literal["text", "json", "html", "markdown", "docx"],
    typer.Option("--format", help="html, markdown and docx are the two-column table 新旧对照表."),
]


def diff(
    ctx: typer.Context,
    paths: Paths,
    side_by_side: Annotated[bool, typer.Option("-y", "--side-by-side", help="Two columns, 款 beside 款.")] = False,
    stat: Annotated[bool, typer.Option("--stat", help="A line for each changed article, and totals.")] = False,
    as_map: Annotated[bool, typer.Option("--map", help="Old number to new number; TSV in a pipe.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON: --format json.")] = False,
    form: Format = "text",
    output: options.Output = None,
    context: Annotated[
        int, typer.Option("-U", "--unified", metavar="N", min=0, help="N clauses around each change.")
    ] = 2,
    full: Annotated[bool, typer.Option("--full", help="All of each changed article.")] = False,
    unchanged: Annotated[bool, typer.Option("--unchanged", help="The articles that did not change too.")] = False,
    only: Annotated[
        str | None, typer.Option("--only", metavar="WHERE", help="Only this place: 16, 16.2, 第三章, old:16, new:16.")
    ] = None,
    everything: Annotated[
        bool,
        typer.Option("--all/--ignore-editorial", help="Differences of script, width and punctuation too, or not."),
    ] = False,
    script: options.Script = None,
    width: Annotated[int | None, typer.Option("-W", "--width", metavar="N", min=20, help="Columns for -y.")] = None,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Print nothing; the exit code says it.")] = False,
    git_driver: Annotated[bool, typer.Option("--git-driver", help="Take git's arguments: see docs/git.md.")] = False,
    encoding: options.Encoding = None,
    color: options.Color = "auto",
    no_pager: options.NoPager = False,
) -> Exit:
    """Show what changed between two texts of a law, article by article.

    \b
    Examples:
      tiaowen diff 2018.md 2023.md               what was amended
      tiaowen diff -y 2018.md 2023.md            side by side
      tiaowen diff --map 2018.md 2023.md         which article is which now
      tiaowen diff --only 第三章 2018.md 2023.md   one chapter
      tiaowen diff --format docx -o 对照表.docx 2018.md 2023.md

    Without colour, removed text is [-删-] and added text {+增+}.
    Exit code: 0 same, 1 different, 2 trouble.
    款 that were only joined or split are shown; they are a difference with --all only.
    """
    from tiaowen_cli import comparing
    from tiaowen_cli.screen.changes import Wanted

    session = options.session(ctx, color, no_pager)
    view = comparing.view(side_by_side=side_by_side, stat=stat, as_map=as_map, as_json=as_json, form=form)
    request = comparing.Request(
        view, Wanted(everything, unchanged, context, full, width or 0), only, script, encoding, output, quiet
    )
    if git_driver:
        from tiaowen_cli.git_driver import run

        return run(session, paths, request)
    return comparing.run(session, comparing.two(paths), request)
