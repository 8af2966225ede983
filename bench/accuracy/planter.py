"""One error planted into a clean document, with its place, its true value and what relations can say of it."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from accuracy import slips, witness
from accuracy.draft import Document, written
from accuracy.plant import NUMBERS, Kind, Plant, numbers
from accuracy.plant_figures import last_year, neighbour, slip, sum_of_rounded, total_to_part
from accuracy.plant_rows import doubled, dropped, no_note, no_part, shifted
from accuracy.plant_words import account, code, grade, name, stale, unit, word, year


def plant(document: Document, kind: str, rng: Random, before: frozenset[tuple[int, ...]]) -> Plant | None:
    """An error of a kind, or None if the document has no place for it."""
    made = KINDS[kind](document, rng)
    if made is None or made.figure is None:
        return made
    visible, identifiable = made.visible, made.identifiable
    if document.figures[made.figure].kind in NUMBERS or document.figures[made.figure].kind == "count":
        visible, identifiable = witness.judge(made.document, [made.figure], before)
    _, spots = written(made.document)
    spot = spots.get(made.figure)
    return None if spot is None else replace(made, visible=visible, identifiable=identifiable, spot=spot)


def several(
    document: Document, number: int, rng: Random, before: frozenset[tuple[int, ...]]
) -> list[Plant] | None:
    """So many misread digits at once, each identifiable in the end, no two of one fact."""
    candidates = numbers(document, NUMBERS, ("tables", "narrative", "forms"))
    for _ in range(20):
        chosen = rng.sample(candidates, number)
        facts = {f.fact or str(f.index) for f in chosen}
        if len(facts) < number:
            continue
        changed = document
        texts = []
        for figure in chosen:
            text = slips.misread(figure.text, rng)
            if text is None:
                break
            texts.append(text)
            changed = changed.with_figure(figure.index, text)
        if len(texts) < number:
            continue
        if not all(
            witness.judge(document.with_figure(f.index, t), [f.index], before)[1]
            for f, t in zip(chosen, texts, strict=True)
        ):
            continue
        _, spots = written(changed)
        return [
            Plant("several", f.area, changed, f.index, f.text, t, True, True, spot=spots[f.index])
            for f, t in zip(chosen, texts, strict=True)
        ]
    return None


KINDS: dict[str, Kind] = {
    "错一位·表": slip("错一位·表", slips.misread, ("amount",), ("tables",)),
    "错一位·说明": slip("错一位·说明", slips.misread, ("amount", "percent"), ("narrative",)),
    "错一位·自评表": slip(
        "错一位·自评表", slips.misread, ("money", "rate", "execution", "weight", "score", "total"), ("forms",)
    ),
    "两位互换": slip("两位互换", slips.swapped),
    "小数点丢失": slip("小数点丢失", slips.point_lost),
    "小数点移位": slip("小数点移位", slips.point_moved),
    "扩大十倍百倍": slip("扩大十倍百倍", slips.tenfold),
    "元当万元": slip("元当万元", slips.in_yuan),
    "正负号": slip("正负号", slips.signed, ("amount",), ("tables",)),
    "邻行数": neighbour("邻行数", across=False),
    "邻列数": neighbour("邻列数", across=True),
    "上年数": last_year,
    "尾数加总": sum_of_rounded,
    "漏填": slip("漏填", slips.blank, ("amount",), ("tables",)),
    "百分比": slip("百分比", slips.misread, ("percent",), ("narrative",)),
    "合计抄成分项": total_to_part,
    "方向词": word,
    "年度": year,
    "旧句子": stale,
    "科目代码": code,
    "科目名称": account,
    "金额单位": unit,
    "单位名称": name,
    "缺行": dropped,
    "重复行": doubled,
    "错列": shifted,
    "分值": slip("分值", slips.misread, ("weight",), ("forms",)),
    "得分": slip("得分", slips.misread, ("score", "total", "execution"), ("forms",)),
    "执行率": slip("执行率", slips.misread, ("rate",), ("forms",)),
    "等级": grade,
    "缺空表说明": no_note,
    "缺部分": no_part,
}
"""Every kind of error, by its Chinese name."""

PRINCIPAL = ("错一位·表", "错一位·说明", "错一位·自评表")
"""Kinds that are measured most: one wrong digit over all printed amounts and percentages."""

FORM_KINDS = ("分值", "得分", "执行率", "等级")
"""Kinds that only a document with forms has room for."""
WORDS = ("方向词", "科目代码", "科目名称", "单位名称", "金额单位", "年度", "等级")
"""Kinds of words: a finding may cite the clause or the row instead of the word itself."""
