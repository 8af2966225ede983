"""PDF with a text layer: a chain of small steps, each of which can be drawn (``mingzhang inspect``).

The drawings are in :mod:`mingzhang.readers.pdf.draw`, which reading does not import.

objects (paths, glyphs) → strokes → rulings → crossings → grids → cells with spans → tables;
glyphs → words → lines → paragraphs outside the tables. Geometry decides throughout, never the order of the
file. Coordinates are floats of points; no amount passes through here but as text.
"""

from mingzhang.readers.pdf.read import read_pdf

__all__ = ["read_pdf"]
