"""The words of a pinpoint: what a person types (第十六条第二款第（三）项, 16.2.3, 16-18) <-> `Pinpoint`.

The mainland counts 条 > 款 (paragraph by order) > 项 (numbered item) > 目.
Taiwan counts 條 > 項 (paragraph by order) > 款 (numbered item) > 目.
The order of the words tells which is meant; where only one of the two is named, the mainland's usage holds
unless the caller says that the law is Taiwan's.

Decisions, where a spelling can be read in two ways:

- A range never descends, so 120-1 and 1-1 are 之一, while 1-3 and 16-18 are ranges;
  `_` and 之 always join a branch, `..`, `~`, 至 and 到 always a range.
- 第4-5條 is a range too, and Taiwan's 第四條之五 where the law is Taiwan's.
- 16.2-4 runs from 16.2 to 16.4: a lone number behind a range is of the kind of what stands before it.
- 第十六条第二款、第三款 are both of 第十六条, while 16.2,3 is 第十六条第二款 and 第三条.
- 0 names no 款: 16.0.2 is 第十六条第（二）项, in whichever 款 it stands.
- 第一款 without an article is a division, as codes of Taiwan have it.
"""

from tiaowen.pinpoint.at import numbered, pinpoint_at
from tiaowen.pinpoint.locate import Place, find, locate
from tiaowen.pinpoint.read import parse
from tiaowen.pinpoint.words import Range, format, order, usage

__all__ = [
    "Place",
    "Range",
    "find",
    "format",
    "locate",
    "numbered",
    "order",
    "parse",
    "pinpoint_at",
    "usage",
]
