"""What a template leaves behind: placeholders, words to choose from, instructions to the writer."""

from __future__ import annotations

from collections.abc import Iterator

from mingzhang.checking.families.wording_support import Passage, Zone, around, broken, exact, passages, spot
from mingzhang.document import Table
from mingzhang.findings import Cited, Relation, Severity
from mingzhang.points.reading import DocumentKind, Reading
from mingzhang.regex import regex

_MAY_HOLD = frozenset("XxＸ×_＿○□某")
_PLACEHOLDER = regex(
    r"20\d?[XxＸ×]{1,2}\s*年|(?<![A-Za-z0-9])[XxＸ×]{2,}(?![A-Za-z0-9])|[_＿]{2,}|○{3,}|□{2,}|某某(?=单位|部门|局|委|县|市|区|镇)"
)
_UNIT_AFTER = regex(r"\s*(?:万元|亿元|元|%|％|个|辆|人|批|台|次|年|月|日|局|部门|单位|（[类款项])")
_LEAD_BEFORE = regex(r"(?:原因|是|为|占|用于|主要是|支出|收入|增加|减少|增长|下降|[:：（(）)])\s*\Z")
_WORDS = "增加|减少|增长|下降|上升|大于|小于|高于|低于|多于|少于|提高|降低|节约|超支"
_CHOICE = regex(rf"(?:{_WORDS})\s*(?:[（(]\s*(?:或者?)?(?:{_WORDS})\s*[)）]|[/／](?:{_WORDS}))")
_DIRECTION = regex(_WORDS)
_OF_NOTHING = regex(r"\s*0(?:\.0+)?\s*(?:万元|元|亿元|%|％|个)")
"""增加（减少）0 万元: residue of a template too, but nothing depends on the choice."""
_INSTRUCTIONS = regex(
    r"如?持平[^，。（）]{0,4}作持平表述|作(?:下述|如下)说明|按(?:上述|以上|此)格式|不涉及的?(?:可)?不列"
    r"|仍保留[该此本]表(?:的)?格式|由主管部门根据[^。]{0,20}填写|列明公务用车购置数量|列明公务接待批次"
    r"|[（(]以下同[)）]"
)
_REMARKS = regex(
    r"[（(][^（）()]{0,12}(?:请|根据实际|据实|自行|不涉及|如无|没有的|无此项)[^（）()]{0,14}(?:填|删|不列|写|调整|修改)[^（）()]{0,10}[)）]"
)


def relations(reading: Reading) -> Iterator[Relation]:
    """One instance per paragraph and rule; in a blank template all residue is one note."""
    blank = reading.kind is DocumentKind.BLANK_TEMPLATE
    for item in passages(reading):
        yield from _passage(item, blank)
    if not blank:
        yield from _cells(reading)


def _passage(item: Passage, blank: bool) -> Iterator[Relation]:
    key = spot(item.place)
    for rule_id, found, applies in (
        ("wording.placeholder", _placeholder(item), True),
        ("wording.choice", _choice(item), _DIRECTION.search(item.text) is not None),
        ("wording.instruction", _instruction(item), item.zone in (Zone.NARRATIVE, Zone.TABLES, Zone.OTHER)),
    ):
        if found is None:
            if applies:
                yield exact(rule_id, key, [item.whole])
            continue
        start, end, severity = found
        words = {
            "where": item.part or "正文",
            "printed": item.text[start:end],
            "text": around(item.text, start, end),
        }
        if blank:
            severity = Severity.NOTE
        fold = "wording.residue.template" if blank else f"{rule_id}.{item.section}"
        yield broken(rule_id, key, [item.cite(start, end)], words, severity=severity, fold=fold)


_Found = tuple[int, int, Severity | None]


def _placeholder(item: Passage) -> _Found | None:
    """A placeholder where a figure or a name belongs; elsewhere it may mask a name or a secret."""
    if _MAY_HOLD.isdisjoint(item.text):
        return None
    weak: _Found | None = None
    for match in _PLACEHOLDER.finditer(item.text):
        start, end = match.span()
        if item.text[start] in "XxＸ×" and not _is_blank_to_fill(item, start, end):
            weak = weak or (start, end, Severity.WARNING)
            continue
        return start, end, None
    return weak


def _is_blank_to_fill(item: Passage, start: int, end: int) -> bool:
    before, after = item.text[:start], item.text[end:]
    if before.endswith(("“", "《", '"')) or item.zone is Zone.ATTACHMENT:
        return False
    return bool(_UNIT_AFTER.match(after) or _LEAD_BEFORE.search(before))


def _choice(item: Passage) -> _Found | None:
    match = _CHOICE.search(item.text)
    if match is None or item.zone is Zone.CONTENTS:
        return None
    told = item.zone in (Zone.NARRATIVE, Zone.OTHER) and not _OF_NOTHING.match(item.text, match.end())
    return match.start(), match.end(), None if told else Severity.WARNING


def _instruction(item: Passage) -> _Found | None:
    """Words no published text has are certain; a bracketed remark (自行调整…) is, in the 情况说明 only."""
    match = _INSTRUCTIONS.search(item.text)
    if match is not None:
        return match.start(), match.end(), None
    match = _REMARKS.search(item.text)
    if match is None or item.zone not in (Zone.NARRATIVE, Zone.OTHER):
        return None
    return match.start(), match.end(), Severity.WARNING


def _cells(reading: Reading) -> Iterator[Relation]:
    """Placeholders in table cells: only broken instances, a cell of figures cannot hold one."""
    for block in reading.document.blocks:
        if not isinstance(block, Table):
            continue
        for row in block.rows:
            for cell in row:
                if _MAY_HOLD.isdisjoint(cell.text):
                    continue
                match = _PLACEHOLDER.search(cell.text)
                if match is None:
                    continue
                severity = Severity.WARNING if match.group()[0] in "XxＸ×" else None
                cited = Cited(cell.place.span(*match.span()), part="表格", printed=match.group())
                words = {"where": "表格", "printed": match.group(), "text": around(cell.text, *match.span())}
                yield broken("wording.placeholder", spot(cell.place), [cited], words, severity=severity)
