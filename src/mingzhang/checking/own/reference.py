"""One term of a rule, translated by the lexicon to the dimensions its figure must have."""

from __future__ import annotations

from difflib import get_close_matches

from mingzhang.checking.own import messages
from mingzhang.checking.own.rule import Part, Reference
from mingzhang.points.classification import economic_codes, economic_names, function_classes, function_names
from mingzhang.points.coordinate import FINAL, FULL_BUDGET, INITIAL_BUDGET, SOME_BUDGET
from mingzhang.points.lexicon import all_terms, header_term, item_term, row_term
from mingzhang.points.phrases import phrase_of
from mingzhang.points.statutory import StatutoryTable, budget_tables, statutory_tables
from mingzhang.points.terms import bare, squeeze
from mingzhang.points.trees import COUNTED

MONEY = "金额"
BASIC_TABLE = "基本支出表"
"""The table whose rows are economic accounts."""
_BUDGETS = (FULL_BUDGET, SOME_BUDGET, INITIAL_BUDGET)
_PHASES = {
    "决算": (FINAL,),
    "预算": _BUDGETS,
    "年初预算": (INITIAL_BUDGET,),
    "全年预算": (FULL_BUDGET,),
}
_PARTS = {
    "上年": Part.LAST_YEAR,
    "上年决算": Part.LAST_YEAR,
    "部门预算": Part.BUDGET,
    "单位预算": Part.BUDGET,
    "预算": Part.BUDGET,
}
"""How a term names the file it speaks of; 预算 only before the term, as behind it it is a phase."""
_NOTHING_SAID = frozenset({"total", "value", "label", "name", "code"})
_PLAIN = frozenset({"measure", "fund", "nature", "function", "economic", "phase", "side"})


class OwnRuleError(ValueError):
    """Why a rule is refused: one Chinese sentence without its full stop."""


def reference(text: str) -> Reference:
    """The reference that a term states: ``表名[行, 列]`` or ``项目.决算``, either behind ``上年.`` or ``部门预算.``."""
    part, rest = _part(text)
    return _cell(rest, text, part) if rest.endswith("]") else _measure(rest, text, part)


def _part(text: str) -> tuple[Part, str]:
    """The file a term speaks of, and the term without it; 三公经费.上年 is 上年.三公经费.决算."""
    head, dot, rest = text.partition(".")
    part = _PARTS.get(head, Part.OWN) if dot else Part.OWN
    if part is Part.OWN:
        name, dot, tail = text.rpartition(".")
        if not dot or tail not in _PARTS or tail in _PHASES or "[" in text:
            return Part.OWN, text
        part, rest = _PARTS[tail], name
    if not rest:
        raise OwnRuleError(messages.NOTHING_BEHIND.format(term=text))
    if rest.partition(".")[0] in _PARTS or rest.rpartition(".")[2] in _PARTS.keys() - _PHASES.keys():
        raise OwnRuleError(messages.TWO_FILES.format(term=text))
    return part, rest


def _cell(text: str, term: str, part: Part) -> Reference:
    name, _, inside = text[:-1].partition("[")
    tables = budget_tables() if part is Part.BUDGET else statutory_tables()
    table = tables.get(squeeze(name))
    if table is None and part is not Part.BUDGET and squeeze(name) in budget_tables():
        raise OwnRuleError(messages.BUDGET_TABLE.format(name=name))
    if table is None:
        known = "、".join(title for title, entry in tables.items() if title != entry.kind)
        raise OwnRuleError(messages.UNKNOWN_TABLE.format(name=name, known=known))
    labels = [label for label in inside.split(",") if label]
    if not labels or len(labels) > 2:
        raise OwnRuleError(messages.TOO_MANY.format(term=term))
    wanted: dict[str, str] = {}
    for at, label in enumerate(labels):
        for key, value in _label(label, term, table, row=at == 0).items():
            if wanted.setdefault(key, value) != value:
                wanted[key] = _both(key, wanted[key], value, term)
    return _completed(term, name, table, wanted, part)


def _both(key: str, first: str, second: str, text: str) -> str:
    """A row and a column that name a dimension differently can agree only where one lies within the other."""
    if key == "measure":
        flows = {first, second} & {"收入", "支出"}
        if len(flows) == 1:
            return second if first in flows else first
        if first.startswith(f"{second}/") or second.startswith(f"{first}/"):
            return max(first, second, key=len)
    raise OwnRuleError(messages.CONTRADICTION.format(term=text))


