"""docs/tricky-cases.md says what the program says, to the character; `--update-golden` writes it anew."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import NamedTuple

import pytest

from .conftest import Golden
from .program import ROOT, call

PAGE = ROOT / "docs" / "tricky-cases.md"
_FENCE = re.compile(r"^```(before|after|console)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Case(NamedTuple):
    title: str
    before: str
    after: str
    consoles: list[str]


def _cases() -> list[Case]:
    """The cases of the page: from one heading to the next."""
    cases = []
    for part in PAGE.read_text(encoding="utf-8").split("\n## ")[1:]:
        fences = _FENCE.findall(part)
        texts = {kind: text for kind, text in fences if kind != "console"}
        consoles = [text for kind, text in fences if kind == "console"]
        cases.append(Case(part.split("\n")[0], texts["before"], texts["after"], consoles))
    return cases


def _run(console: str, case: Case, folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """What a reader of the page would see on doing what it says."""
    (folder / "before").write_text(case.before, encoding="utf-8")
    (folder / "after").write_text(case.after, encoding="utf-8")
    monkeypatch.chdir(folder)
    said = []
    for line in console.split("\n"):
        if line.startswith("$ tiaowen "):
            result = call(*shlex.split(line)[2:])
            assert result.code in (0, 1), result.err
            assert not result.err
            said.append(f"{line}\n{result.out}(exit {result.code})\n")
    return "".join(said)


@pytest.mark.parametrize("case", _cases(), ids=lambda case: case.title)
def test_the_page_says_what_the_program_says(
    case: Case, golden: Golden, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert case.consoles
    for console in case.consoles:
        now = _run(console, case, tmp_path, monkeypatch)
        if golden.update:
            page = PAGE.read_text(encoding="utf-8")
            head, heading, rest = page.partition(f"\n## {case.title}\n")
            rest = rest.replace(f"```console\n{console}```", f"```console\n{now}```", 1)
            PAGE.write_text(head + heading + rest, "utf-8")
        else:
            assert console == now


def test_the_page_has_the_cases_that_were_asked_for() -> None:
    titles = " ".join(case.title for case in _cases())
    for words in ("collides", "three", "款 is inserted", "References", "punctuation", "script", "falls short"):
        assert words in titles
