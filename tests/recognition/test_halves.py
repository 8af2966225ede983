"""Tables cut from top to bottom are put together where everything speaks for it."""

from __future__ import annotations

import pytest

from mingzhang.document import Block, Cell, Paragraph, Table
from mingzhang.place import Place
from mingzhang.recognition.halves import reunited

LEFT = """项目|本年收入合计|财政拨款收入
栏次|1|2
合计|12.50|10.00
教育支出|12.50|10.00"""
RIGHT = """上级补助收入|事业收入|其他收入
3|4|5
0.00|0.00|2.50
|0.00|2.50"""


def block(drawing: str, at: int) -> Table:
    rows = tuple(
        tuple(
            Cell(text, y, x, Place("甲", block=at, row=y, column=x)) for x, text in enumerate(line.split("|"))
        )
        for y, line in enumerate(drawing.split("\n"))
    )
    return Table(rows, Place("甲", block=at))


def shown(*blocks: Block) -> list[str]:
    return [
        b.text if isinstance(b, Paragraph) else "|".join(cell.text for cell in b.rows[2])
        for b in reunited(blocks)
    ]


def line(text: str) -> Paragraph:
    return Paragraph(text, Place("甲", block=7))


def test_the_columns_of_the_second_table_follow_those_of_the_first() -> None:
    (whole,) = reunited([block(LEFT, 0), block(RIGHT, 1)])
    assert isinstance(whole, Table)
    assert [cell.text for cell in whole.rows[2]] == ["合计", "12.50", "10.00", "0.00", "0.00", "2.50"]
    assert [cell.column for cell in whole.rows[2]] == [0, 1, 2, 3, 4, 5]
    assert [cell.place.block for cell in whole.rows[2]] == [0, 0, 0, 1, 1, 1]


def test_a_repeated_head_stands_above_the_whole() -> None:
    between = [line("收入决算表（续）"), line("金额单位：万元")]
    assert shown(block(LEFT, 0), *between, block(RIGHT, 1), line("注：无。")) == [
        "收入决算表（续）",
        "金额单位：万元",
        "合计|12.50|10.00|0.00|0.00|2.50",
        "注：无。",
    ]


@pytest.mark.parametrize(
    "right",
    [
        RIGHT.replace("3|4|5", "1|2|3"),
        RIGHT.rpartition("\n")[0],
        RIGHT.replace("上级补助收入", "项目")
        .replace("3|4|5", "栏次|3|4")
        .replace("0.00|0.00|2.50", "合计|1.00|2.50"),
        RIGHT.replace("事业收入", "某某收入"),
        RIGHT.replace("0.00|0.00|2.50", "说明|0.00|2.50"),
    ],
)
def test_another_table_stays_apart(right: str) -> None:
    """栏次 begins anew, a row less, names of its own, an unknown heading, words among the figures."""
    assert len(shown(block(LEFT, 0), block(right, 1))) == 2


def test_running_text_keeps_tables_apart() -> None:
    assert len(shown(block(LEFT, 0), line("本年收入合计12.50万元，比上年增加。"), block(RIGHT, 1))) == 3