def _completed(text: str, name: str, table: StatutoryTable, wanted: dict[str, str], part: Part) -> Reference:
    side = wanted.pop("side", "")
    phase = wanted.pop("phase", INITIAL_BUDGET if part is Part.BUDGET else FINAL)
    grand = wanted.pop("grand_total", "")
    spent = any(key in wanted for key in ("function", "economic", "nature")) and table.holds("支出")
    measure = wanted.get("measure") or side or ("支出" if spent else table.measures[0])
    if grand:
        flow = wanted.get("measure") or side
        if flow not in ("收入", "支出"):
            raise OwnRuleError(messages.AMBIGUOUS_TOTAL.format(term=text))
        measure = f"{flow}总计"
    if not table.holds(measure):
        raise OwnRuleError(messages.NOT_IN_TABLE.format(table=name, measure=measure, term=text))
    wanted["measure"] = measure
    wanted.setdefault("fund", table.fund)
    if wanted.get("economic") and table.kind == BASIC_TABLE:
        wanted["nature"] = "基本支出"
    phases = _phases(_BUDGETS if phase == SOME_BUDGET else (phase,), part, text)
    return Reference(text, table.kind, wanted, phases, unit_of(measure), part)


def _phases(phases: tuple[str, ...], part: Part, text: str) -> tuple[str, ...]:
    """The phases that will do; a budget prints nothing but its own."""
    if part is not Part.BUDGET:
        return phases
    if INITIAL_BUDGET not in phases:
        raise OwnRuleError(messages.NOT_IN_BUDGET.format(term=text))
    return (INITIAL_BUDGET,)


def _label(label: str, text: str, table: StatutoryTable, *, row: bool) -> dict[str, str]:
    """What one label says; a row is looked up among rows first, a column among headers, then both among accounts.

    培训费 is an item of 三公表 in some provinces and an account everywhere: the table tells which is meant.
    """
    words = bare(label)
    if words.isdigit() and len(words) in (3, 5, 7):
        code = {"2": "function", "3": "economic"}.get(words[0])
        if code and (words in function_names() or words in economic_names() or len(words) > 3):
            return {code: words}
        raise OwnRuleError(messages.UNKNOWN_TERM.format(name=label, term=text) + _like(words))
    named = _account(words)
    accounts = named is not None and ("function" in named or table.kind == BASIC_TABLE)
    lookups = (row_term, item_term, header_term) if row else (header_term, row_term, item_term)
    for look in lookups:
        term = look(words)
        if term is None or "section" in term:
            continue
        said = _said(dict(term))
        if not accounts or "measure" not in said or table.holds(said["measure"]):
            return said
    if named is None:
        raise OwnRuleError(messages.UNKNOWN_TERM.format(name=label, term=text) + _like(words))
    return named


def _like(words: str) -> str:
    """The known terms that look most like it, as a hint; nothing where none does."""
    known = sorted(all_terms() | set(economic_codes()) | set(function_classes()))
    near = get_close_matches(words, known)
    return messages.LIKE.format(words="、".join(near)) if near else ""


def _said(term: dict[str, str]) -> dict[str, str]:
    role = term.pop("role", "")
    if role == "grand_total":
        return {"grand_total": "yes"}
    if role and role not in _NOTHING_SAID:
        return {}
    return {key: value for key, value in term.items() if key in _PLAIN}


def _account(words: str) -> dict[str, str] | None:
    """The classification code that a name stands for, where it stands for one."""
    if words in function_classes():
        return {"function": function_classes()[words]}
    codes = economic_codes().get(words, ())
    if len(codes) == 1:
        return {"economic": codes[0]}
    named = [code for code, name in function_names().items() if squeeze(name) == words]
    return {"function": named[0]} if len(named) == 1 else None


def _measure(text: str, whole: str, part: Part) -> Reference:
    name, _, phase = text.partition(".")
    phases = _PHASES.get(phase or ("预算" if part is Part.BUDGET else "决算"))
    if phases is None:
        raise OwnRuleError(messages.UNKNOWN_PHASE.format(name=phase, term=whole))
    phases = _phases(phases, part, whole)
    words = bare(name)
    term = next((t for t in (item_term(words), row_term(words), header_term(words)) if t is not None), None)
    if term is None:
        said = _phrase(words)
        if said is None:
            raise OwnRuleError(messages.UNKNOWN_TERM.format(name=name, term=whole) + _like(words))
    else:
        said = {"measure": term["section"]} if "section" in term else _said(dict(term))
    said.pop("side", None)
    said.pop("phase", None)
    measure = said.get("measure", "")
    if not measure:
        raise OwnRuleError(messages.NOT_A_MEASURE.format(name=name, term=whole))
    return Reference(whole, "", said, phases, unit_of(measure), part)


def _phrase(words: str) -> dict[str, str] | None:
    """What the narrative calls a figure by these words, where it is one figure."""
    phrase = phrase_of(words)
    if phrase is None or len(phrase.measures) != 1:
        return None
    said = {
        "measure": phrase.measures[0],
        "fund": phrase.fund,
        "nature": phrase.nature,
        "economic": phrase.economic,
    }
    return {key: value for key, value in said.items() if value}


def unit_of(measure: str) -> str:
    """What a figure of the measure counts: money, or a noun."""
    return COUNTED.get(measure.split("/")[0], MONEY)
