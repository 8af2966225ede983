"""自评表 against the rest of the document: how many, which grades, how much money, how much is covered."""

from __future__ import annotations

from collections.abc import Iterator

from mingzhang.amount import WAN, Interval, Kind, format_scaled
from mingzhang.checking.constraints import Sum, Term, cell_of
from mingzhang.checking.families.form_common import (
    exact,
    failed,
    form_words,
    of_cited,
    of_print,
    sources,
    total_row,
    undecided,
)
from mingzhang.checking.locating.slips import slip_between
from mingzhang.checking.rulebook.forms import advice, judgement
from mingzhang.document import Paragraph
from mingzhang.findings import Cited, Operand, Relation, Severity, Verdict
from mingzhang.points.coordinate import ALL, INITIAL_BUDGET, Coordinate
from mingzhang.points.reading import Form, Print, Reading, Source
from mingzhang.points.scoring import (
    BUDGET,
    COMPILED,
    EXECUTED,
    GRADE_WORDS,
    INITIAL,
    NATIONAL_GRADES,
    REQUESTED,
)
from mingzhang.points.trees import FISCAL, GENERAL
from mingzhang.regex import regex

_COUNT = "自评项目数"
_AMOUNT = "自评金额"
_WHOLE_UNIT = "整体"
"""The detail of a whole unit's evaluation, which has a form of its own."""
_STEP = 10_000

_CALIBER_NAMED = regex(r"(?:预算编制|目标申报|年初预算|全年预算|全年执行)数")
"""A sentence that says which column it added up."""
_SUMS = {"预算编制数": "年初预算数合计"}
"""The sum a caliber means where they are not called alike."""


def relations(reading: Reading) -> Iterator[Relation]:
    """C25–C35 (C30 is implied by the balances of the forms) on a document with forms."""
    forms = reading.forms
    if not forms:
        return
    yield _unique_names(reading)
    yield from _code_names(reading)
    count = _narrated(reading, _COUNT)
    yield _count(reading, count)
    yield from _grades(reading, count)
    yield from _money(reading, count)
    yield from _project_expenditure(reading, count)
    yield from _within_initial(reading)


def _narrated(reading: Reading, measure: str) -> Print | None:
    """What the narrative says (the coordinate may carry a phase or a fund of its sentence)."""
    for coordinate, point in reading.points.items():
        of_projects = not coordinate.project and coordinate.detail != _WHOLE_UNIT
        if coordinate.measure == measure and coordinate.year == 0 and of_projects:
            return next((item for item in point.prints if item.source is not Source.FORM), None)
    return None


def _unique_names(reading: Reading) -> Relation:
    seen: dict[str, Cited] = {}
    for form in reading.forms:
        name = form.name or form.title
        if name.printed and name.printed in seen and form.name is not None:
            cells = [of_cited(name, "项目名称"), of_cited(seen[name.printed], "项目名称")]
            return failed("form.names_unique", "all", cells, {"printed": name.printed}, guilty=(0,))
        seen.setdefault(name.printed, name)
    return exact("form.names_unique", "all", [of_cited(item) for item in seen.values()])


def _code_names(reading: Reading) -> Iterator[Relation]:
    """C35: one unit code, one name; one name, one code."""
    known: dict[str, tuple[str, Cited]] = {}
    wrong: list[tuple[Form, Cited, str, Cited]] = []
    cells: list[Operand] = []
    for form in reading.forms:
        if form.unit is None or not form.unit_code:
            continue
        cells.append(of_cited(form.unit))
        for key, value in ((form.unit_code, form.unit.printed), (form.unit.printed, form.unit_code)):
            if key in known and known[key][0] != value and not wrong:
                wrong.append((form, form.unit, known[key][0], known[key][1]))
            known.setdefault(key, (value, form.unit))
    if wrong:
        form, cited, other, place = wrong[0]
        words = {"form": form_words(form), "printed": f"{form.unit_code} {cited.printed}", "other": other}
        yield failed("form.code_name", "all", [of_cited(cited), of_cited(place)], words, guilty=(0,))
    elif cells:
        yield exact("form.code_name", "all", cells)


