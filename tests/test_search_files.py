"""Search: which files, in which processes, and what is printed of them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tiaowen.fold import fold
from tiaowen.search import bounded
from tiaowen.search.files import find
from tiaowen.search.run import Outcome, run, sift
from tiaowen_cli.screen import progress

from .program import HANS, HANT, ROOT, call, environment
from .search_samples import law

# --- files and processes ---

def test_folders_links_and_order(tmp_path: Path) -> None:
    for name in ("b/2.md", "b/1.txt", "a-b/x.md", "a/z.md", "a/.hidden/y.md", "a/.y.md", "a/n.html", "a/U.TXT"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("第一条 数据。\n", encoding="utf-8")
    os.symlink("..", tmp_path / "a" / "loop")
    os.symlink(tmp_path / "b", tmp_path / "link")
    os.symlink("nowhere", tmp_path / "broken.md")
    warnings: list[str] = []
    found = [path.removeprefix(f"{tmp_path}/") for path in find([str(tmp_path)], warnings.append)]
    assert found == ["a/U.TXT", "a/z.md", "a-b/x.md", "b/1.txt", "b/2.md", "broken.md"]
    assert warnings == []
    again = find([str(tmp_path / "b"), str(tmp_path / "b" / "2.md"), "-", "-"], warnings.append)
    assert sorted(again) == ["-", str(tmp_path / "b" / "1.txt"), str(tmp_path / "b" / "2.md")]

def test_a_file_that_cannot_be_read_is_a_warning_and_the_others_are_searched(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"%PDF-1.4 \xff\xfe")
    (tmp_path / "b.md").write_text("第一条 數據。\n", encoding="utf-8")
    (tmp_path / "c.md").write_text("第一条 数据。\n", encoding="gb18030")
    (tmp_path / "d.md").write_bytes(b"")
    result = call("search", "-c", "数据", str(tmp_path), str(tmp_path / "none.md"))
    assert result.code == 2
    assert [line.removeprefix(f"{tmp_path}/") for line in result.out.splitlines()] == ["b.md:1", "c.md:1", "d.md:0"]
    assert "a.md" in result.err
    assert "none.md: there is no such file" in result.err

def test_a_named_pipe_in_a_folder_is_left_out(tmp_path: Path) -> None:
    """Nobody writes to it, so it would be waited for without end."""
    os.mkfifo(tmp_path / "a.md")
    (tmp_path / "b.md").write_text("第一条 数据。\n", encoding="utf-8")
    assert call("search", "-c", "数据", str(tmp_path)).out == f"{tmp_path}/b.md:1\n"

def test_a_guess_is_told_where_nothing_is_found_too(tmp_path: Path) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text("第一条 为了规范数据处理，制定本条例。\n", encoding="gb18030")
    result = call("search", "没有", str(tmp_path))
    assert result.code == 1
    assert result.err == (
        "tiaowen: warning: 2 files without hits: their encoding is a guess; --encoding names another\n"
    )

def test_one_pattern_only() -> None:
    result = call("search", "-e", "数", "-e", "据", HANS)
    assert (result.code, result.out) == (2, "")

def test_a_locale_that_takes_the_query_for_something_else() -> None:
    typed = "数据要素".encode().decode("ascii", "surrogateescape")
    assert call("search", typed, HANS).out == call("search", "数据要素", HANS).out
    assert call("search", "-e", typed, HANS).out == call("search", "数据要素", HANS).out

def test_ctrl_c_ends_all_processes_without_a_word(tmp_path: Path) -> None:
    import signal

    (tmp_path / "a.md").write_text("第一条 " + "a" * 60 + "。\n", encoding="utf-8")
    line = [sys.executable, "-m", "tiaowen_cli", "search", "-e", "(a+)+$", str(tmp_path)]
    for whole in (True, False):
        with subprocess.Popen(
            line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(), cwd=ROOT, start_new_session=True
        ) as child:
            time.sleep(0.7)
            (os.killpg if whole else os.kill)(child.pid, signal.SIGINT)
            out, err = child.communicate(timeout=20)
            assert (child.returncode, out, err) == (130, b"", b"")
            with pytest.raises(ProcessLookupError):
                os.killpg(child.pid, 0)

def test_the_files_are_shared_out_and_come_back_in_order() -> None:
    passed = sift(lambda index: index % 3, 1000)
    assert list(passed.items()) == [(index, index % 3) for index in range(1000) if index % 3]

def test_exit_codes_are_those_of_grep() -> None:
    assert call("search", "数据", "samples").code == 0
    assert call("search", "没有这个词", "samples").code == 1
    assert call("search", "数据", "nowhere.md").code == 2
    assert call("search", '"数据', "samples").code == 2
    assert call("search", "数据").code == 2
    assert call("search", "-l", "-c", "数据", "samples").code == 2
    assert call("search", "-L", "数据", HANS).code == 1
    assert call("search", "-L", "没有这个词", HANS).code == 0
    assert call("search", "数据", environ={"TIAOWEN_LAW": HANS}).code == 0

@pytest.mark.parametrize("pattern", ["(a+)+$", "(.*)*x", "(a|aa)+b", "(.*a){25}x"])
def test_a_pattern_made_to_be_slow_ends_with_an_error(
    pattern: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounded, "SECONDS", 0.2)
    path = tmp_path / "a.md"
    path.write_text("第一条 bx。\n第二条 " + "a" * 60 + "。\n", encoding="utf-8")
    result = call("search", "-e", pattern, str(path))
    assert result.code == 2
    assert result.out == ""
    assert "a.md: the pattern takes too long" in result.err

def test_names_of_files_counts_and_limits() -> None:
    assert call("search", "-l", "数据", HANT, HANS).out == f"{HANS}\n{HANT}\n"
    assert call("search", "-c", "-m", "3", "数据", HANS, HANT).out == f"{HANS}:3\n{HANT}:3\n"
    whole = call("search", "数据", HANS, HANT).out.splitlines()
    assert call("search", "-m", "1", "数据", HANS, HANT).out.splitlines() == [
        next(line for line in whole if line.startswith(path)) for path in (HANS, HANT)
    ]

def test_json_is_an_object_a_line() -> None:
    result = call("search", "--json", "數字經濟促進", HANS, HANT)
    objects = [json.loads(line) for line in result.out.splitlines()]
    assert {one["path"] for one in objects} == {HANS, HANT}
    for one in objects:
        assert (one["schema_version"], one["kind"]) == (1, "hit")
        text = law(one["path"]).text.source.text
        for span in one["spans"]:
            assert fold(re.sub(r"\(.*?\)", "", text[span["start"] : span["end"]])) == "数字经济促进"
            start, end = span["mark"]
            assert one["text"][start:end] == span["text"]
    first = next(one for one in objects if one["section"] == "article")
    assert (first["place"], first["pinpoint"]) == ("第二条第一款", {"article": "2", "paragraph": 1})
    assert call("search", "--json", "没有这个词", HANS).out == ""

def test_a_terminal_shows_headings_and_highlights() -> None:
    result = call("search", "數據要素", HANS, columns=60, environ={})
    assert "\x1b[1m北京市数字经济促进条例\x1b[0m" in result.out
    assert "\x1b[1;36m第十五条\x1b[0m" in result.out
    assert result.out.count("\x1b[1;31m数据要素\x1b[0m") >= 3
    assert "2 hits" in result.out
    bare = re.sub(r"\x1b\[[0-9;]*m", "", result.out)
    assert not any(line.lstrip()[:1] in "。，、；" for line in bare.splitlines() if line.strip())

def test_text_from_a_file_cannot_act_on_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("第一条 数\x1b[31m据\u202e安全 [bold]数据[/bold]。\n", encoding="utf-8")
    for columns in (0, 60):
        result = call("search", "数据", str(path), columns=columns)
        assert "\x1b" not in result.out
        assert "\u202e" not in result.out
        assert "[bold]" in result.out

def test_many_files_in_processes_give_what_one_gives(tmp_path: Path) -> None:
    for number in range(200):
        text = f"第一条 数据{number}。\n" if number % 3 else "第一条 无。\n"
        (tmp_path / f"{number:03}.md").write_text(text, encoding="utf-8")
    result = call("search", "數據", str(tmp_path))
    expected = [
        f"{tmp_path}/{number:03}.md:1:第一条第一款:第一条 数据{number}。" for number in range(200) if number % 3
    ]
    assert result.out.splitlines() == expected
    assert call("search", "-e", r"數據\d+", str(tmp_path)).out == result.out

def test_a_fault_in_a_process_is_not_swallowed() -> None:
    def work(index: int) -> Outcome:
        if index == 150:
            raise ZeroDivisionError
        return Outcome(str(index), 1)

    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        list(run(work, 200, bounded=True))

def test_a_bar_comes_where_it_takes_long_and_on_a_terminal_only(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    for wanted in (False, True):
        with progress.Bar(100, wanted=wanted) as bar:
            bar.show(50)
        assert ("searching" in capsys.readouterr().err) is wanted


def test_the_reader_of_the_output_may_go() -> None:
    words = [sys.executable, "-m", "tiaowen_cli", "search", "的", "samples"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(), cwd=ROOT) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.readline()
        child.stdout.close()
        assert child.stderr.read() == b""
        assert child.wait() == 0

def test_a_search_in_a_pipe_imports_nothing_heavy() -> None:
    line = [sys.executable, "-X", "importtime", "-m", "tiaowen_cli", "search", "数据", HANS]
    done = subprocess.run(line, capture_output=True, env=environment(), cwd=ROOT, check=True)
    names = {row.split(b"|")[-1].strip().decode() for row in done.stderr.splitlines()}
    assert "tiaowen.search.match" in names
    assert not names & {"rich", "opencc", "multiprocessing", "json", "tiaowen.diff"}



