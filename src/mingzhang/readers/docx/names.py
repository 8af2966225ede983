"""Qualified names of WordprocessingML, as lxml spells them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
OFFICE = "{urn:schemas-microsoft-com:office:office}"
V = "{urn:schemas-microsoft-com:vml}"
VAL = W + "val"
_OFF = frozenset({"0", "false", "off"})


def value(node: _Element | None) -> str:
    """The ``w:val`` of an element, empty if there is none."""
    return "" if node is None else node.get(VAL, "")


def number(node: _Element | None, default: int | None = None) -> int | None:
    """The ``w:val`` of an element as a whole number, or ``default``."""
    text = value(node)
    try:
        return int(text) if len(text) < 10 else default
    except ValueError:
        return default


def switch(properties: _Element | None, name: str) -> bool | None:
    """An on/off property: True, False, or None where it is not given."""
    node = None if properties is None else properties.find(W + name)
    return None if node is None else node.get(VAL, "1").lower() not in _OFF
