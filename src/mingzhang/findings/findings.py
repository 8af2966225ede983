"""Rule, Relation, Finding: a rule is words and a source; a relation is one instance of it on one set of
operands; a finding is one cause, with its place and its remedy."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct, field

from mingzhang.findings.cited import Cited
from mingzhang.findings.constraint import Constraint


class Severity(StrEnum):
    """How grave a finding is."""

    ERROR = "error"
    """The document contradicts itself or lacks what the law requires."""
    WARNING = "warning"
    """Implausible, or worded so that it misleads; a person must look."""
    NOTE = "note"
    """Legitimate 尾差, hints."""

    @property
    def rank(self) -> int:
        """0 for error, 1 for warning, 2 for note."""
        return _RANKS[self]


_RANKS = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


class Verdict(StrEnum):
    """What became of one relation."""

    EXACT = "exact"
    TAIL = "tail"
    """Unequal digits that rounding explains (尾差)."""
    BROKEN = "broken"
    UNDECIDED = "undecided"
    """A needed number is missing; the relation says which."""


class Rule(Struct, frozen=True):
    """A registered rule. ``words``: the rule in one Chinese sentence; ``source``: regulation or form note."""

    id: str
    name: str
    words: str
    severity: Severity
    source: str
    family: str


class Operand(Struct, frozen=True):
    """One operand of a relation. ``role``: 合计, 分项, 上年 …; ``amount``: decimal string in the printed unit."""

    cited: Cited
    role: str = ""
    amount: str = ""
    unit: str = ""
    factor: int = 1


class Relation(Struct, frozen=True):
    """One instance of a rule on one set of operands, evaluated.

    ``key``: deterministic and unique within the rule. ``expected``, ``difference``: decimal strings.
    ``words``: values for the rule's message template. ``missing``: what an undecided one lacked.
    ``severity``: overrides the rule's where the case is milder or graver.
    ``guilty``: the operands that are to blame where the relation itself knows (indices into operands).
    ``fold``: relations with the same non-empty text belong to one finding whatever cells they share.
    ``constraint``: how the relation is evaluated again with other figures; None where it cannot be.
    """

    rule: Rule
    key: str
    verdict: Verdict
    operands: tuple[Operand, ...] = ()
    expected: str = ""
    difference: str = ""
    words: dict[str, str] = field(default_factory=dict)
    missing: str = ""
    severity: Severity | None = None
    guilty: tuple[int, ...] = ()
    fold: str = ""
    constraint: Constraint | None = None

    @property
    def id(self) -> str:
        """Identifier used in reports: rule and key."""
        return f"{self.rule.id}:{self.key}"


class Proposal(Struct, frozen=True):
    """Cells and the value that would mend everything. ``printed``, ``proposed``: digits only."""

    places: tuple[Cited, ...]
    printed: str
    proposed: str


class Suspect(Struct, frozen=True):
    """The cell that is probably wrong. ``slip``: the kind of misprint, in Chinese; ``certain``: nothing else fits.

    ``alternatives``: what else would do, the likeliest first; the first ``ties`` of them do as well.
    ``mends``: how many broken relations the proposed value makes hold.
    """

    places: tuple[Cited, ...]
    printed: str
    proposed: str
    slip: str = ""
    certain: bool = False
    alternatives: tuple[Proposal, ...] = ()
    mends: int = 0
    ties: int = 0


class Finding(Struct, frozen=True):
    """One cause. Cannot be constructed without a place, a message and a remedy.

    ``id``: its number in this report. ``identity``: a name that is the same in every format and run of the
    same document (see :mod:`mingzhang.findings.identity`); ``figures``: what is printed there, apart from it.
    """

    id: str
    rule: Rule
    severity: Severity
    title: str
    message: str
    remedy: str
    places: tuple[Cited, ...]
    operands: tuple[Operand, ...] = ()
    expected: str = ""
    difference: str = ""
    suspect: Suspect | None = None
    relations: tuple[str, ...] = ()
    identity: str = ""
    figures: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.places:
            raise ValueError(f"a finding needs a place: {self.rule.id}")
        if not self.title or not self.message or not self.remedy:
            raise ValueError(f"a finding needs a title, a message and a remedy: {self.rule.id}")
