"""The article of a page: the block that holds the text and the tables, without the site's furniture.

The walk goes down from the body as long as one child holds the article and everything beside it is
furniture. Furniture is told by several signs together (mostly links, the phrases every site prints,
the tag, the name); a name alone is never believed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from mingzhang.readers.html.grid import is_layout
from mingzhang.readers.html.nodes import inner_text
from mingzhang.readers.html.tree import drop, meta, title
from mingzhang.regex import regex

if TYPE_CHECKING:
    from lxml.etree import _Element

_PHRASES = regex(
    r"版权所有|主办单位|承办单位|技术支持|ICP备|公网安备|网站标识码|网站地图|联系我们|网站声明|当前位置|(?:您|你)(?:现在)?(?:的|所在)?位置"
    r"|上一[篇条]|下一[篇条]|打印(?:本页|文章|\]|】)|关闭(?:窗口|本页)|分享到|扫一扫|字体\s*[：:]|字号\s*[：:]|大\s*中\s*小"
    r"|(?:浏览|阅读|点击|访问)(?:次数|数|量)|(?:发布|发文|更新|成文)(?:时间|日期)\s*[：:]|(?:^|\s)(?:信息|文章|稿件)?来源\s*[：:]|索\s*引\s*号"
    r"|相关(?:链接|阅读|文章|新闻)|无障碍|加入收藏|设为首页|返回(?:顶部|首页)|责任编辑|编辑\s*[：:]|友情链接|登录|注册"
)
_WORDS = regex(
    r"决算|预算|目\s*录|第[一二三四五六七八九十\d]{1,2}(?:部分|章)|附[件表录]|(?:19|20)\d\d\s*年|情况说明|名词解释|公开\d{2}"
)
_NAMES = regex(
    r"(?:^|[^a-z])(?:nav|menu|foot|footer|bread|crumb|breadcrumb|position|location|sidebar|side|share|tool|toolbar|copyright|"
    r"friend|links?|search|prev|next|related|recommend|pagination|pages?|banner|header|topbar|top)(?:[^a-z]|$)"
)
_FURNITURE_TAGS = frozenset({"nav", "footer", "aside"})
_FURNITURE_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "complementary"})
_CONTENT_TAGS_WORDS = (
    "p h1 h2 h3 h4 h5 h6 table pre blockquote center font span b strong i em u dl ol ul big small figure a"
)
_CONTENT_TAGS = frozenset(_CONTENT_TAGS_WORDS.split())
_HEADINGS = ("h1", "h2", "h3")
_PARTS = (*_HEADINGS, "h4")
MAX_FURNITURE = 300
"""Furniture told by its phrases is short; a longer block that contains one is text about something."""
MIN_TEXT = 80
MIN_TABLE_CELLS = 4


class _Size(Struct):
    """Characters below an element, those of them in links that lead away, and the links; cells of tables."""

    chars: int = 0
    linked: int = 0
    links: int = 0
    cells: int = 0

    @property
    def own(self) -> int:
        return self.chars - self.linked


def article(root: _Element) -> tuple[_Element | None, str]:
    """The element to read, its furniture taken out, and the page's heading where it stands outside of it."""
    body = next(root.iter("body"), None)
    if body is None:
        return None, ""
    sizes = _sizes(body)
    node = body
    while True:
        found = _inside(node, sizes)
        if found is None:
            break
        node = found
    # Of a table the walk went through, the cells are what may be furniture: rows without cells are no rows.
    inside = node.tag in ("tr", "tbody", "table")
    for child in list(node.iter("td", "th")) if inside else list(node):
        if _is_furniture(child, sizes):
            drop(child)
    return node, _heading(root, node)


