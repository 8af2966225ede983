"""Locating: which printed figure is wrong, and what it should read."""

from mingzhang.checking.locating.cause import Cause, first_place, guilty_of
from mingzhang.checking.locating.locate import causes

__all__ = ["Cause", "causes", "first_place", "guilty_of"]
