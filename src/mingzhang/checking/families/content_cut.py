"""Whether the file is whole to its end; where it breaks off, what would follow is undecided, not missing."""

from __future__ import annotations

from collections.abc import Iterator

from mingzhang.checking.families.wording_support import document_cited, exact
from mingzhang.checking.rulebook import rule
from mingzhang.findings import Operand, Relation, Verdict
from mingzhang.points.reading import Reading


def relations(reading: Reading) -> Iterator[Relation]:
    """One relation: the file ends as a document ends."""
    cited = reading.cut_short
    if cited is None:
        yield exact("content.cut", "end", [document_cited(reading)])
        return
    yield Relation(
        rule("content.cut"),
        "end",
        Verdict.BROKEN,
        (Operand(cited),),
        words={"line": str(cited.place.line or ""), "text": cited.printed},
        guilty=(0,),
    )
