"""The tables of one invented unit as ten provinces lay them out: other order, columns, numbers, units, totals.

Basic spending 127, projects 33, of which 10 from the government fund; other income 3. What a layout may change
is what the published templates change; the figures stay the same, so every layout must give the same points.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence

import xlsxwriter  # type: ignore[import-untyped]
from msgspec import Struct

ROWS: tuple[tuple[str, str, int, int, int, int], ...] = (
    # code, name, basic and project of the general budget, project of the fund, project of other income
    ("201", "一般公共服务支出", 100, 20, 0, 3),
    ("20103", "政府办公厅（室）及相关机构事务", 100, 20, 0, 3),
    ("2010301", "行政运行", 100, 0, 0, 0),
    ("2010302", "一般行政管理事务", 0, 20, 0, 3),
    ("208", "社会保障和就业支出", 15, 0, 0, 0),
    ("20805", "行政事业单位养老支出", 15, 0, 0, 0),
    ("2080505", "机关事业单位基本养老保险缴费支出", 15, 0, 0, 0),
    ("212", "城乡社区支出", 0, 0, 10, 0),
    ("21208", "国有土地使用权出让收入安排的支出", 0, 0, 10, 0),
    ("2120899", "其他国有土地使用权出让收入安排的支出", 0, 0, 10, 0),
    ("221", "住房保障支出", 12, 0, 0, 0),
    ("22102", "住房改革支出", 12, 0, 0, 0),
    ("2210201", "住房公积金", 12, 0, 0, 0),
)
STAFF = (("301", "工资福利支出", 112), ("30101", "基本工资", 80), ("30102", "津贴补贴", 20),
         ("30108", "机关事业单位基本养老保险缴费", 12))  # fmt: skip
OFFICE = (("302", "商品和服务支出", 15), ("30201", "办公费", 5), ("30217", "公务接待费", 2),
          ("30231", "公务用车运行维护费", 8))  # fmt: skip
CLASSES = ("一般公共服务支出", "外交支出", "社会保障和就业支出", "城乡社区支出", "住房保障支出")
ORDINALS = "一二三四五"


Rows = list[list[str]]


class Layout(Struct, frozen=True):
    """How a province prints its tables. ``codes``: one (code column), split (类 款 项), joined (code and name)."""

    name: str
    order: str = "012345678"
    """Which table stands where: 0 收支总 … 5 基本, 6 三公, 7 基金, 8 国资."""
    number: str = "公开{:02d}表"
    unit_label: str = "部门"
    money: str = "万元"
    money_label: str = "金额单位"
    codes: str = "one"
    total_last: bool = False
    ordinals: bool = True
    """行次 and 栏次."""
    pairs: bool = False
    """三公 as budget and final in pairs below each item, or as two blocks side by side."""
    budget: str = "预算数"
    prefix: str = ""
    state_flows: bool = False
    """国资 with income and balances."""
    extra: tuple[str, ...] = ()


LAYOUTS: tuple[Layout, ...] = (
    Layout("中央", order="012345786"),
    Layout("山西", order="012345786", unit_label="部门名称", extra=("信息",)),
    Layout("上海", number="", unit_label="", money_label="单位", total_last=True, ordinals=False, pairs=True,
           budget="年初预算数", state_flows=True),
    Layout("四川", order="012345786", codes="split", money="元", extra=("项目", "明细")),
    Layout("云南", order="012345786", codes="split", money_label="单位", unit_label="单位", state_flows=True,
           extra=("信息",)),
    Layout("北京", unit_label="单位", number="表{}", ordinals=False, extra=("采购",)),
    Layout("内蒙古", number="财决公开{:02d}表", money="元", codes="split", extra=("项目", "采购")),
    Layout("浙江", number="附表{}", codes="joined", ordinals=False, extra=("分单位",)),
    Layout("广东", prefix="2024年度", unit_label="编制单位"),
    Layout("陕西", prefix="2024年", number="公开{:02d}表", unit_label="编制部门", total_last=True),
)  # fmt: skip


def tables(layout: Layout) -> Iterator[tuple[list[str], Rows]]:
    """Every table of a layout: the lines above it, its title first, and its rows."""
    made = [_TABLES[int(at)](layout) for at in layout.order]
    made += [_EXTRA[name](layout) for name in layout.extra]
    for number, (title, rows) in enumerate(made, 1):
        name = f"{layout.unit_label}：云岭县档案馆　　" if layout.unit_label else ""
        numbered = [layout.number.format(number)] if layout.number else []
        yield [layout.prefix + title, *numbered, f"{name}{layout.money_label}：{layout.money}"], rows


def drawing(layout: Layout) -> str:
    """The tables of a layout, ``|`` between cells, each below its title and head line."""
    parts = ["云岭县档案馆2024年度部门决算", "第二部分 2024年度部门决算表"]
    for head, rows in tables(layout):
        parts += [*head, *("|".join(row) for row in rows), "注：本表反映本年度情况。"]
    return "\n".join(parts)


def workbook(layout: Layout) -> bytes:
    """A sheet for each table, figures as numbers of two decimals, codes as texts."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    figure = book.add_format({"num_format": "0.00"})
    for number, (head, rows) in enumerate(tables(layout), 1):
        sheet = book.add_worksheet(f"表{number}")
        for y, line in enumerate(head):
            sheet.write_string(y, 0, line)
        for y, row in enumerate(rows, len(head)):
            for x, text in enumerate(row):
                if text.endswith(".00"):
                    sheet.write_number(y, x, int(text[:-3]), figure)
                elif text:
                    sheet.write_string(y, x, text)
        sheet.write_string(len(head) + len(rows), 0, "注：本表反映本年度情况。")
    book.close()
    return stream.getvalue()


