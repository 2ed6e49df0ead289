"""Makes revisions of real laws with a known truth: what a legislature does to a law, at random but the same each time.

    python tests/bench/revisions.py [how many laws]

Articles are put in (taken from another law), taken out, moved to another chapter, split by 款, joined with the next
one, edited clause by clause and renumbered; references to articles of the law follow them.
Printed: precision and recall of the pairs that alignment finds, of moves, and of splits and merges;
how many articles with the same words were missed, how many moves are false, and how many pairs join
two articles that have nothing to do with each other.
The laws are looked for at `../shared/corpus` beside the project.
"""

from __future__ import annotations

import random
import re
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "core")]

import tiaowen  # noqa: E402
from tiaowen import references  # noqa: E402
from tiaowen.align import align  # noqa: E402
from tiaowen.model import Article, Law  # noqa: E402
from tiaowen.numerals import to_chinese  # noqa: E402

CORPUS = ROOT.parent / "shared" / "corpus"


class Piece(NamedTuple):
    """An article of the revised law: its lines, and the numbers of the articles that it was made from."""

    lines: tuple[str, ...]
    sources: tuple[int, ...]
    moved: bool = False


class Revision(NamedTuple):
    """Two texts, and the truth about them; articles by their number in the old and the new text."""

    old: str
    new: str
    pairs: frozenset[tuple[int, int]]
    moved: frozenset[tuple[int, int]]
    several: frozenset[tuple[int, int]]
    """The pairs of splits and merges."""
    identical: frozenset[tuple[int, int]]
    """Pairs whose words are the same."""


class Rates(NamedTuple):
    """How often each thing happens to an article."""

    deleted: float = 0.06
    inserted: float = 0.10
    moved: float = 0.02
    split: float = 0.04
    merged: float = 0.03
    edited: float = 0.35
    rewritten: float = 0.05


def chapters(law: Law) -> list[tuple[str, list[tuple[str, ...]]]]:
    """The innermost divisions by their headings, with the lines of their articles."""
    found: list[tuple[str, list[tuple[str, ...]]]] = []
    last: object = ()
    for path, node in law.walk():
        if not isinstance(node, Article):
            continue
        if not found or path != last:
            found.append((path[-1].name if path else "", []))
            last = path
        found[-1][1].append(_lines(node))
    return found


def _lines(article: Article) -> tuple[str, ...]:
    lines = []
    for paragraph in article.paragraphs:
        if paragraph.words.text:
            lines.append(paragraph.words.text)
        lines += [item.label.text + item.words.text for item in paragraph.items]
    return tuple(lines)


def revise(law: Law, donors: list[str], seed: int, rates: Rates | None = None) -> Revision:
    """The law and a revision of it; `donors` are articles of other laws, and clauses are taken from them too."""
    chance, rates = random.Random(seed), rates or Rates()
    parts = chapters(law)
    number = 0
    revised: list[tuple[str, list[Piece]]] = []
    for title, articles in parts:
        pieces = []
        for lines in articles:
            number += 1
            pieces.append(Piece(lines, (number,)))
        revised.append((title, _changed(pieces, donors, chance, rates)))
    _move(revised, chance, rates)
    return _revision(law.title.text or "示例法", parts, revised)


def _changed(pieces: list[Piece], donors: list[str], chance: random.Random, rates: Rates) -> list[Piece]:
    found: list[Piece] = []
    for piece in pieces:
        if chance.random() < rates.inserted:
            found.append(Piece((chance.choice(donors),), ()))
        what = chance.random()
        if what < rates.deleted:
            continue
        lines = piece.lines
        if chance.random() < rates.edited:
            lines = tuple(_edited(line, donors, chance, 0.25) for line in lines)
        elif chance.random() < rates.rewritten:
            lines = tuple(_edited(line, donors, chance, 0.6) for line in lines)
        whole = [index for index, line in enumerate(lines) if index and not line.startswith("（")]
        if whole and chance.random() < rates.split * 3 and len(lines[0]) > 15:
            cut = chance.choice(whole)
            found += [Piece(lines[:cut], piece.sources), Piece(lines[cut:], piece.sources)]
        elif found and found[-1].sources and chance.random() < rates.merged:
            before = found.pop()
            found.append(Piece(before.lines + lines, before.sources + piece.sources))
        else:
            found.append(Piece(lines, piece.sources))
    return found


def _edited(line: str, donors: list[str], chance: random.Random, rate: float) -> str:
    """Clauses replaced, taken out, put in, and a number or a word changed."""
    clauses = re.split(r"(?<=[，；。：])", line)
    done = []
    for clause in clauses:
        what = chance.random()
        if not clause or what > rate:
            done.append(clause)
        elif what < rate * 0.25 and len(clauses) > 2:
            continue
        elif what < rate * 0.5:
            donor = re.split(r"(?<=[，；。：])", chance.choice(donors))
            done += [clause[:-1] + "，", chance.choice(donor).rstrip("，；。：") + clause[-1:]]
        elif what < rate * 0.75:
            donor = re.split(r"(?<=[，；。：])", chance.choice(donors))
            done.append(chance.choice(donor).rstrip("，；。：") + clause[-1:])
        else:
            cut = chance.randrange(len(clause))
            word = chance.choice(("依法", "及时", "有关", "会同有关部门", "按照国家有关规定", "县级以上"))
            done.append(clause[:cut] + word + clause[cut + chance.choice((0, 2)) :])
    return "".join(done) or line


