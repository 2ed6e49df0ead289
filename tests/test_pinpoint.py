"""Pinpoints in words: reading what a person types, and writing what is read back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tiaowen.errors import PinpointError
from tiaowen.model import LEVELS, Ordinal, Pinpoint
from tiaowen.pinpoint import Range, format, order, parse

from .case_files import load

WRITINGS = [
    pytest.param(writing, meaning, id=f"{title}: {writing}")
    for title, writings, meanings in load("pinpoint")
    for writing, meaning in zip(writings.split("\n"), meanings.split("\n"), strict=True)
]


def in_words(ranges: tuple[Range, ...]) -> str:
    """The ranges as the case file writes them."""
    return " + ".join(
        format(first) if first and first == last
        else f"{format(first) if first else '…'} to {format(last) if last else '…'}"
        for first, last in ranges
    )  # fmt: skip


@pytest.mark.parametrize(("writing", "meaning"), WRITINGS)
def test_cases(writing: str, meaning: str) -> None:
    try:
        understood = in_words(parse(writing))
    except PinpointError as error:
        understood, hint = str(error).rsplit("; ", 1)
        assert hint == "write 16.2.3 or 第十六条第二款第（三）项"
    assert understood == meaning


@pytest.mark.parametrize(
    ("writing", "dotted"),
    [("第十條第二項", "10.2"), ("第十條第三款", "10.0.3"), ("第十條第二項第三款", "10.2.3"),
     ("第十條第二款第三項", "10.2.3"), ("第 4-5 條", "4_5"), ("4-5", "4..5"), ("10.2", "10.2"),
     ("第十條第一項、第三項", "10.1,10.3"), ("第十條（三）", "10.0.3")],
)  # fmt: skip
def test_taiwan(writing: str, dotted: str) -> None:
    assert parse(writing, taiwan=True) == parse(dotted)


ordinals = st.builds(
    Ordinal, st.integers(1, 9999), st.sampled_from([0, 0, 1, 2, 20]), st.sampled_from(["", "", "A", "ZB"])
)
divisions = st.dictionaries(st.sampled_from(LEVELS), ordinals, min_size=1).map(
    lambda found: tuple(sorted(found.items(), key=lambda pair: LEVELS.index(pair[0])))
)


@st.composite
def pinpoints(draw: st.DrawFn) -> Pinpoint:
    if draw(st.booleans()):
        return Pinpoint(divisions=draw(divisions))
    item = draw(st.none() | ordinals)
    return Pinpoint(
        draw(ordinals),
        draw(st.integers(0, 120)),
        item,
        draw(st.none() | ordinals) if item else None,
        draw(st.just(()) | divisions),
    )


@given(pinpoints(), st.sampled_from(["hans", "hant", "taiwan", "dotted"]), st.sampled_from(["条", "点"]))
def test_written_pinpoints_read_back(pinpoint: Pinpoint, style: str, unit: str) -> None:
    written = format(pinpoint, style, unit)
    assert parse(written, taiwan=style == "taiwan") == (Range(pinpoint, pinpoint),)


places_in_articles = pinpoints().filter(lambda pinpoint: pinpoint.article)


@given(st.lists(places_in_articles, min_size=1, max_size=5), st.sampled_from(["hans", "dotted"]))
def test_lists_read_back(members: list[Pinpoint], style: str) -> None:
    # Without divisions: in a list, what a member leaves out is taken from the one before.
    plain = [member._replace(divisions=()) for member in members]
    written = "，".join(format(member, style) for member in plain)
    assert parse(written) == tuple(Range(member, member) for member in plain)


@given(ordinals, ordinals)
def test_ranges_read_back(one: Ordinal, other: Ordinal) -> None:
    low, high = sorted((Pinpoint(one), Pinpoint(other)), key=lambda pinpoint: order(pinpoint.article or one))
    for sign in ("..", "~", "至"):
        for style in ("hans", "dotted"):
            assert parse(format(low, style) + sign + format(high, style)) == (Range(low, high),)


ALPHABET = "第条條款项項目章编分点之一二三十百0123（）()[]..,，、-–~至_ \t\n2AaB㊀③。\x1b[m😀"


@settings(max_examples=400)
@given(st.text(ALPHABET, max_size=30) | st.text(max_size=30), st.booleans())
def test_any_text_is_understood_or_a_pinpoint_error(text: str, taiwan: bool) -> None:
    try:
        ranges = parse(text, taiwan=taiwan)
    except PinpointError as error:
        assert str(error).isprintable()
        return
    assert ranges
    for found in ranges:
        assert found.first or found.last
        for end in found:
            if end:
                assert parse(format(end)) == (Range(end, end),)
                assert parse(format(end, "dotted")) == (Range(end, end),)


@pytest.mark.parametrize(
    "text", ["第" * 100_000, "(1" + " " * 100_000, "1" * 100_000, "1-" * 50_000, "1," * 9_999]
)
def test_long_text_is_no_trouble(text: str) -> None:
    try:
        assert len(parse(text)) == 9_999
    except PinpointError as error:
        assert len(str(error)) < 200
