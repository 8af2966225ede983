"""Weights and scores of 自评表: Σ weights, level-1 groups, score ranges, the total and its grade."""

from __future__ import annotations

from collections.abc import Iterator

from mingzhang.amount import SCORE, format_scaled
from mingzhang.checking.constraints import Judged, Sum, Term, cell_of
from mingzhang.checking.families.form_common import (
    exact,
    failed,
    form_words,
    level,
    of_cited,
    of_print,
    total_row,
    undecided,
)
from mingzhang.checking.families.form_rows import execution_weight
from mingzhang.checking.rulebook.forms import advice, judgement
from mingzhang.findings import Operand, Relation, Severity, Values, Verdict
from mingzhang.points.reading import Form, Print, Reading
from mingzhang.points.scoring import (
    BENEFIT,
    COST,
    FULL_MARKS,
    GRADE_WORDS,
    GROUP_WEIGHTS,
    MARK,
    NATIONAL_GRADES,
    OUTPUT,
    SATISFACTION,
    SHANGHAI_GRADES,
)

_FULL = FULL_MARKS * SCORE.scale


def relations(reading: Reading) -> Iterator[Relation]:
    """P12–P19 on every form whose indicators carry weights."""
    for form in reading.self_evaluations:
        if any(item.weight is not None for item in form.indicators):
            yield from _weights(form)
            yield from _full_marks(form)
            yield from _ranges(form)
            if (
                not form.whole_unit
            ):  # 投入、过程、产出、效果: the groups of a whole unit's form differ by province
                yield from _groups_present(form)
        if form.total is not None and any(item.score is not None for item in form.indicators):
            yield _total(form)
        yield from _grade(form)


def _full_marks(form: Form) -> Iterator[Relation]:
    """What the row of totals prints below 分值 is the full 100, execution included or left out."""
    printed = next((item for item in form.prints if item.coordinate.measure == "绩效自评/总分值"), None)
    if printed is None:
        return
    cells = [of_print(printed, "总分的分值")]
    weights = sum(item.weight.amount.value for item in form.indicators if item.weight is not None)
    if any(item.weight is None for item in form.indicators):
        yield undecided("form.full_marks", form.scope, "有的指标没有印出分值", cells)
    elif printed.amount.value in (_FULL, weights, weights + _execution(form)[0]):
        yield exact("form.full_marks", form.scope, cells)
    else:
        words = {"form": form_words(form), "printed": _plain(printed.amount.value), "expected": _plain(_FULL)}
        yield failed("form.full_marks", form.scope, cells, words, expected=_plain(_FULL), guilty=(0,))


def _plain(value: int, decimals: int = 0) -> str:
    return format_scaled(value, SCORE.scale, decimals)


def _execution(form: Form) -> tuple[int, Print | None]:
    """Marks the execution rate may earn, and the print of those it earned; 0 where it is not scored."""
    row = total_row(form)
    if row is None or MARK not in row.figures:
        return 0, None
    return int(execution_weight(form, row) * SCORE.scale), row.figures[MARK]


def _weight_gap(form: Form) -> int:
    """100 less all weights; 0 also where the indicators alone make 100 (execution is one of them)."""
    weights = sum(item.weight.amount.value for item in form.indicators if item.weight is not None)
    execution, _ = _execution(form)
    if weights == _FULL and _indicators_alone(form):
        return 0
    if not execution and weights + 10 * SCORE.scale == _FULL:
        return 0
    return _FULL - weights - execution


def _indicators_alone(form: Form) -> bool:
    """Whether the total is that of the indicators, without a score for execution beside them."""
    scores = sum(item.score.amount.value for item in form.indicators if item.score is not None)
    return form.total is None or form.total.amount.value == scores or _execution(form)[1] is None


def _total_gap(form: Form) -> int | None:
    """Printed total less execution score and Σ scores; None where a score is missing."""
    if form.total is None or any(i.score is None and not i.lost for i in form.indicators):
        return None
    scores = sum(item.score.amount.value for item in form.indicators if item.score is not None)
    mark = _execution(form)[1]
    if mark is None and _execution_is_missing(form):
        return None
    gap = form.total.amount.value - scores
    if mark is None or gap == 0:
        return gap
    return gap - mark.amount.value


def _execution_is_missing(form: Form) -> bool:
    """Whether the weights leave room for an execution score that no cell prints."""
    weights = sum(item.weight.amount.value for item in form.indicators if item.weight is not None)
    return weights < _FULL


