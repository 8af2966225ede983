"""Personal data in what is published: numbers of identity cards, mobile telephones and bank cards.

Only numbers that prove themselves by their check digit, or that are called a telephone, are told. A person's
number is never repeated in a report.
"""

from __future__ import annotations

from collections.abc import Iterator

from mingzhang.checking.families.wording_support import broken, document_cited, exact
from mingzhang.document import Block, Table
from mingzhang.findings import Cited, Relation
from mingzhang.place import Place
from mingzhang.points.personal import personal_numbers
from mingzhang.points.reading import Reading

SHOWN = 4


def relations(reading: Reading) -> Iterator[Relation]:
    """One instance for each number found; one that holds where there is none."""
    found = [hit for block in reading.document.blocks for hit in _of_block(block)]
    if not found:
        yield exact("wording.personal", "all", [document_cited(reading)])
    for number, (kind, place, text) in enumerate(found, 1):
        cited = Cited(place, part=kind, printed=text[:SHOWN] + "…")
        yield broken("wording.personal", f"{kind}/{number}", [cited], {"kind": kind, "shown": text[:SHOWN]})


def _of_block(block: Block) -> Iterator[tuple[str, Place, str]]:
    if isinstance(block, Table):
        cells = ((cell.text, cell.place) for row in block.rows for cell in row)
        for text, place in cells:
            yield from ((found.kind, place, found.text) for found in personal_numbers(text))
    else:
        for found in personal_numbers(block.text):
            yield found.kind, block.place.span(found.start, found.end), found.text
