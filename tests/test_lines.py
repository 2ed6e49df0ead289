"""The middle stage: one kind a line, and joined they give the text back."""

from __future__ import annotations

import pytest

from tiaowen.clean import clean
from tiaowen.lines import split
from tiaowen.model import Line, Source, Text

from .case_files import load

KINDS = {
    "blank", "title", "note", "announcement", "contents", "division", "article", "item", "subitem",
    "text", "annex", "table", "furniture",
}  # fmt: skip


def text_of(text: str) -> Text:
    return clean(Source("-", text))


def shown(line: Line) -> str:
    """The kind, the number where there is one, and the words."""
    number = f" {line.level} {line.ordinal}" if line.ordinal else ""
    words = line.text.strip()
    return f"{line.kind}{number} | {words}" if words else line.kind


@pytest.mark.parametrize(
    ("text", "expected"), [pytest.param(text, expected, id=title) for title, text, expected in load("lines")]
)
def test_cases(text: str, expected: str) -> None:
    assert "\n".join(shown(line) for line in split(text_of(text))) == expected


@pytest.mark.parametrize("text", [text for name in ("lines", "parser", "findings") for _, text, _ in load(name)])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_nothing_is_lost_in_any_case(text: str, newline: str) -> None:
    cleaned = text_of(text.replace("\n", newline))
    lines = split(cleaned)
    assert "".join(line.text for line in lines) == cleaned.clean
    assert {line.kind for line in lines} <= KINDS
    for line in lines:
        assert cleaned.clean[line.span.start : line.span.end] == line.text
        assert (line.ordinal is None) == (line.label is None)


def test_the_label_and_the_body_of_a_line() -> None:
    text = "示例法\n　**第一条**　【目的】 甲。\n（一） 乙。"
    cleaned = text_of(text)
    labelled = [(line.label, line.body) for line in split(cleaned) if line.label]
    words = [(cleaned.clean[label.start : label.end], cleaned.clean[body:][:3]) for label, body in labelled]
    assert words == [("第一条", "【目的"), ("（一）", "乙。")]


@pytest.mark.parametrize("text", ["", "\n", "\r\n\r\n", " ", "\t\n \n", "\x0b\x0c", "\u2028", "甲\r乙\n丙\r\n丁"])
def test_texts_of_hardly_anything(text: str) -> None:
    assert "".join(line.text for line in split(text_of(text))) == text_of(text).clean


def test_a_long_line_and_many_empty_ones() -> None:
    """Sizes that would take minutes if a pattern went over the text once a line."""
    for text in ("甲" * 1_000_000, "\n" * 300_000, "第一条" * 50_000, "：“" * 50_000, "（" * 300_000, "第" * 200_000):
        assert sum(len(line.text) for line in split(text_of(text))) == len(text)
