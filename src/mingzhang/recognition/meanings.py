"""What a cell of a statutory table means: its title, its column's headings and its row's label, merged.

Each says a part of the coordinate. Where they contradict, or a word is unknown, the answer is the reason
in words, and the figure goes to the unread list: never a guess.
"""

from __future__ import annotations

from msgspec import Struct, field
from msgspec.structs import replace

from mingzhang.points.classification import economic_codes, function_classes
from mingzhang.points.coordinate import DIMENSIONS, INITIAL_BUDGET, SOME_BUDGET, Coordinate
from mingzhang.points.lexicon import Partial, item_term, row_term
from mingzhang.points.terms import bare, restored, squeeze, without_unit
from mingzhang.recognition.columns import Column, merge
from mingzhang.recognition.rows import Label
from mingzhang.recognition.titles import TableTitle

_BALANCES = frozenset({"年初结转和结余", "年末结转和结余"})
_FLOWS = ("收入", "支出")
_ITEM_TABLES = frozenset({"三公表", "信息表", "机关运行经费表"})
_NAMED_ECONOMY = frozenset({"收支总表", "财政拨款总表", "基本支出表", "机关运行经费表"})
MIXED_TOTAL = "三公及会议费培训费"
"""The 合计 of a table that lists 会议费 and 培训费 beside 三公: more than 三公, and in no tree."""


class Context(Struct):
    """What the table has said so far.

    ``year``: the document's, for headings that name one. ``budget``: the document is a budget.
    ``mixed``: 会议费 or 培训费 stand beside 三公. ``unlabelled``: no column holds row labels.
    ``section``: the last section row (政府采购情况 …). ``balance``: by list, the balance row whose 其中 follow.
    A balance row that could not be read is :data:`LOST` there.
    ``natured``: label columns in which 基本支出 or an economic class stands, so that 其他支出 is 399 there.
    """

    title: TableTitle
    year: int | None = None
    budget: bool = False
    mixed: bool = False
    unlabelled: bool = False
    section: str = ""
    balance: dict[str, str] = field(default_factory=dict)
    natured: set[int] = field(default_factory=set)


_ALL = ("合计", "总计")
LOST = "?"
"""Stands for a row above that could not be read: what comes under it is not known either."""


def code_dimension(code: str) -> str:
    """2xx… is functional, 3xx… economic (部门预算); any other classification is only a detail."""
    return {"2": "function", "3": "economic"}.get(code[0], "detail")


def row_meaning(context: Context, label: Label, several: bool) -> Partial | str:
    """What a row's label says of its cells, or the reason why that is not known.

    ``several``: more than one row of the table holds figures, so an unknown label tells rows apart.
    """
    if label.code:
        return {code_dimension(label.code): label.code}
    if not label.name:
        free = not several and (context.unlabelled or context.title.kind == "三公表")
        return {} if free else "没有行名称"
    words = without_unit(bare(label.name))
    if context.title.kind == "采购表":
        return _purchase(label, words)
    items = context.title.kind in _ITEM_TABLES
    term = (item_term(words) if items else None) or row_term(words) or row_term(words.split("(")[0])
    if term is not None:
        return _in_context(context, term, label)
    named = _by_name(context, label, words)
    if named is not None:
        return named
    if label.unit or context.title.kind == "项目支出表":
        return {"detail": words}
    if context.title.kind == "三公表":
        return {"detail": words} if several else {}
    if restored(label.name) != label.name:
        return row_meaning(context, replace(label, name=restored(label.name)), several)
    return f"行名称“{label.name}”不在词表里"


def _purchase(label: Label, words: str) -> Partial:
    """A row of a 政府采购表: the total, one of the three kinds, or one purchase (its 经济科目 is an attribute)."""
    if words.startswith(_ALL):
        return {}
    for kind in ("货物", "工程", "服务"):
        if words.startswith(kind) and len(words) <= len(kind) + 2:
            return {"measure": f"采购/{kind}"}
    where = label.place.order if label.place is not None else ()
    return {"measure": "采购明细", "detail": "·".join([words, *(str(part) for part in where[:2])])}


