"""The head of a 自评表: title, year, project name, 主管部门 and 预算单位 with their codes."""

from __future__ import annotations

import re

from msgspec import Struct

from mingzhang.document import Cell, Paragraph
from mingzhang.findings import Cited
from mingzhang.points.reading import NumeralFate
from mingzhang.recognition.claims import Claims
from mingzhang.recognition.form_blocks import Region, Row, is_title
from mingzhang.recognition.form_words import (
    DEPARTMENT_LABEL,
    NAME_LABEL,
    OTHER_HEAD_LABEL,
    UNIT_LABEL,
    bare,
    squash,
)
from mingzhang.regex import regex

_YEAR = regex(r"[(（]?\s*(20\d{2})\s*年\s*度?\s*[)）]?\s*$")
_YEAR_HEAD = regex(r"^\s*[(（]?\s*(20\d{2})\s*年\s*度?\s*[)）]?")
_CODE = regex(r"\s*[\[(（【]?([0-9]{3,}[0-9A-Z]*)[\])）】]?\s*[-—－_ ]?\s*(?=[^\d\s年.])")
_SUFFIX = regex(r"(?:部门预算)?(?:项目)?(?:支出)?绩效.*$|项目支出$")
_DEPARTMENT_MARK = regex(r"[\[(（【](?:部门|单位|本级)[\])）】]\s*$")


Lead = Paragraph | Cell


class FormHead(Struct, frozen=True):
    """What stands above the money rows. ``key``: the project's name for coordinates."""

    key: str
    title: Cited
    name: Cited | None
    name_label: bool
    year: int | None
    year_cited: Cited | None
    department: Cited | None
    department_code: str
    unit: Cited | None
    unit_code: str


def read_form_head(region: Region, rows: list[Row], claims: Claims) -> FormHead:
    """Read title and head rows, and claim their codes and years."""
    lead = [*region.lead]
    found = _pairs(rows)
    if "name" not in found:
        lead += [row[0] for row in rows if len(row) == 1]
    title, year, year_cited, spare = _title(lead, claims)
    name_cell: Lead | None = found.get("name")
    name_label = "name" in found
    if name_cell is None:
        name_cell = next((item for item in spare if isinstance(item, Cell) or _repeats(item, lead)), None)
    key = _key(name_cell, title)
    words = f"自评表《{key}》" if key else "自评表"
    name = _named(name_cell, words, "项目名称", claims) if name_cell is not None else None
    department, department_code = _coded(found.get("department"), words, "主管部门", claims)
    unit, unit_code = _coded(found.get("unit"), words, "预算单位", claims)
    for cell in found.get_all("other"):
        claims.take(cell.place, NumeralFate.CODE, "表头登记信息")
    if title is None:
        first = region.rows[0][0]
        made = Cited(first.place, words, "标题", "", "")
    else:
        claims.take(title.place, NumeralFate.FREE, "标题中的数字")
        made = Cited(title.place, words, "标题", "", title.text.strip())
    return FormHead(
        key, made, name, name_label, year, year_cited, department, department_code, unit, unit_code
    )


class _Pairs(dict[str, Cell]):
    """Values by label; ``other``: values of labels that say nothing the checks need."""

    def __init__(self) -> None:
        super().__init__()
        self.others: list[Cell] = []

    def get_all(self, key: str) -> list[Cell]:
        """All cells of the labels without a use of their own."""
        return self.others if key == "other" else []


def _pairs(rows: list[Row]) -> _Pairs:
    """The values after their labels, in one cell or the next."""
    found = _Pairs()
    for row in rows:
        label = ""
        for cell in row:
            word = bare(cell.text).split(":")[0]
            kind = _label(word)
            if kind:
                label = kind
                rest = squash(cell.text).partition(":")[2]
                if not rest:
                    continue
            if label == "other":
                found.others.append(cell)
            elif label and label not in found:
                found[label] = cell
    return found


def _label(word: str) -> str:
    for kind, pattern in (
        ("name", NAME_LABEL),
        ("department", DEPARTMENT_LABEL),
        ("other", OTHER_HEAD_LABEL),
        ("unit", UNIT_LABEL),
    ):
        if pattern.fullmatch(word):
            return kind
    return ""


def _title(lead: list[Lead], claims: Claims) -> tuple[Lead | None, int | None, Cited | None, list[Lead]]:
    """The title and year above the form, looked for upwards; what is neither is left over."""
    title: Lead | None = None
    year: int | None = None
    cited: Cited | None = None
    spare: list[Lead] = []
    for item in reversed(lead):
        match = _YEAR.search(item.text) or (_YEAR_HEAD.match(item.text) if is_title(item.text) else None)
        if match and year is None:
            year = int(match.group(1))
            place = item.place.span(match.start(1), match.end(1))
            cited = Cited(place, "自评表", "年度", "", match.group(1))
            claims.take(place, NumeralFate.YEAR)
            if match.start() == 0 and match.end() == len(item.text.rstrip()):
                continue
        if is_title(item.text):
            title = item
            break
        spare.append(item)
        if isinstance(item, Paragraph) and not _repeats(item, lead):
            break
    return title, year, cited, spare


def _repeats(item: Lead, lead: list[Lead]) -> bool:
    """Whether a line repeats how the title begins: the project's name, its label and its empty cells lost."""
    words = squash(item.text)
    return bool(words) and any(
        other is not item and is_title(other.text) and squash(other.text).startswith(words) for other in lead
    )


def _key(name: Lead | None, title: Lead | None) -> str:
    """The project's name, or its title without the form's name."""
    if name is not None:
        text = " ".join(name.text.split())
        label, colon, rest = text.replace("：", ":").partition(":")
        if colon and _label(squash(label)):
            text = rest.strip()
        code = _CODE.match(text)
        return text[code.end() :].strip() if code else text
    if title is None:
        return ""
    text = _YEAR_HEAD.sub("", _YEAR.sub("", title.text)).strip()
    return _SUFFIX.sub("", squash(text))


def _named(cell: Lead, words: str, label: str, claims: Claims) -> Cited:
    """The project's name with its code, if one is printed before it, claimed."""
    start = 0
    head, colon, _ = cell.text.replace("：", ":").partition(":")
    if colon and _label(squash(head)):
        start = len(head) + 1
    code = _CODE.match(cell.text, start)
    if code:
        claims.take(cell.place.span(code.start(1), code.end(1)), NumeralFate.CODE)
        start = code.end()
    for year in re.finditer(r"(?:19|20)\d{2}(?=\s*(?:年|[-—至]))", cell.text):
        claims.take(cell.place.span(*year.span()), NumeralFate.YEAR)
    claims.take(cell.place, NumeralFate.FREE, "项目名称中的数字")
    place = cell.place.span(start, len(cell.text)) if start else cell.place
    return Cited(place, words, label, "", cell.text[start:].strip())


def _coded(cell: Cell | None, words: str, label: str, claims: Claims) -> tuple[Cited | None, str]:
    """A department or unit as its name and code (``115001-某某局``)."""
    if cell is None:
        return None, ""
    start = 0
    head, colon, _ = cell.text.replace("：", ":").partition(":")
    if colon and _label(squash(head)):
        start = len(head) + 1
    code = _CODE.match(cell.text, start)
    number = code.group(1) if code else ""
    claims.take(cell.place, NumeralFate.CODE)
    name = _DEPARTMENT_MARK.sub("", cell.text[code.end() if code else start :]).strip()
    return Cited(cell.place, words, label, "", name), number
