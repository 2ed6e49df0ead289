"""The corpus report: reads every law below a folder and says what was read right.

    python tests/bench/corpus.py FOLDER            laws in Markdown, with FOLDER/expect.json and FOLDER/defects.json
    python tests/bench/corpus.py FOLDER --first 30 more of each failure

Without `expect.json` it counts crashes, round trips and findings only.
It prints a line for each measure, then the first of each failure; the exit status is 1 if something fails.
`wild.py` beside this file does the same for single pages with an `expect.json` each.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
if "tiaowen" not in sys.modules:
    sys.path.insert(0, str(ROOT / "core"))

from tiaowen.clean import clean  # noqa: E402
from tiaowen.lines import split  # noqa: E402
from tiaowen.model import Division, Law, Text  # noqa: E402
from tiaowen.parser import parse  # noqa: E402
from tiaowen.source import read_file  # noqa: E402

LEVELS = (("chapters", "章"), ("sections", "节"), ("parts", "编"), ("subparts", "分编"))
"""The counts of `expect.json`, and the level of division that each counts."""
DEFECTS = (("no-closing", "no_closing_clause"), ("heading-gap", "heading_gaps"))
"""The findings that `defects.json` lists files for."""
ELSEWHERE = 0.01
"""The share of all files in which such a finding may stand without being listed."""


class Tally:
    """How many files a measure was taken of, and which of them failed it."""

    def __init__(self) -> None:
        self.taken: Counter[str] = Counter()
        self.failed: dict[str, list[str]] = {}

    def take(self, measure: str, right: bool, where: str, detail: object = "") -> None:
        """Counts one file for `measure`; a failure is kept with what is wrong about it."""
        self.taken[measure] += 1
        if not right:
            self.failed.setdefault(measure, []).append(f"{where}  {detail}".rstrip())


def paths(folder: Path) -> Iterator[str]:
    """Every Markdown file below the folder, in the order of their names; links to folders are not followed."""
    found = []
    for top, _, names in os.walk(folder):
        found += [Path(top, name).relative_to(folder).as_posix() for name in names if name.endswith(".md")]
    return iter(sorted(found))


def restored(text: Text) -> str:
    """The source as its clean text and its removals give it back."""
    parts, done = [], 0
    for removal, cut in zip(text.removals, text.cuts, strict=True):
        parts += [text.clean[done:cut], removal.text]
        done = cut
    return "".join([*parts, text.clean[done:]])


def tight(text: str | None) -> str:
    """Without any space: titles are compared so, since spaces are set for looks."""
    return "".join((text or "").split())


def numbers(law: Law) -> list[str]:
    """The articles' numbers as `expect.json` spells them: 120, 120-1."""
    return [str(article.ordinal) for article in law.articles]


def common(tally: Tally, path: str, law: Law) -> None:
    """What holds for any text: nothing is lost, and a clean law has no pinyin notes."""
    joined = "".join(line.text for line in split(law.text))
    tally.take("round trip: lines give the text", joined == law.text.clean, path)
    tally.take("round trip: removals give the source", restored(law.text) == law.text.source.text, path)
    notes = [removal.text for removal in law.text.removals if removal.kind == "note"]
    tally.take("no notes removed", not notes, path, notes[:5])


def expected(tally: Tally, path: str, law: Law, wanted: dict[str, Any]) -> None:
    """Article list, titles and divisions of a file whose right answer is known."""
    got = numbers(law)
    tally.take("articles", got == wanted["articles"], path, difference(got, wanted["articles"]))
    title(tally, path, law, wanted)
    part = wanted.get("subtitle")
    tally.take("subtitle", tight(law.subtitle.text) == tight(part), path, (law.subtitle.text, part))
    levels = Counter(node.level for _, node in law.walk() if isinstance(node, Division))
    for key, level in LEVELS:
        right = levels[level] == wanted[key]
        tally.take(f"divisions: {level}", right, path, f"{levels[level]} instead of {wanted[key]}")


def title(tally: Tally, path: str, law: Law, wanted: dict[str, Any]) -> None:
    """The law's title, spaces aside."""
    tally.take("title", tight(law.title.text) == tight(wanted["title"]), path, (law.title.text, wanted["title"]))


def hard(tally: Tally, path: str, law: Law, wanted: dict[str, Any]) -> None:
    """A difficult file: its article list is right, or as `acceptable` says in words."""
    got = numbers(law)
    title(tally, path, law, wanted)
    gaps = [finding.pinpoint.article.number for finding in law.findings
            if finding.code == "gap" and finding.pinpoint and finding.pinpoint.article]
    right = got == wanted["articles"] or tolerated(got, gaps, wanted)
    if "expect_gap" in wanted:
        right = right and gaps == wanted["expect_gap"]
    detail = (difference(got, wanted["articles"]), f"gaps {gaps}", wanted["defect"])
    tally.take("hard: right or as tolerated", right, path, detail)


