"""三公 counts, purchases, vehicles, equipment and performance, and bodies of part one."""

from __future__ import annotations

import pytest

from mingzhang.points.coordinate import Coordinate
from mingzhang.points.reading import Role
from mingzhang.points.trees import GOVERNMENT_FUND
from mingzhang.recognition.claims import Claims
from mingzhang.recognition.narrative import recognise_narrative
from mingzhang.recognition.sections import sections
from tests.recognition.narration import document, narrate, only, told, values

DETAILS = "（二）“三公”经费财政拨款支出决算具体情况说明"


def measures(heading: str, *lines: str) -> list[tuple[str, str]]:
    """Measure and digits of every value."""
    return [(coordinate.measure, printed) for coordinate, printed in values(narrate(heading, *lines))]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "1、因公出国（境）费支出3.00万元，出国（境）团组共1个，2人次。",
            [("三公/因公出国", "3.00"), ("出国团组", "1"), ("出国人次", "2")],
        ),
        (
            "1.因公出国(境)费用0万元。全年安排因公出国（境）团组0次，累计0人次。",
            [("三公/因公出国", "0"), ("出国团组", "0"), ("出国人次", "0")],
        ),
        (
            "2、公务用车购置支出0万元，当年购置公务用车0辆，公务用车保有量为3辆。",
            [("三公/公务用车/购置", "0"), ("购置车辆数", "0"), ("公务用车保有量", "3")],
        ),
        (
            "2.公务用车购置支出18万元，更新公务用车1辆。",
            [("三公/公务用车/购置", "18"), ("购置车辆数", "1")],
        ),
        (
            "公务用车运行维护费支出2.50万元，主要用于燃油，截至2023年12月31日，公务用车保有量为三辆。",
            [("三公/公务用车/运行", "2.50"), ("公务用车保有量", "三")],
        ),
        (
            "3．公务接待费支出0.50万元，国内公务接待12批次，98人次（不包括陪同人员），共计支出0.50万元。",
            [
                ("三公/接待", "0.50"),
                ("接待批次/国内", "12"),
                ("接待人次/国内", "98"),
                ("三公/接待/国内", "0.50"),
            ],
        ),
        (
            "国内接待费2.00万元，共接待5批次，40人次，其中外事接待费0.10万元，共接待1批次，3人次；"
            "国（境）外接待费0万元，共接待国（境）外0批次，0人次。",
            [
                ("三公/接待/国内", "2.00"),
                ("接待批次/国内", "5"),
                ("接待人次/国内", "40"),
                ("三公/接待/国内·外事", "0.10"),
                ("接待批次/国内·外事", "1"),
                ("接待人次/国内·外事", "3"),
                ("三公/接待/国外", "0"),
                ("接待批次/国外", "0"),
                ("接待人次/国外", "0"),
            ],
        ),
        (
            "国内公务接待支出2.00万元（含外宾接待支出0.10万元），接待国内来访团组5个、来宾40人次。",
            [
                ("三公/接待/国内", "2.00"),
                ("三公/接待/国内·外事", "0.10"),
                ("接待批次/国内", "5"),
                ("接待人次/国内", "40"),
            ],
        ),
    ],
)
def test_details_of_the_three_expenses(line: str, expected: list[tuple[str, str]]) -> None:
    assert measures(DETAILS, line) == expected
    assert told(DETAILS, line)[1] == []


def test_cars_by_type_are_not_cars_bought() -> None:
    line = "公务用车购置支出0万元。单位共有公务用车2辆，其中：轿车1辆、越野车1辆。"
    assert measures(DETAILS, line) == [("三公/公务用车/购置", "0"), ("公务用车保有量", "2")]
    assert told(DETAILS, line)[1] == ["1", "1"]


def test_a_reason_may_state_the_figure_again() -> None:
    """主要原因是：原有公务用车一辆，运行维护费支出2.00万元 — one car, and the same 2.00."""
    narrative = narrate(
        "（一）“三公”经费财政拨款支出决算总体情况说明",
        "公务用车运行维护费支出2.00万元，与上年相同，主要原因是：本单位原有公务用车一辆，运行维护费支出2.00万元；",
    )
    assert [(c.measure, p) for c, p in values(narrative)] == [
        ("三公/公务用车/运行", "2.00"),
        ("公务用车保有量", "一"),
        ("三公/公务用车/运行", "2.00"),
    ]


def test_shares_of_the_three_expenses() -> None:
    found = only(
        narrate(DETAILS, "“三公”经费财政拨款支出决算中，公务接待费支出决算0.50万元，占16.67%。"),
        Role.SHARE,
        "16.67",
    )
    assert (found.subject, found.base) == (Coordinate("三公/接待"), Coordinate("三公"))


