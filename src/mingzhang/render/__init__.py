"""Rendering: from a Document to files. One format is one module; nothing here knows a data point."""

from mingzhang.render.errors import RenderError
from mingzhang.render.formats import FORMATS, TOP_LEVEL, render, renderer_of
from mingzhang.render.options import Options

__all__ = ["FORMATS", "TOP_LEVEL", "Options", "RenderError", "render", "renderer_of"]
