"""Numbers in Chinese: cases for a lawyer's eye, every number there is, and no surprise on anything else."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiaowen.numerals import CHARACTERS, LARGEST, to_chinese, to_int

from .case_files import load

SPELLINGS = [
    pytest.param(spelling, number, id=f"{title}: {spelling}")
    for title, spellings, numbers in load("numerals")
    for spelling, number in zip(spellings.split("\n"), numbers.split("\n"), strict=True)
]


@pytest.mark.parametrize(("spelling", "number"), SPELLINGS)
def test_cases(spelling: str, number: str) -> None:
    if number == "no":
        with pytest.raises(ValueError, match="not a number"):
            to_int(spelling)
    else:
        assert to_int(spelling) == int(number)


def spelled_by_counting(number: int) -> str:
    """A second way to the same spelling: all places with their zeros, then the zeros run together."""
    places = "".join(
        "零" if digit == "0" else "零一二三四五六七八九"[int(digit)] + unit
        for digit, unit in zip(f"{number:04}", "千百十 ", strict=True)
    )
    spelling = re.sub("零+", "零", places.replace(" ", "")).strip("零")
    return spelling.removeprefix("一") if 10 <= number < 20 else spelling


def test_every_number_both_ways() -> None:
    for number in range(1, 10_000):
        spelling = to_chinese(number)
        assert spelling == spelled_by_counting(number)
        assert to_int(spelling) == number


def test_every_number_in_every_other_spelling() -> None:
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    placed = str.maketrans("0123456789", "〇一二三四五六七八九")
    formal = str.maketrans("一二三四五六七八九十百千", "壹貳參肆伍陸柒捌玖拾佰仟")
    for number in range(1, 10_000):
        spelling = to_chinese(number)
        others = [str(number), f"{number:04}", str(number).translate(wide), str(number).translate(placed)]
        others += [spelling.replace("零", "〇"), spelling.translate(formal), spelling.replace("二百", "两百")]
        others += [spelling.replace("百一十", "百十"), re.sub("(^|百|零)二十", r"\1廿", spelling)]
        assert {to_int(other) for other in others} == {number}


def test_no_two_numbers_share_a_spelling() -> None:
    assert len({to_chinese(number) for number in range(1, 10_000)}) == 9_999


@given(st.integers(1, LARGEST))
def test_large_numbers_both_ways(number: int) -> None:
    assert to_int(to_chinese(number)) == number
    assert set(to_chinese(number)) <= set(CHARACTERS)


@pytest.mark.parametrize("number", [0, -1, LARGEST + 1])
def test_what_has_no_spelling(number: int) -> None:
    with pytest.raises(ValueError, match="not a number from 1"):
        to_chinese(number)


@given(st.text(st.sampled_from(CHARACTERS), max_size=20) | st.text(max_size=20))
def test_any_text_is_a_number_from_one_or_a_value_error(text: str) -> None:
    try:
        number = to_int(text)
    except ValueError:
        return
    assert number >= 1
    assert set(text) <= set(CHARACTERS)


def test_a_long_run_of_digits_is_refused() -> None:
    with pytest.raises(ValueError, match="not a number"):
        to_int("9" * 1_000_000)


def test_every_character_stands_for_itself_in_a_class() -> None:
    assert re.fullmatch(f"[{CHARACTERS}]+", CHARACTERS)
    assert not re.search(f"[{CHARACTERS}]", "-[]^\\第条章节款项目之ABC .")
