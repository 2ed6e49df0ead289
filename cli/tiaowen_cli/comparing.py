"""From two paths and what was asked for to a view on the screen or in a file, and the exit code."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tiaowen.errors import TiaowenError
from tiaowen_cli.exits import Exit
from tiaowen_cli.screen.changes import Wanted

if TYPE_CHECKING:
    from tiaowen.comparison import Comparison
    from tiaowen.model import Law
    from tiaowen_cli.session import Session

DOCUMENTS = ("html", "markdown", "docx")
SAME = {
    False: "no change of the law's text (--all shows differences of script, width and punctuation)",
    True: "no difference at all in the law's text",
}
"""What is said on a terminal where nothing differs, by whether all differences were asked for."""


LAYOUT = "no change of the law's words: only its 款 are divided in another way"
"""What is said on a terminal where there is something to show and yet no difference."""


class UsageError(TiaowenError):
    """Arguments that do not go together."""


class Request(NamedTuple):
    """What the command line asks for."""

    view: str
    """`inline`, `side-by-side`, `stat`, `map`, `json`, `html`, `markdown` or `docx`."""
    wanted: Wanted = Wanted()
    only: str | None = None
    """The place that is asked for."""
    script: str | None = None
    """The script that both sides are shown in."""
    encoding: str | None = None
    output: str | None = None
    """The file that is written; "-" is standard output."""
    quiet: bool = False

    @property
    def in_file(self) -> bool:
        """Whether a file is written."""
        return self.output is not None and self.output != "-"


def view(*, side_by_side: bool, stat: bool, as_map: bool, as_json: bool, form: str) -> str:
    """The one view that is asked for; UsageError for several."""
    asked = {"side-by-side": side_by_side, "stat": stat, "map": as_map, "json": as_json or form == "json"}
    chosen = [name for name, given in asked.items() if given] + [form] * (form in DOCUMENTS)
    if len(chosen) > 1:
        raise UsageError(f"only one view at a time: {' or '.join(chosen)}")
    return chosen[0] if chosen else "inline"


def two(paths: list[str]) -> tuple[str, str]:
    """The old text and the new one; UsageError for fewer or more, or for standard input twice."""
    if len(paths) != 2:
        raise UsageError(f"diff needs two texts, the old and the new; {len(paths)} given")
    if paths == ["-", "-"]:
        raise UsageError("only one of the two texts can be standard input")
    return paths[0], paths[1]


def run(session: Session, paths: tuple[str, str], request: Request) -> Exit:
    """Reads, compares, shows."""
    from tiaowen.render.runs import differs
    from tiaowen_cli import output

    binary = request.view == "docx" and not request.quiet
    if binary:
        # Before the work, not after it.
        from tiaowen.render import comparison_docx

        comparison_docx.require()
        if not request.in_file and session.terminal:
            raise UsageError("a docx file is not for a terminal: give -o FILE, or redirect the output")
    old, new = (session.law(path, request.encoding) for path in paths)
    for law in (old, new):
        if not law.units:
            session.warn(f"{law.text.source.name}: this text has no articles and no numbered points")
    comparison = compared(old, new, request)
    mild = request.wanted.mild
    code = Exit.NO if differs(comparison, mild) else Exit.OK
    if request.quiet:
        return code
    if request.in_file:
        # A file is like a pipe: no colours, no lines broken for the terminal.
        session.terminal = False
    elif session.terminal and code is Exit.OK and not request.wanted.unchanged:
        session.warn(LAYOUT if tells(comparison, mild) else SAME[mild], "note")
    shown = document(comparison, request) if binary else rendered(comparison, session, request).encode()
    if request.in_file:
        output.write(request.output or "", shown)
    elif binary:
        output.binary(session, shown)
    else:
        session.show(shown.decode())
    return code


def compared(old: Law, new: Law, request: Request) -> Comparison:
    """The comparison, cut down to the place and turned into the script that are asked for."""
    from tiaowen.compare import compare

    comparison = compare(old, new)
    if request.only is not None:
        from tiaowen.render.choice import only

        comparison = only(comparison, request.only)
    return _in_script(comparison, request) if request.script else comparison


def rendered(comparison: Comparison, session: Session, request: Request) -> str:
    """The view as text; nothing where the texts are the same and the view shows differences."""
    if request.view in ("json", *DOCUMENTS):
        return _document(comparison, request)
    if request.view == "map":
        from tiaowen_cli.screen import changes_map

        return changes_map.table(comparison, session)
    return _screen(comparison, session, request)


def _document(comparison: Comparison, request: Request) -> str:
    mild, unchanged = request.wanted.mild, request.wanted.unchanged
    if request.view == "json":
        from tiaowen.render import comparison_json

        return comparison_json.text(comparison)
    if request.view == "html":
        from tiaowen.render import comparison_html

        return comparison_html.page(comparison, mild=mild, unchanged=unchanged)
    from tiaowen.render import comparison_markdown

    return comparison_markdown.page(comparison, mild=mild, unchanged=unchanged)


def _screen(comparison: Comparison, session: Session, request: Request) -> str:
    wanted = request.wanted
    if request.view == "stat":
        from tiaowen_cli.screen import changes_stat

        return changes_stat.stat(comparison, session, wanted)
    if not tells(comparison, wanted.mild) and not wanted.unchanged:
        return ""
    if request.view == "side-by-side":
        from tiaowen_cli.screen import changes_columns

        return changes_columns.columns(comparison, session, wanted)
    from tiaowen_cli.screen import changes_inline

    return changes_inline.inline(comparison, session, wanted)


def document(comparison: Comparison, request: Request) -> bytes:
    """The view that is no text."""
    from tiaowen.render import comparison_docx

    return comparison_docx.document(comparison, mild=request.wanted.mild, unchanged=request.wanted.unchanged)


def _in_script(comparison: Comparison, request: Request) -> Comparison:
    """In the script that is asked for; of articles whose words the view does not need, the number only."""
    from tiaowen.render.rescript import comparison_in
    from tiaowen.render.runs import change_shows
    from tiaowen.script import convert

    script, mild = request.script or "", request.wanted.mild
    if request.view == "json" or request.wanted.unchanged:
        return comparison_in(comparison, lambda text: convert(text, script))
    # What --stat counts is the same in any script, but for the differences of script themselves.
    numbers = request.view == "map" or (request.view == "stat" and not mild)
    return comparison_in(
        comparison,
        lambda text: convert(text, script),
        lambda change: not numbers and change_shows(change, mild),
    )


def tells(comparison: Comparison, mild: bool) -> bool:
    """Whether a view has anything to show: also 款 that were only joined or split, which is no difference."""
    from tiaowen.render.runs import change_shows

    return any(change_shows(change, mild) for change in comparison.changes)
