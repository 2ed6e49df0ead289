"""What stands before a law's body: title, 题注, 公告, 目录, 序言, and the page title of a web copy."""

from __future__ import annotations

import re
from typing import NamedTuple

from tiaowen.patterns import lazy
from tiaowen.rows import Row

_KINDS = (
    "法|法典|条例|條例|规定|規定|办法|辦法|决定|決定|细则|細則|规则|規則|解释|解釋|规程|規程|通则|通則|章程|准则|準則"
    "|批复|批復|批覆|意见|意見|公约|公約|纲要|綱要|方案|守则|守則|修正案|决议|決議|答复|答覆|通知|问题|問題|办法|安排"
    "|制度|标准|標準|目录|規範|规范|宪法|憲法|基本法|命令|宣言|议定书|議定書|协定|協定|函|措施|指引|指南"
)
_TITLE = lazy(
    rf"(?:{_KINDS})》?\s*(?:[（(〔\[【][^（）()〕\]】]{{1,40}}[）)〕\]】]\s*)*(?:[一二三四五六七八九十]+)?$"
)
_PAGE_TITLE = lazy(r"《(.+)》\s*(?:[（(][^（）()]*[）)]|全文)?$")
_DATE = (
    r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日"
    r"|[一二][〇○零ОO一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
    r"|民國\s*\d+\s*年"
)
_DATED = lazy(_DATE)
_ONLY_DATE = lazy(rf"[（(]?(?:{_DATE})[）)]?$")
_NOTE = lazy(
    r"通过|通過|修正|修订|修訂|公布|公佈|施行|发布|發布|批准|颁布|頒布|自.{1,20}起|会议|會議|第\s*\d+\s*次|废止|廢止|修改|执行"
)
_NOTE_END = lazy(
    "(?:通过|通過|修正|修订|修訂|公布|公佈|施行|批准|发布|發布|颁布|頒布|废止|廢止|[）)日起次])$"
)
"""How a note ends; one that ends otherwise is wrapped, and goes on in the next row."""
_ORDER = lazy(
    r"^(?:.{0,40}(?:公告|令|主席令|国务院令|國務院令|部令|通知|命令))?\s*[（(〔\[]?.{0,12}第?\s*[\d一二三四五六七八九十百]+\s*[号號][）)〕\]]?$"
    r"|^.{2,40}(?:公告|主席令|国务院令|國務院令|令)$"
    r"|^第\s*\d+/\d+\s*[號号]\S{2,8}$"
    r"|^[^\d]{1,8}[〔\[（(]\s*\d{4}\s*[〕\]）)]\s*(?:第)?\d+\s*[号號]$"
)
_PROMULGATES = lazy("(?:现|現)(?:予|将|將)(?:以)?(?:公布|公佈|发布|發布)")
_FIELD = lazy(
    r"[（(【]?(?:(?:修正|公[布佈]|發布|发布|生效|施行|实施|實施|制定|颁布|頒布|批准|成文|发文|發文|異動|印发|印發)\S{0,4}"
    r"|法規類別|法规类别|時效性?|时效性?|效力(?:级别|等级|位阶)?|有效性|文\s?号|文\s?號)[】]?\s*[：:]"
)
"""A field of a database's page: 修正日期：民國 110 年 01 月 20 日."""
_CONTENTS = lazy(r"(?:目\s*[录錄次])$")
_CONTENTS_ROW = lazy(r"目\s*[录錄次][\s:：]+第\S{1,4}[编編章].{0,200}第\S{1,4}[编編章节節]")
"""A table of contents on one row: 目录 第一章 总则 第二章 附则."""


class Front(NamedTuple):
    """What each row before the body is."""

    kinds: list[str]
    """For each of the rows: title, note, announcement, contents, text ..."""
    title: tuple[int, ...]
    """The indices of the rows that hold the title."""
    subtitle: int | None
    """The index of the row that names the part of a code that the file holds."""


