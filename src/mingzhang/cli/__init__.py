"""The command line: check, rules, demo. It decides nothing; it reads, asks, and shows."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; see :func:`mingzhang.cli.program.main`."""
    from mingzhang.cli.program import main as run

    return run(argv)
