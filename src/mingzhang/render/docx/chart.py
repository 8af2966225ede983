"""A chart as DrawingML: drawn by the program that opens the file, with a text alternative."""

from __future__ import annotations

from mingzhang.document import Chart, ChartKind
from mingzhang.render.charts.drawing import amount, colour
from mingzhang.render.docx.styles import HEAD
from mingzhang.render.xml import xml

_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_EMU = 12700
"""English metric units in a point."""


def drawing(chart: Chart, number: int, relation: str) -> str:
    """The run that places a chart in the text; ``number`` counts charts from 1."""
    words = xml(chart.alternative or chart.title)
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_WP}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{430 * _EMU}" cy="{height(chart) * _EMU}"/><wp:docPr id="{number}" name="图{number}" '
        f'descr="{words}" title="{xml(chart.title)}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic xmlns:a="{_A}"><a:graphicData uri="{_C}"><c:chart xmlns:c="{_C}" xmlns:r="{_R}" '
        f'r:id="{relation}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )


def height(chart: Chart) -> int:
    """How high a chart stands, in points."""
    if chart.kind is ChartKind.LINE:
        return 240
    series = 1 if chart.kind is ChartKind.STACK else max(len(chart.series), 1)
    return min(130 + max(len(chart.categories), 1) * series * 20, 420)


def chart_part(chart: Chart) -> str:
    """chartN.xml."""
    unit = f"（{chart.unit}）" if chart.unit else ""
    body = _line(chart) if chart.kind is ChartKind.LINE else _bar(chart)
    legend = (
        '<c:legend><c:legendPos val="t"/><c:overlay val="0"/></c:legend>' if len(chart.series) > 1 else ""
    )
    return (
        f'{HEAD}<c:chartSpace xmlns:c="{_C}" xmlns:a="{_A}" xmlns:r="{_R}"><c:roundedCorners val="0"/><c:chart>'
        f'<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1200" b="0"/></a:pPr><a:r>'
        f'<a:rPr lang="zh-CN" sz="1200" b="0"/><a:t>{xml(chart.title + unit)}</a:t></a:r></a:p></c:rich></c:tx>'
        f'<c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>{body}</c:plotArea>'
        f'{legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr><c:txPr><a:bodyPr/><a:p><a:pPr>"
        '<a:defRPr sz="1000"/></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>'
        "</c:chartSpace>"
    )


def _bar(chart: Chart) -> str:
    stacked = chart.kind is ChartKind.STACK
    overlap = '<c:overlap val="100"/>' if stacked else ""
    return (
        f'<c:barChart><c:barDir val="bar"/><c:grouping val="{"stacked" if stacked else "clustered"}"/>'
        f'<c:varyColors val="0"/>{_series(chart, line=False)}<c:gapWidth val="60"/>{overlap}'
        f'<c:axId val="1"/><c:axId val="2"/></c:barChart>{_axes(chart, reverse=True)}'
    )


def _line(chart: Chart) -> str:
    return (
        '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
        f'{_series(chart, line=True)}<c:marker val="1"/><c:axId val="1"/><c:axId val="2"/></c:lineChart>{_axes(chart, reverse=False)}'
    )


def _series(chart: Chart, *, line: bool) -> str:
    found = []
    decimals = max(
        (len(value.partition(".")[2]) for series in chart.series for value in series.values), default=0
    )
    picture = f'<c:numFmt formatCode="0{"." * (decimals > 0)}{"0" * decimals}" sourceLinked="0"/>'
    # Where bars stand on one another their figures would too.
    shown = int(chart.kind is not ChartKind.STACK)
    for index, series in enumerate(chart.series):
        ink = colour(index).lstrip("#")
        fill = f'<a:solidFill><a:srgbClr val="{ink}"/></a:solidFill>'
        shape = f'<a:ln w="22225">{fill}</a:ln>' if line else fill
        smooth = '<c:smooth val="0"/>' if line else ""
        invert = "" if line else '<c:invertIfNegative val="0"/>'
        marker = '<c:marker><c:symbol val="circle"/><c:size val="5"/></c:marker>' if line else ""
        found.append(
            f'<c:ser><c:idx val="{index}"/><c:order val="{index}"/><c:tx><c:v>{xml(series.name)}</c:v></c:tx>'
            f"<c:spPr>{shape}</c:spPr>{invert}{marker}"
            f'<c:dLbls>{picture}<c:showLegendKey val="0"/><c:showVal val="{shown}"/><c:showCatName val="0"/><c:showSerName val="0"/>'
            '<c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
            f"<c:cat>{_literal('str', chart.categories)}</c:cat>"
            f"<c:val>{_literal('num', [str(amount(value)) for value in series.values])}</c:val>{smooth}</c:ser>"
        )
    return "".join(found)


def _literal(kind: str, values: tuple[str, ...] | list[str]) -> str:
    points = "".join(f'<c:pt idx="{at}"><c:v>{xml(value)}</c:v></c:pt>' for at, value in enumerate(values))
    form = "<c:formatCode>General</c:formatCode>" if kind == "num" else ""
    return f'<c:{kind}Lit>{form}<c:ptCount val="{len(values)}"/>{points}</c:{kind}Lit>'


def _axes(chart: Chart, *, reverse: bool) -> str:
    """The axis of the names (from top to bottom where bars lie) and that of the values, which begins at zero."""
    below = any(amount(value) < 0 for series in chart.series for value in series.values)
    least = "" if below else '<c:min val="0"/>'
    order, names, values = ("maxMin", "l", "t") if reverse else ("minMax", "b", "l")
    return (
        f'<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="{order}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{names}"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        '<c:crossAx val="2"/><c:crosses val="autoZero"/></c:catAx>'
        f'<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/>{least}</c:scaling><c:delete val="1"/>'
        f'<c:axPos val="{values}"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        '<c:tickLblPos val="none"/><c:crossAx val="1"/><c:crosses val="autoZero"/></c:valAx>'
    )
