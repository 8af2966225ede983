"""Word files, written as plain OOXML parts."""

from mingzhang.render.docx.render import render_docx

__all__ = ["render_docx"]
