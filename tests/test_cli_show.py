"""`tiaowen show`: places in any spelling, neighbours, scripts, raw text, JSON, TIAOWEN_LAW."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .program import HANS, HANT, call

RICH = "[bold red]红[/] [link=file:///etc/passwd]x[/link]"


def test_a_paragraph_in_a_pipe_is_one_line() -> None:
    result = call("show", HANT, "16.2")
    assert result.code == 0
    assert result.out.count("\n") == 1
    assert result.out.startswith("本條例所稱公共機構,")
    assert "(" not in result.out


@pytest.mark.parametrize("where", ["16", "十六", "第十六条", "第16條", "１６", "第十六條"])
def test_spellings_of_one_article(where: str) -> None:
    assert call("show", HANS, where).out == call("show", HANS, "16").out
    assert call("show", HANS, where).out.startswith("第十六条 公共数据资源")


def test_several_places_in_the_order_asked() -> None:
    out = call("show", HANS, "58", "第一条", "16.2").out
    assert [line[:4] for line in out.splitlines()] == ["第五十八", "第一条 ", "本条例所"]


def test_where_we_are_on_a_terminal() -> None:
    assert call("show", HANS, "10", columns=80).out.startswith("第二章 数字基础设施\n\n第十条  信息")


def test_neighbours_come_once_and_in_order() -> None:
    out = call("show", HANS, "-C", "1", "17", "16").out
    assert [line.split()[0] for line in out.splitlines() if line.startswith("第")] == [
        "第十五条",
        "第十六条",
        "第十七条",
        "第十八条",
    ]


def test_a_missing_place_is_said_and_the_others_are_shown() -> None:
    result = call("show", HANS, "60", "58")
    assert result.code == 1
    assert result.out.startswith("第五十八条 ")
    assert result.err == "tiaowen: error: 第六十条: this law has articles 第一条 to 第五十八条\n"


def test_raw_is_the_source_with_its_notes() -> None:
    out = call("show", HANT, "--raw", "58").out
    assert out.rstrip("\n") in Path(HANT).read_text(encoding="utf-8")
    assert "(" in call("show", HANT, "--raw", "16").out
    assert call("show", HANT, "--raw").out.rstrip("\n") == Path(HANT).read_text(encoding="utf-8").rstrip("\n")


@pytest.mark.parametrize(
    ("script", "word"), [("hans", "公共数据"), ("hant", "公共數據"), ("tw", "公共數據"), ("hk", "公共數據")]
)
def test_script(script: str, word: str) -> None:
    for sample in (HANS, HANT):
        assert word in call("show", sample, "16", "--script", script).out


def test_json_spans_lead_back_to_the_source() -> None:
    source = Path(HANT).read_text(encoding="utf-8")
    value = json.loads(call("show", HANT, "16.2", "第九章", "--json").out)
    assert (value["schema_version"], value["kind"]) == (1, "places")
    first, second = value["places"]
    assert first["pinpoint"] == {"article": "16", "paragraph": 2}
    span = first["span"]
    assert source[span["start"] : span["end"]].startswith("本條例所稱(chēng)公共機構")
    assert source.split("\n")[span["line"] - 1][span["column"] - 1 :].startswith("本條例所稱")
    assert second["node"]["children"][0]["number"] == "58"


def test_json_without_any_place_found() -> None:
    result = call("show", HANS, "99", "--json")
    assert result.code == 1
    assert json.loads(result.out)["places"] == []


def test_the_whole_law_in_a_pipe_reads_back_as_the_same_law() -> None:
    import tiaowen

    printed = tiaowen.parse(call("show", HANS).out)
    law = tiaowen.read(HANS)
    assert printed.title.text == law.title.text
    assert [unit.label.text for unit in printed.units] == [unit.label.text for unit in law.units]
    assert [p.words.text for u in printed.units for p in u.paragraphs] == [
        p.words.text for u in law.units for p in u.paragraphs
    ]


def test_the_law_may_come_from_the_environment() -> None:
    preset = {"TIAOWEN_LAW": HANS}
    assert call("show", "16.2", environ=preset).out == call("show", HANS, "16.2").out
    assert call("show", environ=preset).out == call("show", HANS).out
    assert call("show", HANT, "58", environ=preset).out == call("show", HANT, "58").out
    assert call("toc", environ=preset).out == call("toc", HANS).out
    assert "no such file" in call("show", "nowhere.md", environ=preset).err
    stdin = "第一条 甲。\n第二条 乙。\n".encode()
    assert call("show", "-", "2", environ=preset, stdin=stdin).out == "第二条 乙。\n"


def test_standard_input() -> None:
    stdin = Path(HANT).read_bytes()
    assert call("show", "-", "58", stdin=stdin).out == call("show", HANT, "58").out


def test_text_without_a_law_is_shown_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("亲爱的朋友\n\n你好，一切都好。\n", encoding="utf-8")
    result = call("show", str(path))
    assert result.code == 0
    assert result.out == "亲爱的朋友\n你好，一切都好。\n"
    assert "no articles" in result.err


@pytest.mark.parametrize("columns", [0, 80])
@pytest.mark.parametrize("options", [[], ["--raw"], ["--json"], ["2"]])
def test_nothing_in_a_text_acts_on_the_terminal(tmp_path: Path, columns: int, options: list[str]) -> None:
    path = tmp_path / "evil.md"
    path.write_text(
        f"# 恶法\x1b]0;title\x07\n\n第一条 甲\x1b[31m红\u202e倒\u2066。\n\n第二条 乙{RICH}\x9b2J。\n",
        encoding="utf-8",
    )
    result = call("show", str(path), *options, columns=columns)
    assert result.code == 0
    # Only --raw into a pipe gives the source's very characters: that is what it is for.
    if columns or "--raw" not in options:
        assert not set(result.out) & set("\x1b\x07\x9b\u202e\u2066")
    if "--json" not in options:
        assert "[bold red]红[/]" in result.out


def test_point_and_taiwan(tmp_path: Path) -> None:
    path = tmp_path / "decision.txt"
    path.write_text(
        "关于某事的决定\n一、甲事。\n二、乙事：\n（一）丙；\n（二）丁。\n本决定自公布之日起施行。\n",
        encoding="utf-8",
    )
    assert call("show", str(path), "二").out == "二、乙事：\n（一）丙；\n（二）丁。\n"
    taiwan = tmp_path / "tw.txt"
    taiwan.write_text(
        "某法\n修正日期：民國 110 年 01 月 20 日\n第 1 條\n甲。\n第 1-1 條\n乙。\n丙。\n第 2 條\n丁。\n",
        encoding="utf-8",
    )
    assert call("show", str(taiwan), "1-1").out == "第 1-1 條 乙。\n丙。\n"
    assert call("show", str(taiwan), "第一條之一第二項").out == "丙。\n"


def test_neighbours_up_to_the_ends_of_the_law() -> None:
    whole = call("show", HANS, "1-").out
    assert call("show", HANS, "-C", "999999999999", "30").out == whole
    assert call("show", HANS, "-C", "999999999999", "30", "第一章", "58").out == whole


def test_raw_text_is_not_converted_and_that_is_said() -> None:
    result = call("show", HANT, "58", "--raw", "--script", "hans")
    assert result.out == call("show", HANT, "58", "--raw").out
    assert "--script is not applied" in result.err


def test_headings_of_texts_with_numbered_sections() -> None:
    text = "# 示例解释\n\n## 一、管辖\n\n第一条 甲。\n\n## 二、证据\n\n第二条 乙。\n".encode()
    assert call("show", "-", stdin=text).out.splitlines()[1:3] == ["一、管辖", "第一条 甲。"]
    assert call("toc", "-", stdin=text).out.splitlines()[1:] == ["一、管辖\t第一条", "二、证据\t第二条"]
    assert call("show", "-", "2", stdin=text, columns=80).out.startswith("二、证据\n\n第二条  乙。")


def test_points_without_their_comma_in_the_outline() -> None:
    text = "示例决定\n一、甲的事情。\n二、乙的事情。\n三、本决定自公布之日起施行。\n".encode()
    assert call("toc", "-", stdin=text).out == "示例决定\t一 至 三\n"


def test_a_text_without_a_law_on_a_terminal() -> None:
    result = call("show", "-", stdin="# 通知\n\n大家好。\n".encode(), columns=80)
    assert result.out == "通知\n大家好。\n"
    assert "shown as it is" in result.err
    assert "shown as it is" not in call("show", "-", "3", stdin="# 通知\n\n大家好。\n".encode()).err


def test_what_show_prints_is_read_as_the_same_law() -> None:
    for law in (HANS, HANT):
        shown = call("show", law).out.encode()
        assert call("toc", "-", stdin=shown).out == call("toc", law).out
        assert call("show", "-", "1-", stdin=shown).out == call("show", law, "1-").out
