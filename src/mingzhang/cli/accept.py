"""``mingzhang accept``: a finding of a file is accepted, with the reason, in the file beside it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from mingzhang.cli import messages
from mingzhang.cli.streams import complain
from mingzhang.desk.acceptances import NAME, acceptances_beside, added, save
from mingzhang.desk.beside import AcceptanceError, SettingsError
from mingzhang.desk.examine import UNREADABLE, examine
from mingzhang.findings import Acceptance, DocumentFacts, Finding

if TYPE_CHECKING:
    from mingzhang.cli.check import Beside
    from mingzhang.findings import Report


class AcceptError(Exception):
    """One Chinese sentence: what was asked for cannot be done."""


def accept(
    file: str,
    names: Sequence[str],
    reason: str,
    *,
    who: str,
    until: str,
    beside: Beside,
    debug: bool = False,
) -> int:
    """Check the file, find the findings by number or identity, and write the acceptances. 0, or 2 and why not."""
    try:
        last = _until(until)
        if not reason.strip():
            raise AcceptError(messages.NO_REASON)
        outcome = examine(beside.task(file), debug=debug)
        if outcome.report is None:
            raise AcceptError(outcome.error)
        chosen = list(dict.fromkeys(_named(outcome.report, name) for name in names))
        path = Path(file).with_name(NAME)
        known = acceptances_beside(Path(file))
        for finding in chosen:
            known = added(
                known, _acceptance(outcome.report.document, finding, reason.strip(), who.strip(), last)
            )
        save(path, known)
    except (AcceptError, AcceptanceError, SettingsError) as error:
        complain(str(error))
        return UNREADABLE
    for finding in chosen:
        complain(messages.ACCEPTED.format(title=finding.title, identity=finding.identity))
    complain(messages.ACCEPTED_SAVED.format(path=path))
    return 0


def _until(text: str) -> date | None:
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise AcceptError(messages.UNTIL_NOT_A_DATE) from error
    if day < date.today():
        raise AcceptError(messages.PAST_DATE.format(date=day))
    return day


def _named(report: Report, name: str) -> Finding:
    """The finding that the report shows under a number, or the one of that identity."""
    from mingzhang.view.summary import number_findings

    groups, notes = number_findings(report)
    numbered = [item for group in groups for item in group.findings] + list(notes)
    if name.isdecimal():
        found = [item for item in numbered if item.number == int(name)]
    else:
        found = [item for item in numbered if item.finding.identity == name.upper()]
    if not found:
        raise AcceptError(messages.NO_SUCH_FINDING.format(name=name))
    if len(found) > 1:
        numbers = "、".join(str(item.number) for item in found)
        raise AcceptError(messages.SEVERAL_FINDINGS.format(count=len(found), name=name, numbers=numbers))
    return found[0].finding


def _acceptance(
    facts: DocumentFacts, finding: Finding, reason: str, who: str, until: date | None
) -> Acceptance:
    from mingzhang.view.summary import labels

    return Acceptance(
        finding=finding.identity,
        figures=finding.figures,
        reason=reason,
        rule=finding.rule.id,
        title=finding.title,
        where=labels(finding.places[0]),
        unit=facts.unit,
        year=facts.year,
        who=who,
        when=date.today(),
        until=until,
    )