def _sum(reading: Reading, column: str, fallback: str = "") -> tuple[list[Print], bool]:
    """The figures of one column over all forms, and whether every form has one."""
    found: list[Print] = []
    for form in reading.forms:
        row = total_row(form)
        item = (row.figures.get(column) or row.figures.get(fallback)) if row is not None else None
        if item is not None:
            found.append(item)
    return found, len(found) == len(reading.forms)


def _value(prints: list[Print]) -> int:
    return sum(item.amount.value for item in prints)


def _by_sources(prints: list[Print], reading: Reading) -> int:
    """The sum taken from the sources: a total that differs from its own sources is told by another rule."""
    whole = 0
    for form, item in zip(reading.forms, prints, strict=True):
        column = item.cited.column
        parts = [row.figures[column] for row in sources(form) if column in row.figures]
        whole += _value(parts) if parts else item.amount.value
    return whole


def _interval(prints: list[Print]) -> Interval:
    whole = Interval(0, 0)
    for item in prints:
        whole = whole + item.amount.interval
    return whole


def _wan(value: int, decimals: int = 2) -> str:
    return format_scaled(value, WAN.scale, decimals)


def _amounts_agree(reading: Reading) -> bool:
    """Whether the narrated money is that of the attached forms, so that none is missing."""
    amount = _narrated(reading, _AMOUNT)
    if amount is None or amount.amount.kind is not Kind.MONEY:
        return False
    for column, fallback in ((COMPILED, INITIAL), (BUDGET, "")):
        prints, complete = _sum(reading, column, fallback)
        if complete and _value(prints) == amount.amount.value:
            return True
    return False


def _count(reading: Reading, count: Print | None) -> Relation:
    forms = reading.forms
    if count is None:
        return undecided("form.count", "all", "情况说明中的绩效自评项目个数", [of_cited(forms[0].cited)])
    narrated = count.amount.value
    cells = [of_print(count, "情况说明")]
    constraint = _counted(count, len(forms))
    if narrated == len(forms) * _STEP:
        return exact("form.count", "all", cells, constraint)
    # Some units attach only part of their forms; with the same money, none is missing.
    sure = narrated < len(forms) * _STEP or _amounts_agree(reading)
    words = {"printed": count.cited.printed, "expected": str(len(forms))}
    return failed(
        "form.count",
        "all",
        cells,
        words,
        guilty=(0,),
        severity=None if sure else Severity.WARNING,
        expected=str(len(forms)) if sure else "",
        constraint=constraint,
    )


def _counted(narrated: Print, found: int) -> Sum:
    """The narrated number is the one counted."""
    return Sum((Term(1, narrated),), constant=-found * _STEP, strict=True)


def _grades(reading: Reading, count: Print | None) -> Iterator[Relation]:
    """C29: how many projects earned each grade."""
    printed = [
        GRADE_WORDS.get(f.grade.printed.strip(), "") if f.grade is not None else "" for f in reading.forms
    ]
    due = [_due(form, word) for form, word in zip(reading.forms, printed, strict=True)]
    for grade in ("优", "良", "中", "差"):
        narrated = _narrated(reading, f"{_COUNT}/{grade}")
        found = printed.count(grade)
        if narrated is None:
            continue
        cells = [
            of_print(narrated, "情况说明"),
            *(
                of_cited(form.grade, "等级")
                for form, item in zip(reading.forms, printed, strict=True)
                if item == grade and form.grade is not None
            ),
        ]
        told = narrated.amount.value
        whole = count is None or count.amount.value == len(reading.forms) * _STEP
        if "" in printed:
            yield undecided("form.grade_count", grade, "有的自评表没有印出等级", cells)
        elif told == found * _STEP or (not whole and told > found * _STEP):
            constraint = _counted(narrated, found) if told == found * _STEP else None
            yield exact("form.grade_count", grade, cells, constraint)
        else:
            words = {"grade": grade, "printed": narrated.cited.printed, "expected": str(found)}
            astray = [
                of_cited(form.grade, "等级")
                for form, word, right in zip(reading.forms, printed, due, strict=True)
                if form.grade is not None and word != right and grade in (word, right)
            ]
            if told == due.count(grade) * _STEP and astray:
                # The text counts by the total scores: the grades printed otherwise are wrong, not the count.
                blamed = tuple(range(len(astray)))
                yield failed("form.grade_count", grade, [*astray, cells[0]], words, guilty=blamed)
                continue
            yield failed(
                "form.grade_count",
                grade,
                cells,
                words,
                guilty=(0,),
                expected=str(found),
                constraint=_counted(narrated, found),
            )


