"""Law -> who passed, published and amended it and when, and from when it is in force.

Read from three places, and each event says from which:
题注 (2022年11月25日 北京市第十五届人民代表大会常务委员会第四十五次会议通过),
the announcement (公告〔十五届〕第89号 … 自2023年1月1日起施行),
and the closing clause (本条例自2023年1月1日起施行).
Nothing is inferred: 自公布之日起施行 gives no date unless a date of publication is stated.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from tiaowen import numerals, script
from tiaowen.model import Law, Paragraph, Passage, Span

_KINDS = (
    ("amended", re.compile("修正|修订|修改|通过的$|批准的$")),
    ("effective", re.compile("(?:起|日)?(?:施行|实施|生效|执行)$")),
    ("passed", re.compile("通过|制定|议决")),
    ("approved", re.compile("批准")),
    ("promulgated", re.compile("公布|发布|颁布|印发|令第|公告")),
)
"""What the words behind a date say; the first that fits. Matched on Simplified text without quoted titles."""

_NUMBER = (
    r"\s?(?:[〔\[（(［][^〔〕\[\]（）()［］\s]{1,12}[〕\]）)］])?"
    r"\s?第?\s?[0-9０-９一二三四五六七八九十百〇零]{1,6}\s?号"
)
"""〔十五届〕第89号, 第643号, 〔2021〕5号."""
_LEVELS = re.compile("第[^第届]{1,6}届")
_MEETING = re.compile("第[^第次]{1,8}次[^《，。]{0,8}会议")


class Event(NamedTuple):
    """Something that happened to a law on a day."""

    kind: str
    """`passed`, `approved`, `promulgated`, `amended` or `effective`."""
    date: str
    """As 2022-11-25."""
    body: str
    """Who did it, as written but without the number of its term and meeting; empty where nobody is named."""
    number: str
    """The number of the order or announcement: 公告〔十五届〕第89号, 令第643号; empty where there is none."""
    words: str
    """What the text says, from the date through the verb."""
    span: Span
    """Where it says so, in the clean text."""
    origin: str
    """`note`, `announcement` or `closing`."""


class Promulgation(NamedTuple):
    """What a law's own text says about its making."""

    events: tuple[Event, ...]
    """In the order of the text; empty where it says nothing."""
    body: str
    """Who passed it, or who published it where nobody passed it."""
    number: str
    """The number of the announcement or order that published it."""
    passed: str
    """The date of the first passing; this and the following are empty where the text does not say."""
    promulgated: str
    """The date of publication."""
    amended: tuple[str, ...]
    """The dates of all amendments and revisions."""
    effective: str
    """The date from which it is in force."""
    clause: str
    """The closing clause as it stands: 本条例自公布之日起施行。"""


def promulgation(law: Law) -> Promulgation:
    """All that the notes, the announcement and the closing clause of a law say about its making."""
    clause, found = _closing(law)
    announced = tuple(_announcement(law.announcement))
    events = (*_events(law.notes, "note"), *announced, *found)
    numbers = [event.number for event in events if event.number and event.kind == "promulgated"]
    name, number = _published_by(law.announcement + law.notes)
    return Promulgation(
        events,
        body=_makers(events, "passed") or _makers(events, "promulgated") or name,
        number=number or next(iter(numbers), ""),
        passed=_first(events, "passed"),
        promulgated=_first(events, "promulgated"),
        amended=tuple(dict.fromkeys(event.date for event in events if event.kind == "amended")),
        effective=_first((*found, *events), "effective"),
        clause=clause,
    )


def _makers(events: Iterable[Event], kind: str) -> str:
    """Who did it first; two where they did it together, each in a meeting of its own."""
    makers: list[str] = []
    for event in events:
        if event.kind == kind and event.body:
            makers.append(event.body)
            if not event.words.endswith("、"):
                break
    return "、".join(makers)


def _first(events: Iterable[Event], kind: str) -> str:
    return next((event.date for event in events if event.kind == kind), "")


@cache
def _date() -> re.Pattern[str]:
    """A date as statutes write it: 2022年11月25日, 二〇二二年十一月二十五日, 民國 110 年 01 月 20 日."""
    number = "[0-9０-９一二三四五六七八九十〇零○Ｏ元]"
    return re.compile(
        rf"(民国\s{{0,2}})?({number}{{1,5}})\s{{0,2}}年\s{{0,2}}({number}{{1,3}})\s{{0,2}}月\s{{0,2}}({number}{{1,3}})\s{{0,2}}日"
    )


def _iso(match: re.Match[str]) -> str:
    """A date as 2022-11-25; empty where it is none."""
    try:
        year, month, day = (numerals.to_int(part.replace("元", "1")) for part in match.groups()[1:])
    except ValueError:
        return ""
    year += 1911 if match[1] else 0
    return f"{year:04}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else ""


def _masked(text: str) -> str:
    """The text with quoted titles blanked: a date in 《…》 is not the law's own. Keeps the length."""
    folded = script.fold_script(text)
    return re.sub(
        "《[^《》]{1,200}》|〈[^〈〉]{1,200}〉|＜[^＜＞]{1,200}＞", lambda match: "　" * len(match[0]), folded
    )


def _events(passages: Iterable[Passage], origin: str) -> Iterator[Event]:
    """The events of some lines: each goes from its date to the next one."""
    for passage in passages:
        masked = _masked(passage.text)
        dates = list(_date().finditer(masked))
        ends = [*(match.start() for match in dates[1:]), len(masked)]
        for index, match in enumerate(dates):
            end = ends[index]
            if date := _iso(match):
                before = masked[: match.start()] if match is dates[0] else ""
                if masked[match.end() : end].endswith("、"):
                    # 某日最高人民法院…会议、某日最高人民检察院…会议通过: what is done is said once, at the end.
                    before = re.split("[，。；;,]", masked[dates[index + 1].end() : ends[index + 1]])[0]
                yield from _event(passage, (match.start(), match.end(), end), date, before, origin)


