"""What a change is called: its numbers, the 款 that a row stands for, the divisions it moved between."""

from __future__ import annotations

from collections.abc import Sequence

from tiaowen.comparison import Change, Comparison, Part, Row, Side
from tiaowen.model import Division, Law, Pinpoint

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


def journey(change: Change) -> tuple[str, str] | None:
    """From where to where something moved, if to another division; None if it did not, or has none."""
    if not change.moved or not change.old or not change.new:
        return None
    old, new = place(change.old.path), place(change.new.path)
    return (old, new) if old != new and old and new else None


def row_name(change: Change, row: Row, comparison: Comparison) -> str:
    """第二款 → 第三款, for a row of an article of several 款; empty for an article of one.

    Where an article was split or merged, the article too; of an article that is new or gone, nothing.
    """
    if change.link in ("added", "removed"):
        return ""
    old = _part_name(change.old, row.old, comparison.old)
    new = _part_name(change.new, row.new, comparison.new)
    if old and new and old != new:
        return old + ARROW + new
    return new or old


def told_by_name(change: Change, row: Row) -> bool:
    """Whether the row is the title of a heading, which stands in its name, and there is nothing to compare."""
    parts = (*row.old, *row.new)
    alone = not row.old or not row.new or not row.changed
    return change.subject == "division" and alone and all(part.kind == "title" for part in parts)


def _part_name(side: Side | None, parts: Sequence[Part], law: Law) -> str:
    if not side or not parts or not side.units:
        return ""
    first = parts[0].pinpoint
    names = []
    if len(side.units) > 1:
        names = [unit.label.text for unit in side.units if unit.ordinal == first.article][:1]
    unit = next((unit for unit in side.units if unit.ordinal == first.article), None)
    if first.paragraph and unit and sum(one.kind == "text" for one in unit.paragraphs) > 1:
        names.append(_paragraph(law, first.paragraph))
    return "".join(names)


def _paragraph(law: Law, number: int) -> str:
    """第二款, or 第二項 in a law of Taiwan."""
    from tiaowen.pinpoint import format, usage

    return format(Pinpoint(paragraph=number), usage(law))
