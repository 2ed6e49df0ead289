"""tiaowen as git's diff driver, textconv filter and difftool, in a real repository, as docs/git.md says."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .program import ROOT, call, environment
from .two_laws import NEW, OLD

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


class Repository:
    """A repository with one law, in which `tiaowen` is the program under test."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        program = folder / "bin" / "tiaowen"
        program.parent.mkdir()
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m tiaowen_cli "$@"\n', encoding="utf-8")
        program.chmod(0o755)
        self.environ = environment(
            PATH=f"{program.parent}:{environment()['PATH']}",
            HOME=str(folder), GIT_CONFIG_NOSYSTEM="1", GIT_PAGER="cat",
            GIT_AUTHOR_NAME="a", GIT_AUTHOR_EMAIL="a@b", GIT_COMMITTER_NAME="a", GIT_COMMITTER_EMAIL="a@b",
        )  # fmt: skip
        self.tree = folder / "tree"
        (self.tree / "laws").mkdir(parents=True)
        self.git("init", "-q")
        (self.tree / ".gitattributes").write_text("laws/*.md diff=law\n", encoding="utf-8")
        self.law = self.tree / "laws" / "example.md"
        self.write(OLD)
        self.commit()

    def git(self, *arguments: str) -> str:
        done = subprocess.run(
            ["git", "-c", "core.quotePath=false", *arguments],
            cwd=self.tree, env=self.environ, capture_output=True, check=False,
        )  # fmt: skip
        assert (done.returncode, done.stderr) == (0, b"")
        return done.stdout.decode()

    def write(self, text: str) -> None:
        self.law.write_text(text, encoding="utf-8")

    def commit(self) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "law")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path)


@pytest.fixture
def driven(repository: Repository) -> Repository:
    """The repository with the driver as docs/git.md sets it."""
    repository.git("config", "diff.law.command", _setting("diff.law.command"))
    return repository


def _setting(name: str) -> str:
    """The value of a setting, from the page on git."""
    page = (ROOT / "docs" / "git.md").read_text(encoding="utf-8")
    found = re.search(rf"^\$ git config {re.escape(name)} (?:\"(.*)\"|'(.*)'|(\S+))$", page, re.MULTILINE)
    assert found
    return found[1] or found[2] or found[3]


def test_the_driver_shows_what_diff_shows(driven: Repository) -> None:
    assert driven.git("diff") == ""
    driven.write(NEW)
    shown = driven.git("diff").split("\n")
    (driven.folder / "old.md").write_text(OLD, encoding="utf-8")
    expected = call("diff", str(driven.folder / "old.md"), str(driven.law)).out.split("\n")
    assert shown[:3] == [
        "diff --tiaowen a/laws/example.md b/laws/example.md",
        "--- a/laws/example.md  某某条例 (2018-03-20)",
        "+++ b/laws/example.md  某某条例 (2024-12-25)",
    ]
    assert shown[3:] == expected[2:]


def test_the_driver_in_the_log_and_between_commits(driven: Repository) -> None:
    driven.write(NEW)
    driven.commit()
    assert "第二条 → 第三条  renumbered, same words" in driven.git("log", "-p", "--ext-diff")
    assert "第二条 → 第三条  renumbered, same words" in driven.git("diff", "HEAD~1", "HEAD")
    assert "-第二条 采集数据" in driven.git("diff", "--no-ext-diff", "HEAD~1", "HEAD")


def test_new_deleted_and_renamed_laws(driven: Repository) -> None:
    (driven.tree / "laws" / "new 新.md").write_text(NEW, encoding="utf-8")
    (driven.tree / "laws" / "empty.md").write_text("", encoding="utf-8")
    driven.git("mv", "laws/example.md", "laws/moved.md")
    (driven.tree / "laws" / "moved.md").write_text(OLD.replace("给予警告", "予以警告"), encoding="utf-8")
    driven.git("add", "-A")
    renamed = driven.git("diff", "--cached", "-M50%")
    assert "b/laws/moved.md" in renamed
    assert "予以" in renamed
    assert "diff --tiaowen a/laws/new 新.md b/laws/new 新.md" in renamed
    driven.commit()
    driven.git("rm", "-q", "laws/moved.md")
    deleted = driven.git("diff", "--cached")
    assert "第一条  removed" in deleted
    assert "5 articles → 0: 5 removed" in deleted


