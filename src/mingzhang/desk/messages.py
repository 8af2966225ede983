"""What is said about the files that stand beside the documents. Templates are filled with ``str.format``."""

from __future__ import annotations

# ── mingzhang.toml ───────────────────────────────────────────────────────────────────────────────

SETTINGS_UNREADABLE = "读不了“{path}”：{why}；请检查后再运行。"
SETTINGS_NOT_TOML = "“{path}”第 {line} 行写得不合 TOML 格式；文字要用英文双引号括起来，日期写成 2025-08-20。"
SETTINGS_UNKNOWN = "“{path}”里不认识“{name}”；可以写：{known}。"
SETTINGS_VALUE = "“{path}”里 {name} 不能是“{value}”；可以写：{known}。"
SETTINGS_DATE = "“{path}”里 {name} 要写成日期，例如 {name} = 2025-08-20（不加引号）。"
SETTINGS_TEXT = "“{path}”里 {name} 要写成带英文双引号的文字。"
SETTINGS_TEXTS = '“{path}”里 {name} 要写成一列文件名，例如 {name} = ["2023年决算.pdf"]。'
SETTINGS_YEAR = "“{path}”里 {name} 要写成四位年份，例如 {name} = 2024。"
SETTINGS_TABLE = "“{path}”里 {name} 的写法不对：{how}。"
SETTINGS_RULE = "“{path}”里没有编号为“{name}”的规则；“mingzhang rules”可以列出全部编号。"
SETTINGS_OWN = "“{path}”里的自定规则“{name}”用不了：{why}。"
SETTINGS_OWN_ID = "“{path}”里的自定规则要有编号 id（字母、数字、下划线），而且不能重复：“{name}”。"
SETTINGS_LACKS = "“{path}”里的 [[{table}]] 少了 {name}。"
HOW_TABLE = "要单独起一行写 [{name}]，下面一行写一项"
HOW_LIST = "要单独起一行写 [[{name}]]，下面一行写一项"

# ── mingzhang.accepted.toml ──────────────────────────────────────────────────────────────────────

ACCEPTED_HEAD = """# 已经认可的问题。由“mingzhang accept”写入，可以直接修改或删去其中的条目。
# figures 是认可时印刷的数；数字变了，认可就失效。until 是有效期的最后一天，不写就一直有效。
"""
ACCEPTED_UNREADABLE = "读不了“{path}”：{why}；请检查后再运行。"
ACCEPTED_NOT_TOML = (
    "“{path}”第 {line} 行写得不合格式，没有使用它；文字要用英文双引号括起来，日期写成 2026-09-01。"
)
ACCEPTED_BROKEN = "“{path}”里有一条缺了 finding 或者写得不对，没有使用它；请改正，或者从备份恢复。"
ACCEPTED_UNWRITTEN = "写不了“{path}”：{why}；请检查磁盘空间和权限。"

# ── checking one file ────────────────────────────────────────────────────────────────────────────

NOT_A_DISCLOSURE = (
    "“{file}”里没有认出决算或预算公开的表格、说明和绩效自评表，没有可以核对的内容；请确认选对了文件。"
)
ONLY_PICTURES = (
    "“{file}”里没有认出决算或预算公开的表格、说明和绩效自评表，却有 {count} 张图片或嵌入的文件，公开的内容多半在那里面；"
    "请换用有文字的版本，或先用文字识别软件转成文本再核对。"
)
FAULT = (
    "核对“{file}”时程序出了故障，这不是文件的错；请加上 --debug 单独核对这个文件，并把显示的内容告诉开发者。"
)
NOT_READ = "无法读取“{file}”：{why}；请检查文件是否存在、是否被其他程序占用。"
COMPANION = "用来对照的文件：{why}"

# ── checking a folder ────────────────────────────────────────────────────────────────────────────

FOLDER_UNREADABLE = "打不开文件夹“{folder}”：{why}；请检查权限，或者把它移到别处再核对。"
TOO_BIG = "核对“{file}”需要的内存超过上限；请确认选对了文件，或者拆成几个文件再核对。"
TOO_SLOW = "核对“{file}”超过 {seconds} 秒，已经停下；请确认选对了文件，或者用 --time-limit 放宽时限。"
CRASHED = (
    "核对“{file}”时程序几次意外中止，其余文件不受影响；多半是内存不够，请关掉别的程序再运行一次，"
    "还是这样的，请把这个文件交给开发者。"
)
