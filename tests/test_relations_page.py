"""docs/relations.md tells truly which rules cover the relations of the domain list."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tools import relations

_ID = re.compile(r"^\| ([TXNVPCDJ][0-9A-Z-]+) \|", re.MULTILINE)


@pytest.fixture(scope="module")
def found() -> tuple[relations.Row, ...]:
    """The rows of docs/relations.csv."""
    return relations.rows()


def _row(
    number: str = "T01-01", covered: tuple[str, ...] = ("agreement",), remark: str = ""
) -> relations.Row:
    return relations.Row(number, "某表 合计", covered, remark)


def test_the_page_is_current(found: tuple[relations.Row, ...]) -> None:
    """After a change of the csv or of a rule's name: python tools/relations.py."""
    assert relations.TARGET.is_file(), "docs/relations.md 不存在：请运行 python tools/relations.py"
    assert relations.TARGET.read_text("utf-8") == relations.page(found), "请运行 python tools/relations.py"


def test_every_rule_named_is_in_the_rulebook_and_every_id_is_unique(found: tuple[relations.Row, ...]) -> None:
    """The csv itself has nothing wrong."""
    assert list(relations.problems(found)) == []


def test_every_relation_of_the_domain_list_is_answered(found: tuple[relations.Row, ...]) -> None:
    """The list stands beside the checkout, where there is one."""
    listed = relations.ROOT.parent / "shared" / "domain" / "relations.md"
    if not listed.is_file():
        pytest.skip("没有勾稽关系清单 (the domain list of relations is not beside the checkout)")
    asked = _ID.findall(listed.read_text("utf-8"))
    assert asked, "清单里没有认出编号"
    assert sorted({row.id for row in found} ^ set(asked)) == []


def test_a_row_without_a_rule_says_why() -> None:
    """“未做” without a remark, or beside a rule, is no answer."""
    assert list(relations.problems([_row(covered=("未做",), remark="没有读这一列")])) == []
    assert len(list(relations.problems([_row(covered=("未做",))]))) == 1
    assert len(list(relations.problems([_row(covered=("未做", "agreement"), remark="只做了一半")]))) == 1


def test_a_rule_that_does_not_exist_and_an_id_written_twice_are_told() -> None:
    """A rule that was renamed, a row that was pasted."""
    assert list(relations.problems([_row(covered=("no.such.rule",))])) == [
        "T01-01 的规则 no.such.rule 不在规则库里"
    ]
    assert list(relations.problems([_row(), _row()])) == ["T01-01 出现了 2 次"]


def test_a_csv_with_other_columns_is_refused(tmp_path: Path) -> None:
    """A column that was lost in a spreadsheet program must not shift the others."""
    file = tmp_path / "relations.csv"
    file.write_text("id,scope,remark\nT01-01,某表,\n", encoding="utf-8")
    with pytest.raises(ValueError, match="列应当是"):
        relations.rows(file)


def test_rules_outside_the_list_are_named() -> None:
    """A rule that no relation asks for stands at the end of the page."""
    text = relations.page([_row()])
    assert "- 收支平衡 `identity.balance`" in text
    assert "- 同数一致 `agreement`" not in text.partition("清单之外")[2]


def test_the_rules_named_in_the_page_of_limits_exist() -> None:
    """docs/limits.md names rules by id; a rule that is renamed is renamed there too."""
    from mingzhang.checking.rulebook import rulebook

    text = (relations.ROOT / "docs" / "limits.md").read_text("utf-8")
    named = re.findall(r"`([a-z]+\.[a-z_]+)`", text)
    assert named
    assert [name for name in named if name not in rulebook()] == []


def test_the_links_of_both_pages_lead_somewhere() -> None:
    """No link to a page that was moved."""
    for page in (relations.TARGET, relations.ROOT / "docs" / "limits.md"):
        for link in re.findall(r"\]\(([^)#]+)\)", page.read_text("utf-8")):
            assert (page.parent / link).is_file(), f"{page.name}: {link}"
