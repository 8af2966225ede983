"""Declarations of how a form is scored."""

from __future__ import annotations

import pytest

from mingzhang.points.scoring import (
    GROUP_WEIGHTS,
    LEVEL1_OF_LEVEL2,
    NATIONAL_GRADES,
    SHANGHAI_GRADES,
)


@pytest.mark.parametrize(
    ("total", "grade"),
    [(10000, "优"), (9000, "优"), (8999, "良"), (8000, "良"), (7999, "中"), (5999, "差"), (0, "差")],
)
def test_grades(total: int, grade: str) -> None:
    """90 and above 优, 80 良, 60 中, below 差 (in hundredths of a mark)."""
    assert NATIONAL_GRADES.grade_of(total, 100) == grade


def test_shanghai_grades() -> None:
    """Shanghai has four other names."""
    assert [SHANGHAI_GRADES.grade_of(total, 1) for total in (95, 80, 60, 59)] == [
        "优",
        "良",
        "合格",
        "不合格",
    ]


def test_weights_make_ninety() -> None:
    """50 + 30 + 10, ten are left for execution; every level-2 class has a level 1."""
    assert sum(GROUP_WEIGHTS.values()) == 90
    assert set(GROUP_WEIGHTS) < set(LEVEL1_OF_LEVEL2.values())
