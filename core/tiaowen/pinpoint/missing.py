"""What to say where a law has no such place: what it has instead."""

from __future__ import annotations

from collections.abc import Sequence

from tiaowen.model import Law, Ordinal, Pinpoint
from tiaowen.pinpoint.words import Range, format, order, usage


def no_division(law: Law, asked: Range, peers: Sequence[Ordinal]) -> str:
    """第十二章: this law has 第一章 to 第九章."""
    *above, (level, _) = _model(asked).divisions
    whole = _words(law, Pinpoint(divisions=tuple(above))) if above else "this law"
    if not peers and level == "款":
        return f"{_range(law, asked)}: a 款 needs its article before it, 第一条第二款"
    names = [_words(law, Pinpoint(divisions=((level, ordinal),))) for ordinal in _ends(peers)]
    return f"{_range(law, asked)}: {whole} has {_extent(names) or 'no ' + level}"


def no_article(law: Law, asked: Range, peers: Sequence[Ordinal]) -> str:
    """第六十条: this law has articles 第一条 to 第五十八条."""
    divisions = _model(asked).divisions
    whole = _words(law, Pinpoint(divisions=divisions)) if divisions else "this law"
    kind = "points" if _unit(law) == "点" else "articles"
    ends = _ends(peers)
    extent = _extent([_words(law, Pinpoint(ordinal)) for ordinal in ends])
    if not extent:
        return f"{_range(law, asked)}: {whole} has no articles"
    first = _model(asked).article
    within = first and order(ends[0]) < order(first) < order(ends[-1])
    return f"{_range(law, asked)}: {whole} has {kind} {extent}" + (" with a gap here" if within else "")


def no_paragraph(law: Law, asked: Range, counts: Sequence[int]) -> str:
    """第十六条第九款: 第十六条 has 2 款."""
    article = _model(asked)._replace(paragraph=0, item=None, subitem=None)
    several = " and ".join(str(count or "no") for count in dict.fromkeys(counts))
    return f"{_range(law, asked)}: {_words(law, article)} has {several} {'項' if _taiwan(law) else '款'}"


def no_item(law: Law, asked: Range, peers: Sequence[Ordinal]) -> str:
    """第十六条第二款第（九）项: 第十六条第二款 has （一） to （五）."""
    above = _model(asked)._replace(item=None, subitem=None)
    names = [_bare(law, Pinpoint(item=ordinal)) for ordinal in _ends(peers)]
    missing = "no 款" if _taiwan(law) else "no 项"
    return f"{_range(law, asked)}: {_words(law, above)} has {_extent(names) or missing}"


def no_subitem(law: Law, asked: Range, peers: Sequence[Ordinal]) -> str:
    """第十六条第二款第（三）项第9目: 第十六条第二款第（三）项 has 1 to 3."""
    above = _model(asked)._replace(subitem=None)
    names = [str(ordinal) for ordinal in _ends(peers)]
    return f"{_range(law, asked)}: {_words(law, above)} has {_extent(names) or 'no 目'}"


def _model(asked: Range) -> Pinpoint:
    return asked.first or asked.last or Pinpoint()


def _taiwan(law: Law) -> bool:
    return usage(law) == "taiwan"


def _unit(law: Law) -> str:
    return law.units[0].unit if law.units else "条"


def _words(law: Law, pinpoint: Pinpoint) -> str:
    return format(pinpoint, usage(law), _unit(law))


def _bare(law: Law, pinpoint: Pinpoint) -> str:
    """（三） for 第（三）项, and 第三款 in Taiwan."""
    words = _words(law, pinpoint)
    return words if _taiwan(law) else words.removeprefix("第").removesuffix("项").removesuffix("項")


def _range(law: Law, asked: Range) -> str:
    """第六十条, 第六十条 to 第六十五条, 第六十条 and up, up to 第六十条."""
    first = _words(law, asked.first) if asked.first else ""
    last = _words(law, asked.last) if asked.last else ""
    if first == last:
        return first
    return f"{first} to {last}" if first and last else f"{first} and up" if first else f"up to {last}"


def _ends(peers: Sequence[Ordinal]) -> list[Ordinal]:
    """The lowest and the highest; one if there is but one, none if there is none."""
    return sorted({min(peers, key=order), max(peers, key=order)}, key=order) if peers else []


def _extent(names: Sequence[str]) -> str:
    """第一条 to 第五十八条."""
    return " to ".join(names)
