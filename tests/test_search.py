"""Search: cases for a lawyer's eye, both scripts give the same hits, and nothing is missed or made up."""

from __future__ import annotations

import json
import os
import random
import re
import shlex
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tiaowen
from tiaowen import clean, lines, parser, source
from tiaowen.errors import QueryError
from tiaowen.fold import fold
from tiaowen.markup import CONTROL, INVISIBLE
from tiaowen.model import Law, Source
from tiaowen.script import TARGETS, convert
from tiaowen.search import Query, bounded, parse
from tiaowen.search.files import find
from tiaowen.search.match import search
from tiaowen.search.pattern import compiled, fold_pattern, literals
from tiaowen.search.prefilter import prefilter, spellings
from tiaowen.search.run import Outcome, run
from tiaowen_cli.screen import progress

from .case_files import load
from .program import HANS, HANT, ROOT, call, environment

CORPUS = ROOT.parent / "shared" / "corpus"
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

@cache
def law(path: str) -> Law:
    return tiaowen.read(str(ROOT / path))

def articles(law: Law, query: Query) -> set[str]:
    """The articles with hits, and a 0 for anything outside of them that both samples have."""
    return {str(hit.pinpoint.article) for hit in search(law, query) if hit.pinpoint and hit.pinpoint.article}

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

def corpus(count: int) -> list[Path]:
    if not CORPUS.exists():
        pytest.skip("the corpus is not here: ../shared/corpus")
    files = sorted(CORPUS.rglob("*.md"))
    return random.Random(5).sample(files, min(count, len(files)))

def words(text: str, count: int) -> list[str]:
    """Some stretches of a text, as a person may look for."""
    chance = random.Random(len(text))
    runs = re.findall("[\u4e00-\u9fff]{2,}", fold(clean.clean(Source("-", text)).clean))
    cut = [chance.choice(runs) for _ in range(count)] if runs else []
    starts = [chance.randrange(len(run) - 1) for run in cut]
    found = [run[start : start + chance.randint(1, 4)] for run, start in zip(cut, starts, strict=True)]
    return [word for word in found if fold(word) == word]

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

# --- the prefilter never drops a file that the search finds something in ---

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
    for written, key in zip(text, fold(text), strict=True):
        assert written in spellings(key)

def test_every_foldable_character_is_known() -> None:
    """All there are, one by one; and what folds beside others, by the words of docs/variants.md."""
    for code in [*range(0x20, 0xD800), *range(0xE000, 0x10000), *range(0x20000, 0x2B000, 7)]:
        key = fold(chr(code))
        assert key == chr(code) or chr(code) in spellings(key)
    for word in re.findall("[\u4e00-\u9fff]{2,6}", (ROOT / "docs" / "variants.md").read_text(encoding="utf-8")):
        for written, key in zip(word, fold(word), strict=True):
            assert written in spellings(key)

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

# --- queries ---

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

# --- files and processes ---

