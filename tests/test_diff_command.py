"""`tiaowen diff`: views, options, exit codes, files."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest

import tiaowen
from tiaowen.compare import compare
from tiaowen.script import convert
from tiaowen_cli.comparing import Request, rendered
from tiaowen_cli.screen.wrap import width
from tiaowen_cli.session import Session

from .conftest import Golden
from .program import HANS, HANT, ROOT, call
from .two_laws import NEW, OLD, REVISED, write

PAIRS = ROOT.parent / "shared" / "pairs"
VIEWS = {
    "inline": [],
    "full": ["--full"],
    "unchanged": ["--unchanged"],
    "columns": ["--side-by-side"],
    "stat": ["--stat"],
    "map": ["--map"],
    "all": ["--all"],
    "json": ["--json"],
    "html": ["--format", "html"],
    "markdown": ["--format", "markdown"],
}


@pytest.fixture
def laws(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with old.md and new.md, the current one."""
    monkeypatch.chdir(tmp_path)
    write(OLD, NEW)
    return tmp_path


# What is printed, to the character


@pytest.mark.usefixtures("laws")
@pytest.mark.parametrize("columns", [0, 20, 40, 80, 100])
@pytest.mark.parametrize("view", ["inline", "columns", "stat", "map"])
def test_golden(golden: Golden, view: str, columns: int) -> None:
    result = call("diff", *VIEWS[view], "old.md", "new.md", columns=columns)
    assert (result.code, result.err) == (1, "")
    golden.check(f"diff.{view}.{columns or 'pipe'}.txt", result.out)


@pytest.mark.usefixtures("laws")
@pytest.mark.parametrize("view", ["full", "unchanged", "json", "html", "markdown"])
def test_golden_in_a_pipe(golden: Golden, view: str) -> None:
    result = call("diff", *VIEWS[view], "old.md", "new.md")
    assert (result.code, result.err) == (1, "")
    golden.check(f"diff.{view}.pipe.txt", result.out)


@pytest.mark.usefixtures("laws")
@pytest.mark.parametrize("view", ["inline", "columns", "stat"])
def test_golden_in_colour(golden: Golden, view: str) -> None:
    result = call("diff", *VIEWS[view], "old.md", "new.md", columns=80, environ={})
    assert "[-" not in result.out
    assert "{+" not in result.out
    golden.check(f"diff.{view}.colour.txt", result.out.replace("\x1b", "␛"))


# The samples, and real pairs


@pytest.mark.parametrize(
    ("old", "new", "view"), [(HANS, HANT, "inline"), (HANT, HANS, "inline"), (HANT, HANS, "columns")]
)
def test_the_samples_are_the_same_law(old: str, new: str, view: str) -> None:
    assert call("diff", *VIEWS[view], old, new) == (0, "", "")
    assert call("diff", "--quiet", old, new) == (0, "", "")


@pytest.mark.parametrize(("old", "new"), [(HANS, HANT), (HANT, HANS)])
def test_all_shows_script_and_width(old: str, new: str) -> None:
    result = call("diff", "--all", old, new)
    assert result.code == 1
    assert ("[-数据-]{+數據+}" if old == HANS else "[-數據-]{+数据+}") in result.out
    assert ("[-，-]{+,+}" if old == HANS else "[-,-]{+，+}") in result.out
    assert call("diff", "--all", old, old) == (0, "", "")


def test_all_in_one_script_shows_the_rest() -> None:
    out = call("diff", "--all", "--script", "hans", HANS, HANT).out
    assert "[-，-]{+,+}" in out
    assert "數" not in out
    assert "  script\n" not in out


@pytest.mark.usefixtures("laws")
@pytest.mark.parametrize("view", ["inline", "stat", "json"])
def test_texts_that_differ_in_script_only_are_the_same_in_one_script(view: str) -> None:
    write(OLD, convert(OLD, "hant"))
    assert call("diff", "--all", *VIEWS[view], "old.md", "new.md").code == 1
    result = call("diff", "--all", "--script", "hans", *VIEWS[view], "old.md", "new.md")
    assert result.code == 0
    assert "script" not in result.out


