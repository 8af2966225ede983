"""The one error of this room, and every sentence it can say."""

from __future__ import annotations

import errno
from collections.abc import Mapping

MESSAGES: dict[str, str] = {
    "no-font": "没有找到中文字体，PDF 未能生成：请安装 Noto CJK 字体（Debian 上是 apt-get install fonts-noto-cjk），"
    "或用 --fonts 指明本单位存放仿宋、小标宋等字体的文件夹；其他格式不受影响。",
    "font-folder": "“{folder}”不是文件夹，无法从中读取字体；请检查 --fonts 后面的路径。",
    "glyph": "字体“{font}”里没有“{character}”（{code}）这个字，PDF 未能生成；请换用有这个字的字体，或改用通行的写法。",
    "glyph-unknown": "有文字在所用字体中没有字形，PDF 未能生成：{why}",
    "title": "文件没有标题，无法生成 PDF；请填写单位名称和年度。",
    "date": "没有给出公开日期，无法生成 PDF 和工作簿；请填写日期。",
    "pdf": "PDF 未能生成（{why}）；其他格式不受影响。",
    "pdf-library": "生成 PDF 的组件 typst 没有安装或无法加载；请运行 pip install typst。其他格式不受影响。",
    "xlsx-library": "生成工作簿的组件 xlsxwriter 没有安装；请运行 pip install xlsxwriter。",
    "format": "没有名为“{format}”的输出格式；可以用的有：{formats}。",
    "full": "磁盘空间不足，没有写出任何文件；“{folder}”里原有的内容没有改动。请腾出空间后重试。",
    "write": "无法写入“{folder}”（{why}），原有的内容没有改动；请检查路径和权限。",
    "not-a-folder": "“{folder}”已经存在而且不是文件夹；请换一个输出位置。",
    "foreign": "“{folder}”里有不是明账写出的文件（例如“{name}”），为免误删没有写入；请换一个空文件夹，或先把它们移走。",
    "edited": "“{folder}”里的“{name}”在生成以后被改动过，为免丢失没有覆盖；请先另存，确认不要了再加上 --overwrite。",
    "name": "“{name}”不能作为输出文件的名称。",
}


class RenderError(Exception):
    """A document that cannot be written in some form. ``str(error)`` is a Chinese sentence that says what to do.

    ``key``: of :data:`MESSAGES`.
    """

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(MESSAGES[key].format(**values))
        self.key = key


_REASONS: Mapping[int | None, str] = {
    errno.EACCES: "没有写入权限",
    errno.EPERM: "没有写入权限",
    errno.EROFS: "磁盘是只读的",
    errno.ENOSPC: "磁盘空间不足",
    errno.EDQUOT: "超过磁盘配额",
    errno.ENAMETOOLONG: "文件名太长",
    errno.ENOENT: "路径不存在",
    errno.ENOTDIR: "路径中有一段是文件，不是文件夹",
    errno.EEXIST: "同名的文件已经存在",
    errno.EBUSY: "文件正被占用",
    errno.EIO: "磁盘读写错误",
}


def reason(error: OSError) -> str:
    """Why the system refused, in Chinese."""
    return _REASONS.get(error.errno, f"系统错误 {error.errno}")
