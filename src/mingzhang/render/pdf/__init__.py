"""PDF through typst: PDF/A-3a and PDF/UA-1 in one file, with the data points attached."""

from mingzhang.render.pdf.render import STANDARDS, render_pdf

__all__ = ["STANDARDS", "render_pdf"]
