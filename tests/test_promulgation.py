"""Who passed, published and amended a law and when, from its own text."""

from __future__ import annotations

import pytest

import tiaowen
from tiaowen.promulgation import promulgation

from .case_files import load
from .program import HANS, HANT


@pytest.mark.parametrize(("title", "given", "expected"), load("promulgation"))
def test_cases(title: str, given: str, expected: str) -> None:
    law = tiaowen.parse(given)
    found = promulgation(law)
    lines = [" ".join(filter(None, (e.kind, e.date, e.body, e.number))) for e in found.events]
    assert "\n".join(lines) == expected, title
    for event in found.events:
        assert law.text.clean[event.span.start : event.span.end] == event.words


def test_both_samples_say_the_same() -> None:
    hans, hant = (promulgation(tiaowen.read(path)) for path in (HANS, HANT))
    assert (hans.passed, hans.effective) == (hant.passed, hant.effective) == ("2022-11-25", "2023-01-01")
    assert hans.body == "北京市人民代表大会常务委员会"
    assert hant.number == "公告〔十五屆〕第89號"
    assert hant.promulgated == "2022-11-25"


def test_a_text_that_says_nothing() -> None:
    found = promulgation(tiaowen.parse("第一条 甲。\n"))
    assert found.events == ()
    assert (found.body, found.passed, found.effective, found.clause) == ("", "", "", "")


def test_a_number_that_stands_alone() -> None:
    law = tiaowen.parse(
        "# 最高人民法院关于示例的解释\n\n2022年3月20日 施行\n\n法释〔2022〕9号\n\n第一条 甲。\n"
    )
    assert promulgation(law).number == "法释〔2022〕9号"
    assert promulgation(law).body == ""


def test_a_note_without_a_date_is_no_event() -> None:
    law = tiaowen.parse("# 示例条例\n\n（征求意见稿）\n\n第一条 甲。\n")
    assert law.notes
    assert promulgation(law).events == ()


def test_who_passed_it_together() -> None:
    made = promulgation(
        tiaowen.parse(
            "示例解释\n2009年9月21日最高人民法院审判委员会第1474次会议、"
            "2009年9月28日最高人民检察院第十一届检察委员会第20次会议通过\n第一条 甲。\n"
        )
    )
    assert made.body == "最高人民法院审判委员会、最高人民检察院检察委员会"
