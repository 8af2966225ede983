"""Listings: 主要包括基本工资、津贴补贴…等 — account names without money, each with its exact place."""

from __future__ import annotations

from mingzhang.findings import Cited
from mingzhang.points.coordinate import Coordinate
from mingzhang.points.reading import Listing
from mingzhang.recognition.clauses import Flow
from mingzhang.regex import regex

_OPEN_END = regex(r"(?:等)(?:\d+项)?(?:支出|费用|经费|方面|项目)?(?:的支出)?\Z")
_NAME = regex(r"(?:（[^（）]*）|[^、，,；。\n（）])+")
_TEMPLATE = regex(r"(?:（不涉及的不列）|（按[^（）]*）)")
MAX_NAME = 24


def listing(
    stream: Flow, start: int, end: int, subject: Coordinate, part: str, section: int
) -> Listing | None:
    """The names in ``stream.text[start:end]``; None where it is no enumeration of at least two names."""
    text = _TEMPLATE.sub("", stream.text[start:end])
    if text != stream.text[start:end]:
        end = start + len(text) if stream.text.startswith(text, start) else end
    tail = _OPEN_END.search(stream.text[start:end])
    names = []
    stop = start + tail.start() if tail else end
    for match in _NAME.finditer(stream.text, start, stop):
        at, until = match.span()
        for word in ("以及", "和", "及", "包括"):
            if stream.text.startswith(word, at) and at > start:
                at += len(word)
        if until - at > MAX_NAME:
            return None
        if until > at:
            printed = stream.text[at:until]
            names.append(Cited(stream.place(at, until), part, subject.nature, printed=printed))
    if len(names) < 2:
        return None
    return Listing(subject, tuple(names), section, tail is not None)
