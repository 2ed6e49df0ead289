"""Text without what is not the law's, and the account of what was taken out."""

import random
import re
import runpy
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tiaowen import furniture, markup, notes
from tiaowen.clean import clean, tally
from tiaowen.model import Source, Text
from tiaowen.source import read_file

from .case_files import load

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples"
SHARED = ROOT.parent / "shared"
shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the real laws are not here")

SCRAPS = [
    *("第一条", "經", "年", "會", "(jīng)", "(nian)", "(huì )", " (jīng)", "（hui） ", "(", ")", "\n", " ", "　"),
    *("<p>", "</p>", "<", ">", "<!--", "-->", "&nbsp;", "\\", "[", "](#a)", "![", "**", "__", "。", "，"),
    *("\x00", "\x1b[31m", "\r", "\f", "\v", "\u200b", "\u202e", "打印本页", "来源：", "上一篇：", "— 3 —"),
    *("掃描二維碼 關注我們", "首页 > 法规", "附件："),
]
NOISE = st.lists(st.sampled_from(SCRAPS) | st.text(max_size=4), max_size=40).map("".join)


def of(text: str) -> Text:
    return clean(Source("-", text))


def restored(text: Text) -> str:
    """The source, put together from the clean text and the removals."""
    parts, taken, position = [], 0, 0
    for removal in text.removals:
        kept = removal.span.start - position
        parts += [text.clean[taken : taken + kept], removal.text]
        taken, position = taken + kept, removal.span.end
    return "".join([*parts, text.clean[taken:]])


@pytest.mark.parametrize(("title", "given", "expected"), load("clean"))
def test_cases(title: str, given: str, expected: str) -> None:
    assert of(given).clean.rstrip("\n") == expected.rstrip("\n"), title


@settings(max_examples=400, deadline=None)
@given(NOISE)
@example("經\n打印本页\n(jīng)濟")
@example("<<!-- -->p>")
@example("\f\x00\n\r\r\n")
@example("\f\f\f\v")
def test_removals_and_clean_text_give_the_source(text: str) -> None:
    result = of(text)
    assert restored(result) == text
    ends = [0]
    for removal in result.removals:
        assert removal.span.start >= ends[-1]
        assert removal.text == text[slice(*removal.span)] != ""
        ends.append(removal.span.end)
    for offset in range(len(result.clean)):
        assert text[result.origin(offset)] == result.clean[offset]
    assert of(result.clean).removals == ()


def test_the_traditional_sample_has_1078_notes_on_48_characters() -> None:
    source = read_file(str(SAMPLES / "beijing-digital-economy.hant.txt"))
    text = clean(source)
    removed = [removal for removal in text.removals if removal.kind == "note"]
    assert len(removed) == 1078
    assert len({source.text[removal.span.start - 1] for removal in removed}) == 48
    assert tally(text) == {"note": 1078, "furniture": 1}
    assert "關注我們" not in text.clean
    assert text.clean.endswith("施行。\n\n")
    assert not re.search(r"[(（][a-zāáǎàēéěèīíǐìōóǒòūúǔù]", text.clean)


def test_the_simplified_sample_loses_its_comment_and_nothing_else() -> None:
    text = clean(read_file(str(SAMPLES / "beijing-digital-economy.hans.md")))
    assert [(removal.kind, removal.text) for removal in text.removals] == [("markup", "<!-- INFO END -->")]


def test_positions_lead_back_over_the_notes() -> None:
    text = of("第一條 經(jīng)濟\n會(huì )議")
    assert text.clean == "第一條 經濟\n會議"
    assert text.position(text.clean.index("濟")) == (1, 12)
    assert text.position(text.clean.index("議")) == (2, 8)


