"""The Report on one document: facts, counts, findings, and what could not be checked."""

from __future__ import annotations

from msgspec import Struct

from mingzhang.findings.acceptance import Acceptance, Accepted, Lapsed
from mingzhang.findings.cited import Cited
from mingzhang.findings.findings import Finding, Rule, Severity


class DocumentFacts(Struct, frozen=True):
    """What the document is. ``kind``: one of points.reading.DocumentKind's values."""

    file: str
    format: str
    sha256: str
    kind: str
    unit: str
    unit_code: str
    year: int | None


class RelationCounts(Struct, frozen=True):
    """Relation instances by verdict."""

    exact: int = 0
    tail: int = 0
    broken: int = 0
    undecided: int = 0

    @property
    def total(self) -> int:
        """All instances."""
        return self.exact + self.tail + self.broken + self.undecided


class Counts(Struct, frozen=True):
    """``points``: distinct coordinates; ``numbers``: every numeral of parts two to five except 行次, 栏次, codes."""

    tables: int
    forms: int
    points: int
    statements: int
    numbers: int
    unread: int
    relations: RelationCounts


TABLES_RULE = "content.tables"
MANY_TABLES = 3
"""So many tables of a disclosure unread leave too little to call it checked."""


class RuleRun(Struct, frozen=True):
    """How one rule fared: instances by verdict, and why it did not run where it has none."""

    rule: Rule
    counts: RelationCounts
    reason: str = ""


class Unevaluated(Struct, frozen=True):
    """Something not checked: an undecided relation, or a number that could not be read."""

    what: str
    why: str
    cited: Cited | None = None


class Comparison(Struct, frozen=True):
    """The document against another file: figures that agree and differ, and those only one of them prints."""

    file: str
    equal: int
    different: int
    only_here: tuple[Cited, ...] = ()
    only_there: tuple[Cited, ...] = ()


class Report(Struct, frozen=True):
    """The result of checking one document. Deterministic: two runs give equal reports."""

    schema: str
    version: str
    rulebook: str
    document: DocumentFacts
    counts: Counts
    findings: tuple[Finding, ...]
    rules: tuple[RuleRun, ...] = ()
    undecided: tuple[Unevaluated, ...] = ()
    unread: tuple[Unevaluated, ...] = ()
    remarks: tuple[str, ...] = ()
    broken_off: bool = False
    """True where the file ends in the middle of a table or sentence."""
    comparisons: tuple[Comparison, ...] = ()
    companions: tuple[tuple[str, str], ...] = ()
    """The other files it was checked with: what each is to the document, and its name."""
    accepted: tuple[Accepted, ...] = ()
    """Findings that somebody accepted: they are not among ``findings`` and count no more."""
    lapsed: tuple[Lapsed, ...] = ()
    gone: tuple[Acceptance, ...] = ()
    """Acceptances of this unit and year whose finding is no longer there."""

    def count(self, severity: Severity) -> int:
        """Number of findings of one severity."""
        return sum(1 for finding in self.findings if finding.severity is severity)

    @property
    def open_share(self) -> tuple[int, int]:
        """Undecided and unread, over all relations and numbers: (open, total)."""
        relations = self.counts.relations
        return relations.undecided + self.counts.unread, relations.total + self.counts.numbers

    @property
    def complete(self) -> bool:
        """False for a file that breaks off or whose tables were not read, where over 5 % of relations are
        undecided or of numbers unread, or where nothing was checked at all."""
        relations, numbers = self.counts.relations, self.counts.numbers
        if relations.total == 0 or self.broken_off or self._tables_not_read >= MANY_TABLES:
            return False
        return relations.undecided * 20 <= relations.total and self.counts.unread * 20 <= max(numbers, 1)

    @property
    def _tables_not_read(self) -> int:
        """Tables whose title is printed and that were not recognised: pictures, or a layout nobody can read."""
        return sum(run.counts.undecided for run in self.rules if run.rule.id == TABLES_RULE)

    @property
    def exit_code(self) -> int:
        """1 if there is a finding at error level, else 0."""
        return 1 if self.count(Severity.ERROR) else 0
