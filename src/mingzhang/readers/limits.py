"""Limits on hostile or mistaken input, named so that a message can cite them."""

MAX_BYTES = 64 * 1024 * 1024
"""A whole disclosure as text is under 1 MB; 64 MB leaves room for any real one."""
MAX_LINES = 300_000
MAX_LINE_LENGTH = 200_000
MAX_CELLS = 2_000_000
