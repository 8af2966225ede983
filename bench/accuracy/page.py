"""The figures and the page docs/accuracy.md made of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from accuracy.measurer import Clean, Outcome
from accuracy.planter import KINDS, PRINCIPAL
from accuracy.wilson import interval

SEVERAL = ("两处", "三处")
GOALS = {"错一位·表": 99, "错一位·说明": 97, "错一位·自评表": 92}


def summary(
    cleans: Sequence[Clean],
    outcomes: Sequence[Outcome],
    several: Sequence[Outcome],
    formats: Sequence[tuple[str, tuple[str, ...]]],
) -> dict[str, Any]:
    """Counts only, so that the page can be made of them again."""
    located = [o for o in outcomes if o.identifiable and o.located]
    return {
        "clean": {
            "documents": len(cleans),
            "with_errors": sum(1 for item in cleans if item.errors),
            "errors": dict(Counter(rule for item in cleans for rule in item.errors).most_common()),
            "warnings": sum(len(item.warnings) for item in cleans),
            "warning_rules": dict(Counter(rule for item in cleans for rule in item.warnings).most_common()),
            "incomplete": sum(1 for item in cleans if not item.complete),
            "layouts": dict(sorted(Counter(item.layout for item in cleans).items())),
        },
        "formats": {
            kind: {"documents": sum(1 for k, _ in formats if k == kind), "with_errors": sum(1 for k, e in formats if k == kind and e)}
            for kind in dict.fromkeys(k for k, _ in formats)
        },
        "planted": {
            "documents": len(outcomes),
            "visible": sum(o.visible for o in outcomes),
            "seen": sum(o.seen for o in outcomes),
            "error": sum(o.error for o in outcomes),
            "one": sum(o.findings == 1 for o in outcomes if o.error),
            "numbers": len(located),
            "first": sum(o.first for o in located),
            "value": sum(o.value for o in located),
            "certain_wrong": sum(o.certain for o in outcomes),
        },
        "kinds": {kind: _tally([o for o in outcomes if o.kind == kind]) for kind in KINDS},
        "several": {
            kind: {
                "documents": len(group),
                "all_found": sum(o.first for o in group),
                "cells": sum(o.wanted for o in group),
                "cells_found": sum(o.found for o in group),
            }
            for kind in SEVERAL
            for group in [[o for o in several if o.kind == kind]]
        },
    }  # fmt: skip


def _tally(group: Sequence[Outcome]) -> dict[str, int]:
    visible = [o for o in group if o.visible]
    located = [o for o in group if o.identifiable and o.located]
    return {
        "documents": len(group),
        "visible": len(visible),
        "seen": sum(o.seen for o in group),
        "seen_visible": sum(o.seen for o in visible),
        "error": sum(o.error for o in group),
        "one": sum(o.findings == 1 for o in group),
        "identifiable": len(located),
        "first": sum(o.first for o in located),
        "value": sum(o.value for o in located),
        "certain_wrong": sum(o.certain for o in group),
    }


def _often(counts: dict[str, int]) -> list[tuple[str, int]]:
    """Rules by how often they spoke."""
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def share(hits: int, number: int) -> str:
    """``97.5%（95.9–98.5）``, or a dash without any."""
    if not number:
        return "—"
    low, high = interval(hits, number)
    return f"{100 * hits / number:.1f}%（{100 * low:.1f}–{100 * high:.1f}）"


def page(kept: dict[str, Any]) -> str:
    """docs/accuracy.md."""
    clean, planted = kept["clean"], kept["planted"]
    parts = [
        _HEAD,
        f"## 没有错误的文件\n\n{clean['documents']} 份，其中报了错误的 **{clean['with_errors']}** 份；"
        f"每份平均 {clean['warnings'] / max(1, clean['documents']):.2f} 条提醒；“未能完成核对”的 {clean['incomplete']} 份。",
        _rows(("版式", "份数"), sorted(clean["layouts"].items())),
        "提醒按规则："
        + ("，".join(f"`{rule}` {number}" for rule, number in _often(clean["warning_rules"])) or "无")
        + "。",
    ]
    if clean["errors"]:
        parts.append(
            "误报按规则："
            + "，".join(f"`{rule}` {number}" for rule, number in _often(clean["errors"]))
            + "。"
        )
    if kept["formats"]:
        parts.append(
            "同样的文件另写成别的格式再核对："
            + "；".join(
                f"{kind} {item['documents']} 份，报了错误的 {item['with_errors']} 份"
                for kind, item in sorted(kept["formats"].items())
            )
            + "。"
        )
    parts += [
        f"## 预设一个错误的文件\n\n{planted['documents']} 份。",
        _rows(
            ("量的是什么", "结果（95% 区间）"),
            [
                ("发现（报错误，或多一条提醒）", share(planted["seen"], planted["documents"])),
                ("其中报为错误", share(planted["error"], planted["documents"])),
                ("报为错误的，恰好一条", share(planted["one"], planted["error"])),
                (f"可指认的 {planted['numbers']} 处中，第一个就指对", share(planted["first"], planted["numbers"])),
                ("并且改正值也对", share(planted["value"], planted["numbers"])),
                ("写明“肯定”而不对的", str(planted["certain_wrong"])),
            ],
        ),
        "### 错一位数字\n\n" + _digits(kept["kinds"]),
        "### 每一种错误\n\n" + _kinds(kept["kinds"]),
        "## 同时错几处\n\n" + _rows(
            ("几处", "文件", "全部指出", "指出的格子"),
            [
                (kind, item["documents"], share(item["all_found"], item["documents"]), share(item["cells_found"], item["cells"]))
                for kind, item in ((kind, kept["several"][kind]) for kind in SEVERAL)
            ],
        ),
        _TAIL,
    ]  # fmt: skip
    return "\n\n".join(parts) + "\n"


def _digits(kinds: dict[str, dict[str, int]]) -> str:
    head = ("在哪里", "目标", "发现", "关系看得见的之中", "第一个就指对")
    return _rows(head, [_principal(kind, kinds[kind]) for kind in PRINCIPAL])


def _principal(kind: str, item: dict[str, int]) -> tuple[object, ...]:
    return (
        kind.split("·")[1],
        f"≥ {GOALS[kind]}%",
        share(item["seen"], item["documents"]),
        share(item["seen_visible"], item["visible"]),
        share(item["first"], item["identifiable"]),
    )


def _kinds(kinds: dict[str, dict[str, int]]) -> str:
    columns: list[tuple[str, Callable[[dict[str, int]], object]]] = [
        ("份数", lambda item: item["documents"]),
        ("发现", lambda item: share(item["seen"], item["documents"])),
        ("报为错误", lambda item: share(item["error"], item["documents"])),
        ("恰好一条", lambda item: share(item["one"], item["documents"])),
        ("可指认", lambda item: item["identifiable"]),
        ("指对", lambda item: share(item["first"], item["identifiable"])),
        ("值对", lambda item: share(item["value"], item["identifiable"])),
        ("错而肯定", lambda item: item["certain_wrong"]),
    ]
    rows = [(kind, *(make(item) for _, make in columns)) for kind in KINDS for item in [kinds[kind]]]
    return _rows(("错误", *(name for name, _ in columns)), rows)


def _rows(head: Sequence[object], rows: Sequence[Sequence[object]]) -> str:
    lines = [
        "| " + " | ".join(str(cell) for cell in row) + " |" for row in (head, ["---"] * len(head), *rows)
    ]
    return "\n".join(lines)


_HEAD = """# 核对得有多准