def test_folders_links_and_order(tmp_path: Path) -> None:
    for name in ("b/2.md", "b/1.txt", "a-b/x.md", "a/z.md", "a/.hidden/y.md", "a/.y.md", "a/n.html", "a/U.TXT"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("第一条 数据。\n", encoding="utf-8")
    os.symlink("..", tmp_path / "a" / "loop")
    os.symlink(tmp_path / "b", tmp_path / "link")
    os.symlink("nowhere", tmp_path / "broken.md")
    warnings: list[str] = []
    found = [path.removeprefix(f"{tmp_path}/") for path in find([str(tmp_path)], warnings.append)]
    assert found == ["a/U.TXT", "a/z.md", "a-b/x.md", "b/1.txt", "b/2.md", "broken.md"]
    assert warnings == []
    again = find([str(tmp_path / "b"), str(tmp_path / "b" / "2.md"), "-", "-"], warnings.append)
    assert sorted(again) == ["-", str(tmp_path / "b" / "1.txt"), str(tmp_path / "b" / "2.md")]

def test_a_file_that_cannot_be_read_is_a_warning_and_the_others_are_searched(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"%PDF-1.4 \xff\xfe")
    (tmp_path / "b.md").write_text("第一条 數據。\n", encoding="utf-8")
    (tmp_path / "c.md").write_text("第一条 数据。\n", encoding="gb18030")
    (tmp_path / "d.md").write_bytes(b"")
    result = call("search", "-c", "数据", str(tmp_path), str(tmp_path / "none.md"))
    assert result.code == 2
    assert [line.removeprefix(f"{tmp_path}/") for line in result.out.splitlines()] == ["b.md:1", "c.md:1", "d.md:0"]
    assert "a.md" in result.err
    assert "none.md: there is no such file" in result.err

def test_exit_codes_are_those_of_grep() -> None:
    assert call("search", "数据", "samples").code == 0
    assert call("search", "没有这个词", "samples").code == 1
    assert call("search", "数据", "nowhere.md").code == 2
    assert call("search", '"数据', "samples").code == 2
    assert call("search", "数据").code == 2
    assert call("search", "-l", "-c", "数据", "samples").code == 2
    assert call("search", "-L", "数据", HANS).code == 1
    assert call("search", "-L", "没有这个词", HANS).code == 0
    assert call("search", "数据", environ={"TIAOWEN_LAW": HANS}).code == 0

@pytest.mark.parametrize("pattern", ["(a+)+$", "(.*)*x", "(a|aa)+b", "(.*a){25}x"])
def test_a_pattern_made_to_be_slow_ends_with_an_error(
    pattern: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounded, "SECONDS", 0.2)
    path = tmp_path / "a.md"
    path.write_text("第一条 bx。\n第二条 " + "a" * 60 + "。\n", encoding="utf-8")
    result = call("search", "-e", pattern, str(path))
    assert result.code == 2
    assert result.out == ""
    assert "a.md: the pattern takes too long" in result.err

def test_names_of_files_counts_and_limits() -> None:
    assert call("search", "-l", "数据", HANT, HANS).out == f"{HANS}\n{HANT}\n"
    assert call("search", "-c", "-m", "3", "数据", HANS, HANT).out == f"{HANS}:3\n{HANT}:3\n"
    whole = call("search", "数据", HANS, HANT).out.splitlines()
    assert call("search", "-m", "1", "数据", HANS, HANT).out.splitlines() == [
        next(line for line in whole if line.startswith(path)) for path in (HANS, HANT)
    ]

def test_json_is_an_object_a_line() -> None:
    result = call("search", "--json", "數字經濟促進", HANS, HANT)
    objects = [json.loads(line) for line in result.out.splitlines()]
    assert {one["path"] for one in objects} == {HANS, HANT}
    for one in objects:
        assert (one["schema_version"], one["kind"]) == (1, "hit")
        text = law(one["path"]).text.source.text
        for span in one["spans"]:
            assert fold(re.sub(r"\(.*?\)", "", text[span["start"] : span["end"]])) == "数字经济促进"
            start, end = span["mark"]
            assert one["text"][start:end] == span["text"]
    first = next(one for one in objects if one["section"] == "article")
    assert (first["place"], first["pinpoint"]) == ("第二条第一款", {"article": "2", "paragraph": 1})
    assert call("search", "--json", "没有这个词", HANS).out == ""

def test_a_terminal_shows_headings_and_highlights() -> None:
    result = call("search", "數據要素", HANS, columns=60, environ={})
    assert "\x1b[1m北京市数字经济促进条例\x1b[0m" in result.out
    assert "\x1b[1;36m第十五条\x1b[0m" in result.out
    assert result.out.count("\x1b[1;31m数据要素\x1b[0m") >= 3
    assert "2 hits" in result.out
    bare = re.sub(r"\x1b\[[0-9;]*m", "", result.out)
    assert not any(line.lstrip()[:1] in "。，、；" for line in bare.splitlines() if line.strip())

def test_text_from_a_file_cannot_act_on_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("第一条 数\x1b[31m据\u202e安全 [bold]数据[/bold]。\n", encoding="utf-8")
    for columns in (0, 60):
        result = call("search", "数据", str(path), columns=columns)
        assert "\x1b" not in result.out
        assert "\u202e" not in result.out
        assert "[bold]" in result.out

def test_many_files_in_processes_give_what_one_gives(tmp_path: Path) -> None:
    for number in range(200):
        text = f"第一条 数据{number}。\n" if number % 3 else "第一条 无。\n"
        (tmp_path / f"{number:03}.md").write_text(text, encoding="utf-8")
    result = call("search", "數據", str(tmp_path))
    expected = [
        f"{tmp_path}/{number:03}.md:1:第一条第一款:第一条 数据{number}。" for number in range(200) if number % 3
    ]
    assert result.out.splitlines() == expected
    assert call("search", "-e", r"數據\d+", str(tmp_path)).out == result.out

def test_a_fault_in_a_process_is_not_swallowed() -> None:
    def work(index: int) -> Outcome:
        if index == 150:
            raise ZeroDivisionError
        return Outcome(str(index), 1)

    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        list(run(work, 200, bounded=True))

def test_a_bar_comes_where_it_takes_long_and_on_a_terminal_only(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    for wanted in (False, True):
        with progress.Bar(100, wanted=wanted) as bar:
            bar.show(50)
        assert ("searching" in capsys.readouterr().err) is wanted


def test_the_reader_of_the_output_may_go() -> None:
    words = [sys.executable, "-m", "tiaowen_cli", "search", "的", "samples"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(), cwd=ROOT) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.readline()
        child.stdout.close()
        assert child.stderr.read() == b""
        assert child.wait() == 0

def test_a_search_in_a_pipe_imports_nothing_heavy() -> None:
    line = [sys.executable, "-X", "importtime", "-m", "tiaowen_cli", "search", "数据", HANS]
    done = subprocess.run(line, capture_output=True, env=environment(), cwd=ROOT, check=True)
    names = {row.split(b"|")[-1].strip().decode() for row in done.stderr.splitlines()}
    assert "tiaowen.search.match" in names
    assert not names & {"rich", "opencc", "multiprocessing", "json", "tiaowen.diff"}
