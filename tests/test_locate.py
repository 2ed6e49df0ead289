"""Finding a pinpoint in a law, and from an offset: on laws built by hand, and on the samples."""

import os

import pytest

from tiaowen.errors import NotFoundError
from tiaowen.model import Division, Law, Ordinal, Passage, Pinpoint, Span
from tiaowen.pinpoint import Range, find, format, locate, numbered, parse, pinpoint_at, usage

from .law_builder import Writer, filled


def chapters() -> Law:
    """Two chapters: 第一条 to 第三条, and 第四条 (2 款, 2 项 of 3 目 in the second), 第六条 and 第六条之一."""
    write = Writer()
    write.line("某条例")
    first = filled(write.division("章", 1), *write.articles(1, 3))
    second = filled(
        write.division("章", 2),
        write.article(Ordinal(4), (0, 0), (2, 3)),
        write.article(Ordinal(6), (3, 0), (2, 0)),
        write.article(Ordinal(6, 1)),
    )
    return write.law(first, second)


def code() -> Law:
    """Two 编, each with chapters that count from one."""
    write = Writer()
    books = []
    for number in (1, 2):
        heading = write.division("编", number)
        ten = 10 * number
        one = filled(write.division("章", 1), *write.articles(ten + 1, ten + 2))
        two = filled(write.division("章", 2), *write.articles(ten + 3, ten + 4))
        books.append(filled(heading, one, two))
    return write.law(*books)


def found(law: Law, writing: str) -> list[str]:
    """What stands at the places that are written, in words."""
    return [format(place.pinpoint) for place in find(law, writing)]


@pytest.mark.parametrize(
    ("writing", "places"),
    [
        ("2", "第二条"),
        ("第六条之一", "第六条之一"),
        ("4.2", "第四条第二款"),
        ("4.2.1", "第四条第二款第（一）项"),
        ("4.2.1.3", "第四条第二款第（一）项第3目"),
        ("第四条第（二）项", "第四条第二款第（二）项"),
        ("第四条第（二）项第1目", "第四条第二款第（二）项第1目"),
        ("第六条第（二）项", "第六条第一款第（二）项 第六条第二款第（二）项"),
        ("第六条第（三）项", "第六条第一款第（三）项"),
        ("3-5", "第三条 第四条"),
        ("5-", "第六条 第六条之一"),
        ("..2", "第一条 第二条"),
        ("4-6", "第四条 第六条"),
        ("6-", "第六条 第六条之一"),
        ("6-100", "第六条 第六条之一"),
        ("4.1-4.9", "第四条第一款 第四条第二款"),
        ("4.2.1.2-4.2.1.3", "第四条第二款第（一）项第2目 第四条第二款第（一）项第3目"),
        ("第六条第一款第（二）项至第（三）项", "第六条第一款第（二）项 第六条第一款第（三）项"),
        ("第二章", "第二章"),
        ("第一章-", "第一章 第二章"),
        ("第二章第四条", "第四条"),
        ("第二章 4.2", "第四条第二款"),
        ("2,1", "第二条 第一条"),
    ],
)
def test_locate(writing: str, places: str) -> None:
    assert found(chapters(), writing) == places.split()


def test_a_place_has_its_nodes_and_the_divisions_around_it() -> None:
    law = chapters()
    (place,) = locate(law, parse("4.2.1.3")[0])
    second = law.body[1]
    assert isinstance(second, Division)
    assert place.divisions == (second,)
    assert place.article is second.children[0]
    assert place.paragraph is place.article.paragraphs[1]
    assert place.item is place.paragraph.items[0]
    assert place.subitem is place.item.subitems[2] is place.node
    (whole,) = locate(law, parse("4")[0])
    assert (whole.paragraph, whole.item, whole.subitem, whole.node) == (None, None, None, place.article)


def test_a_division_is_a_place_without_an_article() -> None:
    (place,) = locate(code(), parse("第二编第一章")[0])
    assert place.article is None
    assert [division.level for division in place.divisions] == ["编", "章"]
    assert place.node is place.divisions[-1]


