"""What must hold among the sheets: balances, budgets and reasons present, projects with their forms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from msgspec.structs import replace

from mingzhang.amount import WAN, round_half_up
from mingzhang.points.classification import function_names
from mingzhang.points.coordinate import FINAL, FULL_BUDGET, INITIAL_BUDGET, Coordinate
from mingzhang.points.ledger import Facts, Ledger, Problem, Project, Remarks
from mingzhang.points.trees import (
    EXPENDITURE_SIDE,
    GENERAL,
    GOVERNMENT_FUND,
    INCOME_SIDE,
    STATE_CAPITAL,
)
from mingzhang.workbook import messages
from mingzhang.workbook.assemble import yuan
from mingzhang.workbook.schema import BY_CODE, COUNTS, THREE_PUBLIC, TOTALS, Served

LAST_YEAR = "预算与上年"
BALANCED, RUNNING = ("收支总计", "财政拨款收支总计"), "机关运行经费"
WORDS: Mapping[bool, str] = {True: "增加", False: "减少"}
SIZES: Mapping[bool, str] = {True: "大于", False: "小于"}
BUDGETS: Mapping[str, str] = {FULL_BUDGET: "全年预算", INITIAL_BUDGET: "年初预算"}
COUNT_SHEET = "数量与资产"
COUNT_NAMES: Mapping[str, str] = {
    **{place.measure: name for name, (place, _) in COUNTS.items()},
    "采购": "政府采购支出（货物、工程、服务相加）",
    "三公/接待": "公务接待费",
    "三公/接待/国内": "国内公务接待费",
    **{place.measure: name for name, place in THREE_PUBLIC.items()},
}
PARTS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("采购/中小企业",), "采购"),
    (("采购/小微企业",), "采购/中小企业"),
    (("采购/预留小微企业",), "采购/预留中小企业"),
    (("采购/预留小微企业成交",), "采购/预留中小企业成交"),
    (("采购/预留中小企业成交", "采购/其他项目中小企业成交"), "采购"),
    (("三公/接待/国外",), "三公/接待"),
    (("三公/接待/国内·外事",), "三公/接待/国内"),
    (("接待批次/国内·外事",), "接待批次/国内"),
    (("接待人次/国内·外事",), "接待人次/国内"),
    (("接待批次/国内",), "接待人次/国内"),
    (("接待批次/国内·外事",), "接待人次/国内·外事"),
    (("接待批次/国外",), "接待人次/国外"),
)
"""What is no more than what, alone or together; a visit has at least one visitor."""
COUNTED: tuple[tuple[str, str], ...] = (
    ("三公/因公出国", "出国团组"),
    ("三公/因公出国", "出国人次"),
    ("三公/公务用车/购置", "购置车辆数"),
    ("三公/公务用车/运行", "公务用车保有量"),
    ("三公/接待/国内", "接待批次/国内"),
    ("三公/接待/国内", "接待人次/国内"),
    ("三公/接待/国内·外事", "接待批次/国内·外事"),
    ("三公/接待/国内·外事", "接待人次/国内·外事"),
    ("三公/接待/国外", "接待批次/国外"),
    ("三公/接待/国外", "接待人次/国外"),
)
"""Money and the number of things it went for."""
CLASS, ITEM = 3, 7
"""Digits of the codes of a 类 and of a 项."""


def validate(
    ledger: Ledger,
    problems: list[Problem],
    served: Served,
    *,
    whole: bool = True,
    near: bool = True,
    told: bool = True,
) -> None:
    """Add every problem that shows only when the sheets are seen together.

    ``told``: receipts, spending and balances could be read at all. ``near``: no row of them was left out, so that
    their sums say at least in which direction something changed. ``whole``: every amount is exact too, so that
    they can be asked to balance.
    """
    facts = Facts(ledger)
    if whole and not facts.value(Coordinate("收入")) and not facts.value(Coordinate("支出")):
        problems.append(Problem("收支明细", messages.EMPTY, messages.EMPTY_REMEDY))
    if not ledger.duties:
        problems.append(Problem("职责机构", messages.NO_DUTIES, messages.NO_DUTIES_REMEDY))
    for check in (_totals, _parts, _projects, _names):
        problems.extend(check(ledger, facts))
    problems.extend(_three_public(ledger, facts, served))
    if whole:
        problems.extend(_balance(ledger, facts))
    if told:
        problems.extend(_budgets(ledger, facts, served.digits))
    if told and near and split_by_economics(ledger):
        problems.extend(_counts(ledger, facts))
    if told and near:
        problems.extend(_reasons(ledger, facts, served))
        problems.extend(_budget_reasons(ledger, facts, served))


def split_by_economics(ledger: Ledger) -> bool:
    """Whether every spending of the year says its economic item, so that what follows from them is known."""
    return all(
        leaf.coordinate.economic
        for leaf in ledger.leaves
        if leaf.coordinate.measure == "支出" and leaf.coordinate.phase == FINAL and not leaf.coordinate.year
    )


def _balance(ledger: Ledger, facts: Facts) -> Iterator[Problem]:
    """Both sides agree for each fund of 财政拨款, and for all money together where those do not explain it."""
    apart = 0
    for fund in (GENERAL, GOVERNMENT_FUND, STATE_CAPITAL):
        left, right = _sides(facts, Coordinate("", fund=fund))
        apart += left - right
        if left != right:
            yield _unbalanced(fund, left, right)
        elif fund != GENERAL:  # the tables of these funds print every item with its balances
            yield from _items(ledger, facts, fund)
    left, right = _sides(facts, Coordinate(""))
    if left - right != apart:
        yield _unbalanced("全部资金", left, right)


def _items(ledger: Ledger, facts: Facts, fund: str) -> Iterator[Problem]:
    """Both sides agree for each item of a fund whose total does."""
    items = {
        leaf.coordinate.function: leaf.cell
        for leaf in reversed(ledger.leaves)
        if leaf.coordinate.fund == fund and leaf.coordinate.measure in (*INCOME_SIDE, *EXPENDITURE_SIDE)
    }
    for code in sorted(items):
        left, right = _sides(facts, Coordinate("", fund=fund, function=code))
        if len(code) == ITEM and left != right:
            found = _unbalanced(f"{fund}“{code} {_name(ledger, code)}”", left, right)
            yield replace(found, cell=items[code])


def _sides(facts: Facts, place: Coordinate) -> tuple[int, int]:
    left = sum(facts.value(place.at(measure=measure)) for measure in INCOME_SIDE)
    return left, sum(facts.value(place.at(measure=measure)) for measure in EXPENDITURE_SIDE)


def _unbalanced(name: str, left: int, right: int) -> Problem:
    words = {"fund": name, "left": yuan(left), "right": yuan(right), "difference": yuan(abs(left - right))}
    return Problem("收支明细", messages.UNBALANCED.format(**words), messages.UNBALANCED_REMEDY)


def _budgets(ledger: Ledger, facts: Facts, digits: int) -> Iterator[Problem]:
    """Every class (or item) that spends has a budget and a prior-year figure, at one level of codes."""
    place = Coordinate("支出", fund=GENERAL)
    given: dict[str, set[str]] = {"budget": set(), "before": set()}
    cells: dict[str, str] = {}
    for leaf in ledger.leaves:
        own = leaf.coordinate
        if own.measure == "支出" and own.fund == GENERAL and own.function:
            if own.phase == INITIAL_BUDGET:
                given["budget"].add(own.function)
            elif own.year == -1:
                given["before"].add(own.function)
            else:
                continue
            cells[own.function] = leaf.cell
    for code in sorted(given["budget"] | given["before"]):
        if any(other != code and other.startswith(code) for other in given["budget"] | given["before"]):
            name = _name(ledger, code)
            yield Problem(cells[code], messages.CODE_MIXED.format(name=name), messages.CODE_MIXED_REMEDY)
    for code in sorted(given["budget"] | given["before"]):
        if len(code) < digits:
            what = messages.CODE_TOO_SHORT.format(text=code)
            yield Problem(cells[code], what, messages.CODE_TOO_SHORT_REMEDY)
    for code in facts.codes(place):
        if len(code) != digits:
            continue
        name = f"{code} {_name(ledger, code)}"
        row = ledger.remarks.get(place.at(function=code))
        has_budget = any(other.startswith(code) for other in given["budget"])
        has_before = any(other.startswith(code) for other in given["before"])
        if row is None and not has_budget and not has_before:
            what = messages.NO_CODE_ROW.format(name=name)
            yield Problem(LAST_YEAR, what, messages.NO_CODE_ROW_REMEDY.format(code=code))
            continue
        # Told by the cell alone, so that a column left blank is one problem; a row may also stand for finer codes.
        row = row or Remarks()
        if not has_budget:
            yield Problem(row.initial_cell or LAST_YEAR, messages.NO_BUDGET, messages.NO_BUDGET_REMEDY)
        if not has_before:
            yield Problem(row.before_cell or LAST_YEAR, messages.NO_LAST_YEAR, messages.NO_LAST_YEAR_REMEDY)


def _totals(ledger: Ledger, facts: Facts) -> Iterator[Problem]:
    """Totals of last year are given."""
    given = {leaf.coordinate for leaf in ledger.leaves if leaf.coordinate.year == -1}
    for name in BALANCED:
        if TOTALS[name][0].at(year=-1) not in given:
            yield Problem(LAST_YEAR, messages.NO_TOTAL_ROW.format(name=name), messages.NO_TOTAL_ROW_REMEDY)


def _reasons(ledger: Ledger, facts: Facts, served: Served) -> Iterator[Problem]:
    """What changed has a reason: the totals, 三公, and each class where the text goes down to classes. Where it
    goes down to items, it compares each of them with its budget instead."""
    split = split_by_economics(ledger)
    general = Coordinate("支出", fund=GENERAL)
    places = [(name, found[0]) for name, found in TOTALS.items() if split or name != RUNNING]
    if served.digits == CLASS:
        codes = {*facts.codes(general), *facts.codes(general.at(year=-1))}
        places += [
            (_name(ledger, code), general.at(function=code))
            for code in sorted(codes)
            if len(code) == CLASS and general.at(function=code) in ledger.remarks
        ]
    places += list(THREE_PUBLIC.items()) if split else []
    for name, place in places:
        change = facts.value(place) - facts.value(place.at(year=-1))
        remarks = ledger.remarks.get(place)
        if not _printed(change, served):
            continue
        what = messages.NO_REASON.format(name=name, word=WORDS[change > 0])
        if remarks is not None and not remarks.change:
            yield Problem(remarks.change_cell, what, messages.NO_REASON_REMEDY)
        elif remarks is None and name in BY_CODE:
            yield Problem(LAST_YEAR, what, messages.NO_REASON_ROW_REMEDY.format(name=name))
        elif remarks is None and name == RUNNING:
            what = messages.NO_TOTAL_ROW.format(name=name)
            yield Problem(LAST_YEAR, what, messages.NO_TOTAL_ROW_REMEDY)


def _budget_reasons(ledger: Ledger, facts: Facts, served: Served) -> Iterator[Problem]:
    """What differs from its budget has a reason: 三公, and each item where the text goes down to items."""
    general = Coordinate("支出", fund=GENERAL)
    initial = general.at(phase=INITIAL_BUDGET)
    compared = [
        (name, place, place.at(phase=served.three_public))
        for name, place in THREE_PUBLIC.items()
        if not _lacks_budget(facts, place, served)
    ]
    if not split_by_economics(ledger):
        compared = []
    if served.digits != CLASS:
        codes = {*facts.codes(general), *facts.codes(initial)}
        compared += [
            (f"{code} {_name(ledger, code)}", general.at(function=code), initial.at(function=code))
            for code in sorted(codes)
            if len(code) == served.digits and facts.given(initial.at(function=code))
        ]
    for name, place, budget in compared:
        over = _printed(facts.value(place), served) - _printed(facts.value(budget), served)
        remarks = ledger.remarks.get(place)
        if over and remarks is not None and not remarks.budget:
            what = messages.NO_BUDGET_REASON.format(
                name=name, word=SIZES[over > 0], budget=BUDGETS[budget.phase]
            )
            yield Problem(remarks.budget_cell, what, messages.NO_REASON_REMEDY)


def _three_public(ledger: Ledger, facts: Facts, served: Served) -> Iterator[Problem]:
    """The budget that the document prints of 三公 is given where the other one is."""
    cells = {leaf.coordinate: leaf.cell for leaf in ledger.leaves}
    other = INITIAL_BUDGET if served.three_public == FULL_BUDGET else FULL_BUDGET
    for name, place in THREE_PUBLIC.items():
        if _lacks_budget(facts, place, served):
            words = {"name": name, "other": BUDGETS[other], "needed": BUDGETS[served.three_public]}
            what = messages.OTHER_BUDGET.format(**words)
            yield Problem(cells[place.at(phase=other)], what, messages.OTHER_BUDGET_REMEDY.format(**words))


def _lacks_budget(facts: Facts, place: Coordinate, served: Served) -> bool:
    """Whether an item of 三公 has only the budget that is not published."""
    other = INITIAL_BUDGET if served.three_public == FULL_BUDGET else FULL_BUDGET
    given = facts.given(place.at(phase=served.three_public))
    return not given and facts.value(place.at(phase=other)) != 0


def _printed(fen: int, served: Served) -> Fraction:
    """What a sentence prints of an amount, in 万元: what looks the same needs no reason."""
    return round_half_up(Fraction(fen, WAN.scale), served.decimals)


def _name(ledger: Ledger, code: str) -> str:
    return ledger.names.get(code) or function_names().get(code, code)


def _parts(ledger: Ledger, facts: Facts) -> Iterator[Problem]:
    """A part is no more than its whole, at the cell of the part."""
    cells = {leaf.coordinate: leaf.cell for leaf in ledger.leaves}
    for parts, whole in PARTS:
        places = [Coordinate(part) for part in parts]
        if sum(facts.value(place) for place in places) > facts.value(Coordinate(whole)):
            said = "与".join(f"“{COUNT_NAMES[part]}”" for part in parts) + ("之和" if len(parts) > 1 else "")
            cell = next((cells[place] for place in reversed(places) if place in cells), COUNT_SHEET)
            over = COUNT_NAMES.get(whole, whole)
            yield Problem(
                cell, messages.PARTS_EXCEED.format(part=said, whole=over), messages.PARTS_EXCEED_REMEDY
            )


def _counts(ledger: Ledger, facts: Facts) -> Iterator[Problem]:
    """Money and the number of things it went for are both there or both not; otherwise a hint."""
    cells = {leaf.coordinate: leaf.cell for leaf in ledger.leaves}
    for money, count in COUNTED:
        has_money, has_count = facts.value(Coordinate(money)), facts.value(Coordinate(count))
        if bool(has_money) == bool(has_count):
            continue
        if has_count and ledger.remarks.get(Coordinate(money), Remarks()).purpose:
            continue  # free of charge, or at somebody else's cost, is said there
        words = {
            "money": COUNT_NAMES[money],
            "said": f"有 {yuan(has_money)} 元" if has_money else "是 0",
            "count": COUNT_NAMES[count],
            "other": f"有 {has_count}" if has_count else "是 0",
        }
        cell = cells.get(Coordinate(count), COUNT_SHEET)
        yield Problem(cell, messages.ONLY_ONE.format(**words), messages.ONLY_ONE_REMEDY, stops=False)


def _names(ledger: Ledger, facts: Facts) -> Iterator[Problem]:
    """Every code that a table prints has a name, the 款 above an item of the unit's own too."""
    told: set[str] = set()
    for leaf in ledger.leaves:
        code = leaf.coordinate.function
        for upper in (code[:length] for length in (3, 5) if len(code) > length):
            if upper not in told and not ledger.names.get(upper) and not function_names().get(upper):
                told.add(upper)
                what = messages.NO_NAME.format(code=upper, item=code)
                yield Problem(leaf.cell, what, messages.NO_NAME_REMEDY.format(code=upper))