@pytest.mark.parametrize(
    ("text", "expected", "kinds"),
    [
        ("\x1b[31m红\x1b[0m色\x07", "红色", ["control"] * 3),
        ("\x1b]0;title\x07正文", "正文", ["control"]),
        ("a\r\nb\rc", "a\nb\rc", ["control"]),
        ("第一条\n\f第三章\v表", "第一条\n第三章\v表", ["control"]),
        ("条\u200b例\u202e\ufeff", "条例", ["invisible"] * 2),
        ("經\u200b(jī\u200bng)濟", "經濟", ["invisible", "note"]),
        ("經<b>(jīng)</b>濟", "經濟", ["markup", "note", "markup"]),
        ("經(j\nīng)濟", "經濟", ["note"]),
        ("經\n(jīng)濟", "經\n濟", ["note"]),
        ("a\tb　c\u2028d\x85", "a\tb　c\u2028d\x85", []),
    ],
)
def test_characters_that_a_reader_does_not_see(text: str, expected: str, kinds: list[str]) -> None:
    result = of(text)
    assert result.clean == expected
    assert [removal.kind for removal in result.removals] == kinds


def test_ordinary_characters_are_those_that_are_neither_control_nor_invisible() -> None:
    rare = re.compile(f"[{markup.CONTROL}\r\v\f{markup.INVISIBLE}]")
    every = "".join(map(chr, range(0x110000)))
    ordinary = "".join(character for character in rare.sub("", every))
    match = markup.ORDINARY.match(ordinary)
    assert match
    assert match.end() == len(ordinary)
    assert [character for character in rare.findall(every) if markup.ORDINARY.fullmatch(character)] == []


FURNITURE = """扫码关注|长按识别二维码关注我们|扫一扫在手机打开当前页|打印本页|【打印】【关闭】|字体：大 中 小
字 號：[大] [中] [小]|（责任编辑：张三 李四）|來源：新华社|发布日期：2022-12-01|浏览次数： 次|點擊：1234次
2023-07-06 14:06:33 来源：人民网 作者：张三|您的位置：首页>政府信息公开|首页 > 政务公开 > 政策文件
下一篇：北京市某条例|回到頂部|分享到：微信 微博 QQ空间|京公网安备 11010202000001号|网站地图 | 联系我们
Copyright © 2023 All Rights Reserved|相關閱讀|附件：某条例.pdf|－12－|- 12 -|第 3 页 共 20 页|3/20|Page 3 of 20
友善列印|所有條文 編章節 條號查詢 條文檢索 沿革 立法歷程|https://example.org/a.htm|我要纠错
建议使用1024×768分辨率浏览器浏览"""


@pytest.mark.parametrize("line", re.split(r"(?<! )\||\n", FURNITURE))
def test_a_line_of_furniture_goes_from_either_end(line: str) -> None:
    law = "某某法\n第一条 为了规范，制定本法。\n第二条 本法自公布之日起施行。\n"
    assert of(f"{line}\n{law}").clean == law
    assert of(f"{law}\n　{line}").clean == law + "\n"


LAW_LINES = """责任编辑应当具有编辑资格|关注重点人群|主办单位应当|下列行为|返回原籍|首页标明
打印本页并签字|版权所有者|二维码登记|1/2|第三页|附件1：收费标准|目录|2022年11月25日|公告〔十五届〕第89号|中小|大|下载|PDF|（一）来源：指出处；
上一年度|来源：|时间：|地址："""


@pytest.mark.parametrize("line", re.split(r"\||\n", LAW_LINES))
def test_a_line_that_a_law_may_have_stays(line: str) -> None:
    text = f"某某法\n第一条 为了规范，制定本法。\n{line}\n第二条 本法自公布之日起施行。\n附件：\n{line}\n"
    assert of(text).clean == text


def test_every_word_of_a_menu_is_furniture() -> None:
    for word in furniture.STRONG_WORDS.split():
        assert of(f"{word}\n第一条 为了规范。\n{word}").clean == "第一条 为了规范。\n", word


def test_every_label_is_furniture() -> None:
    for label in furniture.LABELLED.split():
        assert of(f"某法\n{label}：某某\n第一条 为了规范。\n").clean == "某法\n第一条 为了规范。\n", label


