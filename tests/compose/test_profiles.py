"""A profile is data: what differs between regions stands in its files, and none is known to the code."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from mingzhang.compose import Composed, ProfileError, compose, profile_named, profile_names
from mingzhang.compose.profile import coordinate_of
from mingzhang.document import Paragraph, Role, Table
from mingzhang.points.coordinate import FULL_BUDGET, INITIAL_BUDGET, Coordinate
from mingzhang.points.ledger import Leaf, Remarks, UnitFacts
from mingzhang.points.trees import GENERAL
from tests.compose.accounts import ledger_of

SOURCE = Path(__file__).resolve().parents[2] / "src" / "mingzhang"
WAN = 1_000_000


def _composed(profile: str) -> Composed:
    place = Coordinate("支出", fund=GENERAL, function="2010301")
    leaves = [
        Leaf(place.at(nature="公用经费", economic="30217"), 2 * WAN),
        Leaf(Coordinate("收入", fund=GENERAL, function="2010301"), 2 * WAN),
        Leaf(place.at(year=-1), WAN),
        Leaf(place.at(phase=INITIAL_BUDGET), WAN),
        Leaf(Coordinate("三公/接待", phase=INITIAL_BUDGET), 4 * WAN),
    ]
    unit = UnitFacts("云岭县档案馆", "201001", "云岭县档案馆", "201", 2024, profile)
    return compose(ledger_of(leaves, unit=unit))


def _titles(composed: Composed) -> list[str]:
    tables = (
        set(profile_named(composed.document.publication.region).tables)
        if composed.document.publication
        else set()
    )
    assert tables
    return [str(block.caption) for block in composed.document.blocks if isinstance(block, Table)]


@pytest.mark.parametrize(
    ("profile", "count"), [("shanxi-2024", 10), ("central-2024", 9), ("shanghai-2024", 9)]
)
def test_the_tables_of_each(profile: str, count: int) -> None:
    """Ten in Shanxi, nine elsewhere."""
    assert len(_titles(_composed(profile))) == count


def test_shanghai_puts_three_public_seventh() -> None:
    """七 三公, 八 基金, 九 国资; elsewhere 三公 stands ninth."""
    kinds = list(profile_named("shanghai-2024").tables)
    assert kinds[6:] == ["三公表", "基金表", "国资表"]
    assert list(profile_named("central-2024").tables)[6:] == ["基金表", "国资表", "三公表"]


def test_shanghai_prints_budget_and_actual_in_pairs() -> None:
    """The initial budget of 4 beside the actual of 2."""
    composed = _composed("shanghai-2024")
    (table,) = [b for b in composed.document.blocks if isinstance(b, Table) and "三公" in b.caption]
    assert [cell.text for cell in table.rows[-1]][-2:] == ["4.00", "2.00"]


def test_a_profile_says_which_budget_three_public_is_set_against() -> None:
    """The one its table prints: the initial one in Shanghai, elsewhere that after adjustment."""
    found = {name: profile_named(name).three_public_budget for name in profile_names()}
    assert found == {"central-2024": FULL_BUDGET, "shanghai-2024": INITIAL_BUDGET, "shanxi-2024": FULL_BUDGET}


def test_shanghai_gives_the_reasons_of_purchase_and_upkeep_together() -> None:
    """5 bought of 8 and 3 run of 2: 8 of 10 in all is less, for the reason that made the purchase less."""
    leaves: list[Leaf] = []
    remarks: dict[Coordinate, Remarks] = {}
    for measure, economic, actual, budget, reason in (
        ("购置", "31013", 5, 8, "招标节约"),
        ("运行", "30231", 3, 2, "车辆老旧"),
    ):
        place = Coordinate("支出", fund=GENERAL, function="2010301", nature="公用经费", economic=economic)
        item = Coordinate(f"三公/公务用车/{measure}")
        leaves += [Leaf(place, actual * WAN), Leaf(item.at(phase=INITIAL_BUDGET), budget * WAN)]
        remarks[item] = Remarks(budget=reason)
    unit = UnitFacts("云岭县档案馆", "201001", "云岭县档案馆", "201", 2024, "shanghai-2024")
    ledger = ledger_of(leaves, unit=unit)
    ledger = replace(ledger, remarks={**ledger.remarks, **remarks})
    text = "".join(b.text for b in compose(ledger).document.blocks if isinstance(b, Paragraph))
    assert (
        "公务用车购置及运行维护费支出决算为8.00万元，完成年初预算的80.00%，决算数小于年初预算数的主要原因是招标节约；"
        in text
    )


@pytest.mark.parametrize("profile", ["central-2024", "shanghai-2024"])
def test_the_narrative_goes_down_to_items(profile: str) -> None:
    """类, 款 and 项 in one sentence."""
    texts = [b.text for b in _composed(profile).document.blocks if isinstance(b, Paragraph)]
    assert any("（款）行政运行（项）" in text and "支出决算为2.00万元" in text for text in texts)


def test_rates_have_the_decimals_of_the_profile() -> None:
    """One in the centre's, two in Shanghai's."""
    texts = ["".join(b.text for b in _composed(name).document.blocks if isinstance(b, Paragraph)) for name in ("central-2024", "shanghai-2024")]  # fmt: skip
    assert "完成年初预算的200.0%" in texts[0]
    assert "完成年初预算的200.00%" in texts[1]


@pytest.mark.parametrize("profile", profile_names())
def test_contents_name_every_heading(profile: str) -> None:
    """Parts, sections and tables, in their order."""
    blocks = [b for b in _composed(profile).document.blocks if isinstance(b, Paragraph)]
    listed = [b.text.partition("、")[2] or b.text for b in blocks if b.role is Role.CONTENTS and b.level]
    headed = [b.text.partition("、")[2] or b.text for b in blocks if b.role is Role.HEADING and b.level <= 2]
    assert listed == headed


@pytest.mark.parametrize("profile", profile_names())
def test_every_meaning_is_a_coordinate(profile: str) -> None:
    """A slip in a table file is found by composing; here each column is at least a known dimension."""
    for table in profile_named(profile).tables.values():
        for meaning in table.get("columns", []):
            assert isinstance(coordinate_of(meaning), Coordinate)


def test_an_unknown_dimension_is_said() -> None:
    """In Chinese, with the word."""
    with pytest.raises(ProfileError, match="“funds”不是一个维度"):
        coordinate_of("measure=支出;funds=财政拨款")


def test_no_code_knows_a_region() -> None:
    """Names of profiles stand in data only (and in the command's help and default)."""
    files = [p for room in ("compose", "score", "workbook") for p in (SOURCE / room).rglob("*.py")]
    for name in ("shanxi", "山西", "shanghai", "上海", "central"):
        assert [p.name for p in files if name in p.read_text("utf-8").replace("``shanxi-2024``", "")] == []
