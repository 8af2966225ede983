"""Within one document one code has one name, and never the unique name of another code.

A former name or a code the dictionary does not know is no error (hard case 15 of the design).
Source: 政府收支分类科目; the official publications print one name per code.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache

from mingzhang.checking.families.wording_support import broken, edit_distance, exact, spot
from mingzhang.findings import Cited, Relation, Severity
from mingzhang.points.classification import economic_names, function_names
from mingzhang.points.reading import DocumentKind, Reading, RowName
from mingzhang.points.terms import bare
from mingzhang.regex import regex

_ORDINAL = regex(r"\s*(?:[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}[、.．])\s*(?=\S)")
"""一、 or （一）; the first sign of 一般公共服务支出 is none."""
_LETTERS = regex(r"[\W_]")
SURE_NAME = 4
SHORT_NAME = 3
"""奖金 is too short to be told from a part of another name."""
LONG_NAME = 6
"""One different character in a name this long is more likely recovery damage than another account."""


def relations(reading: Reading) -> Iterator[Relation]:
    """One instance per code that is printed more than once, and one per printed name."""
    if reading.kind is DocumentKind.BLANK_TEMPLATE:
        return
    rows: dict[tuple[str, str], list[RowName]] = {}
    for table in reading.tables:
        for row in table.names:
            if row.code and plain(row.name):
                rows.setdefault((row.dimension, row.code), []).append(row)
    coded = {key: list(found) for key, found in rows.items()}
    for row in _classes(reading):
        rows.setdefault((row.dimension, row.code), []).append(row)
    for (dimension, code), found in rows.items():
        if len(found) > 1:
            yield from _one_name(dimension, code, found)
    for (dimension, code), found in coded.items():
        yield from _own_name(dimension, code, found)
    yield from _one_code(reading, coded)


def _classes(reading: Reading) -> Iterator[RowName]:
    """The classes that 公开01 and 公开04 print by name alone (七、文化旅游体育与传媒支出)."""
    for table in reading.tables:
        if table.names:
            continue
        seen: set[str] = set()
        for item in table.prints:
            code, name = item.coordinate.function, item.cited.row
            if len(code) == 3 and code not in seen and _ORDINAL.match(name):
                seen.add(code)
                yield RowName(code, _ORDINAL.sub("", name, count=1).strip(), "function", item.cited)


def plain(name: str) -> str:
    """A name without number, spaces, brackets and marks."""
    return _LETTERS.sub("", bare(name))


def _one_name(dimension: str, code: str, found: list[RowName]) -> Iterator[Relation]:
    """Each row's name against the one most rows print (the first of equals)."""
    names = [plain(row.name) for row in found]
    usual = _usual(dimension, code, names)
    standard = found[names.index(usual)]
    for row, name in zip(found, names, strict=True):
        if row is standard:
            continue
        key = f"{dimension}.{code}.{spot(row.cited.place)}"
        if name == usual:
            yield exact("wording.code_name", key, [row.cited, standard.cited])
            continue
        words = {
            "code": code,
            "name": row.name,
            "where": row.cited.part,
            "usual": standard.name,
            "usual_where": standard.cited.part,
        }
        cited: list[Cited] = [row.cited, standard.cited]
        severity = _severity(name, usual, dimension)
        if severity is None and _ORDINAL.match(row.cited.row):
            severity = Severity.WARNING  # a class of the fixed list: more often an old form than an error
        yield broken(
            "wording.code_name", key, cited, words, severity=severity, expected=standard.name, guilty=(0,)
        )


def _usual(dimension: str, code: str, names: list[str]) -> str:
    """The name that most rows print; of equals the one of the dictionary, then the first."""
    counts = Counter(names)
    most = max(counts.values())
    known = (function_names() if dimension == "function" else economic_names()).get(code, "")
    best = [name for name, count in counts.items() if count == most]
    return plain(known) if plain(known) in best else best[0]


def _severity(name: str, usual: str, dimension: str) -> Severity | None:
    """None (the rule's error) for another name, a note for one cut off, a warning for one character.

    One character of a short name is as harmless only where no account bears the name (教育支岀).
    """
    if name in usual or usual in name:
        return Severity.NOTE
    if edit_distance(name, usual, 1) == 1:
        long = min(len(name), len(usual)) >= LONG_NAME
        return Severity.WARNING if long or name not in _all_names(dimension) else None
    return None


