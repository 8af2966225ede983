"""An example of a rule: what may be printed, what may not, and what is said of it.

The examples stand in ``examples/``, one file for each chapter; a test puts every one of them into a whole
document and holds the rule to it.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct

GAP = "……"
"""Between the beginning and the end of a long stretch of text that an example does not print in full."""


class Example(Struct, frozen=True):
    """``right`` and ``wrong``: the same passages of a document, in order; an empty one is not there.

    ``says``: the title of what is told of ``wrong``. ``beside``: what another file prints. ``where``: what the
    document is checked with (empty: alone). ``at``: for the test, the words of its document that they replace.
    """

    rule: str
    right: tuple[str, ...]
    wrong: tuple[str, ...]
    says: str
    beside: tuple[str, ...] = ()
    where: str = ""
    at: tuple[str, ...] = ()

    @property
    def changed(self) -> tuple[str, ...]:
        """The passages of ``wrong`` that differ."""
        pairs = zip(self.right, self.wrong, strict=True)
        return tuple(wrong for right, wrong in pairs if wrong != right)


@cache
def examples() -> dict[str, Example]:
    """Every example by the id of its rule."""
    found: dict[str, Example] = {}
    for file in sorted((Path(__file__).parent / "examples").glob("*.toml")):
        for rule_id, entry in tomllib.loads(file.read_text("utf-8")).items():
            if rule_id in found:
                raise ValueError(f"two examples of one rule: {rule_id}")
            found[rule_id] = _example(rule_id, entry)
    return found


def _example(rule_id: str, entry: dict[str, Any]) -> Example:
    right, wrong = tuple(entry["right"]), tuple(entry["wrong"])
    if len(right) != len(wrong):
        raise ValueError(f"passages of {rule_id} do not pair")
    beside, at = tuple(entry.get("beside", ())), tuple(entry.get("at", right))
    return Example(rule_id, right, wrong, entry["says"], beside, entry.get("where", ""), at)
