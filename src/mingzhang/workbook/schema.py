"""The sheets of the workbook, their columns and what may stand in them. Written and loaded from here alone."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from mingzhang.points.coordinate import FULL_BUDGET, Coordinate
from mingzhang.points.ledger.ledger import DEPARTMENT, UNIT, UNIT_TYPES
from mingzhang.points.scoring import LEVEL1_OF_LEVEL2
from mingzhang.points.trees import GENERAL, GOVERNMENT_FUND, STATE_CAPITAL


class Kind(StrEnum):
    """What a column holds."""

    TEXT = "文字"
    MONEY = "金额"
    COUNT = "个数"
    MARK = "分数"
    FUNCTION = "功能科目"
    ECONOMIC = "经济科目"
    CHOICE = "选项"
    NAME = "名称"
    """A name looked up from the code beside it; never read."""


class Column(Struct, frozen=True):
    """``key``: its header. ``note``: what to write there. ``needed``: may not be blank in a filled row."""

    key: str
    kind: Kind = Kind.TEXT
    note: str = ""
    needed: bool = False
    choices: tuple[str, ...] = ()
    width: int = 16


class Sheet(Struct, frozen=True):
    """``fixed``: names of its rows, in the first column, where the rows are given."""

    name: str
    what: str
    columns: tuple[Column, ...]
    fixed: tuple[str, ...] = ()
    example: tuple[Mapping[str, str], ...] = ()

    def column(self, key: str) -> Column:
        """A column by its header."""
        return next(column for column in self.columns if column.key == key)


class Served(Struct, frozen=True):
    """What a workbook must know of a profile. ``year``: the first it serves; ``digits``: of the codes that
    budgets are given by (3 for 类, 7 for 项); ``decimals``: of money in sentences, in 万元; ``three_public``: the
    budget that 三公 is set against."""

    year: int
    digits: int = 3
    decimals: int = 2
    three_public: str = FULL_BUDGET


MARK, EXAMPLE, RESTORED = "标记", "示例", "还原"
"""The first column. A row marked 示例 is an example and is never read; one marked 还原 holds amounts made from
printed 万元, which are not those of the books."""
BOOKED = frozenset({"收支明细", "结转结余", "项目资金"})
"""Sheets whose amounts must be those of the books before anything is published."""
TITLE_ROW, NOTE_ROW, HEADER_ROW = 0, 1, 2
MAX_ROWS = 20_000

FUNDS = (GENERAL, GOVERNMENT_FUND, STATE_CAPITAL, "上级补助", "事业", "经营", "附属单位上缴", "其他")
BASIC = "基本支出"
NATURES = (BASIC, "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出")
INCOME, SPENDING = "收入", "支出"
BALANCES = ("年初结转和结余", "年末结转和结余", "使用非财政拨款结余", "结余分配")

TOTALS: Mapping[str, tuple[Coordinate, ...]] = {
    "收支总计": (Coordinate("收入总计"), Coordinate("支出总计")),
    "财政拨款收支总计": (Coordinate("收入总计", fund="财政拨款"), Coordinate("支出总计", fund="财政拨款")),
    "一般公共预算财政拨款支出": (Coordinate("支出", fund=GENERAL),),
    "政府性基金预算财政拨款支出": (Coordinate("支出", fund=GOVERNMENT_FUND),),
    "国有资本经营预算财政拨款支出": (Coordinate("支出", fund=STATE_CAPITAL),),
    "机关运行经费": (Coordinate("机关运行经费"),),
}
"""Rows of 预算与上年. What is balanced has both sides from one figure."""
BY_CODE = frozenset(
    {"一般公共预算财政拨款支出", "政府性基金预算财政拨款支出", "国有资本经营预算财政拨款支出"}
)

BY_ITEM = frozenset({GOVERNMENT_FUND, STATE_CAPITAL})
"""Funds whose tables print balances by item."""

THREE_PUBLIC: Mapping[str, Coordinate] = {
    "因公出国（境）费": Coordinate("三公/因公出国"),
    "公务用车购置费": Coordinate("三公/公务用车/购置"),
    "公务用车运行维护费": Coordinate("三公/公务用车/运行"),
    "公务接待费": Coordinate("三公/接待"),
}
COUNTS: Mapping[str, tuple[Coordinate, Kind]] = {
    "因公出国（境）团组数（个）": (Coordinate("出国团组"), Kind.COUNT),
    "因公出国（境）人次（人次）": (Coordinate("出国人次"), Kind.COUNT),
    "公务用车购置数（辆）": (Coordinate("购置车辆数"), Kind.COUNT),
    "公务用车保有量（辆）": (Coordinate("公务用车保有量"), Kind.COUNT),
    "国内公务接待批次（批次）": (Coordinate("接待批次/国内"), Kind.COUNT),
    "国内公务接待人次（人次）": (Coordinate("接待人次/国内"), Kind.COUNT),
    "其中：外事接待费（元）": (Coordinate("三公/接待/国内·外事"), Kind.MONEY),
    "其中：外事接待批次（批次）": (Coordinate("接待批次/国内·外事"), Kind.COUNT),
    "其中：外事接待人次（人次）": (Coordinate("接待人次/国内·外事"), Kind.COUNT),
    "国（境）外公务接待费（元）": (Coordinate("三公/接待/国外"), Kind.MONEY),
    "国（境）外公务接待批次（批次）": (Coordinate("接待批次/国外"), Kind.COUNT),
    "国（境）外公务接待人次（人次）": (Coordinate("接待人次/国外"), Kind.COUNT),
    "政府采购货物支出（元）": (Coordinate("采购/货物"), Kind.MONEY),
    "政府采购工程支出（元）": (Coordinate("采购/工程"), Kind.MONEY),
    "政府采购服务支出（元）": (Coordinate("采购/服务"), Kind.MONEY),
    "授予中小企业合同金额（元）": (Coordinate("采购/中小企业"), Kind.MONEY),
    "其中：授予小微企业合同金额（元）": (Coordinate("采购/小微企业"), Kind.MONEY),
    "面向中小企业预留的采购项目预算（元）": (Coordinate("采购/预留中小企业"), Kind.MONEY),
    "面向小微企业预留的采购项目预算（元）": (Coordinate("采购/预留小微企业"), Kind.MONEY),
    "预留项目由中小企业成交的金额（元）": (Coordinate("采购/预留中小企业成交"), Kind.MONEY),
    "其中：由小微企业成交的金额（元）": (Coordinate("采购/预留小微企业成交"), Kind.MONEY),
    "其他项目由中小企业成交的金额（元）": (Coordinate("采购/其他项目中小企业成交"), Kind.MONEY),
    "副部（省）级及以上领导用车（辆）": (Coordinate("车辆/副部级以上领导用车"), Kind.COUNT),
    "主要负责人用车（辆）": (Coordinate("车辆/主要负责人用车"), Kind.COUNT),
    "机要通信用车（辆）": (Coordinate("车辆/机要通信用车"), Kind.COUNT),
    "应急保障用车（辆）": (Coordinate("车辆/应急保障用车"), Kind.COUNT),
    "执法执勤用车（辆）": (Coordinate("车辆/执法执勤用车"), Kind.COUNT),
    "特种专业技术用车（辆）": (Coordinate("车辆/特种专业技术用车"), Kind.COUNT),
    "离退休干部服务用车（辆）": (Coordinate("车辆/离退休干部服务用车"), Kind.COUNT),
    "其他用车（辆）": (Coordinate("车辆/其他用车"), Kind.COUNT),
    "单价100万元（含）以上设备（台、套）": (Coordinate("设备/100万元以上"), Kind.COUNT),
}
ADDED = frozenset(name for name in COUNTS if "预留" in name or "成交" in name)
"""Rows that workbooks filled before had not: what is missing there is not asked for."""

UNIT_ROWS: Mapping[str, tuple[str, bool, tuple[str, ...]]] = {
    "单位名称": ("全称，与公章一致", True, ()),
    "单位代码": ("预算单位代码，如 115001", False, ()),
    "主管部门名称": ("", False, ()),
    "主管部门代码": ("", False, ()),
    "年度": ("决算年度，四位数字", True, ()),
    "样式": ("地区和年度，由程序填好", True, ()),
    "公开范围": ("部门决算还是单位决算", True, (DEPARTMENT, UNIT)),
    "单位性质": ("决定机关运行经费填在哪一行", True, UNIT_TYPES),
}
"""Rows of 单位信息: note, whether needed, choices."""

DUTY, BODY, MEMBER, TERM = "职责", "内设机构", "编制范围单位", "名词解释"
ANALYSES = (
    "项目实施和预算执行情况",
    "产出情况及分析",
    "效益情况及分析",
    "满意度情况及分析",
    "主要经验做法",
    "项目管理中存在的主要问题及原因分析",
    "下一步改进措施及管理建议",
)
TEXTS: Mapping[str, str] = {
    "其他用车用途": "有“其他用车”时写明主要是什么车",
    "采购说明": "政府采购的补充说明，例如没有达到预留比例的原因",
    "绩效说明": "预算绩效管理情况的补充说明",
    "其他事项": "其他需要说明的事项；没有就空着",
}

_money = Kind.MONEY
SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "单位信息",
        "每行填“内容”一格。",
        (Column("项目", needed=True, width=18), Column("内容", width=50), Column("说明", width=40)),
        tuple(UNIT_ROWS),
    ),
    Sheet(
        "职责机构",
        "一行一条：职责、内设机构名称、纳入编制范围的单位、本单位另加的名词解释。",
        (
            Column("类别", Kind.CHOICE, "选择", True, (DUTY, BODY, MEMBER, TERM)),
            Column("内容", note="职责写一句话，不带编号；机构写名称", needed=True, width=90),
        ),
        example=(
            {"类别": DUTY, "内容": "拟订本市某方面的规划并组织实施。"},
            {"类别": BODY, "内容": "办公室"},
        ),
    ),
    Sheet(
        "收支明细",
        "本年收入和支出，一行一笔汇总数，金额单位是元，最多两位小数。收入填到项；支出填到项和款。",
        (
            Column("收支", Kind.CHOICE, "选择", True, (INCOME, SPENDING), 8),
            Column("功能科目编码", Kind.FUNCTION, "七位，支出功能分类“项”", True),
            Column("功能科目名称", Kind.NAME, "自动带出", width=30),
            Column("经济科目编码", Kind.ECONOMIC, "五位，“款”；收入不填"),
            Column("经济科目名称", Kind.NAME, "自动带出", width=26),
            Column("资金来源", Kind.CHOICE, "选择", True, FUNDS, 26),
            Column("支出性质", Kind.CHOICE, "支出必填，收入不填", choices=NATURES),
            Column("项目名称", note="项目支出填写，与“项目”表一致", width=36),
            Column("金额（元）", _money, "元，最多两位小数", True, width=18),
        ),
        example=(
            {"收支": INCOME, "功能科目编码": "2010301", "资金来源": GENERAL, "金额（元）": "1234567.89"},
            {
                "收支": SPENDING,
                "功能科目编码": "2010301",
                "经济科目编码": "30101",
                "资金来源": GENERAL,
                "支出性质": BASIC,
                "金额（元）": "1234567.89",
            },
        ),
    ),
    Sheet(
        "结转结余",
        "年初和年末结转和结余、使用非财政拨款结余、结余分配，金额单位是元。没有就空着。",
        (
            Column("类别", Kind.CHOICE, "选择", True, BALANCES, 22),
            Column("功能科目编码", Kind.FUNCTION, "七位；政府性基金和国有资本经营预算必填"),
            Column("功能科目名称", Kind.NAME, "自动带出", width=30),
            Column("资金来源", Kind.CHOICE, "选择", True, FUNDS, 26),
            Column("支出性质", Kind.CHOICE, "基本支出或项目支出", choices=NATURES),
            Column("金额（元）", _money, "元，最多两位小数", True, width=18),
        ),
        example=(
            {
                "类别": "年末结转和结余",
                "功能科目编码": "2010302",
                "资金来源": GENERAL,
                "支出性质": "项目支出",
                "金额（元）": "20000",
            },
        ),
    ),
    Sheet(
        "预算与上年",
        "年初预算和上年决算，金额单位是元；三行“支出”按科目逐行填写，各科目相加就是合计，另填一行不带科目的写合计的原因。",
        (
            Column("指标", Kind.CHOICE, "选择", True, tuple(TOTALS), 30),
            Column("功能科目编码", Kind.FUNCTION, "三位（类）或七位（项）；总计行不填"),
            Column("功能科目名称", Kind.NAME, "自动带出", width=30),
            Column("年初预算（元）", _money, "只有支出按科目填", width=18),
            Column("上年决算（元）", _money, "上年没有的填 0", width=18),
            Column("用途", note="钱用在哪里", width=40),
            Column("变动原因", note="比上年增加或减少的主要原因", width=40),
            Column("预算差异原因", note="与年初预算不同的主要原因", width=40),
        ),
        example=(
            {
                "指标": "一般公共预算财政拨款支出",
                "功能科目编码": "201",
                "年初预算（元）": "1000000",
                "上年决算（元）": "950000.5",
                "用途": "机关运转",
                "变动原因": "人员增加",
            },
        ),
    ),
    Sheet(
        "三公经费",
        "预算和上年决算；本年决算由收支明细按经济科目算出，不用填。",
        (
            Column("项目", needed=True, width=24),
            Column("年初预算（元）", _money, width=18),
            Column("全年预算（元）", _money, "调整后的预算", width=18),
            Column("上年决算（元）", _money, width=18),
            Column("用途", width=40),
            Column("变动原因", note="比上年增加、减少或没有发生的原因", width=40),
            Column("预算差异原因", width=40),
        ),
        tuple(THREE_PUBLIC),
    ),
    Sheet(
        "数量与资产",
        "出国、接待、购车的数量，政府采购，年末车辆和设备。没有就空着或填 0。",
        (Column("指标", needed=True, width=40), Column("数值", Kind.COUNT, width=18)),
        tuple(COUNTS),
    ),
    Sheet(
        "项目",
        "收支明细里出现的每个项目一行；不开展自评的选“否”并写明理由。",
        (
            Column("项目名称", needed=True, width=40),
            Column("是否自评", Kind.CHOICE, "选择", True, ("是", "否"), 10),
            Column("不自评的理由", width=30),
            Column("年度目标", width=40),
            Column("实际完成情况", width=40),
            *(Column(name, width=30) for name in ANALYSES),
        ),
        example=(
            {
                "项目名称": "档案数字化",
                "是否自评": "是",
                "年度目标": "扫描馆藏档案5万页。",
                "实际完成情况": "扫描馆藏档案5万页，全部验收。",
                "项目实施和预算执行情况": "按合同实施和付款。",
            },
        ),
    ),
    Sheet(
        "项目资金",
        "每个自评项目按资金来源一行，金额单位是元。全年执行数空着时取收支明细中该项目的支出。",
        (
            Column("项目名称", needed=True, width=40),
            Column("资金", note="如：市县区财政资金", needed=True, width=20),
            Column("目标申报数（元）", _money, width=18),
            Column("预算编制数（元）", _money, width=18),
            Column("全年预算数（元）", _money, needed=True, width=18),
            Column("全年执行数（元）", _money, width=18),
            Column("偏差原因", note="执行率不到 100% 时必填", width=40),
        ),
        example=(
            {
                "项目名称": "档案数字化",
                "资金": "市县区财政资金",
                "目标申报数（元）": "100000",
                "预算编制数（元）": "100000",
                "全年预算数（元）": "100000",
                "偏差原因": "招标节约了资金",
            },
        ),
    ),
    Sheet(
        "绩效指标",
        "每个三级指标一行。定量指标选运算符、填数字；定性指标运算符空着，完成值选规定的说法。得分空着时由程序计算。",
        (
            Column("项目名称", needed=True, width=40),
            Column("二级指标", Kind.CHOICE, "选择", True, tuple(LEVEL1_OF_LEVEL2), 16),
            Column("三级指标", needed=True, width=36),
            Column("运算符", Kind.CHOICE, "定量指标选择", choices=("=", "≥", "≤", "区间"), width=8),
            Column("计量单位", width=10),
            Column("年初指标值", width=14),
            Column("调整后指标值", width=18),
            Column(
                "实际完成值",
                note="定量指标填数字；定性指标填：达成预期指标、部分达成预期指标并具有一定效果、未达成预期指标且效果较差",
                width=18,
            ),
            Column("分值", Kind.MARK, needed=True, width=8),
            Column("得分", Kind.MARK, "可以空着", width=8),
            Column("定性说明", width=30),
            Column("偏差原因", note="没有得满分时必填", width=40),
        ),
        example=(
            {
                "项目名称": "档案数字化",
                "二级指标": "数量",
                "三级指标": "扫描页数",
                "运算符": "≥",
                "计量单位": "万页",
                "年初指标值": "5",
                "调整后指标值": "5",
                "实际完成值": "5",
                "分值": "20",
            },
            {
                "项目名称": "档案数字化",
                "二级指标": "社会效益",
                "三级指标": "方便群众查档",
                "年初指标值": "方便",
                "调整后指标值": "方便",
                "实际完成值": "达成预期指标",
                "分值": "30",
            },
        ),
    ),
    Sheet(
        "文字",
        "其他需要写进说明的文字。",
        (Column("项目", needed=True, width=18), Column("内容", width=80), Column("说明", width=40)),
        tuple(TEXTS),
    ),
    Sheet(
        "自定义科目",
        "“科目代码”里查不到的功能科目，在这里写编码和名称；项所属的款查不到的，款也写一行。",
        (Column("编码", needed=True, width=14), Column("名称", needed=True, width=50)),
        example=(
            {"编码": "21305", "名称": "巩固脱贫攻坚成果衔接乡村振兴"},
            {"编码": "2130599", "名称": "其他巩固脱贫攻坚成果衔接乡村振兴支出"},
        ),
    ),
)
BY_NAME: Mapping[str, Sheet] = {sheet.name: sheet for sheet in SHEETS}
README_SHEET, CODES_SHEET, OWN_CODES = "填写说明", "科目代码", "自定义科目"