def _event(
    passage: Passage, place: tuple[int, int, int], date: str, before: str, origin: str
) -> Iterator[Event]:
    """The event of one date, if the words behind it (or before it, 修正日期：) say what happened."""
    start, behind, end = place
    masked = _masked(passage.text)[behind:end]
    kind = _kind(re.split("[，。；;,]", masked)[0]) or _kind(before)
    if not kind:
        return
    words = passage.text[start:end].strip(" 　，,。；;（()）")
    span = Span(passage.offset(start), passage.offset(start + len(words) - 1) + 1)
    number = re.search("令" + _NUMBER, masked) or re.search("公告" + _NUMBER, masked)
    found = passage.text[behind + number.start() : behind + number.end()] if number else ""
    yield Event(kind, date, _body(passage.text[behind:end]), found, words, span, origin)


def _kind(words: str) -> str:
    words = words.strip(" 　：:（()）")
    return next((kind for kind, pattern in _KINDS if pattern.search(words)), "")


def _body(words: str) -> str:
    """北京市第十五届人民代表大会常务委员会第四十五次会议通过 -> 北京市人民代表大会常务委员会."""
    folded = script.fold_script(words)
    end = re.search(
        "《|通过|批准|修订|修正|公布|发布|颁布|起?施行|起?实施|印发|令第|令 |公告|关于|审议|，|。|,|、$",
        folded,
    )
    name = words[: end.start()] if end else ""
    folded = folded[: len(name)]
    if meeting := _MEETING.search(folded):
        name = name[: meeting.start()]
    for level in reversed(list(_LEVELS.finditer(script.fold_script(name)))):
        name = name[: level.start()] + name[level.end() :]
    return name.strip(" 　（()）由经經").removesuffix("主席")


def _announcement(passages: tuple[Passage, ...]) -> Iterator[Event]:
    """What an announcement states: 已于…通过, 自…起施行, and the date that it is signed with."""
    for passage in passages:
        masked = _masked(passage.text)
        for match in _date().finditer(masked):
            date = _iso(match)
            behind = masked[match.end() : match.end() + 12]
            if not date:
                continue
            said = re.match("[^，。,]{0,4}?(通过|批准|修订|施行|实施|生效|公布|发布)", behind)
            alone = masked.strip(" 　（()）") == match[0]
            kind = _kind(said[1]) if said else "promulgated" if alone else ""
            if kind:
                span = Span(passage.offset(match.start()), passage.offset(match.end() - 1) + 1)
                yield Event(kind, date, "", "", match[0], span, "announcement")


def _published_by(passages: tuple[Passage, ...]) -> tuple[str, str]:
    """The body and the number in the head of an announcement, or on a line of its own among the notes.

    北京市…委员会公告〔十五届〕第89号 names both, 法释〔2022〕9号 is a number alone.
    """
    for index, passage in enumerate(passages[:6]):
        folded = script.fold_script(passage.text)
        match = re.search(f"(?:公告|令){_NUMBER}", folded) or re.search(_NUMBER, folded)
        if not match or len(folded) > 60 or _date().search(folded):
            continue
        name, number = passage.text[: match.start()].strip(" 　（("), match[0].strip()
        if name and len(name) <= 6 and number.startswith(("〔", "[", "［", "（", "(")):
            return "", passage.text[: match.end()].strip(" 　（(")
        above = passages[index - 1].text if index and not name else ""
        name = name or ("" if _date().search(above) or len(above) > 40 else above)
        return re.sub("(?:公告|令)$", "", name), passage.text[match.start() : match.end()].strip(" 　")
    return "", ""


def _closing(law: Law) -> tuple[str, tuple[Event, ...]]:
    """The clause that says from when the law is in force, and the date in it."""
    clauses = list(_clauses(law))
    # 本法修正条文自公布日施行, as laws of Taiwan end, is not about the law itself where another clause is.
    own = [found for found in clauses if not re.search("修正|第[^自]{1,9}条", found[1][0].partition("自")[0])]
    if not clauses:
        return "", ()
    words, clause = (own or clauses)[0]
    found = words.text[clause.start() : clause.end()]
    match = _date().search(clause.string, clause.start(), clause.end())
    date = _iso(match) if match else ""
    if not date:
        return found, ()
    span = Span(words.offset(clause.start()), words.offset(clause.end() - 1) + 1)
    return found, (Event("effective", date, "", "", found, span, "closing"),)


def _clauses(law: Law) -> Iterator[tuple[Passage, re.Match[str]]]:
    """本条例自2023年1月1日起施行 and its like, from the last one backwards, and the words in which they stand."""
    pattern = re.compile(
        "本[^，。；,;自]{0,12}[^。]{0,30}?自[^。；;]{1,30}?(?:日|起)[^。；;]{0,6}?"
        r"(?:施\s?行|实\s?施|生\s?效|执\s?行)"
    )
    for paragraph in reversed(_last_paragraphs(law)):
        if clause := pattern.search(_masked(paragraph.words.text)):
            yield paragraph.words, clause


def _last_paragraphs(law: Law) -> list[Paragraph]:
    """The paragraphs in which a closing clause may stand: those of the last articles, and what follows them."""
    units = law.units[-4:]
    return [paragraph for unit in units for paragraph in unit.paragraphs] + list(law.closing)
