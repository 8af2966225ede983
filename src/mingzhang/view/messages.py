"""Every word the reports show besides the findings themselves, apart from the logic that places it.

Templates are filled with ``str.format``. docs/messages.md lists them (tools/gallery.py writes it).
Only characters that a GBK console can show are used here.
"""

from __future__ import annotations

TITLE = "明账核对报告"

# ── headline ─────────────────────────────────────────────────────────────────────────────────────

FOUND_BOTH = "发现 {errors} 个错误、{warnings} 个提醒"
FOUND_ERRORS = "发现 {errors} 个错误"
FOUND_WARNINGS = "有 {warnings} 个提醒"
CLEAN = "未发现错误（{open}）"
UNFILLED = "这是一份没有填写的空白模板，没有可以核对的数字"
CLEAN_WITH_WARNINGS = "未发现错误，有 {warnings} 个提醒（{open}）"
OPEN_SHARE = "另有 {relations} 的关系未能核对、{numbers} 的数字未能读出"
INCOMPLETE = "未能完成核对：{why}"
INCOMPLETE_SO_FAR = "；已核对的部分{found}"
WHY_NOTHING = "没有识别出可以核对的关系"
WHY_OPEN = "{relations} 的关系缺少数据、{numbers} 的数字未能读出"
INCOMPLETE_ADVICE = (
    "请先看“未能核对”和“未能读出”两处清单，把列出的地方对照原文件人工核对；"
    "如果手头有更完整、更清晰的文本（例如从原始文件另存的文本），请换用它再核对一次。"
)
NOTHING_ADVICE = (
    "请确认这是一份填好数字的部门决算公开文件；如果表格是从扫描件识别出来的，请换用从原始文件另存的文本。"
)
COVERAGE = (
    "共核对 {total} 条关系：{exact} 条成立，{tail} 条有尾差（四舍五入所致），"
    "{broken} 条不成立，{undecided} 条因缺少数据未能核对。"
)
LESS_THAN_TENTH = "不到 0.1%"

# ── facts about the document ─────────────────────────────────────────────────────────────────────

FACT_FILE = "文件"
FACT_UNIT = "单位"
FACT_YEAR = "年度"
FACT_KIND = "类型"
FACT_READ = "读出"
FACT_BESIDE = "对照"
COMPANION = "{part} {file}"
FACT_UNKNOWN = "未识别"
UNIT_WITH_CODE = "{unit}（{code}）"
YEAR = "{year} 年"
READ_COUNTS = (
    "{tables} 张决算表，{forms} 张自评表，{points} 个数据点，{statements} 处文字表述，"
    "{numbers} 个数字（其中 {unread} 个未能读出）"
)

# ── findings ─────────────────────────────────────────────────────────────────────────────────────

SEVERITIES = {"error": "错误", "warning": "提醒", "note": "提示"}
MARKS = {"error": "×", "warning": "！", "note": "○"}
FINDINGS = "错误和提醒"
NO_FINDINGS = "没有错误，也没有提醒。"
NO_FINDINGS_SO_FAR = "已核对的部分没有错误，也没有提醒；其余没有核对。"
NOTHING_CHECKED = "什么也没有核对。"
WHOLE_DOCUMENT = "全文"
NUMBERED = "{severity} {number}"
PLACE = "位置"
OPERANDS = "对照"
EXPECTED = "应为"
DIFFERENCE = "相差"
SUSPECT = "疑处"
REMEDY = "处理"
RULE = "依据"
FOLDED = "同一原因的 {count} 条关系合并在这里。"
MORE_OPERANDS = "……共 {count} 项，其余略"
MORE_PLACES = "……共 {count} 处，其余略"
SUSPECT_CERTAIN = "{where}的 {printed} 应为 {proposed}"
SUSPECT_LIKELY = "{where}的 {printed} 很可能应为 {proposed}"
SUSPECT_ONE_OF = "几种改法都能使各项关系成立，请对照原始资料确定是哪一种："
CANDIDATE = "{where}的 {printed} 改为 {proposed}"
SLIP = "（{slip}）"
MENDS = "，改后 {count} 个关系成立"
BLANK = "空白"
RUNNER_UP = "其次的可能：{candidate}"
MINUS = "减"
TIMES = "×{factor}"
NOTES = "提示（{count} 条）"
NOTES_HINT = "多为四舍五入造成的尾差，一般不用修改。加上 --all 可以看到每条的全部说明。"

