"""Locating: one cause for one error, its consequences beneath it, and two errors stay two."""

from __future__ import annotations

from collections.abc import Sequence

from mingzhang.checking.locating import Cause, causes, first_place, guilty_of
from mingzhang.checking.rulebook import rule
from mingzhang.checking.spots import spot
from mingzhang.findings import Cited, Operand, Relation, Verdict
from mingzhang.place import Place
from mingzhang.points.reading import Source
from tests.checking.locating.drawing import prints, sums

GRID = """
    A1 36.00  B1 20.00  C1 16.00
    A2 12.00  B2  7.00  C2  5.00
    A3 48.00  B3 27.00  C3 21.00
"""
RULES = ("A1 = B1 + C1", "A2 = B2 + C2", "A3 = B3 + C3", "A3 = A1 + A2", "B3 = B1 + B2", "C3 = C1 + C2")


def told(found: Sequence[Cause]) -> list[tuple[str, str, str, int]]:
    """Cell, printed, proposed and the number of relations of each cause."""
    return [
        (
            "".join(c.row for c in cause.suspects),
            cause.suspect.printed if cause.suspect else "",
            cause.suspect.proposed if cause.suspect else "",
            len(cause.relations),
        )
        for cause in found
    ]


def grid(*changes: tuple[str, str]) -> list[Cause]:
    """The grid with some cells misprinted."""
    figures = {**prints(GRID), **{n: p for n, text in changes for n, p in prints(f"{n} {text}").items()}}
    return causes(sums(figures, *RULES))


def test_what_holds_is_no_finding() -> None:
    assert grid() == []


def test_one_cell_that_breaks_its_row_and_its_column() -> None:
    """C1 reads 18.00 for 16.00."""
    assert told(grid(("C1", "18.00"))) == [("C1", "18.00", "16.00", 2)]


def test_two_wrong_cells_are_two_findings() -> None:
    """C1 reads 18.00 for 16.00, B2 17.00 for 7.00; their rows and columns meet nowhere."""
    assert told(grid(("C1", "18.00"), ("B2", "17.00"))) == [
        ("C1", "18.00", "16.00", 2),
        ("B2", "17.00", "7.00", 2),
    ]


def test_two_wrong_cells_in_one_row() -> None:
    """B1 reads 29.00 for 20.00, C1 18.00 for 16.00: the row alone would not tell, the columns do."""
    found = grid(("B1", "29.00"), ("C1", "18.00"))
    assert {(c[0], c[2]) for c in told(found)} == {("B1", "20.00"), ("C1", "16.00")}
    assert sum(len(cause.relations) for cause in found) == 3


def test_three_wrong_cells() -> None:
    found = grid(("B1", "29.00"), ("C2", "8.00"), ("A3", "43.00"))
    assert {(c[0], c[2]) for c in told(found)} == {("B1", "20.00"), ("C2", "5.00"), ("A3", "48.00")}


def test_amounts_from_one_fen_to_a_trillion_in_one_table() -> None:
    """
    合计   1000000000.01 = 1000000000.00 + 0.01
    A cell of 0.01 misread as 0.07 is found beside 10^9 万元, and so is one digit of the large figure.
    """
    table = """
        A1 1000000000.01  B1 1000000000.00  C1 0.01
        A2         20.02  B2         20.00  C2 0.02
        A3 1000000020.03  B3 1000000020.00  C3 0.03
    """
    for name, wrong, right in (("C1", "0.07", "0.01"), ("B1", "1000000800.00", "1000000000.00")):
        figures = {**prints(table), **prints(f"{name} {wrong}")}
        assert told(causes(sums(figures, *RULES))) == [(name, wrong, right, 2)]
    both = {**prints(table), **prints("C1 0.07  B2 26.00")}
    assert {(c[0], c[2]) for c in told(causes(sums(both, *RULES)))} == {("C1", "0.01"), ("B2", "20.00")}


def test_one_fact_printed_twice_is_changed_in_both_places() -> None:
    """资金总额 3.925 and its only source 3.925: both print one fact, and both should read 3.825."""
    figures = prints("A1 3.900  B1 3.925  C1 0.075  A2 3.900  B2 3.925  C2 0.075")
    rules = ("A1 = B1 + C1", "A2 = B2 + C2", "B1 = B2", "C1 = C2")
    (found,) = causes(sums(figures, *rules))
    assert [cited.row for cited in found.suspects] == ["B1", "B2"]
    assert found.suspect is not None
    assert (found.suspect.proposed, found.suspect.mends) == ("3.825", 2)
    assert found.suspect.alternatives


def test_of_two_prints_that_stand_alone_neither_is_certain() -> None:
    """36.00 against 38.00, and nothing else: both are told."""
    (found,) = causes(sums(prints("A1 36.00  B2 38.00"), "A1 = B2"))
    assert found.suspect is not None
    assert not found.suspect.certain
    assert [a.proposed for a in found.suspect.alternatives] in (["38.00"], ["36.00"])


def test_a_text_is_doubted_before_a_table() -> None:
    """A table prints 36.00, a sentence 38.00."""
    figures = {**prints("A1 36.00"), **prints("B2 38.00", source=Source.TEXT, block=7)}
    (found,) = causes(sums(figures, "A1 = B2"))
    assert told([found]) == [("B2", "38.00", "36.00", 1)]


