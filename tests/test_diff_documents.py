"""The documents made from a comparison: JSON, HTML, Markdown, docx; they take text for data."""

from __future__ import annotations

import html.parser
import io
import json
import re
import zipfile
from collections.abc import Iterator

import pytest

import tiaowen
from tiaowen.compare import compare
from tiaowen.comparison import Comparison
from tiaowen.render import (
    comparison_docx,
    comparison_html,
    comparison_json,
    comparison_markdown,
    tables,
    words,
)
from tiaowen.render.rescript import comparison_in
from tiaowen.script import convert

from .two_laws import NEW, OLD, compared

EVIL = "<script>alert(1)</script>&[x](http://e.example)**b**|a|`c`$d$<!-- -->\x1b[31m\x07\u202e"


# JSON


def test_json_leads_back_to_both_files() -> None:
    value = json.loads(comparison_json.text(compared()))
    assert (value["schema_version"], value["kind"], value["different"]) == (1, "comparison", True)
    assert (value["old"]["date"], value["new"]["date"]) == ("2018-03-20", "2024-12-25")
    assert value["map"][1] == {
        "old": None, "new": "2", "kind": "added", "likeness": 0.0, "matched_by": "none", "doubt": None,
    }  # fmt: skip
    pieces = 0
    for change in value["changes"]:
        for row in change["rows"]:
            for piece in row["pieces"]:
                for side, source in (("old", OLD), ("new", NEW)):
                    span = piece[f"{side}_span"]
                    if piece[side] and "\n" not in piece[side]:
                        assert source[span["start"] : span["end"]] == piece[side]
                        assert source.split("\n")[span["line"] - 1][span["column"] - 1 :].startswith(piece[side])
                        pieces += 1
    assert pieces > 20


def test_json_names_places_in_words_and_in_numbers() -> None:
    value = json.loads(comparison_json.text(compared()))
    fifth = next(change for change in value["changes"] if change["new"] and change["new"]["numbers"] == ["5"])
    part = fifth["new"]["parts"][2]
    assert part["name"] == "第五条第一款第（二）项"
    assert part["pinpoint"] == {"article": "5", "paragraph": 1, "item": "2"}
    assert fifth["new"]["position"] == "new.md:10:1"
    assert [row["new"] for row in fifth["rows"]] == [[0], [1], [2], [3]]


# Documents


