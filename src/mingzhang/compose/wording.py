"""The unit's own words as they go into the document's sentences.

People end a reason with a full stop, begin it with 主要原因是, number a duty: the sentence around it brings all that
itself. And what a unit writes is text, whatever marks it begins with.
"""

from __future__ import annotations

from mingzhang.regex import regex

_END = "。；;，,、. \t"
_OPENING = regex(r"^(?:(?:主要)?原因(?:是|为|：|:)|主要(?:是|为|：|:)|是因为|由于)\s*")
_NUMBER = regex(r"^(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十\d]{1,3}[、.．])\s*")
_MARK = regex(r"(?m)^[ \t]*(?=#|\[\[|@题)")
GUARD = "\ue000"
"""Put before what looks like a mark of the template but comes from the unit."""


def phrase(text: str) -> str:
    """A reason or purpose without what its sentence says anyway."""
    return _OPENING.sub("", "".join(text.split("\n")).strip()).rstrip(_END)


def sentence(text: str) -> str:
    """A duty as a sentence: without a number of its own, with its full stop."""
    bare = _NUMBER.sub("", "".join(text.split("\n")).strip()).rstrip(_END)
    return f"{bare}。" if bare else ""


def guarded(value: object) -> object:
    """What a template is given, so that none of its lines is taken for a heading or a part."""
    return _MARK.sub(GUARD, value.replace(GUARD, "")) if isinstance(value, str) else value
