"""The output folder: whole or not at all, whatever stops the program; nobody else's files are replaced."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from mingzhang.render.errors import RenderError
from mingzhang.render.output import MANIFEST, write_folder

_FIRST = {"公开.txt": b"first", "数据/points.csv": b"a\r\n"}
_SECOND = {"公开.txt": b"second", "公开.html": b"<p>"}


def _held(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.relative_to(folder).as_posix() != MANIFEST
    }


def test_a_folder_holds_exactly_the_files_given(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "out"
    write_folder(_FIRST, folder)
    assert _held(folder) == _FIRST


def test_a_second_time_the_former_files_are_gone(tmp_path: Path) -> None:
    write_folder(_FIRST, tmp_path / "out")
    write_folder(_SECOND, tmp_path / "out")
    assert _held(tmp_path / "out") == _SECOND
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    write_folder(_FIRST, tmp_path / "out")
    assert _held(tmp_path / "out") == _FIRST


def test_a_file_of_somebody_else_stops_the_writing(tmp_path: Path) -> None:
    write_folder(_FIRST, tmp_path / "out")
    (tmp_path / "out" / "账本.xlsx").write_bytes(b"mine")
    with pytest.raises(RenderError, match=r"账本\.xlsx") as caught:
        write_folder(_SECOND, tmp_path / "out")
    assert caught.value.key == "foreign"
    assert _held(tmp_path / "out") == {**_FIRST, "账本.xlsx": b"mine"}


def test_a_folder_without_our_list_is_somebody_elses(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "公开.txt").write_bytes(b"mine")
    with pytest.raises(RenderError) as caught:
        write_folder(_SECOND, tmp_path / "out", overwrite=True)
    assert caught.value.key == "foreign"


def test_a_file_edited_by_hand_is_kept_unless_told_otherwise(tmp_path: Path) -> None:
    write_folder(_FIRST, tmp_path / "out")
    (tmp_path / "out" / "公开.txt").write_bytes(b"edited")
    with pytest.raises(RenderError) as caught:
        write_folder(_SECOND, tmp_path / "out")
    assert caught.value.key == "edited"
    assert _held(tmp_path / "out")["公开.txt"] == b"edited"
    write_folder(_SECOND, tmp_path / "out", overwrite=True)
    assert _held(tmp_path / "out") == _SECOND


@pytest.mark.parametrize("after", [1, 2, 3, 4])
def test_a_full_disk_leaves_the_former_output(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    write_folder(_FIRST, tmp_path / "out")
    calls = 0

    def full(handle: int) -> None:
        nonlocal calls
        calls += 1
        if calls >= after:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("mingzhang.render.output.os.fsync", full)
    with pytest.raises(RenderError, match="磁盘空间不足"):
        write_folder(_SECOND, tmp_path / "out")
    assert _held(tmp_path / "out") == _FIRST
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.skipif(sys.platform == "win32", reason="没有 SIGKILL")
@pytest.mark.parametrize("after", [1, 2, 3, 5])
def test_a_kill_leaves_the_former_output_and_the_next_run_tidies_up(tmp_path: Path, after: int) -> None:
    """The program is killed at its n-th call of fsync."""
    write_folder(_FIRST, tmp_path / "out")
    script = f"""
        import os, signal
        from pathlib import Path
        from mingzhang.render import output
        calls = 0
        def kill(handle):
            global calls
            calls += 1
            if calls >= {after}:
                os.kill(os.getpid(), signal.SIGKILL)
        output.os.fsync = kill
        output.write_folder({_SECOND!r}, Path({str(tmp_path / "out")!r}))
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(script)], env=_environment(), check=False)
    assert done.returncode == -signal.SIGKILL
    assert _held(tmp_path / "out") in (_FIRST, _SECOND)
    write_folder(_SECOND, tmp_path / "out")
    assert _held(tmp_path / "out") == _SECOND
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_file_in_the_way_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"file")
    with pytest.raises(RenderError, match="不是文件夹"):
        write_folder(_FIRST, tmp_path / "out")
    assert (tmp_path / "out").read_bytes() == b"file"


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "out").symlink_to(tmp_path / "real")
    with pytest.raises(RenderError):
        write_folder(_FIRST, tmp_path / "out")
    assert not list((tmp_path / "real").iterdir())


@pytest.mark.parametrize("name", ["../公开.txt", "/etc/公开", "a/../../b", "", "a\\b", "c:x", MANIFEST])
def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(RenderError):
        write_folder({name: b""}, tmp_path / "out")
    assert not list(tmp_path.iterdir())


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"}
