"""What a person is told: rules, relations with their verdicts, findings, and the report that holds them."""

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
from mingzhang.findings.report import Counts, DocumentFacts, RelationCounts, Report, RuleRun, Unevaluated

__all__ = [
    "Cell",
    "Cited",
    "Constraint",
    "Counts",
    "DocumentFacts",
    "Finding",
    "Key",
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
]