def money(layout: Layout, amount: int) -> str:
    """An amount of 万元 as the layout prints it; zero is blank."""
    if not amount:
        return ""
    return f"{amount}.00" if layout.money == "万元" else f"{amount * 10000}.00"


def _coded(layout: Layout, heads: Sequence[str], rows: Sequence[tuple[str, str, Sequence[int]]]) -> Rows:
    """A table by function: codes as the layout has them, 合计 above or below, 栏次 where it prints them."""
    width = {"one": 2, "split": 4, "joined": 1}[layout.codes]
    lead = {
        "one": [["项目", "", *heads], ["功能分类科目编码", "科目名称", *[""] * len(heads)]],
        "split": [["项目", "", "", "", *heads], ["功能分类科目编码", "", "", "科目名称", *[""] * len(heads)],
                  ["类", "款", "项", *[""] * (len(heads) + 1)]],
        "joined": [["项目", *heads]],
    }[layout.codes]  # fmt: skip
    if layout.ordinals:
        labels = ["类", "款", "项", "栏次"] if layout.codes == "split" else ["栏次", *[""] * (width - 1)]
        lead = lead[:2] if layout.codes == "split" else lead
        lead.append([*labels, *(str(at) for at in range(1, len(heads) + 1))])
    sums = [sum(values[at] for code, _, values in rows if len(code) == 3) for at in range(len(heads))]
    total = ["合计", *[""] * (width - 1), *(money(layout, amount) for amount in sums)]
    body = []
    for code, name, values in rows:
        printed = {
            "one": [code, name],
            "split": [code[:3], code[3:5], code[5:7], name],
            "joined": [f"{code}{name}"],
        }[layout.codes]
        body.append([*printed, *(money(layout, amount) for amount in values)])
    return [*lead, *body, total] if layout.total_last else [*lead, total, *body]


def _side(layout: Layout, at: int, label: str, *values: str) -> list[str]:
    return [label, *([str(at)] if layout.ordinals else []), *values]


