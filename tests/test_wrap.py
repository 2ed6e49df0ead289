"""Breaking Chinese into lines: what no line starts or ends with, widths, and that nothing gets lost."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiaowen_cli.screen.visible import visible
from tiaowen_cli.screen.wrap import NO_END, NO_START, width, wrap

TEXT = st.text(
    st.sampled_from("数据條例。，、；：？！）】》」”（《“「【 　第16A1.5%—…km,;()é１２\u0301㈠①あ"),
    max_size=80,
)


@given(TEXT, st.integers(20, 100))
def test_lines_fit_and_hold_all_words(text: str, columns: int) -> None:
    lines = wrap(text, columns)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width(line) <= columns for line in lines)


@given(TEXT, st.integers(20, 100), st.integers(0, 10), st.integers(0, 8))
def test_room_for_a_head_and_a_hanging_indent(text: str, columns: int, first: int, hang: int) -> None:
    lines = wrap(text, columns, first, hang)
    assert all(width(line) <= columns - first for line in lines[:1])
    assert all(line.startswith(" " * hang) and width(line) <= columns for line in lines[1:])


@given(
    st.lists(
        st.sampled_from(
            ["数据", "资源，", "目录。", "（一）", "《本法》", "“公共”", "2023年", "及其", "GB/T 1.1"]
        )
    ),
    st.integers(20, 60),
)
def test_no_line_starts_or_ends_on_the_wrong_mark(words: list[str], columns: int) -> None:
    lines = wrap("".join(words), columns)
    assert not any(line[0] in NO_START for line in lines[1:])
    assert not any(line[-1] in NO_END for line in lines[:-1])


def test_numbers_and_words_stay_whole() -> None:
    lines = wrap("自2023年12月31日起按照ISO/IEC27001标准执行的算法", 20)
    assert lines == ["自2023年12月31日起按", "照ISO/IEC27001标准执", "行的算法"]
    assert wrap("甲" * 8 + "——乙", 18) == ["甲" * 8, "——乙"] or wrap("甲" * 8 + "——乙", 18)[0].endswith("——")


def test_a_word_longer_than_a_line_is_broken() -> None:
    assert wrap("a" * 50, 20) == ["a" * 20, "a" * 20, "a" * 10]
    assert wrap("。" * 25, 20) == ["。" * 10, "。" * 10, "。" * 5]


@pytest.mark.parametrize("plane", [range(0x20, 0x10000), range(0x1F000, 0x20010)])
def test_widths_are_those_of_unicode(plane: range) -> None:
    wrong = []
    for code in plane:
        character = chr(code)
        category = unicodedata.category(character)
        if category in ("Cn", "Cs", "Cc", "Cf", "Co", "Me", "Mc", "Zl", "Zp") or 0x1100 <= code < 0x1200:
            continue
        combines = category == "Mn"
        expected = 2 if unicodedata.east_asian_width(character) in "WF" else 1
        # Marks of scripts that no Chinese statute has are not in the table.
        if not combines and width(character) != expected:
            wrong.append(f"{code:04X}")
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "columns"),
    [("a", 1), ("法", 2), ("，", 2), ("ａ", 2), ("“", 1), ("…", 1), ("é", 1), ("e\u0301", 1), ("𠮷", 2)],
)
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns


@given(st.text())
def test_what_is_visible_cannot_act(text: str) -> None:
    shown = visible(text)
    assert not any(
        unicodedata.category(character) in ("Cc", "Cs") and character not in "\t\n" for character in shown
    )
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")


def test_visible() -> None:
    assert visible("甲\x1b[31m\x07\x7f\u202e\x9b乙") == "甲␛[31m␇␡<U+202E><U+009B>乙"
    assert visible("第一条　甲\t乙\n") == "第一条　甲\t乙\n"


def test_a_stop_behind_a_space_begins_no_line() -> None:
    assert wrap("军用枪炮、子弹者 ，处五年以下", 16) == ["军用枪炮、子弹", "者 ，处五年以下"]
