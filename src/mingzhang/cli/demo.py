"""``mingzhang demo``: the check on the shipped example, compared with the errors known to be in it.

expected.json: ``{"errors": [{"rule": "form.balance", "line": 35, "printed": "902.55"}, …]}``. Of each
expected error any of ``rule``, ``line``, ``printed``, ``proposed`` may be given; what is given must agree.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from mingzhang.cli import messages
from mingzhang.cli.streams import columns, complain
from mingzhang.desk.examine import UNREADABLE, Outcome, Task, examine
from mingzhang.findings import Finding, Severity
from mingzhang.view.json import digits
from mingzhang.view.summary import describe
from mingzhang.view.terminal import paint
from mingzhang.view.text import report_lines

FOLDER = Path(__file__).resolve().parent.parent / "examples" / "demo"
EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
"""Ledgers that stand beside the code in a checkout; an installed package has none."""


def demo(*, full: bool = False, debug: bool = False, folder: Path = FOLDER, examples: Path = EXAMPLES) -> int:
    """Print the example's report and build the example ledgers; 0 only if exactly the expected errors are found."""
    try:
        expected = json.loads((folder / "expected.json").read_text("utf-8"))["errors"]
    except (OSError, ValueError, KeyError):
        complain(messages.DEMO_ABSENT)
        return UNREADABLE
    outcome = examine(Task(str(folder / "demo.txt")), debug=debug)
    if outcome.report is None:
        complain(outcome.error)
        return UNREADABLE
    report = replace(outcome.report, document=replace(outcome.report.document, file=messages.DEMO_FILE))
    missed, extra = compare(expected, report.findings)
    if sys.stdout is not None:
        paint(report_lines(report, columns=columns(), full=full), sys.stdout)
        sys.stdout.write("\n" + "\n".join(_verdict(len(expected), missed, extra)) + "\n")
    return 1 if missed or extra or built(examples) else 0


def built(folder: Path) -> int:
    """Build every example ledger and check what was built; how many errors that found."""
    import datetime
    import tempfile

    from mingzhang.cli.build import rendered
    from mingzhang.cli.ledgers import open_ledger
    from mingzhang.compose import compose

    errors = 0
    for ledger in sorted(folder.glob("*/*.xlsx")):
        opened = open_ledger(str(ledger))
        if opened is None or opened.ledger is None or opened.stops:
            complain(messages.DEMO_BUILD_BAD.format(file=ledger.name, count=1))
            errors += 1
            continue
        composed = compose(opened.ledger, date=datetime.date.today())
        with tempfile.TemporaryDirectory() as place:
            for name, data in rendered(composed).items():
                if name.endswith(".txt"):
                    (Path(place) / name).write_bytes(data)
                    errors += _tell_built(
                        ledger, examine(Task(str(Path(place) / name))), len(composed.prints)
                    )
    return errors


def _tell_built(ledger: Path, outcome: Outcome, points: int) -> int:
    name = f"{ledger.parent.name}/{ledger.name}"
    if outcome.report is None:
        complain(outcome.error)
        return 1
    wrong = [finding for finding in outcome.report.findings if finding.severity is Severity.ERROR]
    lines = [messages.DEMO_BUILD.format(file=name, count=points)]
    if wrong:
        lines = [messages.DEMO_BUILD_BAD.format(file=name, count=len(wrong))]
        lines += [finding.title for finding in wrong]
    if sys.stdout is not None:
        sys.stdout.write("\n".join(lines) + "\n")
    return len(wrong)


def compare(
    expected: Sequence[dict[str, Any]], findings: Sequence[Finding]
) -> tuple[list[dict[str, Any]], list[Finding]]:
    """The expected errors that were not found, and the errors found that were not expected."""
    left = [finding for finding in findings if finding.severity is Severity.ERROR]
    missed = []
    for wanted in expected:
        match = next((finding for finding in left if _fits(wanted, finding)), None)
        if match is None:
            missed.append(wanted)
        else:
            left.remove(match)
    return missed, left


def _fits(wanted: dict[str, Any], finding: Finding) -> bool:
    if wanted.get("rule", finding.rule.id) != finding.rule.id:
        return False
    proposed = "" if finding.suspect is None else digits(finding.suspect.proposed)
    if wanted.get("proposed", proposed) != proposed:
        return False
    return any(
        wanted.get("line", cited.place.line) == cited.place.line
        and wanted.get("printed", digits(cited.printed)) == digits(cited.printed)
        for cited in finding.places
    )


def _verdict(count: int, missed: Sequence[dict[str, Any]], extra: Sequence[Finding]) -> list[str]:
    if not missed and not extra:
        return [messages.DEMO_GOOD.format(count=count)]
    lines = [messages.DEMO_BAD]
    for wanted in missed:
        line = messages.DEMO_AT_LINE.format(line=wanted["line"]) if "line" in wanted else ""
        words = (line, wanted.get("rule", ""), wanted.get("printed", ""))
        lines.append(messages.DEMO_MISSED.format(what=" ".join(str(word) for word in words if word)))
    for finding in extra:
        what = f"{finding.title}（{finding.rule.id}，{describe(finding.places[0])}）"
        lines.append(messages.DEMO_EXTRA.format(what=what))
    return lines
