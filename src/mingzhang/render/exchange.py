"""Two folders change places."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

_HERE = -100
_EXCHANGE = 2


def exchange(new: Path, target: Path) -> None:
    """``new`` becomes ``target``; what was there is then under the name of ``new``.

    One step where the system can do it (Linux). Elsewhere two renames with the way back between them: a kill
    at that very moment leaves the former output whole under a name that begins with a dot.
    """
    if not target.exists():
        new.rename(target)
    elif not _in_one_step(new, target):
        aside = new.with_name(f"{new.name}.former")
        target.rename(aside)
        try:
            new.rename(target)
        except OSError:
            aside.rename(target)
            raise
        aside.rename(new)


def _in_one_step(new: Path, target: Path) -> bool:
    if sys.platform != "linux":
        return False
    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    done = call(_HERE, os.fsencode(new), _HERE, os.fsencode(target), _EXCHANGE)
    return bool(done == 0)
