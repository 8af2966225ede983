"""Which column each piece of a line stands in, by what cannot be otherwise.

Whatever wrote the text kept to one rule: what stands further right on the page stands further right in the text.
So a piece that begins before another ends is in no column to its right, and one that ends after another begins
is in none to its left; the pieces of one line are in as many columns, in their order; names are in columns of
names and figures in columns of figures. A row in which this leaves one column for every piece is read; one that
leaves several is not.

A piece a single space behind another may have slipped: some programs set the words of a line one after another.
Where it stands says nothing; that it stands in the very next column does, if something is known to stand there.
"""

from __future__ import annotations

from collections.abc import Sequence

from mingzhang.readers.spaced.number_row import CODE_PARTS, numbers_of
from mingzhang.readers.spaced.pieces import Piece
from mingzhang.readers.spaced.slots import ANY, Mark, Slot, is_free

MAX_ROUNDS = 6
JITTER = 4
"""Twice the places by which the figures of a column may miss its edge."""
MAX_SLOTS = 40
"""A table of more columns is none that anybody publishes."""


class Fitting:
    """Lines put into columns. ``homes``: for each line the columns of its pieces, None where they are not certain.

    ``slips``: what follows a single space may have slipped to the left. ``places``: pieces stand where they
    were set; else only their order is known. ``guesses``: columns where they may stand, for lines whose columns are not certain.
    """

    def __init__(
        self, slots: Sequence[Slot], rows: Sequence[Sequence[Piece]], slips: bool, places: bool = True
    ) -> None:
        self._slots = slots
        self._slips = slips
        self._places = places
        self.homes: list[list[int] | None] = [None] * len(rows)
        self.guesses: list[list[int] | None] = [None] * len(rows)
        self.impossible = 0
        self._first = [_first_of_labels(slots, at) for at in range(len(slots))]
        self._ordinal = [_ordinal_of(slots, at) for at in range(len(slots))]
        for _ in range(MAX_ROUNDS):
            before = list(self.homes)
            self._round(rows)
            if self.homes == before:
                break

    def _round(self, rows: Sequence[Sequence[Piece]]) -> None:
        low, high = self._edges()
        self.impossible = 0
        found: list[list[int] | None] = []
        for at, row in enumerate(rows):
            options = None
            if len(row) <= len(self._slots) <= MAX_SLOTS:
                kinds = [_kinds(row, index, self._slots) for index in range(len(row))]
                options = self._options(row, low, high, kinds)
            if options is None:
                self.impossible += 1
                found.append(None)
                self.guesses[at] = None
                continue
            self.guesses[at] = _ascending(options)
            found.append([min(option) for option in options] if all(len(o) == 1 for o in options) else None)
        self.homes = found
        for slot in self._slots:
            slot.marks = [mark for mark in slot.marks if mark.head]
        for row, homes in zip(rows, found, strict=True):
            if homes is not None:
                for at, (piece, home) in enumerate(zip(row, homes, strict=True)):
                    if self._first[home] == home or (at and homes[at - 1] >= self._first[home]):
                        self._slots[home].marks.append(
                            Mark(piece.start, piece.end, self._is_free(row, at), decimal=piece.is_decimal)
                        )

    def _is_free(self, row: Sequence[Piece], at: int) -> bool:
        return is_free(row, at, self._slips)

    @property
    def is_straight(self) -> bool:
        """Whether the figures of every column keep to its right edge, its left edge or its middle."""
        for slot in self._slots:
            inside = [mark for mark in slot.marks if mark.free and mark.decimal]
            if not inside or "figure" not in slot.kinds:
                continue
            edges = (
                [2 * mark.start for mark in inside],
                [2 * mark.end for mark in inside],
                [mark.start + mark.end for mark in inside],
            )
            if min(max(edge) - min(edge) for edge in edges) > JITTER:
                return False
        return True

    def headings(self, row: Sequence[Piece]) -> list[set[int]] | None:
        """The columns over which each heading of a line may stand; None if they do not fit."""
        low, high = self._edges()
        fits = len(row) <= len(self._slots) <= MAX_SLOTS
        return self._options(row, low, high, [ANY] * len(row)) if fits else None

    def _edges(self) -> tuple[list[int], list[int]]:
        """Before which place a piece must end to be left of what is known right of a column; and the same for the right."""
        count = len(self._slots)
        before = [1 << 30] * (count + 1)
        after = [-1] * (count + 1)
        for at in range(count - 1, -1, -1):
            starts = [mark.start for mark in self._slots[at].marks if mark.free]
            before[at] = min([before[at + 1], *starts])
        for at in range(count):
            after[at + 1] = max([after[at], *(mark.end for mark in self._slots[at].marks)])
        return before, after

    def _options(
        self,
        row: Sequence[Piece],
        before: Sequence[int],
        after: Sequence[int],
        kinds: Sequence[frozenset[str]],
    ) -> list[set[int]] | None:
        """The columns in which each piece may stand while every other stands somewhere; None if they cannot."""
        own = [
            {
                at
                for at, slot in enumerate(self._slots)
                if slot.kinds & kinds[index]
                and (
                    not self._places
                    or not self._is_free(row, index)
                    or (piece.end < before[at + 1] and piece.start > after[self._leftmost(row, index, at)])
                )
            }
            for index, piece in enumerate(row)
        ]
        numbered = not numbers_of(row)
        if own and numbered:
            own[0] = {at for at in own[0] if self._ordinal[at] < 0}
        reached: list[set[int]] = []
        for index, choices in enumerate(own):
            if index:
                choices = {
                    at
                    for at in choices
                    if any(self._follow(row, index, left, at, numbered) for left in reached[-1])
                }
            reached.append(choices)
        for index in range(len(row) - 2, -1, -1):
            reached[index] = {
                at
                for at in reached[index]
                if any(self._follow(row, index + 1, at, right, numbered) for right in reached[index + 1])
            }
        return reached if all(reached) else None

    def _leftmost(self, row: Sequence[Piece], index: int, at: int) -> int:
        """Where a piece in a column may begin: a total without a code stands over the column of codes too."""
        begins = index == 0 or row[index - 1].is_decimal or not row[index - 1].is_number
        return self._first[at] if begins else at

    def _follow(self, row: Sequence[Piece], index: int, left: int, right: int, numbered: bool) -> bool:
        """Whether a piece in ``right`` may follow the one before it in ``left``.

        ``numbered``: the row prints its ordinal, if the table has a column of ordinals.
        """
        if right <= left:
            return False
        if "part" in self._slots[right].kinds and right != left + 1:
            return False
        if numbered and left < self._ordinal[right]:
            return False
        if not self._places or not self._slips or row[index].start - row[index - 1].end > 1:
            return True
        # What stands in a column between them would have pushed them apart.
        return left + 1 in (right, self._first[right]) or not any(
            mark.free for mark in self._slots[left + 1].marks
        )


