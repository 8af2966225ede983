"""Charts show what the document prints, and say it in words."""

from __future__ import annotations

from mingzhang.compose import compose
from mingzhang.document import Chart
from mingzhang.points.coordinate import Coordinate
from mingzhang.points.ledger import Leaf
from mingzhang.points.trees import GENERAL
from tests.compose.accounts import ledger_of

WAN = 1_000_000


def _charts(*further: Leaf) -> dict[str, Chart]:
    place = Coordinate("支出", fund=GENERAL, function="2010301")
    leaves = [
        Leaf(place.at(nature="公用经费", economic="30201"), 2 * WAN),
        Leaf(Coordinate("收入", fund=GENERAL, function="2010301"), 2 * WAN),
        Leaf(place.at(function="201", year=-1), WAN),
        Leaf(place.at(function="213", year=-1), 3 * WAN),
        *further,
    ]
    blocks = compose(ledger_of(leaves)).document.blocks
    return {block.title: block for block in blocks if isinstance(block, Chart)}


def test_this_year_beside_last_year() -> None:
    """201: 1 before, 2 now. 213: 3 before, nothing now."""
    chart = _charts()["一般公共预算财政拨款支出，本年与上年"]
    assert chart.categories == ("一般公共服务支出", "农林水支出")
    assert [(series.name, series.values) for series in chart.series] == [
        ("2023年", ("1.00", "3.00")),
        ("2024年", ("2.00", "0.00")),
    ]
    assert "2023年：一般公共服务支出1.00万元，农林水支出3.00万元；2024年" in chart.alternative


def test_only_what_is_there() -> None:
    """Sources without income are no bars: 财政拨款 2, 其他 1."""
    charts = _charts(Leaf(Coordinate("收入", fund="其他", function="2010301"), WAN))
    assert charts["本年收入的来源"].categories == ("财政拨款收入", "其他收入")


def test_a_single_bar_is_no_chart() -> None:
    """财政拨款 alone: there is nothing to compare it with."""
    assert "本年收入的来源" not in _charts()


def test_a_chart_of_nothing_is_left_out() -> None:
    """A unit without any money."""
    blocks = compose(ledger_of([])).document.blocks
    assert not any(isinstance(block, Chart) for block in blocks)
