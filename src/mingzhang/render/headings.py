"""Levels of headings without gaps, as accessible documents need them."""

from __future__ import annotations

from collections.abc import Iterable

from mingzhang.document import Chart, Paragraph, Role, numbering
from mingzhang.render.outline import Part, Statement


def paragraphs(parts: Iterable[Part]) -> Iterable[Paragraph]:
    """All paragraphs of the body in order, those above and below tables included."""
    for part in parts:
        if isinstance(part, Statement):
            yield from part.head
            yield from part.notes
        elif isinstance(part, Paragraph) and not isinstance(part, Chart):
            yield part


def levels(parts: Iterable[Part]) -> dict[int, int]:
    """Block index of each heading → its level: the first is 1, and none is more than one below its forerunner."""
    found: dict[int, int] = {}
    last = 0
    for paragraph in paragraphs(parts):
        if paragraph.role is Role.HEADING:
            last = min(max(paragraph.level, 1), last + 1)
            found[paragraph.place.block] = last
    return found


def targets(entries: Iterable[Paragraph], parts: Iterable[Part]) -> dict[int, int]:
    """Block index of an entry of the contents → block index of the heading it names.

    Each entry takes the next heading of the same words, so that equal headings are told apart by order.
    An entry may number what the heading names without a number (一、收入支出决算总表).
    """
    headings = [
        (item.place.block, _keys(item.text)) for item in paragraphs(parts) if item.role is Role.HEADING
    ]
    found: dict[int, int] = {}
    at = 0
    for entry in entries:
        if not entry.level:
            continue
        keys = _keys(entry.text)
        for wanted in range(2):
            hit = next((y for y in range(at, len(headings)) if headings[y][1][wanted] == keys[wanted]), None)
            if hit is not None:
                found[entry.place.block] = headings[hit][0]
                at = hit + 1
                break
    return found


def _keys(text: str) -> tuple[str, str]:
    """The words of a heading, with and without its number."""
    head = numbering(text)
    return _squeeze(text), _squeeze(head.title if head else text)


def _squeeze(text: str) -> str:
    return "".join(text.split())