def tolerated(got: list[str], gaps: list[int], wanted: dict[str, Any]) -> bool:
    """Whether a list that is not right is one that `acceptable` allows: one article, or a reported gap."""
    words = wanted.get("acceptable") or ""
    if words == "1 article":
        return len(got) == 1
    missing = [number for number in wanted["articles"] if number not in got]
    only_missing = got == [number for number in wanted["articles"] if number in got]
    return "gap warning" in words and only_missing and len(missing) == 1 and int(missing[0]) in gaps


def difference(got: list[str], wanted: list[str]) -> str:
    """Which numbers are missing and which are too many."""
    lost = list((Counter(wanted) - Counter(got)).elements())
    more = list((Counter(got) - Counter(wanted)).elements())
    return f"{len(got)} of {len(wanted)}, missing {lost[:8]}, too many {more[:8]}"


def defects(tally: Tally, codes: dict[str, set[str]], listed: dict[str, list[str]]) -> list[str]:
    """Each finding of `DEFECTS` must stand in the files listed for it; elsewhere in at most 1% of all files."""
    rows = []
    for code, key in DEFECTS:
        for path in sorted(codes.keys() & set(listed[key])):
            tally.take(f"{code}: listed and reported", code in codes[path], path)
        elsewhere = sorted(path for path in codes if code in codes[path] and path not in listed[key])
        share = len(elsewhere) / max(1, len(codes))
        rows.append(f"{code}: reported elsewhere in {len(elsewhere)} files ({share:.2%}): {', '.join(elsewhere[:10])}")
        tally.take(f"{code}: elsewhere at most {ELSEWHERE:.0%}", share <= ELSEWHERE, "all", f"{share:.2%}")
    return rows


def read(path: Path) -> Law:
    """The law of one file."""
    return parse(clean(read_file(str(path))))


def speed(files: list[Path]) -> str:
    """How long reading takes, and how many times its floor: read, decode and splitlines, file by file in turn.

    A pass of its own, since what the measures leave behind would be collected on the parser's time.
    """
    spent = floor = 0.0
    characters = 0
    for path in files:
        start = time.process_time()
        path.read_bytes().decode("utf-8", "replace").splitlines()
        middle = time.process_time()
        law = read(path)
        spent += time.process_time() - middle
        floor += middle - start
        characters += len(law.text.source.text)
    million = max(characters, 1) / 1e6
    return (f"{million:.2f} million characters, {spent / million:.3f} s a million, "
            f"{spent / max(floor, 1e-9):.1f} times read + decode + splitlines")


def read_all(folder: Path, tally: Tally) -> dict[str, set[str]]:
    """Reads every law and takes its measures; returns the codes of the findings by path."""
    truth = load(folder / "expect.json")
    easy, difficult = truth.get("files", {}), truth.get("hard", {})
    codes: dict[str, set[str]] = {}
    for path in paths(folder):
        try:
            law = read(folder / path)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is a crash to report
            tally.take("read without a crash", False, path, repr(error))
            continue
        tally.take("read without a crash", True, path)
        codes[path] = {finding.code for finding in law.findings}
        common(tally, path, law)
        if path in easy:
            expected(tally, path, law, easy[path])
        elif path in difficult:
            hard(tally, path, law, difficult[path])
    for path in sorted({*easy, *difficult} - codes.keys()):
        tally.take("files of expect.json that were read", False, path)
    return codes


def load(path: Path) -> dict[str, Any]:
    """What a JSON file says; nothing where there is none."""
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def report(tally: Tally, first: int) -> bool:
    """Prints a line for each measure and the first failures; returns whether all is right."""
    for measure, taken in tally.taken.items():
        failed = len(tally.failed.get(measure, []))
        print(f"{measure:42} {taken - failed:6} of {taken:6}{'' if not failed else f'   FAILED {failed}'}")
    for measure, failures in tally.failed.items():
        print(f"\n{measure}: {len(failures)} failed")
        print("\n".join(f"  {row}" for row in failures[:first]))
    return not tally.failed


def by_code(codes: dict[str, set[str]]) -> str:
    """How many files have findings of each code."""
    files = Counter(code for found in codes.values() for code in found)
    clear = sum(not found for found in codes.values())
    return f"files without findings: {clear}; with: " + ", ".join(f"{code} {n}" for code, n in files.most_common())


def main() -> int:
    """Reads the folder named on the command line and prints the report; 1 if something fails."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("folder", type=Path)
    words.add_argument("--first", type=int, default=10, help="how many of each failure to print")
    given = words.parse_args()
    if not given.folder.is_dir():
        words.error(f"{given.folder} is not a folder")
    tally = Tally()
    codes = read_all(given.folder, tally)
    listed = load(given.folder / "defects.json")
    elsewhere = defects(tally, codes, listed) if listed else []
    print(f"files: {len(codes)}")
    right = report(tally, given.first)
    print("\n" + "\n".join([*elsewhere, by_code(codes), speed([given.folder / path for path in codes])]))
    return 0 if right else 1


if __name__ == "__main__":
    sys.exit(main())
