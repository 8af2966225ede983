"""Sections: the headings of a document as a flat list, each with its level, part, topic and blocks."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from mingzhang.document import Document, Paragraph
from mingzhang.points.reading import Section
from mingzhang.recognition.contents import contents_range
from mingzhang.recognition.headings import Heading, heading, part_of, title_tail, topic_of


class _Open(Struct):
    """Where the walk stands: the part, and the index of the open section of each level."""

    part: int
    stack: list[int]


def sections(document: Document) -> tuple[Section, ...]:
    """All headings in reading order.

    ``start`` is the block after the heading (after its second line where it was broken in two); text
    that follows the heading on its own line belongs to the section too, see :func:`body_start`.
    ``end`` is the block of the next heading of the same or a higher level.
    """
    first, last = contents_range(document)
    found: list[Section] = []
    state = _Open(0, [])
    skip = -1
    for index, block in enumerate(document.blocks):
        if not isinstance(block, Paragraph) or first <= index < last or index <= skip:
            continue
        head = heading(block.text, state.part) or _part_below(block.text, found)
        if head is None or (head.level > 2 and not found) or not _fits(head, state.part, found):
            continue
        tail = _tail(document, index, head)
        if tail:
            head = replace(head, title=head.title + tail)
            skip = index + 1
        found.append(_section(head, block, index, index + (2 if tail else 1), found, state))
    return _closed(found, len(document.blocks))


def _part_below(text: str, found: list[Section]) -> Heading | None:
    """The heading of a part that is only numbered 一、, in a document without 第…部分."""
    head = None if any(section.level == 1 for section in found) else heading(text, 0)
    return head if head is not None and head.level == 2 and part_of(head.title) else None


def _fits(head: Heading, part: int, found: list[Section]) -> bool:
    """Whether a heading of this level is a section in this part."""
    if head.level == 1:
        return True
    if head.level == 2 and part_of(head.title) and not any(section.level == 1 for section in found):
        return True
    if part == 2:
        return head.title.endswith(("表", "表）", "表)"))
    if part == 5:
        return topic_of(head.title, "") == "预算绩效" and head.level <= 3
    return part != 4


def _tail(document: Document, index: int, head: Heading) -> str:
    following = document.blocks[index + 1] if index + 1 < len(document.blocks) else None
    if (
        head.level == 1
        and head.body is None
        and isinstance(following, Paragraph)
        and title_tail(head.title, following.text)
    ):
        return following.text.strip()
    return ""


def _section(
    head: Heading, block: Paragraph, index: int, start: int, found: list[Section], state: _Open
) -> Section:
    while state.stack and found[state.stack[-1]].level >= head.level:
        state.stack.pop()
    parent = state.stack[-1] if state.stack else -1
    if head.level == 1 or (parent < 0 and head.level == 2 and part_of(head.title)):
        state.part = part_of(head.title)
    above = found[parent].topic if parent >= 0 else ""
    topic = topic_of(head.title, above) if state.part in (0, 1, 3, 5) and head.level > 1 else ""
    state.stack.append(len(found))
    return Section(
        len(found),
        head.level,
        head.ordinal,
        head.title,
        head.label,
        block.place,
        start,
        start,
        parent,
        state.part,
        topic,
    )


def _closed(found: list[Section], count: int) -> tuple[Section, ...]:
    """The sections with their ends: the next heading of the same or a higher level."""
    ends: list[int] = [count] * len(found)
    open_: list[int] = []
    for section in found:
        while open_ and found[open_[-1]].level >= section.level:
            ends[open_.pop()] = section.place.block
        open_.append(section.index)
    return tuple(replace(section, end=max(ends[section.index], section.start)) for section in found)


def body_start(document: Document, section: Section) -> int | None:
    """Where the section's text begins on the heading's own line, or None if the line is only the heading."""
    block = document.blocks[section.place.block]
    if not isinstance(block, Paragraph):
        return None
    head = heading(block.text, section.part)
    return head.body if head is not None else None
