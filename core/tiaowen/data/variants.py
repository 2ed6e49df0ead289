"""Characters that two honest copies of one law write differently: the `variant` class.

Written by hand; `docs/variants.md` gives the reason and an example for each row, and a test holds the
two together.
Only what can't be a change of the law stands here: 其它/其他, 做/作, 须/需 and the like are wording.
Traditional characters that opencc knows are not here: they are the `script` class, in `fold_table.py`.

Each group is written together; `fold()` keeps its first character.
"""

ROUND_TRIP = (
    "著着 借藉 了瞭 抵牴觝 仿彷 背揹 夫伕 它牠 抬擡 熏薰 只祇衹 仇雠 周赒 径迳 托讬 咨谘 余馀 钟锺 巨钜 线缐 "
    "并幷竝 昵暱 么幺 台枱 妆粧 叙敍 卫衞 粽糭 檐簷 痹痺 睾睪 鲇鲶 潨潀 酰醯 恶𫫇 沈渖 穞稆 縆緪"
)
"""What opencc writes for the first character, in one of its targets, and can't bring back."""

USAGE = "账帐 炮砲"
"""Two spellings of one word that are both in use."""

OLD_FORMS = (
    "村邨 灾烖 罚罸 强彊 回囘囬 国囯 丘坵 坂岅 匆怱悤 冤寃 暖煖 雁鴈 仙僊 效傚 劫刦 创剏 敕勅 剿勦 "
    "厂厰 参叅蓡 野埜 阶堦 婿壻 妊姙 妒妬 克尅 屏屛 峒峝 纸帋 厩廏 往徃 怪恠 吝恡 博愽 惭慙 戛戞 "
    "操撡 考攷 驱敺駈 晰晳 期朞 柏栢 冰氷 涅湼 阔濶 砖甎 略畧 皋皐 碗盌 年秊 粳稉 阱穽 累絫 绵緜 "
    "锄耡 肯肎 胸胷 吻脗 豆荳 果菓 麻蔴 蕊蕋蘂 蛇虵 虻蝱 脉衇 裤袴 裙裠 察詧 讹譌 谪讁 剩賸 裸躶 "
    "焊銲 锹鍫 闹閙 坑阬 峭陗 堤隄 邻隣 灵霛 馈餽 碱鹻 鳌鼇 鳖鼈 嗅齅"
)
"""Forms that the table of variant characters of 1955 set aside and opencc leaves as they are."""

GLYPHS = "户戸 吴呉 每毎 步歩 黑黒 德徳惪 卷巻 圈圏 增増 铁鉄銕"
"""Japanese forms, which fonts and input methods put in the place of the Chinese ones."""

LOOK_ALIKES = "市巿 第笫"
"""Another character that looks the same and is a word in no law."""

MARKS = (
    "“”\"「」〝〞″ ‘’'『』′ —-‐‑‒–―−─━ー ～~∼〜 ·・•‧∙⋅ 〇○◯ ：∶ …⋯ ≤≦⩽ ≥≧⩾"
)
"""Marks: quotes, dashes, middle dots and the round zero, each written in many ways."""

CONTEXTS = (
    ("覆", "复", "(?<=[答批回函反重申呈电明]覆)(?![盖土灭没膜层压])"),
    ("覆", "复", "(?=[议核查审信函文电命校验判制印])"),
    ("甚", "什", "(?=么)"),
    ("座", "坐", "(?=标)(?!标[志识题示牌明签])(?<![底插基一每]座)"),
    ("座", "坐", "(?=落)(?<![一二三四五六七八九十百千万两每几数]座)"),
    ("份", "分", "(?<=[部成]份)(?!额)"),
    ("份", "分", "(?=量|[内外][的之事工职])(?<![0-9一二两三几每各月年股省备身]份)"),
    ("身分", "身份", "(?<![自本终献全半单]身分)(?![配担为割散离别批期])"),
    ("沈", "沉", "(?=[没积船默淀降浸陷箱井])"),
    ("鍊", "链", "(?<=[拉项手锁铁金银颈铰]鍊)"),
    ("鍊", "链", "(?=[条子锁坠锤])"),
    ("畫", "划", "(?<=[计筹策企]畫)(?<!设计畫)"),
    ("俱", "具", "(?<=傢俱)"),
    ("庇", "蔽", "(?<=廕庇)"),
)
"""What stands for something else beside certain characters only, these in Simplified script.

From, to, where. Whole words fall under it too, so each says where it would be wrong: 底座标志, 全部份额.
"""

HELD = "鍊炼 畫画 傢家 廕荫"
"""Traditional characters that `CONTEXTS` look at, each with what it is folded into after them."""


def groups() -> list[str]:
    """Every group whose characters are folded whatever stands around them."""
    return " ".join((ROUND_TRIP, USAGE, OLD_FORMS, GLYPHS, LOOK_ALIKES, MARKS)).split()
