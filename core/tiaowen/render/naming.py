"""What a change is called: its numbers, the 款 that a row stands for, the divisions it moved between."""

from __future__ import annotations

from collections.abc import Sequence

from tiaowen.comparison import Change, Comparison, Part, Row, Side
from tiaowen.model import Article, Division, Law, Pinpoint

ARROW = " → "
SUBJECTS = {
    "title": "标题",
    "subtitle": "副标题",
    "preamble": "序言",
    "closing": "结尾",
    "annex": "附件",
    "note": "题注",
    "announcement": "公告",
}
"""What stands for a number where there is none."""


def label(change: Change, side: Side | None) -> str:
    """第四十三条; of a heading 第三章 with its title; 附件1; 标题; empty where there is no such side."""
    if side is None:
        return ""
    written = " ".join(side.label.split())
    if change.subject == "division":
        title = next((part.text for part in side.parts if part.kind == "title"), "")
        return f"{written} {''.join(title.split())}".strip()
    return written.rstrip("、.．") if written else SUBJECTS.get(change.subject, change.subject)


def number(unit: Article) -> str:
    """第四十三条, 第 3-1 條; of a point 二, without its 、."""
    return " ".join(unit.label.text.split()).rstrip("、.．")


def numbers(change: Change) -> str:
    """第十条 → 第九条; one number where it stayed or where there is one side only."""
    old, new = label(change, change.old), label(change, change.new)
    if not old or not new:
        return old or new
    before, _, title = old.partition(" ")
    if change.subject == "division" and new.endswith(f" {title}"):
        # 第五章 → 第四章 法律责任: the title once.
        old = before
    if before == new.partition(" ")[0] and new.endswith(title):
        return new
    if old == new or not (change.renumbered or change.link != "pair" or change.subject == "division"):
        return new
    return old + ARROW + new


def extent(changes: Sequence[Change]) -> str:
    """第十条 至 第二十条 → 第九条 至 第十九条, for articles in a row."""
    if len(changes) == 1:
        return numbers(changes[0])
    old, new = (
        f"{label(changes[0], first)} 至 {label(changes[-1], last)}"
        for first, last in ((changes[0].old, changes[-1].old), (changes[0].new, changes[-1].new))
    )
    return new if old == new else old + ARROW + new


def place(path: Sequence[Division]) -> str:
    """第二章 数据 第一节 采集: the divisions around something."""
    return " ".join(f"{division.label.text} {division.name}".strip() for division in path)


def journey(change: Change, comparison: Comparison) -> tuple[str, str] | None:
    """From where to where something moved, if to another division; None if it did not, or has none.

    第四章 that is 第三章 now, or has another title, is no other division.
    Of an article that was split or merged the numbers say it, for its parts are in several divisions.
    """
    ours, yours = (side.path if side else () for side in (change.old, change.new))
    if not change.moved or change.link != "pair" or not ours or not yours:
        return None
    home = (ours[-1].span, yours[-1].span)
    old, new = (
        [node for _, node in law.walk() if isinstance(node, Division)]
        for law in (comparison.old, comparison.new)
    )
    for mine, other in comparison.alignment.divisions:
        if mine is not None and other is not None and (old[mine].span, new[other].span) == home:
            return None
    before, behind = place(ours), place(yours)
    return (before, behind) if before != behind else None


def row_names(change: Change, row: Row, comparison: Comparison) -> list[str]:
    """第二款 → 第三款, for a row of an article of several 款: a name for each part of the new side, or of the old.

    Where an article was split or merged, the article too.
    Empty for an article of one 款, and for one that is new or gone.
    """
    if change.link in ("added", "removed"):
        return [""]
    old = [_part_name(change.old, part, comparison.old) for part in row.old]
    new = [_part_name(change.new, part, comparison.new) for part in row.new]
    if not old or not new:
        return new or old or [""]
    before = "、".join(dict.fromkeys(filter(None, old)))
    first = before + ARROW + new[0] if before and new[0] and before != new[0] else new[0] or before
    return [first, *new[1:]]


def labels(rows: Sequence[Row]) -> str:
    """（二） 至 （四） → （三） 至 （五）, for 项 in a row that have other numbers."""
    old = [part.text[: part.label] for row in rows for part in row.old]
    new = [part.text[: part.label] for row in rows for part in row.new]
    sides = [side[:1] if len(side) == 1 else [side[0], side[-1]] for side in (old, new)]
    return ARROW.join(" 至 ".join(side) for side in sides)


def told_by_name(change: Change, row: Row) -> bool:
    """Whether the row is the title of a heading, which stands in its name, and there is nothing to compare."""
    parts = (*row.old, *row.new)
    alone = not row.old or not row.new or not row.changed
    return change.subject == "division" and alone and all(part.kind == "title" for part in parts)


def _part_name(side: Side | None, part: Part, law: Law) -> str:
    if not side or not side.units:
        return ""
    names = []
    unit = next((unit for unit in side.units if unit.ordinal == part.pinpoint.article), None)
    if unit and len(side.units) > 1:
        names.append(" ".join(unit.label.text.split()))
    if unit and part.pinpoint.paragraph and sum(one.kind == "text" for one in unit.paragraphs) > 1:
        names.append(_paragraph(law, part.pinpoint.paragraph))
    return "".join(names)


def _paragraph(law: Law, number: int) -> str:
    """第二款, or 第二項 in a law of Taiwan."""
    from tiaowen import pinpoint

    return pinpoint.format(Pinpoint(paragraph=number), pinpoint.usage(law))
