"""From a law to its clean text on the output or in a file, and a line about what was taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tiaowen_cli.exits import Exit

if TYPE_CHECKING:
    from tiaowen.model import Law
    from tiaowen_cli.session import Session

_WORDS = {
    "note": ("note", "notes"),
    "invisible": ("run of invisible characters", "runs of invisible characters"),
    "control": ("run of control characters", "runs of control characters"),
    "markup": ("piece of markup", "pieces of markup"),
    "furniture": ("line of page furniture", "lines of page furniture"),
}


class Request(NamedTuple):
    """What the command line asks for."""

    form: str
    """`text` or `markdown`."""
    script: str | None
    """The script that it is written in; None: as it is."""
    full: bool
    """Whether punctuation is made full-width."""
    output: str | None
    """The file that is written; None: standard output."""


def run(session: Session, law: Law, request: Request) -> Exit:
    """Writes the clean text, then tells what was taken out."""
    from tiaowen.render import cleantext

    def convert(words: str) -> str:
        if request.script:
            from tiaowen.script import convert as converted

            words = converted(words, request.script)
            words = cleantext.to_simplified_quotes(words) if request.script == "hans" else words
        return cleantext.full_width(words) if request.full else words

    text = cleantext.clean(law, request.form, convert)
    if request.output and request.output != "-":
        from tiaowen_cli import output

        output.write(request.output, text.encode("utf-8", "surrogatepass"))
    else:
        session.write(text)
    session.warn(f"{law.text.source.name}: taken out: {', '.join(removed(law)) or 'nothing'}", "note")
    return Exit.OK


def removed(law: Law) -> list[str]:
    """What was taken out and how often: 1,078 notes on 48 characters, the 公告 (4 lines)."""
    from tiaowen.clean import tally
    from tiaowen.noted import noted
    from tiaowen.render.report import plural

    told = []
    for kind, count in sorted(tally(law.text).items(), key=lambda pair: -pair[1]):
        said = plural(count, *_WORDS.get(kind, (kind, kind)))
        if kind == "note":
            said += f" on {plural(len(noted(law)), 'character', 'characters')}"
        told.append(said)
    if law.announcement:
        told.append(f"the 公告 ({plural(len(law.announcement), 'line', 'lines')})")
    if law.contents:
        told.append(f"the 目录 ({plural(len(law.contents), 'entry', 'entries')})")
    return told
