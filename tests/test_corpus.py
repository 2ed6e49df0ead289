"""A sample of the real laws, where they are there: the reports of tests/bench, on few files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import tiaowen  # noqa: F401 - first, so that the reports use the library that is tested, sources or wheel

from .bench import corpus, wild

SHARED = Path(__file__).resolve().parents[2] / "shared"
CORPUS = SHARED / "corpus"
SAMPLE = 24
"""Every so many files are read; the report in tests/bench reads them all."""

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the collection of laws (../shared/corpus) is not here")


def known() -> dict[str, Any]:
    return json.loads((CORPUS / "expect.json").read_text("utf-8")) if CORPUS.is_dir() else {"files": {}, "hard": {}}


TRUTH = known()
DEFECTS = json.loads((CORPUS / "defects.json").read_text("utf-8")) if CORPUS.is_dir() else {}


def failures(paths: list[str], listed: dict[str, list[str]]) -> dict[str, list[str]]:
    tally, clock = corpus.Tally(), corpus.Clock()
    codes = {}
    for path in paths:
        law = clock.read(CORPUS / path)
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
