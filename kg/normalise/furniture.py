"""Lines that belong to the web page or the printed page, not to the document.

Enters: a draft, one line of the source a line. Leaves: a draft without them.
Example: 分享：, 扫一扫在手机打开当前页, 魯ICP備09083931號 and 第 3 页 共 8 页 go; 来源：大众日报 and
时间：2026-02-03 stay, since they date the document.
"""

from __future__ import annotations

import re

from kg.normalise.draft import Draft, Edit, apply, substitute

# Whole lines: what a page puts on its buttons and labels.
_BUTTON = re.compile(
    r"(?:首页|您?(?:现在|当前)?(?:的)?位置(?:是)?|分享到?|下载|打印(?:本页)?|全屏|收藏|复制链接|纠错|朗读|返回(?:顶部|首页|列表)?"
    r"|关闭(?:窗口|本页|页面)?|【?(?:字号|字体)(?:大小)?|加大|还原|减小|放大|缩小|默认|大|中|小|[>】|»]+"
    r"|扫一扫.{0,12}|.{0,6}二维码|相关(?:附件|链接|报道|阅读|新闻|稿件|文档|解读|推荐)|上一[篇页条]|下一[篇页条]|点击(?:数|量|率)?"
    r"|(?:浏览|阅读|访问)(?:次数|量|数)|网站(?:地图|首页|声明)|联系我们|无障碍(?:浏览|阅读)?|大字版|繁體?体?|微信|微博|手机版|登录|注册|搜索)"
    r" *[:：>》]*(?: *[\d,]+ *次?)?"
)
_LABELLED = re.compile(
    r"(?:责任编辑|责编|编辑|网络编辑|版式策划|校对|审核|初审|复审|终审|索引号|信息索引|主题(?:分类|词)|信息分类|体裁分类|公开方式|有效性"
    r"|(?:浏览|阅读|点击)(?:次数|量|数)) ?[:：].{0,40}|【?编辑[:：].{0,20}】"
)
_LEGAL = re.compile(
    r"版权所有|ICP ?备 ?\d|公网安备 ?\d|许可证(?:编)?号?[:：]|许可证 ?\(.{1,4}\) ?字第"
    r"|网站标识码[:：]|(?:不良信息)?举报(?:电话|邮箱)[:：]"
    r"|Copyright ?[©(]|©|All Rights Reserved",
    re.IGNORECASE,
)
_LEAVINGS = re.compile(r"/?enpproperty|-->|<!--|content_\d+\.s?html?")
_STAMP = re.compile(r"\d{4}-\d\d?-\d\d? \d\d?:\d\d:\d\d")
_PAGE_NUMBER = re.compile(
    r"[-—–·. ]*\d{1,4}[-—–·. ]*|第 ?\d+ ?页(?:[,，/ ]*共 ?\d+ ?页)?|\d+ ?/ ?\d+|Page \d+(?: of \d+)?"
)
_HASH = re.compile(r"[0-9a-f]{32} ?[:：]?")
_LONGEST = 300
"""Characters. A longer line is text, whatever it holds."""
_CONTINUED = re.compile(
    r"[(（](?:上接|下转|紧接|转|接)第? ?[A-Z]?[\d一二三四五六七八九十]{1,3} ?版[^()（）\n]{0,8}[)）]"
)


def furniture(draft: Draft) -> Draft:
    """Lines of buttons, labels, legal notices, time stamps, page numbers and template residue go."""
    edits = []
    place, before = 0, ""
    for line in draft.text.split("\n"):
        stripped = line.strip()
        if stripped and _is_furniture(stripped, before):
            edits.append(Edit(place, place + len(line), ""))
        before = stripped or before
        place += len(line) + 1
    return apply(draft, edits, "page furniture dropped")


def page_references(draft: Draft) -> Draft:
    """(上接3版) and its like go, wherever they stand."""
    return substitute(draft, _CONTINUED, "", "page reference dropped")


def _is_furniture(line: str, before: str) -> bool:
    if len(line) > _LONGEST:
        return False
    if before == ">" and len(line) < 20:
        return True  # the next step of 首页 > 政府信息公开 > 省政府工作报告
    if len(line) < 10 and before.endswith(("：", ":")) and _LABELLED.fullmatch(before):
        return True  # 责任编辑：, and the name on the next line
    whole = (_BUTTON, _LABELLED, _STAMP, _PAGE_NUMBER, _HASH)
    if any(pattern.fullmatch(line) for pattern in whole) or _HASH.fullmatch(before):
        return True
    return bool(_LEGAL.search(line) or _LEAVINGS.search(line))
