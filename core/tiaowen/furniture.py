"""Lines of web pages that are no part of a law: 掃描二維碼 關注我們, 打印本页, 当前位置：首页 > …, — 3 —.

A line is furniture only as a whole.
A law on publishing may speak of 责任编辑 and 来源, so sentences always stay,
and what could be a line of a table or form is furniture only before the first article or behind the last.
Unknown lines behind the closing clause are left to the parser, which sees the structure.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tiaowen.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

Piece = tuple[int, int, str]
"""Start, end and kind of something to take out."""

LONGEST = 200
"""Lines above this many characters are never furniture."""

TRADITIONAL = (
    "佈來係俬們備傳兩冊別則動務協厤員問單噹國圖報審寶專對導幫庫彆彔後復懷戶掃擊據數於時曆朮査條標機檔"
    "檢檯欄權歡歷氣準瀏為無熱爲現當發監眞眾碼礙節簡簽籤糾級終絡給綫維網線編總繫羣聞聯聲聽腦臺舉蒐薦號"
    "衆術製複覈規覽訂訊訪設註証評詞詢話認語說説請論諮證識議護讀讚責資贊載輯轉辦迴運適郵錄錯録錶鍵鏈長"
    "門閉開間閱閲關隱電頁頂題類颱騰體髮麪麫麵點齣"
)
SIMPLIFIED = (
    "布来系私们备传两册别则动务协历员问单当国图报审宝专对导帮库别录后复怀户扫击据数于时历术查条标机档"
    "检台栏权欢历气准浏为无热为现当发监真众码碍节简签签纠级终络给线维网线编总系群闻联声听脑台举搜荐号"
    "众术制复核规览订讯访设注证评词询话认语说说请论咨证识议护读赞责资赞载辑转办回运适邮录错录表键链长"
    "门闭开间阅阅关隐电页顶题类台腾体发面面面点出"
)
"""The characters of the patterns below, in both scripts."""

SHORT = 24
"""What is no more than a heading has at most this many characters."""

FOOTER = 16
"""From the last article on, a text with more lines than this has an annex rather than a footer."""

FOLD = {ord(t): s for t, s in zip(TRADITIONAL, SIMPLIFIED, strict=True)} | {
    ord(wide): narrow
    for wide, narrow in zip("：（）［］｜／－＞，０１２３４５６７８９", ":()[]|/->,0123456789", strict=True)
}
FOLD |= dict.fromkeys(map(ord, " \t\r\v\f\u00a0\u2002\u2003\u3000"), "")
"""Both scripts and widths become one, and spaces go: 字 體 ：大 中 小 is read as 字体:大中小."""

STRONG_WORDS = (
    "返回首页 网站首页 回首页 打印本页 打印此页 打印本文 打印页面 打印文章 打印正文 友善列印 "
    "列印本页 关闭窗口 关闭本页 关闭页面 收藏本页 加入收藏 设为首页 返回顶部 回到顶部 返回列表 "
    "返回上页 返回上一页 回上一页 回上页 回顶端 网站地图 网站导览 分享到 分享至 转发到 转寄 转寄友人 "
    "字体 字号 字级 字体大小 复制链接 上一页 下一页 上一篇 下一篇 无障碍阅读 无障碍浏览 无障碍 "
    "长者模式 关怀版 适老版 我要纠错 网站纠错 官方微信 官方微博 政务微信 政务微博 微信公众号 "
    "微信公众平台 移动客户端 手机版 电脑版 繁体版 简体版 关于我们 联系我们 网站声明 网站帮助 "
    "隐私声明 法律声明 免责声明 版权声明 使用帮助 qq空间 新浪微博 腾讯微博 朋友圈 微信好友 条文检索 "
    "条号查询 法规沿革 立法历程 所有条文 编章节 法规检索 查看全文 下载word 下载pdf word下载 pdf下载 "
    "全文下载 下载全文 语音播报 听全文 查看原文 点击查看原文 阅读原文"
)
WEAK_WORDS = (
    "首页 主页 打印 列印 关闭 收藏 分享 微信 微博 qq 下载 保存 搜索 检索 高级搜索 返回 大 中 小 特大 "
    "超大 默认 正常 标准 a a+ a- 繁体 简体 繁 简 english en 登录 注册 帮助 纠错 订阅 rss 导出 全文 "
    "沿革 附档 复制 评论 点赞 末页 尾页 app 客户端 移动版 pdf word"
)

DATE = r"\d{2,4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?"
COUNTED = "(?:浏览|阅读|点击|访问|下载|查看|人气|点阅|浏览人|阅读人)(?:次数|量|数|率|人次)?"
DATED = "(?:信息)?(?:发布|发表|更新|最后更新|录入|上传|打印|列印|添加|入库|上网)(?:时间|日期)"
SITE = ("icp备", "icp证", "公网安备", "公安备案号", "网站标识码", "技术支持:", "copyright", "©", "allrightsreserved")
"""Whatever line names one of these is about the site."""

LABELLED = (
    "责任编辑 责编 网络编辑 值班编辑 责任校对 信息员 文章关键词 索引号 本文来源 信息来源 文章来源 "
    "稿件来源 新闻来源 稿源 上一篇 下一篇 上一条 下一条 上一页 下一页 上一则 下一则 上篇 下篇 "
    "当前位置 所在位置 您的位置 你的位置 您现在的位置 您现在的位置是 您当前的位置 您当前位置 "
    "您所在的位置 您所在位置 现在位置 现在的位置 目前位置 当前栏目 所在栏目 位置 分享 分享到 分享至 "
    "转发到 转载 网站标识码 本文链接 本文网址 本文地址 原文链接 原文地址 来源链接"
)
"""A label, a colon, and anything short behind it."""

WEAK_LABELLED = (
    "来源 作者 编辑 校对 审核 初审 复审 终审 监制 时间 日期 字数 关键词 标签 分类 栏目 信息类别 "
    "主题词 主题分类 信息分类 公开方式 公开类别 公开形式 文章类型 下载 附件下载 点击下载 下载附件 "
    "下载地址 公开机关 生成日期 公开日期 索取号 审核人 体裁 组配分类 公文种类"
)
CONTACT_LABELLED = (
    "地址 联系地址 邮编 邮政编码 电话 联系电话 咨询电话 监督电话 举报电话 客服电话 热线 传真 邮箱 "
    "电子邮箱 e-mail email qq qq群 主办 主办单位 承办 承办单位 协办 协办单位 维护 维护单位 运行维护 "
    "运行维护单位 制作 制作单位 版权单位 技术支持 网站主办单位"
)

STRONG = (
    ("信发更最录上打列添入", ":", rf"{DATED}:(?:{DATE}|\d{{10}}|民国|$).{{0,120}}"),
    ("浏阅点访下查人", ":", rf"{COUNTED}:[\[(]?\d*(?:\D.{{0,60}})?"),
    ("0123456789", ":", rf"{DATE}\d{{1,2}}:\d{{2}}(?::\d{{2}})?.{{0,100}}"),
    ("0123456789", "源览读击体印辑", rf"{DATE}.{{0,20}}(?:来源|{COUNTED}|字体|打印|编辑):?.{{0,80}}"),
    ("返网首主", ">»›/→-|·", r"(?:返回)?(?:网站)?(?:首页|主页)[>»›/→\-|·].{1,120}"),
    (
        "请用使打手微支长识扫",
        "扫识",
        (
            "(?:请|用|使用|打开)?(?:手机|微信|支付宝)?(?:长按|识别|扫描|扫一扫|扫码|扫下方).{0,20}"
            "(?:二维码|关注|分享|手机|公众号|微信|下载|阅读|浏览|打开).{0,20}"
        ),
    ),
    ("手微扫", "扫", "(?:手机|微信)?(?:扫一扫|扫码):?.{0,6}"),
    ("欢扫关", "关", "(?:欢迎)?(?:扫码)?关注(?:我们|官方|微信|公众号|本站|更多|.{0,12}(?:公众号|微信|微博)).{0,20}"),
    ("字", "体号级", r"(?:字体|字号|字级)(?:大小)?[:\[【(]*[大中小默认正常标准特超a+\-\[\]【】()|/、]{0,20}"),
    ("资数", ":", "(?:资料|数据)来源:全国法规资料库.{0,40}"),
    ("hw", ".", r"(?:https?://|www\.)[\x21-\x7e]{3,190}"),
    ("建推", "用", "(?:建议|推荐)(?:您)?使用.{0,30}(?:浏览器|分辨率).{0,60}"),
    ("法", "宝", r"法宝引证码[】\]].{0,40}"),
    ("免特版声", ":", "(?:免责声明|特别声明|版权声明|声明):.{0,60}(?:本站|本网|网站).{0,100}"),
    ("-—–―·~～•", "-—–―·~～•", r"[-—–―·~～•]{1,4}\d{1,4}[-—–―·~～•]{1,4}"),
    ("-—–―·第0123456789", "页", r"[-—–―·]{0,4}第?\d{1,4}页[-—–―·,/、]{0,3}\(?(?:共|总)\d{1,4}页\)?[-—–―·]{0,4}"),
    ("-—–―·第", "页", r"[-—–―·]{0,4}第\d{1,4}页[-—–―·]{0,4}"),
    ("共", "页", r"共\d{1,4}页[,/、]?(?:当前)?第\d{1,4}页"),
    ("共", "页", r"共\d{1,4}页"),
    ("首", "页", r"首页(?:上一页|下一页|尾页|末页|[\d.…|])+"),
    ("完", ")", r"完\)"),
    ("-—–e", "e", "[-—–]{0,4}end[-—–]{0,4}"),
    ("p", "g", r"page\d{1,4}(?:of\d{1,4})?"),
)
"""Nothing of a law reads like these, so they are furniture wherever they stand.

