"""Writers of the tests: one text Document as HTML, as DOCX and as Markdown, the way people publish it.

Tab-separated text has lost its spans; the writers put them back for group headings, so that the other
formats carry what they would carry in real life: cells merged over columns and over rows.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from html import escape

import docx
from msgspec import Struct

from mingzhang.document import Cell, Document, Paragraph, Table


class Span(Struct, frozen=True):
    """A cell to write: its text and how far it reaches."""

    text: str
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1


def full(table: Table) -> list[list[Span]]:
    """The rows of a table padded to its width, one span for each cell: no merges."""
    width = max(len(row) for row in table.rows)
    return [
        [Span(row[at].text if at < len(row) else "", y, at) for at in range(width)]
        for y, row in enumerate(table.rows)
    ]


def spanned(table: Table) -> list[list[Span]]:
    """The rows of a table with the merges its layout had before it became tab-separated text.

    In a header an empty cell belongs to the heading on its left if a lower heading stands below it, else
    to the one above it; in a self-evaluation form labels reach down and texts reach to the right edge.
    """
    texts = [[span.text for span in row] for row in full(table)]
    reach = _form_reach(texts) if any("一级指标" in row for row in texts) else _header_reach(texts)
    taken: set[tuple[int, int]] = set()
    rows: list[list[Span]] = []
    for y, row in enumerate(texts):
        rows.append([])
        for x, text in enumerate(row):
            if (y, x) in taken:
                continue
            down, across = reach.get((y, x), (1, 1))
            taken.update((y + dy, x + dx) for dy in range(down) for dx in range(across))
            rows[-1].append(Span(text, y, x, down, across))
    return rows


def _header_reach(texts: list[list[str]]) -> dict[tuple[int, int], tuple[int, int]]:
    depth = next((y for y, row in enumerate(texts) if _is_data(row)), 0)
    reach: dict[tuple[int, int], tuple[int, int]] = {}
    for y in range(depth):
        for x, text in enumerate(texts[y]):
            if not text:
                continue
            across = 1
            while (
                x + across < len(texts[y])
                and not any(texts[above][x + across] for above in range(y + 1))
                and any(texts[below][x + across] for below in range(y + 1, depth))
            ):
                across += 1
            down = 1
            while y + down < depth and not any(texts[y + down][x : x + across]):
                down += 1
            reach[y, x] = (down, across)
    return reach


def _is_data(row: list[str]) -> bool:
    """Whether a row is the first below a header: 栏次, numbers or codes, or a heading of its own."""
    return any(text == "栏次" or text.replace(".", "").isdigit() for text in row) or "情况" in row[0]


def _form_reach(texts: list[list[str]]) -> dict[tuple[int, int], tuple[int, int]]:
    reach: dict[tuple[int, int], tuple[int, int]] = {}
    part = ""
    parts = {
        "项目资金": "money",
        "项目年度绩效": "goal",
        "绩效指标": "indicators",
        "总分": "total",
        "项目绩效分析": "rest",
    }
    width = len(texts[0])
    for y, row in enumerate(texts):
        part = next((name for words, name in parts.items() if row[0].startswith(words)), part)
        labels = {"goal": 1, "indicators": 3, "rest": 2}.get(part, 0)
        for x, text in enumerate(row):
            if not text:
                continue
            across = 1
            while part in ("", "goal", "rest") and x + across < width and not row[x + across]:
                across += 1
            down = 1
            while (
                x < labels
                and y + down < len(texts)
                and not any(texts[y + down][: x + 1])
                and any(texts[y + down][x + 1 :])
            ):
                down += 1
            reach[y, x] = (down, 1 if down > 1 else across)
    return reach


def to_html(document: Document, *, site: bool = False) -> str:
    """The document as a page; ``site``: with the furniture of a government site around it."""
    body = "\n".join(_html_blocks(document))
    if not site:
        return f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>公开</title></head><body>{body}</body></html>"
    links = "".join(f"<li><a href='/c{at}/'>栏目{at}</a></li>" for at in range(12))
    return (
        "<!DOCTYPE html><html><head><meta charset='utf-8'><title>公开_某县人民政府</title>"
        "<style>.x{display:none}</style><script>var a='<p>脚本</p>';</script></head><body>"
        f"<div class='top'><div>某县人民政府</div><ul class='nav'>{links}</ul></div>"
        "<div class='crumb'>当前位置：<a href='/'>首页</a> &gt; <a href='/c/'>公开</a></div>"
        "<div class='main'><div class='left'><ul>" + links + "</ul></div>"
        "<div class='right'><div class='info'>发布时间：2025-09-01　来源：某县人民政府　【打印】</div>"
        f"<div class='content'>{body}</div><div class='x'>看不见的字</div>"
        "<div class='pn'>上一篇：<a href='1.html'>没有了</a></div></div></div>"
        "<div class='bottom'>主办单位：某县人民政府办公室　<a href='/map'>网站地图</a>　某ICP备00000000号</div></body></html>"
    )


def _html_blocks(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            leader = "<span style='mso-tab-count:1 dotted'>...... </span>"
            yield f"<p>&nbsp;&nbsp;{escape(block.text).replace(chr(9), leader)}</p>"
        else:
            yield html_table(spanned(block))


def html_table(rows: Sequence[Sequence[Span]]) -> str:
    """A table with its spans."""
    lines = []
    for row in rows:
        cells = []
        for span in row:
            down = f" rowspan='{span.rowspan}'" if span.rowspan > 1 else ""
            across = f' colspan="{span.colspan}"' if span.colspan > 1 else ""
            cells.append(f"<td{down}{across}>{escape(span.text).replace(chr(10), '<br>')}</td>")
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table>{''.join(lines)}</table>"


def to_docx(document: Document) -> bytes:
    """The document as a Word file."""
    word = docx.Document()
    for block in document.blocks:
        if isinstance(block, Paragraph):
            word.add_paragraph(block.text)
        else:
            rows = spanned(block)
            _add_table(word, rows, len(rows), max(span.column + span.colspan for span in rows[0]))
    return saved(word)


def docx_table(rows: Sequence[Sequence[Span]], height: int, width: int) -> bytes:
    """A Word file of one table with its spans."""
    word = docx.Document()
    _add_table(word, rows, height, width)
    return saved(word)


def _add_table(word: object, rows: Sequence[Sequence[Span]], height: int, width: int) -> None:
    table = word.add_table(height, width)  # type: ignore[attr-defined]
    grid = [row.cells for row in table.rows]
    for row in rows:
        for span in row:
            cell = grid[span.row][span.column]
            if span.rowspan > 1 or span.colspan > 1:
                cell = cell.merge(grid[span.row + span.rowspan - 1][span.column + span.colspan - 1])
            if span.text:
                cell.text = span.text


def saved(word: object) -> bytes:
    """The bytes of a python-docx document."""
    stream = io.BytesIO()
    word.save(stream)  # type: ignore[attr-defined]
    return stream.getvalue()


def to_markdown(document: Document) -> str:
    """The document as Markdown with pipe tables."""
    parts = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            parts.append(block.text.replace("*", "\\*").replace("_", "\\_"))
        else:
            rows = [[span.text.replace("|", "\\|") for span in row] for row in full(block)]
            rule = ["---"] * len(rows[0])
            parts.append("\n".join("| " + " | ".join(row) + " |" for row in (rows[0], rule, *rows[1:])))
    return "\n\n".join(parts)


def to_text(document: Document, table: Callable[[Table], str]) -> str:
    """The document as lines of text, its tables written as ``table`` writes them."""
    return "\n".join(
        block.text if isinstance(block, Paragraph) else table(block) for block in document.blocks
    )


def commas(table: Table) -> str:
    """What a spreadsheet saves."""
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows([span.text for span in row] for row in full(table))
    return stream.getvalue().rstrip("\n")


def bare_pipes(table: Table) -> str:
    """A pipe table without outer pipes and without a rule."""
    return "\n".join(" | ".join(span.text for span in row) for row in full(table))


def repeated(table: Table) -> str:
    """A pipe table of a converter that prints a merged cell in every column and row it spans."""
    rows = spanned(table)
    width = max(len(row) for row in table.rows)
    grid = [[""] * width for _ in table.rows]
    for span in (span for row in rows for span in row):
        for y in range(span.row, span.row + span.rowspan):
            grid[y][span.column : span.column + span.colspan] = [span.text] * span.colspan
    lines = ["| " + " | ".join(row) + " |" for row in grid]
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


def grid_of(cells: Sequence[Sequence[Cell]]) -> list[tuple[str, int, int, int, int]]:
    """A table's cells as plain tuples: text, row, column, rowspan, colspan."""
    return [(c.text, c.row, c.column, c.rowspan, c.colspan) for row in cells for c in row]
