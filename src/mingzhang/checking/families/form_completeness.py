"""What a 自评表 has to show: title, year, codes, names, analyses; and a goal that is this year's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mingzhang.checking.families.form_common import (
    exact,
    failed,
    form_words,
    is_system_form,
    of_cited,
    operands,
    undecided,
)
from mingzhang.findings import Cited, Relation, Severity
from mingzhang.points.reading import Form, Reading
from mingzhang.regex import regex

_TITLE_END = "绩效自评表"
_IGNORED = regex(r"[\s（）()\[\]【】《》“”\"'、，,。.·\-—_]|本级|机关|\(本级\)")
_YEAR = regex(r"(?<!\d)(20\d{2})\s*(?=年)")
_BEFORE_BASE = regex(
    r"(?:比|较|自|从|以|于|至|到|截至|截止|印发|发布|根据|按照|依据|参照|执行|对|《[^》]*|〔|\[|[-—－~～])\s*$"
)
_AFTER_BASE = regex(
    r"年\s*(?:度)?\s*(?:[-—－~～至到]|以来|起|以前|之前|前|底|末|初|同期|基数|标准|统筹|决算|年报|报表|统计|审计|财务|工资|文件|规划"
    r"|企业|项目结转|结转|欠|尾款|已|建成|立项|开工|的基础|《|（|第|\d{1,2}\s*月)"
)
_ANALYSES_EXPECTED = (
    "项目实施和预算执行情况",
    "产出情况",
    "效益情况",
    "满意度情况",
    "主要经验做法",
    "问题及原因",
    "改进措施及建议",
)


def relations(reading: Reading) -> Iterator[Relation]:
    """P01–P04, P29, P33, P34 on every form."""
    for form in reading.forms:
        yield from _title(form)
        yield from _year(reading, form)
        yield from _codes(form)
        yield from _unit_name(reading, form)
        yield from _name_label(form)
        yield from _analyses(form)
        yield from _goal_year(reading, form)


def _title(form: Form) -> Iterator[Relation]:
    """The title is whole: …项目支出绩效自评表, with the project's name before it where it has one."""
    printed = re.sub(r"[（(]?\s*20\d{2}\s*年度?\s*[）)]?", "", form.title.printed).strip()
    cells = [of_cited(form.title, "标题")]
    if printed.replace(" ", "").endswith(_TITLE_END) or (printed and "自评表" in printed):
        yield exact("form.title", form.scope, cells)
        return
    words = {"form": form_words(form), "printed": printed or "（没有标题）"}
    yield failed("form.title", form.scope, cells, words, fold="form.title")


def _year(reading: Reading, form: Form) -> Iterator[Relation]:
    if form.year_cited is None or form.year is None:
        return
    cells = operands(
        of_cited(form.year_cited, "年度"),
        of_cited(reading.year_cited, "文件年度") if reading.year_cited else None,
    )
    if reading.year is None:
        yield undecided("form.year", form.scope, "文件的年度", cells)
    elif form.year == reading.year:
        yield exact("form.year", form.scope, cells)
    else:
        words = {"form": form_words(form), "printed": str(form.year), "expected": str(reading.year)}
        yield failed("form.year", form.scope, cells, words, guilty=(0,), expected=str(reading.year))


def _codes(form: Form) -> Iterator[Relation]:
    if not form.department_code or not form.unit_code or form.department is None or form.unit is None:
        return
    cells = [of_cited(form.unit, "预算单位"), of_cited(form.department, "主管部门")]
    if form.unit_code.startswith(form.department_code):
        yield exact("form.codes", form.scope, cells)
        return
    words = {"form": form_words(form), "printed": form.unit_code, "department": form.department_code}
    yield failed("form.codes", form.scope, cells, words, guilty=(0,))


def _plain(name: str) -> str:
    return _IGNORED.sub("", name)


