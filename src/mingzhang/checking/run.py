"""Running the families over a reading and putting the report together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING

from msgspec.structs import replace

from mingzhang import __version__
from mingzhang.checking.compose_findings import findings
from mingzhang.checking.families import families_of
from mingzhang.checking.families.content_several import beyond_several
from mingzhang.checking.locating import causes
from mingzhang.checking.miscoded import in_wrong_codes
from mingzhang.checking.policy import STANDARD, Policy
from mingzhang.checking.rulebook import RULEBOOK_YEAR, rulebook
from mingzhang.document import Table
from mingzhang.findings import (
    Cited,
    Comparison,
    Counts,
    DocumentFacts,
    Operand,
    Relation,
    RelationCounts,
    Report,
    RuleRun,
    Unevaluated,
    Verdict,
    identified,
)
from mingzhang.points.reading import NumeralFate, Reading, Role

if TYPE_CHECKING:
    from mingzhang.checking.across.company import Company

SCHEMA = "mingzhang-report/1"
_NOT_NUMBERS = frozenset({NumeralFate.ROW_NUMBER, NumeralFate.COLUMN_NUMBER, NumeralFate.CODE})
_SUMS = frozenset({"rollup", "identity", "funds"})
_ABSENT = frozenset({"content.tables", "wording.empty_table", "text.sum"})
"""Rules that find a table, its figures, or a member of a sentence's list missing: the tables give the members' names
their codes."""
_LACKING = frozenset(
    {"content.function_items", "content.function_gap", "content.economic_items", "codes.parent"}
)
"""Rules that find rows of a table missing; one that was not read may be among them."""
_NAMED = frozenset({"text.sum"})
"""Rules that know the accounts of the text by the names that the tables print."""
_SWITCHED_OFF = "已按设置停用"
_IDLE = {
    "across": "没有给出上年决算、部门预算或对照文件，或者其中没有可以对照的数",
    "declared": "没有登记单位类型、批复和公开日期，或者文件里没有相应的数",
}
_NO_INSTANCE = "本文件没有这条规则所需的内容"


def evaluate_all(
    reading: Reading, policy: Policy = STANDARD, together: Company | None = None
) -> tuple[Relation, ...]:
    """Every relation of every family in the order they are registered, then with other files, then own rules."""
    relations: list[Relation] = []
    for name in families_of(reading):
        relations.extend(import_module(f"mingzhang.checking.families.{name}").relations(reading))
    if together is not None:
        from mingzhang.checking import across

        relations.extend(across.relations(together))
    if policy.own:
        from mingzhang.checking.own import evaluate

        for own in policy.own:
            relations.extend(evaluate.relations(reading, own, together))
    relations = list(policy.apply(relations))
    settled = [
        beyond_several(reading, _beyond_unread(reading, _beyond_cut(reading, relation)))
        for relation in relations
    ]
    return tuple(in_wrong_codes(tuple(_in_wrong_units(reading, settled))))


def _in_wrong_units(reading: Reading, relations: Sequence[Relation]) -> Iterator[Relation]:
    """Where a table's head names the wrong unit, whatever its figures break is one finding with the unit's.

    The head itself too, and its own sums: read as 元 its rounded figures would have to be exact.
    """
    wrong = {r.operands[1].cited.place.block: r.fold for r in relations if r.rule.id == "agreement.unit"}
    heads = {table.scope: wrong[table.block] for table in reading.tables if table.block in wrong}
    for relation in relations:
        if wrong and relation.verdict is Verdict.BROKEN and not relation.fold:
            named = relation.rule.id == "wording.money_unit" and relation.key in heads
            places = [o.cited.place for o in relation.operands if not o.cited.place.volume]
            blocks = [place.block for place in places if place.block in wrong]
            if named or blocks:
                yield replace(relation, fold=heads[relation.key] if named else wrong[blocks[0]])
                continue
        yield relation


def _beyond_unread(reading: Reading, relation: Relation) -> Relation:
    """A sum in whose row or column a figure could not be read is undecided, not broken; so is what a blank cell
    there contradicts.

    Where a good part of the document was not read, so is whatever rests on a blank cell or a missing table.
    """
    if relation.verdict is not Verdict.BROKEN:
        return relation
    if _rests_on_nothing(relation) and _poorly_read(reading):
        count = f"没有读出的 {len(reading.unread)} 个数"
        return replace(relation, verdict=Verdict.UNDECIDED, missing=count)
    lacking = relation.rule.id in _LACKING
    if relation.rule.id in _NAMED and _has_unsure_rows(reading):
        return replace(relation, verdict=Verdict.UNDECIDED, missing="表中没有读出的行的名称")
    sums = lacking or relation.rule.family in _SUMS
    for operand in relation.operands:
        if not (sums or _is_blank(operand)):
            continue
        place = operand.cited.place
        for unread in _unread_by_block(reading).get(place.block, ()):
            if (
                lacking
                or place.block != unread.place.block
                or unread.place.column is None
                or place.row == unread.place.row
                or (place.column == unread.place.column and place.row is not None)
            ):
                missing = f"{unread.part}第 {unread.place.line} 行没有读出的“{unread.printed}”"
                return replace(relation, verdict=Verdict.UNDECIDED, missing=missing)
    return relation


def _rests_on_nothing(relation: Relation) -> bool:
    """Whether it says that something is not there."""
    if relation.rule.id in _ABSENT:
        return True
    return any(map(_is_blank, relation.operands))


def _is_blank(operand: Operand) -> bool:
    """Whether it is an empty cell, read as zero."""
    cited = operand.cited
    return bool(operand.amount) and not cited.printed and cited.place.row is not None


@lru_cache(maxsize=2)
def _poorly_read(reading: Reading) -> bool:
    return reading.poorly_read


@lru_cache(maxsize=2)
def _has_unsure_rows(reading: Reading) -> bool:
    """Whether a table kept apart by spaces has rows whose columns nobody can tell."""
    return any(isinstance(block, Table) and block.unsure for block in reading.document.blocks)


@lru_cache(maxsize=2)
def _unread_by_block(reading: Reading) -> Mapping[int, tuple[Cited, ...]]:
    """What was not read of the tables that stand in each block; a table may go on in several."""
    found: dict[int, list[Cited]] = {}
    for table in reading.tables:
        if table.unread:
            places = [item.cited.place for item in table.prints] + [cited.place for cited in table.unread]
            for block in {table.block, table.cited.place.block, *(place.block for place in places)}:
                found.setdefault(block, []).extend(table.unread)
    return {block: tuple(cells) for block, cells in found.items()}


def _beyond_cut(reading: Reading, relation: Relation) -> Relation:
    """What a file that breaks off may hold after its end is undecided: a missing part, a sum of its last block."""
    cited = reading.cut_short
    if cited is None or relation.verdict is not Verdict.BROKEN or relation.rule.id == "content.cut":
        return relation
    last = any(operand.cited.place.block == cited.place.block for operand in relation.operands)
    heads = {table.cited.place.order for table in reading.tables if table.block == cited.place.block}
    implied = any(operand.cited.place.order in heads for operand in relation.operands)
    if relation.rule.id.startswith(("content.", "wording.contents_entry")) or last or implied:
        return replace(
            relation, verdict=Verdict.UNDECIDED, missing=f"第 {cited.place.line} 行之后的内容（文件中断）"
        )
    return relation


def check_reading(reading: Reading, policy: Policy = STANDARD, together: Company | None = None) -> Report:
    """Evaluate every rule on the reading and report; ``together``: the reading with other files beside it."""
    relations = evaluate_all(reading, policy, together)
    return Report(
        schema=SCHEMA,
        version=__version__,
        rulebook=RULEBOOK_YEAR,
        document=document_facts(reading),
        counts=_counts(reading, relations),
        findings=identified(findings(causes(relations)), reading.unit, reading.year),
        rules=_rule_runs(relations, policy),
        undecided=_undecided(relations),
        unread=tuple(Unevaluated(item.text, item.why, item.cited) for item in reading.unread),
        remarks=_remarks(reading),
        broken_off=reading.cut_short is not None,
        comparisons=_comparisons(together, relations),
        companions=_companions(together),
    )


def _comparisons(together: Company | None, relations: tuple[Relation, ...]) -> tuple[Comparison, ...]:
    if together is None:
        return ()
    from mingzhang.checking.across.against import comparisons

    return comparisons(together, relations)


def _companions(together: Company | None) -> tuple[tuple[str, str], ...]:
    others = () if together is None else together.companions
    return tuple((other.part.value, other.reading.document.file) for other in others)


def document_facts(reading: Reading) -> DocumentFacts:
    """What a report says of the document itself."""
    return DocumentFacts(
        reading.document.file,
        reading.document.format,
        reading.document.sha256,
        reading.kind.value,
        reading.unit,
        reading.unit_code,
        reading.year,
    )


def _tally(relations: Iterable[Relation]) -> RelationCounts:
    counts = Counter(relation.verdict for relation in relations)
    return RelationCounts(
        exact=counts[Verdict.EXACT],
        tail=counts[Verdict.TAIL],
        broken=counts[Verdict.BROKEN],
        undecided=counts[Verdict.UNDECIDED],
    )


def _counts(reading: Reading, relations: Sequence[Relation]) -> Counts:
    numbers = sum(1 for item in reading.numerals if item.counts and item.fate not in _NOT_NUMBERS)
    return Counts(
        tables=len(reading.tables),
        forms=len(reading.forms),
        points=len(reading.points),
        statements=sum(1 for item in reading.statements if item.role is not Role.COMPARISON),
        numbers=numbers,
        unread=len(reading.unread),
        relations=_tally(relations),
    )


def _rule_runs(relations: Sequence[Relation], policy: Policy) -> tuple[RuleRun, ...]:
    """Every registered rule and every own one; one without an instance says why it did not run."""
    by_rule: dict[str, list[Relation]] = {}
    for relation in relations:
        by_rule.setdefault(relation.rule.id, []).append(relation)
    rules = [policy.ruled(entry.rule) for entry in rulebook().values()] + [own.rule for own in policy.own]
    runs: list[RuleRun] = []
    for rule in rules:
        instances = by_rule.get(rule.id, [])
        reason = (
            ""
            if instances
            else _SWITCHED_OFF
            if rule.id in policy.off
            else _IDLE.get(rule.family, _NO_INSTANCE)
        )
        runs.append(RuleRun(rule, _tally(instances), reason))
    return tuple(runs)


def _undecided(relations: Iterable[Relation]) -> tuple[Unevaluated, ...]:
    return tuple(
        Unevaluated(
            f"{relation.rule.name}（{relation.key}）",
            relation.missing or "缺少所需的数",
            relation.operands[0].cited if relation.operands else None,
        )
        for relation in relations
        if relation.verdict is Verdict.UNDECIDED
    )


def _remarks(reading: Reading) -> tuple[str, ...]:
    """What the reader and the recogniser did to the layout, in words, counted."""
    counts = Counter(
        _REMARK_WORDS.get(remark.kind.name, remark.kind.value) for remark in reading.document.remarks
    )
    own = [remark for table in reading.tables for remark in table.remarks]
    return (*(f"{words} {count} 处" for words, count in counts.items()), *own)


_REMARK_WORDS = {
    "TABLE_JOINED": "表格跨页接续",
    "TABLE_INFERRED": "表格没有框线，按文字位置分行分列",
    "LINES_JOINED": "正文折行接续",
    "WATERMARK": "去掉水印文字",
    "PAGE_NUMBER": "去掉页码",
    "REPEATED_HEADER": "去掉重复表头",
    "TRUNCATED": "文件末尾不完整",
    "PAGE_WITHOUT_TEXT": "没有文字的页",
    "PAGE_HEAD": "去掉页眉页脚",
    "EMBEDDED": "嵌入的另一份文件，没有读",
    "PICTURE": "图片，里面的字没有读",
    "FONT_WITHOUT_UNICODE": "字体没有文字编码的页",
    "HIDDEN_SHEET": "略过隐藏的工作表",
    "HIDDEN_CELLS": "略过隐藏的行列",
    "FORMULA_WITHOUT_VALUE": "公式没有算出的值",
}
