"""A Frictionless data package: CSV files and the datapackage.json that describes them.

Source: Data Package and Table Schema specifications, version 1.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from mingzhang.document import Document, Publication
from mingzhang.regex import regex
from mingzhang.render.errors import RenderError
from mingzhang.render.json import render_json
from mingzhang.render.options import Options
from mingzhang.render.package.csv import csv_bytes

_NAME = regex(r"[a-z0-9][a-z0-9._-]{0,60}")
DESCRIPTION = "datapackage.json"
DOCUMENT = "document.json"


class Column(Struct, frozen=True):
    """A column of records.

    ``type``: string, number, integer, boolean, date. ``refers``: the records and the column whose values
    are the only ones allowed here.
    """

    name: str
    title: str = ""
    type: str = "string"
    description: str = ""
    required: bool = False
    refers: tuple[str, str] | None = None


class Records(Struct, frozen=True):
    """Records of one kind, or a list of codes. ``name``: lower-case letters, digits and hyphens; also the file's.

    ``rows``: values as text by column name; a missing one is empty. ``key``: columns that identify a row.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: Sequence[Mapping[str, str]]
    key: tuple[str, ...] = ()


def data_package(document: Document, records: Sequence[Records]) -> dict[str, bytes]:
    """The files of the package by name: one CSV for each records, the document as JSON, and the description."""
    files: dict[str, bytes] = {}
    resources = []
    for item in records:
        if not _NAME.fullmatch(item.name):
            raise RenderError("name", name=item.name)
        path = f"{item.name}.csv"
        rows = [[row.get(column.name, "") for column in item.columns] for row in item.rows]
        files[path] = csv_bytes([column.name for column in item.columns], rows)
        resources.append(_tabular(item, path, files[path]))
    files[DOCUMENT] = render_json(document, Options())
    resources.append(
        {
            "name": "document",
            "title": "公开文本全文（结构化）",
            "path": DOCUMENT,
            "format": "json",
            "mediatype": "application/json",
            **_sums(files[DOCUMENT]),
        }
    )
    files[DESCRIPTION] = _described(document.publication or Publication(), resources)
    return files


def _described(about: Publication, resources: Sequence[Mapping[str, Any]]) -> bytes:
    code = re.sub(r"[^a-z0-9]+", "-", about.unit_code.lower()).strip("-")
    found: dict[str, Any] = {
        "profile": "data-package",
        "name": "-".join(
            ["final-accounts", *([code] if code else []), *([str(about.year)] if about.year else [])]
        ),
        "title": about.title,
        "contributors": [{"title": about.unit, "role": "publisher"}] if about.unit else [],
        "created": f"{about.date.isoformat()}T00:00:00Z" if about.date else None,
        "resources": resources,
    }
    kept = {key: value for key, value in found.items() if value}
    return (json.dumps(kept, ensure_ascii=False, indent=2) + "\n").encode()


def _tabular(item: Records, path: str, data: bytes) -> Mapping[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(column) for column in item.columns], "missingValues": [""]}
    if item.key:
        schema["primaryKey"] = list(item.key)
    keys = [
        {"fields": column.name, "reference": {"resource": column.refers[0], "fields": column.refers[1]}}
        for column in item.columns
        if column.refers
    ]
    if keys:
        schema["foreignKeys"] = keys
    return {
        "profile": "tabular-data-resource",
        "name": item.name,
        "title": item.title,
        "path": path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "header": True},
        **_sums(data),
        "schema": schema,
    }


def _field(column: Column) -> Mapping[str, Any]:
    found: dict[str, Any] = {"name": column.name, "type": column.type}
    if column.title:
        found["title"] = column.title
    if column.description:
        found["description"] = column.description
    if column.required:
        found["constraints"] = {"required": True}
    return found


def _sums(data: bytes) -> Mapping[str, Any]:
    return {"bytes": len(data), "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"}
