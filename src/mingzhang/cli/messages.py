"""Every word of the command line: help, errors, closing lines. Templates are filled with ``str.format``."""

from __future__ import annotations

# ── help ─────────────────────────────────────────────────────────────────────────────────────────

HELP = """明账：读懂、核对和编制部门决算公开文件。

用法：mingzhang 命令 [选项]

命令：
  check       核对一个或几个文件，给出报告
  coverage    列出没有关系对照的数，和看不出来的错法
  accept      认可一个问题，写明理由，以后不再报
  rules       列出全部规则及其依据
  new         生成填报工作簿，或由上年的工作簿结转
  import      由已经公开的文件还原一个账簿草稿
  build       由填好的工作簿编制全部公开文件
  score       看绩效自评的得分、等级和要说明的原因
  demo        核对随附的样例，看看报告的样子
  inspect     画出 PDF 的一页是怎样读的
  classification  装入某一年的政府收支分类科目

选项：
  -h, --help  显示这份说明；写在命令后面时显示那个命令的说明
  --version   显示版本

例子：
  mingzhang check 决算公开.txt
  mingzhang check 决算公开.txt --format html -o 报告.html
  mingzhang check *.txt --format json > 结果.jsonl
  mingzhang new 2024决算 --region shanxi --year 2024
  mingzhang build 2024决算/账簿.xlsx -o 公开
"""
HELP_CHECK = """核对一个或几个文件，给出报告；或者核对整个文件夹。

用法：mingzhang check 文件… [选项]
      mingzhang check 文件夹 [-o 结果文件夹]

选项：
  --format 格式            text 文字（默认）、json 数据、html 网页、
                           xlsx 问题清单（Excel）、letter 整改通知（Word）、
                           marked 批注稿（Word 文件加批注，PDF 加方框和注释）
  -o, --output 路径        把报告写到这个文件；几个文件的网页报告写到这个文件夹
  --against 文件…          逐个数与这份文件对照（批复表、软件导出的表、同一份文件的 PDF）
  --last-year 文件…        上年决算：核对上年数、增减额、年初结转和结余
  --budget 文件…           公开的部门预算：核对年初预算数
  --config 文件            使用这份设置；不写时用文件旁边的 mingzhang.toml
  --workers 个数           核对文件夹时同时开几个进程；不写时用全部处理器
  --time-limit 秒          核对文件夹时一个文件最多用多久（默认 120）
  --memory-limit 兆字节    核对文件夹时一个进程最多用多少内存（默认 2048）
  --pages 放法             网页报告里 PDF 页面的图：beside 放在报告旁边的文件夹里，看到哪页取哪页（默认），
                           inside 放在报告文件里，一个文件就能转发，none 不要图
  --all                    全部列出：提示的全部说明，不截短的清单
  --debug                  程序出故障时显示技术细节
  -h, --help               显示这份说明

核对文件夹时自动找出其中的公开文件，把同一单位的上年决算和部门预算配在一起，结果（总览、问题清单、
整改通知、批注稿、每个文件的网页报告、数据）写到其中的“明账结果”，或者 -o 指定的文件夹；中断后再运行一次会接着做。
几个文件的 JSON 报告每行一份。

退出码：
  0  没有发现错误
  1  发现错误
  2  有文件未能读取，或命令写得不对
核对几个文件时取其中最大的。
"""
HELP_COVERAGE = """列出哪些数没有任何关系可以对照，哪些数错了一位也看不出来。

用法：mingzhang coverage 文件… [选项]

选项：
  --format text|json|html  格式：文字（默认）、数据、网页（核对报告的原文加底色）
  -o, --output 路径        写到这个文件；几个文件的网页写到这个文件夹
  --all                    全部列出，不截短
  --debug                  程序出故障时显示技术细节
  -h, --help               显示这份说明

退出码：0 已列出，2 有文件未能读取，或命令写得不对。
"""
HELP_RULES = """列出全部规则：名称、轻重、内容和依据。

用法：mingzhang rules [选项]

选项：
  --format text|json  文字（默认）、数据
  --config 文件       连同这份设置里停用、改过轻重和自定的规则
  --debug             程序出故障时显示技术细节
  -h, --help          显示这份说明
"""
HELP_ACCEPT = """认可一个问题：写进文件旁边的 mingzhang.accepted.toml，以后核对不再当作问题。

用法：mingzhang accept 文件 问题… --reason 理由 [选项]

问题写报告里的编号（如 K7M2-9QXA），或者报告里的序号（如 4）。印刷的数变了，认可自动失效。

选项：
  --reason 理由            为什么不用改（必填）
  --who 姓名               谁认可的
  --until 日期             有效期的最后一天，例如 2027-09-30；不写就一直有效
  --against 文件…          核对时用的对照文件
  --last-year 文件…        核对时用的上年决算
  --budget 文件…           核对时用的部门预算
  --config 文件            使用这份设置；不写时用文件旁边的 mingzhang.toml
  --debug                  程序出故障时显示技术细节
  -h, --help               显示这份说明
"""
HELP_DEMO = """核对随附的样例，显示报告，并与样例中预设的错误比较。

用法：mingzhang demo [选项]

选项：
  --all       全部列出：提示的全部说明，不截短的清单
  --debug     程序出故障时显示技术细节
  -h, --help  显示这份说明

退出码：0 预设的错误全部找到而且没有多报，1 有出入，2 样例未能读取。
"""
HELP_NEW = """生成填报工作簿“账簿.xlsx”，用表格软件填写。

用法：mingzhang new 文件夹 [选项]

选项：
  --region 地区  样式的地区，例如 shanxi；不写时用上年的，没有上年的用 shanxi
  --year 年度    决算年度，例如 2024；不写时取样式的年度
  --from 文件    由上年的工作簿，或者上年的公开文件结转：决算变成上年决算，年末变成年初
  --debug        程序出故障时显示技术细节
  -h, --help     显示这份说明

退出码：0 已生成，2 未能读取或写入，或命令写得不对。
"""
HELP_IMPORT = """由已经公开的文件（或报表软件导出的表）还原一个账簿草稿。

用法：mingzhang import 文件 -o 文件夹 [选项]

选项：
  -o, --output 文件夹  草稿“账簿.xlsx”写到这里
  --region 地区        样式的地区，例如 shanxi；不写时看单位名称，看不出的用 shanxi
  --debug              程序出故障时显示技术细节
  -h, --help           显示这份说明

公开的是万元，草稿里由它还原的行标着“还原”；公开文件看不出的内容（支出的款、项目等）空着。

退出码：0 已生成，2 未能读取、认不出或不能写入。
"""
HELP_BUILD = """由填好的工作簿编制全部公开文件，写进一个文件夹。

用法：mingzhang build 账簿 -o 文件夹 [选项]

选项：
  -o, --output 文件夹  公开文件写到这里；原有的公开文件整个换成新的，或者原样不动
  --date 日期          公开日期，例如 2025-09-10；不写时是今天
  --fonts 文件夹       本单位有授权的字体（仿宋、小标宋等）所在的文件夹
  --anyway             公开前检查有提示时仍然继续
  --overwrite          上次写出以后改过的文件也换掉
  --debug              程序出故障时显示技术细节
  -h, --help           显示这份说明

退出码：
  0  已经编制
  1  工作簿有问题，或公开前检查有提示，没有编制
  2  未能读取或写入，或命令写得不对
"""
HELP_SCORE = """计算项目支出绩效自评的得分和等级，列出要说明的原因。

用法：mingzhang score 账簿 [选项]

选项：
  --debug     程序出故障时显示技术细节
  -h, --help  显示这份说明

退出码：0 没有必须改的问题，1 有，2 未能读取。
"""
HELP_INSPECT = """画出 PDF 的一页是怎样读的：哪些线成了表，哪些字进了哪一格。结果是 SVG 图，用浏览器打开。

用法：mingzhang inspect 文件 --page 页码 [选项]

选项：
  --page 页码         从 1 数起的页码
  --stage 步骤        tables 表（默认），
                      glyphs 字、words 词、strokes 笔画、rulings 表线、crossings 交点、
                      grids 网格、lines 行、paragraphs 段
  -o, --output 路径   把图写到这个文件；不写就输出到屏幕
  --debug             程序出故障时显示技术细节
  -h, --help          显示这份说明

例子：
  mingzhang inspect 决算公开.pdf --page 12 -o 第12页.svg
"""
HELP_CLASSIFICATION = """装入财政部门发布的政府收支分类科目，以后核对时科目编码与名称以它为准。

用法：mingzhang classification load 文件 [--year 年度]
      mingzhang classification list

动作：
  load        装入一份科目表（Excel、Word、PDF、网页或文本），同一年的再装一次就替换
  list        列出已经装入的科目表

选项：
  --year 年度  科目表的年度；文件里写明年度的可以不写
  --debug      程序出故障时显示技术细节
  -h, --help   显示这份说明

科目表存放在用户自己的数据文件夹里；环境变量 MINGZHANG_HOME 可以另指一个文件夹。
"""
ACTION = "动作"
FILE = "文件"
FOLDER = "文件夹"
LEDGER = "账簿"
COMMAND = "命令"
VERSION = "明账 mingzhang {version}"

