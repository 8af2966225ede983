"""Each step of the chain as a drawing (SVG), so that what went wrong on a page can be seen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from html import escape

from mingzhang.readers.errors import ReadError
from mingzhang.readers.pdf.flow import flow
from mingzhang.readers.pdf.furniture import without_furniture
from mingzhang.readers.pdf.grids import crossings, grids_of
from mingzhang.readers.pdf.nouns import Box, PageObjects, Rulings
from mingzhang.readers.pdf.objects import opened
from mingzhang.readers.pdf.page import page_content
from mingzhang.readers.pdf.rulings import merged_rulings

_INK = ("#c0392b", "#2471a3", "#1e8449", "#b9770e", "#76448a")


def inspect_page(data: bytes, file: str, page: int, stage: str = "tables") -> str:
    """One stage of one page (1-based) as an SVG in points, over the page's text in grey.

    ``stage``: one of :data:`STAGES`. Raises :class:`ReadError` and, for an unknown stage, KeyError.
    """
    draw = STAGES[stage]
    with opened(data, file) as pdf:
        if not 1 <= page <= pdf.page_count:
            raise ReadError("pdf_page_number", file, count=pdf.page_count, page=page)
        objects = pdf.page(page)
    shapes = "\n".join((*_text(objects), *draw(objects, file)))
    width, height = f"{objects.width:.0f}", f"{objects.height:.0f}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" font-family="sans-serif">\n'
        f'<rect width="{width}" height="{height}" fill="white"/>\n{shapes}\n</svg>\n'
    )


def _text(objects: PageObjects) -> Iterator[str]:
    for word in objects.words:
        size = word.bottom - word.top if word.upright else word.right - word.left
        turn = "" if word.upright else f' transform="rotate(90 {word.left:.1f} {word.top:.1f})"'
        level = word.bottom - 0.2 * size if word.upright else word.top
        length = word.right - word.left if word.upright else word.bottom - word.top
        yield (
            f'<text x="{word.left:.1f}" y="{level:.1f}" font-size="{0.8 * size:.1f}" fill="#999"'
            f' textLength="{length:.1f}" lengthAdjust="spacingAndGlyphs"{turn}>{escape(word.text)}</text>'
        )


def _glyphs(objects: PageObjects, _: str) -> Iterator[str]:
    glyphs = objects.glyphs
    for char, *box in zip(glyphs.text, glyphs.lefts, glyphs.tops, glyphs.rights, glyphs.bottoms, strict=True):
        if not char.isspace():
            yield _frame(Box(*box), 0, char)


def _words(objects: PageObjects, _: str) -> Iterator[str]:
    for index, word in enumerate(objects.words):
        yield _frame(Box(*word[1:5]), index, word.text)


def _strokes(objects: PageObjects, _: str) -> Iterator[str]:
    return _drawn(objects.strokes)


def _rulings(objects: PageObjects, file: str) -> Iterator[str]:
    return _drawn(merged_rulings(objects.strokes, objects.number, file))


def _drawn(rulings: Rulings) -> Iterator[str]:
    for index, (at, start, end) in enumerate(rulings.across):
        yield _line(start, at, end, at, index)
    for index, (at, start, end) in enumerate(rulings.down):
        yield _line(at, start, at, end, index)


def _crossings(objects: PageObjects, file: str) -> Iterator[str]:
    rulings = merged_rulings(objects.strokes, objects.number, file)
    yield from _drawn(rulings)
    for across, down in crossings(rulings):
        x, y = rulings.down[down].at, rulings.across[across].at
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.5" fill="none" stroke="black"/>'


def _grids(objects: PageObjects, file: str) -> Iterator[str]:
    for index, grid in enumerate(grids_of(merged_rulings(objects.strokes, objects.number, file))):
        for x in grid.xs:
            yield _line(x, grid.ys[0], x, grid.ys[-1], index)
        for y in grid.ys:
            yield _line(grid.xs[0], y, grid.xs[-1], y, index)


def _tables(objects: PageObjects, file: str) -> Iterator[str]:
    for index, table in enumerate(page_content(objects, file).tables):
        for span, text in zip(table.spans, table.texts, strict=True):
            title = f"{span.bottom - span.top}×{span.right - span.left} {text}"
            yield _frame(table.cell_box(span), index, title)


def _lines(objects: PageObjects, file: str) -> Iterator[str]:
    for index, line in enumerate(page_content(objects, file).lines):
        yield _frame(line.box, index, line.text)


def _paragraphs(objects: PageObjects, file: str) -> Iterator[str]:
    """Paragraphs as far as this page alone tells, furniture in dashes."""
    content = page_content(objects, file)
    for removed in without_furniture([content]):
        yield _frame(removed.line.box, 0, removed.kind.value, dashed=True)
    for index, item in enumerate(flow([content])):
        if isinstance(item, list):
            for line in item:
                yield _frame(line.box, index, item[0].text)


def _line(x0: float, y0: float, x1: float, y1: float, index: int) -> str:
    ink = _INK[index % len(_INK)]
    return f'<path d="M{x0:.1f} {y0:.1f}L{x1:.1f} {y1:.1f}" stroke="{ink}" stroke-width="1"/>'


def _frame(box: Box, index: int, title: str, *, dashed: bool = False) -> str:
    left, top, right, bottom = box
    dashes = ' stroke-dasharray="3 2"' if dashed else ""
    ink = _INK[index % len(_INK)]
    return (
        f'<rect x="{left:.1f}" y="{top:.1f}" width="{right - left:.1f}" height="{bottom - top:.1f}" '
        f'fill="{ink}" fill-opacity="0.08" stroke="{ink}"{dashes}><title>{escape(title)}</title></rect>'
    )


STAGES: dict[str, Callable[[PageObjects, str], Iterable[str]]] = {
    "glyphs": _glyphs,
    "words": _words,
    "strokes": _strokes,
    "rulings": _rulings,
    "crossings": _crossings,
    "grids": _grids,
    "tables": _tables,
    "lines": _lines,
    "paragraphs": _paragraphs,
}
"""The steps that can be drawn, in order."""
