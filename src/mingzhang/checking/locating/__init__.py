"""Locating: which printed figure is wrong, and what it should read."""

from mingzhang.checking.locating.carried import Carried
from mingzhang.checking.locating.cause import Cause, first_place, guilty_of
from mingzhang.checking.locating.exchange import Exchange
from mingzhang.checking.locating.locate import causes
from mingzhang.checking.locating.slips import spelled

__all__ = ["Carried", "Cause", "Exchange", "causes", "first_place", "guilty_of", "spelled"]
