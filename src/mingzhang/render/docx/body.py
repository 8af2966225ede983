"""The body of a Word file: parts into paragraphs and tables, runs of pages into sections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mingzhang.document import Chart, Paragraph, Role
from mingzhang.render.docx.chart import drawing, height
from mingzhang.render.docx.table import table
from mingzhang.render.docx.words import field, fonts, paragraph, run
from mingzhang.render.folios import folios
from mingzhang.render.fonts import Face
from mingzhang.render.headings import levels, targets
from mingzhang.render.outline import Contents, Cover, Part, Statement
from mingzhang.render.pages import (
    CONTENTS_SIZE,
    MARGINS,
    NOTE_LINE,
    NOTE_SIZES,
    ROOMS,
    Page,
    Run,
    caption_size,
    captions,
    contents_leading,
    cover_size,
    runs,
    title_size,
)
from mingzhang.render.widths import EM, width_of

FOOTERS = ("rIdFooterOdd", "rIdFooterEven")
_STYLES = {
    Role.TITLE: "Title",
    Role.COVER: "Cover",
    Role.NOTE: "TableNote",
    Role.CAPTION: "TableCaption",
    Role.SIGNATURE: "Signature",
}
_A4 = (11906, 16838)
_TWIP = 5
"""Hundredths of a point in a twentieth of one."""
_CENTERED = '<w:spacing w:before="0" w:after="120"/><w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/>'


class Body:
    """Writes the body; ``charts`` are those met, in order."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self.runs = runs(parts)
        self.levels = levels(parts)
        entries = [line for part in parts if isinstance(part, Contents) for line in part.lines]
        self.targets = targets(entries, parts)
        self.drawn = [part for part in parts if isinstance(part, Chart)]
        self.charts: list[Chart] = []
        self.marks = {block: number for number, block in enumerate(sorted(set(self.targets.values())), 1)}

    def xml(self) -> str:
        """Everything within ``w:body``."""
        pieces: list[str] = []
        for index, section in enumerate(self.runs):
            blocks = [block for part in section.parts for block in self._part(part, section)]
            last = index == len(self.runs) - 1
            properties = _section(section)
            if last:
                # A table may not be the last thing in a body.
                if not blocks or blocks[-1].startswith("<w:tbl"):
                    blocks.append(_thin(""))
                pieces.extend([*blocks, properties])
            else:
                pieces.extend(_closed(blocks, properties))
        return "".join(pieces) or paragraph("")

    def _part(self, part: Part, section: Run) -> Iterator[str]:
        if isinstance(part, Cover):
            yield from self._cover(part)
        elif isinstance(part, Contents):
            yield from self._contents(part)
        elif isinstance(part, Statement):
            yield from self._statement(part, section.page)
        elif isinstance(part, Chart):
            self.charts.append(part)
            number = len(self.charts)
            yield paragraph(drawing(part, number, f"rIdChart{number}"), "Picture")
        else:
            yield self._line(part)

    def _line(self, line: Paragraph, properties: str = "", letters: str = "") -> str:
        text = line.text.strip()
        if line.role is Role.HEADING:
            block = line.place.block
            inside = self._marked(block, run(text, letters))
            return paragraph(inside, f"Heading{min(self.levels.get(block, 1), 4)}", properties)
        if line.role is Role.CONTENTS:
            return paragraph(run(text), f"TOC{min(max(line.level, 1), 4)}")
        return paragraph(run(text, letters), _STYLES.get(line.role, "BodyText"), properties)

    def _marked(self, block: int, inside: str) -> str:
        number = self.marks.get(block)
        if number is None:
            return inside
        return f'<w:bookmarkStart w:id="{number}" w:name="_Toc{number:06d}"/>{inside}<w:bookmarkEnd w:id="{number}"/>'

    def _cover(self, part: Cover) -> Iterator[str]:
        half = cover_size(part) // 50
        for index, line in enumerate(part.lines):
            # The first line stands at a third of the page.
            down = '<w:spacing w:before="3400" w:after="600"/>' if index == 0 else ""
            size = f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>' if line.role is Role.TITLE else ""
            yield self._line(line, down, size)

    def _contents(self, part: Contents) -> Iterator[str]:
        """The contents as a field, its entries filled in with the pages they are likely to stand on."""
        heights = {line.place.block: height(line) * 100 for line in self.drawn}
        pages = folios(self.runs, heights)
        for line in part.lines:
            if not line.level:
                yield paragraph(run(line.text.strip()), "TOCHeading")
        entries = [line for line in part.lines if line.level and line.text.strip()]
        pitch = (CONTENTS_SIZE + contents_leading(part)) // _TWIP
        space = f'<w:spacing w:before="0" w:after="0" w:line="{pitch}" w:lineRule="exact"/>'
        deep = min(max((line.level for line in entries), default=1), 4)
        for index, line in enumerate(entries):
            block = self.targets.get(line.place.block)
            inside = run(line.text.strip())
            if block is not None:
                name = f"_Toc{self.marks[block]:06d}"
                number = field(f"PAGEREF {name} \\h", str(pages[block])) if block in pages else ""
                inside += f"<w:r><w:tab/></w:r>{number}"
                inside = f'<w:hyperlink w:anchor="{name}" w:history="1">{inside}</w:hyperlink>'
            if index == 0:
                inside = (
                    '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r><w:r><w:instrText xml:space="preserve">'
                    f' TOC \\o "1-{deep}" \\h \\z </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
                    + inside
                )
            if index == len(entries) - 1:
                inside += '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
            yield paragraph(inside, f"TOC{min(line.level, 4)}", space)

    def _statement(self, part: Statement, page: Page) -> Iterator[str]:
        for line in part.head:
            if line.role is Role.HEADING:
                if line.level > 1:
                    half = title_size(part, line) // 50
                    letters = f'{fonts(Face.TITLE)}<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'
                    yield self._line(line, _CENTERED, letters)
                else:
                    yield self._line(line)
        above = captions(part)
        for line in above.own:
            yield self._line(line)
        for line in above.name:
            yield self._line(line, '<w:jc w:val="left"/>')
        if len(above.shared) == 1:
            yield self._line(above.shared[0])
        elif above.shared:
            yield _shared(above.shared, page)
        name = part.table.caption or next(
            (line.text for line in reversed(part.head) if line.role is Role.HEADING), "表"
        )
        yield table(part, name)
        size = NOTE_SIZES[page]
        space = f'<w:spacing w:before="60" w:after="20" w:line="{size * NOTE_LINE // 100 // _TWIP}" w:lineRule="exact"/>'
        letters = f'<w:sz w:val="{size // 50}"/><w:szCs w:val="{size // 50}"/>'
        for line in part.notes:
            yield self._line(line, space, letters)


