"""Coverage: which printed numbers some relation guards, and which single wrong digits would go unseen."""

from __future__ import annotations

from msgspec import Struct

from mingzhang.findings.cited import Cited
from mingzhang.findings.report import DocumentFacts


class Guarded(Struct, frozen=True):
    """One printed number. ``guards``: relations that rest on it and would tell an error or a warning.

    ``misprints``: prints that differ from it by one digit; ``unseen``: those that break none of its relations.
    """

    cited: Cited
    printed: str
    guards: int
    misprints: int
    unseen: tuple[str, ...] = ()

    @property
    def state(self) -> str:
        """``bare`` without any guard, ``thin`` where some misprint goes unseen, ``full`` where none does."""
        if not self.guards:
            return "bare"
        return "thin" if self.unseen else "full"


class CoverageMap(Struct, frozen=True):
    """Every printed number of one document with its guards, in document order."""

    schema: str
    version: str
    rulebook: str
    document: DocumentFacts
    numbers: tuple[Guarded, ...]

    def count(self, state: str) -> int:
        """Numbers in a state."""
        return sum(1 for number in self.numbers if number.state == state)

    @property
    def misprints(self) -> int:
        """All prints that differ from a number by one digit."""
        return sum(number.misprints for number in self.numbers)

    @property
    def unseen(self) -> int:
        """Those that would go unseen."""
        return sum(len(number.unseen) for number in self.numbers)
