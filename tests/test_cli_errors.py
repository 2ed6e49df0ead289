"""Bad input gets one clear sentence on standard error and the right exit code, never a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from tiaowen_cli.app import COMMANDS

from .program import HANS, call


@pytest.mark.parametrize("command", ["show", "toc", "info", "lines"])
@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("missing.md", None, "no such file"),
        ("empty.md", b"", "empty"),
        ("lines.md", b"\n \n\t\n" * 1000, "empty"),
        ("picture.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary"),
        ("bytes.txt", b"\xff\xfe\xfa\x80\x81" * 3 + b"\x00\x01", ""),
    ],
)
def test_unreadable_files(tmp_path: Path, command: str, name: str, content: bytes | None, said: str) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    result = call(command, str(path))
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert result.err.startswith("tiaowen: error: ")
    assert result.err.count("\n") == 1
    assert name in result.err


def test_a_folder(tmp_path: Path) -> None:
    result = call("show", str(tmp_path))
    assert result.code == 2
    assert "folder" in result.err


def test_a_name_that_would_act_on_the_terminal() -> None:
    result = call("show", "evil\x1b[31m\n.md")
    assert result.code == 2
    assert "\x1b" not in result.err
    assert result.err.count("\n") == 1


@pytest.mark.parametrize("where", ["xx", "16.2第", "第条", "", "16.2.3.4.5"])
def test_places_that_cannot_be_read(where: str) -> None:
    result = call("show", HANS, where)
    assert (result.code, result.out) == (2, "")
    assert result.err.count("\n") == 1


@pytest.mark.parametrize("where", ["59", "16.9", "16.2.1", "第十二章", "第一编", "60-70"])
def test_places_that_do_not_exist(where: str) -> None:
    result = call("show", HANS, where)
    assert (result.code, result.out) == (1, "")
    assert result.err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["frob"],
        ["show", "--frob", HANS],
        ["show", HANS, "-C", "x"],
        ["show", HANS, "--script", "x"],
        ["toc", HANS, "1"],
    ],
)
def test_usage_errors(arguments: list[str]) -> None:
    result = call(*arguments)
    assert (result.code, result.out) == (2, "")
    assert "Usage" in result.err


def test_no_law_at_all() -> None:
    result = call("show")
    assert result.code == 2
    assert "TIAOWEN_LAW" in result.err


@pytest.mark.parametrize("command", [name for name, _ in COMMANDS])
def test_every_help_has_an_example(command: str) -> None:
    result = call(command, "--help")
    assert result.code == 0
    assert f"tiaowen {command} " in result.out


def test_help_and_version() -> None:
    import tiaowen

    assert call("--version").out == f"tiaowen {tiaowen.__version__}\n"
    listed = call("--help").out
    assert all(name in listed for name, _ in COMMANDS)
