"""Search: how queries and patterns are read, and characters that are another one beside certain others."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tiaowen
from tiaowen import lines
from tiaowen.errors import QueryError
from tiaowen.fold import fold
from tiaowen.search import parse
from tiaowen.search.match import search
from tiaowen.search.pattern import compiled, fold_pattern, literals
from tiaowen.search.prefilter import prefilter
from tiaowen.search.query import key

from .program import HANS, HANT
from .search_samples import articles, law

# --- characters that are another one beside certain others ---

@pytest.mark.parametrize("path", [HANS, HANT])
def test_each_character_of_a_sample_is_found_at_each_of_its_places(path: str) -> None:
    """A person who types 覆 means that of 答覆 too."""
    cleaned = law(path).text
    rows = [line for line in lines.split(cleaned) if line.kind not in ("blank", "furniture")]
    held = {one for line in rows for one in line.text if one.isalnum()}
    for character in held:
        marks = {span.start for hit in search(law(path), parse(character)) for span in hit.spans}
        for line in rows:
            for place, one in enumerate(line.text):
                assert one != character or cleaned.origin(line.start + place) in marks, (character, line)

def test_each_character_finds_the_same_articles_in_both_samples() -> None:
    held = {one for path in (HANS, HANT) for one in law(path).text.clean if one.isalnum()}
    for character in held:
        assert articles(law(HANS), parse(character)) == articles(law(HANT), parse(character)), character

@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("覆", "答覆 覆議 答复 复议 颠覆"),
        ("畫", "計畫 计划 畫面 画面"),
        ("份", "部份 部分 一份"),
        ("分", "身分證 身份证 部份"),
        ("沈", "沈默 沉默 沈陽"),
        ("甚", "甚麼 什么 甚至"),
        ("鍊", "拉鍊 拉链 锁链"),
        ("座", "座落 坐落 一座"),
        ("畫後", "計畫後"),
    ],
)
def test_a_character_that_has_lost_what_stands_beside_it(typed: str, found: str) -> None:
    for word in found.split():
        text = f"第一条 有关{word}的规定。\n"
        for query in (parse(typed), parse(regex=typed)):
            assert search(tiaowen.parse(text), query), word
            assert prefilter(query.words)(text.encode())

@pytest.mark.parametrize(("typed", "other"), [("覆", "恢复 复杂"), ("畫", "区划 划分"), ("份", "分别"), ("座", "坐下")])
def test_it_finds_no_more_than_that(typed: str, other: str) -> None:
    for word in other.split():
        text = f"第一条 有关{word}的规定。\n"
        assert not search(tiaowen.parse(text), parse(typed)), word
        assert not search(tiaowen.parse(text), parse(regex=typed)), word

@given(st.text(alphabet="覆座份分沈畫炼俱甚么答计身标", min_size=1, max_size=30))
@settings(max_examples=100, deadline=None)
def test_a_word_is_found_in_itself(text: str) -> None:
    assert search(tiaowen.parse(f"第一条 {text}。\n"), parse(text))

# --- queries ---

@given(st.text(max_size=30))
@settings(max_examples=200, deadline=None)
def test_a_short_query_is_folded_as_a_text_is(text: str) -> None:
    assert key(text) == fold(text)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("數據 安全", ("数据", "安全")),
        ('"數據 安全"', ("数据 安全",)),
        ("“数据安全” 出境", ("数据安全", "出境")),
        ("「數據」「安全」", ("数据", "安全")),
        ("数据　数据", ("数据",)),
        ("(一)", ("（一）",)),
    ],
)
def test_words(typed: str, expected: tuple[str, ...]) -> None:
    assert parse(typed).words == expected

@pytest.mark.parametrize("typed", ["", "  ", '""', '"数据', "“数据", "\u200b"])
def test_a_query_without_words_is_an_error(typed: str) -> None:
    with pytest.raises(QueryError):
        parse(typed)

@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("數據", "数据"),
        (r"\(一\)", "（一）"),
        ("(?:數|据){2}", "数據"),
        ("[數据]+", "數據"),
        ("[^數]據", "证据"),
        ("(?P<一>數)(?P=一)", "數数"),
        (r"\u6578", "数"),
        (r"第\d+條", "第１２条"),
        ("[Ａ-Ｃ]", "B"),
        (r"(?i)WTO規則", "wto规则"),
        (r"a{2,3},b", "aaa，b"),
        ("答覆", "答复"),
    ],
)
def test_a_pattern_is_folded_as_texts_are(pattern: str, text: str) -> None:
    assert compiled(fold_pattern(pattern)).fullmatch(fold(text))

@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("数据", ("数据",)),
        ("数据?安全", ("数", "安全")),
        ("数据(安全|出境)+法", ("数据", "法")),
        ("数据|安全", ()),
        ("(?i)WTO", ()),
        ("处.{1,3}万元", ("处", "万元")),
        ("数{2}据", ("据",)),
        (r"第\d条", ("第", "条")),
    ],
)
def test_what_a_pattern_must_find(pattern: str, expected: tuple[str, ...]) -> None:
    assert literals(pattern) == expected

@pytest.mark.parametrize("pattern", ["", "(", "[", "*", "a" * 3000, "(" * 500 + ")" * 500, "(?P<a>", "\\"])
def test_a_broken_pattern_is_an_error(pattern: str) -> None:
    with pytest.raises(QueryError):
        fold_pattern(pattern)

@given(st.text(alphabet="數a()[]{}|*+?\\.^$-,:=!<>P1 覆答&~", max_size=12))
def test_no_pattern_breaks_the_folding(pattern: str) -> None:
    """Whatever is a pattern before is one after; QueryError is all there is."""
    try:
        folded = fold_pattern(pattern)
    except QueryError:
        return
    literals(folded)
    assert compiled(folded)


