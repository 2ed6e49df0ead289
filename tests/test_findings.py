"""What is odd about a law is said, once, where it stands; what is in order is not accused."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tiaowen.clean import clean
from tiaowen.model import Law, Ordinal, Source
from tiaowen.numerals import to_chinese
from tiaowen.parser import parse

from .case_files import load

CLOSING = "本法自公布之日起施行。"


def read(text: str) -> Law:
    return parse(clean(Source("-", text)))


def shown(law: Law) -> str:
    """A finding a line, in the order of the text."""
    rows = []
    for finding in law.findings:
        line = law.text.position(finding.span.start).line
        rows.append(f"{finding.severity} {finding.code}, line {line}: {finding.message}")
    return "\n".join(rows) or "none"


@pytest.mark.parametrize(
    ("text", "expected"), [pytest.param(text, expected, id=title) for title, text, expected in load("findings")]
)
def test_cases(text: str, expected: str) -> None:
    assert shown(read(text)) == expected


@given(st.integers(3, 60), st.data())
@settings(max_examples=60, deadline=None)
def test_every_lost_number_is_named_and_no_other(count: int, data: st.DataObject) -> None:
    """Some numbers are taken out of a law; the gaps are exactly these."""
    lost = data.draw(st.sets(st.integers(2, count), max_size=count // 2))
    numbers = [number for number in range(1, count + 1) if number not in lost]
    rows = "".join(f"第{to_chinese(number)}条 甲。\n" for number in numbers)
    law = read(f"示例法\n{rows}第{to_chinese(count + 1)}条 {CLOSING}")
    gaps = [finding.pinpoint for finding in law.findings if finding.code == "gap"]
    assert [gap.article for gap in gaps if gap] == [Ordinal(number) for number in sorted(lost)]
    assert {finding.code for finding in law.findings} <= {"gap"}


@given(st.integers(2, 40))
@settings(max_examples=30, deadline=None)
def test_a_law_in_order_is_not_accused(count: int) -> None:
    rows = "".join(f"第{to_chinese(number)}条 甲。\n" for number in range(1, count))
    assert read(f"示例法\n{rows}第{to_chinese(count)}条 {CLOSING}").findings == ()


def test_a_guessed_encoding_is_said() -> None:
    text = f"示例法\n第一条 甲。\n第二条 {CLOSING}"
    guessed = parse(clean(Source("-", text, encoding="gb18030", guessed=True)))
    assert [finding.code for finding in guessed.findings] == ["encoding"]
    assert "gb18030" in guessed.findings[0].message


def test_the_finding_leads_to_the_source() -> None:
    """Behind removed notes the line and the column are still those of the file."""
    law = read(f"示例法\n第一條 經(jīng)濟。\n\n第三條 {CLOSING}")
    (gap,) = law.findings
    assert gap.code == "gap"
    assert law.text.position(gap.span.start) == (4, 1)


def test_findings_are_few_however_many_numbers_are_missing() -> None:
    law = read(f"示例法\n第一条 甲。\n第九百条 {CLOSING}")
    assert len(law.findings) < 60
    assert all(len(finding.message) < 200 for finding in law.findings)
