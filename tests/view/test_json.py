"""The report as JSON: its schema, its figures, its bytes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import mingzhang.view.json as maker
from mingzhang.findings import Report
from tests.view import sample

SCHEMA: dict[str, Any] = json.loads((Path(maker.__file__).parent / "report.schema.json").read_text("utf-8"))


def _validate(data: object) -> None:
    jsonschema.Draft202012Validator(SCHEMA).validate(data)


def test_the_schema_is_itself_valid() -> None:
    """Draft 2020-12."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("report", [sample.full_report(), sample.report(), sample.nothing()])
def test_every_report_fits_the_schema(report: Report) -> None:
    """With findings, without, and on a file in which nothing was recognised."""
    _validate(maker.report_json(report))


def test_a_file_that_could_not_be_read_fits_the_schema() -> None:
    """The second shape: a sentence instead of a report."""
    data = maker.failure_json("没有.txt", "找不到文件“没有.txt”，请检查路径和文件名。")
    _validate(data)
    assert data["document"] == {"file": "没有.txt"}


def test_the_schema_refuses_what_is_no_report() -> None:
    """A finding without a place, a figure as a number."""
    data = maker.report_json(sample.full_report())
    data["findings"][0]["places"] = []
    with pytest.raises(jsonschema.ValidationError):
        _validate(data)
    data = maker.report_json(sample.full_report())
    data["findings"][0]["difference"] = 1
    with pytest.raises(jsonschema.ValidationError):
        _validate(data)


def test_a_finding_says_where_and_what() -> None:
    """说明三 580.37万元, 公开03表 581.37: one place, two operands, a proposal."""
    finding = maker.report_json(sample.report(sample.finding_error()))["findings"][0]
    assert finding["severity"] == "error"
    assert finding["places"][0] == {
        "part": "说明三",
        "row": "",
        "column": "",
        "printed": "580.37",
        "file": sample.FILE,
        "page": None,
        "line": 2,
        "block": 1,
        "cell": None,
    }
    assert [(o["role"], o["amount"], o["unit"]) for o in finding["operands"]] == [
        ("文字", "580.37", "万元"),
        ("表", "581.37", "万元"),
    ]
    assert finding["operands"][1]["place"]["cell"] == [1, 1]
    assert (finding["suspect"]["printed"], finding["suspect"]["proposed"]) == ("580.37", "581.37")
    assert finding["suspect"]["certain"] is True


@pytest.mark.parametrize(
    ("printed", "digits"),
    [
        ("1,776.49万元", "1776.49"),
        ("９０２．５６", "902.56"),
        ("97.8%", "97.8"),
        ("-3", "-3"),
        ("=28人", "=28人"),
        ("主要用于", "主要用于"),
        ("12万3", "12万3"),
    ],
)
def test_figures_are_digits_only_and_words_stay(printed: str, digits: str) -> None:
    """Separators and money units go; anything that is not one figure is kept as printed."""
    assert maker.digits(printed) == digits


def test_equal_reports_give_equal_bytes_without_floats() -> None:
    """Chinese stands as itself, and no number is a float."""
    first, second = (maker.dump(maker.report_json(sample.full_report())) for _ in range(2))
    assert first == second
    assert "青禾县水利局" in first
    json.loads(first, parse_float=lambda text: pytest.fail(f"float {text}"))


def test_compact_is_one_line() -> None:
    """For JSON Lines."""
    text = maker.dump(maker.report_json(sample.full_report()), compact=True)
    assert text.count("\n") == 1
    assert text.endswith("}\n")


def test_failures_carry_the_same_schema_as_reports() -> None:
    """The check and the view name one shape."""
    from mingzhang.checking.run import SCHEMA as CHECKED

    assert maker.SCHEMA == CHECKED
