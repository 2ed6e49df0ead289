"""A change planted anywhere in a copy is found: exactly that, at that place, and nothing else.

A small number by default; PLANTINGS=2000 plants as many of each kind.
"""

from __future__ import annotations

import os
import random
import re
from functools import cache
from pathlib import Path

import pytest

import tiaowen
from tiaowen.check import Report, compare
from tiaowen.fold import fold
from tiaowen.model import Law
from tiaowen.numerals import to_chinese

from .pollute import SHAPES, pollute
from .program import HANS, HANT, ROOT

NUMBER = int(os.environ.get("PLANTINGS", "10"))
WORDS = "不的得或者并且应当可以省市县人民政府，。；、（）〇零一二三四五六七八九十0123456789"
ARTICLE = re.compile(r"^第([一二三四五六七八九十]+)[条條] ", re.MULTILINE)
HEADING = re.compile(r"^(?:## )?第[一二三四五六七八九]+章.*\n+", re.MULTILINE)


@cache
def text(path: str) -> str:
    return Path(path).read_text(encoding="utf-8")


@cache
def law(path: str) -> Law:
    return tiaowen.parse(text(path), path)


@cache
def places(path: str) -> list[int]:
    """The offsets of the law's own characters: no notes, no markup, no footer, no announcement or page title."""
    copy = law(path)
    source = copy.text.source.text
    out = {at for removal in copy.text.removals for at in range(*removal.span)}
    spans = [copy.text.origin_span(passage.span) for passage in copy.announcement]
    out |= {at for span in spans for at in range(*span)}
    start = copy.text.origin(copy.title.start)
    return [
        at
        for at, character in enumerate(source)
        if at >= start and at not in out and not character.isspace() and character not in "#<>-"
    ]


def chances(kind: str) -> list[random.Random]:
    return [random.Random(f"{kind} {index}") for index in range(NUMBER)]


def sides(chance: random.Random) -> tuple[str, str]:
    """The file that is changed, and the one that it is held against."""
    return chance.choice((HANS, HANT)), chance.choice((HANS, HANT))


def held(planted: str, other: str) -> Report:
    report = compare(law(other), tiaowen.parse(planted, "planted"))
    assert report.matching + sum(count.b for count in report.counts) == len(planted)
    return report


def one(report: Report) -> tuple[str, str]:
    assert len(report.differences) == 1, [(each.kind, each.a_text, each.b_text) for each in report.differences]
    assert report.differs()
    return report.differences[0].kind, report.differences[0].klass


def test_another_character() -> None:
    for chance in chances("character"):
        path, other = sides(chance)
        at, new = chance.choice(places(path)), chance.choice(WORDS)
        if fold(new) == fold(text(path)[at]):
            continue
        report = held(text(path)[:at] + new + text(path)[at + 1 :], other)
        kind, klass = one(report)
        assert (kind, klass) in (("text", "wording"), ("text", "number"))
        span = report.differences[0].b
        assert span.start <= at < span.end


def test_a_character_less() -> None:
    for chance in chances("less"):
        path, other = sides(chance)
        at = chance.choice(places(path))
        report = held(text(path)[:at] + text(path)[at + 1 :], other)
        if text(path)[at] in "()" and not report.differs():
            # The brackets of the 题注, which the other copy lacks.
            assert at in range(text(path).index("\n(2022"), text(path).index("目錄"))
            continue
        one(report)
        line = text(path)[:at].count("\n")
        assert text(path)[: report.differences[0].b.start].count("\n") == line
        # Of two equal characters either may be the one that is gone; a note may stand between.
        assert abs(report.differences[0].b.start - at) <= 12


def test_a_character_more() -> None:
    for chance in chances("more"):
        path, other = sides(chance)
        at, new = chance.choice(places(path)), chance.choice(WORDS)
        report = held(text(path)[:at] + new + text(path)[at:], other)
        if new in "（）" and not report.differs():
            assert text(path)[at] in "2("
            continue
        one(report)
        assert abs(report.differences[0].b.start - at) <= 12


def test_a_space_more_is_no_difference() -> None:
    for chance in chances("space"):
        path, other = sides(chance)
        at = chance.choice(places(path))
        assert not held(text(path)[:at] + " " + text(path)[at:], other).differs()


@cache
def articles(path: str) -> list[tuple[int, int]]:
    """Where each article stands, up to the next one or the next heading."""
    starts = [match.start() for match in ARTICLE.finditer(text(path))]
    stops = sorted([*starts, *(match.start() for match in HEADING.finditer(text(path)))])
    footer = text(path).find("掃描")
    end = footer if footer >= 0 else len(text(path))
    return [(start, min([stop for stop in stops if stop > start] or [end])) for start in starts]


def test_an_article_less() -> None:
    for chance in chances("article"):
        path, other = sides(chance)
        start, end = chance.choice(articles(path))
        assert one(held(text(path)[:start] + text(path)[end:], other)) == ("missing", "wording")


