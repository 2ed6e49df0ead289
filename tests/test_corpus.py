"""A sample of the real laws, where they are there: the reports of tests/bench, on few files."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import tiaowen  # first, so that the reports use the library that is tested, sources or wheel
from tiaowen.script import convert

from .bench import corpus, wild

SHARED = Path(__file__).resolve().parents[2] / "shared"
CORPUS = SHARED / "corpus"
SAMPLE = 6
"""Every so many files are read; the report in tests/bench reads them all."""

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the collection of laws (../shared/corpus) is not here")


def known() -> dict[str, Any]:
    return json.loads((CORPUS / "expect.json").read_text("utf-8")) if CORPUS.is_dir() else {"files": {}, "hard": {}}


TRUTH = known()
DEFECTS = json.loads((CORPUS / "defects.json").read_text("utf-8")) if CORPUS.is_dir() else {}


def failures(paths: list[str], listed: dict[str, list[str]]) -> dict[str, list[str]]:
    tally = corpus.Tally()
    codes = {}
    for path in paths:
        law = corpus.read(CORPUS / path)
        codes[path] = {finding.code for finding in law.findings}
        corpus.common(tally, path, law)
        if path in TRUTH["files"]:
            corpus.expected(tally, path, law, TRUTH["files"][path])
        else:
            corpus.hard(tally, path, law, TRUTH["hard"][path])
    corpus.defects(tally, codes, listed)
    assert sum(tally.taken.values()) > len(paths)
    return tally.failed


def test_every_so_many_of_the_laws() -> None:
    assert failures(sorted(TRUTH["files"])[::SAMPLE], DEFECTS) == {}


def test_the_difficult_ones() -> None:
    """All of them; findings are not judged here, since a share of so few says nothing."""
    nothing: dict[str, list[str]] = {key: sorted(TRUTH["hard"]) for _, key in corpus.DEFECTS}
    failed = failures(sorted(TRUTH["hard"]), nothing)
    assert {measure: rows for measure, rows in failed.items() if "listed" not in measure} == {}


def test_lost_headings_and_lost_closing_clauses_are_reported() -> None:
    paths = sorted({*DEFECTS["no_closing_clause"][::5], *DEFECTS["heading_gaps"][::5]} & set(TRUTH["files"]))
    assert failures(paths, DEFECTS) == {}


@pytest.mark.parametrize(
    "page",
    [path.relative_to(SHARED).as_posix() for folder in ("polluted", "wild")
     for path in sorted((SHARED / folder).rglob("*.expect.json"))] or ["none"],
)  # fmt: skip
def test_polluted_and_wild_pages(page: str) -> None:
    if page == "none":
        pytest.skip("the web pages (../shared/polluted, ../shared/wild) are not here")
    wanted = json.loads((SHARED / page).read_text("utf-8"))
    assert wild.wrong(SHARED / page.replace(".expect.json", ".txt"), wanted) == []


NUMBER = "[一二三四五六七八九十百千零]+"


def plain(text: str) -> str:
    """Without the marks of Markdown and without blank lines, as most pages are."""
    text = re.sub(r"<!--.*?-->", "", text)
    return re.sub(r"\n\s*\n+", "\n", re.sub(r"^#+\s*", "", text, flags=re.MULTILINE))


def rewritten(pattern: str, replacement: str) -> Callable[[str], str]:
    return lambda text: re.sub(pattern, replacement, plain(text), flags=re.MULTILINE)


def indented_and_wrapped(text: str) -> str:
    rows = ["　　" + row for row in plain(text).split("\n")]
    return "\n".join(row[start : start + 38] for row in rows for start in range(0, len(row), 38))


def as_web_page(text: str) -> str:
    paragraphs = "".join(f"<p>{row}</p>" for row in plain(text).split("\n"))
    return f"<html><body>首页 &gt; 法律法规<br>{paragraphs}<p>打印本页</p></body></html>"


SHAPES: dict[str, Callable[[str], str]] = {
    "without Markdown": plain,
    "CRLF": lambda text: plain(text).replace("\n", "\r\n"),
    "Traditional": lambda text: convert(text, "hant"),
    "HTML on one line": as_web_page,
    "wrapped at 38": indented_and_wrapped,
    "**第一条**　": rewritten(rf"^(第{NUMBER}条(?:之[一二三])?)[ 　]+", r"**\1**　"),
    "第一条：": rewritten(rf"^(第{NUMBER}条(?:之[一二三])?)[ 　]+", r"\1："),
    "第一条 on a line of its own": rewritten(rf"^(第{NUMBER}条(?:之[一二三])?)[ 　]+", r"\1\n"),
    "the number glued to the text": rewritten(rf"^(第{NUMBER}条(?:之[一二三])?)[ 　]+", r"\1"),
    "第 一 条": rewritten(rf"^第({NUMBER})条", r"第 \1 条"),
    "第一条【题】": rewritten(rf"^(第{NUMBER}条(?:之[一二三])?)[ 　]+(..)", r"\1【题】\2"),
    "笫三条": rewritten(r"^第(三|十三|二十三)条", r"笫\1条"),
    "第一章 on a line of its own": rewritten(r"^(第[一二三四五六七八九十]{1,3}[章节编])[ 　]+(.+)$", r"\1\n\2"),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_the_same_laws_in_another_shape(shape: str) -> None:
    """The article list of a real law does not hang on how a page sets it."""
    paths = [path for path in sorted(TRUTH["files"])[7::40] if len(TRUTH["files"][path]["articles"]) > 3]
    assert len(paths) > 5
    wrong = {}
    for path in paths:
        law = tiaowen.parse(SHAPES[shape]((CORPUS / path).read_text("utf-8-sig")))
        got = [str(article.ordinal) for article in law.articles]
        if got != TRUTH["files"][path]["articles"]:
            wrong[path] = corpus.difference(got, TRUTH["files"][path]["articles"])
    assert wrong == {}
