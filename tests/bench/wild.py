"""Pages as they stand on the web: every `X.expect.json` below some folders says how `X.txt` must be read.

    python tests/bench/wild.py FOLDER...

It prints a line for each page and what is wrong about it; the exit status is 1 if anything is.
Words are compared folded and without spaces: the pages are in another script, width and spacing than what is expected.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

if "tiaowen" not in sys.modules:
    sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "core"))

from tiaowen.clean import clean
from tiaowen.lines import split
from tiaowen.model import Article, Division, Item, Law, Paragraph, Subitem
from tiaowen.parser import parse
from tiaowen.script import fold
from tiaowen.source import read_file

DELETED = ("（删除）", "（删去）")


def key(text: str | None) -> str:
    """What is compared."""
    return fold("".join((text or "").split()))


def lines_of(paragraphs: tuple[Paragraph, ...]) -> list[str]:
    """The words of some 款 as a page sets them: a line for each 款, 项 and 目."""
    rows: list[str] = []
    for paragraph in paragraphs:
        rows += [paragraph.words.text] if paragraph.words.text else []
        for item in paragraph.items:
            rows += nested(item)
    return rows


def nested(node: Item | Subitem) -> list[str]:
    """The line of an item, and those below it."""
    return [node.label.text + node.words.text, *(row for below in node.subitems for row in nested(below))]


def keys(rows: list[str]) -> list[str]:
    """The rows as they are compared."""
    return [key(row) for row in rows]


def number_list(law: Law, wanted: dict[str, Any]) -> str:
    """The article numbers, in order."""
    got = [str(article.ordinal) for article in law.articles]
    return "" if got == wanted["articles"] else f"{len(got)} articles instead of {len(wanted['articles'])}"


def title(law: Law, wanted: dict[str, Any]) -> str:
    """The title, and the subtitle where one is expected."""
    got = (key(law.title.text), key(law.subtitle.text))
    right = (key(wanted.get("title")), key(wanted.get("subtitle")))
    return "" if "title" not in wanted or got == right else f"title {got} instead of {right}"


def headings(law: Law, wanted: dict[str, Any]) -> str:
    """The numbered divisions; where the clean file lists its contents as headings, each is expected twice."""
    nodes = [node for _, node in law.walk() if isinstance(node, Division) and node.ordinal.number]
    got = [key(node.label.text + node.title.text) for node in nodes]
    rows = [row for row in wanted.get("headings", []) if row[0] != "other"]
    if rows and not isinstance(rows[0], str):
        pairs = [(node.level, node.ordinal.number, key(node.title.text)) for node in nodes]
        right = [(level, number, key(name)) for level, number, name in rows]
        half = len(right) // 2
        once = right[:half] if right[:half] == right[half:] else right
        return "" if pairs in (right, once) else f"{pairs[:20]}"
    return "" if not rows or got == keys(rows) else f"{got[:20]}"


def article_text(law: Law, wanted: dict[str, Any]) -> str:
    """The words of each article, without its title."""
    known = wanted.get("article_text", {})
    wrong = [str(article.ordinal) for article in law.articles
             if str(article.ordinal) in known
             and key("".join(lines_of(article.paragraphs))) != key(known[str(article.ordinal)])]
    return f"text of {wrong[:10]}" if wrong else ""


def article_lines(law: Law, wanted: dict[str, Any]) -> str:
    """The 款 and 项 of each article; the last one may lack the lines of an annex that are expected with it."""
    known = wanted.get("article_lines") or wanted.get("paragraph_lines") or {}
    wrong = []
    for article in law.articles:
        right, got = keys(known.get(str(article.ordinal), [])), keys(lines_of(article.paragraphs))
        if article is law.articles[-1]:
            right = right[: len(got)]
        if str(article.ordinal) in known and got != right:
            wrong.append(str(article.ordinal))
    return f"lines of {wrong[:10]}" if wrong else ""


def article_titles(law: Law, wanted: dict[str, Any]) -> str:
    """The titles in brackets."""
    known = wanted.get("article_titles", {})
    wrong = [str(a.ordinal) for a in law.articles
             if str(a.ordinal) in known and key(a.title.text) != key(known[str(a.ordinal)])]
    return f"titles of {wrong[:10]}" if wrong else ""


def deleted(law: Law, wanted: dict[str, Any]) -> str:
    """The articles that only say that they were deleted."""
    def gone(article: Article) -> bool:
        return key("".join(lines_of(article.paragraphs))) in keys(list(DELETED))

    got = [str(article.ordinal) for article in law.articles if gone(article)]
    return "" if "deleted" not in wanted or got == wanted["deleted"] else f"deleted {got[:20]}"


def units(law: Law, wanted: dict[str, Any]) -> str:
    """The points of a decision, each with the heading on its own line."""
    got = [key(unit.label.text + (unit.title.text or lines_of(unit.paragraphs)[0])) for unit in law.units]
    return "" if "units" not in wanted or got == keys(wanted["units"]) else f"points {got[:20]}"


def notes(law: Law, wanted: dict[str, Any]) -> str:
    """The brackets that must stay and those that must go."""
    text = law.text.clean
    lost = [row for row in wanted.get("must_keep", []) if row not in text]
    stayed = [row for row in wanted.get("must_strip", []) if row in text]
    return f"lost {lost}, stayed {stayed}" if lost or stayed else ""


def round_trip(law: Law, wanted: dict[str, Any]) -> str:
    """Nothing is lost on the way, whatever the page."""
    del wanted
    parts, done = [], 0
    for removal, cut in zip(law.text.removals, law.text.cuts, strict=True):
        parts += [law.text.clean[done:cut], removal.text]
        done = cut
    whole = "".join([*parts, law.text.clean[done:]]) == law.text.source.text
    return "" if whole and "".join(line.text for line in split(law.text)) == law.text.clean else "round trip"


MEASURES: tuple[Callable[[Law, dict[str, Any]], str], ...] = (
    round_trip, number_list, title, headings, article_text, article_lines, article_titles, deleted, units, notes,
)  # fmt: skip


def pages(folder: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Every page below the folder that has an `expect.json`, and what that says."""
    for path in sorted(folder.rglob("*.expect.json")):
        yield path.with_name(path.name.replace(".expect.json", ".txt")), json.loads(path.read_text("utf-8"))


def wrong(path: Path, wanted: dict[str, Any]) -> list[str]:
    """What is wrong about the reading of one page."""
    law = parse(clean(read_file(str(path))))
    return [fault for measure in MEASURES if (fault := measure(law, wanted))]


def main() -> int:
    """Reads the pages below the folders named on the command line; 1 if one is read wrong."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("folders", type=Path, nargs="+", metavar="FOLDER")
    bad = total = 0
    for folder in words.parse_args().folders:
        for path, wanted in pages(folder):
            faults = wrong(path, wanted)
            total, bad = total + 1, bad + bool(faults)
            print(f"{'wrong' if faults else 'right'}  {path.relative_to(folder)}")
            print("".join(f"       {fault}\n" for fault in faults), end="")
    print(f"{total - bad} of {total} pages are read right")
    return 1 if bad or not total else 0


if __name__ == "__main__":
    sys.exit(main())
