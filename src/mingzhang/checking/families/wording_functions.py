"""The narrative names an account of the functional classification as the document's own tables do.

Only names with their level are looked at (…（类）…（款）…（项）): there the text says itself what it names. A name
that neither the tables nor the dictionary knows, but that is a character or two away from one the tables
print, is a misprint of it; a former name of a class that the tables print under its present one is an old
text. Both mislead and neither changes a figure: warnings (hard case 15 of the design). 支出 at the end of a
name is often left out, and a name may stand beside another level than its own: neither is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from functools import cache

from msgspec import Struct

from mingzhang.checking.families.wording_codes import plain
from mingzhang.checking.families.wording_support import Passage, broken, edit_distance, exact, narrative, spot
from mingzhang.findings import Cited, Relation
from mingzhang.points.classification import function_classes, function_names
from mingzhang.points.reading import DocumentKind, Reading
from mingzhang.points.terms import squeeze
from mingzhang.regex import regex

_FULL = str.maketrans("()", "（）")
_MARKED = regex(r"(?P<name>[^，；：。、“”\"\s]{2,40}?)（(?P<level>[类款项])）")
_LEVELS = {"类": 3, "款": 5, "项": 7}
_LEAD = regex(r"\A(?:[（(]?[\d一二三四五六七八九十]{1,3}[）).．、]|\d{1,2}(?=\D)|其中|主要?用于|在)+")
_SHORT = 6
"""In a name shorter than this one character may differ, else two."""


class _Account(Struct, frozen=True):
    code: str
    name: str
    cited: Cited


def relations(reading: Reading) -> Iterator[Relation]:
    """One instance for each name that the tables print or nearly print."""
    if reading.kind is DocumentKind.BLANK_TEMPLATE:
        return
    printed = _printed(reading)
    for passage in narrative(reading) if printed else ():
        yield from _named(passage, printed)


def _core(name: str) -> str:
    """A name as it is compared: without marks, and without 支出 at its end."""
    return plain(name).removesuffix("支出")


def _printed(reading: Reading) -> Mapping[int, Mapping[str, _Account]]:
    """The accounts the tables print: length of the code → plain name → account."""
    found: dict[int, dict[str, _Account]] = {length: {} for length in _LEVELS.values()}
    for table in reading.tables:
        for row in table.names:
            name = _core(row.name)
            if row.dimension == "function" and len(row.code) in found and name:
                found[len(row.code)].setdefault(name, _Account(row.code, row.name, row.cited))
    return found if any(found.values()) else {}


def _named(passage: Passage, printed: Mapping[int, Mapping[str, _Account]]) -> Iterator[Relation]:
    text = passage.text.translate(_FULL)
    for match in _MARKED.finditer(text):
        length = _LEVELS[match["level"]]
        lead = _LEAD.match(match["name"])
        start = match.start() + (lead.end() if lead else 0)
        cited = passage.cite(start, match.end("name"))
        key = spot(cited.place)
        name = _core(match["name"])
        known = {**printed[3], **printed[5], **printed[7], **printed[length]}
        own = next((known[end] for end in _ends(name) if end in known), None)
        if own is not None:
            yield exact("wording.function_name", key, [cited, own.cited])
            continue
        meant = _meant(cited.printed, name, length, printed[length])
        if meant is not None:
            words = {
                "where": cited.part,
                "name": cited.printed,
                "code": meant.code,
                "usual": meant.name,
                "usual_where": meant.cited.part,
            }
            yield broken(
                "wording.function_name",
                key,
                [cited, meant.cited],
                words,
                expected=meant.name,
                guilty=(0,),
                fold=f"function_name/{cited.printed}",
            )


def _ends(name: str) -> Iterator[str]:
    """The name and its endings, the longest first: joining words may stand before a name."""
    return (name[at:] for at in range(len(name) - 1))


@cache
def _official() -> Set[str]:
    """The names of the dictionary, of every level."""
    return {_core(name) for name in function_names().values()}


def _meant(printed_name: str, name: str, length: int, printed: Mapping[str, _Account]) -> _Account | None:
    """The printed account that an unknown or former name stands for; None where it stands for no printed one."""
    former = function_classes().get(squeeze(printed_name)) if length == 3 else None
    if former is not None:
        return next((account for account in printed.values() if account.code == former), None)
    if any(end in _official() for end in _ends(name)):
        return None
    name = _core(printed_name)
    limit = 1 if len(name) < _SHORT else 2
    near = [(edit_distance(name, known, limit), known) for known in printed]
    distance, known = min(near, default=(limit + 1, ""))
    return printed[known] if distance <= limit else None
