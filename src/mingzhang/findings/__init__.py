"""What a person is told: rules, relations with their verdicts, findings, and the report that holds them."""

from mingzhang.findings.findings import (
    Cited,
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
    "Cited",
    "Counts",
    "DocumentFacts",
    "Finding",
    "Operand",
    "Proposal",
    "Relation",
    "RelationCounts",
    "Report",
    "Rule",
    "RuleRun",
    "Severity",
    "Suspect",
    "Unevaluated",
    "Verdict",
]
