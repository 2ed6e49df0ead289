"""Search: cases for a lawyer's eye, both scripts give the same hits, and nothing is missed or made up."""

from __future__ import annotations

import re
import shlex

import pytest

import tiaowen
from tiaowen import clean, lines, parser, source
from tiaowen.fold import fold
from tiaowen.model import Source
from tiaowen.script import TARGETS, convert
from tiaowen.search import Query, parse
from tiaowen.search.match import search

from .case_files import load
from .program import HANS, HANT, ROOT, call
from .search_samples import articles, corpus, law, words

CASES = [pytest.param(given, expected, id=title) for title, given, expected in load("search")]
QUERIES = (  # noqa: SIM905 - as a person types them
    "数据 数据要素 数字经济 市人民政府 经济和信息化 应当 可以 罚款 总则 附则 平台 制定本条例 鼓励 知识产权 "
    "云 采 范 于 筑 并 系统 发展 复 后 台 里 面 干 准 余 第十六条 （一） ， 2023年 1"
).split()


@pytest.mark.parametrize(("given", "expected"), CASES)
def test_cases(given: str, expected: str) -> None:
    query, _, text = given.partition("\n")
    result = call("search", *shlex.split(query), "-", stdin=text.encode())
    # The path of standard input: -: before a hit, -- before context.
    assert [line[1:].removeprefix(":") for line in result.out.splitlines()] == expected.splitlines()
    assert result.code == (0 if expected else 1)
    assert result.err == ""

@pytest.mark.parametrize("word", QUERIES)
def test_both_samples_give_the_same_articles_in_either_script(word: str) -> None:
    expected = articles(law(HANS), parse(word))
    assert articles(law(HANT), parse(word)) == expected
    for target in TARGETS:
        assert articles(law(HANS), parse(convert(word, target))) == expected
        assert articles(law(HANT), parse(convert(word, target))) == expected

def test_two_words_and_patterns_give_the_same_articles() -> None:
    for query in (
        parse("数据 安全"),
        parse("數據 安全", unit="款"),
        parse("数据 平台", unit="章"),
        parse("平台 交易", either=True, without=("安全",)),
        parse(regex="數據(要素|資源)[，,。]?"),
    ):
        found = articles(law(HANS), query)
        assert found
        assert articles(law(HANT), query) == found

# --- against a plain scan ---

def plain(text: str, word: str) -> set[int]:
    """The offsets in the source of a word: line by line in the folded clean text, as simply as can be."""
    cleaned = clean.clean(Source("-", text))
    furniture = {line.span for line in lines.split(cleaned) if line.kind == "furniture"}
    found = set()
    start = 0
    for line in cleaned.clean.splitlines(keepends=True):
        for match in re.finditer(re.escape(word), fold(line)):
            offset = start + match.start()
            if not any(span.start <= offset < span.end for span in furniture):
                found.add(cleaned.origin(offset))
        start += len(line)
    return found

def ours(text: str, word: str) -> dict[int, str]:
    """The same by the program, with what stands there in the source."""
    read = parser.parse(clean.clean(Source("-", text)))
    hits = search(read, Query((word,)))
    return {span.start: text[span.start : span.end] for hit in hits for span in hit.spans}

def compare(text: str, word: str) -> None:
    """Nothing that a plain scan finds is missed; what else is found goes over a line's end or a heading's spaces."""
    scanned, found = plain(text, word), ours(text, word)
    assert scanned <= found.keys()
    for start in found.keys() - scanned:
        assert re.search(r"\s", found[start]), (start, found[start])

def test_corpus_same_hits_as_a_plain_scan() -> None:
    for path in corpus(40):
        text = source.read_file(str(path)).text
        for word in ["应当", "第二条", *words(text, 4)]:
            compare(text, word)

def test_corpus_same_hits_for_the_query_in_the_other_script() -> None:
    for path in corpus(40):
        read = tiaowen.read(str(path))
        for word in words(read.text.source.text, 5):
            expected = search(read, parse(f'"{word}"'))
            assert expected
            for target in TARGETS:
                assert search(read, parse(f'"{convert(word, target)}"')) == expected

def test_spans_lead_back_to_the_source() -> None:
    for path in (HANS, HANT):
        text = law(path).text.source.text
        for hit in search(law(path), parse("數據 经济", either=True)):
            for mark, span, position in zip(hit.marks, hit.spans, hit.positions, strict=True):
                piece = text[span.start : span.end]
                assert re.sub(r"\(.*?\)", "", piece) == hit.text[mark.start : mark.end]
                row = text.split("\n")[position.line - 1]
                assert row[position.column - 1] == piece[0]

PAGE = (ROOT / "docs" / "search.md").read_text(encoding="utf-8")
CONSOLE = re.findall(
    r"^\$ tiaowen (.*)\n((?:(?!\$ ).+\n)*)",
    "".join(re.findall(r"^```console\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)),
    re.MULTILINE,
)


@pytest.mark.parametrize(("line", "output"), CONSOLE, ids=[line for line, _ in CONSOLE])
def test_the_page_says_what_the_program_says(line: str, output: str) -> None:
    result = call(*shlex.split(line))
    assert result.out + result.err == output

