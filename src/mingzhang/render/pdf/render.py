"""From a document to the bytes of a PDF."""

from __future__ import annotations

import datetime
import json
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import asdict

from mingzhang.document import Chart, Document, Publication
from mingzhang.regex import regex
from mingzhang.render.charts import draw
from mingzhang.render.charts.drawing import SIZE, colour
from mingzhang.render.errors import RenderError
from mingzhang.render.fonts import Face, stacks
from mingzhang.render.options import Options
from mingzhang.render.outline import outline
from mingzhang.render.pages import MARGINS
from mingzhang.render.pdf.data import Data

if TYPE_CHECKING:
    import typst

STANDARDS: Final = ("a-3a", "ua-1")
_MISSING = regex(r'the text [`"]+(.+?)[`"]+ could not be displayed with font [`"]+(.+?)[`"]+')


def render_pdf(document: Document, options: Options) -> bytes:
    """A PDF produced as PDF/A-3a and PDF/UA-1, the same bytes for the same document, date and fonts.

    Raises :class:`RenderError` without a Chinese font, for a character no font has, without title or date.
    """
    about = document.publication or Publication()
    if not about.title:
        raise RenderError("title")
    if about.date is None:
        raise RenderError("date")
    try:
        import typst
    except ImportError as error:
        raise RenderError("pdf-library") from error
    fonts, faces = _fonts(options.fonts)
    content = Data(outline(document))
    data: dict[str, Any] = {
        "meta": _meta(about, about.date),
        "faces": {face.value: names for face, names in faces.items()},
        "margins": {page.value: asdict(margins) for page, margins in MARGINS.items()},
        "runs": content.all(),
        "points": options.points.decode(),
        "points-note": f"{about.title}：全部数据点（JSON）",
    }
    stamp = datetime.datetime.combine(about.date, datetime.time(), datetime.UTC)
    try:
        data["pictures"] = _pictures(content.charts, faces[Face.HEI], fonts)
        return typst.compile(
            _source("template.typ"),
            font_paths=fonts,
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
            pdf_standards=[*STANDARDS],
            timestamp=stamp,
        )
    except typst.TypstError as error:
        raise _explained(error) from error


def _fonts(folder: Path | None) -> tuple[typst.Fonts, dict[Face, list[str]]]:
    import typst

    if folder is not None and not folder.is_dir():
        raise RenderError("font-folder", folder=folder)
    # The unit's folder is looked at alone first, to tell its licensed fonts from whatever is installed.
    own = [] if folder is None else [str(folder)]
    mine = typst.Fonts(False, False, own).families() if own else []
    fonts = typst.Fonts(True, False, own)
    faces = stacks(mine, fonts.families())
    if not all(faces.values()):
        raise RenderError("no-font")
    return fonts, faces


def _meta(about: Publication, date: datetime.date) -> dict[str, object]:
    language, _, region = about.language.partition("-")
    return {
        "title": about.title,
        "author": about.unit,
        "description": f"{about.unit}{about.year or ''}年度决算公开" if about.unit else about.title,
        "keywords": [word for word in ("决算公开", about.unit, str(about.year or "")) if word],
        "date": [date.year, date.month, date.day],
        "language": language.lower() or "zh",
        "region": region.lower() or "cn",
    }


def _pictures(charts: list[Chart], font: list[str], fonts: typst.Fonts) -> list[str]:
    """The charts as SVG in which all words are outlines."""
    if not charts:
        return []
    import typst

    drawings = [draw(chart) for chart in charts]
    data = {
        "font": font,
        "size": SIZE,
        "drawings": [
            {
                "width": drawing.width,
                "height": drawing.height,
                "marks": [
                    {
                        "x": mark.x,
                        "y": mark.y,
                        "w": mark.width,
                        "h": mark.height,
                        "ink": colour(mark.tone),
                        "text": mark.text,
                        "align": mark.align.value,
                        "line": mark.line,
                    }
                    for mark in drawing.marks
                ],
            }
            for drawing in drawings
        ],
    }
    made: Any = typst.compile(
        _source("pictures.typ"),
        font_paths=fonts,
        format="svg",
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
    )
    pages = made if isinstance(made, list) else [made]
    return [page.decode() for page in pages]


def _source(name: str) -> bytes:
    return resources.files("mingzhang.render.pdf").joinpath(name).read_bytes()


def _explained(error: typst.TypstError) -> RenderError:
    missing = _MISSING.search(error.message)
    if missing:
        character = missing.group(1)
        code = " ".join(f"U+{ord(char):04X}" for char in character)
        return RenderError("glyph", character=character, code=code, font=missing.group(2))
    if "could not be displayed" in error.message:
        return RenderError("glyph-unknown", why=error.message)
    return RenderError("pdf", why=error.message)
