"""Opening balances against last year's closing ones, fund by fund and account by account.

年初结转和结余（本年） = 年末结转和结余（上年决算）
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from mingzhang.checking.across.company import Company, Part, apart
from mingzhang.checking.across.figures import comparable, printed_there, there
from mingzhang.checking.equation import Equation, Term, evaluate
from mingzhang.checking.rulebook import rule
from mingzhang.checking.space import is_final
from mingzhang.findings import Relation

OPENING, CLOSING = "年初结转和结余", "年末结转和结余"


def relations(company: Company) -> Iterator[Relation]:
    """One relation for each opening balance that last year's accounts print as a closing one."""
    for companion in company.of(Part.LAST_YEAR):
        for coordinate, item in company.space.best.items():
            if coordinate.measure != OPENING or not is_final(coordinate):
                continue
            last = printed_there(companion, coordinate.at(measure=CLOSING))
            if last is None or not comparable(item, last):
                continue
            words = {"last": f"{last.amount}", "there": there(last)}
            terms = (Term(1, item, "年初数"), Term(-1, last, "上年年末数"))
            key = f"{coordinate.words}/{companion.volume}"
            relation = evaluate(Equation(rule("across.opening"), key, terms, words=words))
            yield apart(replace(relation, guilty=(0,)))
