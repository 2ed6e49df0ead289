"""References in the words of a law to its articles and divisions, and to those of other laws.

第二百条第一款, 本法第三条, 第五条至第八条, 第五条、第七条, 第五、七条, 前条, 前款, 本章, 第三章第一节:
these mean the law they stand in.
《刑法》第三条, 刑法第三条, 该法第三条 mean another one, and so does what is listed behind them:
in 专利法第五条、第二十五条 both articles are those of 专利法.

The pattern has no nested repetition and no unbounded look-around: it is linear on any text.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from tiaowen.model import Ordinal
from tiaowen.numerals import CHARACTERS, to_int

OWN = "本"
"""The value of `Reference.law` where the law is named as this one: 本法第三条."""

_NUMBER = rf"[{CHARACTERS}]{{1,16}}"
_BRACKETED = rf"[（(〔]?{_NUMBER}[)）〕]?"
_JOINTS = re.compile(r"(?:、|，|,|和|或者|或|以及|及|与|與|并|至|到|[-－—–~～])?(?:[款项項目条條])?")
_RANGE = re.compile(r"[至到\-－—–~～]")
_LAWS = (
    "法|法典|宪法|憲法|条例|條例|办法|辦法|规定|規定|细则|細則|解释|解釋|决定|決定|规则|規則|公约|公約|条约|條約|"
    "议定书|議定書|协定|協定|章程|通则|通則|规程|規程|准则|準則|修正案|基本法|总则|分则|總則|分則|标准|暂行办法"
)
_NAMED = re.compile(rf"[\u3400-\u9fff]{{0,16}}?(?:{_LAWS})(?:[（(][^（）()]{{1,12}}[)）])?(?:的)?$")
# What stands before the name of a law and is no part of it: 依照刑法第三条 names 刑法.
_LEAD = re.compile(
    r".*(?:依照|按照|依据|依據|根据|根據|违反|違反|符合|适用|適用|参照|參照|属于|屬於|具有|以及|或者|除|和|与|與|及|或|对|對|是|在|由|的|据|依|按)"
)


class Reference(NamedTuple):
    """A place in a law that the words name."""

    start: int
    """Offset of its first character in the text: of 第 in 第二百条第一款, of 前 in 前款."""
    end: int
    """Offset behind its last character."""
    law: str
    """Empty for the law it stands in; `OWN` where that is said (本法); else the other law as written."""
    relative: str = ""
    """前条, 前两款, 本章 as written; empty where a number is given."""
    divisions: tuple[tuple[str, Ordinal], ...] = ()
    """第三章第一节 is (("章", 3), ("节", 1))."""
    article: Ordinal | None = None
    """The article; of 、第二款 behind 第五条第一款 it is 5, though not written there."""
    paragraph: int = 0
    item: Ordinal | None = None
    subitem: Ordinal | None = None
    number: tuple[int, int] = (0, 0)
    """Where 第二百条 stands (of 第五、七条 the 第五 and the 七条); empty where no article is written."""
    joined: str = ""
    """How it hangs on the reference before it: `list` (、和或), `range` (至), or not at all."""

    @property
    def foreign(self) -> bool:
        """Whether another law is meant."""
        return bool(self.law) and self.law != OWN


@cache
def _pattern() -> re.Pattern[str]:
    """One place: divisions, 条, 款, 项, 目, each optional, or a relative word."""
    branch = rf"(?:之(?P<branch>[{CHARACTERS}]{{1,4}}))?"
    return re.compile(
        rf"(?P<divisions>(?:第{_NUMBER}(?:分[编編]|[编編章节節])){{1,4}})"
        rf"|(?P<number>第(?P<article>{_NUMBER})[条條]{branch})(?P<below>(?:第{_BRACKETED}[款项項目]){{0,3}})"
        rf"|第(?P<first>{_NUMBER})(?P<more>(?:[、和至]{_NUMBER}){{1,20}})[条條]"
        rf"|(?P<rest>(?:第{_BRACKETED}[款项項目]){{1,3}})"
        rf"|(?P<relative>(?:前|上|下)[一二两兩三四五]?(?:[条條款项項])|本(?:[条條款项項章节節编編]))"
    )


_BELOW = re.compile(rf"第[（(〔]?({_NUMBER})[)）〕]?([款项項目])")
_DIVISION = re.compile(rf"第({_NUMBER})(分[编編]|[编編章节節])")
_LEVEL = {"編": "编", "分編": "分编", "節": "节"}


def find(text: str) -> tuple[Reference, ...]:
    """All references in `text`, in order; the text may be of either script, folded or not."""
    found: list[Reference] = []
    for match in _pattern().finditer(text):
        try:
            _add(found, text, match)
        except ValueError:  # 第百条: the characters of a number that spell none
            continue
    return tuple(found)


def _add(found: list[Reference], text: str, match: re.Match[str]) -> None:
    start, end = match.span()
    if match["relative"]:
        found.append(Reference(start, end, "", relative=match["relative"]))
        return
    joined, law = _joined(found, text, start)
    if match["rest"]:
        _add_rest(found, match, joined)
    elif match["divisions"]:
        divisions = tuple(
            (_LEVEL.get(level, level), Ordinal(to_int(number)))
            for number, level in _DIVISION.findall(match[0])
        )
        found.append(Reference(start, end, law, divisions=divisions, joined=joined))
    elif match["first"]:
        _add_many(found, match, joined, law)
    else:
        ordinal = Ordinal(to_int(match["article"]), to_int(match["branch"]) if match["branch"] else 0)
        number = match.span("number")
        reference = Reference(start, end, law, article=ordinal, number=number, joined=joined)
        found.append(_with_below(reference, match["below"]))


def _add_rest(found: list[Reference], match: re.Match[str], joined: str) -> None:
    """第二款 by itself: of the article before it in a list, else of the article that it stands in."""
    start, end = match.span()
    before = found[-1] if joined else None
    law = before.law if before else ""
    reference = Reference(start, end, law, article=before.article if before else None, joined=joined)
    reference = _with_below(reference, match["rest"])
    # 第一款第一项、第二项: the 款 goes on as well.
    if before and not reference.paragraph and reference.item:
        reference = reference._replace(paragraph=before.paragraph)
    found.append(reference)


def _add_many(found: list[Reference], match: re.Match[str], joined: str, law: str) -> None:
    """第五、七条 and 第五至七条."""
    numbers = [(match["first"], match.start(), match.end("first"), joined)]
    for part in re.finditer(rf"([、和至])({_NUMBER})", match["more"]):
        offset = match.start("more")
        how = "range" if part[1] == "至" else "list"
        numbers.append((part[2], offset + part.start(2), offset + part.end(2), how))
    last = numbers[-1]
    numbers[-1] = (last[0], last[1], match.end(), last[3])
    for number, start, end, how in numbers:
        ordinal = Ordinal(to_int(number))
        found.append(Reference(start, end, law, article=ordinal, number=(start, end), joined=how))


def _with_below(reference: Reference, below: str) -> Reference:
    for number, unit in _BELOW.findall(below):
        if unit == "款":
            reference = reference._replace(paragraph=to_int(number))
        elif unit == "目":
            reference = reference._replace(subitem=Ordinal(to_int(number)))
        else:
            reference = reference._replace(item=Ordinal(to_int(number)))
    return reference


def _joined(found: list[Reference], text: str, start: int) -> tuple[str, str]:
    """How a reference at `start` hangs on the one before it, and the law that is meant."""
    if found and start - found[-1].end <= 3 and not found[-1].relative:
        between = text[found[-1].end : start]
        if _JOINTS.fullmatch(between):
            return ("range" if _RANGE.match(between) else "list"), found[-1].law
    return "", _law(text, start)


def _law(text: str, start: int) -> str:
    """The law that is named just before `start`: empty where none is."""
    before = text[max(0, start - 40) : start]
    closed = before.removesuffix("的")
    if closed.endswith(("）", ")")):  # 《中华人民共和国公司法》（以下简称公司法）第三条
        closed = closed[: max(closed.rfind("（"), closed.rfind("("))]
    if closed.endswith("》"):
        opened = closed.rfind("《")
        return closed[opened:] if opened >= 0 else closed
    match = _NAMED.search(before[-30:].rpartition("，")[2])
    if match is None:
        return ""
    if re.search(rf"本(?:{_LAWS})(?:的)?$", before):
        return OWN
    name = match[0]
    lead = _LEAD.match(name[:-1])
    name = name[lead.end() :] if lead else name
    # 依照规定第三条: the verb or the plain noun, not the name of a law.
    return "" if name in ("规定", "規定", "决定", "決定", "办法", "辦法", "标准", "解释") else name


_NUMBERS = re.compile(rf"第{_NUMBER}([条條章节節编編])(?:之[{CHARACTERS}]{{1,4}})?")


def mask(text: str) -> str:
    """`text` with the numbers of articles and divisions taken out: 第二百条第一款 becomes 第条第一款.

    For likeness: a number that shifted says nothing about whether two articles are the same.
    """
    return _NUMBERS.sub(r"第\1", text)