*Measured on generated disclosures: zero false alarms wanted on clean ones, every planted error found and
located. This page is generated by `./run bench accuracy --keep`; do not edit it.*

本页由 `./run bench accuracy --keep` 生成，不手改。文件是随机生成的：账以分记在科目上，收支平衡，逐张表加总，印的时候才四舍五入一次，
所以尾差自然出现；说明文字与自评表从同一本账写出来。有山西、中央九表、上海和“类款项分栏、说明在前”四种版式。
生成文件的程序不用核对程序的任何代码，是独立的证人。

**看得见、可指认** 是证人的说法，与核对程序怎样做无关：

- 写成文件所依据的关系（同一个数印几处、合计与分项、占比与完成率、增减额与增减率、得分）至少一条因这个错误不成立，叫**看得见**；
- 不成立的那些关系共有的格子只有印错的那一格，叫**可指认**。否则两种解释一样好，不能要求指对。
- 改方向词、名称、编码、行列的，人看得见，一律算看得见。"""

_TAIL = """## 怎样读

- “发现”：报了错误，或者多了一条无误时没有的提醒，或者写明把错了列的数按旁边一列读。
  “第一个就指对”：第一条错误的第一个位置就是印错的那一格（同一行、同样的字）。
- 分母很小的百分比、项数很多的合计，末位错一两个单位时没有关系能驳倒，算在“发现”的分母里，不算在“看得见”里。
- 括号里是 Wilson 95% 置信区间。种子固定，同样的程序得同样的结果。"""
