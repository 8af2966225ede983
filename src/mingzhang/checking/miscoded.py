"""What follows from a misprinted code belongs to its finding.

A row whose code is misprinted drops out of its parent's sum, and the other tables seem to lack it. Those
relations say nothing new: they are folded into the one that names the code.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from mingzhang.findings import Operand, Relation, Verdict

_CONSEQUENCES = ("rollup.function", "codes.", "funds.", "agreement", "content.function_items", "joint")

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
    for relation in relations:
        slip = next((slip for slip in slips if _follows(relation, slip)), None)
        yield relation if slip is None else replace(relation, fold=slip.fold)


def _follows(relation: Relation, slip: _Slip) -> bool:
    if relation.verdict is not Verdict.BROKEN:
        return False
    if relation.rule.id in _NAMES:
        return (
            relation.operands[0].cited.place.block == slip.block and relation.words["code"] == slip.codes[0]
        )
    if not relation.rule.id.startswith(_CONSEQUENCES):
        return False
    return any(_on_line(operand, slip) for operand in relation.operands)


def _on_line(operand: Operand, slip: _Slip) -> bool:
    """Whether the operand is the row itself in any table, or a row above it in the same one."""
    code = operand.cited.row.split(" ")[0]
    if code in slip.codes:
        return True
    above = code.isdigit() and any(full.startswith(code) for full in slip.codes)
    return operand.cited.place.block == slip.block and above
