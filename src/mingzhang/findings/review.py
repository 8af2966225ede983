"""A report in the light of what was accepted before: what is new, what is accepted, what is gone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from mingzhang.findings.acceptance import Acceptance, Accepted, Lapse, Lapsed
from mingzhang.findings.findings import Finding
from mingzhang.findings.report import Report


def reviewed(report: Report, acceptances: Sequence[Acceptance], today: date) -> Report:
    """The report without its accepted findings, which stand apart; acceptances of other documents do not count."""
    facts = report.document
    own = [a for a in acceptances if a.unit == facts.unit and a.year == facts.year]
    left: list[Finding] = []
    accepted: list[Accepted] = []
    lapsed: list[Lapsed] = []
    met: set[int] = set()
    for finding in report.findings:
        known = [a for a in own if a.finding == finding.identity]
        met.update(id(a) for a in known)
        exact = [a for a in known if a.figures == finding.figures]
        valid = [a for a in exact if a.until is None or today <= a.until]
        if valid:
            accepted.append(Accepted(finding, valid[-1]))
            continue
        left.append(finding)
        if exact:
            lapsed.append(Lapsed(finding, exact[-1], Lapse.EXPIRED))
        elif known:
            lapsed.append(Lapsed(finding, known[-1], Lapse.FIGURES))
    gone = tuple(a for a in own if id(a) not in met)
    return replace(report, findings=tuple(left), accepted=tuple(accepted), lapsed=tuple(lapsed), gone=gone)
