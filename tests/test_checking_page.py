"""docs/checking.md says what the program says: its commands are run; `--update-golden` writes their output anew."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

from tiaowen.check import CLASSES, STRUCTURE

from .program import ROOT, call

if TYPE_CHECKING:
    import pytest

PAGE = ROOT / "docs" / "checking.md"
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def _run(block: str) -> str:
    """The block with the output that each of its commands has now."""
    shown = ""
    for command in re.findall(r"^\$ (.*)$", block, re.MULTILINE):
        program, *arguments = shlex.split(command)
        assert program == "tiaowen"
        result = call(*arguments)
        shown += f"$ {command}\n{result.out}{result.err}"
    return shown


def test_commands(request: pytest.FixtureRequest) -> None:
    page = PAGE.read_text(encoding="utf-8")
    anew = BLOCK.sub(lambda match: f"```console\n{_run(match[1])}```", page)
    if request.config.getoption("--update-golden"):
        PAGE.write_text(anew, encoding="utf-8")
        return
    assert BLOCK.findall(page) == BLOCK.findall(anew)


def test_every_class_and_kind_is_on_the_page() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert re.findall(r"^\| `([a-z-]+)` \|", page, re.MULTILINE) == list(CLASSES)
    for kind in STRUCTURE:
        assert f"`{kind}`" in page