# ── wrong arguments ──────────────────────────────────────────────────────────────────────────────

USAGE_ERROR = "命令写得不对：{why}写“{program} --help”可以看到说明。"
MISSING = "缺少 {names}。"
SWALLOWED = "要核对的文件请写在 --last-year、--budget、--against 这些选项的前面。"
UNKNOWN_OPTION = "不认识“{names}”。"
UNKNOWN_COMMAND = "没有“{name}”这个命令；要核对文件，请写“mingzhang check {name}”。"
UNKNOWN_CHOICE = "{option} 不能是“{name}”，可以写：{known}。"
NEEDS_VALUE = "{option} 后面要写一个值。"
AMBIGUOUS = "“{name}”不够明确，请写全。"
NOT_A_NUMBER = "{option} 后面要写一个整数，不能是“{name}”。"
NO_VALUE = "{option} 后面不需要值。"
OTHER = "参数不合要求。"

# ── running ──────────────────────────────────────────────────────────────────────────────────────

PROGRESS = "（{number}/{count}）正在核对 {file}……"
WRITTEN = "报告已写入 {path}"
WRITTEN_BESIDE = (
    "报告已写入 {path}，页面的图在旁边的文件夹“{folder}”里（要合成一个文件，请加 --pages inside）"
)
FAULT_ELSEWHERE = "程序出了故障；请加上 --debug 再运行一次，并把显示的内容告诉开发者。"
SYSTEM_REFUSED = "没有做完：{why}；请检查磁盘空间、文件名和权限，再运行一次。"
SYSTEM_REFUSED_AT = "没有做完，“{path}”：{why}；请检查磁盘空间、文件名和权限，再运行一次。"
NO_MEMORY = "内存不够，没有做完；请关掉别的程序再运行一次，或者确认选对了文件。"
NO_NAME = "有一个文件名是空的；请检查命令，文件名里有空格的要用双引号括起来。"
PAGES_ONLY = "--pages 只在 --format html 和核对文件夹时有用；请去掉它，或者加上 --format html。"
PAGES_NEED_OUTPUT = "--pages beside 要把图写到报告旁边，请用 -o 指定报告的文件名；或者改写 --pages inside。"
FOLDER_ONLY = "{option} 只在核对文件夹时有用；请去掉它，或者把要核对的文件放进一个文件夹。"
NOT_READ = "无法读取“{file}”：{why}；请检查文件是否存在、是否被其他程序占用。"
CLASSIFICATION_FILE = "请在 load 后面写科目表的文件名。"
CLASSIFICATION_YEAR = "“{file}”里没有写明年度；请加上 --year，例如 --year 2025。"
CLASSIFICATION_NONE = "“{file}”里没有认出科目编码和名称（只认出 {count} 个）；请确认选对了文件。"
CLASSIFICATION_OTHER = "“{file}”里的科目名称大半与已知的不同（{known} 个里有 {renamed} 个），多半不是财政部门发布的科目表，没有装入。"
CLASSIFICATION_LOADED = (
    "已装入 {year} 年科目表：{count} 个科目，其中 {new} 个是新的，{renamed} 个名称与原来不同。"
)
CLASSIFICATION_LINE = "{year} 年：{count} 个科目（{path}）"
CLASSIFICATION_EMPTY = "还没有装入科目表，核对时只用随附的科目。"
INSPECT_PDF_ONLY = "“{file}”不是 PDF；inspect 只画 PDF 的页，别的格式请直接核对。"
DRAWN = "图已写入 {path}"
INTERRUPTED = "已中断。"
TOTALS = "共核对 {files} 个文件：{errors} 个发现错误，{incomplete} 个未能完成核对，{failed} 个未能读取。"