# ── places ───────────────────────────────────────────────────────────────────────────────────────

AT_LINE = "第{line}行"
AT_PAGE = "第{page}页"
AT_BLOCK = "全文第{block}段"
AT_CELL = "全文第{block}段的表，第{row}行第{column}格"
QUOTED = "“{name}”"
AT_ROW = "“{row}”行"
AT_COLUMN = "“{column}”列"
AT_PRINTED = "印作“{printed}”"

# ── what was checked, and what was not ───────────────────────────────────────────────────────────

CHECKED = "核对了什么"
COLUMN_FAMILY = "类别"
COLUMN_TOTAL = "关系"
VERDICTS = {"exact": "成立", "tail": "尾差", "broken": "不成立", "undecided": "未能核对"}
TOTAL = "合计"
NOT_RUN = "没有用到的规则（{count} 条）"
NOT_RUN_FIRST = "{names}等 {count} 条"
NOT_RUN_LINE = "{reason}：{names}"
NOT_RUN_REASON = "文件中没有这条规则要核对的内容"
UNDECIDED = "未能核对的关系（{count} 条）"
UNDECIDED_NONE = "没有。"
UNREAD = "未能读出的数字（{count} 个）"
UNREAD_NONE = "没有。"
REPEATED = "（共 {count} 处）"
MORE = "……另有 {count} 项，加上 --all 可以全部列出"
REMARKS = "读取时的说明"
FOOT = "明账 {version}，规则 {rulebook} 年版"

# ── other files, and what was accepted ───────────────────────────────────────────────────────────

IDENTITY = "编号"
COMPARISON = "与“{file}”对照"
COMPARED = "{equal} 个数相同，{different} 个不同（列在上面的问题里），{here} 个只有本文件有，{there} 个只有对照文件有。"
ONLY_HERE = "只有本文件有：{part}：{figures}"
ONLY_THERE = "只有对照文件有：{part}：{figures}"
ONLY_MORE = "……共 {count} 个"
ACCEPTED = "已认可的问题（{count} 条）"
ACCEPTED_HINT = "这些问题仍然存在，已有人认可，不计入上面的错误和提醒。"
ACCEPTED_LINE = "{title}（{identity}）：{words}"
UNTIL = "有效期至 {date}"
LAPSED = "认可已失效（{count} 条）"
LAPSED_HINT = "下面的问题以前认可过，现在重新列入上面的问题。"
LAPSED_FIGURES = "{title}：认可时的数是 {before}，现在是 {now}"
LAPSED_DATE = "{title}：有效期到 {date} 为止"
NO_FIGURES = "（没有数）"
GONE = "认可过、现在没有了的问题（{count} 条）"
GONE_HINT = "可以从 mingzhang.accepted.toml 里删去。"

# ── families of relations, by their keys in the rulebook ─────────────────────────────────────────

FAMILIES = {
    "agreement": "同一数字前后一致",
    "rollup": "分项与合计",
    "identity": "收支平衡与总计",
    "funds": "资金来源与支出性质",
    "bridge": "跨表勾稽",
    "codes": "科目编码与名称",
    "figure": "数字本身",
    "joint": "尾差能否同时成立",
    "share": "占比与完成率",
    "change": "增减额、增减率与方向",
    "comparison": "大小与持平的说法",
    "text": "文字中的分项与合计",
    "statement": "文字与表格",
    "form": "绩效自评表",
    "forms": "绩效自评表",
    "prose": "自评表中的文字",
    "wording": "文字表述",
    "content": "应当公开的内容",
    "declared": "单位情况与公开时间",
    "own": "自定规则",
    "across": "与其他文件对照",
}

