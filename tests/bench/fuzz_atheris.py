"""A longer fuzz run by hand.

    pip install atheris
    python tests/bench/fuzz_atheris.py [CORPUS] [-max_total_time=600]

CORPUS is a folder where atheris keeps the inputs that reached new code; any option of libFuzzer may follow.
Each input is read twice: as the bytes of a file, and as a string of fragments that laws are made of,
since random bytes hardly ever spell 第十二条.
What must hold is what `tests/test_fuzz.py` says: nothing raises but SourceError, and nothing is lost.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "core"))

try:
    import atheris
except ImportError:
    sys.exit("atheris is not installed: pip install atheris (it is no dependency of this project)")

with atheris.instrument_imports(include=["tiaowen"]):
    from tiaowen.check.compare import compare as check
    from tiaowen.clean import clean
    from tiaowen.compare import compare as diff
    from tiaowen.errors import PinpointError, SourceError
    from tiaowen.lines import split
    from tiaowen.model import Source, Text
    from tiaowen.parser import parse
    from tiaowen.pinpoint import parse as parse_pinpoint
    from tiaowen.source import decode

FRAGMENTS = (
    "第", "条", "章", "节", "编", "分编", "款", "项", "之一", "一", "二", "三", "十", "百", "〇", "1", "2", "-", "A",
    "第一条", "第二条 ", "第三条\n", "第一章 总则\n", "（一）", "（二）", "1.", "①", "一、", "二、", "“", "”", "「",
    "」", "：", "；", "。", "，", "、", "（", "）", "【", "】", "《", "》", "附件\n", "目录\n", "# ", "**",
    "\n", "\n\n", " ", "　",
    "經(jīng)", "濟", "<b>", "<!--", "-->", "&nbsp;", "\ufffd", "\u200b", "\x1b[31m", "施行。",
    "规定", "的", "甲",
    "甲乙丙丁" * 8,
)  # fmt: skip


def check_text(text: Text) -> None:
    """Raises AssertionError if something is lost, or whatever the parser raises."""
    if "".join(line.text for line in split(text)) != text.clean:
        raise AssertionError("the lines do not give the text back")
    law = parse(text)
    for unit in law.units:
        if not 0 <= unit.span.start <= unit.span.end <= len(text.clean):
            raise AssertionError("a unit stands outside the text")


def one_input(data: bytes) -> None:
    """What atheris calls, again and again."""
    with suppress(SourceError):
        check_text(clean(decode(data, "-")))
    made = "".join(FRAGMENTS[byte % len(FRAGMENTS)] for byte in data[:4000])
    check_text(clean(Source("-", made)))
    with suppress(PinpointError):
        parse_pinpoint(made[:60])
    half = len(made) // 2
    left, right = (parse(clean(Source("-", part))) for part in (made[:half], made[half:]))
    check(left, right)
    diff(left, right)


def main() -> None:
    """Hands over to atheris, which never returns."""
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