SHAPES = {
    "toned": "{c}({toned})",
    "toned with a space inside": "{c}({toned} )",
    "full-width": "{c}（{toned}）",
    "plain and repeated": "{c}{repeated}",
    "plain with a space behind": "{c}({plain}) ",
}


@pytest.mark.parametrize("shape", SHAPES)
def test_any_set_of_characters_in_any_shape_is_cleaned(shape: str) -> None:
    pypinyin = pytest.importorskip("pypinyin")
    plain_text = of((SAMPLES / "beijing-digital-economy.hans.md").read_text(encoding="utf-8")).clean
    plain_text = plain_text.replace("\u3000", "")
    toned = pypinyin.lazy_pinyin(plain_text, style=pypinyin.Style.TONE, errors=list)
    plain = pypinyin.lazy_pinyin(plain_text, errors=list)
    choose = random.Random(shape)
    characters = sorted(set(re.findall("[一-鿿]", plain_text)) - set(notes.LABELS))
    for size in (3, 12, 50):
        chosen = set(choose.sample(characters, size)) | {"数"}
        polluted = [
            SHAPES[shape].format(c=c, toned=reading, plain=bare, repeated=f"({bare})" * (1 + ord(c) % 3))
            if c in chosen
            else c
            for c, reading, bare in zip(plain_text, toned, plain, strict=True)
        ]
        assert of("".join(polluted)).clean == plain_text


def test_readings_are_those_of_pypinyin() -> None:
    pytest.importorskip("pypinyin")
    made = runpy.run_path(str(ROOT / "tests" / "tables" / "make_readings.py"))["table"]()
    committed = notes._table()
    for syllable, characters in made.items():
        assert set(characters) <= set(committed.get(syllable, "")), syllable


@pytest.mark.parametrize(
    ("character", "reading", "expected"),
    [
        *(("經", "jīng", True), ("经", "jing", True), ("的", "de", True), ("们", "men", True), ("綠", "lǜ", True)),
        *(("率", "lu:4", True), ("〇", "líng", True), ("甲", "an", False), ("里", "km", False), ("安", "a", False)),
        *(("經", "", False), ("a", "a", False), ("長", "zhǎng，cháng", True), ("長", "zhǎng，duǎn", False)),
    ],
)
def test_what_is_a_reading(character: str, reading: str, expected: bool) -> None:
    assert notes.is_reading(character, reading) is expected


@shared
def test_no_clean_law_loses_a_note_or_a_line() -> None:
    counts: Counter[str] = Counter()
    for path in sorted(SHARED.glob("corpus/**/*.md")):
        text = clean(read_file(str(path)))
        assert restored(text) == text.source.text
        counts.update(removal.kind for removal in text.removals)
        markups = [removal.text for removal in text.removals if removal.kind == "markup"]
        assert all(markup.startswith("<!--") for markup in markups), path
    assert set(counts) == {"markup", "invisible"}


@shared
@pytest.mark.parametrize("path", sorted(SHARED.glob("polluted/*.txt")), ids=lambda path: path.stem)
def test_polluted_copies_have_the_words_of_the_clean_ones(path: Path) -> None:
    import json

    from tiaowen.script import fold

    def key(text: str) -> str:
        return "".join(fold(text).split())

    expected = json.loads(path.with_suffix(".expect.json").read_text(encoding="utf-8"))
    text = key(clean(read_file(str(path))).clean)
    assert [number for number, words in expected["article_text"].items() if key(words) not in text] == []
    assert not re.search(r"\([a-zāáǎàēéěèīíǐìōóǒòūúǔù ]+\)", text)


UNITS = ["(", "(a)", "阿(a)", "<", "<p ", "<!--", "*", "**x", "__第", "[x](", "\r", "\x1b[", "\n来源："]


@pytest.mark.parametrize("unit", UNITS)
def test_long_repetitions_are_gone_through_once(unit: str) -> None:
    text = unit * (300_000 // len(unit))
    assert restored(of(text)) == text
