r"""tiaowen (条文): reads Chinese statutes into articles, 款, 项 and 目, with the place of each in the source.

>>> import tiaowen
>>> law = tiaowen.parse("示例条例\n第一条 为了举例，制定本条例。\n第二条 本条例自公布之日起施行。\n")
>>> law.title.text
'示例条例'
>>> [article.label.text for article in law.articles]
['第一条', '第二条']
>>> law.articles[1].paragraphs[0].words.text
'本条例自公布之日起施行。'
>>> law.text.position(law.articles[1].span.start)
Position(line=3, column=1)
>>> law.findings
()
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tiaowen.model import Law

__all__ = ["__version__", "parse", "read"]

__version__ = "0.1.0"


def read(path: str, encoding: str | None = None) -> Law:
    """The law in the file at `path`, with its findings.

    `encoding` overrides the one that is found.
    Raises `tiaowen.errors.SourceError` for what can't be read as text; never for what the text says.
    """
    from tiaowen import clean, parser, source

    return parser.parse(clean.clean(source.read_file(path, encoding)))


def parse(text: str, name: str = "-") -> Law:
    """The law in a string; `name` is what its source is called in positions and messages."""
    from tiaowen import clean, parser
    from tiaowen.model import Source

    return parser.parse(clean.clean(Source(name, text)))
