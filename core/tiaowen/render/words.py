"""The words of a 新旧对照表: what a document of lawyers is written in, whatever the language of the program."""

from __future__ import annotations

import re
from collections.abc import Callable

from tiaowen.comparison import Change, Comparison, Remark
from tiaowen.model import Law
from tiaowen.render import naming
from tiaowen.render.dates import effective, version
from tiaowen.render.runs import change_shows
from tiaowen.render.strays import strays

KINDS = {
    "same": "未变",
    "script": "仅繁简不同",
    "editorial": "仅标点、字形不同",
    "layout": "仅分段不同",
    "reference": "仅引用条号调整",
    "renumbered": "条号调整，文字未变",
    "edited": "修改",
    "renumbered and edited": "修改，条号调整",
    "moved": "移动",
    "moved and edited": "移动并修改",
    "split": "拆分",
    "merged": "合并",
    "added": "新增",
    "removed": "删除",
}
_MATCHED = {
    "likeness": "按文字相似配对",
    "position": "按前后位置配对",
    "move": "次序有变",
    "split": "按内容拆分",
    "merge": "按内容合并",
    "number": "按条号配对",
}
_REFERENCE = re.compile("第[^第条條，。；]{1,14}[条條](?:之[^，。；第]{1,3})?")


def kind(change: Change) -> str:
    """修改, 新增 …; a heading that kept its words has another number; 拆分为第二条、第三条."""
    if change.subject == "division" and change.kind == "renumbered":
        return "序号调整"
    if change.link == "split":
        return f"拆分为{naming.label(change, change.new)}"
    if change.link == "merge":
        return f"由{naming.label(change, change.old)}合并"
    return KINDS[change.kind]


def notes(change: Change, comparison: Comparison) -> list[str]:
    """The kind, where it moved from, what is doubtful, which references don't follow."""
    found = [kind(change)] if change.kind != "same" else []
    moved = naming.journey(change, comparison)
    if moved:
        found.append(f"由{moved[0]}移至{moved[1]}")
    parts = strays(change, comparison)
    if parts.to:
        found.append(f"部分内容移入{'、'.join(parts.to)}")
    if parts.by:
        found.append(f"部分内容来自原{'、'.join(parts.by)}")
    if change.doubt:
        how = _MATCHED.get(change.matched_by, "")
        found.append("存疑：" + "，".join(filter(None, (how, f"相似度{change.likeness:.2f}"))))
    return [*found, *dict.fromkeys(_remark(change, remark) for remark in change.remarks)]


def _remark(change: Change, remark: Remark) -> str:
    text = change.new.text[remark.offset : remark.offset + 24] if change.new else ""
    found = _REFERENCE.match(text)
    return f"引用存疑：{found[0]}未随条号调整" if found else "引用存疑：所引条号未随之调整"


def together(kind: str, count: int) -> str:
    """What is said of articles in a row of which there is nothing more to tell."""
    said = "条号调整，文字未变" if kind == "renumbered" else "未变"
    return f"{said}（{count}条）" if count > 1 else said


def title(comparison: Comparison) -> str:
    """《会计法》新旧对照表; with both titles where they differ."""
    old, new = _name(comparison.old), _name(comparison.new)
    if not old or not new or "".join(old.split()) == "".join(new.split()):
        named = new or old
        return f"《{named}》新旧对照表" if named else "新旧对照表"
    return f"《{old}》与《{new}》新旧对照表"


def _name(law: Law) -> str:
    return " ".join(f"{law.title.text} {law.subtitle.text}".split())


def side(law: Law, name: str) -> str:
    """旧条文（2017-11-04，自2018-01-01起施行）."""
    dates = [version(law)]
    starts = effective(law)
    # The date from which the first version was in force stands in later versions too.
    if starts and starts >= dates[0]:
        dates.append(f"自{starts}起施行")
    said = "，".join(filter(None, dates))
    return f"{name}（{said}）" if said else name


def statistics(comparison: Comparison) -> str:
    """旧文52条，新文51条：修改5条，新增2条 …"""
    unit = "条" if comparison.new.articles or comparison.old.articles else "点"
    counts = "，".join(f"{_counted(name)}{number}{unit}" for name, number in comparison.counts.items())
    doubtful = sum(bool(change.doubt) for change in comparison.articles)
    said = f"旧文{len(comparison.old.units)}{unit}，新文{len(comparison.new.units)}{unit}"
    stale = sum(len(change.remarks) for change in comparison.changes)
    said += f"：{counts or '无'}" + (f"；存疑{doubtful}处" if doubtful else "")
    return said + (f"；引用存疑{stale}处" if stale else "") + "。"


def _counted(name: str) -> str:
    return "仅条号调整" if name == "renumbered" else KINDS[name].replace("，", "并")


def files(comparison: Comparison) -> tuple[str, str]:
    """The names of the two files, without the folders that they share: who reads the table has other folders."""
    old, new = (re.split(r"[/\\]", law.text.source.name) for law in (comparison.old, comparison.new))
    shared = 0
    while shared < min(len(old), len(new)) - 1 and old[shared] == new[shared]:
        shared += 1
    return "/".join(old[shared:]), "/".join(new[shared:])


LEGEND = "新增文字加粗，删除文字加删除线。"
SAME = "两份文本的条文没有实质差异。"


def script(comparison: Comparison, mild: bool) -> Callable[[str], str]:
    """What turns these words into the script of the new text."""
    from tiaowen.script import convert, detect

    # As it is shown, which may be another script than that of the file.
    told = [change.new for change in comparison.changes if change.new and change_shows(change, mild)]
    numbers = "".join(change.new.label for change in comparison.changes[:5] if change.new)
    shown = comparison.new.title.text + numbers + "".join(side.text for side in told[:50])
    if detect(shown) != "hant":
        return str
    return lambda text: convert(text, "hant")
