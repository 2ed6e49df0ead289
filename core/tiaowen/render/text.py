"""Blocks -> plain text: one 款, one 项 or one heading a line, as a pipe wants it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tiaowen.render.blocks import Block


def lines(blocks: Iterable[Block]) -> Iterator[str]:
    """Each block as one line, without a newline."""
    return (line(block) for block in blocks)


def line(block: Block) -> str:
    """A block as one line: 第十六条 公共数据…, （一）主动公开；, 第三章 数据资源."""
    return head(block) + block.text


def head(block: Block) -> str:
    """What stands in front of the words, with the space that belongs behind it."""
    if not block.label:
        return ""
    if block.kind == "item":
        # 1.5 GHz as an item would read as the number 1.5.
        return block.label + (" " if block.text[:1].isascii() and block.label[-1:] in ".．" else "")
    if block.level == "点":
        # 一、加强审查监督 stands on a line of its own, above its text.
        return block.label + (f"{block.title}\n" if block.title and block.text else block.title)
    if block.kind in ("division", "annex"):
        return block.label + (_gap(block.label) if block.text else "")
    if not block.text:
        return block.label + (f"【{block.title}】" if block.title else "")
    return block.label + (f"【{block.title}】" if block.title else " ")


def heading(label: str, name: str) -> str:
    """A heading on one line: 第三章 数据资源, 一、管辖, 附件 样式."""
    return label + (_gap(label) if label and name else "") + name


def _gap(label: str) -> str:
    """The space between a number and its heading; none behind 一、 and the like."""
    return "" if label[-1] in "、．" else " "
