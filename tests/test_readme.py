"""What the README says is true: its commands are run, its Python is run, its two lines do what they say."""

from __future__ import annotations

import doctest
import re
import shlex
from pathlib import Path

import pytest

from .program import call

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


def _blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def _console() -> list[tuple[str, str]]:
    """Each command of the README with the output that stands below it."""
    commands: list[tuple[str, str]] = []
    for line in "".join(_blocks("console")).splitlines(keepends=True):
        if line.startswith("$ "):
            commands.append((line[2:].strip(), ""))
        else:
            commands[-1] = (commands[-1][0], commands[-1][1] + line)
    return commands


@pytest.mark.parametrize(("command", "output"), _console(), ids=[command for command, _ in _console()])
def test_commands(command: str, output: str) -> None:
    program, *arguments = shlex.split(command)
    assert program == "tiaowen"
    result = call(*arguments)
    assert result.out + result.err == output


def test_python() -> None:
    block = "\n".join(_blocks("pycon"))
    parser, runner = doctest.DocTestParser(), doctest.DocTestRunner()
    runner.run(parser.get_doctest(block, {}, "README.md", "README.md", 0))
    assert runner.summarize(verbose=False).failed == 0


def test_the_two_lines_do_all_their_own_set_up() -> None:
    """What they set up is run by .ci/run; here, that each is one line, and that what the first shows is there."""
    program, tests = (block.strip() for block in _blocks("sh"))
    for line in (program, tests):
        assert "\n" not in line
        assert line.startswith("python3 -m venv .venv && .venv/bin/pip install ")
    assert tests.endswith(" && .venv/bin/python -m pytest -q")
    name, *arguments = shlex.split(program.split(" && ")[-1])
    assert name == ".venv/bin/tiaowen"
    result = call(*arguments)
    assert (result.code, result.err) == (0, "")
    assert result.out


def test_every_command_is_in_the_table() -> None:
    from tiaowen_cli.app import COMMANDS

    for name, _ in COMMANDS:
        assert f"| `tiaowen {name} " in README
