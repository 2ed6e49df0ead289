"""Whether two copies are the same law: the cases of cases/check.txt, the samples, the accounts, the shared copies."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tiaowen
from tiaowen.check import CLASSES, Report, compare
from tiaowen.check.hunks import hunks
from tiaowen.render.report import Places, quoted

from .case_files import load
from .pollute import SHAPES, pollute
from .program import HANS, HANT, ROOT, call

SHARED = ROOT.parent / "shared"


def told(report: Report) -> str:
    """A report as the case files write it."""
    a, b = Places(report.a.text.source), Places(report.b.text.source)
    lines = ["different" if report.differs() else "same"]
    for one in report.differences:
        here, there = a.at(one.a.start), b.at(one.b.start)
        name = one.a_place or one.b_place or one.subject
        sides = (
            f"{place.line}:{place.column} {quoted(text).replace('␠', ' ')}"
            for place, text in ((here, one.a_text), (there, one.b_text))
        )
        lines.append(f"{one.kind} {one.klass} {name} {' | '.join(sides)}")
    lines += [f"{part.copy} has {part.kind}" for part in report.one_sided]
    if any(count.kind == "layout" and count.runs for count in report.counts):
        lines.append("A has layout")
    return "\n".join(lines)


def balanced(report: Report) -> None:
    """Characters that match and characters of all classes are all characters, in both copies."""
    ours = sum(count.a for count in report.counts)
    yours = sum(count.b for count in report.counts)
    assert report.matching + ours == len(report.a.text.source.text)
    assert report.matching + yours == len(report.b.text.source.text)
    for side in ("a", "b"):
        spans = sorted(getattr(record, side) for record in report.records)
        taken = [span for span in spans if span.start < span.end]
        assert all(one.end <= two.start for one, two in zip(taken, taken[1:], strict=False))


CASES = [pytest.param(*case[1:], id=case[0]) for case in load("check")]


@pytest.mark.parametrize(("given_", "expected"), CASES)
def test_cases(given_: str, expected: str) -> None:
    a, b = given_.split("~~~~\n")
    report = compare(tiaowen.parse(a), tiaowen.parse(b))
    assert told(report) == expected.rstrip("\n")
    balanced(report)


def test_the_samples_are_the_same_law() -> None:
    report = compare(tiaowen.read(HANT), tiaowen.read(HANS))
    balanced(report)
    assert not report.differs()
    assert not report.differences
    counts = {count.kind: count for count in report.counts}
    assert counts["note"].runs == 1078
    assert counts["wording"].runs == counts["number"].runs == counts["layout"].runs == 0
    facts = report.facts[0]
    assert (facts.notes, facts.noted, facts.script) == (1078, 48, "hant")
    assert sum(count for mark, count in facts.half_width if mark in ",;") == 269
    assert [(part.copy, part.kind) for part in report.one_sided] == [
        ("A", "title"), ("A", "announcement"), ("A", "contents"), ("A", "furniture"),
    ]  # fmt: skip
    assert report.one_sided[1].text.count("\n") == 3


def test_a_copy_is_the_same_as_itself_to_the_last_character() -> None:
    for path in (HANT, HANS):
        law = tiaowen.read(path)
        report = compare(law, law)
        assert report.matching == len(law.text.source.text)
        assert not report.records


PIECES = st.sampled_from(
    [
        *("第一条 ", "第二條　", "第三条 ", "（一）", "第一章 总则", "數據", "数据", "不得"),
        *("例(lì)大(lì)", "經(jīng)"),
        *("，", ",", "。", "\n", "\n\n", " ", "## ", "<b>", "\u200b", "�"),
        *("掃描二維碼 關注我們\n", "目录\n", "（2001年1月1日大会通过）\n"),
    ]
)
COPIES = st.lists(PIECES, max_size=24).map("".join)


@given(COPIES, COPIES)
@settings(max_examples=100, deadline=None)
def test_every_character_is_accounted_for(a: str, b: str) -> None:
    report = compare(tiaowen.parse(a), tiaowen.parse(b))
    balanced(report)
    back = compare(tiaowen.parse(b), tiaowen.parse(a))
    balanced(back)


@given(st.text("abc", max_size=14), st.text("abc", max_size=14))
@settings(max_examples=200, deadline=None)
def test_what_is_between_hunks_is_equal(a: str, b: str) -> None:
    i = j = 0
    for hunk in hunks(a, b):
        assert a[i : hunk.a0] == b[j : hunk.b0]
        assert hunk.a0 < hunk.a1 or hunk.b0 < hunk.b1
        i, j = hunk.a1, hunk.b1
    assert a[i:] == b[j:]


@pytest.mark.parametrize("shape", SHAPES)
def test_a_polluted_copy_is_the_same_law(shape: str) -> None:
    clean = Path(HANS).read_text(encoding="utf-8")
    report = compare(tiaowen.parse(pollute(clean, shape, 1)), tiaowen.parse(clean))
    balanced(report)
    assert told(report).startswith("same")
    assert not report.differences


def test_a_law_of_1260_articles_against_its_polluted_copy() -> None:
    from tiaowen.numerals import to_chinese

    sample = tiaowen.read(HANS)
    words = [article.paragraphs[0].words.text for article in sample.articles[:-1]]
    lines = [f"第{to_chinese(n)}条 {words[n % len(words)][:-1]}，第{n}例。" for n in range(1, 1260)]
    law = "\n\n".join(["# 示例法典", *lines, "第一千二百六十条 本法自公布之日起施行。"])
    report = compare(tiaowen.parse(pollute(law, "toned", 2)), tiaowen.parse(law))
    assert not report.differs()
    assert report.facts[0].articles == 1260
    balanced(report)


# --- the command ---


def test_exit_codes(tmp_path: Path) -> None:
    other = tmp_path / "other.md"
    other.write_text(Path(HANS).read_text(encoding="utf-8").replace("不得", "得", 1), encoding="utf-8")
    assert call("check", HANT, HANS).code == 0
    found = call("check", HANT, str(other))
    assert found.code == 1
    assert found.out.startswith("different law text: 1 difference in wording\n")
    assert "[-不-]" in found.out
    assert call("check", HANT, "nowhere.md").code == 2
    assert call("check", "-", "-").code == 2
    quiet = call("check", "-q", HANT, str(other))
    assert (quiet.code, quiet.out) == (1, "")


def test_the_verdict_is_the_first_line() -> None:
    assert call("check", HANT, HANS).out.startswith("same law text: 58 articles agree\n")
    assert call("check", HANT, HANS, columns=80).out.startswith("same law text: 58 articles agree\n")


def test_strict_makes_classes_count() -> None:
    assert call("check", "--strict", "layout,number", HANT, HANS).code == 0
    assert call("check", "--strict", "script", HANT, HANS).code == 1
    assert call("check", "--strict", "all", HANT, HANS).code == 1
    assert call("check", "--strict", "all", HANS, HANS).code == 0
    wrong = call("check", "--strict", "colour", HANT, HANS)
    assert wrong.code == 2
    assert "there is no class colour" in wrong.err


def test_explain_has_a_line_for_every_record() -> None:
    found = call("check", "--explain", HANT, HANS)
    report = compare(tiaowen.read(HANT), tiaowen.read(HANS))
    lines = found.out.splitlines()
    assert len(lines) == 1 + len(report.records)
    assert f"{HANT}:7:52: script: 會 | 会 ({HANS}:3:36)" in lines


def test_json_is_complete() -> None:
    value = json.loads(call("check", "--json", HANT, HANS).out)
    assert (value["schema_version"], value["kind"], value["same"]) == (1, "check", True)
    assert [count["class"] for count in value["counts"]] == list(CLASSES)
    assert value["matching"] + sum(count["a"] for count in value["counts"]) == value["a"]["characters"]
    assert value["differences"] == value["damage"] == []
    assert sum(count["runs"] for count in value["counts"]) == len(value["records"])


def test_one_copy_alone(tmp_path: Path) -> None:
    law = tmp_path / "law.txt"
    law.write_text("示例条例\n第一条 举例。\n第三条 本条例自公布之日起施行。\n", encoding="utf-8")
    found = call("check", str(law))
    assert found.code == 1
    assert found.out.startswith("errors in a text of 2 articles: 1 error\n")
    assert f"{law}:3:1: error: 第二条 is missing" in found.out
    stat = call("check", "--stat", str(law))
    assert (stat.code, stat.out) == (1, "errors in a text of 2 articles: 1 error\n")
    assert call("check", "--strict", "colour", str(law)).code == 2
    assert call("check", HANS).code == 0
    assert json.loads(call("check", "--json", str(law)).out)["findings"][0]["code"] == "gap"


def test_nothing_from_a_file_acts_on_the_terminal(tmp_path: Path) -> None:
    law = tmp_path / "law.txt"
    law.write_text("示例条例\n第一条 举\x9b31m例\u202e。\n第二条 本条例自公布之日起施行。\n", encoding="utf-8")
    for form in ([], ["--explain"], ["--stat"], ["--json"]):
        out = call("check", *form, str(law), HANS).out
        assert not set(out) & set("\x1b\x9b\u202e")


# --- the shared material ---

needs_shared = pytest.mark.skipif(not SHARED.exists(), reason="the shared corpus is not here")


@needs_shared
@pytest.mark.parametrize("path", sorted((SHARED / "polluted").glob("*.txt")), ids=lambda path: path.stem)
def test_shared_polluted_copies(path: Path) -> None:
    report = compare(tiaowen.read(str(path)), tiaowen.read(str(path.with_suffix(".clean.md"))))
    balanced(report)
    assert not report.differs()
    assert not report.differences


@needs_shared
def test_shared_copies_differ_where_the_index_says() -> None:
    for entry in json.loads((SHARED / "copies" / "index.json").read_text(encoding="utf-8")):
        a, b = (tiaowen.read(str(SHARED / "copies" / f"{entry['name']}.{side}.md")) for side in "ab")
        report = compare(a, b)
        balanced(report)
        differing = [one for one in report.differences if one.subject == "article"]
        found = {
            next(unit.ordinal.number for unit in a.units if a.text.origin(unit.span.start) <= one.a.start
                 <= a.text.origin_span(unit.span).end)
            for one in differing
        }  # fmt: skip
        assert found == set(entry["differ_after_width_fold"])


@needs_shared
def test_two_copies_of_one_version() -> None:
    folder = SHARED / "pairs" / "反电信网络诈骗法"
    report = compare(*(tiaowen.read(str(folder / f"2022-09-02{side}.md")) for side in ("", "-b")))
    assert not report.differs()
