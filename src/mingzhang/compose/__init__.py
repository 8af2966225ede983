"""Composing: from a unit's ledger to the whole disclosure as a neutral Document, by a profile of data files."""

from mingzhang.compose.compose import Composed, compose
from mingzhang.compose.profile import Profile, ProfileError, profile_named, profile_names

__all__ = ["Composed", "Profile", "ProfileError", "compose", "profile_named", "profile_names"]
