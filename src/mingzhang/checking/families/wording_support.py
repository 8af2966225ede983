"""What the wording and content families share: passages with their zone, citations, relation builders.

A *passage* is a paragraph with the part of the disclosure it stands in. The part is told by the words
of the headings above it, never by a part's number: some provinces print the text before the tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct

from mingzhang.checking.rulebook import rule
from mingzhang.document import Paragraph
from mingzhang.findings import Cited, Operand, Relation, Severity, Verdict
from mingzhang.place import Place
from mingzhang.points.reading import DocumentKind, Reading, Section
from mingzhang.regex import regex

MAX_HEADING = 40
MAX_EXCERPT = 40


class Zone(StrEnum):
    """Which part of a disclosure a passage belongs to."""

    COVER = "封面"
    CONTENTS = "目录"
    DUTIES = "概况"
    TABLES = "决算表"
    NARRATIVE = "情况说明"
    GLOSSARY = "名词解释"
    ATTACHMENT = "附件"
    OTHER = ""


_TOLD = regex(r"情况(?:的)?说明\Z")
_BY_PART = {1: Zone.DUTIES, 2: Zone.TABLES, 3: Zone.NARRATIVE, 4: Zone.GLOSSARY, 5: Zone.ATTACHMENT}
_ZONES: tuple[tuple[Zone, re.Pattern[str]], ...] = (
    (Zone.GLOSSARY, regex(r"名词|术语")),
    (Zone.ATTACHMENT, regex(r"附件|附录|附表")),
    (Zone.DUTIES, regex(r"概况|基本情况|职责|职能|机构设置|单位构成")),
    (Zone.NARRATIVE, regex(r"说明|分析|情况")),
    (Zone.TABLES, regex(r"表\s*\Z|报表|决算表")),
)
WHOLE_KINDS = (DocumentKind.DEPARTMENT_ACCOUNTS, DocumentKind.UNIT_ACCOUNTS)
ACCOUNTS_KINDS = (*WHOLE_KINDS, DocumentKind.ACCOUNTS_TABLES)


class Passage(Struct, frozen=True):
    """A paragraph, its zone, the innermost heading above it, and whether it is a heading itself."""

    text: str
    place: Place
    zone: Zone
    part: str
    section: int = -1
    heading: bool = False

    def cite(self, start: int, end: int) -> Cited:
        """The citation of ``text[start:end]``."""
        return Cited(self.place.span(start, end), part=self.part, printed=self.text[start:end])

    @property
    def whole(self) -> Cited:
        """The citation of the whole paragraph, its beginning as excerpt."""
        return Cited(self.place, part=self.part, printed=excerpt(self.text))


def excerpt(text: str) -> str:
    """The beginning of a text, for a message."""
    return text if len(text) <= MAX_EXCERPT else text[: MAX_EXCERPT - 1] + "…"


def around(text: str, start: int, end: int, margin: int = 12) -> str:
    """``text[start:end]`` with a few characters on both sides, for a message."""
    left, right = max(start - margin, 0), min(end + margin, len(text))
    return ("…" if left else "") + text[left:right] + ("…" if right < len(text) else "")


@lru_cache(maxsize=2)
def passages(reading: Reading) -> list[Passage]:
    """Every paragraph of the document in reading order, with the zone it belongs to."""
    owner = _owners(reading)
    zones = [_zone(reading, section) for section in reading.sections]
    parts = [_part(reading, section, zone) for section, zone in zip(reading.sections, zones, strict=True)]
    listed = {entry.cited.place.block for entry in reading.contents}
    form_blocks = {block for form in reading.self_evaluations for block in form.blocks}
    headings = {section.place.block for section in reading.sections}
    found = []
    for block in reading.document.blocks:
        if not isinstance(block, Paragraph):
            continue
        number = block.place.block
        index = owner.get(number, -1)
        if number in listed:
            zone, part = Zone.CONTENTS, "目录"
        elif number in form_blocks:
            zone, part = Zone.ATTACHMENT, "绩效自评表"
        elif index < 0:
            zone, part = (Zone.COVER, "封面") if reading.sections else (Zone.OTHER, "")
        else:
            zone, part = zones[index], parts[index]
        heading = number in headings and len(block.text) <= MAX_HEADING and "。" not in block.text
        found.append(Passage(block.text, block.place, zone, part, index, heading))
    return found


def _owners(reading: Reading) -> dict[int, int]:
    """Block → index of the innermost section; a heading belongs to its own section."""
    owner: dict[int, int] = {}
    last = len(reading.document.blocks)
    for section in reading.sections:
        owner[section.place.block] = section.index
        for block in range(section.start, min(section.end, last)):
            owner[block] = section.index
    return owner


def lineage(reading: Reading, section: Section) -> list[Section]:
    """The section and those above it, outermost first."""
    chain = [section]
    while chain[-1].parent >= 0 and len(chain) < 8:
        chain.append(reading.sections[chain[-1].parent])
    return chain[::-1]


def _zone(reading: Reading, section: Section) -> Zone:
    """The zone of the section's part, else of the outermost telling heading; 名词解释 overrides both."""
    chain = lineage(reading, section)
    if any("名词解释" in item.title for item in chain):
        return Zone.GLOSSARY
    if section.part == 2 and any(_TOLD.search(item.title) for item in chain if item.level > 1):
        return Zone.NARRATIVE  # the heading of the 情况说明 itself was lost
    if section.part in _BY_PART:
        return _BY_PART[section.part]
    for item in chain:
        for zone, pattern in _ZONES:
            if pattern.search(item.title):
                return zone
    return Zone.OTHER


