"""Search puts a file aside, or says that the word is in it, only where that is so."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tiaowen
from tiaowen import clean, parser, source
from tiaowen.fold import fold
from tiaowen.markup import CONTROL, INVISIBLE
from tiaowen.model import Source
from tiaowen.search import Query, parse
from tiaowen.search.match import search
from tiaowen.search.prefilter import MAYBE, SURE, prefilter, spellings

from .program import ROOT
from .search_samples import corpus, words

NOISE = st.sampled_from(
    [
        *("", "", "", "(shù)", "（jing）", "<b>", "</b>", "\u200b", "\n", "\r\n", " ", "\u3000", "**", "&nbsp;"),
        *("<!-- 第 -->", "\ufe00", "\x1b[1m", "\n\n打印本页\n", "\\", "__", "[", "](http://a)"),
    ]
)
HAN = st.sampled_from(
    "数据數经濟济關于於答覆复份分计計畫划鍊链条條第一二，。()（）aA１1座标沈没身傢俱沉淀陷庇荫甚什麼么\U0002b5af"
)


@st.composite
def noisy(draw: st.DrawFn) -> tuple[str, str]:
    """A text, and a stretch of its folded words."""
    characters = draw(st.lists(HAN, min_size=1, max_size=12))
    text = "第一条 " + "".join(one + draw(NOISE) for one in characters) + "。\n第二条 本法自公布之日起施行。\n"
    key = fold("".join(characters))
    start = draw(st.integers(0, len(key) - 1))
    return text, key[start : start + draw(st.integers(1, 4))]

@given(noisy(), st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"]))
@settings(max_examples=400, deadline=None)
def test_the_prefilter_misses_nothing(made: tuple[str, str], encoding: str) -> None:
    text, word = made
    data = text.encode(encoding)
    query = Query((word,))
    read = parser.parse(clean.clean(source.decode(data, "-", encoding)))
    if search(read, query):
        assert prefilter(query.words)(data)
        assert prefilter([*query.words, "没有这些字"], either=True)(data)

@given(st.text(min_size=1, max_size=6))
@settings(max_examples=200, deadline=None)
def test_every_spelling_is_known(text: str) -> None:
    for written, kept in zip(text, fold(text), strict=True):
        assert written in spellings(kept)

def test_every_foldable_character_is_known() -> None:
    """All there are, one by one; and what folds beside others, by the words of docs/variants.md."""
    for code in [*range(0x20, 0xD800), *range(0xE000, 0x10000), *range(0x20000, 0x2B000, 7)]:
        kept = fold(chr(code))
        assert kept == chr(code) or chr(code) in spellings(kept)
    for word in re.findall("[\u4e00-\u9fff]{2,6}", (ROOT / "docs" / "variants.md").read_text(encoding="utf-8")):
        for written, kept in zip(word, fold(word), strict=True):
            assert written in spellings(kept)

def test_what_is_taken_out_begins_with_what_the_prefilter_knows() -> None:
    seen = [chr(code) for code in range(0x110000) if re.match(f"[{INVISIBLE}{CONTROL}]", chr(code))]
    assert len(seen) >= 100
    for character in seen:
        assert prefilter(["数据"])(f"数{character}据".encode())

def test_the_prefilter_puts_files_aside() -> None:
    assert not prefilter(["数据"])("第一条 处理数字的证据。\n".encode())
    assert not prefilter(["数据", "安全"])("第一条 处理數據。\n".encode())
    assert prefilter(["数据", "安全"], either=True)("第一条 处理數據。\n".encode())
    assert prefilter(["数据"])("第一条 处理数据。\n".encode("gb18030"))
    assert prefilter(["数据"])("第一条 处理数据。\n".encode("utf-16-le"))

def test_corpus_the_prefilter_drops_no_file_with_hits() -> None:
    files = corpus(60)
    asked = {word for path in files[:12] for word in words(path.read_text(encoding="utf-8"), 2)}
    read = {path: (path.read_bytes(), tiaowen.read(str(path))) for path in files}
    for word in sorted(asked):
        query = parse(f'"{word}"')
        may_hold = prefilter(query.words)
        for path, (data, found) in read.items():
            assert may_hold(data) or not search(found, query), (path, word)

def test_only_names_are_asked_for_and_given_as_the_hits_are() -> None:
    """What is sure without reading a law is so; and where nothing is sure, the law is read."""
    files = corpus(60)
    laws = [(path.read_bytes(), tiaowen.read(str(path))) for path in files]
    sure = 0
    for word in ["应当", "的", "施行", "数据", "條例", "附件", *words(files[0].read_text(encoding="utf-8"), 6)]:
        query = parse(f'"{word}"')
        look = prefilter(query.words, sure=True)
        for data, read in laws:
            said = look(data)
            sure += said == SURE
            assert (said == MAYBE) or bool(search(read, query)) is (said == SURE)
    assert sure > 100

@given(noisy())
@settings(max_examples=300, deadline=None)
def test_what_is_sure_is_found(made: tuple[str, str]) -> None:
    text, word = made
    for written in (text, text + "---\n", text.replace("第二条", "<!-- 第二条") + "-->"):
        if prefilter([word], sure=True)(written.encode()) == SURE:
            assert search(parser.parse(clean.clean(Source("-", written))), Query((word,)))

@pytest.mark.parametrize(
    "text",
    ["<!-- 处理数据。 -->\n第一条 无。\n", "---\ntitle: 数据。\n---\n第一条 无。\n", "\x1b]0;数据。\x07第一条 无。\n",
     "[无](/数据。)第一条 无。\n", "GIF8 数据。\n", "<script>数据。</script>\n第一条 无。\n"],
)  # fmt: skip
def test_a_word_that_is_cleaned_away_is_never_sure(text: str) -> None:
    assert prefilter(["数据"], sure=True)(text.encode()) == MAYBE


