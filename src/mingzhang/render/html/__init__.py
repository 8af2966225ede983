"""Web pages: one file that needs nothing beside it."""

from mingzhang.render.html.render import render_html

__all__ = ["render_html"]
