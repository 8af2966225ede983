"""The columns of a table as its headings and its body name them: what each may hold, and where it is known to stand.

Heads tell how many columns of figures there are. The body tells which columns hold names, codes and ordinals.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from msgspec import Struct, field

from mingzhang.readers.spaced.columns import Columns
from mingzhang.readers.spaced.leaves import Leaf
from mingzhang.readers.spaced.names import kinds_of_heading
from mingzhang.readers.spaced.number_row import CODE_PARTS
from mingzhang.readers.spaced.pieces import Piece

ANY = frozenset({"words", "code", "ordinal", "figure"})
_HELD = {
    "words": frozenset({"words"}),
    "code": frozenset({"code"}),
    "ordinal": frozenset({"ordinal", "figure"}),
    "number": frozenset({"ordinal", "figure"}),
    "figure": frozenset({"figure"}),
}
MIN_ORDINALS = 2
"""A column with more whole numbers than the rows that number the columns holds ordinals and no figures."""


class Mark(NamedTuple):
    """Room that something takes which surely stands in a column. ``free``: it did not slip.

    ``head``: a heading, else a piece of the body. ``decimal``: a figure with decimals.
    """

    start: int
    end: int
    free: bool
    head: bool = False
    decimal: bool = False


class Slot(Struct):
    """One column. ``leaf``: its lowest heading. ``marks``: where it stands.

    ``kinds``: words, code, part (of a code, behind its first), ordinal, figure.
    """

    kinds: frozenset[str]
    leaf: Leaf | None
    marks: list[Mark] = field(default_factory=list)

    @property
    def words(self) -> bool:
        """Whether it holds names or codes."""
        return bool(self.kinds & {"words", "code", "part"})

    @property
    def extent(self) -> tuple[int, int]:
        """The room its heading and its pieces take."""
        found = [(mark.start, mark.end) for mark in self.marks]
        if self.leaf is not None:
            found.append((self.leaf.start, self.leaf.end))
        return (min(low for low, _ in found), max(high for _, high in found)) if found else (0, 0)


def slots_of(leaves: Sequence[Leaf], body: Columns) -> list[Slot] | None:
    """The columns from left to right; None where names and headings do not agree."""
    if not leaves:
        return [Slot(_HELD[kind_of_column(body, at)], None) for at in range(len(body))]
    if not any(head.text == "类" for head in leaves):  # 款 alone is the end of 财政拨款
        leaves = [head._replace(text=f"…{head.text}") if head.text in CODE_PARTS else head for head in leaves]
    held: dict[int, list[tuple[int, str]]] = {}
    loose: list[tuple[int, str]] = []
    for at, (low, high) in enumerate(body.extents):
        kind = kind_of_column(body, at)
        if kind not in ("words", "code") or not high:
            continue
        over = [leaf for leaf, head in enumerate(leaves) if head.start < high and low < head.end]
        if len(over) > 1:
            over = [leaf for leaf in over if is_label(leaves[leaf])] or over
        if len(over) > 1:
            over = [leaf for leaf in over if _fits(kind, leaves[leaf])] or over
        if len(over) > 1:
            return None
        if over:
            held.setdefault(over[0], []).append((low, kind))
        else:
            loose.append((low, kind))
    for leaf, head in enumerate(leaves):
        if leaf in held or not is_label(head):
            continue
        low = leaves[leaf - 1].end if leaf else 0
        high = leaves[leaf + 1].start if leaf + 1 < len(leaves) else head.end
        near = [item for item in loose if low <= item[0] <= high and _fits(item[1], head)]
        if len(near) == 1:
            loose.remove(near[0])
            held[leaf] = near
    found: list[tuple[int, Slot]] = [(low, Slot(frozenset({kind}), None)) for low, kind in loose]
    for leaf, head in enumerate(leaves):
        if leaf in held:
            part = "part" in kinds_of_heading(head.text)
            found += [(low, Slot(frozenset({"part" if part else kind}), head)) for low, kind in held[leaf]]
        else:
            found.append((head.start, Slot(kinds_of_heading(head.text), head)))
    order = sorted(found, key=lambda item: item[0])
    heads = [slot.leaf for _, slot in order if slot.leaf is not None]
    if any(right.start < left.start for left, right in pairwise(heads)):
        return None
    return [slot for _, slot in order]


def is_free(row: Sequence[Piece], at: int, slips: bool) -> bool:
    """Whether a piece stands where it was set. ``slips``: what follows a single space may have slipped to the left."""
    return not slips or at == 0 or row[at].start - row[at - 1].end > 1


def is_label(leaf: Leaf) -> bool:
    """Whether a heading stands over names, codes or ordinals by its words."""
    return bool(kinds_of_heading(leaf.text) & {"words", "code", "part"})


def _fits(kind: str, leaf: Leaf) -> bool:
    return kind in kinds_of_heading(leaf.text)


def kind_of_column(body: Columns, at: int) -> str:
    """What a column of the body holds: words, code, figure, ordinal, or a number or two."""
    if body.codes[at]:
        return "code"
    if not body.numeric[at]:
        return "words"
    if body.figures[at]:
        return "figure"
    return "ordinal" if body.numeric[at] > MIN_ORDINALS else "number"
