"""The report as JSON: decimal strings, no floats, no clock; equal reports give equal bytes.

The shape is described by report.schema.json beside this file.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from msgspec.json import format as format_json

from mingzhang.amount import to_half_width
from mingzhang.findings import (
    Acceptance,
    Cited,
    Comparison,
    Counts,
    DocumentFacts,
    Finding,
    Operand,
    Proposal,
    RelationCounts,
    Report,
    RuleRun,
    Suspect,
    Unevaluated,
)
from mingzhang.regex import regex

SCHEMA = "mingzhang-report/1"
"""Name of the shape, for a file that gave no report; a report brings its own."""

_FIGURE = regex(r"([-+]?[0-9][0-9,]*(?:\.[0-9]+)?)(?:人民币)?(?:亿元|百万元|万元|千元|元|万|亿|%)?\Z")


def report_json(report: Report) -> dict[str, Any]:
    """The report as data for ``json.dumps``. Findings keep the report's order."""
    return {
        "schema": report.schema,
        "version": report.version,
        "rulebook": report.rulebook,
        "document": document_json(report.document),
        "complete": report.complete,
        "counts": _counts(report.counts),
        "findings": [_finding(finding) for finding in report.findings],
        "rules": [_rule(run) for run in report.rules],
        "undecided": [_unevaluated(item) for item in report.undecided],
        "unread": [_unevaluated(item) for item in report.unread],
        "remarks": list(report.remarks),
        "companions": [{"part": part, "file": file} for part, file in report.companions],
        "comparisons": [_comparison(item) for item in report.comparisons],
        "accepted": [
            {"finding": _finding(item.finding), "acceptance": _acceptance(item.acceptance)}
            for item in report.accepted
        ],
        "lapsed": [
            {
                "identity": item.finding.identity,
                "why": item.why.value,
                "acceptance": _acceptance(item.acceptance),
            }
            for item in report.lapsed
        ],
        "gone": [_acceptance(item) for item in report.gone],
    }


def _comparison(item: Comparison) -> dict[str, Any]:
    return {
        "file": item.file,
        "equal": item.equal,
        "different": item.different,
        "only_here": [place_json(cited) for cited in item.only_here],
        "only_there": [place_json(cited) for cited in item.only_there],
    }


def _acceptance(item: Acceptance) -> dict[str, Any]:
    return {
        "finding": item.finding,
        "rule": item.rule,
        "title": item.title,
        "where": item.where,
        "unit": item.unit,
        "year": item.year,
        "figures": list(item.figures),
        "reason": item.reason,
        "who": item.who,
        "when": None if item.when is None else item.when.isoformat(),
        "until": None if item.until is None else item.until.isoformat(),
    }


def failure_json(file: str, sentence: str) -> dict[str, Any]:
    """What stands in the place of a report for a file that gave none."""
    return {"schema": SCHEMA, "document": {"file": file}, "error": sentence}


def dump(data: Mapping[str, Any], *, compact: bool = False) -> str:
    """JSON text that ends in a newline: one line if ``compact``, else indented for people."""
    line = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return (line if compact else _indented(line)) + "\n"


def _indented(line: str) -> str:
    """As ``json.dumps`` would with an indent, which it does in Python and slowly. Half a character of a file name passes."""
    return format_json(line.encode("utf-8", "surrogatepass"), indent=2).decode("utf-8", "surrogatepass")


def digits(printed: str) -> str:
    """A printed figure without thousands separators and unit (``１,776.49万元`` → ``1776.49``).

    Anything that is not just one figure (words, ``=28人``) stays as it is printed.
    """
    match = _FIGURE.match(to_half_width(printed).replace("，", ",").strip())
    return match.group(1).replace(",", "") if match else printed


def document_json(facts: DocumentFacts) -> dict[str, Any]:
    """What is known of the document itself."""
    return {
        "file": facts.file,
        "format": facts.format,
        "sha256": facts.sha256,
        "kind": facts.kind,
        "unit": facts.unit,
        "unit_code": facts.unit_code,
        "year": facts.year,
    }


def _counts(counts: Counts) -> dict[str, Any]:
    return {
        "tables": counts.tables,
        "forms": counts.forms,
        "points": counts.points,
        "statements": counts.statements,
        "numbers": counts.numbers,
        "unread": counts.unread,
        "relations": {"total": counts.relations.total, **_verdicts(counts.relations)},
    }


def _verdicts(counts: RelationCounts) -> dict[str, int]:
    return {
        "exact": counts.exact,
        "tail": counts.tail,
        "broken": counts.broken,
        "undecided": counts.undecided,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.id,
        "identity": finding.identity,
        "figures": list(finding.figures),
        "rule": finding.rule.id,
        "severity": finding.severity.value,
        "title": finding.title,
        "message": finding.message,
        "remedy": finding.remedy,
        "places": [place_json(cited) for cited in finding.places],
        "operands": [_operand(operand) for operand in finding.operands],
        "expected": finding.expected,
        "difference": finding.difference,
        "suspect": None if finding.suspect is None else _suspect(finding.suspect),
        "relations": list(finding.relations),
    }


def place_json(cited: Cited) -> dict[str, Any]:
    """A place with the names a reader knows it by."""
    place = cited.place
    return {
        "part": cited.part,
        "row": cited.row,
        "column": cited.column,
        "printed": digits(cited.printed),
        "file": place.file,
        "page": place.page,
        "line": place.line,
        "block": place.block,
        "cell": None if place.row is None or place.column is None else [place.row, place.column],
    }


def _operand(operand: Operand) -> dict[str, Any]:
    return {
        "role": operand.role,
        "amount": operand.amount,
        "unit": operand.unit,
        "factor": operand.factor,
        "place": place_json(operand.cited),
    }


def _suspect(suspect: Suspect) -> dict[str, Any]:
    return {
        "places": [place_json(cited) for cited in suspect.places],
        "printed": digits(suspect.printed),
        "proposed": digits(suspect.proposed),
        "slip": suspect.slip,
        "certain": suspect.certain,
        "mends": suspect.mends,
        "alternatives": [_proposal(proposal) for proposal in suspect.alternatives],
    }


def _proposal(proposal: Proposal) -> dict[str, Any]:
    return {
        "places": [place_json(cited) for cited in proposal.places],
        "printed": digits(proposal.printed),
        "proposed": digits(proposal.proposed),
    }


def _rule(run: RuleRun) -> dict[str, Any]:
    return {
        "id": run.rule.id,
        "name": run.rule.name,
        "family": run.rule.family,
        **_verdicts(run.counts),
        "reason": run.reason,
    }


def _unevaluated(item: Unevaluated) -> dict[str, Any]:
    return {
        "what": item.what,
        "why": item.why,
        "place": None if item.cited is None else place_json(item.cited),
    }