def read(clean: str, rows: list[Row], entries: set[int], mark: int | None) -> Front:
    """The kinds of the rows before the body.

    `entries` are the offsets of the headings that the table of contents lists;
    `mark` is where the source says that its metadata ends (the clean offset), or None.
    """
    texts = [clean[row.first : row.end] for row in rows]
    kinds = ["text"] * len(rows)
    _contents(rows, texts, kinds, entries)
    title, subtitle = _title(rows, texts, kinds)
    for index in title:
        kinds[index] = "title"
    _mark_repeated(texts, kinds, title)
    if subtitle is not None:
        kinds[subtitle] = "title"
    last = max([*title, subtitle if subtitle is not None else -1], default=-1)
    _before_title(texts, kinds, min(title, default=0), _name(texts, title))
    _behind_title(rows, texts, kinds, last + 1, mark)
    return Front(kinds, title, subtitle)


def _contents(rows: list[Row], texts: list[str], kinds: list[str], entries: set[int]) -> None:
    """Marks 目录 and its entries, with whatever short rows stand among them (序言, 附则)."""
    listed = [index for index, row in enumerate(rows) if row.first in entries]
    heads = [index for index, text in enumerate(texts) if len(text) < 8 and _CONTENTS.match(text)]
    for index, text in enumerate(texts):
        if _CONTENTS_ROW.match(text):
            kinds[index] = "contents"
    if heads:
        kinds[heads[0]] = "contents"
        listed = [index for index in listed if index > heads[0]] or listed
    for index in listed:
        kinds[index] = "contents"
    if not listed:
        return
    start = heads[0] if heads and heads[0] < listed[0] else listed[0]
    last = rows[listed[-1]].label
    title_below = last is not None and rows[listed[-1]].end <= last.end  # 第二章 / 附则
    for index in range(start, min(listed[-1] + 1 + title_below, len(rows))):
        if kinds[index] == "text" and len(texts[index]) <= 40 and "。" not in texts[index]:
            kinds[index] = "contents"


def _title(rows: list[Row], texts: list[str], kinds: list[str]) -> tuple[tuple[int, ...], int | None]:
    """The rows of the title and of the subtitle."""
    marked = [index for index, row in enumerate(rows) if row.hashes == 1 and kinds[index] == "text"]
    if marked and marked[0] == 0:
        return (marked[0],), marked[1] if len(marked) > 1 else None
    end = next((index for index, kind in enumerate(kinds) if kind == "contents"), len(kinds))
    free = [index for index in range(end) if kinds[index] == "text"]
    noted = next((index for index in free if _heads_notes(texts[index])), end)
    named = [index for index in free if index < noted and _looks_like_title(texts[index])]
    named = named or [index for index in free if _looks_like_title(texts[index])]
    if named:
        return _joined(texts, kinds, named[-1]), _part(texts, kinds, named[-1])
    short = [index for index in free if index < noted and _is_short(texts[index])]
    return ((short[0],) if short else ()), None


def _is_short(text: str) -> bool:
    return len(text) <= 40 and not _ends(text) and not _ORDER.match(text) and not _FIELD.match(text)


def _ends(text: str) -> bool:
    return text[-1] in "。；：，、！？;:,"


def _looks_like_title(text: str) -> bool:
    if (
        not 2 < len(text) <= 80
        or "。" in text
        or text.startswith(("为", "為", "根据", "根據"))
        or _ORDER.match(text)
        or _ONLY_DATE.match(text)
    ):
        return False
    return bool(_TITLE.search(text)) and not _is_note(text)


def _joined(texts: list[str], kinds: list[str], index: int) -> tuple[int, ...]:
    """The title's rows where it is set on several: 北京市人民代表大会常务委员会 / 关于…的决定."""
    rows = [index]
    while rows[0] > 0 and kinds[rows[0] - 1] == "text" and _leads(texts[rows[0] - 1], texts[rows[0]]):
        rows.insert(0, rows[0] - 1)
    return tuple(rows)


