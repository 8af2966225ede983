"""What a person is told: rules, relations with their verdicts, findings, and the report that holds them."""

from mingzhang.findings.acceptance import Acceptance, Accepted, Lapse, Lapsed
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
    "Cited",
    "Comparison",
    "Counts",
    "DocumentFacts",
    "Finding",
    "Lapse",
    "Lapsed",
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
    "identified",
]
