"""The tree of a web page: parsed leniently, within limits, and without what a browser does not show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from mingzhang.readers.drafts import MAX_PAGE_CELLS
from mingzhang.readers.errors import ReadError
from mingzhang.readers.html.blocks import tabulate
from mingzhang.readers.html.nodes import inner_text
from mingzhang.regex import regex

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_TAGS = 600_000
"""Opening and closing tags of a page; one with a hundred pages of tables from an office program has half."""
MAX_ATTRIBUTES = 2_000_000
MAX_DEPTH = 2000
"""Tags within tags; the parser itself stops a little above."""
_UNSEEN_WORDS = (
    "script style template noscript head title meta link iframe frameset object embed applet svg math canvas audio "
    "video map select datalist option button input textarea progress meter del rt rp dialog"
)
_UNSEEN = frozenset(_UNSEEN_WORDS.split())
_PANELS = frozenset({"div", "section", "article", "li"})
_HIDING = regex(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all", re.IGNORECASE)
_SHOWN = regex(r"display\s*:\s*(?!none)\w", re.IGNORECASE)
_DATA_URI = regex(r"data:[\w/+.;=-]{1,100},[^\"'\s>]{500,}")
_LONG_TAG = regex(r"<[a-zA-Z][^<>]{100000}")
"""A tag of a hundred thousand attributes; the parser compares each with all before it."""
_CSS_COMMENT = regex(r"/\*.*?\*/", re.DOTALL)
_SELECTOR = regex(r"([a-zA-Z][\w-]*)?([.#][\w-]+)")
MAX_CSS = 500_000
MAX_TEXT = 16_000_000
"""Characters of a page without the pictures embedded in it; a long disclosure has one million."""


def parse(text: str, file: str) -> _Element | None:
    """The root of a page with everything hidden taken out; None for a page without any element."""
    from lxml import etree

    if text.count("<") > MAX_TAGS or text.count("=") > MAX_ATTRIBUTES:
        raise ReadError("html-large", file)
    if sum(map(text.count, ("<td", "<TD", "<th", "<TH"))) > MAX_PAGE_CELLS:
        raise ReadError("cells", file, limit=MAX_PAGE_CELLS)
    text = _DATA_URI.sub("data:", text.replace("\0", ""))
    if len(text) > MAX_TEXT or _LONG_TAG.search(text):
        raise ReadError("html-large", file)
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if root is None:
        return None
    _check_depth(root, file)
    _prune(root)
    tabulate(root)
    return root


def meta(root: _Element, name: str) -> str:
    """The content of a ``meta`` element, by its name in any case."""
    for node in root.iter("meta"):
        if node.get("name", "").lower() == name.lower():
            return " ".join(node.get("content", "").split())
    return ""


def title(root: _Element) -> str:
    """The page's ``title``."""
    return " ".join(" ".join(inner_text(node) for node in root.iter("title")).split())


def drop(node: _Element) -> None:
    """Take everything out of an element, its name included; the text behind it stays."""
    for child in list(node):
        node.remove(child)
    node.text = None
    node.attrib.clear()
    node.tag = "span"


def _check_depth(root: _Element, file: str) -> None:
    above: list[_Element] = []
    for node in root.iter():
        parent = node.getparent()
        while above and above[-1] is not parent:
            above.pop()
        above.append(node)
        if len(above) > MAX_DEPTH:
            raise ReadError("html-deep", file)


def _prune(root: _Element) -> None:
    rules = frozenset(_hidden_names(root))
    unseen = [node for node in root.iter() if _is_hidden(node, rules)]
    hidden = set(unseen)
    panels = [node for node in unseen if _is_panel(node, hidden)]
    for node in unseen:
        if node.tag != "head" and node not in panels:
            drop(node)


def _is_panel(node: _Element, hidden: set[_Element]) -> bool:
    """Whether a hidden block is one of several to choose from, as behind tabs: its like beside it is shown."""
    above = node.getparent()
    if node.tag not in _PANELS or above is None or next(node.iter("table"), None) is None:
        return False
    name = node.get("class", "").split()[:1]
    return any(
        child.tag == node.tag and child.get("class", "").split()[:1] == name and child not in hidden
        for child in above
        if next(child.iter("table"), None) is not None
    )


def _is_hidden(node: _Element, rules: frozenset[str]) -> bool:
    if node.tag in _UNSEEN:
        # The head is kept for its title and its meta elements; the walk begins at the body.
        return not _in_head(node) and not (node.tag == "dialog" and node.get("open") is not None)
    attributes = node.attrib
    if not attributes:
        return False
    if "hidden" in attributes:
        return True
    style = str(attributes.get("style", ""))
    if style:
        if _HIDING.search(style):
            return True
        if _SHOWN.search(style):
            return False
    return bool(rules) and any(name in rules for name in _names(node))


def _in_head(node: _Element) -> bool:
    parent = node.getparent()
    return node.tag == "head" or (
        node.tag in ("title", "meta") and parent is not None and parent.tag == "head"
    )


def _names(node: _Element) -> Iterator[str]:
    tag = str(node.tag)
    for name in node.get("class", "").split():
        yield "." + name
        yield f"{tag}.{name}"
    if node.get("id"):
        yield "#" + node.get("id", "")
        yield f"{tag}#{node.get('id', '')}"


def _hidden_names(root: _Element) -> set[str]:
    """Classes and ids that a style sheet of the page hides everywhere.

    A name that any other rule shows (on some screens, in some state) is left alone: what is shown cannot
    be told without a browser, and losing text is worse than keeping too much.
    """
    hidden: set[str] = set()
    shown: set[str] = set()
    css = "\n".join(inner_text(node) for node in root.iter("style"))
    for selectors, body, top in _rules(_CSS_COMMENT.sub("", css[:MAX_CSS])):
        if "display" not in body.lower():
            continue
        if _SHOWN.search(body):
            shown.update(name for pair in _SELECTOR.findall(selectors) for name in pair[1:])
        elif top and _HIDING.search(body):
            for selector in selectors.split(","):
                match = _SELECTOR.fullmatch(selector.strip())
                if match:
                    hidden.add((match.group(1) or "").lower() + match.group(2))
    return {name for name in hidden if name[max(name.find("."), name.find("#")) :] not in shown}


def _rules(css: str) -> Iterator[tuple[str, str, bool]]:
    """Rules of a style sheet as selector, body, and whether it holds without a condition."""
    depth, start, prelude = 0, 0, ""
    for match in re.finditer(r"[{}]", css):
        words = css[start : match.start()].strip()
        start = match.end()
        if match.group() == "{":
            depth += 1
            prelude = words
        else:
            if prelude and not prelude.startswith("@"):
                yield prelude, words, depth == 1
            prelude = ""
            depth = max(depth - 1, 0)