def test_numbers_that_occur_twice_give_both() -> None:
    assert found(code(), "第一章") == ["第一编第一章", "第二编第一章"]
    write = Writer()
    law = write.law(*write.articles(1, 2), *write.articles(1, 2))
    assert found(law, "2") == ["第二条", "第二条"]
    assert found(law, "2.1") == ["第二条第一款", "第二条第一款"]


@pytest.mark.parametrize(
    ("writing", "message"),
    [
        ("60", "第六十条: this law has articles 第一条 to 第六条之一"),
        ("5", "第五条: this law has articles 第一条 to 第六条之一 with a gap here"),
        ("60-65", "第六十条 to 第六十五条: this law has articles 第一条 to 第六条之一"),
        ("60-", "第六十条 and up: this law has articles 第一条 to 第六条之一"),
        ("60.2", "第六十条第二款: this law has articles 第一条 to 第六条之一"),
        ("9999999999", "第9999999999条: this law has articles 第一条 to 第六条之一"),
        ("4.9", "第四条第九款: 第四条 has 2 款"),
        ("4.2.9", "第四条第二款第（九）项: 第四条第二款 has （一） to （二）"),
        ("第四条第九项", "第四条第（九）项: 第四条 has （一） to （二）"),
        ("4.1.1", "第四条第一款第（一）项: 第四条第一款 has no 项"),
        ("4.2.1.9", "第四条第二款第（一）项第9目: 第四条第二款第（一）项 has 1 to 3"),
        ("6.1.1.1", "第六条第一款第（一）项第1目: 第六条第一款第（一）项 has no 目"),
        ("第十二章", "第十二章: this law has 第一章 to 第二章"),
        ("第一节", "第一节: this law has no 节"),
        ("第一章第一节", "第一章第一节: 第一章 has no 节"),
        ("第九章第一节", "第九章: this law has 第一章 to 第二章"),
        ("第一章第四条", "第一章第四条: 第一章 has articles 第一条 to 第三条"),
        ("第九章第四条", "第九章: this law has 第一章 to 第二章"),
        ("第二款", "第二款: a 款 needs its article before it, 第一条第二款"),
    ],
)
def test_what_is_missing_is_told_with_what_there_is(writing: str, message: str) -> None:
    with pytest.raises(NotFoundError) as error:
        found(chapters(), writing)
    assert str(error.value) == message


def test_what_is_missing_from_other_texts() -> None:
    write = Writer()
    decision = write.law(*(write.article(Ordinal(number), unit="点") for number in (1, 2)))
    with pytest.raises(NotFoundError, match="^第九点: this law has points 第一点 to 第二点$"):
        found(decision, "九")
    with pytest.raises(NotFoundError, match="^第九条: this law has no articles$"):
        found(Writer().law(), "9")
    macau = write.law(write.article(Ordinal(1), label="第一條"))
    with pytest.raises(NotFoundError, match="^第九條: this law has articles 第一條$"):
        found(macau, "9")


def test_a_law_of_taiwan_is_asked_in_its_own_words() -> None:
    write = Writer()
    law = write.law(write.article(Ordinal(10), (0, 0), (3, 2), label="第 10 條"))
    assert found(law, "第十條第二項") == ["第十条第二款"]
    assert found(law, "第十條第三款") == ["第十条第二款第（三）项"]
    assert found(law, "第十條第三款第二目") == ["第十条第二款第（三）项第2目"]
    with pytest.raises(NotFoundError, match="^第十條第九項: 第十條 has 2 項$"):
        found(law, "第十條第九項")
    with pytest.raises(NotFoundError, match="^第十條第二項第九款: 第十條第二項 has 第一款 to 第三款$"):
        found(law, "10.2.9")


def test_usage_tells_taiwan_from_other_traditional_laws() -> None:
    def labelled(label: str, letter: str = "", notes: str = "") -> str:
        write = Writer()
        return usage(write.law(write.article(Ordinal(1, 0, letter), label=label), notes=notes))

    assert labelled("第一条") == "hans"
    assert labelled("第一條", notes="中華人民共和國主席令") == "hant"
    assert labelled("第 1A 條", letter="A") == "hant"
    assert labelled("第 1 條") == "taiwan"
    assert labelled("第一條", notes="修正日期：民國 112 年") == "taiwan"


