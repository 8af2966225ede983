"""The command line: check, rules, demo. It decides nothing; it reads, asks, and shows."""

from mingzhang.cli.program import main

__all__ = ["main"]
