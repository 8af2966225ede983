"""``mingzhang score``: rates, marks and grades of the projects, before anything is published."""

from __future__ import annotations

import sys

from mingzhang.cli import messages
from mingzhang.cli.ledgers import Opened, open_ledger, tell
from mingzhang.cli.streams import columns

PROBLEMS = 1
UNREADABLE = 2


def score(file: str) -> int:
    """Show the table; 1 if anything must be mended or explained."""
    opened = open_ledger(file)
    if opened is None:
        return UNREADABLE
    if opened.ledger is not None and sys.stdout is not None:
        _show(opened)
        sys.stdout.flush()
    return PROBLEMS if tell(file, opened.problems) else 0


def _show(opened: Opened) -> None:
    from rich.console import Console
    from rich.table import Table

    from mingzhang.compose import profile_named
    from mingzhang.compose.printing import grouped, wan
    from mingzhang.score import Scheme, summary
    from mingzhang.score.scored import marks_text
    from mingzhang.workbook.assemble import yuan

    assert opened.ledger is not None
    unit = opened.ledger.unit
    if not opened.scored:
        sys.stdout.write(messages.SCORE_NONE + "\n")
        return
    table = Table(title=messages.SCORE_TITLE.format(unit=unit.name, year=unit.year))
    for at, name in enumerate(messages.SCORE_COLUMNS):
        table.add_column(name, justify="left" if at == 0 else "right", overflow="fold")
    for item in opened.scored:
        money = item.total_money
        table.add_row(
            item.project.name,
            yuan(money.money.budget),
            yuan(money.money.executed),
            f"{marks_text(money.rate)}%",
            marks_text(money.score),
            marks_text(item.total),
            item.grade,
        )
    Console(file=sys.stdout, width=columns(), markup=False).print(table)
    scheme = Scheme.of(profile_named(unit.profile).settings["scoring"])
    found = summary(opened.scored, scheme)
    grades = "、".join(
        messages.SCORE_GRADE.format(grade=grade, count=count) for grade, count in found.grades.items()
    )
    money_text = grouped(wan(found.money).decimal)
    sys.stdout.write(
        messages.SCORE_SUMMARY.format(
            count=found.count, money=money_text, caliber=found.caliber, grades=grades
        )
        + "\n"
    )
