"""`tiaowen search`: find words in laws."""

from typing import Annotated, Literal

import typer

from tiaowen_cli import options
from tiaowen_cli.exits import Exit

Asked = Annotated[str | None, typer.Argument(metavar="QUERY", help='Words, or "a phrase".', show_default=False)]
Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PATH]...",
        help="Files, folders (their .md and .txt), - for standard input; TIAOWEN_LAW if left out.",
        show_default=False,
    ),
]
Any_ = Annotated[bool, typer.Option("--any", help="One of the words is enough.")]
Without = Annotated[list[str] | None, typer.Option("--not", metavar="WORD", help="No such word in it.")]
Regex = Annotated[
    list[str] | None, typer.Option("-e", "--regexp", metavar="REGEX", help="A regular expression in place of words.")
]
Unit = Annotated[
    Literal["款", "条", "章"], typer.Option("--in", metavar="款|条|章", help="Where all words must stand together.")
]
Title = Annotated[bool, typer.Option("--title", help="Search the titles of laws only.")]
Heading = Annotated[bool, typer.Option("--heading", help="Search the headings of divisions and articles only.")]
Count = Annotated[bool, typer.Option("-c", "--count", help="Print how many clauses of each file hold it.")]
With = Annotated[bool, typer.Option("-l", "--files-with-matches", help="Print the names of files with hits.")]
Bare = Annotated[bool, typer.Option("-L", "--files-without-match", help="Print the names of files without.")]
Only = Annotated[bool, typer.Option("-o", "--only-matching", help="Print only what was found.")]
Context = Annotated[int, typer.Option("-C", "--context", metavar="N", min=0, help="N clauses around each hit.")]
Most = Annotated[
    int | None, typer.Option("-m", "--max-count", metavar="N", min=1, help="At most N hits of a file.")
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, an object a line, with places as offsets.")]


def search(
    ctx: typer.Context,
    query: Asked = None,
    paths: Paths = None,
    any_: Any_ = False,
    without: Without = None,
    regex: Regex = None,
    unit: Unit = "条",
    title: Title = False,
    heading: Heading = False,
    count: Count = False,
    files_with: With = False,
    files_without: Bare = False,
    only: Only = False,
    context: Context = 0,
    max_count: Most = None,
    as_json: Json = False,
    encoding: options.Encoding = None,
    color: options.Color = "auto",
    no_pager: options.NoPager = False,
) -> Exit:
    """Find words in laws, whichever script they are written in.

    \b
    Examples:
      tiaowen search 數據 laws/                 in either script, also across notes and line breaks
      tiaowen search "数据 出境" laws/          both words in one article
      tiaowen search '"数据出境"' law.md        a phrase
      tiaowen search "罚款 警告" --any --not 责令 --in 款 laws/
      tiaowen search -e "处.{1,4}万元" laws/    a regular expression

    In a pipe each clause (款, 项, heading) with a hit is one line: path:line:第十六条第二款:text.
    Exit code: 0 found, 1 not found, 2 trouble.
    """
    from tiaowen.errors import QueryError
    from tiaowen.search import parse
    from tiaowen_cli import searching

    session = options.session(ctx, color, no_pager)
    where = [path for path in ([query] if regex and query else []) + (paths or []) if path]
    if len(regex or ()) > 1:
        raise QueryError("there is more than one -e: give one regular expression, such as 罚款|警告")
    if title and heading:
        raise QueryError("--title and --heading exclude each other: leave one of them out")
    part = "title" if title else "heading" if heading else "all"
    words, pattern = (None, regex[0]) if regex else (query, None)
    words, pattern, *excluded = map(_read, (words, pattern, *(without or ())))
    without = [word for word in excluded if word is not None]
    asked = parse(words, either=any_, without=without, regex=pattern, unit=unit, where=part)
    kinds = {"json": as_json, "count": count, "with": files_with, "without": files_without, "only": only}
    chosen = [kind for kind, wanted in kinds.items() if wanted]
    if len(chosen) > 1:
        raise QueryError("--json, -c, -l, -L and -o exclude each other: leave one of them only")
    shape = searching.Shape(chosen[0] if chosen else "lines", 0 if only else context, max_count)
    return searching.search(session, asked, where or [session.law_path(None)], shape, encoding)


def _read(text: str | None) -> str | None:
    """A word as it was typed, where the locale took its UTF-8 for something else: LC_ALL=C in some surroundings."""
    try:
        return text and text.encode("ascii", "surrogateescape").decode()
    except UnicodeError:
        return text
