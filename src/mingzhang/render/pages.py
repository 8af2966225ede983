"""The pages an official document is set on (GB/T 9704, A4), and which parts stand on which.

Lengths are hundredths of a point. Text has 22 lines of 28 characters; tables have more height,
and the same left and right margins, so that a page tells by its edges which lines are full.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from msgspec import Struct, field
from msgspec.structs import replace

from mingzhang.document import Chart, Paragraph, Role
from mingzhang.render.outline import Contents, Cover, Part, Statement
from mingzhang.render.widths import EM, Room, lines_of, width_of

TEXT_SIZE = 1579
"""三号, so that 28 characters fill 156 mm."""
LINE_PITCH = 2899
"""22 lines in 225 mm."""
SMALL_SIZE = 1050
_HEADING, _CAPTION, _NOTE_GAP, _AROUND = 4400, 1900, 400, 1600
CONTENTS_SIZE, CONTENTS_HEIGHT = 1400, 56000
NOTE_LINE = 145
"""From one line of a note to the next, in hundredths of its size."""


class Page(StrEnum):
    """Kinds of pages."""

    COVER = "cover"
    PLAIN = "plain"
    FORM = "form"
    WIDE = "wide"
    SHEET = "sheet"
    """A self-evaluation form: more height, as it has many rows."""


class Margins(Struct, frozen=True):
    """Margins of a page in tenths of a millimetre."""

    top: int
    bottom: int
    left: int
    right: int


MARGINS = {
    Page.COVER: Margins(370, 350, 280, 260),
    Page.PLAIN: Margins(370, 350, 280, 260),
    Page.FORM: Margins(220, 220, 280, 260),
    Page.WIDE: Margins(150, 170, 200, 200),
    Page.SHEET: Margins(180, 180, 280, 260),
}
ROOMS = {
    Page.FORM: Room(width=44220, height=71400, tallest=57000),
    Page.WIDE: Room(width=72850, height=50400, tallest=38000),
    Page.SHEET: Room(width=44220, height=73900, tallest=57000),
    Page.PLAIN: Room(width=44220, height=63780, tallest=51000),
}
"""156 × 252 mm upright for tables, 257 × 178 mm across, 156 × 261 mm for forms, 156 × 225 mm of text."""
NOTE_SIZES = {Page.FORM: 1200, Page.WIDE: 1050, Page.SHEET: 900, Page.PLAIN: 1200}
"""The size of what stands above and below a table: no larger than leaves the table its room."""


class Run(Struct):
    """Parts on pages of one kind. ``first``: the numbering of pages begins here."""

    page: Page
    numbered: bool
    first: bool
    parts: list[Part] = field(default_factory=list)


def runs(parts: Iterable[Part]) -> list[Run]:
    """The parts by the pages they stand on; every part of the document (第…部分) and every table begins a page."""
    found: list[Run] = []
    started = False
    for part in parts:
        page, numbered = page_of(part), not isinstance(part, Cover | Contents)
        last = found[-1] if found else None
        if (
            last is None
            or last.page is not page
            or last.numbered != numbered
            or page is not Page.PLAIN
            or _is_chapter(part)
        ):
            found.append(Run(page, numbered, numbered and not started))
            started = started or numbered
        found[-1].parts.append(part)
    return found


def page_of(part: Part) -> Page:
    """The page a part stands on: a table with a title of its own has a page to itself."""
    if isinstance(part, Cover):
        return Page.COVER
    if isinstance(part, Statement):
        if part.table.wide:
            return Page.WIDE
        if part.table.form:
            return Page.SHEET
        if any(line.role is Role.HEADING for line in part.head):
            return Page.FORM
    return Page.PLAIN


def room_for(part: Statement) -> Room:
    """The room that the lines above and below a table leave to it, but half of the page at least."""
    page = page_of(part)
    room, size = ROOMS[page], NOTE_SIZES[page]
    headings = sum(line.role is Role.HEADING for line in part.head)
    taken = headings * _HEADING + captions(part).height(room.width) * _CAPTION + _AROUND
    for note in part.notes:
        lines = -(-width_of(note.text) * size // EM // room.width)
        taken += lines * size * NOTE_LINE // 100 + _NOTE_GAP
    return replace(room, height=max(room.height - taken, room.height // 2))


class Captions(Struct, frozen=True):
    """The lines between title and table: ``own`` stand by themselves at the right edge, ``name`` by itself at
    the left one where it is too long to share a line, ``shared`` on one line, a single one at the right edge."""

    own: list[Paragraph]
    name: list[Paragraph]
    shared: list[Paragraph]

    def height(self, width: int) -> int:
        """What they take on a page of a width, in lines."""
        return sum(
            -(-width_of(line.text) * SMALL_SIZE // EM // width) for line in [*self.own, *self.name]
        ) + bool(self.shared)


def captions(part: Statement) -> Captions:
    """The captions of a table by where they stand."""
    lines = [line for line in part.head if line.role is not Role.HEADING]
    own = [line for line in lines if line.text.startswith("公开")]
    others = [line for line in lines if not line.text.startswith("公开")]
    if len(others) < 2:
        return Captions(lines, [], [])
    together = sum(width_of(line.text) + EM for line in others) * SMALL_SIZE // EM
    if together <= ROOMS[page_of(part)].width:
        return Captions(own, [], others)
    return Captions(own, others[:1], others[1:])


def caption_size(shared: Sequence[Paragraph], page: Page) -> int:
    """The size of captions: smaller only where those that share a line need it."""
    size = max(NOTE_SIZES[page], SMALL_SIZE)
    together = sum(width_of(line.text) + EM for line in shared) * size // EM
    return size if together <= ROOMS[page].width else SMALL_SIZE


def cover_size(part: Cover) -> int:
    """The size of the titles on the cover: as large as the longest of them allows on one line, within reason."""
    longest = max((width_of(line.text) for line in part.lines if line.role is Role.TITLE), default=EM)
    return min(2600, max(2000, ROOMS[Page.PLAIN].width * EM // max(longest, 1)))


def title_size(part: Statement, line: Paragraph) -> int:
    """The size of a table's title: smaller where that keeps it on one line, within reason."""
    room = ROOMS[page_of(part)].width * 97 // 100
    return min(1800, max(1200, room * EM // max(width_of(line.text.strip()), 1)))


def contents_leading(part: Contents) -> int:
    """The room between the lines of the contents, less where there are many, so that they stay on one page."""
    room = ROOMS[Page.PLAIN].width - CONTENTS_SIZE * 2
    lines = sum(
        lines_of(line.text.strip(), (room - (line.level - 1) * 2 * CONTENTS_SIZE) * EM // CONTENTS_SIZE)
        for line in part.lines
        if line.level > 0
    )
    return min(1000, max(300, CONTENTS_HEIGHT // max(lines, 1) - CONTENTS_SIZE))


def _is_chapter(part: Part) -> bool:
    return (
        isinstance(part, Paragraph)
        and not isinstance(part, Chart)
        and part.role is Role.HEADING
        and part.level <= 1
    )
