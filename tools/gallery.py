"""Write docs/messages.md: every rule and every sentence the program can say, as the code has them.

    python tools/gallery.py           write docs/messages.md
    python tools/gallery.py --check   1 if docs/messages.md is not current

A writer reads and judges the messages there; the code stays the only place where they are changed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "messages.md"
CHAPTERS = {
    "arithmetic": "表内与表间的数",
    "statements": "文字说明中的数",
    "forms": "绩效自评表",
    "prose": "文字说明",
    "wording": "文字表述",
    "content": "应当公开的内容",
    "declared": "单位情况与公开时间",
    "across": "与其他文件对照",
}
SPEAKERS = {
    "mingzhang.view.messages": "报告",
    "mingzhang.cli.messages": "命令行",
    "mingzhang.readers.errors": "读取文件",
    "mingzhang.workbook.messages": "填报工作簿",
    "mingzhang.score.messages": "绩效自评计分",
    "mingzhang.compose.messages": "编制和公开前检查",
    "mingzhang.render.errors": "写出文件",
    "mingzhang.desk.messages": "文件夹、设置与已认可的问题",
    "mingzhang.checking.own.messages": "自定规则",
}
HEAD = """# 规则与提示语

这份文件由 `tools/gallery.py` 从代码生成，请不要直接修改；改了提示语或规则以后运行 `python tools/gallery.py`。
花括号里的词在显示时换成实际的内容。
"""


def gallery() -> str:
    """The whole file."""
    from mingzhang.checking import rulebook as book

    parts = [HEAD, f"规则共 {len(book.rulebook())} 条，{book.RULEBOOK_YEAR} 年版。\n"]
    for chapter in book.CHAPTERS:
        entries = import_module(f"{book.__name__}.{chapter}").ENTRIES
        if entries:
            parts.append(f"## {CHAPTERS.get(chapter, chapter)}\n")
            parts += [_rule(entry) for entry in entries]
    for name, title in SPEAKERS.items():
        parts.append(f"## 提示语：{title}\n")
        parts.append(_table(_sentences(import_module(name))))
    return "\n".join(parts)


def _rule(entry: object) -> str:
    from mingzhang.checking.rulebook.entry import Entry
    from mingzhang.checking.rulebook.example import examples
    from mingzhang.view.examples import example_rows
    from mingzhang.view.messages import SEVERITIES
    from mingzhang.view.summary import family_name

    assert isinstance(entry, Entry)
    rule = entry.rule
    lines = [
        f"### {rule.name} `{rule.id}`\n",
        f"- 内容：{_cell(rule.words)}",
        f"- 轻重：{SEVERITIES[rule.severity.value]}；类别：{family_name(rule.family)}",
        f"- 依据：{_cell(rule.source) or '（无）'}",
        f"- 标题：{_cell(entry.title)}",
        f"- 说明：{_cell(entry.message)}",
        f"- 处理：{_cell(entry.remedy)}",
        "",
        "  | 例 | |",
        "  | --- | --- |",
        *(f"  | {label} | {_cell(text)} |" for label, text in example_rows(examples()[rule.id])),
    ]
    return "\n".join(lines) + "\n"


def _sentences(module: ModuleType) -> Iterable[tuple[str, str]]:
    """The public string constants of a messages module, in the order in which they are written."""
    for name, value in vars(module).items():
        if not name.isupper():
            continue
        if isinstance(value, str):
            yield name, value
        elif isinstance(value, dict):
            yield from ((f"{name}.{key}", text) for key, text in value.items() if isinstance(text, str))


def _table(sentences: Iterable[tuple[str, str]]) -> str:
    lines = ["| 名称 | 文字 |", "| --- | --- |"]
    lines += [f"| `{name}` | {_cell(text)} |" for name, text in sentences]
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    """Text that neither ends the table cell nor becomes markup."""
    for char in "\\`*_<>|":
        text = text.replace(char, f"\\{char}")
    return text.strip().replace("\n", "<br>")


def main(argv: Sequence[str]) -> int:
    """Write the file, or compare it."""
    text = gallery()
    if "--check" in argv:
        current = TARGET.read_text("utf-8") if TARGET.is_file() else ""
        if current != text:
            print("docs/messages.md 与代码不一致：请运行 python tools/gallery.py")
            return 1
        return 0
    TARGET.write_bytes(text.encode())
    return 0


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT / "src"))
    sys.exit(main(sys.argv[1:]))