def _leads(above: str, below: str) -> bool:
    """Whether a row of the head is the first part of the title that the next row goes on with."""
    if len(above) > 40 or _ends(above) or _DATED.search(above) or _ORDER.match(above) or above[0] in "《（(":
        return False
    if "".join(above.split()) in ("中华人民共和国", "中華人民共和國"):
        return True
    about = ("关于", "關於", "關于")
    whole = bool(_TITLE.search(above))  # 工资支付暂行规定 / 关于印发《…》的通知 are two
    return not whole and (below.startswith(about) or above.startswith(about))


def _heads_notes(text: str) -> bool:
    """Whether a row begins the notes, which stand behind the title: （2022年…通过） or 2022年…通过."""
    dated = bool(_DATED.search(text[:16])) and not _ONLY_DATE.match(text)
    return bool(_NOTE.search(text)) and (dated or (text[0] in "（(" and bool(_DATED.search(text))))


def _mark_repeated(texts: list[str], kinds: list[str], title: tuple[int, ...]) -> None:
    """A database says the title whole, then the notes, and the text says it again, perhaps on several rows."""
    name = "".join("".join(texts[index].split()) for index in title)
    for low in range(title[-1] + 1 if title else len(texts), len(texts)):
        joined, high = "", low
        while high < len(texts) and len(joined) < len(name) and kinds[high] == "text":
            joined, high = joined + "".join(texts[high].split()), high + 1
        if joined == name:
            kinds[low:high] = ["title"] * (high - low)
            return


def _part(texts: list[str], kinds: list[str], index: int) -> int | None:
    """The row behind the title that names a part of the code: 合同编."""
    below = index + 1
    if below < len(texts) and kinds[below] == "text" and re.fullmatch(r"\S{1,12}[编編]", texts[below]):
        return below
    return None


def _name(texts: list[str], title: tuple[int, ...]) -> str:
    return "".join("".join(texts[index].split()) for index in title).strip("《》")


def _before_title(texts: list[str], kinds: list[str], end: int, name: str) -> None:
    """A page title repeats the law's own; everything else above the title is the announcement."""
    for index in range(end):
        if kinds[index] != "text":
            continue
        page = _PAGE_TITLE.match(texts[index])
        same = "".join(texts[index].split()).strip("《》") == name
        kinds[index] = "title" if same or (page and "".join(page[1].split()) == name) else "announcement"


def _behind_title(rows: list[Row], texts: list[str], kinds: list[str], start: int, mark: int | None) -> None:
    """Notes stand right behind the title, in brackets or dated; the rest is text (序言 and lead-ins)."""
    open_bracket = wrapped = False
    noting = True
    for index in range(start, len(kinds)):
        if kinds[index] != "text":
            noting = False
            continue
        text = texts[index]
        if mark is not None and rows[index].first < mark:
            kinds[index] = "note"
        elif open_bracket or (noting and text[0] in "（(" and not text.endswith("。")):
            kinds[index] = "note"
            open_bracket = not text.endswith(("）", ")"))
        elif _is_note(text) or (wrapped and len(text) <= 80 and not text.endswith("。")):
            kinds[index] = "note"
            wrapped = not _NOTE_END.search(text)
        elif _ORDER.match(text) or (len(text) <= 300 and _PROMULGATES.search(text)):
            kinds[index] = "announcement"
        else:
            noting = False


def _is_note(text: str) -> bool:
    if len(text) > 300 or text.endswith(("。", "：")):
        return False
    if _FIELD.match(text):
        return True
    return bool(_ONLY_DATE.match(text) or (_DATED.search(text[:16]) and _NOTE.search(text)))


def is_order(text: str) -> bool:
    """Whether a row is the heading of an announcement: …公告, 第5号."""
    return len(text) <= 60 and bool(_ORDER.match(text))