def _by_name(context: Context, label: Label, words: str) -> Partial | None:
    """The classification code that a label without a code names."""
    function = function_classes().get(words)
    codes = economic_codes().get(words, ())
    if context.title.kind in _NAMED_ECONOMY and (label.column in context.natured or function is None):
        classes = [code for code in codes if len(code) == 3] or list(codes)
        if len(classes) == 1:
            context.natured.add(label.column)
            return {"economic": classes[0]}
    if function is None or label.side == "收入":
        return None  # a spending class on the income side: its cells have slipped
    return {"function": function}


def _in_context(context: Context, term: Partial, label: Label) -> Partial | str:
    """Complete a row term from its section, its side, and the balance row it stands under."""
    section = term.get("section")
    if section is not None:
        context.section = section
        return {"measure": section, "role": "section"}
    role = term.get("role")
    if role == "total":
        return {"measure": context.section} if context.section else {}
    if role == "grand_total":
        return {"role": "grand_total"}
    if role == "balance_part":
        balance = context.balance.get(label.list, "").removeprefix(LOST)
        rest = {key: value for key, value in term.items() if key != "role"}
        return {**rest, "measure": balance} if balance else f"看不出“{label.name}”属于年初还是年末"
    if "nature" in term:
        context.natured.add(label.column)
    if "measure" in term:
        context.balance[label.list] = term["measure"] if term["measure"] in _BALANCES else ""
        return term
    if context.balance.get(label.list) == LOST:
        return f"上面有一行没有读出，看不出“{label.name}”属于什么"
    if context.balance.get(label.list):
        return {**term, "measure": context.balance[label.list]}
    return term


def coordinate(context: Context, column: Column, meaning: Partial, side: str) -> Coordinate | str:
    """The coordinate of a cell, or the reason why it has none."""
    if column.doubt:
        return column.doubt
    if not column.headers:
        return "这一列没有表头"
    if column.unknown:
        return f"列名“{column.name}”里的“{squeeze(column.unknown[0])}”不在词表里"
    columns = dict(column.meaning)
    side = columns.pop("side", "") or side
    if meaning.get("measure") and columns.get("measure") in _FLOWS:
        columns.pop("measure")
    rows = {key: value for key, value in meaning.items() if key != "role"}
    said = _title_context(context, columns, rows)
    if said.get("phase") == INITIAL_BUDGET:
        for part in (columns, rows):
            if part.get("phase") == SOME_BUDGET:
                del part["phase"]  # 预算数 of a table of the budget
    merged = merge(said, columns)
    full = merge(merged, rows) if merged is not None else None
    if full is None:
        return "表名、列名与行名称互相矛盾"
    if meaning.get("role") == "grand_total":
        full["measure"] = f"{side or full.get('measure', '')}总计"
    if "measure" not in full and side:
        full["measure"] = side
    if "measure" not in full and context.mixed:
        full["measure"] = MIXED_TOTAL
    if not full.get("measure") or full["measure"] == "总计":
        return "看不出是收入还是支出"
    if full.get("economic") and full.get("nature") in ("人员经费", "公用经费"):
        full["nature"] = "基本支出"  # 公开06's block headings repeat what the economic class already says
    return _with_year(context, full)


def _title_context(context: Context, columns: Partial, meaning: Partial) -> dict[str, str]:
    """What the title says, less what the column or the row knows better."""
    said = dict(context.title.context)
    if context.budget:
        said.setdefault("phase", INITIAL_BUDGET)
    phase = meaning.get("phase") or columns.get("phase")
    if phase and (phase, said.get("phase")) != (SOME_BUDGET, INITIAL_BUDGET):
        said.pop("phase", None)  # a 决算 table has 预算数 columns too
    own = meaning.get("measure") or columns.get("measure")
    measure = said.get("measure")
    apart = merge({"measure": measure or ""}, {"measure": own or ""}) is None
    if (context.mixed and measure == "三公") or (own and (measure in _FLOWS or apart)):
        said.pop("measure", None)
    return said


def _with_year(context: Context, full: dict[str, str]) -> Coordinate | str:
    values: dict[str, str | int] = {key: value for key, value in full.items() if key in DIMENSIONS}
    year = int(full.get("year", "0"))
    if year > 0:
        if context.year is None:
            return "看不出列名里的年度是不是本年"
        year -= context.year
    if year not in (0, -1):
        return "不是本年或上年的数"
    values["year"] = year
    return Coordinate(**values)  # type: ignore[arg-type]
