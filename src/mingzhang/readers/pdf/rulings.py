"""Strokes to rulings: double lines become one, dashes and pieces in one line are joined."""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter

from mingzhang.readers.errors import ReadError
from mingzhang.readers.pdf.limits import MAX_RULINGS
from mingzhang.readers.pdf.nouns import Rulings, Stroke

SNAP = 3.0
"""Strokes nearer to each other than this are one ruling (double lines, the two edges of a thin box)."""
JOIN = 3.0
"""Gaps up to this within one ruling are dashes or the joints of pieces."""
SHORTEST = 3.0
"""A shorter ruling is a dot or a joint."""

_AT = itemgetter(0)


def merged_rulings(strokes: Rulings, page: int, file: str) -> Rulings:
    """The rulings of the page, each list sorted by position and start."""
    rulings = Rulings(_merged(strokes.across), _merged(strokes.down))
    if len(rulings.across) + len(rulings.down) > MAX_RULINGS:
        raise ReadError("pdf_objects", file, page=page, limit=MAX_RULINGS)
    return rulings


def _merged(strokes: list[Stroke]) -> list[Stroke]:
    found: list[Stroke] = []
    cluster: list[Stroke] = []
    last = 0.0
    for stroke in sorted(strokes):
        if cluster and stroke.at - last > SNAP:
            found += _joined(cluster)
            cluster = []
        cluster.append(stroke)
        last = stroke.at
    found += _joined(cluster)
    return found


def _joined(cluster: list[Stroke]) -> Iterable[Stroke]:
    """The strokes of about one position as joined pieces at their common position."""
    if not cluster:
        return
    positions = {stroke.at for stroke in cluster}
    at = sum(positions) / len(positions)
    pieces = sorted((stroke.start, stroke.end) for stroke in cluster)
    start, end = pieces[0]
    for left, right in pieces:
        if left > end + JOIN:
            if end - start >= SHORTEST:
                yield Stroke(at, start, end)
            start, end = left, right
        elif right > end:
            end = right
    if end - start >= SHORTEST:
        yield Stroke(at, start, end)
