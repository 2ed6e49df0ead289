"""Whatever a text says: reading never raises, loses nothing, and every value leads back to the text."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tiaowen.clean import clean
from tiaowen.lines import split
from tiaowen.model import Article, Division, Law, Paragraph, Passage, Source, Subitem, Text
from tiaowen.parser import parse

NUMBERS = ["一", "二", "三", "四", "五", "十", "十二", "二百十一", "廿三", "〇", "1", "2", "３", "79-1", "2A", "－"]
FRAGMENTS = [
    *NUMBERS, "第", "笫", "条", "條", "章", "节", "編", "编", "分编", "款", "项", "之一", "之二",
    "第一条", "第二条", "第三条 ", "第 4 條", "第五条【标题】", "第六条（标题）", "第一章 总 则", "第二章 罚则",
    "第一编", "第一分编", "第一节", "（一）", "(二)", "（三）", "（一之一）", "1.", "2、", "①", "⑵", "(a)", "(1A)",
    "一、", "二、", "“", "”", "「", "」", "《", "》", "：", "；", "。", "，", "、", "：“", "附件", "附件1", "附：",
    "附则", "目录", "序言", "总则", "# ", "## ", "**", "> ", "- ", "|", "\t", " ", "　", "\n", "\n", "\n\n", "\r\n",
    "\x0c", "\u2028", "\u200b", "\ufeff", "\ufffd", "\x1b[31m", "[red]", "<b>", "<br>", "<!-- INFO END -->", "&nbsp;",
    "經(jīng)濟", "會(huì )", "公里(km)", "中华人民共和国主席令", "第5号", "2020年1月1日", "（2020年1月1日通过）",
    "现予公布", "示例条例", "关于修改示例法的决定", "自公布之日起施行。", "本决定自公布之日起施行。", "（删除）",
    "规定", "的", "甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛", "甲", "扫描二维码 关注我们", "打印本页", "此复。", "……3",
]  # fmt: skip
MIXTURES = st.lists(st.sampled_from(FRAGMENTS), max_size=60).map("".join)
ANY_TEXT = st.one_of(MIXTURES, st.text(max_size=80), st.lists(st.one_of(MIXTURES, st.text(max_size=9))).map("".join))
UNREAD = frozenset("#*>-+●•▪■◆○【】〔〕[]（）()《》：:，,.．、。…·　 ")
"""What may stand in no passage though its line is read: marks of headings, brackets of titles, leaders."""
ASIDE = ("blank", "title", "contents", "furniture")
"""Lines of which a part may stand in no passage: a page's title, the page number of an entry."""


def read(text: str) -> Law:
    return parse(clean(Source("-", text)))


def restored(text: Text) -> str:
    """The source as the clean text and the removals give it back."""
    parts, done = [], 0
    for removal, cut in zip(text.removals, text.cuts, strict=True):
        parts += [text.clean[done:cut], removal.text]
        done = cut
    return "".join([*parts, text.clean[done:]])


def passages(law: Law) -> Iterator[Passage]:
    """Every passage of a law, in no order."""
    yield from (law.title, law.subtitle, *law.notes, *law.announcement, *(entry.title for entry in law.contents))
    for paragraph in (*law.preamble, *law.closing):
        yield from in_paragraph(paragraph)
    for _, node in law.walk():
        yield from in_node(node)
    for annex in law.annexes:
        yield from (annex.label, annex.title)
        for paragraph in annex.paragraphs:
            yield from in_paragraph(paragraph)


def in_node(node: Division | Article) -> Iterator[Passage]:
    yield from (node.label, node.title)
    for paragraph in node.paragraphs:
        yield from in_paragraph(paragraph)


def in_paragraph(paragraph: Paragraph) -> Iterator[Passage]:
    yield paragraph.words
    for item in paragraph.items:
        yield from (item.label, item.words)
        yield from in_subitems(item.subitems)


def in_subitems(subitems: tuple[Subitem, ...]) -> Iterator[Passage]:
    for subitem in subitems:
        yield from (subitem.label, subitem.words)
        yield from in_subitems(subitem.subitems)