def _projects(ledger: Ledger, facts: Facts) -> Iterator[Problem]:
    """Every project of the spending sheet is listed; an evaluated one has money, indicators and texts."""
    known = {project.name for project in ledger.projects}
    told: set[str] = set()
    for leaf in ledger.leaves:
        name = leaf.coordinate.project
        if name and name not in known and name not in told:
            told.add(name)
            what = messages.PROJECT_UNKNOWN.format(name=name)
            yield Problem(leaf.cell, what, messages.PROJECT_UNKNOWN_REMEDY)
    for project in ledger.projects:
        yield from _form(project)


def _form(project: Project) -> Iterator[Problem]:
    words = {"name": project.name}
    if not project.evaluated:
        if not project.excuse:
            yield Problem(project.cell, messages.NO_EXCUSE.format(**words), messages.NO_EXCUSE_REMEDY)
        return
    for sheet, there in (("项目资金", project.money), ("绩效指标", project.indicators)):
        if not there:
            what = messages.NO_FORM.format(sheet=sheet, **words)
            yield Problem(project.cell, what, messages.NO_FORM_REMEDY.format(sheet=sheet))
    for column, text in (("年度目标", project.goal), ("实际完成情况", project.done)):
        if not text:
            what = messages.NO_GOAL.format(column=column, **words)
            yield Problem(project.cell, what, messages.NO_GOAL_REMEDY.format(column=column))
