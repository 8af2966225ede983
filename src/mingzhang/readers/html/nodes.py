"""What every module here asks of an element of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from lxml.etree import _Element


def inner_text(node: _Element) -> str:
    """All text within an element."""
    return "".join(map(str, node.itertext()))


def line_of(node: _Element) -> int | None:
    """The line of the source on which an element begins."""
    return cast("int | None", node.sourceline)