def _fold(form: Form) -> str:
    """Weights and total fail together when a row is lost or they lack the same number of marks."""
    gap = _weight_gap(form)
    lost = any(item.lost for item in form.indicators)
    return f"{form.scope}.marks" if gap and (lost or gap == _total_gap(form)) else ""


def _weights(form: Form) -> Iterator[Relation]:
    cells = [of_print(item.weight, "分值") for item in form.indicators if item.weight is not None]
    if any(item.weight is None and not item.lost for item in form.indicators):
        yield undecided("form.weights_total", form.scope, "有的指标没有印出分值", cells)
        return
    gap = _weight_gap(form)
    lost = [item for item in form.indicators if item.lost]
    constraint = _sum_to([item.weight for item in form.indicators if item.weight is not None], gap)
    if gap == 0:
        yield exact("form.weights_total", form.scope, cells, constraint)
    else:
        cells = [*(of_cited(item.cited, "残缺的指标行") for item in lost), *cells]
        weights = sum(item.weight.amount.value for item in form.indicators if item.weight is not None)
        words = {
            "form": form_words(form),
            "printed": _plain(weights),
            "execution": _plain(_execution(form)[0]),
            "expected": _plain(weights + gap),
            "difference": _plain(abs(gap)),
            "lost": _lost_words(form, gap) if lost else "",
        }
        yield failed(
            "form.weights_total",
            form.scope,
            cells,
            words,
            expected=_plain(weights + gap),
            difference=_plain(abs(gap)),
            fold=_fold(form),
            # a row that is lost is no figure that reads otherwise
            constraint=None if _fold(form) else constraint,
        )
    yield from _groups(form, gap)


def _sum_to(items: list[Print], gap: int) -> Sum | None:
    """The marks add up to what they add up to now and the gap."""
    whole = sum(item.amount.value for item in items) + gap
    return Sum(tuple(Term(1, item) for item in items), constant=-whole, strict=True) if items else None


def _lost_words(form: Form, gap: int) -> str:
    names = "、".join(f"“{item.name.printed}”" for item in form.indicators if item.lost)
    words = f"指标行 {names} 只剩名称、没有数。"
    if gap == _total_gap(form):
        words += f"补上一行分值 {_plain(gap)}、得分 {_plain(gap)} 即与总分相合。"
    return words


def _groups(form: Form, gap: int) -> Iterator[Relation]:
    """50/30/10 in principle; where the total is not 100 either, that is the finding."""
    if any(item.level1 == COST for item in form.indicators):
        return
    for group, due in GROUP_WEIGHTS.items():
        members = [
            item.weight for item in form.indicators if item.level1 == group and item.weight is not None
        ]
        cells = [of_print(item, "分值") for item in members]
        printed = sum(item.amount.value for item in members)
        key = f"{form.scope}/{group}"
        constraint = _sum_to(members, due * SCORE.scale - printed)
        if printed == due * SCORE.scale:
            yield exact("form.weights_group", key, cells, constraint)
        elif members:
            words = {
                "form": form_words(form),
                "group": group,
                "printed": _plain(printed),
                "expected": str(due),
            }
            fold = (_fold(form) or f"{form.scope}.weights") if gap else "form.weights_group"
            yield failed(
                "form.weights_group",
                key,
                cells,
                words,
                fold=fold,
                severity=Severity.NOTE,
                expected=str(due),
                constraint=constraint,
            )


def _ranges(form: Form) -> Iterator[Relation]:
    for number, item in enumerate(form.indicators, 1):
        if item.lost or (item.weight is None and item.score is None):
            continue
        key = f"{form.scope}/{number}"
        if item.weight is None or item.score is None:
            yield undecided("form.score_range", key, "分值或得分", [of_cited(item.name)])
            continue
        cells = [of_print(item.score), of_print(item.weight)]
        constraint = Sum((Term(1, item.score), Term(-1, item.weight)), inequality=True, strict=True)
        if 0 <= item.score.amount.value <= item.weight.amount.value:
            yield exact("form.score_range", key, cells, constraint)
            continue
        words = {
            "form": form_words(form),
            "indicator": level(item),
            "printed": item.score.cited.printed,
            "weight": item.weight.cited.printed,
        }
        yield failed("form.score_range", key, cells, words, constraint=constraint)