def test_where_too_many_figures_may_be_wrong_none_is_named() -> None:
    """合计 10.00 of nine times 1.00: any of them may have been 2.00."""
    figures = prints("A9 10.00 " + " ".join(f"B{n} 1.00" for n in range(1, 10)))
    (found,) = causes(sums(figures, "A9 = " + " + ".join(f"B{n}" for n in range(1, 10))))
    assert found.suspect is None


def test_a_warning_that_the_same_figure_breaks_goes_beneath_it() -> None:
    """C1 reads 96.00 for 16.00: its row, its column, and that it is no more than A3."""
    figures = {**prints(GRID), **prints("C1 96.00")}
    hint = sums(figures, "C1 <= A3", rule_id="bridge.procurement")
    assert [r.verdict for r in hint] == [Verdict.BROKEN]
    assert told(causes([*sums(figures, *RULES), *hint])) == [("C1", "96.00", "16.00", 3)]


def test_a_blank_that_should_be_a_number() -> None:
    """C1 is blank where 16.00 belongs."""
    assert told(grid(("C1", "-"))) == [("C1", "", "16.00", 2)]


def test_a_cause_that_no_few_figures_explain_is_said_to_be_open() -> None:
    """Four relations of one cell that ask for four values, each of them confirmed elsewhere."""
    figures = prints("A1 1.00  B1 2.00  C1 4.00  D1 8.00  E1 16.00  B2 2.00 C2 4.00 D2 8.00 E2 16.00")
    rules = [f"A1 = {c}1" for c in "BCDE"] + [f"{c}1 = {c}2" for c in "BCDE"]
    rules += [f"A1 = {c}2" for c in "BCDE"]
    (found,) = causes(sums(figures, *rules))
    assert found.suspect is None
    assert not found.isolated


def test_the_order_of_relations_does_not_matter() -> None:
    figures = {**prints(GRID), **prints("C1 18.00  B2 17.00")}
    relations = sums(figures, *RULES)
    shuffled = [relations[index] for index in (3, 0, 5, 4, 2, 1)]
    assert told(causes(relations)) == told(causes(shuffled))


# ── relations that cannot be asked again ─────────────────────────────────────────────────────────


def says(
    cells: str,
    verdict: Verdict = Verdict.BROKEN,
    *,
    guilty: Sequence[int] = (),
    fold: str = "",
) -> Relation:
    """A relation of the cells named that cannot be evaluated with other figures."""
    operands = tuple(Operand(at(name), "", "1.00", "万元") for name in cells.split())
    return Relation(rule("bridge.part"), cells, verdict, operands, guilty=tuple(guilty), fold=fold)


def at(name: str) -> Cited:
    """The cell a letter and a digit name."""
    place = Place("例.txt", block=1, row=int(name[1:]), column=ord(name[0]) - ord("A"))
    return Cited(place, "例表", name, "", "1.00")


def keys(found: Sequence[Cause]) -> list[tuple[list[str], list[str]]]:
    """Suspects and relation keys of each cause."""
    return [([c.row for c in cause.suspects], [r.key for r in cause.relations]) for cause in found]


def test_they_are_grouped_by_the_place_they_blame() -> None:
    found = causes([says("A1 B9", guilty=(1,)), says("B9 C1", guilty=(0,)), says("A5 B5", guilty=(0,))])
    assert keys(found) == [(["A5"], ["A5 B5"]), (["B9"], ["A1 B9", "B9 C1"])]


def test_relations_that_name_their_fold_stay_together() -> None:
    """All quiet tails of a table are one note, wherever they stand."""
    relations = [
        says("A1 B1", Verdict.TAIL, fold="tail/t1"),
        says("A7 B7", Verdict.TAIL, fold="tail/t1"),
        says("A3 B3", Verdict.TAIL),
    ]
    assert keys(causes(relations)) == [([], ["A1 B1", "A7 B7"]), ([], ["A3 B3"])]


def test_one_that_blames_the_wrong_figure_goes_beneath_its_cause() -> None:
    """C1 breaks two sums; a rule of wording blames the same cell."""
    figures = {**prints(GRID), **prints("C1 18.00")}
    blamed = Relation(rule("bridge.part"), "C1", Verdict.BROKEN, (Operand(figures["C1"].cited),), guilty=(0,))
    (found,) = causes([*sums(figures, *RULES), blamed])
    assert len(found.relations) == 3


def test_findings_stand_in_document_order() -> None:
    found = causes([says("A9 B9", guilty=(0,)), says("A2 B2", guilty=(0,)), says("A5 B5", Verdict.TAIL)])
    assert [first_place(cause)[1] for cause in found] == [2, 5, 9]


def test_a_relation_without_operands_is_still_told() -> None:
    """A missing section has no cell; it is one finding of its own."""
    nothing = Relation(rule("text.sum"), "缺", Verdict.BROKEN)
    assert keys(causes([nothing])) == [([], ["缺"])]


def test_a_relation_that_blames_nobody_blames_all_its_cells() -> None:
    assert [c.row for c in guilty_of(says("A1 B9"))] == ["A1", "B9"]


def test_spot_tells_stretches_of_one_paragraph_apart() -> None:
    here = Cited(Place("例.txt", block=4).span(3, 9))
    there = Cited(Place("例.txt", block=4).span(12, 18))
    assert spot(here) != spot(there)
