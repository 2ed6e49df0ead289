"""The views of a comparison: shortened text, the two sides, names, one place alone, the map."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiaowen.comparison import Comparison
from tiaowen.errors import PinpointError
from tiaowen.render import choice, mapping, naming, runs, words
from tiaowen.render.rescript import comparison_in
from tiaowen.render.runs import Run
from tiaowen.render.strays import strays
from tiaowen.script import convert

from .two_laws import OLD, STRAYED, compared

# Runs


def _shown(found: list[Run]) -> str:
    marks = {"removed": "[-{}-]", "added": "{{+{}+}}", "": "{}"}
    return "".join(marks[run.mark].format(run.text) for run in found)


@pytest.mark.parametrize(
    ("clauses", "expected"),
    [
        (0, "[…][-旧-]{+新+}[…]"),
        (1, "[…]己庚辛壬，[-旧-]{+新+}子丑；[…]"),
        (2, "[…]戊己庚辛；己庚辛壬，[-旧-]{+新+}子丑；寅卯辰巳。[…]"),
        (9, "甲乙丙丁戊己庚辛，戊己庚辛；己庚辛壬，[-旧-]{+新+}子丑；寅卯辰巳。午未申酉，戌亥甲乙。"),
    ],
)
def test_text_around_a_change_is_cut_to_clauses(clauses: int, expected: str) -> None:
    found = [
        Run("", "甲乙丙丁戊己庚辛，戊己庚辛；己庚辛壬，"),
        Run("removed", "旧"),
        Run("added", "新"),
        Run("", "子丑；寅卯辰巳。午未申酉，戌亥甲乙。"),
    ]
    assert _shown(runs.shortened(found, clauses)) == expected


def test_the_label_of_an_item_stays() -> None:
    found = [Run("", "（三）甲乙丙丁，戊己庚辛，壬癸子丑，"), Run("added", "新")]
    assert _shown(runs.shortened(found, 0, keep=3)) == "（三）[…]{+新+}"


def test_a_few_characters_are_not_cut() -> None:
    assert _shown(runs.shortened([Run("", "甲乙，"), Run("added", "新")], 0)) == "甲乙，{+新+}"


@given(st.lists(st.tuples(st.sampled_from(["", "removed", "added"]), st.text("甲乙，。；\n", min_size=1)), max_size=8))
def test_nothing_but_unchanged_text_is_ever_cut(given_runs: list[tuple[str, str]]) -> None:
    found = [Run(mark, text) for mark, text in given_runs]
    for clauses in (0, 1, 3):
        short = runs.shortened(found, clauses)
        assert [run for run in short if run.mark] == [run for run in found if run.mark]
    whole = runs.shortened(found, 999)
    if any(run.mark for run in found):
        assert "".join(run.text for run in whole) == "".join(run.text for run in found)


def test_the_two_sides_of_a_row_are_the_two_texts() -> None:
    for change in compared().changes:
        for row in change.rows:
            for new, parts in ((False, row.old), (True, row.new)):
                shown = "".join(run.text for run in runs.of_side(row.pieces, new, True)).replace("↵", "")
                assert shown == "\n".join(part.text for part in parts)


def test_of_a_split_article_each_paragraph_is_shown_and_of_its_items_what_changed() -> None:
    items = "".join(f"（{number}）{chr(0x4E10 + index) * 9}；\n" for index, number in enumerate("一二三四"))
    one, two = "有下列情形之一的，不得公开募捐：", "通过互联网开展公开募捐的，应当在指定的平台进行。"
    comparison = compared(f"第一条 {one}\n{items}{two}\n", f"第一条 {one}\n{items}第二条 {two}\n")
    (change,) = comparison.articles
    assert change.kind == "split"
    shown = [row.new[0].text for row in change.rows if runs.in_its_place(change, row)]
    assert shown == [one, two]


# Names and choices


def test_names() -> None:
    names = {naming.numbers(change): change.kind for change in compared().changes if change.real}
    assert names == {
        "第二条": "added",
        "第二条 → 第三条": "renumbered",
        "第三条 → 第四条": "renumbered and edited",
        "第四条 → 第五条": "renumbered and edited",
        "第五条": "removed",
    }


def test_a_heading_with_another_number_has_its_title_once() -> None:
    comparison = compared(OLD, OLD.replace("第二章", "第一章之二").replace("第一章之二 罚则", "第三章 罚则"))
    heading = next(change for change in comparison.changes if change.subject == "division" and change.real)
    assert naming.numbers(heading) == "第二章 → 第三章 罚则"


def test_an_article_moves_between_divisions_not_with_them() -> None:
    articles = [f"规定{name}：{chr(0x4E10 + index) * 12}{name * 3}。" for index, name in enumerate("甲乙丙丁戊己")]

    def law(chapters: list[tuple[str, list[int]]]) -> str:
        lines, number = [], 0
        for chapter, (title, units) in enumerate(chapters, 1):
            lines.append(f"第{chapter}章 {title}")
            for unit in units:
                number += 1
                lines.append(f"第{number}条 {articles[unit]}")
        return "\n".join(lines)

    old = law([("总则", [0]), ("采集", [1, 2, 3]), ("罚则", [4, 5])])
    within = compared(old, law([("总则", [0]), ("保障", []), ("采集", [2, 3, 1]), ("罚则", [4, 5])]))
    between = compared(old, law([("总则", [0]), ("采集", [2, 3]), ("罚则", [4, 1, 5])]))
    for comparison, expected in ((within, None), (between, ("第2章 采集", "第3章 罚则"))):
        moved = [change for change in comparison.articles if change.moved]
        assert [naming.journey(change, comparison) for change in moved] == [expected]


def _numbers(comparison: Comparison) -> list[str]:
    return [naming.numbers(change) for change in comparison.changes]


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ("3", ["第二条 → 第三条", "第三条 → 第四条"]),
        ("new:3", ["第二条 → 第三条"]),
        ("old:第三条", ["第三条 → 第四条"]),
        ("old:5", ["第五条"]),
        ("第二章", ["第二章 罚则", "第三条 → 第四条", "第四条 → 第五条", "第五条"]),
        ("new:1-2", ["第一条", "第二条"]),
    ],
)
def test_only_a_place(where: str, expected: list[str]) -> None:
    assert _numbers(choice.only(compared(), where)) == expected


def test_only_an_item_leaves_its_row_alone() -> None:
    cut = choice.only(compared(), "new:第五条第（二）项")
    assert [row.new[0].text for change in cut.changes for row in change.rows] == ["（二）积极赔偿损失的；"]


@pytest.mark.parametrize("where", ["77", "old:77", "第九章", "xx", "old:", ""])
def test_only_nowhere(where: str) -> None:
    with pytest.raises(PinpointError):
        choice.only(compared(), where)


def test_articles_in_a_row_go_together() -> None:
    old = "".join(f"第{number}条 规定事项{number}甲乙丙丁{chr(0x4E10 + number) * 9}。\n" for number in range(1, 7))
    new = "第1条 全新的一条放在前面。\n" + re.sub(r"第(\d)条", lambda match: f"第{int(match[1]) + 1}条", old)
    found = list(choice.entries(compared(old, new)))
    assert [(entry.kind, len(entry.changes)) for entry in found] == [("change", 1), ("renumbered", 6)]
    assert naming.extent(found[1].changes) == "第1条 至 第6条 → 第2条 至 第7条"


# The map


def test_map() -> None:
    assert mapping.tsv(compared()).split("\n") == [
        "old\tnew\tkind\tlikeness\tmatched_by\tdoubt",
        "1\t1\tsame\t1.00\tidentical\t",
        "\t2\tadded\t\t\t",
        "2\t3\trenumbered\t1.00\tidentical\t",
        *[line for line in mapping.tsv(compared()).split("\n") if line.startswith(("3\t4", "4\t5"))],
        "5\t\tremoved\t\t\t",
        "",
    ]


def test_every_article_of_both_laws_is_in_the_map() -> None:
    comparison = compared()
    lines = list(mapping.lines(comparison))
    assert {line.old.span for line in lines if line.old} == {unit.span for unit in comparison.old.units}
    assert {line.new.span for line in lines if line.new} == {unit.span for unit in comparison.new.units}


def test_a_sentence_that_went_to_another_article() -> None:
    comparison = compared(*STRAYED)
    found = [line.cells[:3] for line in mapping.lines(comparison)]
    assert found == [("1", "1", "edited"), ("2", "1", "part"), ("2", "2", "edited")]
    first, second = comparison.articles
    assert strays(first, comparison) == (("第二条",)[:0], ("第二条",))
    assert strays(second, comparison) == (("第一条",), ())
    assert words.notes(first, comparison) == ["修改", "部分内容来自原第二条"]
    assert words.notes(second, comparison) == ["修改", "部分内容移入第一条"]
    traditional = comparison_in(comparison, lambda text: convert(text, "hant"))
    assert strays(traditional.articles[1], traditional).to == ("第一條",)
    labels = [unit.label.text for line in mapping.lines(traditional) for unit in (line.old, line.new) if unit]
    assert labels == ["第一條", "第一條", "第二條", "第一條", "第二條", "第二條"]


def test_the_map_pairs_only_what_went_together() -> None:
    """8 → 19, 21 and 9 → 19 are one change, and 9 has no part in 21."""
    comparison = compared()
    one, two = comparison.old.units[:2]
    three, four = comparison.new.units[:2]
    change = comparison.articles[0]._replace(link="split", pairs=((one, three), (one, four), (two, three)))
    lines = list(mapping.lines(comparison._replace(changes=(change,))))
    assert [(line.old, line.new) for line in lines] == list(change.pairs)
