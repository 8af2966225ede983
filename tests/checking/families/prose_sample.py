"""Small readings for the tests of prose: paragraphs, and forms with a few cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count

from mingzhang.amount import PERCENT, WAN, Amount, count_unit, money_unit, parse_amount
from mingzhang.document import Document, Paragraph
from mingzhang.findings import Cited, Relation, Verdict
from mingzhang.place import Place
from mingzhang.points.coordinate import Coordinate
from mingzhang.points.reading import (
    DocumentKind,
    Form,
    FormMoney,
    FormValue,
    Indicator,
    Print,
    Reading,
    Source,
)

FILE = "样例.txt"
_DECIMALS = {"全年执行数": 3, "结转结余": 3}


def paragraphs(*texts: str) -> Reading:
    """A document of plain paragraphs."""
    blocks = tuple(Paragraph(text, Place(FILE, block=number)) for number, text in enumerate(texts))
    return _reading(blocks, ())


def with_forms(*forms: Form) -> Reading:
    """A document that holds nothing but forms."""
    return _reading((), forms)


def _reading(blocks: tuple[Paragraph, ...], forms: tuple[Form, ...]) -> Reading:
    document = Document(FILE, "txt", "", blocks)
    return Reading(document, DocumentKind.UNKNOWN, "", None, "", 2024, None, {}, forms=forms)


def form(
    number: int = 1,
    *,
    goal: str = "",
    done: str = "",
    execution: str = "",
    money: Mapping[str, str] | None = None,
    indicators: tuple[tuple[str, str, str, str, str], ...] = (),
) -> Form:
    """A form. ``execution``: the text of 项目实施和预算执行情况; ``money``: total row, in 万元 and %;
    ``indicators``: level 2, name, and initial, target and actual value as printed.
    """
    cells = _cells(number)
    part = f"自评表《项目{number}》"

    def cite(row: str, column: str, printed: str) -> Cited:
        return Cited(next(cells), part, row, column, printed)

    figures = {
        name: Print(
            Coordinate(f"项目资金/{name}", project=f"项目{number}"),
            _figure(name, text),
            cite("资金总额", name, text),
            Source.FORM,
            f"f{number}",
        )
        for name, text in (money or {}).items()
    }
    rows = tuple(
        Indicator(
            "产出",
            level,
            cite(level, "三级指标", name),
            _value(cite(name, "年初值", initial)),
            _value(cite(name, "目标值", target)),
            _value(cite(name, "实际完成值", actual)),
            None,
            None,
            None,
            None,
            cite(level, "三级指标", name),
        )
        for level, name, initial, target, actual in indicators
    )
    total = cite("资金总额", "", "")
    return Form(
        number, f"f{number}", cite("", "", "标题"), None, True, 2024, None, None, "", None, "",
        (FormMoney("资金总额", True, figures, total),) if money else (),
        cite("年度目标", "", goal) if goal else None,
        cite("实际完成情况", "", done) if done else None,
        rows, None, None,
        {"项目实施和预算执行情况": cite("项目实施和预算执行情况", "", execution)} if execution else {},
        (), total,
    )  # fmt: skip


def _cells(number: int) -> Iterator[Place]:
    return (Place(FILE, block=number * 10, row=row, column=0) for row in count())


def _figure(name: str, text: str) -> Amount:
    unit = PERCENT if name == "执行率" else WAN
    amount = parse_amount(text, unit, _DECIMALS.get(name, 2))
    assert amount is not None
    return amount


def _value(cited: Cited) -> FormValue:
    """=22亿 and the like."""
    text = cited.printed
    operator = text[:1] if text[:1] in "=≥≤" else ""
    digits = "".join(char for char in text if char in "0123456789.")
    unit = text.removeprefix(operator).removeprefix(digits)
    if not digits:
        return FormValue(text, operator, None, unit, cited)
    known = PERCENT if unit == "%" else money_unit(unit) or count_unit(unit)
    return FormValue(text, operator, parse_amount(digits, known), unit, cited)


def verdicts(relations: Iterator[Relation], rule_id: str) -> list[Verdict]:
    """The verdicts of one rule, in order."""
    return [relation.verdict for relation in relations if relation.rule.id == rule_id]


def only(relations: Iterator[Relation], rule_id: str) -> Relation:
    """The one instance of a rule."""
    found = [relation for relation in relations if relation.rule.id == rule_id]
    assert len(found) == 1, [relation.id for relation in found]
    return found[0]
