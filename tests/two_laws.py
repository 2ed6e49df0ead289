"""Two versions of a small law: an article added, one removed, one renumbered, one edited, one with a new 项."""

from __future__ import annotations

from pathlib import Path

import tiaowen
from tiaowen.compare import compare
from tiaowen.comparison import Comparison

OLD = """某某条例
2018年3月20日 某市人民代表大会常务委员会第一次会议通过
第一章 总则
第一条 为了规范采集活动，制定本条例。
第二条 采集数据应当取得被采集人的书面同意。采集未成年人数据的，应当取得监护人同意。
第二章 罚则
第三条 违反第二条规定的，处一万元以下罚款。
第四条 有下列情形之一的，从轻处罚：
（一）主动消除危害后果的；
（二）配合查处的。
第五条 拒绝、阻碍检查的，给予警告。
"""
NEW = """某某条例
2018年3月20日 某市人民代表大会常务委员会第一次会议通过
2024年12月25日 某市人民代表大会常务委员会第九次会议修正
第一章 总则
第一条 为了规范采集活动，制定本条例。
第二条 市网信部门负责统筹协调和监督管理工作。
第三条 采集数据应当取得被采集人的书面同意。采集未成年人数据的，应当取得监护人同意。
第二章 罚则
第四条 违反第三条规定的，处五万元以下罚款。
第五条 有下列情形之一的，从轻处罚：
（一）主动消除危害后果的；
（二）积极赔偿损失的；
（三）配合查处的。
"""
REVISED = (
    """第一条 违反第三条规定的，处一万元以下罚款。
第二条 为了规范采集活动，制定本条例。
第三条 采集数据应当取得被采集人的书面同意。
""",
    """第一条 违反第三条规定的，处一万元以下罚款。
第二条 为了规范采集活动，制定本条例。
第三条 市网信部门负责统筹协调和监督管理工作。
第四条 采集数据应当取得被采集人的书面同意。
""",
)
"""Two versions of which the first article has not changed, and refers to another one than before."""
STRAYED = (
    """第一条 突发事件的预防与应急准备、监测与预警、应急处置与救援等应对活动，适用本条例。
第二条 本条例所称突发事件，是指突然发生，造成或者可能造成严重社会危害的自然灾害和事故灾难。
按照社会危害程度、影响范围等因素，突发事件分为特别重大、重大、较大和一般四级，由市人民政府制定分级标准。
""",
    """第一条 突发事件的预防与应急准备、监测与预警、应急处置与救援等应对活动，适用本条例。
本条例所称突发事件，是指突然发生，造成或者可能造成严重社会危害的自然灾害和事故灾难。
第二条 按照社会危害程度、影响范围等因素，突发事件分为特别重大、重大、较大和一般四级，由市人民政府制定分级标准。
""",
)
"""Two versions between which a 款 went from the second article to the first."""


def write(old: str, new: str) -> None:
    """The two texts as old.md and new.md of the current folder."""
    Path("old.md").write_text(old, encoding="utf-8")
    Path("new.md").write_text(new, encoding="utf-8")


def compared(old: str = OLD, new: str = NEW) -> Comparison:
    return compare(tiaowen.parse(old, "old.md"), tiaowen.parse(new, "new.md"))
