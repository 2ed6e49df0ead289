"""The program as a process: closed pipes, full disks, Ctrl-C, locales, terminals, pagers, start-up."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from .program import HANS, HANT, ROOT, call, command, environment, process


def test_head_ends_quietly() -> None:
    with subprocess.Popen(
        command("show", HANS), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(), cwd=ROOT
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here to stand for a full disk")
def test_a_full_disk_is_said() -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            command("show", HANS),
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment(),
            cwd=ROOT,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.decode().startswith("tiaowen: error: the output can't be written")
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here to stand for a full disk")
@pytest.mark.parametrize("arguments", [("-h",), ("show", "-h"), ("--version",)])
def test_a_full_disk_is_said_of_help_too(arguments: tuple[str, ...]) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            command(*arguments),
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment(),
            cwd=ROOT,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.decode() == "tiaowen: error: the output can't be written: No space left on device\n"


def test_help_is_utf_8_where_the_locale_has_no_chinese() -> None:
    done = process("show", "-h", PYTHONIOENCODING="latin-1")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "第十六条" in done.stdout.decode("utf-8")


def test_ctrl_c_while_the_program_is_loaded() -> None:
    code = (
        "import sys, tiaowen_cli.__main__ as program\n"
        "class Finder:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'typer': raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Finder())\n"
        "program.main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=environment(), check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a named pipe")
def test_ctrl_c_ends_with_130(tmp_path: Path) -> None:
    pipe = tmp_path / "law"
    os.mkfifo(pipe)
    running = subprocess.Popen(
        command("show", str(pipe)),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        cwd=ROOT,
    )
    # Opening blocks until the program opens the other end, so it is reading by now.
    with running, pipe.open("wb"):
        running.send_signal(signal.SIGINT)
        _, err = running.communicate()
    assert running.returncode == 130
    assert err == b""


@pytest.mark.parametrize(
    "changed", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}, {"PYTHONIOENCODING": "latin-1"}, {"LANG": ""}]
)
def test_output_is_utf_8_where_the_locale_has_no_chinese(changed: dict[str, str]) -> None:
    done = process("show", HANS, "58", **changed)
    assert done.returncode == 0
    assert done.stdout.decode("utf-8") == call("show", HANS, "58").out
    missing = process("show", HANS, "99", **changed)
    assert missing.returncode == 1
    assert "第五十八条" in missing.stderr.decode("utf-8")


def test_output_in_an_encoding_that_has_chinese() -> None:
    done = process("show", HANS, "58", PYTHONIOENCODING="gb18030")
    assert done.stdout.decode("gb18030") == call("show", HANS, "58").out
    # 數 is not in GB2312: it is escaped, nothing is lost and nothing breaks.
    assert b"\\u6578" in process("show", HANT, "16", PYTHONIOENCODING="gb2312").stdout


def test_a_lookup_imports_nothing_heavy() -> None:
    code = (
        "import sys; from tiaowen_cli.app import run; from tiaowen_cli.session import Session;"
        f"run(['show', {HANS!r}, '16.2'], Session.here());"
        "print(sorted(set(sys.modules) & {'rich', 'opencc', 'diff_match_patch', 'json', 'click', 'pydantic',"
        " 'importlib.metadata', 'importlib.resources', 'tiaowen.diff', 'tiaowen.search'}), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, env=environment(), cwd=ROOT, check=True
    )
    assert done.stderr.decode().strip() == "[]"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("tiaowen to", ["toc"]),
        ("tiaowen show --scr", ["--script"]),
        ("tiaowen show --script h", ["hans", "hant", "hk"]),
    ],
)
def test_completion(words: str, expected: list[str]) -> None:
    done = process(
        _TIAOWEN_COMPLETE="complete_bash",
        COMP_WORDS=words,
        COMP_CWORD=str(len(words.split()) - 1),
        PYTHONUTF8="1",
    )
    assert done.stdout.decode().split() == expected


@pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals of Unix")
def test_a_long_text_goes_through_the_pager(tmp_path: Path) -> None:
    paged = tmp_path / "paged"
    shown = _on_terminal(["show", HANS], PAGER=f"tee {paged}", TERM="xterm", COLUMNS="40", LINES="10")
    assert paged.read_text(encoding="utf-8").startswith("\x1b[1m北京市数字经济促进条例\x1b[0m\n")
    assert "第五十八条" in shown
    paged.unlink()
    for arguments in (["show", HANS, "58"], ["show", HANS, "--no-pager"]):
        assert "第五十八条" in _on_terminal(arguments, PAGER=f"tee {paged}", TERM="xterm", LINES="10")
        assert not paged.exists()


@pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals of Unix")
@pytest.mark.parametrize(
    "changed", [{"TERM": "dumb"}, {"PAGER": ""}, {"PAGER": "/no/such/pager"}, {"PAGER": "'"}]
)
def test_without_a_pager_the_text_is_printed(changed: dict[str, str]) -> None:
    assert "第五十八条" in _on_terminal(["show", HANS], **({"TERM": "xterm", "LINES": "10"} | changed))


def _on_terminal(arguments: list[str], **changed: str) -> str:
    """What the program prints on a terminal of its own."""
    import pty

    ours, theirs = pty.openpty()
    with subprocess.Popen(
        command(*arguments), stdin=theirs, stdout=theirs, stderr=theirs, env=environment(**changed), cwd=ROOT
    ) as running:
        os.close(theirs)
        chunks = []
        while True:
            try:
                chunk = os.read(ours, 65536)
            except OSError:
                break
            if not chunk:
                break
            chunks.append(chunk)
    os.close(ours)
    assert running.returncode == 0
    return b"".join(chunks).decode().replace("\r\n", "\n")