def _unit_name(reading: Reading, form: Form) -> Iterator[Relation]:
    """The form belongs to the unit of the document, or to its department."""
    named = [item for item in (form.unit, form.department) if item is not None and item.printed]
    if not named:
        return
    cells = [of_cited(item) for item in named]
    own = _plain(reading.unit)
    if not own:
        yield undecided("form.unit_name", form.scope, "文件的单位名称", cells)
        return
    names = [_plain(item.printed) for item in named]
    if any(name in own or own in name or _initials(name, own) for name in names if name):
        yield exact("form.unit_name", form.scope, cells)
        return
    words = {"form": form_words(form), "printed": named[0].printed, "expected": reading.unit}
    yield failed("form.unit_name", form.scope, cells, words, fold="form.unit_name")


def _initials(one: str, other: str) -> bool:
    """Whether the shorter name is a shortening: its characters stand in the longer one in order."""
    short_name, long_name = sorted((one, other), key=len)
    letters = iter(long_name)
    return len(short_name) >= 3 and all(char in letters for char in short_name)


def _name_label(form: Form) -> Iterator[Relation]:
    cells = [of_cited(form.name or form.cited, "项目名称")]
    if form.name is not None and form.name_label:
        yield exact("form.name_label", form.scope, cells)
        return
    words = {"form": form_words(form), "what": "没有“项目名称”这个标签" if form.name else "没有项目名称"}
    yield failed("form.name_label", form.scope, cells, words, fold="form.name_label")


def _analyses(form: Form) -> Iterator[Relation]:
    """The form with an analysis part fills all its blocks."""
    if len(form.analyses) < 3 or not is_system_form(form):
        return
    missing = [name for name in _ANALYSES_EXPECTED if name not in form.analyses]
    cells = [of_cited(item, name) for name, item in form.analyses.items()]
    if not missing:
        yield exact("form.analyses", form.scope, cells)
        return
    words = {"form": form_words(form), "missing": "、".join(missing)}
    yield failed("form.analyses", form.scope, [of_cited(form.cited, "自评表")], words, fold="form.analyses")


def _goal_year(reading: Reading, form: Form) -> Iterator[Relation]:
    """The goal speaks of this year. A year that is a base, a standard or a period is not stale."""
    year = form.year or reading.year
    if form.goal is None or year is None:
        return
    text = form.goal.printed
    for number, match in enumerate(_YEAR.finditer(text), 1):
        key = f"{form.scope}/{number}"
        cited = _within(form.goal, match.start(1), match.end(1))
        counterpart = _counterpart(form, text, match, year)
        printed = int(match.group(1))
        if printed == year or (counterpart is None and (printed > year - 2 or _is_base(text, match))):
            yield exact("form.goal_year", key, [of_cited(cited, "年度目标")])
            continue
        words = {
            "form": form_words(form),
            "printed": f"{printed}年",
            "expected": f"{year}年",
            "context": text[max(match.start() - 8, 0) : match.end() + 12],
            "evidence": f"，而完成情况同一句话写的是 {year}年" if counterpart is not None else "",
        }
        cells = operands(
            of_cited(cited, "年度目标"), of_cited(counterpart, "实际完成情况") if counterpart else None
        )
        severity = None if counterpart is not None else Severity.WARNING
        yield failed(
            "form.goal_year",
            key,
            cells,
            words,
            severity=severity,
            guilty=(0,),
            expected=str(year) if counterpart else "",
        )


def _is_base(text: str, match: re.Match[str]) -> bool:
    return bool(_BEFORE_BASE.search(text[: match.start()])) or bool(_AFTER_BASE.match(text, match.end()))


def _counterpart(form: Form, text: str, match: re.Match[str], year: int) -> Cited | None:
    """Where the result repeats the goal's words around the year, but with the form's own year."""
    if form.done is None or int(match.group(1)) >= year:
        return None
    after = text[match.end() : match.end() + 7]
    before = text[max(match.start() - 2, 0) : match.start()]
    done = form.done.printed
    wanted = f"{before}{year}{after}" if len(after) >= 4 else ""
    at = done.find(wanted) if wanted else -1
    if at < 0 or (len(before) < 2 and len(after) < 6):
        return None
    start = at + len(before)
    return _within(form.done, start, start + 4)


def _within(cited: Cited, start: int, end: int) -> Cited:
    """A stretch of a cell's printed text (cells are cited whole, without outer blanks)."""
    return Cited(cited.place.span(start, end), cited.part, cited.row, cited.column, cited.printed[start:end])
