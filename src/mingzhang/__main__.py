"""``python -m mingzhang``."""

from __future__ import annotations

from mingzhang.cli.entry import entry

if __name__ == "__main__":
    entry()
