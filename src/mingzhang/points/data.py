"""The data files that stand beside the code of this room."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).parent


def data(*names: str) -> str:
    """The text of a data file of this room, by its path below the room.

    Opened beside the module: the general machinery for packages in archives costs more time than reading
    the file, and the package is always installed as files.
    """
    return _HERE.joinpath(*names).read_text(encoding="utf-8")
