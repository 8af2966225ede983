"""What a person is told: rules, relations with their verdicts, findings, and the report that holds them."""

from mingzhang.findings.acceptance import Acceptance, Accepted, Lapse, Lapsed
from mingzhang.findings.cited import Cited
from mingzhang.findings.constraint import Cell, Constraint, Key, Room, Values
from mingzhang.findings.findings import (
    Finding,
    Operand,
    Proposal,
    Relation,
    Rule,
    Severity,
    Suspect,
    Verdict,
)
from mingzhang.findings.identity import identified
from mingzhang.findings.report import (
    Comparison,
    Counts,
    DocumentFacts,
    RelationCounts,
    Report,
    RuleRun,
    Unevaluated,
)

__all__ = [
    "Acceptance",
    "Accepted",
    "Cell",
    "Cited",
    "Comparison",
    "Constraint",
    "Counts",
    "DocumentFacts",
    "Finding",
    "Key",
    "Lapse",
    "Lapsed",
    "Operand",
    "Proposal",
    "Relation",
    "RelationCounts",
    "Report",
    "Room",
    "Rule",
    "RuleRun",
    "Severity",
    "Suspect",
    "Unevaluated",
    "Values",
    "Verdict",
    "identified",
]
