"""Files that appear whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mingzhang.cli.files import OutputError, WholeFile, page_names


def _fail(target: Path) -> None:
    with WholeFile(target) as whole:
        whole.write("新")
        raise KeyboardInterrupt


def test_a_failure_leaves_the_older_file(tmp_path: Path) -> None:
    """And nothing beside it."""
    target = tmp_path / "报告.txt"
    target.write_text("旧", "utf-8")
    with pytest.raises(KeyboardInterrupt):
        _fail(target)
    assert target.read_text("utf-8") == "旧"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_link_is_followed(tmp_path: Path) -> None:
    """The link stays a link."""
    target, link = tmp_path / "真.txt", tmp_path / "链.txt"
    target.write_text("旧", "utf-8")
    try:
        link.symlink_to(target)
    except OSError:
        pytest.skip("no symbolic links here")
    with WholeFile(link) as whole:
        whole.write("新")
    assert link.is_symlink()
    assert target.read_text("utf-8") == "新"


@pytest.mark.skipif(not Path(os.devnull).exists(), reason="no device files here")
def test_a_device_is_written_to_not_replaced() -> None:
    """-o /dev/null."""
    with WholeFile(Path(os.devnull)) as whole:
        whole.write("新")
    assert not Path(os.devnull).is_file()


def test_a_folder_that_vanished_is_one_sentence(tmp_path: Path) -> None:
    """What happened and what to do."""
    with pytest.raises(OutputError, match="无法写入"), WholeFile(tmp_path / "没有" / "报告.txt") as whole:
        whole.write("新")


def test_pages_of_equal_names_are_numbered() -> None:
    """Case does not tell files apart on Windows."""
    assert page_names(["a/决算.txt", "b/决算.txt", "c/A.txt", "d/a.txt"]) == [
        "决算.html",
        "决算-2.html",
        "A.html",
        "a-2.html",
    ]
