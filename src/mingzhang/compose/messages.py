"""Every sentence of this room that is no part of a document. Templates are filled with ``str.format``."""

from __future__ import annotations

UNKNOWN_PROFILE = "没有“{name}”这个地区和年度的样式；现有：{names}。"
BROKEN_PROFILE = "样式“{name}”的文件读不出来：{why}"
BROKEN_TEMPLATE = "样式“{name}”的 document.jinja 有误：{why}"
NOT_A_DIMENSION = "“{meaning}”里的“{name}”不是一个维度。"
UNKNOWN_PART = "document.jinja 里的“{line}”不是程序会排的部分。"

DRAFT = "删去内部标记。"
RESIDUE = "把模板里的话换成本单位的内容。"
PERSONAL = "删去个人信息；确需公开的，请核对后用 --anyway 继续。"
STALE = "核对年度，从上年抄来的请改正；确实是说别的年度的，请核对后用 --anyway 继续。"
EMPTY = "补上内容。"
