"""Path objects of a page to strokes: ruled lines, thin filled rectangles, edges of drawn boxes."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from itertools import pairwise, repeat
from typing import NamedTuple

from mingzhang.readers.errors import ReadError
from mingzhang.readers.pdf.library import Pdfium
from mingzhang.readers.pdf.limits import MAX_FORM_DEPTH, MAX_OBJECTS, MAX_SEGMENTS
from mingzhang.readers.pdf.nouns import Box, Rulings, Stroke
from mingzhang.readers.pdf.turning import Turn

THIN = 3.0
"""A shape thinner than this is a ruling; a cell is never so low or narrow."""
STRAIGHT = 0.5
"""How far the ends of a straight ruling may differ across."""
_TEXT, _PATH, _IMAGE, _FORM = 1, 2, 3, 5
_MOVE = 2

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


class _Buffers(NamedTuple):
    """Memory that PDFium writes into, reused for all objects of a page: the floats and their addresses."""

    floats: array[float]
    ints: array[int]
    float_at: tuple[int, ...]
    int_at: tuple[int, int]

    @classmethod
    def fresh(cls) -> _Buffers:
        floats, ints = array("f", bytes(24)), array("i", bytes(8))
        base, words = floats.buffer_info()[0], ints.buffer_info()[0]
        return cls(floats, ints, tuple(base + 4 * i for i in range(6)), (words, words + 4))


class _Collector:
    """Walks the objects of a page, forms within forms included."""

    def __init__(self, library: Pdfium, turn: Turn, number: int, file: str) -> None:
        self.library = library
        self.turn = turn
        self.number = number
        self.file = file
        self.strokes = Rulings([], [])
        self.pictures = 0
        self.objects = 0
        self.segments = 0
        self.buffers = _Buffers.fresh()

    def walk(self, objects: list[int], matrix: Matrix, depth: int) -> None:
        self.objects += len(objects)
        if self.objects > MAX_OBJECTS:
            raise ReadError("pdf_objects", self.file, page=self.number, limit=MAX_OBJECTS)
        kinds = map(self.library["PageObj_GetType"], objects)
        others = [pair for pair in zip(objects, kinds, strict=True) if pair[1] != _TEXT]
        for handle, kind in others:
            if kind == _PATH:
                self.path(handle, matrix)
            elif kind == _IMAGE:
                self.image(handle, matrix)
            elif kind == _FORM and depth < MAX_FORM_DEPTH:
                get, count = self.library["FormObj_GetObject"], self.library["FormObj_CountObjects"](handle)
                inner = _times(self.matrix(handle), matrix)
                self.walk(
                    [get(handle, index) for index in range(min(count, MAX_OBJECTS + 1))], inner, depth + 1
                )

    def matrix(self, handle: int) -> Matrix:
        known = self.library["PageObj_GetMatrix"](handle, self.buffers.float_at[0])
        a, b, c, d, e, f = self.buffers.floats
        return (a, b, c, d, e, f) if known else IDENTITY

    def bounds(self, handle: int, matrix: Matrix) -> Box | None:
        at = self.buffers.float_at
        if not self.library["PageObj_GetBounds"](handle, at[0], at[1], at[2], at[3]):
            return None
        left, bottom, right, top = self.buffers.floats[:4]
        if matrix is not IDENTITY:
            (x0, y0), (x1, y1) = _point(matrix, left, bottom), _point(matrix, right, top)
            left, right, bottom, top = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
        return self.turn.box(left, top, right, bottom)

    def image(self, handle: int, matrix: Matrix) -> None:
        """Some programs draw a ruling as an image one dot thick."""
        box = self.bounds(handle, matrix)
        if box and not self.thin(box):
            self.pictures += 1

    def path(self, handle: int, matrix: Matrix) -> None:
        box = self.bounds(handle, matrix)
        if box is None or self.thin(box):
            return
        at = self.buffers.int_at
        self.library["Path_GetDrawMode"](handle, at[0], at[1])
        filled, stroked = self.buffers.ints
        if filled or stroked:
            inner = _times(self.matrix(handle), matrix)
            for points in self.subpaths(handle, inner):
                self.subpath(points, bool(stroked))

    def thin(self, box: Box) -> bool:
        """Take a thin shape as a ruling along its longer side."""
        left, top, right, bottom = box
        if bottom - top < THIN and bottom - top <= right - left:
            self.strokes.across.append(Stroke((top + bottom) / 2, left, right))
            return True
        if right - left < THIN:
            self.strokes.down.append(Stroke((left + right) / 2, top, bottom))
            return True
        return False

    def subpaths(self, handle: int, matrix: Matrix) -> Iterator[list[tuple[float, float]]]:
        """The corner points of each stretch drawn without lifting the pen, as seen."""
        count = self.library["Path_CountSegments"](handle)
        self.segments += count
        if self.segments > MAX_SEGMENTS:
            raise ReadError("pdf_objects", self.file, page=self.number, limit=MAX_SEGMENTS)
        segment_of, kind_of = self.library["Path_GetPathSegment"], self.library["PathSegment_GetType"]
        point_of, (x, y) = self.library["PathSegment_GetPoint"], self.buffers.float_at[:2]
        points: list[tuple[float, float]] = []
        for index in range(count):
            segment = segment_of(handle, index)
            if kind_of(segment) == _MOVE:
                if len(points) > 1:
                    yield points
                points = []
            point_of(segment, x, y)
            seen = self.turn.box(*(_point(matrix, *self.buffers.floats[:2]) * 2))
            points.append((seen.left, seen.top))
        if len(points) > 1:
            yield points

    def subpath(self, points: list[tuple[float, float]], stroked: bool) -> None:
        xs, ys = [x for x, _ in points], [y for _, y in points]
        box = Box(min(xs), min(ys), max(xs), max(ys))
        corners = len(set(points))
        if self.thin(box) or not stroked:
            return
        if corners == 4 and len(points) < 6:
            points = [*points, points[0]]  # a closed rectangle may leave its last side to the closing
        for (x0, y0), (x1, y1) in pairwise(points):
            if abs(y1 - y0) <= STRAIGHT:
                self.strokes.across.append(Stroke((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
            elif abs(x1 - x0) <= STRAIGHT:
                self.strokes.down.append(Stroke((x0 + x1) / 2, min(y0, y1), max(y0, y1)))


def strokes_of(
    library: Pdfium, page: int, count: int, turn: Turn, number: int, file: str
) -> tuple[Rulings, int]:
    """All strokes of a page in the order drawn, and how many pictures it shows."""
    get = library["Page_GetObject"]
    collector = _Collector(library, turn, number, file)
    collector.walk(list(map(get, repeat(page), range(count))), IDENTITY, 0)
    return collector.strokes, collector.pictures


def _point(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _times(first: Matrix, second: Matrix) -> Matrix:
    """The matrix that applies ``first``, then ``second``."""
    if second is IDENTITY:
        return first
    a, b, c, d, e, f = first
    (p, q), (r, s) = _point(second, a, b), _point(second, c, d)
    u, v = second[4], second[5]
    x, y = _point(second, e, f)
    return p - u, q - v, r - u, s - v, x, y