@pytest.mark.skipif(not PAIRS.is_dir(), reason="the real pairs are not part of the project")
@pytest.mark.parametrize("folder", sorted(PAIRS.iterdir()) if PAIRS.is_dir() else [], ids=lambda folder: folder.name)
def test_every_real_pair_in_every_view(folder: Path) -> None:
    files = sorted(map(str, folder.glob("*.md")))
    for old, new in zip(files, files[1:], strict=False):
        comparison = compare(tiaowen.read(old), tiaowen.read(new))
        for columns in (0, 21):
            session = Session(
                io.BytesIO(), io.BytesIO(), io.BytesIO(), {"NO_COLOR": "1"},
                terminals=(False, bool(columns), False), size=(columns or 80, 24),
            )  # fmt: skip
            for view in ("inline", "side-by-side", "stat", "map")[: 4 if columns else 2]:
                out = rendered(comparison, session, Request(view))
                assert out or not comparison.different
                assert all(width(line) <= columns for line in out.split("\n") if columns)
        for view in ("html", "markdown", "json"):
            assert rendered(comparison, session, Request(view))


# Options


@pytest.mark.usefixtures("laws")
@pytest.mark.parametrize("view", VIEWS)
def test_exit_codes_of_every_view(view: str) -> None:
    assert call("diff", *VIEWS[view], "old.md", "new.md").code == 1
    assert call("diff", *VIEWS[view], "old.md", "old.md").code == 0


def test_a_terminal_says_that_nothing_differs(laws: Path) -> None:
    result = call("diff", "old.md", "old.md", columns=80)
    assert (result.code, result.out) == (0, "")
    assert "no change of the law's text" in result.err
    assert str(laws) not in result.err


@pytest.mark.usefixtures("laws")
@pytest.mark.parametrize("view", VIEWS)
def test_a_layout_is_told_and_is_no_difference(view: str) -> None:
    write(OLD, OLD.replace("同意。采集", "同意。\n采集"))
    everything = "--all" in VIEWS[view]
    result = call("diff", *VIEWS[view], "old.md", "new.md")
    assert result.code == (1 if everything else 0)
    assert "layout" in result.out or "仅分段不同" in result.out
    if view == "json":
        assert json.loads(result.out)["different"] is False
    assert call("diff", "-q", "old.md", "new.md").code == 0
    assert call("diff", "-q", "--all", "old.md", "new.md").code == 1
    assert "only its 款 are divided" in call("diff", "old.md", "new.md", columns=80).err


@pytest.mark.usefixtures("laws")
def test_a_layout_beside_another_number_is_a_difference() -> None:
    write("第一条 甲乙丙丁戊己庚辛。壬癸子丑寅卯辰巳。\n", "第二条 甲乙丙丁戊己庚辛。\n壬癸子丑寅卯辰巳。\n")
    assert call("diff", "-q", "old.md", "new.md").code == 1


@pytest.mark.usefixtures("laws")
@pytest.mark.parametrize("columns", [0, 30, 80])
@pytest.mark.parametrize("view", ["inline", "columns", "stat"])
def test_a_reference_to_check_is_told_although_no_word_changed(view: str, columns: int) -> None:
    write(*REVISED)
    out = call("diff", *VIEWS[view], "old.md", "new.md", columns=columns).out
    assert out.endswith("references to check: 第一条\n")
    assert "stale-reference" in out
    assert "引用存疑1处" in call("diff", "--format", "markdown", "old.md", "new.md").out


@pytest.mark.usefixtures("laws")
def test_quiet() -> None:
    assert call("diff", "-q", "old.md", "new.md") == (1, "", "")
    assert call("diff", "-q", "--format", "docx", "old.md", "new.md", columns=80) == (1, "", "")


@pytest.mark.usefixtures("laws")
def test_standard_input_for_either_side() -> None:
    both = call("diff", "old.md", "new.md").out.split("\n")[2:]
    assert call("diff", "-", "new.md", stdin=OLD.encode()).out.split("\n")[2:] == both
    assert call("diff", "old.md", "-", stdin=NEW.encode()).out.split("\n")[2:] == both


@pytest.mark.usefixtures("laws")
@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["old.md"],
        ["old.md", "new.md", "old.md"],
        ["-", "-"],
        ["old.md", "missing.md"],
        ["--stat", "--map", "old.md", "new.md"],
        ["--json", "--format", "html", "old.md", "new.md"],
        ["--format", "pdf", "old.md", "new.md"],
        ["--only", "77", "old.md", "new.md"],
        ["--only", "xx", "old.md", "new.md"],
        ["-U", "-1", "old.md", "new.md"],
        ["-o", "no/such/folder/x.html", "--format", "html", "old.md", "new.md"],
        ["-o", ".", "--format", "html", "old.md", "new.md"],
        ["--script", "klingon", "old.md", "new.md"],
        ["--git-driver", "old.md", "new.md"],
    ],
)
def test_trouble(arguments: list[str]) -> None:
    result = call("diff", *arguments)
    assert (result.code, result.out) == (2, "")
    assert result.err
    assert "Traceback" not in result.err