def _totals(layout: Layout) -> tuple[str, Rows]:
    line = ["行次"] if layout.ordinals else []
    skip = [""] * len(line)
    rows = [["收入", *skip, "", "支出", *skip, ""], ["项目", *line, "决算数", "项目", *line, "决算数"]]
    income = (
        ("一、一般公共预算财政拨款收入", 147),
        ("二、政府性基金预算财政拨款收入", 10),
        ("八、其他收入", 3),
    )
    spending = (123, 0, 15, 10, 12)
    for at, (name, amount) in enumerate(zip(CLASSES, spending, strict=True)):
        left, got = income[at] if at < len(income) else ("", 0)
        rows.append([*_side(layout, at + 1, left, money(layout, got)),
                     *_side(layout, at + 21, f"{ORDINALS[at]}、{name}", money(layout, amount))])  # fmt: skip
    for at, (left, right, amount) in enumerate(
        (
            ("本年收入合计", "本年支出合计", 160),
            ("年初结转和结余", "年末结转和结余", 0),
            ("总计", "总计", 160),
        )
    ):
        rows.append([*_side(layout, at + 6, left, money(layout, amount)),
                     *_side(layout, at + 26, right, money(layout, amount))])  # fmt: skip
    return "收入支出决算总表", rows


def _income(layout: Layout) -> tuple[str, Rows]:
    heads = [
        "本年收入合计",
        "财政拨款收入",
        "上级补助收入",
        "事业收入",
        "经营收入",
        "附属单位上缴收入",
        "其他收入",
    ]
    rows = [(code, name, [b + p + f + o, b + p + f, 0, 0, 0, 0, o]) for code, name, b, p, f, o in ROWS]
    return "收入决算表", _coded(layout, heads, rows)


def _spending(layout: Layout) -> tuple[str, Rows]:
    heads = ["本年支出合计", "基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出"]
    rows = [(code, name, [b + p + f + o, b, p + f + o, 0, 0, 0]) for code, name, b, p, f, o in ROWS]
    return "支出决算表", _coded(layout, heads, rows)


def _fiscal(layout: Layout) -> tuple[str, Rows]:
    line = ["行次"] if layout.ordinals else []
    skip = [""] * len(line)
    funds = ["一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款"]
    rows = [["收入", *skip, "", "支出", *skip, "", "", "", ""],
            ["项目", *line, "决算数", "项目", *line, "合计", *funds]]  # fmt: skip
    income = (
        ("一、一般公共预算财政拨款", 147),
        ("二、政府性基金预算财政拨款", 10),
        ("三、国有资本经营预算财政拨款", 0),
    )
    spending = ((120, 0), (0, 0), (15, 0), (0, 10), (12, 0))
    for at, (name, (general, fund)) in enumerate(zip(CLASSES, spending, strict=True)):
        left, got = income[at] if at < len(income) else ("", 0)
        figures = [money(layout, amount) for amount in (general + fund, general, fund, 0)]
        rows.append([*_side(layout, at + 1, left, money(layout, got)),
                     *_side(layout, at + 21, f"{ORDINALS[at]}、{name}", *figures)])  # fmt: skip
    for at, (left, right) in enumerate((("本年收入合计", "本年支出合计"), ("总计", "总计"))):
        figures = [money(layout, amount) for amount in (157, 147, 10, 0)]
        rows.append(
            [*_side(layout, at + 6, left, money(layout, 157)), *_side(layout, at + 26, right, *figures)]
        )
    return "财政拨款收入支出决算总表", rows


def _general(layout: Layout) -> tuple[str, Rows]:
    rows = [(code, name, [b + p, b, p]) for code, name, b, p, _, _ in ROWS if b + p]
    return "一般公共预算财政拨款支出决算表", _coded(layout, ["合计", "基本支出", "项目支出"], rows)


def _basic(layout: Layout) -> tuple[str, Rows]:
    rows = [["人员经费", "", "", "公用经费", "", ""],
            ["经济分类科目编码", "科目名称", "决算数", "经济分类科目编码", "科目名称", "决算数"]]  # fmt: skip
    for left, right in zip(STAFF, OFFICE, strict=True):
        rows.append([left[0], left[1], money(layout, left[2]), right[0], right[1], money(layout, right[2])])
    rows.append(["人员经费合计", "", money(layout, 112), "公用经费合计", "", money(layout, 15)])
    return "一般公共预算财政拨款基本支出决算表", rows


