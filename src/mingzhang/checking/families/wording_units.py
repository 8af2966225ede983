"""The unit's name in the heads of the tables and in the text is that of the cover."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from mingzhang.checking.families.wording_support import (
    Zone,
    broken,
    edit_distance,
    exact,
    narrative,
    passages,
    spot,
    undecided,
)
from mingzhang.findings import Cited, Relation, Severity
from mingzhang.points.reading import DocumentKind, Reading
from mingzhang.points.terms import restored, squeeze
from mingzhang.regex import regex

_NOISE = regex(
    r"\A[0-9]{3,}[-—_]?|\[.*?\]|[(（](?:本级|机关|部门|汇总|单位)[)）]|本级\Z|机关\Z|20\d\d年度?.*\Z"
)
_BODIES = (
    "局|委员会|委|部|厅|办公室|中心|学校|中学|小学|大队|支队|总队|站|所|院|政府|街道办事处|馆|联合会|协会"
)
_SUBJECT = regex(
    rf"(?:\A|(?<=。))\s*([^\W\d]{{3,30}}?(?:{_BODIES}))\s*20\d\d年度?"
    r"(?:部门|单位)?(?:收入|支出|收支|决算|财政拨款|一般公共)"
)
SIMILAR = 6
"""Tenths of the shorter name that must stand in the longer one, in order."""
_BODY = regex(r"(?:局|委员会|委|厅|院|馆|中学|小学|学校|中心|联合会|协会)\Z")
OTHER_BODY = 9
"""The same where one is a 局 and the other a 委员会: hardly anything but an abbreviation passes."""
LEAST_NAME = 5
"""A shorter name has neighbours that differ in one character."""
OFTEN = 3
"""How often the right name must be printed for each time that the other is."""
_TELLING = frozenset("一二三四五六七八九十东西南北中上下大小新老省市县区旗州盟乡镇村")
"""Characters that tell two units apart."""
_GENERIC = regex(r"本|我|各|该|及所属|其")


def relations(reading: Reading) -> Iterator[Relation]:
    """One instance per table head that prints a name, and per sentence that opens with a unit's name."""
    if reading.kind is DocumentKind.BLANK_TEMPLATE:
        return
    heads = [(table, normal_name(table.head.name)) for table in reading.tables if table.head.name.strip()]
    counted = Counter(name for _, name in heads)
    usual, times = counted.most_common(1)[0] if counted else ("", 0)
    own = normal_name(reading.unit) or (usual if times > 1 else "")
    common = usual or own
    agreed = same_unit(own, common)
    misspelt: list[Relation] = []
    if own and agreed:
        printed = [(table.head.name_cited or table.cited, table.head.name) for table, _ in heads]
        misspelt = list(_misspelt(reading, printed))
    told = {relation.operands[0].cited for relation in misspelt}
    for table, name in heads:
        key = f"head.{table.scope}"
        cited = table.head.name_cited or table.cited
        if cited in told:
            continue
        if not own:
            yield undecided("wording.unit_name", key, "没有读出单位名称", [cited])
        elif same_unit(name, own) or (not agreed and same_unit(name, common)):
            yield exact("wording.unit_name", key, [cited])
        else:
            words = {
                "where": table.head.title or "表头",
                "printed": table.head.name,
                "unit": reading.unit or common,
            }
            certain = agreed and edit_distance(name, own, 1) > 1
            severity = None if certain else Severity.WARNING
            yield broken("wording.unit_name", key, [cited], words, severity=severity, expected=reading.unit)
    if own and not agreed and reading.unit_cited is not None:
        words = {"where": "封面", "printed": reading.unit, "unit": heads[0][0].head.name}
        yield broken("wording.unit_name", "cover", [reading.unit_cited], words, severity=Severity.WARNING)
    yield from _subjects(reading, own, agreed)
    yield from misspelt


