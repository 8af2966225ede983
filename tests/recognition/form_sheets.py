"""Invented forms, drawn as text: `|` between cells, blank lines between blocks, `<` for a cell merged to the left."""

from __future__ import annotations

from mingzhang.document import Block, Cell, Document, Paragraph, Table
from mingzhang.place import Place

SYSTEM = """
P河道保洁经费项目支出绩效自评表

(2024年度)

项目名称||P河道保洁经费|||||||||
主管部门及代码||207-青川市水务局[部门]||||预算单位|207001-青川市水务局||||
项目资金预算安排及执行进度(万元)||年初预算数||全年预算数|全年执行数|资金结(转)余|执行率|得分|偏差原因||
||目标申报数|预算编制数||||||||
|资金总额:|12.5|12.5|12.5|12.375|0.125|99|9.9||
市县区财政资金|12.5|12.5|12.5|12.375|0.125|99.00|9.90|结余退回||
项目年度绩效目标|年度目标||||实际完成情况||||||
|保持全年河面清洁。||||河面保持清洁。||||||
绩效指标|一级指标|二级指标|三级指标|年初指标值|调整后指标值|实际完成值|定性指标情况说明|分值|得分|偏差原因分析及改进措施|
|产出指标|数量指标|保洁河段|≥4段|≥4段|4段||20|20||
||质量指标|保洁合格率|≥95%|≥95%|97%||10|10||
||时效指标|清运及时性||及时|达成预期指标||10|10||
||成本指标|保洁成本|=12.5万元|=12.5万元|=12.375万元||10|10||
|效益指标|社会效益|改善沿河环境||改善|达成预期指标||15|15||
||生态效益|水质改善||改善|部分达成预期指标并具有一定效果||15|12|沿岸仍有排口||
满意度指标|服务对象满意度|居民满意度|≥90%|≥90%|92%||10|10|||
总分||||||||||96.9|优
项目绩效分析|自评结果分析|项目实施和预算执行情况|按计划实施。||||||||
||产出情况及分析|产出达标。||||||||
||效益情况及分析|效益较好。||||||||
||满意度情况及分析|满意。||||||||
|主要经验做法||无||||||||
|项目管理中存在的主要问题及原因分析||无||||||||
|下一步改进措施及管理建议||无||||||||

备注: 1. “年初预算数”的取数规则。

2. “执行率”是执行数与“全年预算数”相比较。
"""
"""The form a provincial finance system prints; every relation holds."""

NATIONAL = """
项目支出绩效自评表

（2024年度）

项目名称|乡村道路养护|<|<|<|<|<|<|<
主管部门|岚山县交通运输局|<|<|<|实施单位|<|岚山县公路站|<
项目资金（万元）|<|年初预算数|全年预算数|全年执行数|分值|执行率|得分|<
|年度资金总额|80|96.4|90.616|10|94%|9.4|<
|其中：当年财政拨款|80|80|74.216|—|93%|—|<
|上年结转资金||16.4|16.4|—|100%|—|<
|其他资金||||—||—|<
年度总体目标|预期目标|<|<|<|实际完成情况|<|<|<
|养护乡村道路60公里。|<|<|<|养护58.8公里。|<|<|<
一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施|<
产出指标（50分）|数量指标|养护里程|60公里|58.8公里|20|19.6|雨季停工|<
|质量指标|验收合格率|≥95%|98%|15|15||<
|时效指标|完工时间|2024年12月底前|2024年11月|15|15||<
效益指标（30分）|社会效益指标|方便群众出行|明显|明显|30|30||<
满意度指标（10分）|服务对象满意度指标|沿线群众满意度|≥90%|93.5%|10|10||<
总分|<|<|<|<|100|99.0||<
"""
"""The form of the national rule; every relation holds."""

OPERATOR_COLUMNS = """
部门预算项目支出绩效自评表（2023年度）

项目名称|61002324T000000001-城区绿化补植
主管部门|云溪县城管局|实施单位|云溪县园林所
项目基本情况|1.项目年度目标完成情况|项目年度目标|年度目标完成情况
|补植乔木300株。|已补植。
预算执行情况(10分)|年度预算数(万元)|年初预算|调整后预算数|预算执行数|预算执行率|权重|得分|原因
总额|40.00|38.50|38.50|100.00%|10|10|年中调减
其中:财政资金|40.00|38.50|38.50|100.00%|/|/
单位资金|0.00|0.00|0.00|0.00%|/|/
绩效指标(90分)|一级指标|二级指标|三级指标|指标性质|指标值|度量单位|完成值|权重|得分|未完成原因分析
产出指标|数量指标|补植株数|≥|300|株|312|40|40
成本指标|经济成本指标|补植成本|≤|38.5|万元|38.5|20|20
效益指标|生态效益指标|绿化覆盖率|≥|40|%|41|20|20
满意度指标|服务对象满意度指标|居民满意度|≥|90|%|95|10|10
合计|100|100
评价结论|完成良好。
"""
"""Operator and unit stand in columns of their own, cost is a level of its own."""


def document(text: str, aligned: bool = False) -> Document:
    """The blocks of a drawn document: runs of rows are tables, other lines are paragraphs."""
    blocks: list[Block] = []
    rows: list[str] = []
    for line in [*text.strip().split("\n"), ""]:
        if "|" in line:
            rows.append(line)
            continue
        if rows:
            blocks.append(_table(rows, len(blocks), aligned))
            rows = []
        if line.strip():
            blocks.append(Paragraph(line.strip(), Place("form.txt", block=len(blocks))))
    return Document("form.txt", "txt", "", tuple(blocks))


def _table(lines: list[str], block: int, aligned: bool) -> Table:
    rows = []
    for row, line in enumerate(lines):
        texts = [text.strip() for text in line.split("|")]
        if not aligned:
            texts = [text for text in texts if text != "<"]
        cells = []
        for column, text in enumerate(texts):
            if text == "<":
                continue
            span = 1
            while column + span < len(texts) and texts[column + span] == "<":
                span += 1
            place = Place("form.txt", line=row + 1, block=block, row=row, column=column)
            cells.append(Cell(text, row, column, place, colspan=span))
        rows.append(tuple(cells))
    return Table(tuple(rows), Place("form.txt", block=block), aligned)
