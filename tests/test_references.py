"""References: what they name, in which law, and how they hang together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiaowen.references import Reference, find, mask

from .case_files import load


def shown(text: str, reference: Reference) -> str:
    divisions = "".join(f"{level}{number}" for level, number in reference.divisions)
    numbers = [reference.article, reference.paragraph, reference.item, reference.subitem]
    while numbers and not numbers[-1]:
        numbers.pop()
    place = (
        reference.relative
        or divisions
        or ".".join(str(number or (0 if index else "")) for index, number in enumerate(numbers))
    )
    return f"{text[reference.start : reference.end]} | {reference.law} | {place}"


@pytest.mark.parametrize(("title", "text", "expected"), load("references"), ids=lambda value: value[:30])
def test_cases(title: str, text: str, expected: str) -> None:
    assert "\n".join(shown(text, reference) for reference in find(text)) == expected, title


def test_a_range_says_so() -> None:
    assert [reference.joined for reference in find("第二条至第五条、第七条")] == ["", "range", "list"]


def test_mask_hides_numbers_only() -> None:
    assert mask("依照第二百条第一款和第三章的规定") == "依照第条第一款和第章的规定"


@given(st.text("第一二三十百条款项之（）本法《》、至和0９ ", max_size=60))
def test_any_text(text: str) -> None:
    before = 0
    for reference in find(text):
        assert before <= reference.start < reference.end <= len(text)
        before = reference.end
    assert find(text) == find(text)


@pytest.mark.parametrize("part", ["第", "第一", "《", "第一条、", "（", "本法", "第一、二", "前"])
def test_long_hostile_text_ends(part: str) -> None:
    assert isinstance(find(part * 20_000), tuple)