@given(ANY_TEXT)
@settings(max_examples=400, deadline=None)
@example("")
@example("\r")
@example("第")
@example("第第第第一条条条")
@example("：“第一条 甲\n第一条 乙”\n第一条 丙")
@example("第一条 （一）甲：（一）乙；（二）丙\n（二）丁\n1.戊\n甲\n（三）己")
def test_nothing_is_lost(text: str) -> None:
    law = read(text)
    lines = split(law.text)
    assert "".join(line.text for line in lines) == law.text.clean
    assert restored(law.text) == text
    done = 0
    for line in lines:
        assert line.span == (done, done + len(line.text))
        assert line.span.start <= line.body <= line.span.end
        assert line.label is None or line.span.start <= line.label.start <= line.label.end <= line.body
        done = line.span.end


@given(ANY_TEXT)
@settings(max_examples=300, deadline=None)
@example("第一条（标题）甲\n第二条【标题】\n乙")
@example("《甲法》\n甲法\n目录\n第一章 甲……3\n第一章 甲\n第一条 乙\n附件1：丙\n丁")
def test_every_passage_stands_where_it_says(text: str) -> None:
    law = read(text)
    for passage in passages(law):
        assert passage.text == "".join(law.text.clean[span.start : span.end] for span in passage.spans)
        assert all(span.start < span.end for span in passage.spans)
        assert list(passage.spans) == sorted(passage.spans)
    for finding in law.findings:
        assert 0 <= finding.span.start <= finding.span.end <= len(law.text.clean)


@given(ANY_TEXT)
@settings(max_examples=300, deadline=None)
def test_units_stand_in_order_and_hold_their_words(text: str) -> None:
    law = read(text)
    assert law.units == tuple(node for _, node in law.walk() if isinstance(node, Article))
    end = 0
    for unit in law.units:
        assert end <= unit.span.start
        end = unit.span.end
        spans = [span for passage in in_node(unit) for span in passage.spans]
        assert spans == sorted(spans)
        assert unit.span == (spans[0].start, spans[-1].end)
    for path, node in law.walk():
        assert all(above.span.start <= node.span.start and node.span.end <= above.span.end for above in path)


@given(ANY_TEXT)
@settings(max_examples=300, deadline=None)
@example("第一条 甲\n附件\n\n乙\n第一条 丙")
@example("一、甲\n本决定自公布之日起施行。\n某市人大\n2020年1月1日")
def test_every_word_stands_in_one_passage(text: str) -> None:
    law = read(text)
    times = [0] * len(law.text.clean)
    for passage in passages(law):
        for span in passage.spans:
            for offset in range(span.start, span.end):
                times[offset] += 1
    assert max(times, default=0) <= 1
    for line in split(law.text):
        if line.kind in ASIDE:
            continue
        for offset in range(line.span.start, line.span.end):
            character = law.text.clean[offset]
            assert times[offset] or character.isspace() or character in UNREAD, (line, character)


@given(ANY_TEXT)
@settings(max_examples=60, deadline=None)
def test_the_same_text_is_read_the_same_again(text: str) -> None:
    assert read(text) == read(text)


@given(st.lists(st.sampled_from(["甲的，应当乙。", "有下列情形的：", "本法所称丙，是指丁。"]), min_size=1, max_size=30))
@settings(max_examples=60, deadline=None)
def test_what_is_written_as_a_law_is_read_as_one(bodies: list[str]) -> None:
    """The other way round: a law made of numbered articles comes back with these numbers and these words."""
    from tiaowen.numerals import to_chinese

    rows = [f"第{to_chinese(number)}条 {body}" for number, body in enumerate(bodies, 1)]
    law = read("示例法\n" + "\n".join(rows))
    assert [str(article.ordinal) for article in law.articles] == [str(n) for n in range(1, len(bodies) + 1)]
    assert [article.paragraphs[0].words.text for article in law.articles] == bodies
