"""Fonts: the unit's licensed ones first, open ones of the system next, no other font of the system ever."""

from __future__ import annotations

from mingzhang.render.fonts import Face, stacks


def test_the_units_own_fonts_come_first() -> None:
    found = stacks(["FZXiaoBiaoSong-B05", "FangSong_GB2312"], ["Noto Serif CJK SC", "Noto Sans CJK SC"])
    assert found[Face.TITLE][0] == "FZXiaoBiaoSong-B05"
    assert found[Face.TEXT][0] == "FangSong_GB2312"
    assert found[Face.HEI][0] == "Noto Sans CJK SC"


def test_licensed_fonts_of_the_system_are_not_taken() -> None:
    """SimSun and FangSong are installed with some systems; their licence is not ours to use."""
    found = stacks([], ["SimSun", "FangSong", "Noto Serif CJK SC", "DejaVu Sans"])
    assert all(names == ["Noto Serif CJK SC"] for names in found.values())


def test_wenkai_is_the_open_kaiti() -> None:
    assert stacks([], ["LXGW WenKai", "Noto Serif CJK SC"])[Face.KAI][0] == "LXGW WenKai"


def test_without_chinese_fonts_there_is_none() -> None:
    assert not any(stacks([], ["DejaVu Sans", "Liberation Serif"]).values())


def test_an_unknown_font_of_the_unit_serves_where_nothing_better_does() -> None:
    assert stacks(["某单位专用宋体"], [])[Face.TITLE] == ["某单位专用宋体"]