@cache
def _all_names(dimension: str) -> frozenset[str]:
    """The names of all accounts of the dictionary."""
    source = function_names() if dimension == "function" else economic_names()
    return frozenset(plain(name) for name in source.values())


@cache
def _unique(dimension: str) -> Mapping[str, str]:
    """Names that exactly one code of the dictionary bears → that code."""
    source = function_names() if dimension == "function" else economic_names()
    names = Counter(plain(name) for name in source.values())
    return {plain(name): code for code, name in source.items() if names[plain(name)] == 1}


def _borne(name: str, known: str) -> str | None:
    """A code of either dictionary that bears the name, where that shares no beginning or end with the known one."""
    own = plain(known)
    if name in own or own in name or edit_distance(name, own, 2) <= 2:
        return None
    return _bearers().get(name)


@cache
def _bearers() -> Mapping[str, str]:
    """Every name of both dictionaries → the first code that bears it."""
    found: dict[str, str] = {}
    for source in (economic_names(), function_names()):
        for code, name in source.items():
            found.setdefault(plain(name), code)
    return found


def _own_name(dimension: str, code: str, found: list[RowName]) -> Iterator[Relation]:
    """A row does not print the unique name of another code beside its own known code."""
    known = (function_names() if dimension == "function" else economic_names()).get(code)
    for row in found:
        name = plain(row.name)
        key = f"{dimension}.{code}.{spot(row.cited.place)}"
        if known is not None and name == plain(known):
            yield exact("wording.foreign_name", key, [row.cited])
            continue
        owner = _unique(dimension).get(name)
        if owner is None or len(owner) != len(code) or len(name) < SURE_NAME:
            owner = _borne(name, known) if known else None
        if owner is None or owner == code or len(name) < SHORT_NAME:
            yield exact("wording.foreign_name", key, [row.cited])
            continue
        if known is None and dimension == "function":
            yield exact("wording.foreign_name", key, [row.cited])  # the function list is not complete
            continue
        told = known or "词典中没有这个编码"
        words = {"code": code, "name": row.name, "where": row.cited.part, "owner": owner, "known": told}
        severity = Severity.WARNING if known is None or edit_distance(name, plain(known), 1) == 1 else None
        yield broken("wording.foreign_name", key, [row.cited], words, severity=severity, expected=known or "")


def _one_code(reading: Reading, rows: Mapping[tuple[str, str], list[RowName]]) -> Iterator[Relation]:
    """A code that stands in one table alone, one digit from another code of the same name that this table lacks.

    行政运行 is a name of many codes; that its other code is missing in just this table tells them apart. A code
    that begins like no class (9080506) belongs to no dimension, so only economic accounts are kept apart.
    """
    by_name: dict[tuple[bool, str], list[tuple[str, str]]] = {}
    for (dimension, code), found in rows.items():
        by_name.setdefault((dimension == "economic", plain(found[0].name)), []).append((dimension, code))
    lists = [{row.code for row in table.names} for table in reading.tables]
    slipped = False
    for (dimension, code), found in rows.items():
        where = [codes for codes in lists if code in codes]
        if len(where) != 1:
            continue
        for kind, other in by_name[dimension == "economic", plain(found[0].name)]:
            others = sum(other in codes for codes in lists)
            if other in where[0] or others < 2 or len(other) != len(code) or not _one_slip(code, other):
                continue
            standard = rows[kind, other][0]
            words = {
                "code": code,
                "name": found[0].name,
                "where": found[0].cited.part,
                "usual": other,
                "usual_where": standard.cited.part,
            }
            key = f"{dimension}.{code}.{spot(found[0].cited.place)}"
            cited = [found[0].cited, standard.cited]
            yield broken("wording.name_code", key, cited, words, expected=other, guilty=(0,))
            slipped = True
    if not slipped and (printed := next((found[0] for found in rows.values() if len(found) > 1), None)):
        yield exact("wording.name_code", "all", [printed.cited])


def _one_slip(code: str, other: str) -> bool:
    """One digit misread, or two neighbours exchanged."""
    unlike = [at for at, (one, two) in enumerate(zip(code, other, strict=True)) if one != two]
    if len(unlike) == 2 and unlike[1] == unlike[0] + 1:
        return code[unlike[0]] == other[unlike[1]] and code[unlike[1]] == other[unlike[0]]
    return len(unlike) == 1
