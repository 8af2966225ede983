"""The data package: what frictionless accepts, with keys that hold and text that runs nowhere."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from mingzhang.render import RenderError
from mingzhang.render.package import Column, Records, data_package
from mingzhang.render.package.csv import safe
from tests.render.sample import PUBLICATION

_CODES = Records(
    "functions",
    "支出功能分类",
    (Column("code", "科目编码", required=True), Column("name", "科目名称")),
    [{"code": "208", "name": "社会保障和就业支出"}, {"code": "2080501", "name": "=行政单位离退休"}],
    key=("code",),
)
_POINTS = Records(
    "points",
    "数据点",
    (
        Column("id", "编号", required=True),
        Column("function", "功能分类", refers=("functions", "code")),
        Column("amount", "金额（万元）", "number"),
        Column("date", "日期", "date"),
    ),
    [
        {"id": "1", "function": "208", "amount": "-327.07"},
        {"id": "2", "function": "2080501", "amount": "140.80", "date": "2025-08-20"},
        {"id": "3", "function": ""},
    ],
    key=("id",),
)


def _written(folder: Path, points: Records = _POINTS) -> Path:
    for name, data in data_package(PUBLICATION, [_CODES, points]).items():
        (folder / name).write_bytes(data)
    return folder / "datapackage.json"


@pytest.mark.filterwarnings("ignore")
def test_frictionless_accepts_it(tmp_path: Path) -> None:
    from frictionless import validate

    report = validate(str(_written(tmp_path)))
    assert report.valid, report.flatten(["type", "note"])
    assert sorted(task.name for task in report.tasks) == ["document", "functions", "points"]


@pytest.mark.filterwarnings("ignore")
def test_frictionless_finds_a_code_that_is_on_no_list(tmp_path: Path) -> None:
    from frictionless import validate

    wrong = Records("points", "数据点", _POINTS.columns, [{"id": "1", "function": "999"}], key=("id",))
    report = validate(str(_written(tmp_path, wrong)))
    assert "foreign-key" in [kind for (kind,) in report.flatten(["type"])]


def test_amounts_keep_their_digits_and_texts_are_no_formulas() -> None:
    files = data_package(PUBLICATION, [_CODES, _POINTS])
    rows = list(csv.reader(io.StringIO(files["points.csv"].decode("utf-8-sig"))))
    assert rows[1] == ["1", "208", "-327.07", ""]
    assert rows[2][2] == "140.80"
    assert "'=行政单位离退休" in files["functions.csv"].decode()


@pytest.mark.parametrize(
    ("text", "kept"),
    [("-5.20", "-5.20"), ("-5.20万", "'-5.20万"), ("=1", "'=1"), ("@a", "'@a"), ("208", "208")],
)
def test_only_plain_numbers_may_begin_with_a_sign(text: str, kept: str) -> None:
    assert safe(text) == kept


def test_names_are_names() -> None:
    with pytest.raises(RenderError):
        data_package(PUBLICATION, [Records("../points", "", (), [])])


def test_the_document_lies_beside_the_tables() -> None:
    files = data_package(PUBLICATION, [])
    blocks = json.loads(files["document.json"])["blocks"]
    assert len(blocks) == len(PUBLICATION.blocks)
    assert [len(block["rows"]) for block in blocks if "rows" in block] == [6, 5, 7]
