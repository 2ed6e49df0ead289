"""What the tests of search look through: the samples, files of the corpus, and words that stand in them."""

from __future__ import annotations

import random
import re
from functools import cache
from pathlib import Path

import pytest

import tiaowen
from tiaowen import clean
from tiaowen.fold import fold
from tiaowen.model import Law, Source
from tiaowen.search import Query
from tiaowen.search.match import search

from .program import ROOT

CORPUS = ROOT.parent / "shared" / "corpus"


@cache
def law(path: str) -> Law:
    return tiaowen.read(str(ROOT / path))


def articles(law: Law, query: Query) -> set[str]:
    """The articles with hits, and a 0 for anything outside of them that both samples have."""
    return {str(hit.pinpoint.article) for hit in search(law, query) if hit.pinpoint and hit.pinpoint.article}


def corpus(count: int) -> list[Path]:
    if not CORPUS.exists():
        pytest.skip("the corpus is not here: ../shared/corpus")
    files = sorted(CORPUS.rglob("*.md"))
    return random.Random(5).sample(files, min(count, len(files)))


def words(text: str, count: int) -> list[str]:
    """Some stretches of a text, as a person may look for."""
    chance = random.Random(len(text))
    runs = re.findall("[\u4e00-\u9fff]{2,}", fold(clean.clean(Source("-", text)).clean))
    cut = [chance.choice(runs) for _ in range(count)] if runs else []
    starts = [chance.randrange(len(run) - 1) for run in cut]
    found = [run[start : start + chance.randint(1, 4)] for run, start in zip(cut, starts, strict=True)]
    return [word for word in found if fold(word) == word]
