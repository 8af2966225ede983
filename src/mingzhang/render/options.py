"""What a renderer may be told beside the document."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Options:
    """``fonts``: a folder with the unit's own fonts. ``points``: JSON of all data points, attached to the PDF."""

    fonts: Path | None = None
    points: bytes = b""
