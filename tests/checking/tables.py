"""Small disclosures drawn as text, read the real road: text → Document → Reading → relations.

A test's docstring holds one sentence and, after a blank line, the disclosure itself: ``|`` stands between
cells, every other line is a line of the publication. What a test says of a rule is one of four words:
it ``holds``, it is a ``tails``, it ``breaks``, or it is ``silent`` (undecided, or no relation arises).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property, lru_cache
from importlib import import_module
from inspect import cleandoc

from msgspec import Struct

from mingzhang.amount import WAN, Amount, Unit, parse_amount
from mingzhang.checking import check_reading
from mingzhang.findings import Cited, Finding, Relation, Severity, Verdict
from mingzhang.place import Place
from mingzhang.points.coordinate import Coordinate
from mingzhang.points.reading import Print, Reading, Source
from mingzhang.readers.text import read_text
from mingzhang.recognition import recognise_document

FILE = "青河县水务局.txt"
ARITHMETIC = ("agreement", "rollup", "identity", "funds", "bridges", "codes", "figures", "joint")
STATEMENTS = (
    "text_rollup",
    "text_coverage",
    "change",
    "change_across",
    "share",
    "share_limits",
    "unit_costs",
    "comparison",
)


def tabbed(text: str) -> str:
    """A drawing as recovered text: ``a | b`` becomes two cells with a tab between them."""
    return "\n".join(
        "\t".join(cell.strip() for cell in line.split("|")) if "|" in line else line.strip()
        for line in text.splitlines()
    )


def read(text: str) -> Reading:
    """What is recognised in a drawn disclosure."""
    return recognise_document(read_text(tabbed(text).encode(), FILE, "0" * 64))


class Drawn(Struct, frozen=True, dict=True):
    """A drawn disclosure, and the same one with a few words changed."""

    text: str

    @cached_property
    def reading(self) -> Reading:
        """The disclosure as drawn."""
        return read(self.text)

    def but(self, *changes: tuple[str, str]) -> Reading:
        """The disclosure with each first text, which must stand in it exactly once, replaced by the second."""
        text = self.text
        for old, new in changes:
            assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in the drawing"
            text = text.replace(old, new)
        return read(text)


def drawn(docstring: str | None) -> Drawn:
    """The disclosure in a docstring: everything after its first blank line."""
    _, _, text = cleandoc(docstring or "").partition("\n\n")
    assert text, "the docstring draws no disclosure"
    return Drawn(text)


@lru_cache(maxsize=4)
def relations(reading: Reading) -> tuple[Relation, ...]:
    """Every relation of the arithmetic half of the room."""
    return tuple(
        relation
        for name in (*ARITHMETIC, *STATEMENTS)
        for relation in import_module(f"mingzhang.checking.families.{name}").relations(reading)
    )


def of(reading: Reading, rule: str, *verdicts: Verdict) -> list[Relation]:
    """The instances of a rule that have one of the verdicts."""
    return [item for item in relations(reading) if item.rule.id == rule and item.verdict in verdicts]


def holds(reading: Reading, rule: str) -> bool:
    """Whether the rule was evaluated and holds exactly everywhere."""
    found = of(reading, rule, *Verdict)
    return bool(found) and all(item.verdict is Verdict.EXACT for item in found)


def tails(reading: Reading, rule: str) -> list[Relation]:
    """Instances whose unequal digits rounding explains."""
    return of(reading, rule, Verdict.TAIL)


def breaks(reading: Reading, rule: str) -> list[Relation]:
    """Instances that do not hold."""
    return of(reading, rule, Verdict.BROKEN)


def silent(reading: Reading, rule: str) -> bool:
    """Whether the rule says nothing: no instance, or only undecided ones."""
    return all(item.verdict is Verdict.UNDECIDED for item in of(reading, rule, *Verdict))


def undecided(reading: Reading, rule: str) -> list[str]:
    """What the undecided instances of a rule lacked."""
    return [item.missing for item in of(reading, rule, Verdict.UNDECIDED)]


def keys(found: Iterable[Relation]) -> list[str]:
    """The keys of relations."""
    return [item.key for item in found]


def broken_rules(reading: Reading) -> set[str]:
    """Which rules of the arithmetic half are broken somewhere."""
    return {item.rule.id for item in relations(reading) if item.verdict is Verdict.BROKEN}


def arithmetic_findings(reading: Reading) -> list[Finding]:
    """The findings of the arithmetic half, without its notes."""
    mine = {item.id for item in relations(reading)}
    found = check_reading(reading).findings
    return [item for item in found if mine & set(item.relations) and item.severity is not Severity.NOTE]


# ── prints without a document, for the pure units ────────────────────────────────────────────────────────


def money(text: str, unit: Unit = WAN, precision: int = 2) -> Amount:
    """An amount as printed."""
    amount = parse_amount(text or "0", unit, precision)
    assert amount is not None, text
    return amount


def cell(
    measure: str | Coordinate,
    text: str,
    *,
    at: tuple[int, int, int] = (0, 0, 0),
    scope: str = "t1",
    source: Source = Source.TABLE,
    unit: Unit = WAN,
) -> Print:
    """One print of a point at (block, row, column); an empty text is a blank cell."""
    block, row, column = at
    coordinate = Coordinate(measure) if isinstance(measure, str) else measure
    cited = Cited(Place(FILE, block=block, row=row, column=column), "收支表", coordinate.words, "", text)
    return Print(coordinate, money(text, unit), cited, source, scope, blank=not text)
