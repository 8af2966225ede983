"""Purposes of accounts, headings of the parts, purchases from small suppliers."""

from __future__ import annotations

import pytest

from mingzhang.checking.families import prose_reserved, wording_parts, wording_purposes
from mingzhang.document import Document
from mingzhang.findings import Verdict
from mingzhang.readers.text import read_text
from mingzhang.recognition import recognise_document
from tests.builders import broken, narrative, verdicts


class TestPurposes:
    """住房公积金（项）。主要用于：… belongs to the account, or it was copied from the one above."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("8、住房改革支出（款）住房公积金（项）。主要用于：事业单位医疗保险支出。", [Verdict.BROKEN]),
            ("8、住房改革支出（款）住房公积金（项）。主要用于：缴纳职工住房公积金。", [Verdict.EXACT]),
            ("7、行政单位医疗（项）。主要用于：职工基本医疗保险。", [Verdict.EXACT]),
            ("1、行政运行（项）。主要用于：人员工资和医疗保险。", []),
            ("8、住房公积金（项）。主要用于：按规定缴纳的支出。", []),
        ],
    )
    def test_a_purpose_of_another_kind(self, text: str, expected: list[Verdict]) -> None:
        assert verdicts(wording_purposes.relations(narrative(text)), "wording.purpose") == expected

    def test_the_purpose_is_to_blame(self) -> None:
        source = narrative("住房公积金（项）。主要用于：事业单位医疗保险支出。")
        (found,) = broken(wording_purposes.relations(source), "wording.purpose")
        assert found.operands[found.guilty[0]].cited.printed == "事业单位医疗保险支出"


def _document(*parts: str) -> Document:
    return read_text("\n\n".join(f"{part}\n\n本单位负责档案工作。" for part in parts).encode(), "f", "")


class TestParts:
    @pytest.mark.parametrize(
        ("parts", "expected"),
        [
            (["第一部分 概况", "第二部分 决算表", "第三部分 情况说明"], [Verdict.EXACT] * 3),
            (["第一部分 概况", "第三部分 情况说明"], [Verdict.EXACT, Verdict.BROKEN, Verdict.EXACT]),
            (["第三部分 情况说明"], []),
            (["情况说明"], []),
        ],
    )
    def test_a_part_without_its_heading(self, parts: list[str], expected: list[Verdict]) -> None:
        reading = recognise_document(_document(*parts))
        assert verdicts(wording_parts.relations(reading), "wording.part_heading") == expected


class TestReserved:
    """在预留项目中中小企业成交 A，在其他项目中中小企业成交 B: A + B ≤ 采购金额."""

    @pytest.mark.parametrize(
        ("reserved", "other", "expected"),
        [
            ("21.07", "21.07", [Verdict.BROKEN]),
            ("21.07", "0", [Verdict.EXACT]),
            ("10.04", "11.04", [Verdict.EXACT]),  # 21.08 may be 21.07 before rounding
            ("10.05", "11.05", [Verdict.BROKEN]),
        ],
    )
    def test_both_together(self, reserved: str, other: str, expected: list[Verdict]) -> None:
        source = narrative(
            "2024年度政府采购金额（以合同签订为准）为21.07万元，其中：货物采购金额21.07万元。",
            f"在面向中小企业预留的政府采购项目中，由中小企业供应商中标或成交的，采购金额{reserved}万元；"
            f"在其他政府采购项目中，由中小企业供应商中标或成交的，采购金额{other}万元。",
        )
        assert verdicts(prose_reserved.relations(source), "prose.reserved") == expected

    def test_without_the_other_purchases_nothing_is_said(self) -> None:
        source = narrative(
            "政府采购金额为21.07万元。在面向中小企业预留的政府采购项目中，由中小企业成交的，采购金额30万元。"
        )
        assert not verdicts(prose_reserved.relations(source), "prose.reserved")
