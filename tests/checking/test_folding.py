"""Folding: relations broken by the same cell become one finding, and two wrong cells stay two."""

from __future__ import annotations

from collections.abc import Sequence

from mingzhang.checking.folding import Fold, first_place, folds, guilty_of, spot
from mingzhang.checking.rulebook import rule
from mingzhang.findings import Cited, Operand, Relation, Verdict
from mingzhang.place import Place

WORDS = {"subject": "例", "printed": "1", "expected": "2", "difference": "1", "parts": "甲"}


def at(name: str) -> Cited:
    """The cell a letter and a digit name: ``B2`` is row 2, column B."""
    return Cited(
        Place("例.txt", block=1, row=int(name[1:]), column=ord(name[0]) - ord("A")), "例表", name, "", "1.00"
    )


def says(
    cells: str,
    verdict: Verdict = Verdict.BROKEN,
    *,
    rule_id: str = "bridge.part",
    guilty: Sequence[int] = (),
    fold: str = "",
    amount: str = "1.00",
) -> Relation:
    """A relation of the cells named, separated by blanks, of a kind that is not recomputed."""
    operands = tuple(Operand(at(name), "", amount, "万元") for name in cells.split())
    return Relation(rule(rule_id), cells, verdict, operands, words=WORDS, guilty=tuple(guilty), fold=fold)


def told(found: Sequence[Fold]) -> list[tuple[list[str], list[str]]]:
    """Suspects and relation keys of each fold."""
    return [([c.row for c in fold.suspects], [r.key for r in fold.relations]) for fold in found]


EXACT, TAIL = Verdict.EXACT, Verdict.TAIL


def test_what_holds_is_no_finding() -> None:
    assert folds([says("A1 B1", EXACT), says("A2 B2", Verdict.UNDECIDED)]) == []


def test_one_cell_that_breaks_two_relations() -> None:
    """A    B    C
    1  合计  甲  [乙]    row 1: A1 = B1 + C1
    2  合计  甲   乙     row 2 holds
    3  合计  甲   乙     column C: C3 = C1 + C2
    Both broken relations rest on C1.
    """
    found = folds([says("A1 B1 C1"), says("A2 B2 C2", EXACT), says("A3 B3 C3", EXACT), says("C3 C1 C2")])
    assert told(found) == [(["C1"], ["A1 B1 C1", "C3 C1 C2"])]


def test_the_less_confirmed_of_equally_shared_cells_is_blamed() -> None:
    """B1 and C1 stand in both broken relations; B1 also stands in a sound one."""
    found = folds([says("A1 B1 C1"), says("A2 B1 C1"), says("B1 D1", EXACT)])
    assert told(found) == [(["C1"], ["A1 B1 C1", "A2 B1 C1"])]


def test_two_wrong_cells_are_two_findings() -> None:
    """C1 breaks its row and its column, A5 its row and its column; they share nothing."""
    found = folds([says("A1 B1 C1"), says("C3 C1 C2"), says("A5 B5"), says("A6 A5 A4")])
    assert told(found) == [(["C1"], ["A1 B1 C1", "C3 C1 C2"]), (["A5"], ["A5 B5", "A6 A5 A4"])]


def test_of_two_prints_the_less_confirmed_is_the_suspect() -> None:
    """A1 and B9 print one fact differently; A1 is confirmed by its row and its column."""
    relations = [says("A1 B9", rule_id="agreement"), says("A1 B1 C1", EXACT), says("A3 A1 A2", EXACT)]
    assert told(folds(relations)) == [(["B9"], ["A1 B9"])]


def test_of_two_prints_that_stand_alone_neither_is_blamed() -> None:
    found = folds([says("A1 B9", rule_id="agreement")])
    assert told(found) == [([], ["A1 B9"])]
    assert [c.row for c in guilty_of(found[0].relations[0])] == ["A1", "B9"]


def test_in_a_long_list_no_leaf_stands_out() -> None:
    """合计 A9 and four leaves; the leaf A4 is confirmed nowhere else, which says nothing about it."""
    relations = [says("A9 A1 A2 A3 A4"), *(says(f"A{n} B{n}", EXACT) for n in (1, 2, 3, 9))]
    assert told(folds(relations)) == [([], ["A9 A1 A2 A3 A4"])]


def test_a_zero_confirms_nothing() -> None:
    """Blank cells hold in a dozen relations without being evidence."""
    relations = [says("A1 B9"), says("B9 C9", EXACT, amount="0.00"), says("A1 C1", EXACT)]
    assert told(folds(relations)) == [(["B9"], ["A1 B9"])]


def test_a_relation_that_knows_its_culprit_is_taken_at_its_word() -> None:
    """The print B9 is outvoted (guilty); the cell A1 it is compared with is not touched by the fold."""
    found = folds([says("A1 B9", rule_id="agreement", guilty=(1,)), says("A1 B1 C1")])
    assert told(found) == [([], ["A1 B1 C1"]), (["B9"], ["A1 B9"])]


def test_relations_that_name_their_fold_stay_together() -> None:
    """All quiet tails of a table are one note, wherever they stand."""
    relations = [
        says("A1 B1", TAIL, fold="tail/t1"),
        says("A7 B7", TAIL, fold="tail/t1"),
        says("A3 B3", TAIL),
    ]
    assert told(folds(relations)) == [([], ["A1 B1", "A7 B7"]), ([], ["A3 B3"])]


def test_a_consequence_that_shares_no_suspect_is_merged() -> None:
    """C1 breaks three relations; what is left, A1 = C3, lies wholly in cells they cite: it is the same cause."""
    found = folds([says("A1 B1 C1"), says("C3 C1 C2"), says("D1 C1"), says("A1 C3")])
    assert told(found) == [(["C1"], ["A1 B1 C1", "C3 C1 C2", "D1 C1", "A1 C3"])]


def test_findings_stand_in_document_order() -> None:
    found = folds([says("A9 B9", guilty=(0,)), says("A2 B2", guilty=(0,)), says("A5 B5", TAIL)])
    assert [spot_row(first_place(fold)) for fold in found] == [2, 5, 9]


def spot_row(key: tuple[int, int, int, int]) -> int:
    return key[1]


def test_a_relation_without_operands_is_still_told() -> None:
    """A missing section has no cell; it is one finding of its own."""
    nothing = Relation(rule("text.sum"), "缺", Verdict.BROKEN, words=WORDS)
    assert told(folds([nothing])) == [([], ["缺"])]


def test_the_order_of_relations_does_not_matter() -> None:
    relations = [says("A1 B1 C1"), says("C3 C1 C2"), says("A5 B5"), says("A6 A5 A4"), says("B5 D5", EXACT)]
    shuffled = [relations[index] for index in (3, 0, 4, 2, 1)]
    assert [f.suspects for f in folds(relations)] == [f.suspects for f in folds(shuffled)]
    assert [{r.key for r in f.relations} for f in folds(relations)] == [
        {r.key for r in f.relations} for f in folds(shuffled)
    ]


def test_spot_tells_stretches_of_one_paragraph_apart() -> None:
    here = Cited(Place("例.txt", block=4).span(3, 9))
    there = Cited(Place("例.txt", block=4).span(12, 18))
    assert spot(here) != spot(there)
