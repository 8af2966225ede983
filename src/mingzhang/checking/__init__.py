"""Checking: every relation evaluated, one finding per cause, and what could not be decided."""

from mingzhang.checking.run import check_reading

__all__ = ["check_reading"]
