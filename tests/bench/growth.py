"""Prints how the cost of aligning and comparing two versions of a law grows with the number of its articles.

    python tests/bench/growth.py [--unrelated]

The laws have 100 to 1,600 articles, made of real articles of the corpus (or, without it, of shuffled clauses of a
sample); in the second version a third of them are edited, some moved to other chapters, put in, taken out, split or
joined, and all are renumbered.
Each size runs in a process of its own: the best of three runs in seconds of processor time, and its peak of memory.
`growth` is the cost over that of half as many articles: 2 is linear, 2.15 is n log n.
With `--unrelated` the second law has nothing to do with the first: all pairs found there are stock phrases.
"""

from __future__ import annotations

import json
import random
import re
import resource
import subprocess
import sys
from pathlib import Path
from time import process_time

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "core"), str(Path(__file__).parent)]

import revisions  # noqa: E402

import tiaowen  # noqa: E402
from tiaowen.align import align  # noqa: E402
from tiaowen.compare import compare  # noqa: E402
from tiaowen.numerals import to_chinese  # noqa: E402

SIZES = (100, 200, 400, 800, 1600)
SAMPLE = ROOT / "samples" / "beijing-digital-economy.hans.md"
RATES = revisions.Rates(edited=0.33, moved=0.03)


def articles(count: int, seed: int) -> list[str]:
    """So many articles, no two of them the same."""
    chance = random.Random(seed)
    found: dict[str, None] = {}
    if revisions.CORPUS.is_dir():
        paths = revisions.laws(30, 400)
        for path in paths[seed * 120 : seed * 120 + 120]:
            found.update(dict.fromkeys(revisions.donors([path])))
            if len(found) >= count:
                break
        return list(found)[:count]
    clauses = re.findall("[^，。；：\n]{5,}", SAMPLE.read_text(encoding="utf-8"))
    while len(found) < count:
        found["，".join(chance.sample(clauses, 4)) + "。"] = None
    return list(found)


def law(texts: list[str]) -> str:
    """The text of a law with a chapter for each twenty articles."""
    lines = ["# 示例法", ""]
    for number, text in enumerate(texts, 1):
        if number % 20 == 1:
            lines.append(f"## 第{to_chinese(number // 20 + 1)}章 第{to_chinese(number // 20 + 1)}类事项")
        lines.append(f"第{to_chinese(number)}条　{text}")
    return "\n".join(lines) + "\n"


def measure(count: int, unrelated: bool) -> dict[str, float]:
    """Seconds to read, align and compare two laws of so many articles, the pairs found, and the memory in MB."""
    texts = articles(count, 0)
    if unrelated:
        first, second = law(texts), law(articles(count, 2))
    else:
        given = articles(400, 1)
        revision = revisions.revise(tiaowen.parse(law(texts)), given, count, RATES)
        first, second = revision.old, revision.new
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    seconds = {}
    old, new = tiaowen.parse(first), tiaowen.parse(second)
    for name, run in (
        ("read", lambda: (tiaowen.parse(first), tiaowen.parse(second))),
        ("align", lambda: align(old, new)),
        ("compare", lambda: compare(old, new)),
    ):
        times = []
        for _ in range(3):
            start = process_time()
            run()
            times.append(process_time() - start)
        seconds[name] = min(times)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    pairs = float(len(align(old, new).pairs()))
    return {**seconds, "pairs": pairs, "peak": peak / 1024, "rise": (peak - before) / 1024}


def main() -> None:
    """A line for each size, in a process of its own."""
    unrelated = "--unrelated" in sys.argv
    print(
        f"{'articles':>8}{'read s':>9}{'align s':>9}{'x read':>8}{'growth':>8}"
        f"{'compare s':>11}{'growth':>8}{'pairs':>7}{'peak MB':>9}{'rise MB':>9}"
    )
    before: dict[str, float] = {}
    for size in SIZES:
        command = [sys.executable, __file__, "--one", str(size), *(["--unrelated"] if unrelated else [])]
        found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        growth = {
            name: f"{found[name] / before[name]:.2f}" if before else "" for name in ("align", "compare")
        }
        print(
            f"{size:>8}{found['read']:>9.3f}{found['align']:>9.3f}{found['align'] / found['read']:>8.2f}"
            f"{growth['align']:>8}{found['compare']:>11.3f}{growth['compare']:>8}"
            f"{int(found['pairs']):>7}{found['peak']:>9.0f}{found['rise']:>9.0f}"
        )
        before = found


if __name__ == "__main__":
    if "--one" in sys.argv:
        size = int(sys.argv[sys.argv.index("--one") + 1])
        print(json.dumps(measure(size, "--unrelated" in sys.argv)))
    else:
        main()