# ── output ───────────────────────────────────────────────────────────────────────────────────────

OUTPUT_IS_FOLDER = "“{path}”是一个文件夹；请在 -o 后面写文件名。"
OUTPUT_NOT_FOLDER = "这里要写到一个文件夹里，而“{path}”是一个文件；请换一个名字。"
OUTPUT_NEEDS_FOLDER = "要为几个文件写网页报告，请用 -o 指定一个文件夹。"
OUTPUT_NEEDED = "问题清单、整改通知和批注稿要写到文件里，请用 -o 指定文件名。"
MARKED_ONE = "批注稿一次只能做一个文件。"
MARKED_GONE = "核对“{file}”以后它被改动或移走了，没有做批注稿；请再运行一次。"
MARKED_KIND = "批注稿只能做在 Word（.docx）和 PDF 文件上，“{file}”不是；请换用 --format html。"
LETTER_NONE = "没有错误，也没有提醒，不需要整改通知。"
LETTER_UNITS = "整改通知一次写给一个单位，这些文件属于 {count} 个单位：{units}；请分开运行。"
OUTPUT_NO_PARENT = "没有文件夹“{path}”；请先建立它，或把报告写到别处。"
OUTPUT_IS_INPUT = "“{path}”是要核对的文件，不能用报告覆盖它；请换一个名字。"
OUTPUT_FAILED = "无法写入“{path}”：{why}；请检查磁盘空间和权限，或把报告写到别处。"

