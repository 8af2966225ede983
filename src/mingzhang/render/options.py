"""What a renderer may be told beside the document."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct


class Options(Struct, frozen=True):
    """``fonts``: a folder with the unit's own fonts. ``points``: JSON of all data points, attached to the PDF."""

    fonts: Path | None = None
    points: bytes = b""
