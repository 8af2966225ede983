"""A small disclosure of an invented unit, written line by line: for tests of headings and narrative."""

from __future__ import annotations

from mingzhang.document import Document, Paragraph
from mingzhang.place import Place
from mingzhang.points.coordinate import Coordinate
from mingzhang.points.reading import Role, Statement
from mingzhang.recognition.claims import Claims
from mingzhang.recognition.narrative import Narrative, recognise_narrative
from mingzhang.recognition.sections import sections

NAMES = {
    "教育支出": "205",
    "进修及培训": "20508",
    "培训支出": "2050803",
    "社会保障和就业支出": "208",
    "行政事业单位养老支出": "20805",
    "行政单位离退休": "2080501",
    "卫生健康支出": "210",
    "农林水支出": "213",
    "水利": "21303",
    "行政运行": "2010301 2130301",
    "政府办公厅（室）及相关机构事务": "20103",
    "一般公共服务支出": "201",
}


def document(*lines: str) -> Document:
    """A document of paragraphs."""
    blocks = tuple(Paragraph(line, Place("水文局.txt", line=i + 1, block=i)) for i, line in enumerate(lines))
    return Document("水文局.txt", "txt", "0" * 64, blocks)


def narrate(heading: str, *lines: str, year: int | None = 2023) -> Narrative:
    """The narrative of one section of part three under ``heading``."""
    return told(heading, *lines, year=year)[0]


def told(heading: str, *lines: str, year: int | None = 2023) -> tuple[Narrative, list[str]]:
    """The narrative and the numerals of the lines that nobody claimed."""
    read = document("第三部分 2023年度部门决算情况说明", heading, *lines)
    claims = Claims(read)
    narrative = recognise_narrative(read, sections(read), claims, year, NAMES)
    left = [numeral.text for block in read.blocks[2:] for numeral in claims.unclaimed(block.place)]
    return narrative, left


def values(narrative: Narrative) -> list[tuple[Coordinate, str]]:
    """Coordinate and printed digits of every value, in order."""
    return [(s.subject, s.cited.printed) for s in narrative.statements if s.role is Role.VALUE]


def only(narrative: Narrative, role: Role, printed: str) -> Statement:
    """The single statement of a role with these digits."""
    found = [s for s in narrative.statements if s.role is role and s.cited.printed == printed]
    assert len(found) == 1, [(s.role, s.cited.printed, s.subject.words) for s in narrative.statements]
    return found[0]
