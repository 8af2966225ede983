"""What follows from a misprinted code, or from a row that is not there, belongs to its finding.

A row whose code is misprinted drops out of its parent's sum, and the other tables seem to lack it. Where the row
of a class is missing above its items, other tables speak against the zero this implies. Those relations say
nothing new: they are folded into the one that names the code or the missing row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from mingzhang.checking.space import UNLISTED
from mingzhang.findings import Operand, Relation, Verdict

_CONSEQUENCES = (
    "rollup.function",
    "rollup.economic",
    "codes.",
    "funds.",
    "agreement",
    "content.function_items",
    "content.economic_items",
    "figure.not_applicable",
    "bridge.",
    "joint",
)

_RIGHT_CODE = {"wording.name_code": "usual", "wording.foreign_name": "owner"}
"""Rules that name a misprinted code, and the word of theirs that holds the right one."""
_NAMES = (*_RIGHT_CODE, "wording.code_name")


class _Slip(Struct, frozen=True):
    block: int
    codes: tuple[str, str]
    fold: str


def in_wrong_codes(relations: Sequence[Relation]) -> Iterator[Relation]:
    """Relations on the lines a misprinted code touches carry the fold of its finding."""
    slips = [
        _Slip(
            relation.operands[0].cited.place.block,
            (relation.words["code"], relation.words[_RIGHT_CODE[relation.rule.id]]),
            f"miscoded/{relation.key}",
        )
        for relation in relations
        if relation.rule.id in _RIGHT_CODE and relation.verdict is Verdict.BROKEN
    ]
    told = [
        (relation, next((slip for slip in slips if _follows(relation, slip)), None)) for relation in relations
    ]
    lost = {
        (relation.words["part"], code): relation.fold if slip is None else slip.fold
        for relation, slip in told
        if relation.rule.id == "codes.parent" and relation.verdict is Verdict.BROKEN
        for code in relation.words["parents"].split("、")
    }
    for relation, slip in told:
        fold = "" if slip is None else slip.fold
        if not fold and relation.rule.id == "agreement" and relation.verdict is Verdict.BROKEN:
            implied = [(o.cited.part, o.cited.row.removesuffix(UNLISTED)) for o in relation.operands]
            fold = next((lost[key] for key in implied if key in lost), "")
        yield replace(relation, fold=fold) if fold else relation


def _follows(relation: Relation, slip: _Slip) -> bool:
    if relation.verdict is not Verdict.BROKEN:
        return False
    if relation.rule.id in _NAMES:
        return (
            relation.operands[0].cited.place.block == slip.block and relation.words["code"] == slip.codes[0]
        )
    if relation.rule.id == "wording.account":
        return slip.codes[1] in relation.words["code"].split("、") and len(relation.operands) == 1
    if relation.rule.id == "codes.parent":
        same = relation.operands[0].cited.place.block == slip.block
        return same and slip.codes[1] in relation.words["parents"].split("、")
    if not relation.rule.id.startswith(_CONSEQUENCES):
        return False
    return any(_on_line(operand, slip) for operand in relation.operands)


def _on_line(operand: Operand, slip: _Slip) -> bool:
    """Whether the operand is the row itself in any table, or a row above it in the same one."""
    code = operand.cited.row.split(" ")[0].removesuffix(UNLISTED)
    if code in slip.codes:
        return True
    above = code.isdigit() and any(full.startswith(code) for full in slip.codes)
    return operand.cited.place.block == slip.block and above