# ── the coverage map ─────────────────────────────────────────────────────────────────────────────

COVERAGE_TITLE = "明账核对范围"
COVERAGE_NUMBERS = "共 {numbers} 个数，其中 {bare} 个（{share}）没有任何关系可以对照，写错了看不出来。"
COVERAGE_MISPRINTS = "设想每个数各错一位，共 {misprints} 种错法，其中 {unseen} 种（{share}）不会被发现。"
COVERAGE_BARE = "没有关系对照的数（{count} 个）"
COVERAGE_THIN = "有的错法看不出来的数（{count} 个）"
COVERAGE_COUNT = "　{count} 个"
COVERAGE_NUMBER = "{printed}　{where}"
COVERAGE_UNSEEN = "；看不出来的错法：{shown}{more}"
COVERAGE_AND_MORE = "等 {count} 种"
COVERAGE_MORE = "……还有 {count} 个，用 --all 全部列出"
COVERAGE_HINT = (
    "灰底斜纹的数没有任何关系可以对照，浅灰底的数有的错法看不出来，其余的数写错任何一位都会被发现。"
)

# ── the page ─────────────────────────────────────────────────────────────────────────────────────

PAGE_TITLE = "{headline} · {file}"
NAV_FINDINGS = "错误和提醒"
NAV_NOTES = "提示"
NAV_DOCUMENT = "原文"
NAV_CHECKED = "核对情况"
NAV_LABEL = "页内目录"
PICTURES = "原件的页面"
PICTURES_HINT = "有错误或提醒的各页；框出的是问题所在，点一下可以回到那个问题。"
PICTURES_BESIDE = "图在旁边的“{folder}”文件夹里，移动或转发这份报告时要带上它。"
PICTURES_MORE = "另有 {count} 页没有显示。"
PICTURE_OF = "第 {page} 页"
PICTURE_LARGER = "看大图"
PICTURE_LOST = "第 {page} 页的图没有找到，请把报告和图的文件夹放在一起"
SEE_PICTURE = "看原件"
DOCUMENT = "读到的原文"
DOCUMENT_HINT = (
    "表格和文字按读到的样子列出。有问题的地方标有颜色和记号（× 错误，！ 提醒，○ 提示，"
    "虚线框是参与对照的数字），点记号回到对应的说明。"
)
LINE_NUMBERS = "左边的小字是文件中的行号。"
TABLE_LABEL = "表格"
SEE_PLACE = "看原文"
BACK = "{severity} {number}：{title}"
RELATED = "参与对照的数字"
NOTES_PAGE_HINT = "多为四舍五入造成的尾差，一般不用修改。"
MORE_ON_PAGE = "……另有 {count} 项，完整清单见 JSON 报告（--format json）"
EMPTY_DOCUMENT = "没有读到任何文字或表格。"

# ── examples of rules ────────────────────────────────────────────────────────────────────────────

EXAMPLE_WITH = "例子"
EXAMPLE_WHERE = {
    "单独": "一小份文件里",
    "设置": "mingzhang.toml 里写着",
    "水印": "核对 PDF 时",
    "扫描": "核对 PDF 时",
    "上年和预算": "与上年决算、部门预算一起核对时",
    "上年文件": "与上年决算一起核对时，上年决算的封面",
    "少了一类": "与上年决算一起核对时",
    "批复表": "与另一份文件逐个数对照时",
    "另一份": "与另一份文件逐个数对照时",
}
EXAMPLE_BESIDE = "另一处"
EXAMPLE_CONTEXT = "同一份文件里"
EXAMPLE_RIGHT = "对的写法"
EXAMPLE_WRONG = "错的写法"
EXAMPLE_GONE = "（没有这一处）"
EXAMPLE_SAYS = "会说"