# ── a folder ─────────────────────────────────────────────────────────────────────────────────────

FOLDER_LIST = "问题清单.xlsx"
FOLDER_DATA = "结果.jsonl"
FOLDER_LETTERS = "整改通知"
FOLDER_DRAFTS = "批注稿"
FOLDER_PAGES = "报告"
FOLDER_OVERVIEW = "总览.html"
CHANGED_STEM = "{stem}（改过的）"
CHANGED_STEM_MORE = "{stem}（改过的{number}）"
FOLDER_KEPT = "上次写出以后有人改过的文件没有覆盖，改名留着：{files}"
FOLDER_BAR = "正在核对"
FOLDER_EMPTY = "“{path}”里没有找到可以核对的文件（PDF、Word、Excel、网页、文本）。"
FOLDER_LINE = "{file}：{headline}"
FOLDER_FAILED = "{file}：未能核对。{why}"
FOLDER_WITH = "    同时核对：{files}"
FOLDER_WRITTEN = "总览（用浏览器打开 {overview}）、问题清单、整改通知、批注稿、报告和数据已写入 {path}"
FOLDER_UNMARKED = "{file}：没有做成批注稿，其余结果不受影响；可以照报告改。"
FOLDER_INTERRUPTED = "已核对的部分已经保存；再运行一次同样的命令，会接着做完。"
FOLDER_ALONE = (
    "一次只能核对一个文件夹，不能与别的文件或选项 --format、--against、--last-year、--budget 同用。"
)
BAD_NUMBER = "{option} 后面要写大于零的整数。"

# ── accept ───────────────────────────────────────────────────────────────────────────────────────

FINDING = "问题"
ACCEPTED = "已认可：{title}（{identity}）"
ACCEPTED_SAVED = "已写入 {path}"
NO_SUCH_FINDING = (
    "报告里没有问题“{name}”；请写报告里的编号（如 K7M2-9QXA）或序号。"
    "核对时给过 --last-year、--budget、--against 的（核对文件夹时自动配对的也算），这里也要写上同样的文件。"
)
SEVERAL_FINDINGS = "有 {count} 个问题的编号都是“{name}”，请改写报告里的序号：{numbers}。"
NO_REASON = "--reason 后面要写明理由。"
UNTIL_NOT_A_DATE = "--until 后面要写日期，例如 2027-09-30。"
PAST_DATE = "--until 的日期 {date} 已经过去。"

# ── rules ────────────────────────────────────────────────────────────────────────────────────────

RULES_HEAD = "明账规则，{rulebook} 年版，共 {count} 条"
RULE_SOURCE = "依据"
RULE_OFF = "停用"

# ── demo ─────────────────────────────────────────────────────────────────────────────────────────

DEMO_GOOD = "样例中预设的 {count} 个错误全部找到，没有多报。"
DEMO_BAD = "样例的核对结果与预期不符："
DEMO_MISSED = "没有找到：{what}"
DEMO_EXTRA = "多报了：{what}"
DEMO_ABSENT = "没有找到随附的样例，安装可能不完整；请重新安装明账。"
DEMO_FILE = "demo.txt（随附样例）"
DEMO_AT_LINE = "第{line}行"

