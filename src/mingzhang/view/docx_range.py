"""A stretch of a Word paragraph: the runs that print some words, parted from the text around them.

Source: ECMA-376 part 1, 17.3.2 (runs) and 17.13.4 (a comment's range lies between sibling markers).
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def stretch(paragraph: _Element, w: str, words: str, before: int) -> tuple[_Element, _Element] | None:
    """The first and the last run that print ``words``, where they stand for the (``before`` + 1)-th time.

    ``w``: the namespace of the document in braces. The runs are cut where the words begin and end; the text
    stays as it is. None where the paragraph does not print the words so often.
    """
    wanted = "".join(words.split())
    chars = [
        (text, at)
        for text in paragraph.iter(f"{w}t")
        if _owner(text, w) is paragraph
        for at, char in enumerate(text.text or "")
        if not char.isspace()
    ]
    joined = "".join((text.text or "")[at] for text, at in chars)
    start = _found(joined, wanted, before)
    if start is None:
        return None
    (first, begin), (last, end) = chars[start], chars[start + len(wanted) - 1]
    _cut(last, end + 1, w)
    head = _cut(first, begin, w)
    last_run = head if last is first and head is not None else last.getparent()
    first_run = head if head is not None else first.getparent()
    if first_run is None or last_run is None or first_run.getparent() is None:
        return None
    return first_run, last_run


def occurrences(text: str, words: str) -> int:
    """How often words stand in a text, spaces apart, counted as :func:`stretch` does."""
    plain, wanted = "".join(text.split()), "".join(words.split())
    return plain.count(wanted) if wanted else 0


def _found(text: str, wanted: str, before: int) -> int | None:
    if not wanted:
        return None
    at = text.find(wanted)
    for _ in range(before):
        at = text.find(wanted, at + len(wanted)) if at >= 0 else at
    return at if at >= 0 else None


def _owner(element: _Element, w: str) -> _Element | None:
    """The innermost paragraph around an element: that of a text box is not the one the box stands in."""
    return next((parent for parent in element.iterancestors(f"{w}p")), None)


def _cut(text: _Element, at: int, w: str) -> _Element | None:
    """Cut the run of a text before character ``at``; the run of what follows, None where nothing was cut.

    A run that prints more than this text (a tabulator, a picture) is left whole.
    """
    run, content = text.getparent(), text.text or ""
    if run is None or run.tag != f"{w}r" or not 0 < at < len(content):
        return None
    if any(child is not text and child.tag != f"{w}rPr" for child in run):
        return None
    rest = deepcopy(run)
    rest.tail = None
    text.text = content[:at]
    text.set(_SPACE, "preserve")
    other = rest.find(f"{w}t")
    assert other is not None
    other.text = content[at:]
    other.set(_SPACE, "preserve")
    run.addnext(rest)
    return rest
