"""The pieces of a pair: what a reader sees, and that nothing is lost."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tiaowen
from tiaowen import lcs
from tiaowen.compare import compare
from tiaowen.comparison import Change, Comparison
from tiaowen.diff import edits
from tiaowen.tokens import tokens

from .case_files import load

SHAPES = "甲乙丙的，。；、一二十百第条款监察督机关，\n"
texts = st.text(SHAPES, max_size=40)


def law(*articles: str) -> tiaowen.model.Law:
    lines = [f"第{'一二三四五六七八九'[index]}条　{text}" for index, text in enumerate(articles)]
    return tiaowen.parse("示例法\n\n" + "\n".join(lines) + "\n")


def shown(change: Change) -> str:
    found = ""
    for piece in change.pieces:
        if piece.kind == "same":
            found += piece.new
            continue
        found += (f"[-{piece.old}-]" if piece.old else "") + (f"{{+{piece.new}+}}" if piece.new else "")
        found += "" if piece.kind in ("removed", "added") else f"<{piece.kind}>"
    return found


def holds(comparison: Comparison) -> None:
    """The pieces give both texts, and every character of a side leads to its own in the file."""
    for change in (*comparison.changes, *comparison.information):
        old, new = change.old.text if change.old else "", change.new.text if change.new else ""
        assert "".join(piece.old for piece in change.pieces) == old
        assert "".join(piece.new for piece in change.pieces) == new
        for piece in change.pieces:
            assert old[piece.old_start : piece.old_start + len(piece.old)] == piece.old
            assert new[piece.new_start : piece.new_start + len(piece.new)] == piece.new
        for side, whole in ((change.old, comparison.old), (change.new, comparison.new)):
            for offset, character in enumerate(side.text if side else ""):
                assert character == "\n" or whole.text.clean[side.origin(offset)] == character


@pytest.mark.parametrize(("title", "given_", "expected"), load("diff"), ids=lambda value: value[:30])
def test_cases(title: str, given_: str, expected: str) -> None:
    old, new = (line.replace("\\n", "\n") for line in given_.split("\n"))
    comparison = compare(law(old), law(new))
    assert shown(comparison.articles[0]) == expected, title
    holds(comparison)


@given(texts, texts)
def test_lcs_is_a_longest_common_subsequence(old: str, new: str) -> None:
    runs = list(lcs.matches(old, new))
    assert all(old[mine : mine + length] == new[other : other + length] for mine, other, length in runs)
    assert all(a[0] + a[2] <= b[0] and a[1] + a[2] <= b[1] for a, b in zip(runs, runs[1:], strict=False))
    row = [0] * (len(new) + 1)
    for mine in old:
        above, row = row, [0]
        for column, other in enumerate(new):
            row.append(above[column] + 1 if mine == other else max(above[column + 1], row[column]))
    assert sum(length for _, _, length in runs) == row[-1]


@given(texts, texts)
def test_edits_are_whole_and_mirrored(old: str, new: str) -> None:
    ours, yours = tokens(old), tokens(new)
    spans = edits(ours, yours)
    assert edits(yours, ours) == [(c, d, a, b) for a, b, c, d in spans]
    mine = other = 0
    for index, (start, end, other_start, other_end) in enumerate(spans):
        assert (start, other_start) == (mine, other)
        mine, other = end, other_end
        same = [token.key for token in ours[start:end]] == [
            token.key for token in yours[other_start:other_end]
        ]
        assert same or index % 2
    assert (mine, other) == (len(ours), len(yours))


@given(texts)
def test_tokens_are_lossless(text: str) -> None:
    assert "".join(text[token.start : token.end] for token in tokens(text)) == text


@settings(max_examples=60)
@given(st.lists(texts, max_size=4), st.lists(texts, max_size=4))
def test_pieces_give_both_texts(old: list[str], new: list[str]) -> None:
    ours, yours = law(*old), law(*new)
    holds(compare(ours, yours))
    assert not compare(ours, ours).different


@settings(max_examples=40)
@given(st.lists(texts, min_size=1, max_size=4), st.lists(texts, min_size=1, max_size=4))
def test_the_rows_of_both_directions_are_the_same(old: list[str], new: list[str]) -> None:
    there, back = (
        compare(law("\n".join(old)), law("\n".join(new))),
        compare(law("\n".join(new)), law("\n".join(old))),
    )
    ours, yours = there.articles[0], back.articles[0]
    if ours.link == yours.link == "pair":
        rows = [(row.old, row.new) for row in ours.rows if row.old and row.new]
        assert rows == [(row.new, row.old) for row in yours.rows if row.old and row.new]


def test_an_unchanged_article_with_a_stale_reference_is_notable() -> None:
    old = law("违反第二条规定的，给予处分。", "县级以上人民政府负责数据工作。")
    new = law(
        "违反第二条规定的，给予处分。", "国家鼓励数据流通，保护个人信息。", "县级以上人民政府负责数据工作。"
    )
    change = compare(old, new).articles[0]
    assert (change.words, change.real, change.notable) == ("same", False, True)
    assert not compare(old, old).articles[0].notable


def test_a_reference_that_follows_its_article_is_only_that() -> None:
    old = law(
        "为了举例，制定本法。",
        "县级以上人民政府负责数据工作。",
        "违反第二条、第一条至第二条规定的，给予处分。",
    )
    new = law(
        "为了举例，制定本法。", "国家鼓励数据流通，保护个人信息。", "县级以上人民政府负责数据工作。",
        "违反第三条、第一条至第三条规定的，给予处分。",
    )  # fmt: skip
    change = compare(old, new).articles[3]
    assert (change.words, change.renumbered, change.kind) == ("reference", True, "reference")
    assert (
        shown(change)
        == "违反[-第二条-]{+第三条+}<reference>、第一条至[-第二条-]{+第三条+}<reference>规定的，给予处分。"
    )
    assert not change.remarks


@pytest.mark.parametrize(
    ("reference", "words", "message"),
    [
        ("第四条", "edited", "refers to 第四条 instead of 第二条, which is now 第三条"),
        ("第二条", "same", "still refers to 第二条, but what was 第二条 is now 第三条"),
    ],
)
def test_a_reference_that_does_not_follow_is_marked(reference: str, words: str, message: str) -> None:
    old = law("为了举例，制定本法。", "县级以上人民政府负责数据工作。", "违反第二条规定的，给予处分。")
    new = law(
        "为了举例，制定本法。", "国家鼓励数据流通，保护个人信息。", "县级以上人民政府负责数据工作。",
        f"违反{reference}规定的，给予处分。",
    )  # fmt: skip
    change = compare(old, new).articles[3]
    assert (change.words, change.renumbered, change.real) == (words, True, True)
    assert change.notable
    assert [remark.message for remark in change.remarks] == [message]
    assert change.new
    assert change.new.text[change.remarks[0].offset :].startswith(reference)


def test_large_unlike_texts_are_replaced_whole() -> None:
    old, new = "甲乙丙丁戊己庚" * 1000, "子丑寅卯辰巳午" * 1000
    assert edits(tokens(old), tokens(new)) == [(0, 0, 0, 0), (0, 7000, 0, 7000), (7000, 7000, 7000, 7000)]


def test_large_like_texts_are_compared_between_anchors() -> None:
    clauses = [f"第{number}类数据的处理者应当在{number * 7 % 365}日内备案，" for number in range(1, 400)]
    changed = [clause for index, clause in enumerate(clauses) if index % 50]
    changed[100] = "本条另有规定的除外，"
    old, new = "".join(clauses), "".join(changed)
    ours, yours = tokens(old), tokens(new)
    assert min(len(ours), len(yours)) > 4000
    spans = edits(ours, yours)
    assert "".join(old[ours[a].start : ours[b - 1].end] for a, b, _, _ in spans if b > a) == old
    assert len(spans) == 2 * 9 + 1


def test_no_single_characters_are_left_between_changes() -> None:
    old = "国家安全机关对用于间谍行为的工具和其他财物，可以依法查封、扣押、冻结。"
    new = "公民和组织发现违法行为，应当及时向有关部门举报；受理的部门应当保密。"
    change = compare(law(old), law(new)).articles[0]
    same = [piece.old for piece in change.pieces if piece.kind == "same"]
    assert all(len(re.sub(r"\W", "", text)) != 1 for text in same[1:-1])


def preamble(words: str) -> tiaowen.model.Law:
    return tiaowen.parse(f"示例法\n\n{words}\n\n第一条　{DUTY}\n第二条　{BOAST}\n")


def test_a_preamble_refers_to_what_it_likes() -> None:
    words = "依照第四十三条和第二章、第五条制定本法，如下列规定。"
    comparison = compare(preamble(words), preamble(words.replace("下列", "上列")))
    change = next(change for change in comparison.changes if change.subject == "preamble")
    assert shown(change) == "依照第四十三条和第二章、第五条制定本法，如[-下-]{+上+}列规定。"
    holds(comparison)


def test_an_article_that_the_old_law_has_not_is_no_stale_reference() -> None:
    old = law("违反第八条规定的，给予处分。", DUTY)
    change = compare(old, law("违反第八条规定的，依法给予处分。", DUTY)).articles[0]
    assert shown(change) == "违反第八条规定的，{+依法+}给予处分。"


@pytest.mark.parametrize("back", [False, True])
def test_paragraphs_joined_change_no_law(back: bool) -> None:
    old, new = law(f"{DUTY}\n{BOAST}", PENALTY), law(f"{DUTY}{BOAST}", PENALTY)
    comparison = compare(new, old) if back else compare(old, new)
    first = comparison.articles[0]
    assert (first.words, first.real, first.changes_law, comparison.different) == (
        "layout",
        True,
        False,
        False,
    )
    renumbered = compare(old, law(FRESH, f"{DUTY}{BOAST}", PENALTY)).articles[1]
    assert (renumbered.words, renumbered.changes_law) == ("layout", True)


def test_paragraphs_with_nothing_but_the_words_of_the_whole_article_in_common_are_two_rows() -> None:
    first = "国家实行统一的会计制度。国家统一的会计制度由国务院财政部门根据本法制定并公布。"
    second = "有关部门可以依照本法和国家统一的会计制度制定有特殊要求的行业实施该制度的具体办法，报国务院财政部门批准。"
    army = "军队后勤部门可以依照本法和国家统一的会计制度制定军队实施该制度的具体办法，报国务院财政部门备案。"
    web = "国家加强会计信息化建设，鼓励依法采用现代信息技术开展会计工作，具体办法由国务院财政部门会同有关部门制定。"
    change = compare(law(f"{first}\n{second}\n{army}"), law(f"{first}\n{second}\n{web}")).articles[0]
    assert [(len(row.old), len(row.new)) for row in change.rows] == [(1, 1), (1, 1), (1, 0), (0, 1)]


DUTY = "县级以上人民政府负责数据工作，建立协调机制，明确负责人。"
BOAST = "国家鼓励数据依法自由流通，保护个人信息，支持技术创新。"
FRESH = "渔业船舶应当经检验合格，持有航行签证簿，方可下水作业。"
PENALTY = "违反前条规定的，由主管部门责令限期改正；拒不改正的，处一万元以下罚款。"


def relative(*sides: tuple[str, ...]) -> list[str]:
    comparison = compare(law(*sides[0]), law(*sides[1]))
    holds(comparison)
    for change in comparison.articles:
        stale = [piece for piece in change.pieces if piece.kind == "stale"]
        assert [piece.new_start for piece in stale] == [remark.offset for remark in change.remarks]
        assert all(piece.old == piece.new for piece in stale)
    return [remark.message for change in comparison.articles for remark in change.remarks]


@pytest.mark.parametrize(
    ("new", "messages"),
    [
        (
            (BOAST, DUTY, FRESH, PENALTY),
            ["still refers to 前条: that was 第二条, which is now 第二条, and 第三条 stands before it"],
        ),
        (
            (BOAST, PENALTY),
            ["still refers to 前条: that is now 第一条, which was 第一条 and did not stand before it"],
        ),
        ((FRESH, BOAST, DUTY, PENALTY), []),
        ((BOAST, FRESH, DUTY, PENALTY), []),
        ((BOAST, DUTY.replace("县级", "市级"), PENALTY), []),
        ((BOAST, FRESH, PENALTY), []),
        ((BOAST, DUTY, FRESH, PENALTY.replace("前条", "第二条")), []),
        ((BOAST, DUTY, FRESH, PENALTY.replace("前条", "前两条")), []),
    ],
)
def test_the_article_before_may_be_another_one_now(new: tuple[str, ...], messages: list[str]) -> None:
    assert relative((BOAST, DUTY, PENALTY), new) == messages


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("依照前两条规定执行。", 1),
        ("依照上条规定执行。", 1),
        ("目前条件不具备的，不得下水。", 0),
        ("将“前条规定”改正。", 0),
    ],
)
def test_which_words_mean_the_article_before(words: str, count: int) -> None:
    long = words + "船舶所有人应当保存航行签证簿，接受主管部门检验。"
    assert len(relative((BOAST, DUTY, long), (BOAST, DUTY, PENALTY[8:], long))) == count


@pytest.mark.parametrize(
    ("between", "count"),
    [(f"{FRESH}\n", 1), ("", 0), ("渔业船舶应当经检验合格；\n", 0)],
)
def test_the_paragraph_before_may_be_another_one_now(between: str, count: int) -> None:
    penalty = PENALTY.replace("前条", "前款")
    found = relative((f"{DUTY}\n{penalty}", BOAST), (f"{DUTY}\n{between}{penalty}", BOAST))
    assert found == count * [
        "still refers to 前款: that was 第一款, which is now 第一款, and 第二款 stands before it"
    ]