# ── new, build, score ────────────────────────────────────────────────────────────────────────────

LEDGER_PROBLEMS = "“{file}”有 {count} 个问题要先改正，没有写出任何文件："
LEDGER_HINTS = "另有 {count} 处请留意："
LEDGER_PROBLEM = "  {cell}  {what}。{remedy}"
LEDGER_MORE_CELLS = "等 {count} 格"
LEDGER_UNREADABLE = {
    "sheet-foreign": "“{file}”不是填报工作簿；请用“mingzhang new”生成“账簿.xlsx”，填好以后再编制。",
    "sheet-empty": "“{file}”里没有内容；请用“mingzhang new”生成“账簿.xlsx”，填好以后再编制。",
    "sheet-cells": "“{file}”的单元格太多，像是逐笔的凭证；收支明细请按科目汇总，一行一笔汇总数。",
    "sheet-bomb": "“{file}”解压后的内容太多，没有读取；收支明细请按科目汇总，删去多余的内容后另存。",
}
LEDGER_SOUND = "“{file}”没有必须改正的问题。"
LEDGER_MADE = "已生成 {path}；填好以后运行“mingzhang build {path} -o 公开”。"
DRAFT_MADE = (
    "已生成草稿 {path}（样式 {profile}，别的地区加 --region）：读到 {tables} 张表、{forms} 张自评表；"
    "标着“还原”的行请换成账上的元，空着的请补上；运行“mingzhang build {path} -o 公开”，会逐格列出还缺什么。"
)
OWN_CODES_TAKEN = "“科目代码”里没有的 {count} 个编码，连同公开的名称写进了“自定义科目”，请核对有没有印错。"
DRAFT_CONTRADICTS = (
    "公开的文件里有 {count} 个数前后不一致，草稿取的是先出现的；请先运行“mingzhang check {file}”看一看。"
)
DRAFT_OF_BUDGET = "这份文件是预算，草稿里只有年初预算；收支明细请照账填写。"
DRAFT_EMPTY = "“{file}”里没有读到金额，像是空白的模板，没有生成草稿；请换一份填好的公开文件。"
CARRIED = "上年决算取自“{file}”（{year} 年度），是公开的万元数，标着“还原”，最好换成账上的元。"
CARRIED_BUDGET = "“{file}”是预算，不是决算，没有上年决算可以结转；请换成上年的决算公开文件或账簿。"
CARRIED_LACKING = "这几项没有读到，请照上年的账填写“上年决算”：{names}。"
CARRIED_UNFINISHED = "“{file}”还有 {count} 个问题没有改正，结转的数要核对。"
CARRIED_PARTLY = (
    "“{file}”还没有填完（{count} 个问题），只结转了上年决算和单位信息；“三公”经费和机关运行经费的上年决算要照上年的账填写。"
    "手里有上年的公开文件的，可以直接写 --from 公开文件。"
)
LEDGER_EXISTS = "“{path}”已经存在，没有覆盖；请换一个文件夹，或先把它移走。"
LEDGER_NAME = "账簿.xlsx"
NO_PROFILE = "没有“{name}”这个样式；现有：{names}。"
PROFILE_YEAR = "样式“{profile}”不适用于 {year} 年度。"
BAD_DATE = "“{text}”不是日期；请写成 2025-09-10 的样子。"
SCREENED = "公开前检查发现 {count} 处，没有写出任何文件；改正后再编制，或核对后加上 --anyway："
SCREENED_ANYWAY = "公开前检查发现 {count} 处，已按要求继续："
SCREEN_HIT = "  {kind}：{part}，“{text}”。{remedy}"
BUILT = "已编制，写在“{folder}”：\n{files}"
BUILT_FILE = "  {name}"
SCORE_TITLE = "{unit} {year} 年度项目支出绩效自评"
SCORE_COLUMNS = ("项目", "全年预算（元）", "全年执行（元）", "执行率", "执行得分", "总分", "等级")
SCORE_SUMMARY = "共 {count} 个项目，涉及资金 {money}万元（{caliber}）：{grades}。"
SCORE_GRADE = "{grade} {count} 个"
SCORE_NONE = "没有需要自评的项目。"
DEMO_BUILD = "样例账簿 {file} 编制成 {count} 个数据点的公开文件，核对没有发现错误。"
DEMO_BUILD_BAD = "样例账簿 {file} 编制的公开文件核对出 {count} 个错误："
