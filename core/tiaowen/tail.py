"""What stands behind a law's last article: annexes, signatures, and the footer of a web page."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter
from typing import NamedTuple

from tiaowen.front import is_order
from tiaowen.patterns import lazy
from tiaowen.rows import Row

_ANNEX = lazy(
    r"(?:附件|附表|附录|附錄|附图|附圖|附)\s*(?:[一二三四五六七八九十\d]{1,3})?\s*(?:[：:、.．]|$|[\s　]|[（(])"
    r"|附(?:件|表|录|錄|图|圖)[一二三四五六七八九十\d]{1,3}\S{0,30}$"
)
_SIGNED = lazy(r"(?:\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|[一二][〇○零一二三四五六七八九]{3}年\S{2,8}日)$")
_BODY = lazy("(?:委员会|委員會|人民政府|法院|检察院|檢察院|国务院|國務院|主席|部|局|署|办公厅|辦公廳)$")
_CLOSING = lazy("施行|实施|實施|生效|执行|執行|廢止|废止|此复|此覆|此批复")
_SHORT = 40
"""A row of a footer is at most this long, in characters."""
_FEW = 12
"""A footer has at most this many rows; more may be a list that belongs to the law."""


class Tail(NamedTuple):
    """The rows behind the law's own text."""

    start: int
    """The index of the first of them."""
    kinds: list[str]
    """For each row from `start` on: annex, table, text, announcement or furniture."""


def tail(clean: str, rows: list[Row], last_unit: int) -> Tail:
    """Where the text behind the last article (at offset `last_unit`) stops being the law's."""
    if last_unit < 0:
        return Tail(len(rows), [])
    first = bisect_left(rows, last_unit, key=attrgetter("first"))
    for index in range(first + 1, len(rows)):
        row = rows[index]
        if is_annex(clean, row):
            return Tail(index, [_annex_kind(clean, row) for row in rows[index:]])
        if row.label is None and is_order(clean[row.first : row.end]) and _closed(clean, rows[first:index]):
            return Tail(index, ["announcement"] * (len(rows) - index))
    return _footer(clean, rows, first)


def is_annex(clean: str, row: Row) -> bool:
    """Whether the row is the heading of an annex: 附件1, 附：…, short and no sentence."""
    if clean[row.first] != "附" or not _ANNEX.match(clean, row.first, row.end):
        return False
    text = clean[row.first : row.end]
    return len(text) <= 80 and not text.endswith(("。", "；", "，"))


def _annex_kind(clean: str, row: Row) -> str:
    if is_annex(clean, row):
        return "annex"
    return "table" if clean[row.first] in "|│┃┌├└" or clean.count("\t", row.first, row.end) >= 2 else "text"


def _footer(clean: str, rows: list[Row], first: int) -> Tail:
    """Short rows without a sentence at the very end, behind a clause that closes the law."""
    index = len(rows)
    while index > first + 1 and _is_footer(clean, rows[index - 1]):
        index -= 1
    count = len(rows) - index
    closed = _closed(clean, rows[max(first, index - 8) : index])
    if not count or count > _FEW or not closed or clean[rows[index - 1].end - 1] not in "。！”」）)":
        return Tail(len(rows), [])
    return Tail(index, [_footer_kind(clean, row) for row in rows[index:]])


def _closed(clean: str, rows: list[Row]) -> bool:
    return any(_CLOSING.search(clean, row.first, row.end) for row in rows)


def _is_footer(clean: str, row: Row) -> bool:
    text = clean[row.first : row.end]
    return (
        len(text) <= _SHORT
        and row.label is None
        and not any(mark in text for mark in "。；")
        and text[-1] not in "：:，,"
    )


def _footer_kind(clean: str, row: Row) -> str:
    text = clean[row.first : row.end]
    return "announcement" if _SIGNED.search(text) or _BODY.search(text) else "furniture"
