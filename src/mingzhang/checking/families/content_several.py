"""Whether the file holds one publication: several units, years, or a budget beside final accounts are several.

A point belongs to one unit, one year and one publication. Where the tables of two stand in one file, whatever
would be compared between them would accuse both; so it is undecided, and one sentence says what to do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct, field
from msgspec.structs import replace

from mingzhang.checking.rulebook import rule
from mingzhang.findings import Cited, Operand, Relation, Verdict
from mingzhang.points.coordinate import FINAL, Coordinate
from mingzhang.points.reading import Reading, RecognisedTable
from mingzhang.points.terms import squeeze

KINDS = frozenset(
    {"收支总表", "收入表", "支出表", "财政拨款总表", "一般公共支出表", "基本支出表", "三公表", "基金表"}
)
MIN_KINDS = 3
"""Two sets of tables are two publications if so many kinds stand in both; a template may print one kind twice."""
_WITHIN = (
    "form.",
    "prose.",
    "wording.watermark",
    "wording.instruction",
    "wording.choice",
    "wording.punctuation",
    "wording.brackets",
    "content.several",
)
"""Rules that look at one form or one sentence: they hold whoever published it."""
_ACROSS = frozenset(
    f"form.{name}"
    for name in (
        "amount",
        "amount_caliber",
        "codes",
        "count",
        "coverage",
        "grade_count",
        "names_unique",
        "unit_name",
        "within_project_expenditure",
        "year",
    )
)
"""Of these the rules that hold a form against another or against the tables."""


class _Set(Struct):
    """The tables of one publication: unit, year and whether it is a budget, by their heads and titles."""

    unit: str
    year: int | None
    budget: bool
    tables: list[RecognisedTable] = field(default_factory=list)

    @property
    def kinds(self) -> set[str]:
        return {table.kind for table in self.tables}

    @property
    def words(self) -> str:
        year = f"{self.year}年度" if self.year else ""
        return f"{self.unit}{year}{'预算' if self.budget else '决算'}"


def relations(reading: Reading) -> Iterator[Relation]:
    """One relation where the file holds several publications."""
    found = several(reading)
    if found:
        words = {"count": str(len(found)), "which": "、".join(dict.fromkeys(words for words, _ in found))}
        yield Relation(
            rule("content.several"),
            "file",
            Verdict.BROKEN,
            tuple(Operand(cited) for _, cited in found),
            words=words,
            guilty=tuple(range(len(found))),
        )


def beyond_several(reading: Reading, relation: Relation) -> Relation:
    """The relation, undecided where the publications of one file would be taken for one another."""
    rule_id = relation.rule.id
    if relation.verdict not in (Verdict.BROKEN, Verdict.TAIL):
        return relation
    if (rule_id.startswith(_WITHIN) and rule_id not in _ACROSS) or not several(reading):
        return relation
    return replace(relation, verdict=Verdict.UNDECIDED, missing="拆开后的文件（这个文件里有几份公开）")


@lru_cache(maxsize=2)
def several(reading: Reading) -> tuple[tuple[str, Cited], ...]:
    """What each publication of the file is called and where its tables begin; empty where there is one."""
    tables = [table for table in reading.tables if table.kind in KINDS]
    sets = _by_heads(tables)
    if len(sets) < 2:
        sets = _by_order(tables)
    if len(sets) < 2:
        return ()
    return tuple(
        (found.words if found.unit or found.year else f"第 {number} 份", found.tables[0].cited)
        for number, found in enumerate(sets, 1)
    )


def _by_heads(tables: Sequence[RecognisedTable]) -> list[_Set]:
    """Tables whose heads name the same unit and year; sets that share few kinds are one, misprinted in places."""
    found: dict[tuple[str, int | None, bool], _Set] = {}
    for table in tables:
        key = (squeeze(table.head.name), table.head.year, _is_budget(table))
        found.setdefault(key, _Set(*key)).tables.append(table)
    whole = [item for item in found.values() if len(item.kinds) >= MIN_KINDS]
    first = max(whole, key=lambda item: len(item.kinds), default=None)
    return [item for item in whole if first is not None and len(item.kinds & first.kinds) >= MIN_KINDS]


def _by_order(tables: Sequence[RecognisedTable]) -> list[_Set]:
    """Tables without heads: a second row of the same kinds with other totals is another publication."""
    sets: list[_Set] = []
    for table in tables:
        if table.kind == "收支总表" or not sets:
            sets.append(_Set(squeeze(table.head.name), table.head.year, _is_budget(table)))
        sets[-1].tables.append(table)
    whole = [item for item in sets if len(item.kinds) >= MIN_KINDS + 1]
    totals = {tuple(_totals(item.tables)) for item in whole}
    return whole if len(totals) == len(whole) and all(totals) else []


def _totals(tables: Sequence[RecognisedTable]) -> Iterator[int]:
    for table in tables:
        for item in table.prints:
            if item.coordinate in (Coordinate("支出"), Coordinate("收入")) and not item.blank:
                yield item.amount.value


def _is_budget(table: RecognisedTable) -> bool:
    phases = {item.coordinate.phase for item in table.prints if not item.blank}
    return "决算" not in table.head.title and bool(phases) and FINAL not in phases