def test_an_article_twice() -> None:
    for chance in chances("twice"):
        path, other = sides(chance)
        start, end = chance.choice(articles(path)[:-1])
        planted = text(path)[:end] + text(path)[start:end] + text(path)[end:]
        assert one(held(planted, other)) == ("doubled", "wording")


def test_two_characters_swapped() -> None:
    for chance in chances("neighbours"):
        path, other = sides(chance)
        source = text(path)
        own = set(places(path))
        # A note that follows would then stand behind another character.
        free = [place for place in sorted(own) if place + 1 in own and source[place + 2 : place + 3] not in ("(", " ")]
        at = chance.choice(free)
        if fold(source[at]) == fold(source[at + 1]):
            continue
        report = held(source[:at] + source[at + 1] + source[at] + source[at + 2 :], other)
        one(report)
        assert report.differences[0].b.start <= at + 1
        assert report.differences[0].b.end >= at


def test_the_title_changed_below_a_page_title() -> None:
    clean = text(HANS)
    title = clean[2 : clean.index("\n")]
    for chance in chances("title"):
        at = chance.randrange(2, 2 + len(title))
        copy = tiaowen.parse(pollute(clean, chance.choice(SHAPES), 5))
        report = compare(copy, tiaowen.parse(clean[:at] + "某" + clean[at + 1 :]))
        one(report)
        span = report.differences[0].b
        assert span.start <= at < span.end


def test_two_articles_swapped() -> None:
    for chance in chances("swap"):
        path, other = sides(chance)
        source = text(path)
        (a, b), (c, d) = sorted(chance.sample(articles(path)[:-1], 2))
        if chance.random() < 0.5:  # their texts only: the numbers stay in order
            a, c = source.index(" ", a), source.index(" ", c)
        planted = source[:a] + source[c:d] + source[b:c] + source[a:b] + source[d:]
        assert one(held(planted, other)) == ("swapped", "wording")


def test_an_article_renumbered() -> None:
    for chance in chances("number"):
        path, other = sides(chance)
        match = chance.choice(list(ARTICLE.finditer(text(path))))
        new = to_chinese(chance.randrange(1, 99))
        if new == match[1]:
            continue
        report = held(text(path)[: match.start(1)] + new + text(path)[match.end(1) :], other)
        assert one(report) == ("text", "number")
        assert match.start(1) <= report.differences[0].b.start <= match.start(1) + len(new)


def test_a_paragraph_less_and_two_paragraphs_joined() -> None:
    for chance in chances("paragraph"):
        path, other = sides(chance)
        source = text(path)
        several = [at for at in articles(path) if source[slice(*at)].strip().count("\n")]
        start, end = chance.choice(several)
        line = chance.choice(list(re.finditer(r"[^\n]+\n+", source[start:end]))[1:])
        first, last = start + line.start(), start + line.end()
        report = held(source[:first] + source[last:], other)
        assert one(report) == ("text", "wording")
        assert report.differences[0].a_text.strip()[-1] in "。；："
        joined = held(source[:first].rstrip("\n") + source[first:], other)
        assert not joined.differs()
        assert {count.kind: count.runs for count in joined.counts}["layout"] == 1


def test_a_heading_less() -> None:
    for chance in chances("heading"):
        path, other = sides(chance)
        heading = chance.choice(list(HEADING.finditer(text(path)))[9:])
        report = held(text(path)[: heading.start()] + text(path)[heading.end() :], other)
        assert one(report) == ("missing", "wording")
        assert report.differences[0].subject == "division"


def test_the_end_cut_off() -> None:
    for chance in chances("cut"):
        path, other = sides(chance)
        tenth = articles(path)[9][0]
        at = chance.choice([place for place in places(path) if place > tenth][:-40])
        report = held(text(path)[:at], other)
        assert report.differs()
        assert {each.kind for each in report.differences} <= {"truncated", "missing", "page", "text"}


SHARED = ROOT.parent / "shared" / "corpus"


@pytest.mark.skipif(not SHARED.exists(), reason="the shared corpus is not here")
def test_other_laws_polluted_and_planted() -> None:
    files = sorted(SHARED.rglob("*.md"))
    for index, chance in enumerate(chances("corpus")):
        source = chance.choice(files).read_text(encoding="utf-8")
        if not source.startswith("# ") or "\n第一条" not in source:
            continue
        copy = tiaowen.parse(pollute(source, SHAPES[index % len(SHAPES)], index))
        assert not compare(copy, tiaowen.parse(source)).differs()
        at = chance.randrange(source.index("\n第一条") + 1, len(source))
        new = chance.choice(WORDS)
        if source[at].isspace() or source[at] in "#<>-*" or fold(new) == fold(source[at]):
            continue
        report = compare(copy, tiaowen.parse(source[:at] + new + source[at + 1 :]))
        one(report)
        span = report.differences[0].b
        assert span.start <= at < span.end