def _three_public(layout: Layout) -> tuple[str, Rows]:
    planned, spent = (12, 0, 9, 0, 9, 3), (10, 0, 8, 0, 8, 2)
    names = ["合计", "因公出国（境）费", "小计", "公务用车购置费", "公务用车运行维护费", "公务接待费"]
    if layout.pairs:
        rows = [["合计", "", names[1], "", "公务用车购置及运行维护费", *[""] * 5, names[5], ""],
                [*[""] * 4, "小计", "", names[3], "", names[4], "", "", ""],
                [layout.budget, "决算数"] * 6,
                [money(layout, amount) for pair in zip(planned, spent, strict=True) for amount in pair]]  # fmt: skip
        return "财政拨款“三公”经费支出决算表", rows
    block = ["合计", names[1], "公务用车购置及运行维护费", "", "", names[5]]
    rows = [[layout.budget, *[""] * 5, "决算数", *[""] * 5], block * 2,
            ["", "", "小计", names[3], names[4], ""] * 2,
            [money(layout, amount) for amount in (*planned, *spent)]]  # fmt: skip
    if layout.ordinals:
        rows.insert(3, [str(at) for at in range(1, 13)])
    return "财政拨款“三公”经费支出决算表", rows


def _fund(layout: Layout) -> tuple[str, Rows]:
    heads = ["年初结转和结余", "本年收入", "本年支出合计", "基本支出", "项目支出", "年末结转和结余"]
    rows = [(code, name, [0, f, f, 0, f, 0]) for code, name, _, _, f, _ in ROWS if f]
    return "政府性基金预算财政拨款收入支出决算表", _coded(layout, heads, rows)


def _state(layout: Layout) -> tuple[str, Rows]:
    if layout.state_flows:
        heads = ["年初结转和结余", "本年收入", "本年支出合计", "基本支出", "项目支出", "年末结转和结余"]
        return "国有资本经营预算财政拨款收入支出决算表", _coded(layout, heads, ())
    return "国有资本经营预算财政拨款支出决算表", _coded(layout, ["合计", "基本支出", "项目支出"], ())


def _information(layout: Layout) -> tuple[str, Rows]:
    rows = [["项目", "行次", "统计数"], ["一、政府采购情况", "", ""], ["合计", "1", money(layout, 6)],
            ["货物", "2", money(layout, 4)], ["工程", "3", ""], ["服务", "4", money(layout, 2)],
            ["二、机关运行经费", "5", money(layout, 15)]]  # fmt: skip
    return "部门决算公开相关信息统计表", rows


def _projects(layout: Layout) -> tuple[str, Rows]:
    rows = [(code, name, [p]) for code, name, _, p, _, _ in ROWS if p]
    return "一般公共预算财政拨款项目支出决算表", _coded(layout, ["本年支出合计"], rows)


def _purchases(layout: Layout) -> tuple[str, Rows]:
    rows = [["项目", "金额"], ["合计", money(layout, 6)], ["货物", money(layout, 4)], ["工程", ""],
            ["服务", money(layout, 2)]]  # fmt: skip
    return "政府采购情况表", rows


def _by_account(layout: Layout) -> tuple[str, Rows]:
    heads = ["合计", "工资福利支出", "商品和服务支出", "资本性支出"]
    office = {"201": 15, "20103": 15, "2010301": 15}
    rows = [
        (code, name, [b + p + f, b - office.get(code, 0), office.get(code, 0) + p, f])
        for code, name, b, p, f, _ in ROWS
    ]
    return "财政拨款支出决算明细表", _coded(layout, heads, rows)


def _by_unit(layout: Layout) -> tuple[str, Rows]:
    rows = [["单位名称", "本年收入合计", "财政拨款收入", "其他收入"],
            ["合计", *(money(layout, amount) for amount in (160, 157, 3))],
            ["云岭县档案馆（本级）", *(money(layout, amount) for amount in (150, 147, 3))],
            ["云岭县档案中心", *(money(layout, amount) for amount in (10, 10, 0))]]  # fmt: skip
    return "收入决算表（按单位）", rows


_TABLES: tuple[Callable[[Layout], tuple[str, Rows]], ...] = (
    _totals, _income, _spending, _fiscal, _general, _basic, _three_public, _fund, _state,
)  # fmt: skip
_EXTRA: dict[str, Callable[[Layout], tuple[str, Rows]]] = {
    "信息": _information, "项目": _projects, "采购": _purchases, "明细": _by_account, "分单位": _by_unit,
}  # fmt: skip
