"""The document as it is set: what belongs together on a page.

A table does not stand alone: its title and the lines above it (number, unit, 金额单位) go before it and its
notes behind it, on the same page and turned with it where it is wide.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from mingzhang.document import Block, Chart, Document, Paragraph, Role, Table

_COVER = frozenset({Role.TITLE, Role.COVER})


class Cover(Struct, frozen=True):
    """The lines of the cover."""

    lines: tuple[Paragraph, ...]


class Contents(Struct, frozen=True):
    """The list of contents: its title (level 0) and its entries."""

    lines: tuple[Paragraph, ...]


class Statement(Struct, frozen=True):
    """A table with its headings and captions above it and its notes below it."""

    head: tuple[Paragraph, ...]
    table: Table
    notes: tuple[Paragraph, ...]


Part = Cover | Contents | Statement | Chart | Paragraph


def outline(document: Document) -> tuple[Part, ...]:
    """The parts of the document in order; every block of it is in exactly one."""
    return tuple(_parts(document.blocks))


def is_wide(part: Part) -> bool:
    """Whether a part stands on a landscape page."""
    return isinstance(part, Statement) and part.table.wide


def _parts(blocks: Sequence[Block]) -> Iterator[Part]:
    at = 0
    while at < len(blocks):
        block = blocks[at]
        if _is(block, _COVER):
            end = _run(blocks, at, _COVER)
            yield Cover(_paragraphs(blocks[at:end]))
        elif _is(block, {Role.CONTENTS}):
            end = _run(blocks, at, {Role.CONTENTS})
            yield Contents(_paragraphs(blocks[at:end]))
        elif (found := _statement(blocks, at)) is not None:
            end = at + len(found.head) + 1 + len(found.notes)
            yield found
        elif isinstance(block, Paragraph):
            end = at + 1
            yield block
        at = end


def _statement(blocks: Sequence[Block], at: int) -> Statement | None:
    """The table that begins at a block or below its headings and captions, if one does."""
    top = _run(blocks, _run(blocks, at, {Role.HEADING}), {Role.CAPTION})
    if top == len(blocks):
        return None
    table = blocks[top]
    if not isinstance(table, Table):
        return None
    end = _run(blocks, top + 1, {Role.NOTE})
    return Statement(_paragraphs(blocks[at:top]), table, _paragraphs(blocks[top + 1 : end]))


def _run(blocks: Sequence[Block], at: int, roles: frozenset[Role] | set[Role]) -> int:
    while at < len(blocks) and _is(blocks[at], roles):
        at += 1
    return at


def _is(block: Block, roles: frozenset[Role] | set[Role]) -> bool:
    return isinstance(block, Paragraph) and not isinstance(block, Chart) and block.role in roles


def _paragraphs(blocks: Sequence[Block]) -> tuple[Paragraph, ...]:
    return tuple(block for block in blocks if isinstance(block, Paragraph))
