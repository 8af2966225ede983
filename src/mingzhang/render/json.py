"""The document as JSON: every block with what it is for, every cell with its span and what is printed in it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from mingzhang.document import Block, Cell, Chart, Document, Publication, Table
from mingzhang.render.options import Options

VERSION = 1


def render_json(document: Document, options: Options) -> bytes:
    """UTF-8 JSON. Amounts are strings, exactly as printed; defaults are left out."""
    about = document.publication or Publication()
    data = {
        "format": "mingzhang-document",
        "version": VERSION,
        "publication": {
            "title": about.title,
            "unit": about.unit,
            "unit_code": about.unit_code,
            "year": about.year,
            "date": about.date.isoformat() if about.date else None,
            "region": about.region,
            "language": about.language,
        },
        "blocks": [_block(block) for block in document.blocks],
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _block(block: Block) -> Mapping[str, Any]:
    if isinstance(block, Chart):
        return {
            "chart": block.kind.value,
            "title": block.title,
            "unit": block.unit,
            "categories": block.categories,
            "series": [{"name": series.name, "values": series.values} for series in block.series],
            "alternative": block.alternative,
        }
    if isinstance(block, Table):
        return _table(block)
    found: dict[str, Any] = {"text": block.text, "role": block.role.value}
    return {**found, "level": block.level} if block.level else found


def _table(table: Table) -> Mapping[str, Any]:
    return {
        "caption": table.caption,
        "header_rows": table.header_rows,
        "kinds": [kind.value for kind in table.kinds],
        "form": table.form,
        "rows": [[_cell(cell) for cell in row] for row in table.rows],
    }


def _cell(cell: Cell) -> Mapping[str, Any]:
    found: dict[str, Any] = {"text": cell.text, "row": cell.row, "column": cell.column}
    optional = {
        "rowspan": cell.rowspan if cell.rowspan > 1 else None,
        "colspan": cell.colspan if cell.colspan > 1 else None,
        "kind": cell.kind.value if cell.kind else None,
        "head": cell.head or None,
    }
    return {**found, **{key: value for key, value in optional.items() if value is not None}}