class _Tags(html.parser.HTMLParser):
    """The tags and the text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        assert not any(name.startswith("on") for name, _ in attrs)
        if tag not in ("meta", "col", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += data


def _page(comparison: Comparison) -> _Tags:
    tags = _Tags()
    tags.feed(comparison_html.page(comparison))
    assert not tags.open
    return tags


def test_html_is_a_page_of_its_own() -> None:
    page = comparison_html.page(compared())
    assert not re.search(r"(?:src|href)=|@import|url\(", page)
    assert "prefers-color-scheme: dark" in page
    assert "@media print" in page
    assert "max-width" in page
    tags = _page(compared())
    assert "script" not in tags.seen
    assert {"table", "ins", "del"} <= tags.seen
    for said in ("《某某条例》新旧对照表", "2018-03-20", "2024-12-25", "新增1条", "删除1条"):
        assert said in tags.text


def _evil() -> Comparison:
    """A comparison whose values hold what cleaning would have taken out, in titles, words, headings and names."""
    held = "天" * len(EVIL)
    old = f"恶法\n第一章 总则{held}\n第一条 甲{held}乙，应当丙丁。\n第二条 {held}。\n"
    comparison = compared(old, old.replace("应当", "可以").replace("总则", "分则"))
    laws = [
        law._replace(
            title=law.title._replace(text=law.title.text + EVIL),
            text=law.text._replace(source=law.text.source._replace(name=EVIL)),
        )
        for law in (comparison.old, comparison.new)
    ]
    changed = comparison_in(comparison, lambda text: text.replace(held, EVIL))
    return changed._replace(old=laws[0], new=laws[1])


def test_html_takes_text_for_data() -> None:
    tags = _page(_evil())
    assert "script" not in tags.seen
    assert tags.text.count("<script>alert(1)</script>") >= 6
    assert not set(comparison_html.page(_evil())) & set("\x1b\x07\u202e")


def test_markdown_takes_text_for_data() -> None:
    page = comparison_markdown.page(_evil())
    assert "<script" not in re.sub(r"\\.", "", page)
    assert "**" not in re.sub(r"\\.", "", page)
    assert "](" not in re.sub(r"\\.", "", page)
    assert not re.search(r"https?:", page)
    for line in page.split("\n"):
        if line.startswith("|"):
            assert len(re.findall(r"(?<!\\)\|", line)) == 4
    assert not set(page) & set("\x1b\x07\u202e")


def _document(comparison: Comparison) -> Iterator[tuple[str, bool, bool]]:
    """Text of each run of the table, whether bold, whether struck out."""
    import docx

    file = docx.Document(io.BytesIO(comparison_docx.document(comparison)))
    for row in file.tables[0].rows:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                for run in paragraph.runs:
                    yield run.text, bool(run.bold), bool(run.font.strike)


def test_docx() -> None:
    pytest.importorskip("docx")
    found = list(_document(compared()))
    assert ("市网信部门负责统筹协调和监督管理工作。", True, False) in found
    assert ("拒绝、阻碍检查的，给予警告。", False, True) in found
    assert any(text == "新增" for text, _, _ in found)
    with zipfile.ZipFile(io.BytesIO(comparison_docx.document(compared()))) as file:
        document = file.read("word/document.xml").decode()
        assert file.testzip() is None
    assert "《某某条例》新旧对照表" in document
    assert "tblHeader" in document
    assert document.count("w:vMerge") >= 4


def test_docx_takes_text_for_data() -> None:
    pytest.importorskip("docx")
    text = "".join(text for text, _, _ in _document(_evil()))
    assert "<script>alert(1)</script>" in text
    assert not set(text) & set("\x1b\x07\u202e")


def test_a_document_in_the_script_of_the_new_text() -> None:
    traditional = compared(OLD, convert(NEW, "hant"))
    assert tables.table(traditional).language == "zh-Hant"
    assert "新舊對照表" in tables.table(traditional).title
    assert "《某某條例》" in tables.table(traditional).title
    assert "第三條　" not in comparison_html.page(comparison_in(traditional, lambda text: convert(text, "hans")))


def test_a_table_holds_every_word_of_what_changed_and_with_unchanged_of_all() -> None:
    comparison = compared()
    for side, law in ((0, comparison.old), (1, comparison.new)):
        text = "".join(
            run.text for block in tables.table(comparison, unchanged=True).blocks for row in block.rows
            for run in row[side].runs
        )  # fmt: skip
        for unit in law.units:
            for paragraph in unit.paragraphs:
                assert paragraph.words.text in text


def test_split_articles_have_their_numbers_in_the_table() -> None:
    three = "甲乙丙丁戊己。"
    one, two = "采集数据应当取得被采集人的书面同意。", "保存数据的期限不得超过五年，期满应当销毁。"
    old = f"第一条 {one}{two}\n第二条 {three}\n"
    new = f"第一条 {one}\n第二条 {two}\n第三条 {three}\n"
    comparison = compared(old, new)
    assert comparison.articles[0].kind == "split"
    page = comparison_markdown.page(comparison)
    assert "第一条　采集数据应当取得被采集人的书面同意。" in page
    assert "第二条　保存数据的期限" in page


def test_the_table_says_what_was_split_into_what() -> None:
    one, two = "采集数据应当取得被采集人的书面同意。", "保存数据的期限不得超过五年，期满应当销毁。"
    apart, whole = f"第一条 {one}\n第二条 {two}\n", f"第一条 {one}{two}\n"
    assert "| 拆分为第一条、第二条 |" in comparison_markdown.page(compared(whole, apart))
    assert "| 由第一条、第二条合并 |" in comparison_markdown.page(compared(apart, whole))


def test_a_document_does_not_tell_the_folders_of_its_maker() -> None:
    names = [("/home/a/laws/2018.md", "/home/a/laws/2023.md"), ("/a/1/x.md", "/a/2/x.md"), ("-", "x.md"), ("x", "x")]
    shown = [("2018.md", "2023.md"), ("1/x.md", "2/x.md"), ("-", "x.md"), ("x", "x")]
    for (old, new), expected in zip(names, shown, strict=True):
        comparison = compare(tiaowen.parse(OLD, old), tiaowen.parse(NEW, new))
        assert tables.table(comparison).files == expected


def test_every_kind_has_its_word() -> None:
    from tiaowen.comparison import KINDS

    assert set(words.KINDS) == set(KINDS)
