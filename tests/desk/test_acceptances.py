"""The file of accepted findings: written for people, read back exactly."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzhang.desk.acceptances import NAME, acceptances_beside, added, load, save
from mingzhang.desk.beside import AcceptanceError
from mingzhang.findings import Acceptance

ONE = Acceptance(
    "K7M2-9QXA",
    ("902.55", "902.56"),
    "口径不同：含“其他”\n第二行",
    rule="agreement",
    title="说明六 与其他各处不一致",
    where="说明六“财政拨款基本支出”",
    unit="青河县水务局",
    year=2024,
    who="王会计",
    when=date(2026, 9, 1),
    until=date(2027, 9, 30),
)


def test_it_is_read_back_as_written(tmp_path: Path) -> None:
    path = tmp_path / NAME
    save(path, [ONE, Acceptance("AAAA-0000", (), "有理由")])
    assert load(path) == (ONE, Acceptance("AAAA-0000", (), "有理由"))
    assert acceptances_beside(tmp_path / "决算.docx") == load(path)
    assert "王会计" in path.read_text("utf-8")
    assert [file.name for file in tmp_path.iterdir()] == [NAME]


@given(text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40))
def test_any_reason_survives(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("accepted") / NAME
    save(path, [Acceptance("AAAA-0000", (text,), text)])
    (item,) = load(path)
    assert item.reason == text


def test_the_same_finding_is_kept_once() -> None:
    again = Acceptance("K7M2-9QXA", ("902.55", "902.56"), "新的理由")
    assert added([ONE], again) == (again,)
    assert added([ONE], Acceptance("K7M2-9QXA", ("1",), "数变了"))[0] is ONE


@pytest.mark.parametrize(
    "text",
    [
        "accepted = 1",
        "[[accepted]]\nreason = 'x'",
        "[[accepted]]\nfinding = 3",
        "[[accepted]]\nfinding='A'\nyear='x'",
        "不是",
    ],
)
def test_a_broken_file_is_refused_not_ignored(tmp_path: Path, text: str) -> None:
    path = tmp_path / NAME
    path.write_text(text, "utf-8")
    with pytest.raises(AcceptanceError, match=r"写得不合格式|写得不对"):
        load(path)


def test_where_nothing_can_be_written_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(AcceptanceError, match="写不了"):
        save(tmp_path / "没有这个文件夹" / NAME, [ONE])
