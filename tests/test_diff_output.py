"""`tiaowen diff -o FILE`, docx, what is imported for a view, and how marked lines are broken."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tiaowen.render.runs import Run
from tiaowen_cli.screen.marked import Ink, plain_width
from tiaowen_cli.theme import COLOUR, PLAIN, Theme

from .program import call, environment, process
from .two_laws import NEW, OLD, write


@pytest.fixture
def laws(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with old.md and new.md, the current one."""
    monkeypatch.chdir(tmp_path)
    write(OLD, NEW)
    return tmp_path


def test_output_file(laws: Path) -> None:
    printed = call("diff", "--format", "html", "old.md", "new.md").out
    result = call("diff", "--format", "html", "-o", "table.html", "old.md", "new.md", columns=80)
    assert (result.code, result.out) == (1, "")
    assert (laws / "table.html").read_text(encoding="utf-8") == printed
    assert sorted(path.name for path in laws.iterdir()) == ["new.md", "old.md", "table.html"]


def test_text_in_a_file_is_as_in_a_pipe(laws: Path) -> None:
    printed = call("diff", "old.md", "new.md").out
    call("diff", "-o", "text", "old.md", "new.md", columns=40, environ={})
    assert (laws / "text").read_text(encoding="utf-8") == printed


def test_the_old_file_stays_whole_on_failure(laws: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (laws / "table.html").write_text("before", encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    result = call("diff", "--format", "html", "-o", "table.html", "old.md", "new.md")
    assert result.code == 2
    assert "No space left on device" in result.err
    assert (laws / "table.html").read_text(encoding="utf-8") == "before"
    assert sorted(path.name for path in laws.iterdir()) == ["new.md", "old.md", "table.html"]


def test_a_written_file_keeps_its_mode_and_its_link(laws: Path) -> None:
    (laws / "table.html").write_text("before", encoding="utf-8")
    (laws / "table.html").chmod(0o640)
    (laws / "link.html").symlink_to("table.html")
    call("diff", "--format", "html", "-o", "link.html", "old.md", "new.md")
    assert (laws / "link.html").is_symlink()
    assert (laws / "table.html").stat().st_mode & 0o777 == 0o640
    assert "对照表" in (laws / "table.html").read_text(encoding="utf-8")


def test_docx(laws: Path) -> None:
    pytest.importorskip("docx")
    result = call("diff", "--format", "docx", "-o", "table.docx", "old.md", "new.md", columns=80)
    assert (result.code, result.out, result.err) == (1, "", "")
    assert (laws / "table.docx").read_bytes().startswith(b"PK")
    refused = call("diff", "--format", "docx", "old.md", "new.md", columns=80)
    assert (refused.code, refused.out) == (2, "")
    assert "-o FILE" in refused.err
    piped = process("diff", "--format", "docx", str(laws / "old.md"), str(laws / "new.md"))
    assert piped.returncode == 1
    assert piped.stdout.startswith(b"PK")


def test_docx_without_its_package(laws: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    result = call("diff", "--format", "docx", "-o", "table.docx", "old.md", "new.md")
    assert (result.code, result.out) == (2, "")
    assert "pip install 'tiaowen[docx]'" in result.err
    assert not (laws / "table.docx").exists()


def test_what_a_view_does_not_need_is_not_imported(laws: Path) -> None:
    code = (
        "import sys\nfrom tiaowen_cli.app import run\nfrom tiaowen_cli.session import Session\n"
        "for view in ([], ['--stat'], ['--map'], ['-y']):\n"
        "    run(['diff', *view, 'old.md', 'new.md'], Session.here())\n"
        "print([name for name in ('docx', 'json', 'opencc', 'rich', 'html', 'tempfile')"
        " if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, env=environment(), cwd=laws, check=False
    )  # fmt: skip
    assert done.stdout.decode().count("5 articles → 5") == 3
    assert done.stderr.decode().strip() == "[]"


@pytest.mark.parametrize("theme", [PLAIN, COLOUR])
def test_marked_lines_lose_nothing(theme: Theme) -> None:
    found = [Run("", "甲乙丙，"), Run("removed", "丁戊己。庚"), Run("added", "辛（壬）癸"), Run("", "子丑寅卯辰巳。")]
    for columns in (10, 16, 30):
        lines = Ink(theme).lines(found, columns)
        assert all(plain_width(line) <= columns for line in lines)
        plain = re.sub("\x1b\\[[0-9;]*m", "", "".join(lines))
        signed = "甲乙丙，[-丁戊己。庚-]{+辛（壬）癸+}子丑寅卯辰巳。"
        assert plain == (signed if theme is PLAIN else re.sub(r"\[-|-\]|\{\+|\+\}", "", signed))
        assert not any(line.endswith(("[-", "{+")) or line.startswith(("-]", "+}")) for line in lines)


def test_a_dash_is_standard_output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = tmp_path / "a.md", tmp_path / "b.md"
    old.write_text("示例法\n第一条 甲。\n", encoding="utf-8")
    new.write_text("示例法\n第一条 乙。\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert call("diff", str(old), str(new), "-o", "-").out == call("diff", str(old), str(new)).out
    assert not (tmp_path / "-").exists()
