"""Prints each goal of speed as a ratio to a baseline that is measured in the same run, and whether it is reached.

    python tests/bench/speed.py [ROW]... [--rounds N] [--list]

Ours and the baseline take turns; after one round to warm up, the medians of the rounds count.
A row whose material or command is missing is left out, with the reason.
Whole programs run from compiled byte code and write into /dev/null; see `speed_material.program`.
"""

from __future__ import annotations

import argparse
import gc
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import speed_material as material
from speed_material import SAMPLES, Missing

import tiaowen
from tiaowen import clean, notes, parser, source
from tiaowen.align import align
from tiaowen.compare import compare
from tiaowen.fold import fold
from tiaowen.model import Source

Act = Callable[[], object]


class Measured(NamedTuple):
    """Ours and the baseline, in milliseconds (or megabytes), and what is judged."""

    ours: float
    base: float
    ratio: float


class Bench:
    """The material of one run, each piece made when a row first asks for it."""

    def __init__(self, folder: Path, rounds: int) -> None:
        self.folder = folder
        self.rounds = rounds
        self.program = material.program(folder)

    # --- measuring ---

    def turns(self, ours: Act, base: Act, repeat: int = 1) -> Measured:
        """The medians of both, in this process."""
        times: tuple[list[float], list[float]] = ([], [])
        for number in range(self.rounds + 1):
            for act, taken in zip((ours, base), times, strict=True):
                began = time.perf_counter()
                for _ in range(repeat):
                    act()
                if number:
                    taken.append((time.perf_counter() - began) * 1000 / repeat)
        mine, theirs = map(statistics.median, times)
        return Measured(mine, theirs, mine / theirs)

    def processes(self, ours: list[str], base: list[str] | None = None) -> Measured:
        """The medians of two processes; the baseline is the empty Typer program unless another is given."""
        mine, theirs = [*self.program.ours, *ours], base or self.program.empty
        self._checked(mine)
        return self.turns(lambda: self._run(mine), lambda: self._run(theirs))

    def _run(self, line: list[str]) -> None:
        subprocess.run(
            line,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=self.program.environment,
            check=False,
        )

    def _checked(self, line: list[str]) -> None:
        done = subprocess.run(line, capture_output=True, env=self.program.environment, check=False)
        if done.returncode not in (0, 1) or b"Traceback" in done.stderr:
            raise Missing(f"`tiaowen {line[2]}` fails: {done.stderr.decode()[-120:].strip()}")

    # --- material ---

    def file(self, name: str, text: str) -> str:
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    @cached_property
    def code(self) -> tuple[str, str]:
        """A law of 1,260 articles as 民法典 has, and an amended version."""
        old = material.bodies(1259, 1)
        return material.law(old), material.law(material.amended(old, 2))

    # --- rows ---

    def show_code(self) -> Measured:
        return self.processes(["show", self.file("code.md", self.code[0]), "577"])

    def show_sample(self) -> Measured:
        return self.processes(["show", str(SAMPLES[0]), "16.2"])

    def show_polluted(self) -> Measured:
        return self.processes(["show", str(SAMPLES[1]), "16.2"])

    def check(self) -> Measured:
        return self.processes(["check", str(SAMPLES[1]), str(SAMPLES[0])])

    def diff_stat(self) -> Measured:
        """218 to 266 articles of 120 characters, as 公司法 of 2018 and 2023."""
        old = material.bodies(217, 3, 120)
        new = material.amended(old, 4, 48)
        paths = [self.file("old.md", material.law(old)), self.file("new.md", material.law(new))]
        return self.processes(["diff", "--stat", *paths])

    def diff_unlike(self) -> Measured:
        if not shutil.which("git"):
            raise Missing("git is not here")
        paths = [self.file(f"unlike{seed}.txt", material.unlike(100_000, seed)) for seed in (5, 6)]
        git = ["git", "diff", "--no-index", "--word-diff", "--word-diff-regex=.", *paths]
        return self.processes(["diff", *paths], git)

    def read(self) -> Measured:
        files = [str(path) for path in material.corpus()]

        def base() -> None:
            for path in files:
                with open(path, "rb") as file:
                    file.read().decode().splitlines()

        def ours() -> None:
            for path in files:
                parser.parse(clean.clean(source.read_file(path)))

        return self.turns(ours, base)

    def _fold(self, text: str) -> Measured:
        from opencc import OpenCC

        convert = OpenCC("t2s").convert
        for _ in range(4):
            fold(text[:50_000])  # the table is made, and the pattern is compiled, once in a process
        return self.turns(lambda: fold(text), lambda: convert(text))

    def fold_hant(self) -> Measured:
        texts = [clean.clean(Source("-", text)).clean for text in material.polluted()]
        return self._fold("".join(texts)[:100_000])

    def fold_hans(self) -> Measured:
        return self._fold(self.code[0][:100_000])

    def _notes(self, texts: list[str], layer: bool = True) -> Measured:
        sources = [Source("-", text) for text in texts]

        def only_notes() -> None:
            for text in texts:
                clean._without(text, notes.find(text))

        def whole() -> None:
            for each in sources:
                clean.clean(each)

        def base() -> None:
            for text in texts:
                text.encode().decode()

        return self.turns(only_notes if layer else whole, base, 5)

    def notes_polluted(self) -> Measured:
        return self._notes(material.polluted())

    def notes_clean(self) -> Measured:
        return self._notes([self.code[0]])

    def clean_polluted(self) -> Measured:
        return self._notes(material.polluted(), layer=False)

    def align(self) -> Measured:
        old, new = map(tiaowen.parse, self.code)
        return self.turns(lambda: align(old, new), lambda: [tiaowen.parse(text) for text in self.code])

    def search(self) -> Measured:
        material.corpus()
        folder = str(material.SHARED / "corpus")
        return self.processes(["search", "网络安全", folder], ["grep", "-rF", "网络安全", folder])

    def growth(self) -> Measured:
        """From 100 to 1,600 articles: the mean factor of the four doublings, and ours is the longest."""
        times = []
        for count in (100, 1600):
            old = material.bodies(count - 1, 7)
            laws = [tiaowen.parse(material.law(text)) for text in (old, material.amended(old, 8))]
            times.append(self.turns(lambda laws=laws: compare(*laws), lambda: None).ours)  # type: ignore[misc]
        return Measured(times[1], times[0], (times[1] / times[0]) ** 0.25)

    def memory(self) -> Measured:
        """The hungriest command on the longest law, less the empty program; in megabytes."""
        try:
            longest = str(max(material.corpus(), key=lambda path: path.stat().st_size))
        except Missing:
            longest = self.file("code.md", self.code[0])
        text = Path(longest).read_text(encoding="utf-8")
        other = self.file("other.md", text.replace("应当", "可以", 50))
        lines = [["show", longest], ["toc", longest], ["info", longest], ["search", "应当", longest]]
        lines += [["check", longest, other], ["diff", longest, other]]
        ours = max(material.peak([*self.program.ours, *line], self.program.environment) for line in lines)
        base = material.peak(self.program.empty, self.program.environment)
        return Measured(ours, base, ours - base)