@pytest.mark.usefixtures("laws")
def test_only() -> None:
    out = call("diff", "--only", "new:4", "old.md", "new.md").out
    assert "[-一万-]{+五万+}元以下" in out
    assert "第五条" not in out
    assert call("diff", "--only", "1", "old.md", "new.md").code == 0
    assert len(json.loads(call("diff", "--only", "new:4", "--json", "old.md", "new.md").out)["changes"]) == 1


@pytest.mark.usefixtures("laws")
def test_context() -> None:
    lengths = [len(call("diff", *extra, "old.md", "new.md").out) for extra in (["-U0"], ["-U1"], ["-U9"], ["--full"])]
    assert lengths == sorted(lengths)
    assert len(set(lengths)) >= 2
    assert "[…]" not in call("diff", "--full", "old.md", "new.md").out
    assert "第一条" not in call("diff", "old.md", "new.md").out
    assert "第一条  unchanged" in call("diff", "--unchanged", "old.md", "new.md").out


@pytest.mark.usefixtures("laws")
def test_script() -> None:
    out = call("diff", "--script", "hant", "old.md", "new.md").out
    assert "第三條 → 第四條" in out
    assert "{+五萬+}元以下" in out
    spans = [
        [
            piece["new_span"]
            for change in json.loads(text)["changes"]
            for row in change["rows"]
            for piece in row["pieces"]
        ]
        for text in (call("diff", "--json", *extra, "old.md", "new.md").out for extra in ([], ["--script", "hant"]))
    ]
    assert spans[0] == spans[1]


@pytest.mark.usefixtures("laws")
@pytest.mark.parametrize("view", [name for name in VIEWS if name != "json"])
def test_every_shown_word_is_in_the_script_that_is_asked_for(view: str) -> None:
    """Also the numbers of articles of which nothing more is shown."""
    write(OLD, NEW.replace("采集", "處理"))
    for opposite, script in (("条处数应万", "hant"), ("條處數應萬", "hans")):
        out = call("diff", "--script", script, *VIEWS[view], "old.md", "new.md").out
        words = re.sub(r"<style>.*?</style>", "", out, flags=re.DOTALL)
        assert not set(words) & set(opposite)


@pytest.mark.usefixtures("laws")
def test_map_in_a_pipe_is_tsv() -> None:
    lines = call("diff", "--map", "old.md", "new.md").out.splitlines()
    assert lines[0].split("\t") == ["old", "new", "kind", "likeness", "matched_by", "doubt"]
    assert {line.count("\t") for line in lines} == {5}
    assert [line.split("\t")[:2] for line in lines[1:]] == [
        ["1", "1"], ["", "2"], ["2", "3"], ["3", "4"], ["4", "5"], ["5", ""],
    ]  # fmt: skip


@pytest.mark.usefixtures("laws")
def test_side_by_side_as_wide_as_asked() -> None:
    for columns in (60, 100, 140):
        out = call("diff", "-y", "-W", str(columns), "old.md", "new.md").out
        bars = {width(line[: line.index("│")]) for line in out.splitlines() if "│" in line}
        assert len(bars) == 1
        assert max(width(line) for line in out.splitlines() if "│" in line) <= columns
    assert "│" not in call("diff", "-y", "-W", "40", "old.md", "new.md").out


@pytest.mark.parametrize("view", [name for name in VIEWS if name != "json"])
@pytest.mark.parametrize("columns", [0, 80])
def test_nothing_in_a_text_acts_on_the_terminal(tmp_path: Path, view: str, columns: int) -> None:
    evil = "\x1b]0;x\x07\x9b2J\u202e[bold red]红[/]"
    for name, word in (("old", "甲"), ("new", "乙")):
        (tmp_path / f"{name}{evil.replace('/', '')}.md").write_text(
            f"恶法{evil}\n第一章 总则{evil}{word}\n第一条 应当{evil}{word}，{evil}。\n", encoding="utf-8"
        )
    paths = sorted(map(str, tmp_path.glob("*.md")), reverse=True)
    result = call("diff", *VIEWS[view], *paths, columns=columns)
    assert result.code == 1
    assert not set(result.out) & set("\x1b\x07\x9b\u202e")
    if view in ("inline", "html"):
        assert "[bold red]红[/]" in result.out