def _move(revised: list[tuple[str, list[Piece]]], chance: random.Random, rates: Rates) -> None:
    """Some articles go to another chapter, or past ten others where there is none."""
    for index, (_, pieces) in enumerate(revised):
        for place in range(len(pieces) - 1, -1, -1):
            if len(pieces[place].sources) != 1 or chance.random() >= rates.moved:
                continue
            others = [other for other in range(len(revised)) if other != index]
            goal = revised[chance.choice(others)][1] if others else pieces
            piece = pieces.pop(place)._replace(moved=True)
            goal.insert(chance.randrange(len(goal) + 1), piece)


def _revision(
    title: str, parts: list[tuple[str, list[tuple[str, ...]]]], revised: list[tuple[str, list[Piece]]]
) -> Revision:
    flat = [piece for _, pieces in revised for piece in pieces]
    pairs = {(source, new) for new, piece in enumerate(flat, 1) for source in piece.sources}
    olds = [old for old, _ in pairs]
    several = {(old, new) for old, new in pairs if olds.count(old) > 1 or len(flat[new - 1].sources) > 1}
    became = dict(sorted(pairs, reverse=True))
    moved = {(piece.sources[0], new) for new, piece in enumerate(flat, 1) if piece.moved} - several
    words = [lines for _, articles in parts for lines in articles]
    identical = {(old, new) for old, new in pairs - several if words[old - 1] == flat[new - 1].lines}
    old_text = _text(title, parts, {})
    new_parts = [(name, [piece.lines for piece in pieces]) for name, pieces in revised]
    new_text = _text(title, new_parts, became)
    return Revision(old_text, new_text, *map(frozenset, (pairs, moved, several, identical)))


def _text(title: str, parts: list[tuple[str, list[tuple[str, ...]]]], became: dict[int, int]) -> str:
    lines, number = [f"# {title}", ""], 0
    for index, (name, articles) in enumerate(parts, 1):
        if name:
            lines.append(f"## 第{to_chinese(index)}章 {name}")
        for article in articles:
            number += 1
            body = [_shifted(line, became) for line in article]
            lines.append(f"第{to_chinese(number)}条　" + "\n".join(body))
    return "\n".join(lines) + "\n"


def _shifted(line: str, became: dict[int, int]) -> str:
    """The references to articles of the law itself follow them."""
    for reference in reversed(references.find(line) if became else ()):
        start, end = reference.number
        if reference.article and not reference.foreign and end > start and reference.article.number in became:
            line = f"{line[:start]}第{to_chinese(became[reference.article.number])}条{line[end:]}"
    return line


def laws(least: int = 40, most: int = 300) -> list[Path]:
    """The laws of so many articles, in a fixed order that mixes all kinds."""
    found = []
    for path in sorted(CORPUS.rglob("*.md")):
        count = len(
            re.findall(r"^第[一二三四五六七八九十百零]+条\s", path.read_text(encoding="utf-8"), re.MULTILINE)
        )
        if least <= count <= most:
            found.append(path)
    random.Random(7).shuffle(found)
    return found


def donors(paths: list[Path]) -> list[str]:
    """Articles of one 款 to put into other laws."""
    return [
        unit.paragraphs[0].words.text
        for path in paths
        for unit in tiaowen.read(str(path)).units
        if len(unit.paragraphs) == 1 and not unit.paragraphs[0].items and unit.paragraphs[0].words.text
    ]


def main(count: int) -> None:
    """A line for each law that has errors, and the totals."""
    paths = laws()
    given = donors(paths[-30:])
    totals: dict[str, int] = dict.fromkeys(
        ("pairs", "right", "found", "moves", "moves found", "false moves", "several", "several found",
         "identical", "identical missed", "strangers"), 0,
    )  # fmt: skip
    worst = []
    for seed, path in enumerate(paths[:count]):
        revision = revise(tiaowen.read(str(path)), given, seed)
        old, new = tiaowen.parse(revision.old), tiaowen.parse(revision.new)
        alignment = align(old, new)
        found = {(old.units[a].ordinal.number, new.units[b].ordinal.number) for a, b in alignment.pairs()}
        crossing = {
            (old.units[link.old[0]].ordinal.number, new.units[link.new[0]].ordinal.number)
            for link in alignment.links
            if link.crossing and link.kind == "pair"
        }
        whole = {a for a, _ in revision.pairs}, {b for _, b in revision.pairs}
        strangers = {(a, b) for a, b in found - revision.pairs if a not in whole[0] or b not in whole[1]}
        totals["pairs"] += len(revision.pairs)
        totals["right"] += len(found & revision.pairs)
        totals["found"] += len(found)
        totals["moves"] += len(revision.moved)
        totals["moves found"] += len(revision.moved & found)
        totals["false moves"] += len(crossing - revision.pairs)
        totals["several"] += len(revision.several)
        totals["several found"] += len(revision.several & found)
        totals["identical"] += len(revision.identical)
        totals["identical missed"] += len(revision.identical - found)
        totals["strangers"] += len(strangers)
        wrong, missed = sorted(found - revision.pairs), sorted(revision.pairs - found)
        if wrong or missed:
            worst.append((len(wrong) + len(missed), path.stem, wrong, missed, revision.identical - found))
    for _, name, wrong, missed, same in sorted(worst, reverse=True)[:12]:
        print(f"{name[:24]:<26} wrong {wrong}  missed {missed}  identical missed {sorted(same)}")
    precision, recall = totals["right"] / totals["found"], totals["right"] / totals["pairs"]
    print(
        f"precision {precision:.4f}  recall {recall:.4f}  F1 {2 * precision * recall / (precision + recall):.4f}"
    )
    print("  ".join(f"{name} {value}" for name, value in totals.items()))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 40)
