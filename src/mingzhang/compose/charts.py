"""Charts where a reader would rather look than read, each with the same in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mingzhang.amount import WAN
from mingzhang.compose.figure import Figure
from mingzhang.compose.page import Page
from mingzhang.compose.printing import wan
from mingzhang.document import Chart, ChartKind, Series
from mingzhang.place import Place


def write_chart(page: Page, chart: Mapping[str, Any], figures: Mapping[str, Figure], year: int) -> None:
    """Add a chart that a profile declares: ``names`` of points, or the classes of one (``classes_of``).

    With ``last_year`` last year's figures stand beside this year's. A chart of nothing, or of a single figure,
    is left out: there is nothing to compare.
    """
    if "classes_of" in chart:
        chosen = [(item.name, item) for item in figures[chart["classes_of"]].classes()]
    else:
        chosen = [(str(name), figures[name]) for name in chart["names"]]
    years = [(f"{year}年", dict(chosen))]
    if chart.get("last_year"):
        years.insert(0, (f"{year - 1}年", {name: item.before for name, item in chosen}))
    shown = [name for name, _ in chosen if any(items[name].present for _, items in years)]
    if len(shown) * len(years) < 2:
        return
    series = tuple(
        Series(label, tuple(wan(items[name].value).decimal for name in shown)) for label, items in years
    )
    words = "；".join(
        f"{item.name}："
        + "，".join(f"{name}{value}万元" for name, value in zip(shown, item.values, strict=True))
        for item in series
    )
    page.blocks.append(
        Chart(
            place=Place(page.file, block=len(page.blocks)),
            title=str(chart["title"]),
            kind=ChartKind(chart.get("style", "bar")),
            unit=WAN.symbol,
            categories=tuple(shown),
            series=series,
            alternative=f"{chart['title']}。{words}。",
        )
    )