def _total(form: Form) -> Relation:
    assert form.total is not None
    mark = _execution(form)[1]
    scores = [item.score for item in form.indicators if item.score is not None]
    cells: list[Operand] = [of_print(form.total, "总分")]
    if mark is not None:
        cells.append(of_print(mark, "执行得分", -1))
    cells += [of_print(item, "得分", -1) for item in scores]
    gap = _total_gap(form)
    if gap is None:
        return undecided("form.total_score", form.scope, "预算执行得分或某项指标得分", cells)
    decimals = len(form.total.cited.printed.strip().removesuffix("分").partition(".")[2])
    counted = scores if mark is None or _indicators_alone_make(form) else [mark, *scores]
    terms = (Term(1, form.total), *(Term(-1, item) for item in counted))
    constraint = Sum(terms, strict=decimals >= 2)
    if gap == 0:
        return exact("form.total_score", form.scope, cells, constraint)
    verdict = (
        Verdict.TAIL if decimals < 2 and abs(gap) * 2 * int(10**decimals) <= SCORE.scale else Verdict.BROKEN
    )
    expected, difference = _plain(form.total.amount.value - gap), _plain(abs(gap))
    words = {
        "form": form_words(form),
        "printed": form.total.cited.printed,
        "execution": mark.cited.printed if mark is not None else "（未印）",
        "scores": _plain(sum(item.amount.value for item in scores)),
        "expected": expected,
        "difference": difference,
        "judgement": judgement(verdict),
        "advice": advice(verdict, "total"),
    }
    return failed(
        "form.total_score",
        form.scope,
        cells,
        words,
        verdict=verdict,
        expected=expected,
        difference=difference,
        fold=_fold(form) if verdict is Verdict.BROKEN else "",
        constraint=None if _fold(form) else constraint,
    )


def _indicators_alone_make(form: Form) -> bool:
    """Whether the scores of the indicators are the whole total, execution being one of them."""
    scores = sum(item.score.amount.value for item in form.indicators if item.score is not None)
    return form.total is not None and form.total.amount.value == scores


def _groups_present(form: Form) -> Iterator[Relation]:
    present = {item.level1 for item in form.indicators}
    if not present & {OUTPUT, BENEFIT, SATISFACTION}:
        return
    missing = [group for group in (OUTPUT, BENEFIT, SATISFACTION) if group not in present]
    cells = [of_cited(form.cited, "自评表")]
    if not missing:
        yield exact("form.level1_complete", form.scope, cells)
        return
    words = {"form": form_words(form), "missing": "、".join(missing)}
    severity = Severity.NOTE if missing == [SATISFACTION] else None
    yield failed(
        "form.level1_complete", form.scope, cells, words, severity=severity, fold="form.level1_complete"
    )


def _grade(form: Form) -> Iterator[Relation]:
    if form.grade is None:
        return
    cells = [of_cited(form.grade, "等级")]
    if form.total is None:
        yield undecided("form.grade", form.scope, "总分", cells)
        return
    cells.append(of_print(form.total, "总分"))
    printed = GRADE_WORDS.get(form.grade.printed.strip(), form.grade.printed.strip())
    scales = [NATIONAL_GRADES] if printed in ("中", "差") else [NATIONAL_GRADES, SHANGHAI_GRADES]
    if printed in ("合格", "不合格"):
        scales = [SHANGHAI_GRADES]
    due = [scale.grade_of(form.total.amount.value, SCORE.scale) for scale in scales]
    total = cell_of(form.total)

    def again(values: Values) -> Verdict:
        value = values.get(total.key, total.amount.value)
        fits = printed in [scale.grade_of(value, SCORE.scale) for scale in scales]
        return Verdict.EXACT if fits else Verdict.BROKEN

    if printed in due:
        yield exact("form.grade", form.scope, cells, Judged((total,), again))
        return
    words = {
        "form": form_words(form),
        "printed": form.grade.printed,
        "total": form.total.cited.printed,
        "expected": due[0],
    }
    severity = Severity.WARNING if scales == [SHANGHAI_GRADES] else None
    # A wrong total is its own cause; the grade then follows from it.
    guilty = () if _total_gap(form) else (0,)
    yield failed(
        "form.grade",
        form.scope,
        cells,
        words,
        guilty=guilty,
        severity=severity,
        constraint=Judged((total,), again),
    )
