"""Why a rule of a bureau's own is refused, and what is said where one does not hold."""

from __future__ import annotations

NO_COMPARISON = "“{text}”里要有一个（只一个）“=”“<=”或“>=”"
NO_TERM = "“{text}”不是一项：请写成“表名[行, 列]”或“项目.决算”这样的形式"
UNKNOWN_TABLE = "不认识表“{name}”；可以写：{known}"
UNKNOWN_TERM = "不认识“{name}”（在“{term}”里）：它不在词表里，也不是科目编码或科目名称"
UNKNOWN_PHASE = "不认识“{name}”（在“{term}”里）：点后面可以写决算、预算、年初预算、全年预算"
NOT_A_MEASURE = "“{name}”（在“{term}”里）不是一个单独的项目，请写成“表名[行, 列]”"
TOO_MANY = "“{term}”的方括号里最多写行和列两项"
CONTRADICTION = "“{term}”的行和列互相矛盾，任何文件里都不会有这样一格"
NOT_IN_TABLE = "“{table}”里没有“{measure}”这一项，“{term}”在任何文件里都找不到"
AMBIGUOUS_TOTAL = "“{term}”看不出是收入还是支出，请写“收入总计”或“支出总计”"
MIXED_UNITS = "“{first}”的单位是{unit}，“{second}”的单位是{other}，不能放在一起计算"
ALWAYS = "“{text}”两边是同一个数，永远成立，没有核对的意义"
NEVER = "“{text}”两边的数一正一负抵消了，没有可以核对的内容"

TITLE = "不符合自定规则“{name}”"
MESSAGE = "按自定规则“{relation}”：{left} 与 {right} 不符，相差 {difference}。"
REMEDY = "对照账面核对这几个数；如果规则本身不适用，请修改 mingzhang.toml。"
MISSING = "“{term}”"
DEFAULT_SOURCE = "自定规则"