def _ascending(options: Sequence[set[int]]) -> list[int]:
    """One column for each piece, from left to right."""
    found: list[int] = []
    for option in options:
        found.append(min((at for at in option if not found or at > found[-1]), default=max(option)))
    return found


def _first_of_labels(slots: Sequence[Slot], at: int) -> int:
    """The first column of codes beside a column of names, else the column itself."""
    if "words" in slots[at].kinds:
        while at and slots[at - 1].kinds <= {"code", "part"}:
            at -= 1
    return at


def _ordinal_of(slots: Sequence[Slot], at: int) -> int:
    """The column of ordinals that every row prints before a figure in a column; -1 if there is none."""
    if "figure" not in slots[at].kinds:
        return -1
    for before in range(at - 1, -1, -1):
        if slots[before].kinds == {"ordinal"}:
            return before
        if slots[before].words:
            break
    return -1


def _kinds(row: Sequence[Piece], index: int, slots: Sequence[Slot]) -> frozenset[str]:
    """What a column must hold one of for a piece to stand in it."""
    piece = row[index]
    if not piece.is_number:
        return frozenset({"words", "code", "part"} if piece.text in CODE_PARTS else {"words"})
    if not piece.text.isdigit():
        return frozenset({"figure"})
    if piece.is_code and any("code" in slot.kinds for slot in slots):
        named = index + 1 < len(row) and not row[index + 1].is_decimal
        return frozenset({"code"} if named else {"code", "figure"})
    return frozenset({"part", "ordinal", "figure"} if len(piece.text) == 2 else {"ordinal", "figure"})
