"""Brackets and quotes come in pairs; full and half width may pair with each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mingzhang.checking.families.wording_support import Passage, Zone, around, broken, exact, passages, spot
from mingzhang.document import Cell, Table
from mingzhang.findings import Cited, Relation, Severity
from mingzhang.points.reading import DocumentKind, Reading
from mingzhang.regex import regex

_OPEN = {"（": "()", "(": "()", "【": "[]", "[": "[]", "［": "[]", "〔": "〔〕", "《": "《》", "“": "“”"}
_CLOSE = {"）": "()", ")": "()", "】": "[]", "]": "[]", "］": "[]", "〕": "〔〕", "》": "《》", "”": "“”"}
_ANY = regex("[" + re.escape("".join((*_OPEN, *_CLOSE))) + "]")
_ENDED = regex(r"[。；：:;！？）)”》、，,]\s*\Z|\A.{0,40}\Z")
_ITEM = regex(r"(?:^|(?<=[。；;：:，,\s、]))[0-9a-zA-Z一二三四五六七八九十]{1,3}[)）]")
"""An item's number may be closed only: ``1）``, ``a)``."""


def relations(reading: Reading) -> Iterator[Relation]:
    """One instance per paragraph, and per cell of a 自评表, that prints a bracket or a quote."""
    if reading.kind is DocumentKind.BLANK_TEMPLATE:
        return
    found = [item for item in passages(reading) if item.zone is not Zone.CONTENTS]
    for index, item in enumerate(found):
        if not _ANY.search(item.text):
            continue
        key = spot(item.place)
        loose = unpaired(item.text)
        if not loose or _paired_with_neighbour(found, index):
            yield exact("wording.brackets", key, [item.whole])
            continue
        at = loose[0]
        yield broken(
            "wording.brackets",
            key,
            [item.cite(at, at + 1)],
            {"where": item.part or "正文", "mark": item.text[at], "text": around(item.text, at, at + 1)},
            severity=_severity(item.text, loose),
            fold="wording.brackets.cut" if _severity(item.text, loose) is Severity.NOTE else "",
        )
    yield from _forms(reading)


def unpaired(text: str) -> list[int]:
    """Positions of the brackets and quotes that have no partner, in order."""
    skip = {match.end() - 1 for match in _ITEM.finditer(text)}
    stacks: dict[str, list[int]] = {}
    loose = []
    for match in _ANY.finditer(text):
        char, at = match.group(), match.start()
        if char in _OPEN:
            stacks.setdefault(_OPEN[char], []).append(at)
            continue
        stack = stacks.get(_CLOSE[char])
        if stack:
            stack.pop()
        elif at not in skip:
            loose.append(at)
    return sorted(loose + [at for stack in stacks.values() for at in stack])


def _paired_with_neighbour(found: list[Passage], index: int) -> bool:
    """Whether a page break cut one sentence into two paragraphs that pair up when joined."""
    text = found[index].text
    before = found[index - 1].text + text if index else text
    after = text + found[index + 1].text if index + 1 < len(found) else text
    return not unpaired(before) or not unpaired(after)


def _severity(text: str, loose: list[int]) -> Severity:
    """A missing mark is a warning; a quote that faces the wrong way, or a text cut off, is a note."""
    turned = all(text[at] in "“”" for at in loose) and len(loose) % 2 == 0
    cut = not _ENDED.search(text)
    return Severity.NOTE if turned or cut else Severity.WARNING


def _forms(reading: Reading) -> Iterator[Relation]:
    blocks = reading.document.blocks
    for form in reading.self_evaluations:
        for number in form.blocks:
            block = blocks[number]
            if isinstance(block, Table):
                for row in block.rows:
                    yield from _cells(row, form.scope)


def _cells(row: tuple[Cell, ...], scope: str) -> Iterator[Relation]:
    """Cells cut off by their width lose a bracket: notes, told together."""
    for cell in row:
        if not _ANY.search(cell.text):
            continue
        key = spot(cell.place)
        loose = unpaired(cell.text)
        at = loose[0] if loose else 0
        cited = Cited(cell.place.span(at, at + 1), part=f"自评表 {scope}", printed=cell.text[at : at + 1])
        if not loose:
            yield exact("wording.brackets", key, [cited])
            continue
        words = {"where": "自评表", "mark": cell.text[at], "text": around(cell.text, at, at + 1)}
        fold = "wording.brackets.form"
        yield broken("wording.brackets", key, [cited], words, severity=Severity.NOTE, fold=fold)