def _misspelt(reading: Reading, heads: Sequence[tuple[Cited, str]]) -> Iterator[Relation]:
    """The unit's name with one character exchanged, where the document often prints it right.

    A name that differs in a numeral, a quarter or a level of government is another unit's, and so may be one
    that is printed again and again.
    """
    name = squeeze(reading.unit)
    if len(name) < LEAST_NAME:
        return
    texts = [(cited, squeeze(printed)) for cited, printed in heads]
    found = [(cited, near) for cited, printed in texts for near in _near(printed, name)]
    right = sum(printed == name for _, printed in texts)
    own = {cited.place.block for cited, _ in heads}
    for item in passages(reading):
        if item.zone in (Zone.COVER, Zone.CONTENTS) or item.place.block in own:
            continue
        right += item.text.count(name)
        found += [
            (item.cite(at, at + len(name)), item.text[at : at + len(name)]) for at in _starts(item.text, name)
        ]
    times = Counter(near for _, near in found)
    for cited, near in found:
        severity = None if right >= OFTEN and times[near] == 1 else Severity.WARNING
        words = {"where": cited.part or "正文", "printed": near, "unit": reading.unit}
        key = f"misspelt.{spot(cited.place)}"
        if right >= OFTEN * times[near]:
            yield broken("wording.unit_name", key, [cited], words, severity=severity, expected=reading.unit)


def _near(printed: str, name: str) -> list[str]:
    return [printed[at : at + len(name)] for at in _starts(printed, name)]


def _starts(text: str, name: str) -> list[int]:
    """Where the name stands with one other character: one of its halves is whole."""
    half = len(name) // 2
    starts = set()
    for part, offset in ((name[:half], 0), (name[half:], half)):
        at = text.find(part)
        while at >= 0:
            if at >= offset:
                starts.add(at - offset)
            at = text.find(part, at + 1)
    last = len(name) - 1
    return sorted(
        start
        for start in starts
        if _one_other(text[start : start + len(name)], name)
        and text[start + last : start + last + 2] != "中心"  # 某县审计中心 is no misspelt 某县审计局
    )


def _one_other(printed: str, name: str) -> bool:
    """Whether one character is another, and not the same in a form that recovery takes for it (區 for 区)."""
    if len(printed) != len(name) or restored(printed) == restored(name):
        return False
    unlike = [pair for pair in zip(printed, name, strict=True) if pair[0] != pair[1]]
    return len(unlike) == 1 and unlike[0][0].isalpha() and not set(unlike[0]) <= _TELLING


def normal_name(name: str) -> str:
    """A unit's name without code, bracketed remarks and 本级."""
    return _NOISE.sub("", squeeze(name)).replace("(", "").replace(")", "")


def same_unit(left: str, right: str) -> bool:
    """Equal, one within the other, an abbreviation (its characters in order), or mostly the same.

    Names of one length that differ in two characters or more are two units (民政局 and 水利局), and so are
    names that share little more than the place they begin with (某市财政局, 某市国有资产监督管理委员会).
    """
    if not left or not right:
        return False
    short, long = sorted((left, right), key=len)
    if short in long:
        return True
    common = _common(short, long)
    if common == len(short) >= 3:
        return True
    renamed = len(short) == len(long) and sum(a != b for a, b in zip(short, long, strict=True)) > 1
    place = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    own = len(short) - place
    bodies = [match.group() for name in (short, long) if (match := _BODY.search(name))]
    needed = OTHER_BODY if len(bodies) == 2 and bodies[0][0] != bodies[1][0] else SIMILAR
    return not renamed and (common - place) * 10 >= own * needed


def _common(left: str, right: str) -> int:
    """Length of the longest common subsequence."""
    row = [0] * (len(right) + 1)
    for a in left:
        before = 0
        for at, b in enumerate(right, 1):
            before, row[at] = row[at], before + 1 if a == b else max(row[at], row[at - 1])
    return row[-1]


def _subjects(reading: Reading, own: str, agreed: bool) -> Iterator[Relation]:
    """Sentences such as 某某局2024年度收入总计: the subject is this unit, or one the 概况 names."""
    if not own:
        return
    known = "".join(
        squeeze(p.text) for p in passages(reading) if p.zone in (Zone.DUTIES, Zone.COVER, Zone.CONTENTS)
    )
    for item in narrative(reading):
        for match in _SUBJECT.finditer(item.text):
            name = normal_name(match.group(1))
            if _GENERIC.search(name):
                continue
            key = f"text.{spot(item.place)}.{match.start(1)}"
            cited = item.cite(match.start(1), match.end(1))
            if same_unit(name, own) or name in known:
                yield exact("wording.unit_name", key, [cited])
                continue
            certain = agreed and edit_distance(name, own, 1) > 1 and reading.unit != ""
            words = {"where": item.part or "正文", "printed": match.group(1), "unit": reading.unit or own}
            severity = None if certain else Severity.WARNING
            yield broken("wording.unit_name", key, [cited], words, severity=severity, expected=reading.unit)