def _inside(node: _Element, sizes: dict[_Element, _Size]) -> _Element | None:
    """The child to go down to, or None where the article itself is reached."""
    children = [child for child in node if sizes[child].chars]
    loose = (node.text or "") + "".join(child.tail or "" for child in node)
    if not children or len("".join(loose.split())) >= MIN_TEXT:
        return None
    main = max(children, key=lambda child: (sizes[child].own, sizes[child].cells))
    if sizes[main].own * 2 < sizes[node].own or main.tag in ("p", "pre", "a", "span", *_HEADINGS):
        return None
    if main.tag == "table" and not is_layout(main):
        return None
    beside = [child for child in children if child is not main]
    if any(not _is_furniture(child, sizes) and _is_content(child, sizes) for child in beside):
        return None
    return main


def _is_content(node: _Element, sizes: dict[_Element, _Size]) -> bool:
    """Whether a block that is no plain furniture belongs to the article rather than to the page."""
    size = sizes[node]
    if node.tag in _CONTENT_TAGS:
        return size.own > 0
    text = inner_text(node)
    if size.own >= MIN_TEXT and ("。" in text or size.cells >= MIN_TABLE_CELLS):
        return True
    return bool(_WORDS.search(text)) or any(next(node.iter(tag), None) is not None for tag in _HEADINGS)


def _is_furniture(node: _Element, sizes: dict[_Element, _Size]) -> bool:
    size = sizes[node]
    if not size.chars:
        return False
    linked = size.links >= 2 and size.linked * 2 >= size.chars
    if node.tag in _FURNITURE_TAGS or node.get("role", "") in _FURNITURE_ROLES:
        return linked or size.chars <= MAX_FURNITURE
    if linked and not _is_attachment(node):
        return True
    if size.chars <= MAX_FURNITURE and size.cells < MIN_TABLE_CELLS:
        text = inner_text(node)
        if _PHRASES.search(text) and not (node.tag == "p" and "。" in text) and not _is_part(node):
            return True
        names = f"{node.get('id', '')} {node.get('class', '')}".lower()
        return bool(size.links) and size.linked * 4 >= size.chars and bool(_NAMES.search(names))
    return False


def _is_part(node: _Element) -> bool:
    """Whether a block is a short part of the document: a heading of its own and whole sentences below it.

    What a unit does may be named as a page's furniture is (统一登记注册, 网站登录管理).
    """
    headed = any(_WORDS.search(inner_text(heading)) for tag in _PARTS for heading in node.iter(tag))
    return headed and any("。" in inner_text(paragraph) for paragraph in node.iter("p"))


def _is_attachment(node: _Element) -> bool:
    """A list of files to download belongs to the article, short as its own words are."""
    text = inner_text(node).strip()
    return text.startswith("附件") or bool(
        re.search(r"\.(?:docx?|xlsx?|pdf|zip|rar|wps|et)\b", text, re.IGNORECASE)
    )


def _sizes(body: _Element) -> dict[_Element, _Size]:
    """Sizes of every element below the body, children before parents."""
    nodes = list(body.iter())
    sizes = {node: _Size() for node in nodes}
    for node in reversed(nodes):
        size = sizes[node]
        size.chars += _length(node.text)
        if node.tag == "a":
            href = node.get("href", "")
            if href and not href.startswith("#"):
                size.linked = size.chars
                size.links += 1
        elif node.tag in ("td", "th"):
            size.cells += 1
        above = node.getparent()
        if above is not None and above in sizes:
            total = sizes[above]
            total.chars += size.chars + _length(node.tail)
            total.linked += size.linked
            total.links += size.links
            total.cells += size.cells
    return sizes


def _length(text: str | None) -> int:
    return len("".join(text.split())) if text else 0


def _heading(root: _Element, node: _Element) -> str:
    """The heading above the article, confirmed by the page's title or its meta data; else the latter."""
    named = meta(root, "ArticleTitle")
    whole = _squeeze(title(root))
    within = set(node.iter(*_HEADINGS))
    best = ""
    for heading in root.iter(*_HEADINGS):
        text = " ".join(inner_text(heading).split())
        words = _squeeze(text)
        if len(words) < 4 or not (words in whole or words == _squeeze(named)):
            continue
        if heading in within:
            return ""
        if len(words) > len(_squeeze(best)):
            best = text
    return named or best


def _squeeze(text: str) -> str:
    return "".join(text.split())