def _due(form: Form, printed: str) -> str:
    """The grade a form's total score earns; the printed one where there is no score, or another scale."""
    if form.total is None or printed not in NATIONAL_GRADES.name:
        return printed
    return NATIONAL_GRADES.grade_of(form.total.amount.value, _STEP)


def _money(reading: Reading, count: Print | None) -> Iterator[Relation]:
    """C27, C28: the money involved is Σ initial or Σ full-year budgets; which of them must be said."""
    amount = _narrated(reading, _AMOUNT)
    if amount is None:
        yield undecided(
            "form.amount", "all", "情况说明中的绩效自评涉及资金", [of_cited(reading.forms[0].cited)]
        )
        return
    sums = {
        name: found
        for name, column, fallback in (
            ("年初预算数合计", COMPILED, INITIAL),
            ("全年预算数合计", BUDGET, ""),
            ("目标申报数合计", REQUESTED, ""),
            ("全年执行数合计", EXECUTED, ""),
        )
        for found, complete in (_sum(reading, column, fallback),)
        if complete and found
    }
    cells = [of_print(amount, "情况说明")]
    if not sums:
        yield undecided("form.amount", "all", "各自评表的预算数", cells)
        return
    equal = [
        name
        for name, prints in sums.items()
        if amount.amount.value in (_value(prints), _by_sources(prints, reading))
    ]
    told = "、".join(f"{name} {_wan(_value(prints))}" for name, prints in sums.items())
    words = {"printed": str(amount.amount), "sums": told, "judgement": "", "advice": ""}
    if equal:
        added = [of_print(item, "各表") for item in sums[equal[0]]]
        adds_up = _added(amount, sums[equal[0]])
        yield exact("form.amount", "all", [*cells, *added], None if adds_up.residue else adds_up)
        yield from _caliber(reading, amount, sums, cells, equal[0], words)
        return
    if count is not None and count.amount.value != len(reading.forms) * _STEP:
        yield undecided("form.amount", "all", "没有附上的自评表", cells)
        return
    named = _CALIBER_NAMED.search(_sentence(reading, amount))
    meant = sums.get(_SUMS.get(named[0], f"{named[0]}合计"), []) if named else []
    yield _amount_differs(sums, amount, cells, words, meant, counted=count is not None)


def _sentence(reading: Reading, amount: Print) -> str:
    """The paragraph the money involved stands in."""
    at = amount.cited.place.block
    return "".join(
        block.text for block in reading.document.blocks[at : at + 1] if isinstance(block, Paragraph)
    )


def _amount_differs(
    sums: dict[str, list[Print]],
    amount: Print,
    cells: list[Operand],
    words: dict[str, str],
    named: list[Print],
    *,
    counted: bool,
) -> Relation:
    """``named``: the figures that the sentence says it added up; a tail between it and them is only that.

    ``counted``: the text says how many projects there are, and as many forms are attached.
    """
    sure = bool(named) and _interval(named).meets(amount.amount.interval)
    near = any(_interval(prints).meets(amount.amount.interval) for prints in sums.values())
    verdict = Verdict.TAIL if near else Verdict.BROKEN
    best = min(sums.values(), key=lambda prints: abs(_value(prints) - amount.amount.value))
    difference = _wan(abs(_value(best) - amount.amount.value))
    words |= {"judgement": judgement(verdict), "advice": advice(verdict, "amount")}
    return failed(
        "form.amount",
        "all",
        cells,
        words,
        verdict=verdict,
        severity=Severity.WARNING if (near and not sure) or not (near or counted) else None,
        guilty=(0,),
        difference=difference,
        constraint=_added(amount, _meant(amount, list(sums.values()))),
    )


