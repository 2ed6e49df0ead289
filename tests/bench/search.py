"""How fast a search is: `tiaowen search WORD FOLDER` beside `grep -rF` and Python's `re`, as ratios.

    python tests/bench/search.py [FOLDER] [--rounds N] [WORD]...

Each is a process of its own, from a cold start, into /dev/null; all take turns in each round, and medians count.
The folder is `../shared/corpus` beside the project unless another one is named.
Without words four are searched: one that no law has, and a rare, a middling and a common one.
`re` reads every file's bytes and prints the lines with the word in one script.
`program` is what the program takes to start, which no search can go below: `tiaowen --version`.

The program runs from its sources, and compiled: as an installed program is.
The compiled files go to a temporary folder and are made in a first round, which does not count;
without them, as with PYTHONDONTWRITEBYTECODE=1, Python would compile everything anew in each call.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WORDS = ("没有这样的词", "数字经济", "网络安全", "数据")

PLAIN_RE = """
import os, re, sys
find = re.compile(re.escape(sys.argv[1].encode())).search
for top, _, names in os.walk(sys.argv[2]):
    for name in names:
        path = os.path.join(top, name)
        with open(path, "rb") as file:
            data = file.read()
        end = 0
        while match := find(data, end):
            start = data.rfind(b"\\n", 0, match.start()) + 1
            end = data.find(b"\\n", match.end()) + 1 or len(data)
            sys.stdout.buffer.write(path.encode() + b":" + data[start:end])
"""


def commands(word: str, folder: str) -> dict[str, list[str]]:
    """The command lines that are compared."""
    program = [sys.executable, "-m", "tiaowen_cli"]
    return {
        "grep": ["grep", "-rF", word, folder],
        "re": [sys.executable, "-c", PLAIN_RE, word, folder],
        "program": [*program, "--version"],
        "search": [*program, "search", word, folder],
        "search -l": [*program, "search", "-l", word, folder],
    }


def surroundings(folder: str) -> dict[str, str]:
    """The environment of all commands: the program is found, and compiled into a folder."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    roots = os.pathsep.join([str(ROOT / "core"), str(ROOT / "cli")])
    return kept | {"PYTHONPATH": roots, "PYTHONPYCACHEPREFIX": folder}


def measure(lines: dict[str, list[str]], rounds: int, environment: dict[str, str]) -> dict[str, float]:
    """The median of each command in milliseconds, all in turn."""
    taken: dict[str, list[float]] = {name: [] for name in lines}
    for number in range(rounds + 1):
        for name, line in lines.items():
            began = time.perf_counter()
            subprocess.run(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment, check=False)
            if number:
                taken[name].append((time.perf_counter() - began) * 1000)
    return {name: statistics.median(times) for name, times in taken.items()}


def hits(line: list[str], environment: dict[str, str]) -> int:
    """How many lines a command prints."""
    return subprocess.run(line, stdout=subprocess.PIPE, env=environment, check=False).stdout.count(b"\n")


def main() -> int:
    """Prints a table: a row for each word, in times of what grep takes."""
    parser = argparse.ArgumentParser(description="Compare `tiaowen search` with grep and Python's re.")
    parser.add_argument("folder", nargs="?", default=str(ROOT.parent / "shared" / "corpus"))
    parser.add_argument("words", nargs="*", default=WORDS)
    parser.add_argument("--rounds", type=int, default=7)
    asked = parser.parse_args()
    if not os.path.isdir(asked.folder):
        print(f"{asked.folder} is not here")
        return 1
    names = ("re", "program", "search", "search -l")
    heads = "".join(f"{name + ' / grep':>18}" for name in names)
    print(f"{'word':　<8}{'lines':>7}{'grep, ms':>10}{heads}{'search / re':>13}")
    with tempfile.TemporaryDirectory() as compiled:
        environment = surroundings(compiled)
        for word in asked.words:
            lines = commands(word, asked.folder)
            found = measure(lines, asked.rounds, environment)
            ratios = "".join(f"{found[name] / found['grep']:>18.1f}" for name in names)
            count, last = hits(lines["search"], environment), found["search"] / found["re"]
            print(f"{word:　<8}{count:>7}{found['grep']:>10.1f}{ratios}{last:>13.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