def titles_above(reading: Reading, item: Passage) -> str:
    """The words of all headings above a passage."""
    if item.section < 0:
        return ""
    return " ".join(section.title for section in lineage(reading, reading.sections[item.section]))


def _part(reading: Reading, section: Section, zone: Zone) -> str:
    """A section as a reader knows it: 说明五（三） in the text, elsewhere its number and title."""
    labels = [item.label.strip("、.．，, ") for item in lineage(reading, section) if item.level > 1]
    if zone is Zone.NARRATIVE and labels:
        return "说明" + "".join(labels)
    return excerpt(f"{section.label}{section.title}")


def narrative(reading: Reading) -> list[Passage]:
    """The passages of the 情况说明; where its heading was not recognised, the sentences about money."""
    found = passages(reading)
    spoken = [item for item in found if item.zone is Zone.NARRATIVE]
    if spoken:
        return spoken
    outside = (Zone.CONTENTS, Zone.COVER, Zone.ATTACHMENT)
    return [item for item in found if item.zone not in outside and "万元" in item.text and "。" in item.text]


def exact(rule_id: str, key: str, cited: Iterable[Cited] = ()) -> Relation:
    """The condition holds."""
    return Relation(rule(rule_id), key, Verdict.EXACT, tuple(Operand(item) for item in cited))


def undecided(rule_id: str, key: str, missing: str, cited: Iterable[Cited] = ()) -> Relation:
    """The condition could not be evaluated; ``missing`` says what was lacking."""
    return Relation(
        rule(rule_id), key, Verdict.UNDECIDED, tuple(Operand(item) for item in cited), missing=missing
    )


def broken(
    rule_id: str,
    key: str,
    cited: Iterable[Cited],
    words: dict[str, str],
    *,
    severity: Severity | None = None,
    fold: str = "",
    expected: str = "",
    guilty: tuple[int, ...] | None = None,
) -> Relation:
    """The condition does not hold; without ``guilty`` every cited place is to blame."""
    operands = tuple(Operand(item) for item in cited)
    blamed = tuple(range(len(operands))) if guilty is None else guilty
    return Relation(
        rule(rule_id),
        key,
        Verdict.BROKEN,
        operands,
        expected=expected,
        words=words,
        severity=severity,
        guilty=blamed,
        fold=fold,
    )


def spot(place: Place) -> str:
    """A key for a place: block, and cell or start where it has one."""
    parts = [place.block, place.row, place.column, place.start]
    return ".".join("" if part is None else str(part) for part in parts).rstrip(".")


def document_cited(reading: Reading) -> Cited:
    """The citation of the document itself: its unit's name on the cover, else its first block."""
    if reading.unit_cited is not None:
        return reading.unit_cited
    first = reading.document.blocks[0].place if reading.document.blocks else Place(reading.document.file)
    return Cited(first, part="全文")


def edit_distance(left: str, right: str, limit: int) -> int:
    """Levenshtein distance, or ``limit + 1`` where it is larger than ``limit``."""
    if abs(len(left) - len(right)) > limit:
        return limit + 1
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        before, row[0] = row[0], i
        for j, b in enumerate(right, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
        if min(row) > limit:
            return limit + 1
    return row[-1] if row[-1] <= limit else limit + 1
