"""Write docs/relations.md: which rule covers each relation of the domain list, or why none does.

    python tools/relations.py           write docs/relations.md
    python tools/relations.py --check   1 if docs/relations.md is not current

The facts stand in docs/relations.csv: id, scope, covered_by (rule ids, or one word of REASONS), remark.
A row that no rule covers says why in its remark; names of rules come from the rulebook.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "docs" / "relations.csv"
TARGET = ROOT / "docs" / "relations.md"
COLUMNS = ["id", "scope", "covered_by", "remark"]
REASONS: Mapping[str, str] = {
    "蕴含": "由别的规则得出，不另外核对",
    "跨年": "须有上年公开的文本",
    "文外": "须有文字以外的知识，或须读懂文字的意思",
    "未做": "可以从文字核对，现在还没有做",
}
CHAPTERS: Mapping[str, str] = {
    "T": "一张表之内",
    "X": "表与表之间，以及表头、目录",
    "N": "文字说明之内",
    "V": "文字说明与表",
    "P": "每张绩效自评表",
    "C": "自评表的文字、自评表之间、自评表与其他部分",
    "D": "完整性",
    "J": "全部数字同时成立",
}
HEAD = """# 勾稽关系与规则

这份文件由 `tools/relations.py` 从 `docs/relations.csv` 和规则库生成，请不要直接修改；改了表或规则以后运行 `python tools/relations.py`。

一份部门决算公开应当满足的关系，逐条编了号：T 是一张表之内的，X 是表与表之间的，N 是文字之内的，V 是文字与表的，P、C 是绩效自评表的，
D 是完整性，J 是全部数字合在一起的。下面写明每一条由哪些规则核对；没有规则核对的，写明原因。规则的全文见[规则与提示语](messages.md)。
凡是改一个数、一句话就能弄错的关系，都在一份真实的公开文本上改错试过；只核对一部分的，说明栏写着哪一部分看不出来。
在文本的原样上已经不成立的关系，看它报了没有。
"""


class Row(Struct, frozen=True):
    """One relation: ``covered`` are rule ids, or a single word of REASONS."""

    id: str
    scope: str
    covered: tuple[str, ...]
    remark: str

    @property
    def reason(self) -> str:
        """Why no rule covers it; empty if one does."""
        return next((word for word in self.covered if word in REASONS), "")


def rows(path: Path = SOURCE) -> tuple[Row, ...]:
    """The rows of the csv, in its order. Raises ValueError if its columns are not COLUMNS."""
    with path.open(encoding="utf-8", newline="") as stream:
        reader = csv.reader(stream, strict=True)
        if next(reader, None) != COLUMNS:
            raise ValueError(f"{path.name} 的列应当是 {'、'.join(COLUMNS)}")
        return tuple(
            Row(number, scope, tuple(filter(None, covered.split(";"))), remark)
            for number, scope, covered, remark in reader
        )


def page(found: Sequence[Row]) -> str:
    """The whole file."""
    from mingzhang.checking.rulebook import rulebook

    names = {rule_id: entry.rule.name for rule_id, entry in rulebook().items()}
    parts = [HEAD, _summary(found)]
    for letter, title in CHAPTERS.items():
        chapter = [row for row in found if row.id.startswith(letter)]
        if chapter:
            parts.append(f"## {title}\n")
            parts.append(_table(chapter, names))
    parts.append(_others(found, names))
    return "\n".join(parts)


def _summary(found: Sequence[Row]) -> str:
    counts = Counter(row.reason for row in found)
    lines = [f"共 {len(found)} 条：{counts['']} 条有规则核对（有的只核对一部分，见说明）"]
    lines += [f"；{counts[word]} 条{word}（{why}）" for word, why in REASONS.items() if counts[word]]
    return "".join(lines) + "。\n"


def _table(chapter: Iterable[Row], names: Mapping[str, str]) -> str:
    lines = ["| 编号 | 范围 | 由谁核对 | 说明 |", "| --- | --- | --- | --- |"]
    for row in chapter:
        covered = "；".join(f"{names[name]} `{name}`" if name in names else name for name in row.covered)
        lines.append(f"| {row.id} | {row.scope} | {covered} | {row.remark} |")
    return "\n".join(lines) + "\n"


def _others(found: Iterable[Row], names: Mapping[str, str]) -> str:
    """Rules that no relation of the list asks for."""
    used = {name for row in found for name in row.covered}
    lines = [f"- {name} `{rule_id}`" for rule_id, name in names.items() if rule_id not in used]
    if not lines:
        return "## 清单之外的规则\n\n没有。\n"
    return "\n".join(["## 清单之外的规则", "", *lines]) + "\n"


def problems(found: Sequence[Row]) -> Iterator[str]:
    """What is wrong with the csv, in words."""
    from mingzhang.checking.rulebook import rulebook

    known = rulebook()
    for number, times in Counter(row.id for row in found).items():
        if times > 1:
            yield f"{number} 出现了 {times} 次"
    for row in found:
        if row.id[:1] not in CHAPTERS or not row.scope or not row.covered:
            yield f"{row.id} 的编号、范围或规则没有填对"
        for name in row.covered:
            if name not in known and name not in REASONS:
                yield f"{row.id} 的规则 {name} 不在规则库里"
        if row.reason and (len(row.covered) > 1 or not row.remark):
            yield f"{row.id} 写了“{row.reason}”，就不能再有规则，而要有说明"
        if "|" in row.scope + row.remark:
            yield f"{row.id} 的文字里有竖线，会打断表格"


def main(argv: Sequence[str]) -> int:
    """Write the file, or compare it."""
    found = rows()
    wrong = list(problems(found))
    if wrong:
        print("\n".join(wrong))
        return 1
    text = page(found)
    if "--check" in argv:
        current = TARGET.read_text("utf-8") if TARGET.is_file() else ""
        if current != text:
            print("docs/relations.md 不是最新的：请运行 python tools/relations.py")
            return 1
        return 0
    TARGET.write_bytes(text.encode())
    return 0


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT / "src"))
    sys.exit(main(sys.argv[1:]))