Each with what it may begin with, and characters of which it has one: cheap to ask before a pattern is compiled.
"""

WEAK = (
    (
        "相延推热最",
        "关伸荐门新",
        "(?:相关|延伸|推荐|热门|最新)(?:链接|文章|阅读|新闻|信息|文件|稿件|报道|推荐|解读|法规|政策|附件|专题):?",
    ),
    ("附", ".", r"附件\d{0,2}:.{0,100}\.(?:pdf|docx?|xlsx?|wps|et|ofd|zip|rar|jpg|png)(?:[(\[].{0,20}[)\]])?"),
    ("0123456789", "/", r"\d{1,4}/\d{1,4}"),
    ("友网发我热猜", "", r"(?:友情链接|网友评论|发表评论|我来说两句|热点推荐|猜你喜欢)(?:[(:].{0,40})?"),
)
"""These a form or table in a law may have, so they count only outside of the articles."""

SENTENCE = "。；，、！"
"""How the lines of a law end, and those of furniture never."""

DISCLAIMER = lazy(
    r"[（(【\s]{0,3}(?:特别|免责|版权|特別|免責|版權)?[声聲]明[:：].{0,120}(?:本站|本网|本網|网站|網站).{0,80}[。）)]$"
)
"""The one sentence that a site says behind a law: 声明：本站所载内容仅供参考."""

BREAKS = r"[\s|｜/／>»·•、:：【】\[\]［］()（）<>《》\-]+"
SIZES = frozenset(("大", "中", "小", "特大", "默认", "正常", "标准", "全文"))

ANNEX = r"^[ \t\u3000#*]*附[件表录錄图圖則则]?[ \u3000]*[一二三四五六七八九十0-9]{0,3}[ \u3000]*(?:[:：]|$)"

ARTICLE = r"^[ \t\u3000#*]*第[ \u3000]?[0-9０-９一二三四五六七八九十百千零〇两-]{1,9}[ \u3000]?[条條]"


def find(text: str) -> list[Piece]:
    """The lines of furniture, each with its newline, in order; the pieces are of the kind `furniture`."""
    first = _first()
    # Nearly all lines of a law end as sentences do.
    unlike = {line for line in text.split("\n") if line and (line[-1] not in SENTENCE or "明" in line[:7])}
    short = (line for line in unlike if len(line) <= LONGEST and (line[0] in first or line[0].isspace()))
    kinds = {line: kind for line in short if (kind := _kind(line))}
    return _found(text, kinds) if kinds else []


def _found(text: str, kinds: dict[str, str]) -> list[Piece]:
    """The lines that are furniture by what they say, or else by what they say and where they stand."""
    lines: dict[str, list[Piece]] = {"strong": [], "weak": [], "contact": []}
    start = 0
    for line in text.split("\n"):
        end = start + len(line) + 1
        if line in kinds:
            lines[kinds[line]].append((start, min(end, len(text)), "furniture"))
        start = end
    pieces = lines["strong"]
    if lines["weak"] or lines["contact"]:
        frame = _frame(text, {start for start, _, _ in lines["weak"] + lines["contact"]})
        pieces = sorted(pieces + [line for line in lines["weak"] if frame.holds(line[0])])
        pieces = sorted(pieces + list(_contacts(lines["contact"], pieces, frame)))
    return pieces


def _kind(line: str) -> str:
    """`strong`, `weak`, `contact`, or nothing where the line may be the law's.

    Furniture is never a sentence, and never an article.
    """
    if "。" in line or "；" in line or line.rstrip()[-1:] in SENTENCE:
        return "strong" if DISCLAIMER.match(line) else ""
    if line[0] == "第" and "页" not in line and "頁" not in line:
        return ""
    key = line.translate(FOLD).lower()
    start = key.lstrip("【[(")[:1]
    if start not in _first():
        return ""
    label, colon, _ = key.lstrip("【[(").partition(":")
    if not colon:
        label = ""
    if label in _words()[LABELLED] or _about_site(key) or _matches(STRONG, key, start) or _is_menu(line):
        return "strong"
    if label in _words()[WEAK_LABELLED] or _matches(WEAK, key, start):
        return "weak"
    return "contact" if label in _words()[CONTACT_LABELLED] else ""


def _about_site(key: str) -> bool:
    """Whether a line names who runs the site, or what to scan."""
    if any(site in key for site in SITE):
        return True
    if key.startswith("版权所有"):
        return key[4:5] not in ("者", "人", "权")
    return key.endswith(("二维码", "微信公众号")) and len(key) <= SHORT and key[0] != "("


def _matches(rows: tuple[tuple[str, str, str], ...], key: str, start: str) -> bool:
    """Whether a line is as one of the rows says; with the bracket that it may begin with, or without."""
    return any(
        re.fullmatch(pattern, key.lstrip("【[(")) is not None
        for starts, needles, pattern in rows
        if start in starts and (not needles or any(needle in key for needle in needles))
    )


@cache
def _words() -> dict[str, frozenset[str]]:
    lists = (LABELLED, WEAK_LABELLED, CONTACT_LABELLED, STRONG_WORDS, WEAK_WORDS)
    return {words: frozenset(words.split()) for words in lists}


@cache
def _first() -> frozenset[str]:
    """What a line of furniture may begin with, in any script and width."""
    starts = {word[0] for words in _words().values() for word in words}
    starts.update("【[（(<>|©版公京", *(row[0] for row in (*STRONG, *WEAK)), "abcdefghijklmnopqrstuvwxyz")
    starts.update(chr(code) for code, folded in FOLD.items() if folded in starts)
    return frozenset(starts | {start.upper() for start in starts})


def _is_menu(line: str) -> bool:
    """Whether a line is made of the words of menus and nothing else: 【打印】【关闭】, 首页 | 联系我们.

    One weak word alone is not enough, since a cell of a table may be 大 or 下载.
    """
    strong, weak = _words()[STRONG_WORDS], _words()[WEAK_WORDS]
    keys = [word.translate(FOLD).lower() for word in re.split(BREAKS, line) if word]
    if not keys or not all(key in strong or key in weak for key in keys):
        return False
    several = len(keys) > 1 or line.strip()[:1] in "【[［"
    return any(key in strong for key in keys) or (several and not SIZES.issuperset(keys))


class _Frame(NamedTuple):
    """What is around the articles of a law."""

    first: int
    """Where the first article begins."""
    last: int
    """Where the last one begins."""
    annex: int
    """Where the first annex behind it begins, or the text ends."""
    short: bool
    """Whether so little follows the last article that it must be a footer."""

    def holds(self, start: int) -> bool:
        """Whether a line stands before the first article, or behind the last and before any annex."""
        return start < self.first or self.last < start < self.annex


def _frame(text: str, own: set[int]) -> _Frame:
    """The frame of a text; lines that begin at `own` may be furniture, and so are no heads of annexes."""
    articles = [match.start() for match in re.finditer(ARTICLE, text, re.MULTILINE)]
    first, last = (articles[0], articles[-1]) if articles else (_opening(text), max(text.rfind("。"), 0))
    annexes = (match.start() for match in re.compile(ANNEX, re.MULTILINE).finditer(text, last))
    annex = next((start for start in annexes if start not in own), len(text))
    return _Frame(first, last, annex, text.count("\n", last) < FOOTER)


def _contacts(lines: list[Piece], pieces: list[Piece], frame: _Frame) -> Iterator[Piece]:
    """Those lines that stand right above or below furniture, or below one that does, or in a short footer."""
    starts, ends = {start for start, _, _ in pieces}, {end for _, end, _ in pieces}
    for start, end, kind in lines:
        footer = frame.short and frame.last < start < frame.annex
        if footer or start in ends or end in starts:
            ends.add(end)
            yield start, end, kind


def _opening(text: str) -> int:
    """Where the first sentence of a text without articles ends."""
    stop = text.find("。")
    return text.rfind("\n", 0, stop) + 1 if stop >= 0 else 0
