"""The screen before publication: what must not leave the house is found with its place."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from mingzhang.compose import compose, screen
from mingzhang.compose.screen import DRAFT, EMPTY, PERSONAL, RESIDUE, STALE
from tests.workbook.filled import filled, loaded


def _hits(text: str) -> list[tuple[str, str]]:
    ledger = loaded(filled()).ledger
    assert ledger is not None
    spoilt = replace(ledger, texts={**ledger.texts, "其他事项": text})
    return [(hit.kind, hit.part) for hit in screen(compose(spoilt).document)]


def test_a_clean_disclosure_passes() -> None:
    """Figures, codes and the years of comparisons are no secrets; the year before is no stale year."""
    assert _hits("2023年的工作已在2025年公开，资金1,234,567.89元。") == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("仅供内部审核", DRAFT),
        ("比上年增加（减少）12万元", RESIDUE),
        ("主要原因是XX", RESIDUE),
        ("联系人电话13812345678", PERSONAL),
        ("电话0352-1234567", PERSONAL),
        ("身份证14020219800101123X", PERSONAL),
        ("账号0405001009022100123", PERSONAL),
        ("打入6222021234567890128", PERSONAL),
        ("（征求意见稿）", DRAFT),
        ("机密★", DRAFT),
        ("〇〇县档案馆", RESIDUE),
        ("信箱zhang@163.com", PERSONAL),
        ("2022年度收入总计", STALE),
        ("按2022年的要求", STALE),
    ],
)
def test_what_is_found(text: str, kind: str) -> None:
    """Under the heading where it stands."""
    assert _hits(text) == [(kind, "2、其他需要说明的事项")]


@pytest.mark.parametrize(
    "text",
    [
        "承担机要、涉密载体和内部资料性出版物的管理，办理征求意见稿的会签",
        "监督电话：0352-1234567，邮箱jubao@datong.gov.cn",
        "项目代码140202198001011234",
        "设备编号6222021234567890123",
        "受益面积13800000000平方米",
        "“十四五”规划（2021年—2025年）确定的任务",
        "按《政府会计准则》（2015年印发）核算，自2019年起施行",
        "2018年组建以来第三次修订",
        "二〇〇八年建成的办公楼",
        "根据《2020年立法规划》安排",
    ],
)
def test_ordinary_words_do_not_stop(text: str) -> None:
    """What looks like a secret, a person or a former year, and is none."""
    assert _hits(text) == []


def test_an_empty_part_is_found() -> None:
    """A heading with nothing below it."""
    ledger = loaded(filled()).ledger
    assert ledger is not None
    document = compose(replace(ledger, duties=())).document
    assert [(hit.kind, hit.part) for hit in screen(document)] == [(EMPTY, "一、本部门（单位）职责")]
