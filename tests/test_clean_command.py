"""`tiaowen clean`: the law's own text, the same whichever copy it comes from, and the same when cleaned again."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import tiaowen
from tiaowen.check import compare
from tiaowen.render import cleantext

from .pollute import SHAPES, pollute
from .program import HANS, HANT, ROOT, call

SHARED = ROOT.parent / "shared"
FORMS = ("text", "markdown")


def articles(text: str) -> str:
    """What is from the first article on."""
    return text[text.index("第一条") :]


@pytest.mark.parametrize("form", FORMS)
def test_the_traditional_sample_becomes_the_simplified_one(form: str) -> None:
    ours = call("clean", HANT, "--script", "hans", "--width", "full", "--format", form)
    yours = call("clean", HANS, "--format", form)
    assert (ours.code, yours.code) == (0, 0)
    assert articles(ours.out) == articles(yours.out)
    assert articles(ours.out).count("\n第") + 1 >= 58
    units = tiaowen.parse(ours.out).units
    assert [unit.paragraphs for unit in tiaowen.parse(yours.out).units] != []
    assert len(units) == 58


def test_the_simplified_sample_loses_nothing_but_its_contents() -> None:
    source = Path(HANS).read_text(encoding="utf-8")
    cleaned = call("clean", HANS, "--format", "markdown").out
    assert "".join(articles(source).split()) != ""
    own = source[source.rindex("## 第一章") :].replace("总 则", "总则").replace("附 则", "附则")
    assert cleaned[cleaned.index("## 第一章") :] == own.rstrip("\n") + "\n"


def test_what_was_taken_out_is_told_on_stderr() -> None:
    found = call("clean", HANT)
    assert found.err == (
        f"tiaowen: note: {HANT}: taken out: 1,078 notes on 48 characters, 1 line of page furniture, "
        "the 公告 (4 lines), the 目录 (9 entries)\n"
    )
    assert found.out.startswith("北京市數字經濟促進條例\n")
    assert "公告" not in found.out
    assert "掃描" not in found.out
    assert found.out.count("第一章") == 1


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("path", [HANS, HANT])
def test_cleaning_twice_is_cleaning_once(form: str, path: str) -> None:
    once = call("clean", path, "--format", form).out
    assert call("clean", "-", "--format", form).code == 2
    assert call("clean", "-", "--format", form, stdin=once.encode()).out == once
    both = call("clean", path, "--format", form, "--script", "hans", "--width", "full").out
    again = call("clean", "-", "--format", form, "--script", "hans", "--width", "full", stdin=both.encode()).out
    assert again == both


@pytest.mark.parametrize("shape", SHAPES)
def test_polluted_copies_clean_to_the_law(shape: str) -> None:
    source = Path(HANS).read_text(encoding="utf-8")
    found = call("clean", "-", "--script", "hans", "--width", "full", stdin=pollute(source, shape, 3).encode())
    assert articles(found.out) == articles(call("clean", HANS).out)
    assert not compare(tiaowen.parse(found.out), tiaowen.parse(source)).differs()


LINES = st.sampled_from(
    [
        *("示例条例", "第一条 举例。", "第二条 分为：", "（一）长的；", "（二）短的。", "第一章 总则", "目录", "附件1"),
        *("一、甲", "例(lì)子，", "《示例条例》(全文)", "（2001年1月1日大会通过）", "2001年1月1日 施行", "，"),
        *("没有句号的一行没有句号的一行", "1. 甲", "| a | b |"),
    ]
)


@example("附件1\n示例条例\n附件1\n（2001年1月1日大会通过）", "markdown")
@given(st.lists(LINES, max_size=14).map("\n".join), st.sampled_from(FORMS))
@settings(max_examples=100, deadline=None)
def test_cleaning_made_up_texts_twice(text: str, form: str) -> None:
    once = cleantext.clean(tiaowen.parse(text), form)
    assert cleantext.clean(tiaowen.parse(once), form) == once


@pytest.mark.skipif(not SHARED.exists(), reason="the shared corpus is not here")
@pytest.mark.parametrize("form", FORMS)
def test_cleaning_the_corpus_twice(form: str) -> None:
    for path in sorted((SHARED / "corpus").rglob("*.md"))[::30]:
        law = tiaowen.read(str(path))
        once = cleantext.clean(law, form)
        again = tiaowen.parse(once)
        assert cleantext.clean(again, form) == once, path
        assert len(again.units) == len(law.units), path


@pytest.mark.parametrize(
    ("given_", "expected"),
    [
        ("甲,乙;丙", "甲，乙；丙"),
        ("首臺(套)裝備", "首臺（套）裝備"),
        ("5公里(km)以内,1,000元", "5公里（km）以内，1,000元"),
        ("10:30至11:00", "10:30至11:00"),
        ("(一)甲;", "（一）甲；"),
        ("GB/T (2020)", "GB/T (2020)"),
        ("甲)乙", "甲）乙"),
        ("(甲", "（甲"),
        ("Hello, world!", "Hello, world!"),
        ("是否?是!", "是否？是！"),
        ("(2001年修訂))", "（2001年修訂））"),
        ("(并 采), 1", "（并 采）， 1"),
        (",,,中,,,", "，，，中，，，"),
    ],
)
def test_full_width(given_: str, expected: str) -> None:
    assert cleantext.full_width(given_) == expected
    assert cleantext.full_width(expected) == expected


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "clean.txt"
    assert call("clean", HANS, "-o", str(target)).code == 0
    assert target.read_text(encoding="utf-8") == call("clean", HANS).out
    assert os.listdir(tmp_path) == ["clean.txt"]
    found = call("clean", HANS, "-o", str(tmp_path))
    assert found.code == 2
    assert "folder" in found.err
    assert call("clean", HANS, "-o", str(tmp_path / "no" / "such")).code == 2


def test_the_file_that_is_read_may_be_written_and_a_dash_is_the_output(tmp_path: Path) -> None:
    target = tmp_path / "law.txt"
    target.write_bytes(Path(HANT).read_bytes())
    assert call("clean", str(target), "-o", str(target)).code == 0
    assert target.read_text(encoding="utf-8") == call("clean", HANT).out == call("clean", HANT, "-o", "-").out
    assert not Path("-").exists()


def test_a_file_that_is_read_only_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "clean.txt"
    target.write_text("old", encoding="utf-8")
    monkeypatch.setattr(os, "access", lambda *_: False)
    found = call("clean", HANS, "-o", str(target))
    assert (found.code, target.read_text(encoding="utf-8")) == (2, "old")
    assert "read-only" in found.err


def test_a_folder_that_can_t_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "clean.txt"
    target.write_text("old", encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    found = call("clean", HANS, "-o", str(target))
    assert found.code == 2
    assert "No space left on device" in found.err
    assert target.read_text(encoding="utf-8") == "old"
    assert os.listdir(tmp_path) == ["clean.txt"]
