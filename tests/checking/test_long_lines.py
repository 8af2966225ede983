"""A line that no one wrote: one sign, or one word, over and over. It is checked within ten seconds of work."""

from __future__ import annotations

import subprocess
import sys

import pytest

_WATCHED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_CPU, (11, resource.RLIM_INFINITY))
import mingzhang
from mingzhang.readers.text import read_text
text = "第三部分 情况说明\\n" + sys.stdin.read() + "\\n"
report = mingzhang.check(mingzhang.recognise(read_text(text.encode(), "长行.txt", "0" * 64)))
print(report.counts.relations.broken)
"""
LENGTH = 100_000


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="时间的上限由 Linux 执行")
@pytest.mark.parametrize(
    ("begin", "again"),
    [
        ("甲", "."),
        ("甲", ". "),
        ("甲", " "),
        ("目录\n八", "\t"),
        ("", "1"),
        ("", "1,"),
        ("", "1."),
        ("", "一"),
        ("", "（"),
        ("", "“"),
        ("", "支出"),
        ("", "比上年"),
        ("", "增加、"),
        ("", "万元"),
        ("", "%"),
        ("", "-"),
        ("", "x"),
    ],
)
def test_a_long_line_is_checked_in_time(begin: str, again: str) -> None:
    line = begin + again * (LENGTH // len(again))
    done = subprocess.run(
        [sys.executable, "-c", _WATCHED], input=line, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-500:] or done.returncode
    assert done.stdout.strip().isdigit()
