"""Words of statutes that opencc-python-reimplemented turns into the wrong characters.

Only where its answer is wrong in law or names another thing.
Both of two spellings in use (公布/公佈) are left to it.
"""

TRADITIONAL = {
    "复议": "復議",  # 行政復議; opencc has 複議
    "复核": "復核",  # opencc has 複覈
    "干渠": "幹渠",  # the main canal; opencc has 乾渠, a dry one
    "入托": "入托",  # 入托兒所; opencc has 託, to entrust
    "托儿": "托兒",
    "托幼": "托幼",
    "托育": "托育",
    "托老": "托老",
}
"""Simplified word to Traditional, of the same length."""

CHARACTERS = {"覈": "核", "譭": "毀"}
"""What opencc writes for 核 (核准, 审核) and 毁 (毁弃, 销毁), and what statutes write."""

SIMPLIFIED = (
    ("著(?<=[执沿随附本接穿有味衣向]著)", "着"),  # 執著, 沿著, 附著物: Taiwan's 著 for both
    ("著(?=[手重眼力装陆火])", "着"),  # 著手, 著重, 著裝
)
"""What opencc's t2s leaves of a Traditional text: pattern and character."""
