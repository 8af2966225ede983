"""What an account is said to be used for belongs to it: 住房公积金 does not pay for medical insurance."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mingzhang.checking.families.wording_support import broken, exact, narrative, spot
from mingzhang.findings import Relation
from mingzhang.points.reading import DocumentKind, Reading
from mingzhang.regex import regex

RULE = "wording.purpose"
_ITEM = regex(
    r"(?P<name>[^（()）、，。；：\s]{2,30})[（(]项[)）]\s*[。．，,：:；]?\s*(?:其?主要)?(?:是|为)?用于[：:]?(?P<purpose>[^。；]{2,80})"
)
_KINDS: dict[str, re.Pattern[str]] = {
    "住房": regex(r"住房|公积金|提租|购房"),
    "医疗": regex(r"医疗|医保"),
    "养老": regex(r"养老|年金"),
    "抚恤": regex(r"抚恤|丧葬|遗属"),
}
"""Kinds of social spending that exclude each other, by the words of names and purposes."""


def relations(reading: Reading) -> Iterator[Relation]:
    """One instance for each item whose name tells its kind and whose purpose is given."""
    if reading.kind is DocumentKind.BLANK_TEMPLATE:
        return
    for item in narrative(reading):
        for match in _ITEM.finditer(item.text):
            own = {kind for kind, words in _KINDS.items() if words.search(match["name"])}
            told = {kind for kind, words in _KINDS.items() if words.search(match["purpose"])}
            if len(own) != 1 or not told:
                continue
            name, purpose = item.cite(*match.span("name")), item.cite(*match.span("purpose"))
            key = f"{spot(item.place)}.{match.start()}"
            if own & told:
                yield exact(RULE, key, [name, purpose])
                continue
            words = {
                "where": item.part or "情况说明",
                "name": match["name"],
                "purpose": match["purpose"].strip(),
            }
            yield broken(RULE, key, [name, purpose], words, guilty=(1,))