def test_tables_and_bare_headings_belong_to_the_paragraph_before_them() -> None:
    write = Writer()
    article = write.article(Ordinal(1))
    rows = (
        write.paragraph("甲 乙", kind="table"),
        write.paragraph("小标题", kind="heading"),
        write.paragraph("又"),
    )
    article = article._replace(paragraphs=article.paragraphs + rows, span=Span(0, len(write.text)))
    law = write.law(article)
    assert [number for number, _ in numbered(article)] == [1, 1, 1, 2]
    (place,) = locate(law, parse("1.2")[0])
    assert place.paragraph is article.paragraphs[3]
    assert pinpoint_at(law, write.text.index("乙")) == Pinpoint(Ordinal(1), 1)


def leaves(law: Law) -> list[tuple[Pinpoint, Passage]]:
    """Every passage of the law with its place, found by walking over everything."""
    pairs: list[tuple[Pinpoint, Passage]] = []
    for unit in law.units:
        whole = Pinpoint(unit.ordinal)
        pairs.append((whole, unit.label))
        for number, paragraph in numbered(unit):
            pairs.append((whole._replace(paragraph=number), paragraph.words))
            for item in paragraph.items:
                at = whole._replace(paragraph=number, item=item.ordinal)
                pairs += [(at, item.label), (at, item.words)]
                for sub in item.subitems:
                    below = at._replace(subitem=sub.ordinal)
                    pairs += [(below, sub.label), (below, sub.words)]
    return [(pinpoint, passage) for pinpoint, passage in pairs if passage.spans]


@pytest.mark.parametrize("law", [chapters(), code()])
def test_every_character_leads_to_its_place_and_back(law: Law) -> None:
    for pinpoint, passage in leaves(law):
        for span in passage.spans:
            assert {pinpoint_at(law, offset) for offset in range(span.start, span.end)} == {pinpoint}
        places = locate(law, Range(pinpoint, pinpoint))
        assert pinpoint in [place.pinpoint for place in places]


def test_offsets_outside_of_articles() -> None:
    law = code()
    assert pinpoint_at(chapters(), 0) is None
    assert pinpoint_at(law, len(law.text.clean) + 5) is None
    heading = Pinpoint(divisions=(("编", Ordinal(2)), ("章", Ordinal(1))))
    assert pinpoint_at(law, law.text.clean.rindex("第一章")) == heading
    assert pinpoint_at(Writer().law(), 0) is None


SAMPLES = os.path.join(os.path.dirname(__file__), "..", "samples")


@pytest.fixture(
    scope="module", params=["beijing-digital-economy.hans.md", "beijing-digital-economy.hant.txt"]
)
def sample(request: pytest.FixtureRequest) -> Law:
    from tiaowen.clean import clean
    from tiaowen.parser import parse as read
    from tiaowen.source import read_file

    return read(clean(read_file(os.path.join(SAMPLES, request.param))))


def test_every_place_of_a_sample_is_found_by_its_own_words(sample: Law) -> None:
    style = usage(sample)
    for pinpoint, passage in leaves(sample):
        (place,) = find(sample, format(pinpoint, style))
        assert place.pinpoint == pinpoint
        assert pinpoint_at(sample, passage.spans[0].start) == pinpoint


def test_what_a_sample_does_not_have(sample: Law) -> None:
    ends = ("第一条", "第五十八条") if usage(sample) == "hans" else ("第一條", "第五十八條")
    with pytest.raises(NotFoundError, match=f"this law has articles {ends[0]} to {ends[1]}$"):
        found(sample, "60")
    with pytest.raises(NotFoundError, match="^第十二章: this law has 第一章 to 第九章$"):
        found(sample, "第十二章")
    assert len(found(sample, "50-")) == 9
