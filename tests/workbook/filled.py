"""A small filled workbook, sound as it stands, to be spoilt cell by cell."""

from __future__ import annotations

from mingzhang.points.trees import GENERAL
from mingzhang.workbook import Loaded, Served, blank_tables, load, write_workbook

PROFILES = {"shanxi-2024": Served(2024)}
Tables = dict[str, list[dict[str, str]]]
SPENDING = "支出"


def filled() -> Tables:
    """云岭县档案馆: 12.35 万元 of basic, 3 of project money, one project with a form."""
    tables = blank_tables("shanxi-2024", 2024)
    said = {"单位名称": "云岭县档案馆", "单位代码": "201001", "公开范围": "单位", "单位性质": "行政单位"}
    for row in tables["单位信息"]:
        row["内容"] = said.get(row["项目"], row["内容"])
    tables["职责机构"] = [{"类别": "职责", "内容": "保管档案。"}, {"类别": "内设机构", "内容": "办公室"}]
    tables["收支明细"] = [
        {"收支": "收入", "功能科目编码": "2010301", "资金来源": GENERAL, "金额（元）": "153456.78"},
        {"收支": SPENDING, "功能科目编码": "2010301", "经济科目编码": "30101", "资金来源": GENERAL, "支出性质": "基本支出", "金额（元）": "123456.78"},
        {"收支": SPENDING, "功能科目编码": "2010301", "经济科目编码": "30227", "资金来源": GENERAL, "支出性质": "项目支出", "项目名称": "数字化", "金额（元）": "30000"},
    ]  # fmt: skip
    general = "一般公共预算财政拨款支出"
    tables["预算与上年"] = [
        {"指标": "收支总计", "上年决算（元）": "150000", "变动原因": "业务增加"},
        {"指标": "财政拨款收支总计", "上年决算（元）": "150000", "变动原因": "业务增加"},
        {"指标": general, "变动原因": "业务增加"},
        {"指标": general, "功能科目编码": "201", "年初预算（元）": "150000", "上年决算（元）": "150000", "变动原因": "业务增加"},
    ]  # fmt: skip
    tables["项目"] = [{"项目名称": "数字化", "是否自评": "是", "年度目标": "扫描", "实际完成情况": "完成"}]
    tables["项目资金"] = [
        {
            "项目名称": "数字化",
            "资金": "市县区财政资金",
            "预算编制数（元）": "30000",
            "全年预算数（元）": "30000",
        }
    ]
    tables["绩效指标"] = [
        {"项目名称": "数字化", "二级指标": level2, "三级指标": name, "运算符": "≥", "计量单位": "卷", "年初指标值": "5", "调整后指标值": "5", "实际完成值": "5", "分值": weight}
        for level2, name, weight in (("数量", "扫描卷数", "50"), ("社会效益", "查档卷数", "30"), ("服务对象满意度", "满意卷数", "10"))
    ]  # fmt: skip
    return tables


def loaded(tables: Tables) -> Loaded:
    """Written and loaded."""
    return load(write_workbook(tables), "账簿.xlsx", PROFILES)


def told(tables: Tables) -> list[str]:
    """The problems of a workbook: cell and words."""
    return [f"{problem.cell} {problem.what}" for problem in loaded(tables).problems]