class Goal(NamedTuple):
    """A row of the table."""

    name: str
    what: str
    base: str
    most: float
    stretch: float
    measure: Callable[[Bench], Measured]


TYPER = "an empty Typer program"
GOALS = (
    Goal("show-code", "show, one of 1,260 articles", TYPER, 1.6, 1.3, Bench.show_code),
    Goal("show", "show, 16.2 of a sample", TYPER, 1.3, 1.15, Bench.show_sample),
    Goal("show-polluted", "show, 16.2 of the polluted sample", TYPER, 1.3, 1.15, Bench.show_polluted),
    Goal("check", "check, the two samples", TYPER, 2.5, 1.8, Bench.check),
    Goal("diff-stat", "diff --stat, 218 to 266 articles", TYPER, 4, 2.5, Bench.diff_stat),
    Goal("diff-unlike", "diff, 100,000 unlike characters", "git's word diff", 4, 1.5, Bench.diff_unlike),
    Goal("read", "the corpus into trees", "read, decode, splitlines", 12, 6, Bench.read),
    Goal("fold-hant", "fold Traditional text", "opencc t2s", 1 / 40, 1 / 60, Bench.fold_hant),
    Goal("fold-hans", "fold Simplified text", "opencc t2s", 1 / 100, 1 / 250, Bench.fold_hans),
    Goal("notes-polluted", "take notes out, polluted", "encode, decode", 4, 3, Bench.notes_polluted),
    Goal("notes-clean", "take notes out, clean", "encode, decode", 0.3, 0.1, Bench.notes_clean),
    Goal("clean-polluted", "all of clean(), polluted", "encode, decode", 0, 0, Bench.clean_polluted),
    Goal("align", "align 1,260 with 1,260 articles", "reading the two", 10, 5, Bench.align),
    Goal("search", "search the corpus for a word", "grep -rF", 5, 2.5, Bench.search),
    Goal("growth", "align and diff, per doubling", "100 articles", 2.3, 2.1, Bench.growth),
    Goal("memory", "the longest law, more MB than", TYPER, 120, 60, Bench.memory),
)


def verdict(goal: Goal, ratio: float) -> str:
    """stretch, goal or missed; nothing for a row that has no goal."""
    if not goal.most:
        return ""
    return "stretch" if ratio <= goal.stretch else "goal" if ratio <= goal.most else "MISSED"


def main() -> int:
    """Prints the table, a line as soon as it is known."""
    asked = argparse.ArgumentParser(description="The goals of speed, as ratios.")
    asked.add_argument("rows", nargs="*", metavar="ROW", help="only these rows")
    asked.add_argument("--rounds", type=int, default=7, help="how often each is measured")
    asked.add_argument("--list", action="store_true", help="print the names of the rows")
    options = asked.parse_args()
    if options.list:
        print("\n".join(goal.name for goal in GOALS))
        return 0
    if unknown := set(options.rows) - {goal.name for goal in GOALS}:
        print(f"no such row: {', '.join(sorted(unknown))}; --list names them", file=sys.stderr)
        return 2
    gc.set_threshold(100_000, 20, 20)  # as the program has it
    print(
        f"{'row':<15} {'what':<34}{'beside':<26}{'ours':>9}{'base':>9}{'ratio':>8}{'goal':>8}{'stretch':>9}"
    )
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), options.rounds)
        for goal in GOALS:
            if options.rows and goal.name not in options.rows:
                continue
            head = f"{goal.name:<15} {goal.what:<34}{goal.base:<26}"
            try:
                found = goal.measure(bench)
            except Missing as missing:
                print(f"{head}left out: {missing}", flush=True)
                continue
            limits = f"{goal.most:>8.3g}{goal.stretch:>9.3g}" if goal.most else " " * 17
            numbers = f"{found.ours:>9.4g}{found.base:>9.4g}{found.ratio:>8.3g}{limits}"
            print(f"{head}{numbers}  {verdict(goal, found.ratio)}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
