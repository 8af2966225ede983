"""A chart as SVG with words that can be selected, for web pages."""

from __future__ import annotations

from html import escape

from mingzhang.document import Align, Chart
from mingzhang.render.charts.drawing import SIZE, Drawing, Mark, colour, draw

_ANCHORS = {Align.START: "start", Align.CENTER: "middle", Align.END: "end"}


def svg(chart: Chart, key: str) -> str:
    """An ``svg`` element that names and describes itself; ``key`` makes its ids unique on the page."""
    drawing: Drawing = draw(chart)
    shapes = "".join(_shape(mark) for mark in drawing.marks)
    return (
        f'<svg viewBox="0 0 {drawing.width} {drawing.height}" role="img" '
        f'aria-labelledby="{key}-t" aria-describedby="{key}-d" xmlns="http://www.w3.org/2000/svg" '
        f'font-size="{SIZE}"><title id="{key}-t">{escape(chart.title)}</title>'
        f'<desc id="{key}-d">{escape(chart.alternative or chart.title)}</desc>{shapes}</svg>'
    )


def _shape(mark: Mark) -> str:
    ink = colour(mark.tone)
    if mark.text:
        anchor = _ANCHORS[mark.align]
        return (
            f'<text x="{mark.x}" y="{mark.y}" text-anchor="{anchor}" fill="{ink}">{escape(mark.text)}</text>'
        )
    if mark.line:
        x, y = mark.x + mark.width, mark.y + mark.height
        return f'<line x1="{mark.x}" y1="{mark.y}" x2="{x}" y2="{y}" stroke="{ink}" stroke-width="1.5"/>'
    return f'<rect x="{mark.x}" y="{mark.y}" width="{mark.width}" height="{mark.height}" fill="{ink}"/>'