# ── the overview of a folder ─────────────────────────────────────────────────────────────────────

OVERVIEW_TITLE = "决算公开核对总览"
OVERVIEW_HEADLINE = "核对了 {files} 个文件：{found}"
OVERVIEW_WRONG = "{count} 个有错误"
OVERVIEW_INCOMPLETE = "{count} 个未能完成核对"
OVERVIEW_FAILED = "{count} 个未能读取"
OVERVIEW_CLEAN = "都没有发现错误"
OVERVIEW_LIST = "打开问题清单（Excel）"
OVERVIEW_HINT = "点文件名看它的报告；“未判定”是文件里看不出来、要由人判断的。"
OVERVIEW_UNITS = "各个文件"
OVERVIEW_HEADS = ("单位", "年度", "文件", "结论", "错误", "提醒")
OVERVIEW_BESIDE = "同时核对"
OVERVIEW_LETTER = "整改通知"
OVERVIEW_DRAFT = "批注稿"
OVERVIEW_OPEN = "打开"

# ── the workbook ─────────────────────────────────────────────────────────────────────────────────

LIST_TITLE = "部门决算公开核对问题清单"
SUMMARY_SHEET = "汇总"
SUMMARY_HEADS = ("单位", "年度", "文件", "错误", "提醒", "已认可")
CONCLUSION = "结论"
CHECKLIST_SHEET = "检查表"
CHECKLIST_TITLE = "决算公开情况检查表"
CHECKLIST_HEADS = ("单位", "年度", "文件", "方面", "检查内容", "是否合格", "问题数", "反馈")
UNIT_TITLE = "{unit}：问题清单"
UNKNOWN_UNIT = "未识别单位"
PROBLEM_HEADS = (
    "序号",
    "单位",
    "年度",
    "文件",
    "位置",
    "页",
    "问题",
    "印刷数",
    "应为",
    "处理",
    "依据",
    "严重程度",
    "编号",
    "反馈",
)
NO_PROBLEMS = "没有错误，也没有提醒。"
FAILURE_SHEET = "未能核对的文件"
FAILURE_TITLE = "未能核对的文件"
FAILURE_HEADS = ("文件", "原因")
PAIR_SHEET = "配对"
PAIR_TITLE = "与哪些文件一起核对（配错了的，在 mingzhang.toml 里写明后再核对一次）"
PAIR_HEADS = ("文件", "单位", "年度", "上年决算", "部门预算")

# ── the letter ───────────────────────────────────────────────────────────────────────────────────

LETTER_TITLE = "关于更正{year}决算公开内容的通知"
LETTER_YEAR = "{year}年度"
LETTER_TO = "{unit}："
LETTER_FOUND = "经核对，你单位{year}决算公开文件中有{what}，具体如下表。"
LETTER_ERRORS = " {count} 处错误"
LETTER_WARNINGS = " {count} 处需要核实的内容"
LETTER_NOTES = " {count} 处可以改进的地方"
LETTER_FILE = "文件：{file}"
LETTER_HEADS = ("序号", "位置", "页", "问题和处理", "印刷数", "应为")
LETTER_ASK = (
    "请对照账面和批复逐项核实，改正后重新公开，并保证文字、表格和附件一致；“应为”一栏是按文件中其他数推算的，"
    "以账面为准。确有理由不作修改的，请说明理由。"
)
LETTER_ANSWER = "请于      年    月    日前将更正情况书面反馈我们。"
LETTER_SENDER = "（印章）            "
LETTER_DATE = "年    月    日        "

# ── notes on a draft ─────────────────────────────────────────────────────────────────────────────

AUTHOR = "明账"
INITIALS = "账"
NOT_LOCATED = "（在原文件里没有定位到，位置是：{place}）"