def test_purchases_and_their_shares() -> None:
    narrative, left = told(
        "（二）政府采购支出情况",
        "政府采购支出总额150.00万元，其中：政府采购货物支出100.00万元、政府采购工程支出0万元、政府采购服务支出50.00万元。"
        "授予中小企业合同金额120.00万元，占政府采购支出总额的80%，其中：授予小微企业合同金额90.00万元，占授予中小企业合同金额的75%。",
    )
    assert [item[0].measure for item in values(narrative)] == [
        "采购",
        "采购/货物",
        "采购/工程",
        "采购/服务",
        "采购/中小企业",
        "采购/小微企业",
    ]
    assert only(narrative, Role.SHARE, "75").base == Coordinate("采购/中小企业")
    assert left == []


def test_purchases_reserved_for_small_firms() -> None:
    found = measures(
        "（二）政府采购支出情况",
        "面向中小企业预留政府采购项目预算金额9.00万元，面向小微企业预留政府采购项目预算金额8.00万元。"
        "在面向中小企业预留的政府采购项目中，由中小企业供应商中标或成交的，采购金额7.00万元；"
        "在其他政府采购项目中，由中小企业供应商中标或成交的，采购金额6.00万元。",
    )
    assert found == [
        ("采购/预留中小企业", "9.00"),
        ("采购/预留小微企业", "8.00"),
        ("采购/预留中小企业成交", "7.00"),
        ("采购/其他项目中小企业成交", "6.00"),
    ]


def test_vehicles_and_equipment() -> None:
    narrative, left = told(
        "（三）国有资产占有使用情况说明",
        "截至2023年12月31日，共有车辆4辆，其中：主要领导干部用车0辆、机要通信用车1辆、离退休干部用车3辆。"
        "单价100万元（含）以上设备（不含车辆）2台（套）。",
    )
    assert [(c.measure, p) for c, p in values(narrative)] == [
        ("车辆", "4"),
        ("车辆/主要负责人用车", "0"),
        ("车辆/机要通信用车", "1"),
        ("车辆/离退休干部服务用车", "3"),
        ("设备单价标准", "100"),
        ("设备/100万元以上", "2"),
    ]
    assert left == []


@pytest.mark.parametrize(
    "line",
    [
        "绩效自评个数9个，涉及资金90.00万元：8个项目自评等级为“优”，1个项目自评等级为“良”。",
        "绩效自评的2023年度项目9个，涉及预算金额90.00万元（其中，绩效评级为“优”的项目8个；绩效评级为“良”的项目1个）。",
        "组织对9个项目开展绩效自评，涉及资金90.00万元。其中：优秀8个，良好1个。",
    ],
)
def test_self_evaluation(line: str) -> None:
    narrative, left = told("（四）预算绩效管理情况说明", line)
    assert [(c.measure, p) for c, p in values(narrative)] == [
        ("自评项目数", "9"),
        ("自评金额", "90.00"),
        ("自评项目数/优", "8"),
        ("自评项目数/良", "1"),
    ]
    assert {s.whole for s in narrative.statements if s.group} == {Coordinate("自评项目数")}
    assert left == []


def test_bodies_in_part_one() -> None:
    read = document("第一部分 概况", "一、机构设置情况", "本局设3个内设机构，下属二级单位2个。")
    narrative = recognise_narrative(read, sections(read), Claims(read), 2023, {})
    assert values(narrative) == [(Coordinate("内设机构数"), "3")]


@pytest.mark.parametrize(
    ("heading", "measure"),
    [
        ("2、公务用车购置费用支出情况说明。", "三公/公务用车/购置"),
        ("3、公务用车运行维护费用支出情况说明。", "三公/公务用车/运行"),
        ("4、公务接待费支出情况说明。", "三公/接待"),
    ],
)
def test_a_subheading_names_which_of_the_three_expenses(heading: str, measure: str) -> None:
    narrative = narrate(
        "三、“三公”经费支出情况说明",
        "（二）“三公”经费财政拨款支出具体情况说明。",
        heading,
        "2023年预算为8.00万元，支出决算为7.20万元，完成预算的90.00%。",
    )
    assert {s.subject.measure for s in narrative.statements} == {measure}


def test_equipment_bought_in_the_year_is_not_what_there_is() -> None:
    line = "单价50万元以上的通用设备1台（套）。2023年当年购置单价50万元以上的通用设备0台（套）。"
    found = measures("（三）国有资产占用情况说明", line)
    assert ("设备/50万元以上", "1") in found
    assert ("购置设备/50万元以上", "0") in found


def test_projects_of_another_fund_are_counted_apart() -> None:
    narrative = narrate(
        "（四）预算绩效情况说明",
        "组织对2023年度一般公共预算项目开展绩效自评，共涉及项目3个，资金9.00万元。"
        "组织对1个政府性基金预算项目开展绩效自评，共涉及资金2.00万元。",
    )
    money = {
        s.subject.detail: s.cited.printed for s in narrative.statements if s.subject.measure == "自评金额"
    }
    assert money == {"": "9.00", GOVERNMENT_FUND: "2.00"}
