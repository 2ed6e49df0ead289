"""fold, difference, explain, convert, detect: by cases, by properties, and on the real laws."""

from __future__ import annotations

import random
import re
import runpy
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tiaowen import fold as fold_module
from tiaowen.data import fold_table, variants
from tiaowen.script import (
    TARGETS,
    convert,
    detect,
    difference,
    evidence,
    explain,
    fold,
    fold_script,
    fold_variant,
    fold_width,
)

from .case_files import load

ROOT = Path(__file__).parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"
SAMPLES = ROOT / "samples"

_common = "".join(one for one, _ in fold_module.COMMON)
_telling = "覆复答批議议甚麼么座标落份分量身部鍊锁沈没畫计庇廕傢俱著着藉乾干后後里裏範范于於𠀀𪠽"
TEXT = st.text(
    st.one_of(
        st.sampled_from(_telling + _common + "第一条 \n"),
        st.sampled_from(fold_table.KEY_FROM + fold_table.KEY_ASTRAL_FROM),
        st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF),
        st.characters(codec="utf-8"),
    )
)

APART = (
    "它他 做作 坐座 分份 复覆 定订 须需 像象 至止 消销 予与 唯惟 己已 己巳 末未 账胀 一— 〇零 、， 和及 "
    "〔（ 【（ ′″ ％‰ 沈沉 甚什 日曰 人入 土士 大太 千干 二三 不可 或和"
)


