"""A rule's example in a few lines for people: beside what, what is right, what is wrong, what is said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from mingzhang.checking.rulebook.example import Example
from mingzhang.view import messages

MAX_PASSAGES = 6
"""Passages shown of a whole small document; the ones that change are always among them."""


def example_rows(example: Example) -> Iterator[tuple[str, str]]:
    """Labels and texts: each passage that changes with those beside it, cells parted by a bar."""
    if example.where:
        yield messages.EXAMPLE_WITH, messages.EXAMPLE_WHERE.get(example.where, example.where)
    for text in example.beside:
        yield messages.EXAMPLE_BESIDE, text
    shown = _shown(example)
    context = [example.right[at] for at in shown if example.right[at] == example.wrong[at]]
    changed = [at for at in shown if example.right[at] != example.wrong[at]]
    if context:
        yield messages.EXAMPLE_CONTEXT, _joined(context)
    if changed:
        yield messages.EXAMPLE_RIGHT, _joined([example.right[at] for at in changed])
        yield messages.EXAMPLE_WRONG, _joined([example.wrong[at] or messages.EXAMPLE_GONE for at in changed])
    yield messages.EXAMPLE_SAYS, example.says


def _shown(example: Example) -> list[int]:
    """The passages to show: all of a few, else the changed ones with their neighbours and headings."""
    count = len(example.right)
    if count <= MAX_PASSAGES:
        return list(range(count))
    changed = {at for at in range(count) if example.right[at] != example.wrong[at]}
    near = {at for one in changed for at in (one - 1, one + 1) if 0 <= at < count}
    return sorted(changed | near | {0})


def _joined(texts: Sequence[str]) -> str:
    """Passages as one text, cells parted by a bar and lines by a slash."""
    lines = [_line(line) for text in texts for line in text.split("\n")]
    filled = [line for line in lines if line]
    return " ／ ".join(line for before, line in pairwise(["", *filled]) if line != before)


def _line(text: str) -> str:
    return re.sub(r" *(?:\t| \| )[\t |]*", " | ", text).strip(" |")
