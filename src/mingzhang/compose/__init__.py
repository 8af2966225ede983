"""Composing: from a unit's ledger to the whole disclosure as a neutral Document, by a profile of data files."""

from mingzhang.compose.compose import Composed, compose
from mingzhang.compose.profile import Profile, ProfileError, profile_named, profile_names
from mingzhang.compose.screen import Hit, screen

__all__ = [
    "Composed",
    "Hit",
    "Profile",
    "ProfileError",
    "compose",
    "profile_named",
    "profile_names",
    "screen",
]