def test_the_driver_never_stops_git(driven: Repository) -> None:
    (driven.tree / "laws" / "a.md").write_bytes(b"x\0\1\2")
    driven.commit()
    (driven.tree / "laws" / "a.md").write_bytes(b"y\0\1\2")
    driven.write(NEW)
    shown = driven.git("diff")
    assert re.search("^not compared: b/laws/a.md .*binary|^not compared: a/laws/a.md .*binary", shown, re.MULTILINE)
    assert "第二条  added" in shown


def test_a_change_of_script_only_is_no_change(driven: Repository) -> None:
    from tiaowen.script import convert

    driven.write(convert(OLD, "hant"))
    assert "no change of the law's text" in driven.git("diff")
    shown = driven.git("-c", "diff.law.command=tiaowen diff --git-driver --all", "diff")
    assert "[-违-]{+違+}反" in shown


def test_a_merge_that_is_not_done(driven: Repository) -> None:
    driven.git("checkout", "-q", "-b", "other")
    driven.write(OLD.replace("一万元", "三万元"))
    driven.commit()
    driven.git("checkout", "-q", "-")
    driven.write(OLD.replace("一万元", "五万元"))
    driven.commit()
    subprocess.run(["git", "merge", "other"], cwd=driven.tree, env=driven.environ, capture_output=True, check=False)
    assert "laws/example.md" in driven.git("diff")


def test_options_in_the_command(driven: Repository) -> None:
    driven.write(NEW)
    driven.git("config", "diff.law.command", "tiaowen diff --git-driver --stat --script hant")
    assert "第三條 → 第四條" in driven.git("diff")


def _seven(folder: Path, name: str = "laws/example.md") -> list[str]:
    """What git gives to a driver for a file that was changed."""
    for side, text in (("old", OLD), ("new", NEW)):
        (folder / f"{side}.md").write_text(text, encoding="utf-8")
    return [name, str(folder / "old.md"), "0" * 40, "100644", str(folder / "new.md"), "0" * 40, "100644"]


@pytest.mark.parametrize("option", ["--stat", "--map", "-y", "-U0", "--all", "--script=hant", "--full", "--only=new:3"])
def test_the_views_are_those_of_diff(tmp_path: Path, option: str) -> None:
    shown = call("diff", "--git-driver", option, *_seven(tmp_path))
    alone = call("diff", option, str(tmp_path / "old.md"), str(tmp_path / "new.md"))
    assert (shown.code, alone.code) == (0, 1)
    assert shown.out.split("\n")[-4:] == alone.out.split("\n")[-4:]


def test_a_path_of_the_repository_is_data(tmp_path: Path) -> None:
    shown = call("diff", "--git-driver", *_seven(tmp_path, "laws/\x1b[31m\n恶\u202e.md")).out
    assert shown.startswith("diff --tiaowen a/laws/␛[31m␤恶<U+202E>.md b/laws/")
    assert not set(shown) & set("\x1b\u202e")


def test_in_gits_pager(tmp_path: Path) -> None:
    seven = _seven(tmp_path)
    shown = call("diff", "--git-driver", *seven, environ={"GIT_PAGER_IN_USE": "true", "COLUMNS": "40"})
    assert shown.code == 0
    assert "\x1b[1;32m市网信部门" in shown.out
    from tiaowen_cli.screen.marked import plain_width

    assert max(map(plain_width, shown.out.split("\n")[1:])) <= 40
    assert "\x1b" not in call("diff", "--git-driver", *seven, environ={"GIT_PAGER_IN_USE": "true", "NO_COLOR": "1"}).out


def test_textconv(repository: Repository) -> None:
    repository.git("config", "diff.law.textconv", _setting("diff.law.textconv"))
    repository.git("config", "diff.law.cachetextconv", _setting("diff.law.cachetextconv"))
    repository.write(OLD.replace("（一）主动", "## （一） 主(zhǔ)动").replace("一万元", "五万元"))
    shown = repository.git("diff")
    assert "-第三条 违反第二条规定的，处一万元以下罚款。" in shown
    assert "+第三条 违反第二条规定的，处五万元以下罚款。" in shown
    assert "zhǔ" not in shown
    assert "+" + "（一）" not in shown
    repository.commit()
    assert "+第三条 违反第二条规定的，处五万元以下罚款。" in repository.git("log", "-p", "-1")
    words = repository.git("show", "--word-diff", "--word-diff-regex=.")
    assert "处[-一-]{+五+}万元" in words


def test_difftool(repository: Repository) -> None:
    repository.git("config", "difftool.law.cmd", _setting("difftool.law.cmd"))
    repository.write(NEW)
    assert "第二条 → 第三条  renumbered, same words" in repository.git("difftool", "--no-prompt", "--tool", "law")
