"""Numbers of headings and items run on: no gap, no number twice."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field

from mingzhang.checking.families.wording_support import Passage, Zone, broken, exact, passages, spot
from mingzhang.document import Document, Numbering, Table, numbering
from mingzhang.findings import Relation
from mingzhang.points.reading import DocumentKind, Reading

_CHINESE = "零一二三四五六七八九十"
_OUTSIDE = (Zone.CONTENTS, Zone.COVER, Zone.TABLES, Zone.ATTACHMENT)
_ITEM_LEVEL = 4
"""From this level on (1、) lists are short and end at the next table."""


class _Level(Struct):
    """The running number of one level, and the outer runs it interrupted."""

    current: int = 0
    expected: int = 0
    """After a wrong number: the one that was expected there, from which the run may go on."""
    last: Passage | None = None
    suspended: list[int] = field(default_factory=list)


def relations(reading: Reading) -> Iterator[Relation]:
    """One instance per numbered paragraph that follows another of its level."""
    if reading.kind is DocumentKind.BLANK_TEMPLATE:
        return
    levels: dict[int, _Level] = {}
    tables = {block.place.block for block in reading.document.blocks if isinstance(block, Table)}
    previous = -1
    found = [p for p in passages(reading) if p.zone not in _OUTSIDE]
    for item in found:
        if any(block in tables for block in range(previous + 1, item.place.block)):
            _end(levels, _ITEM_LEVEL)
        previous = item.place.block
        number = numbering(item.text)
        if number is None:
            continue
        _end(levels, number.level + 1)
        yield from _step(reading.document, item, number, levels.setdefault(number.level, _Level()))


def _end(levels: dict[int, _Level], level: int) -> None:
    """Forget the runs of ``level`` and below: what follows begins anew."""
    for key in [key for key in levels if key >= level]:
        del levels[key]


def _step(document: Document, item: Passage, number: Numbering, run: _Level) -> Iterator[Relation]:
    before, last = run.current, run.last
    resumed = run.expected and number.ordinal == run.expected + 1
    run.current, run.last, run.expected = number.ordinal, item, 0
    if last is None:
        return
    key = spot(item.place)
    label = item.cite(0, number.start)
    if number.ordinal == before + 1 or resumed:
        yield exact("wording.numbering", key, [label])
        return
    if number.ordinal == 1:
        run.suspended.append(before)
        return
    while run.suspended:
        if run.suspended.pop() + 1 == number.ordinal:
            yield exact("wording.numbering", key, [label])
            return
    if item.text.strip() == last.text.strip() or _between(document, last, item, number, before):
        yield exact("wording.numbering", key, [label])
        return
    run.expected = before + 1
    wanted = _forms(number.level, before + 1)[0]
    words = {
        "where": item.part or "正文",
        "printed": number.label,
        "text": item.text[:20],
        "expected": wanted,
        "what": "重复" if number.ordinal <= before else "跳号",
    }
    yield broken("wording.numbering", key, [label], words, expected=wanted)


def _between(document: Document, last: Passage, item: Passage, number: Numbering, before: int) -> bool:
    """Whether every skipped number stands inside a paragraph or table between the two."""
    skipped = range(before + 1, number.ordinal)
    if not skipped or len(skipped) > 10:
        return False
    texts = []
    for block in document.blocks[last.place.block : item.place.block]:
        if isinstance(block, Table):
            return True
        texts.append(block.text)
    joined = "".join(texts)
    return all(any(form in joined for form in _forms(number.level, ordinal)) for ordinal in skipped)


def _forms(level: int, ordinal: int) -> tuple[str, ...]:
    """How a number may be printed within a line."""
    tens, ones = divmod(ordinal, 10)
    chinese = ("" if tens == 0 else "十" if tens == 1 else _CHINESE[tens] + "十") + (
        _CHINESE[ones] if ones else ""
    )
    if level == 1:
        return (f"第{chinese}部分",)
    if level == 2:
        return (f"{chinese}、", f"{chinese}．", f"{chinese}是")
    if level == 3:
        return (f"（{chinese}）", f"({chinese})", f"（{chinese})", f"({chinese}）")
    return (f"{ordinal}、", f"{ordinal}.", f"{ordinal}．", f"({ordinal})", f"（{ordinal}）")
