"""What a bureau makes of the rulebook: rules it does not use, other severities, and rules of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from mingzhang.findings import Relation, Rule, Severity, Verdict

if TYPE_CHECKING:
    from mingzhang.checking.own.rule import OwnRule


class Policy(Struct, frozen=True):
    """``off``: ids of rules not used; ``severities``: by rule id; ``own``: rules of the bureau's own."""

    off: frozenset[str] = frozenset()
    severities: Mapping[str, Severity] = field(default_factory=dict)
    own: tuple[OwnRule, ...] = ()

    def ruled(self, rule: Rule) -> Rule:
        """The rule with the severity it has here."""
        severity = self.severities.get(rule.id)
        return rule if severity is None else replace(rule, severity=severity)

    def apply(self, relations: Iterable[Relation]) -> Iterator[Relation]:
        """The relations of the rules that are used, at the severity they have here.

        A legitimate tail stays a note: a graver rule does not make rounding an error.
        """
        for relation in relations:
            if relation.rule.id in self.off:
                continue
            severity = self.severities.get(relation.rule.id)
            if severity is None:
                yield relation
                continue
            graver = relation.verdict is Verdict.BROKEN or relation.severity is not None
            own = severity if graver else None
            yield replace(relation, rule=self.ruled(relation.rule), severity=own)


STANDARD = Policy()
"""The rulebook as it stands."""
