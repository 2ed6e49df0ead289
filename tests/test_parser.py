"""Whole laws read into the tree: cases for a lawyer's eye, and what they do not show."""

from __future__ import annotations

import pytest

from tiaowen.clean import clean
from tiaowen.model import Law, Ordinal, Source
from tiaowen.parser import parse

from .case_files import load
from .outline import outline


def read(text: str) -> Law:
    return parse(clean(Source("-", text)))


@pytest.mark.parametrize(
    ("text", "expected"), [pytest.param(text, expected, id=title) for title, text, expected in load("parser")]
)
def test_cases(text: str, expected: str) -> None:
    assert outline(read(text)) == expected


@pytest.mark.parametrize("newline", ["\r\n", "\r", "\n\n", "\n \n", "\u2028", "\f\n"])
def test_the_kind_of_line_end_does_not_matter(newline: str) -> None:
    text = "示例法\n第一章 总则\n第一条 有下列情形的：\n（一）甲；\n（二）乙。\n前款规定的丙。\n第二条 丁。"
    assert outline(read(text.replace("\n", newline))) == outline(read(text))


def test_passages_say_where_the_words_stand() -> None:
    text = "示例法\n第一条 有下列情形之一的，由示例机构责令改正，可以\n处一万元罚款：\n（一）甲；\n（二）乙。"
    law = read(text)
    (paragraph,) = law.articles[0].paragraphs
    assert paragraph.words.text == "有下列情形之一的，由示例机构责令改正，可以处一万元罚款："
    first, second = paragraph.words.spans
    assert text[first.start : first.end] == "有下列情形之一的，由示例机构责令改正，可以"
    assert text[second.start : second.end] == "处一万元罚款："
    assert law.text.position(paragraph.items[1].label.span.start) == (5, 1)


def test_the_span_of_a_division_runs_from_its_label_through_its_last_word() -> None:
    text = "示例法\n## 第一章 总则\n第一条 甲。\n第二条 乙。\n\n## 第二章 附则\n第三条 丙。\n"
    first, second = read(text).body
    assert text[first.span.start : first.span.end] == "第一章 总则\n第一条 甲。\n第二条 乙。"
    assert text[second.span.start : second.span.end] == "第二章 附则\n第三条 丙。"


def test_units_of_a_decision_are_points_and_no_articles() -> None:
    law = read("关于示例的决定\n一、甲。\n二、乙。")
    assert law.articles == ()
    assert [(unit.unit, unit.ordinal) for unit in law.units] == [("点", Ordinal(1)), ("点", Ordinal(2))]


def test_a_law_is_a_value() -> None:
    text = "示例法\n第一条 甲。\n第二条 自公布之日起施行。"
    assert read(text) == read(text)
    assert hash(read(text)) == hash(read(text))
    with pytest.raises(AttributeError):
        read(text).title = read(text).subtitle  # type: ignore[misc]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\ufeff", "第", "条", "#", "（", "一、", "“", "第一章", "附件"])
def test_next_to_nothing_is_read_as_next_to_nothing(text: str) -> None:
    law = read(text)
    assert law.articles == ()
    assert any(finding.code == "no-articles" for finding in law.findings) or law.units


@pytest.mark.parametrize("depth", [10, 2000])
def test_deep_nesting_is_no_recursion_error(depth: int) -> None:
    styles = ["（一）", "1.", "①", "（1）", "⑴", "（a）", "一、"]
    rows = [f"{styles[index % len(styles)]}甲" for index in range(depth)]
    assert len(read("示例法\n第一条 甲：\n" + "\n".join(rows)).articles) == 1
    opened = "：“" * depth + "第一条 甲\n" + "”" * depth
    assert read(f"示例法\n第一条 乙{opened}\n第二条 丙。").articles


HOSTILE = {
    "deeply repeated 第一条": "第一条" * 20_000,
    "第一条 on every line": "第一条\n" * 10_000,
    "numbers with gaps, a weaker one in each": "".join(f"第{3 * n}条 甲\n第{3 * n + 1}条乙\n" for n in range(1, 3_300)),
    "all on one line": "".join(f" 第{n}章 乙 第{n}条 甲。" for n in range(1, 3_300)),
    "an item far away": "第一条 甲：\n（一）甲\n" + "甲甲甲\n" * 15_000 + "（二）乙",
    "items and text in turn": "第一条 甲：\n" + "（一）甲\n甲甲甲\n" * 7_000,
    "10,000 nested quotations": "：“\n" * 10_000 + "”\n" * 10_000,
    "10,000 quotations without an end": "第一条 甲：“第二条 乙\n" * 10_000,
    "many titles": "关于甲的决定\n" * 40_000 + "第一条 甲",
    "many headings": "第一章 甲\n" * 10_000,
    "many contents": "目录\n第一章 甲\n" * 6_000 + "第一条 乙",
    "many annexes": "第一条 甲。\n" + "附件\n" * 15_000,
    "lists in one line": "第一条 甲：（一）乙；（二）丙" * 5_000,
    "a hundred thousand spaces": "第" + " " * 100_000 + "一条",
    "a million empty lines": "第一条 甲" + "\n" * 1_000_000 + "第二条 乙",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_are_read_in_bounded_time(name: str) -> None:
    """No clock here: of these sizes a text that is gone over once for each of its lines takes a minute."""
    law = read(HOSTILE[name])
    assert law.text.clean == HOSTILE[name]
