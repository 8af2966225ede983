"""From causes to findings: words, places, the suspect and the number of a finding."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from mingzhang.checking.compose_findings import MAX_PLACES, findings
from mingzhang.checking.equation import Equation, Term, evaluate
from mingzhang.checking.locating import Cause, causes
from mingzhang.checking.rulebook import rule, rulebook
from mingzhang.findings import Cited, Finding, Relation, Severity, Verdict
from tests.checking.tables import cell


def total(rule_id: str, whole: str, *children: str, row: int = 1) -> Relation:
    """``whole = Σ children`` printed in one row of a table."""
    first = Term(1, cell("合计", whole, at=(1, row, 0)), "合计")
    rest = (Term(-1, cell(f"第{n}项", text, at=(1, row, n)), "分项") for n, text in enumerate(children, 1))
    return evaluate(Equation(rule(rule_id), f"第{row}行", (first, *rest)))


def test_a_broken_sum() -> None:
    """合计 36.00; 第1项 20.00; 第2项 15.00."""
    (found,) = findings(causes([total("rollup.nature", "36.00", "20.00", "15.00")]))
    assert (found.id, found.severity) == ("F001", Severity.ERROR)
    assert found.title == "收支表“合计” 与分项之和不等"
    assert found.message.startswith(
        "收支表“合计” 为 36.00万元，分项（第1项 20.00；第2项 15.00）相加应为 35.00万元"
    )
    assert found.remedy.startswith("核对")
    assert (found.expected, found.difference) == ("35.00", "1.00")
    assert {item.row for item in found.places} == {"合计", "第1项", "第2项"}
    assert found.relations == ("rollup.nature:第1行",)
    assert found.suspect is not None
    assert not found.suspect.certain
    assert len(found.suspect.alternatives) == 2


def test_a_quiet_tail_is_a_note_that_asks_for_nothing() -> None:
    """合计 35.01; 第1项 20.00; 第2项 15.00."""
    (found,) = findings(causes([total("rollup.nature", "35.01", "20.00", "15.00")]))
    assert found.severity is Severity.NOTE
    assert "无需改动" in found.title
    assert "正常尾差" in found.message


def test_a_suspicious_tail_uses_the_words_of_its_rule() -> None:
    """合计 100.02 of four times 25.00: a warning, told as a sum that does not add up."""
    (found,) = findings(causes([total("rollup.nature", "100.02", *["25.00"] * 4)]))
    assert found.severity is Severity.WARNING
    assert "与分项之和不等" in found.title


def test_several_tails_are_counted_in_one_note() -> None:
    tails = [total("rollup.nature", "35.01", "20.00", "15.00", row=row) for row in (1, 2, 3)]
    (found,) = findings(causes(tails))
    assert "（共 3 处尾差。）" in found.message
    assert len(found.relations) == 3


def test_the_gravest_relation_speaks_and_names_the_others() -> None:
    """A tail, a hint and an error of one cause: the error's words, then what else it breaks."""
    error = total("rollup.nature", "36.00", "20.00", "15.00")
    hint = replace(total("bridge.same_source", "36.00", "20.00"), operands=error.operands[:2])
    (found,) = findings([Cause((hint, error), (error.operands[0].cited,))])
    assert found.rule.id == "rollup.nature"
    assert found.severity is Severity.ERROR
    assert "同一处还使另外 1 个关系不成立：功能科目与经济科目同源（提示）。" in found.message


def test_an_outvoted_print_is_the_suspect_with_the_value_that_mends_it() -> None:
    """902.56 three times, 902.55 once."""
    broken = replace(total("rollup.nature", "902.55", "902.56"), guilty=(0,))
    (found,) = findings(causes([broken]))
    assert found.suspect is not None
    assert (found.suspect.printed, found.suspect.proposed) == ("902.55", "902.56")
    assert [item.row for item in found.suspect.places] == ["合计"]


def test_the_suspect_cell_comes_first() -> None:
    """第2项 15.00 breaks its row, 36.00 = 20.00 + 16.00, and its column, 46.00 = 30.00 + 16.00."""
    item = cell("第2项", "15.00", at=(1, 1, 2))
    row = (
        cell("合计", "36.00", at=(1, 1, 0)),
        cell("第1项", "20.00", at=(1, 1, 1)),
        item,
    )
    column = (
        cell("列合计", "46.00", at=(1, 9, 2)),
        cell("下一行", "30.00", at=(1, 2, 2)),
        item,
    )
    relations = [
        evaluate(Equation(rule(name), name, (Term(1, first), *(Term(-1, part) for part in rest))))
        for name, (first, *rest) in (("rollup.nature", row), ("rollup.function", column))
    ]
    (found,) = findings(causes(relations))
    assert found.places[0].row == "第2项"
    assert found.suspect is not None
    assert (found.suspect.proposed, found.suspect.mends) == ("16.00", 2)


def test_places_are_cited_once_and_not_without_end() -> None:
    wide = total("rollup.nature", "200.00", *["1.00"] * 100)
    (found,) = findings(causes([wide]))
    assert len(found.places) == MAX_PLACES
    assert len(set(found.places)) == MAX_PLACES


def test_ids_follow_the_document() -> None:
    """Whatever order relations come in, F001 is the first cause in the document."""
    relations = [total("rollup.nature", "36.00", "20.00", "15.00", row=row) for row in (7, 2, 5)]
    found = findings(causes(relations))
    assert [item.id for item in found] == ["F001", "F002", "F003"]
    assert [item.places[0].place.row for item in found] == [2, 5, 7]
    assert findings(causes(relations[::-1])) == found


GOOD = {"title": "题", "message": "话", "remedy": "改", "places": (Cited(cell("支出", "1.00").cited.place),)}
"""What every finding needs."""


class TestAFindingCannotBeConstructedWithout:
    @pytest.mark.parametrize("lacking", ["places", "remedy", "message", "title"])
    def test_it(self, lacking: str) -> None:
        words = {**GOOD, lacking: () if lacking == "places" else ""}
        with pytest.raises(ValueError, match="needs a"):
            Finding("F001", rule("joint"), Severity.ERROR, **words)  # type: ignore[arg-type]

    def test_a_relation_without_cells_makes_no_finding(self) -> None:
        """A family that forgot to cite a place is caught at once, not shown to a reader."""
        nowhere = Relation(
            rule("text.sum"),
            "缺",
            Verdict.BROKEN,
            words=dict.fromkeys(("subject", "printed", "parts", "expected", "difference", "rounding"), "例"),
        )
        with pytest.raises(ValueError, match="needs a place"):
            findings(causes([nowhere]))


def test_every_rule_has_a_title_a_message_and_a_remedy() -> None:
    """Also the placeholders: what a template asks for is plain names, never positions."""
    for entry in rulebook().values():
        assert entry.title
        assert entry.message
        assert entry.remedy
        assert entry.rule.words.endswith("。")
        assert entry.rule.source
        assert "{}" not in entry.title + entry.message + entry.remedy