@pytest.fixture(params=["table", "pattern"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways that fold() has: the table for the first texts, the pattern once it pays."""
    monkeypatch.setattr(fold_module, "PATIENCE", 1 << 60 if request.param == "table" else 0)
    return str(request.param)


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize(("title", "given_text", "expected"), load("script"))
def test_cases(title: str, given_text: str, expected: str) -> None:
    """The expected output names the classes: each row has some of them, and each is in some row."""
    seen: set[str] = set()
    for row in given_text.splitlines():
        one, other = row.split(" | ")
        same = fold(one) == fold(other)
        kinds = {kind for kind in explain(one, other) if kind} if same else {"wording"}
        assert kinds, f"{title}: {row}"
        assert kinds <= set(expected.split()), f"{title}: {row}"
        seen |= kinds
    assert seen == set(expected.split())


@settings(max_examples=300, deadline=None)
@given(TEXT)
def test_fold_keeps_length_and_is_a_key_of_itself(text: str) -> None:
    for each in (fold, fold_script, fold_variant, fold_width):
        assert len(each(text)) == len(text)
    assert fold(fold(text)) == fold(text)
    assert fold(fold_width(text)) == fold(text)


@settings(max_examples=300, deadline=None)
@given(TEXT)
def test_both_ways_of_folding_agree(text: str) -> None:
    patience = fold_module.PATIENCE
    try:
        fold_module.PATIENCE = 1 << 60
        by_table = fold(text)
        fold_module.PATIENCE = 0
        assert fold(text) == by_table
        # Long and clean, so that the few characters are replaced one by one.
        assert fold("第一条" * 100 + "\n" + text) == fold("第一条" * 100 + "\n") + by_table
    finally:
        fold_module.PATIENCE = patience


@settings(max_examples=300, deadline=None)
@given(TEXT.filter(len), TEXT.filter(len))
def test_difference_is_symmetric_and_agrees_with_fold(a: str, b: str) -> None:
    one, other = a[0], b[0]
    assert difference(one, other) == difference(other, one)
    assert (difference(one, other) == "wording") == (fold(one) != fold(other))
    assert (difference(one, other) == "") == (one == other)


@settings(max_examples=200, deadline=None)
@given(TEXT, st.sampled_from(TARGETS))
def test_convert_keeps_length_on_anything(text: str, target: str) -> None:
    assert len(convert(text, target)) == len(text)


def test_explain_refuses_a_difference_in_wording() -> None:
    with pytest.raises(ValueError, match="same key"):
        explain("其它", "其他")


def test_fold_of_single_characters_never_joins_the_words_that_laws_tell_apart() -> None:
    for pair in APART.split():
        assert difference(*pair) == "wording", pair


def test_every_variant_is_folded_into_the_first_of_its_group() -> None:
    for group in variants.groups():
        for other in group[1:]:
            assert fold(other) == fold(group[0])
            assert difference(other, group[0]) in ("variant", "width"), other
            assert other not in fold_table.TRADITIONAL_FROM, f"{other} is opencc's: class script"
    every = "".join(variants.groups())
    assert len(set(every)) == len(every)


def test_the_page_about_variants_shows_every_one() -> None:
    page = (ROOT / "docs" / "variants.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1:-1] for line in page.splitlines() if line.startswith("| ")]
    shown = " ".join(row[0] for row in rows)
    contexts = [literal + kept for literal, kept, _ in variants.CONTEXTS]
    for group in variants.groups() + contexts:
        assert all(one in shown for one in group), group
    for row in rows:
        assert len(row) == 3, row
        assert all(cell.strip() for cell in row), row


def test_the_table_is_what_its_generator_makes_of_the_installed_opencc() -> None:
    made = runpy.run_path(str(ROOT / "tests" / "tables" / "make_fold.py"))["module"]()
    assert made == Path(fold_table.__file__).read_text(encoding="utf-8")


def test_detect() -> None:
    assert detect("第 12 条 (a)") == "hans"
    assert detect("Article 12 (a)") == "none"
    assert detect("") == "none"
    assert detect("中文") == "hans"
    assert detect("為了規範數據") == "hant"
    assert detect("为了规范数据,為了規範數據") == "mixed"
    assert detect((SAMPLES / "beijing-digital-economy.hant.txt").read_text(encoding="utf-8")) == "hant"
    assert detect((SAMPLES / "beijing-digital-economy.hans.md").read_text(encoding="utf-8")) == "hans"
    assert evidence("数數中a") == (1, 1, 3)


def test_convert_for_showing() -> None:
    assert convert("行政复议的复核,入托儿所;干渠", "hant") == "行政復議的復核,入托兒所;幹渠"
    assert convert("行政覆議的答覆甚麼執著沿著著作", "hans") == "行政复议的答复什么执着沿着著作"
    assert convert("随着", "tw") == "隨著"
    assert convert("随着", "hk") == "隨着"
    assert convert("卫生", "hk") == "衞生"
    # A Traditional clause keeps its own characters; only what is Simplified for certain is turned.
    assert convert("皇后與公里,在关于數據的規定中", "hant") == "皇后與公里,在關于數據的規定中"
    assert convert("中华人民共和國,云计算,从中", "hant") == "中華人民共和國,雲計算,從中"
    # A Simplified clause with single characters turned is put through whole.
    assert convert("中华人民共和國关于云计算", "hant") == "中華人民共和國關於雲計算"
    # Simplified text stays as it is, whatever spelling it prefers.
    assert convert("座落、份量、身分", "hans") == "座落、份量、身分"
    with pytest.raises(ValueError, match="target"):
        convert("法", "jp")


def laws(count: int) -> list[str]:
    if not CORPUS.is_dir():
        pytest.skip("the corpus of real laws is not here")
    paths = sorted(CORPUS.rglob("*.md"))
    return [path.read_text(encoding="utf-8") for path in random.Random(7).sample(paths, count)]


@pytest.mark.usefixtures("way")
def test_converted_laws_have_the_same_key() -> None:
    for text in [law[:6000] for law in laws(12)]:
        for target in TARGETS:
            converted = convert(text, target)
            assert len(converted) == len(text)
            assert fold(converted) == fold(text)
            assert "wording" not in explain(text, converted)


def test_no_real_law_in_simplified_script_is_taken_for_another() -> None:
    for text in laws(200):
        assert detect(text) == "hans"


def test_fold_joins_no_two_characters_of_real_laws_but_the_variants() -> None:
    """Of all characters in Simplified laws, only listed groups come to one key."""
    used = {one for text in laws(300) for one in text}
    allowed = {frozenset(group) for group in variants.groups()}
    keys: dict[str, set[str]] = {}
    for one in used:
        keys.setdefault(fold(one), set()).add(one)
    han = re.compile("[\u4e00-\u9fff]")
    for same in keys.values():
        if len(same) == 1 or not any(han.match(one) for one in same):
            continue
        script = {one for one in same if one in fold_table.TRADITIONAL_FROM}
        assert any(same - script <= group for group in allowed), same
