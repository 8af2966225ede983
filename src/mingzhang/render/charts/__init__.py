"""Charts: what is drawn where, once for all formats."""

from mingzhang.render.charts.drawing import Drawing, Mark, draw

__all__ = ["Drawing", "Mark", "draw"]