def _meant(amount: Print, sums: list[list[Print]]) -> list[Print]:
    """The sum of which the amount is a usual misprint, else the nearest."""
    cell = cell_of(amount)
    misprinted = [prints for prints in sums if slip_between(cell, _value(prints)) is not None]
    return min(misprinted or sums, key=lambda prints: abs(_value(prints) - amount.amount.value))


def _added(amount: Print, prints: list[Print]) -> Sum:
    return Sum((Term(1, amount), *(Term(-1, item) for item in prints)))


def _caliber(
    reading: Reading,
    amount: Print,
    sums: dict[str, list[Print]],
    cells: list[Operand],
    used: str,
    words: dict[str, str],
) -> Iterator[Relation]:
    initial, budget = sums.get("年初预算数合计"), sums.get("全年预算数合计")
    if initial is None or budget is None:
        return
    unlike = [
        pair for pair in zip(initial, budget, strict=True) if pair[0].amount.value != pair[1].amount.value
    ]
    said = _sentence(reading, amount)
    if not unlike or _value(initial) == _value(budget) or _CALIBER_NAMED.search(said):
        yield exact("form.amount_caliber", "all", cells)
        return
    where = [of_print(item) for pair in unlike for item in pair]
    words = {**words, "used": used.removesuffix("合计")}
    yield failed("form.amount_caliber", "all", [*cells, *where], words, guilty=(0,))


def _project_expenditure(reading: Reading, count: Print | None) -> Iterator[Relation]:
    """C31, C32: what the forms spent is part of 项目支出, and should be all of it."""
    found, complete = _sum(reading, EXECUTED)
    point = reading.points.get(Coordinate("支出", nature="项目支出"))
    whole = next((p for p in point.prints if p.source is Source.TABLE), None) if point is not None else None
    if whole is None or not found:
        lacking = "支出决算表的项目支出合计" if whole is None else "各自评表的全年执行数"
        yield undecided("form.within_project_expenditure", "all", lacking, [of_cited(reading.forms[0].cited)])
        return
    spent = _value(found)
    cells = [of_print(whole, "项目支出"), *(of_print(item, "全年执行数") for item in found)]
    words = {
        "printed": _wan(spent, 3),
        "expected": whole.amount.decimal,
        "share": "",
        "difference": _wan(abs(spent - whole.amount.value)),
    }
    terms = (Term(-1, whole), *(Term(1, item) for item in found))
    constraint = Sum(terms, inequality=True)
    if _interval(found).low <= whole.amount.interval.high:
        yield exact("form.within_project_expenditure", "all", cells, constraint)
    else:
        yield failed(
            "form.within_project_expenditure", "all", cells, words, guilty=(0,), constraint=constraint
        )
        return
    if not complete or _interval(found).high >= whole.amount.interval.low:
        yield exact("form.coverage", "all", cells)
        return
    words["share"] = format_scaled(spent * 10_000 // whole.amount.value, 100, 2)
    partial = count is not None and count.amount.value > len(reading.forms) * _STEP
    yield failed(
        "form.coverage", "all", cells[:1], words, severity=Severity.NOTE if partial else None, guilty=(0,)
    )


def _within_initial(reading: Reading) -> Iterator[Relation]:
    """C34: Σ initial budgets of the projects ≤ the initial budget of the appropriations (a hint)."""
    found, complete = _sum(reading, COMPILED, INITIAL)
    budget = _initial_budget(reading)
    if budget is None or not complete or not found:
        return
    cells = [of_print(budget, "年初预算"), *(of_print(item) for item in found)]
    if _interval(found).low <= budget.amount.interval.high:
        yield exact("form.within_initial_budget", "all", cells)
        return
    words = {"printed": _wan(_value(found)), "expected": budget.amount.decimal}
    yield failed("form.within_initial_budget", "all", cells, words, guilty=(0,))


def _initial_budget(reading: Reading) -> Print | None:
    def wanted(item: Coordinate) -> bool:
        return (
            item.measure == "支出"
            and item.phase == INITIAL_BUDGET
            and item.year == 0
            and item.nature == ALL
            and item.fund in (GENERAL, FISCAL)
            and not (item.function or item.economic or item.project or item.detail)
        )

    return next((point.prints[0] for item, point in reading.points.items() if wanted(item)), None)