def _shared(lines: Sequence[Paragraph], page: Page) -> str:
    """Captions on one line: the first at the left edge, the last at the right, others between them."""
    width = ROOMS[page].width // _TWIP
    size = caption_size(lines, page)
    letters = f'<w:sz w:val="{size // 50}"/><w:szCs w:val="{size // 50}"/>'
    long = [width_of(line.text.strip()) * size // EM // _TWIP for line in lines]
    gap = max(0, width - sum(long)) // (len(lines) - 1)
    starts = [sum(long[:at]) + gap * at for at in range(1, len(lines) - 1)]
    stops = "".join(f'<w:tab w:val="left" w:pos="{start}"/>' for start in starts)
    stops += f'<w:tab w:val="right" w:pos="{width}"/>'
    inside = "<w:r><w:tab/></w:r>".join(run(line.text.strip(), letters) for line in lines)
    return paragraph(inside, "TableCaption", f'<w:tabs>{stops}</w:tabs><w:jc w:val="left"/>')


def _closed(blocks: list[str], section: str) -> list[str]:
    """The blocks of a section, the last paragraph bearing its properties."""
    if not blocks or blocks[-1].startswith("<w:tbl"):
        return [*blocks, _thin(section)]
    head, last = blocks[:-1], blocks[-1]
    if "<w:pPr>" in last:
        # Section properties come last within the properties of a paragraph.
        first, _, rest = last.partition("</w:pPr>")
        return [*head, f"{first}{section}</w:pPr>{rest}"]
    return [*head, last.replace("<w:p>", f"<w:p><w:pPr>{section}</w:pPr>", 1)]


def _thin(section: str) -> str:
    """A paragraph that takes next to no room, where the format wants one behind a table."""
    return (
        '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
        f'<w:rPr><w:sz w:val="2"/></w:rPr>{section}</w:pPr></w:p>'
    )


def _section(section: Run) -> str:
    margins = MARGINS[section.page]
    wide = section.page is Page.WIDE
    across, down = (_A4[1], _A4[0]) if wide else _A4
    turned = ' w:orient="landscape"' if wide else ""
    # 1440 twips an inch of 254 tenths of a millimetre.
    top, bottom, left, right = (
        value * 1440 // 254 for value in (margins.top, margins.bottom, margins.left, margins.right)
    )
    feet = ""
    if section.numbered:
        feet = (
            f'<w:footerReference w:type="default" r:id="{FOOTERS[0]}"/>'
            f'<w:footerReference w:type="even" r:id="{FOOTERS[1]}"/>'
        )
    start = '<w:pgNumType w:start="1"/>' if section.first else ""
    return (
        f'<w:sectPr>{feet}<w:type w:val="nextPage"/><w:pgSz w:w="{across}" w:h="{down}"{turned}/>'
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" w:header="851" '
        f'w:footer="{max(bottom - 680, 500)}" w:gutter="0"/>{start}</w:sectPr>'
    )
