"""The one error of this room, and every sentence it can say."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "missing": "找不到文件“{file}”，请检查路径和文件名。",
    "directory": "“{file}”是一个文件夹，请指定其中的一个文件。",
    "special": "“{file}”不是普通文件，无法读取。",
    "permission": "没有权限读取“{file}”，请检查文件权限，或先把它复制到自己的文件夹。",
    "unreadable": "读取“{file}”时出错（{why}），请确认文件没有损坏、没有被其他程序占用。",
    "empty": "“{file}”是空文件，没有可以核对的内容。",
    "large": "“{file}”有 {size} MB，超过 {limit} MB 的上限；公开文本通常不到 1 MB，请确认选对了文件。",
    "pdf": "“{file}”的内容是 PDF，本版还不能读取 PDF；请先把文字复制或另存为文本文件（.txt）再核对。",
    "zip": "“{file}”的内容是 Office 文档或压缩包，本版还不能读取；请先另存为制表符分隔的文本文件（.txt）再核对。",
    "ole": "“{file}”的内容是旧版 Office 文档（.doc/.xls），本版还不能读取；请先另存为文本文件（.txt）再核对。",
    "image": "“{file}”的内容是图片，没有文字可读；请先用文字识别软件转成文本文件（.txt）再核对。",
    "html": "“{file}”的内容是网页，本版还不能读取；请先把正文复制到文本文件（.txt）再核对。",
    "nul": "“{file}”里有空字节，不是完好的文本文件；请重新导出为文本文件（UTF-8）再核对。",
    "encoding": "“{file}”的文字编码无法识别；请用记事本打开，另存为 UTF-8 编码的文本文件再核对。",
    "lines": "“{file}”有超过 {limit} 行，不像一份公开文本；请确认选对了文件。",
    "cells": "“{file}”的表格有超过 {limit} 个单元格，不像一份公开文本；请确认选对了文件。",
    "line": "“{file}”第 {line} 行长度超过 {limit} 个字符，不像一份公开文本；请确认选对了文件。",
}


class ReadError(Exception):
    """A file that cannot be read. ``str(error)`` is one Chinese sentence that says what to do."""

    def __init__(self, key: str, file: str, **words: object) -> None:
        self.key = key
        self.file = file
        super().__init__(MESSAGES[key].format(file=file, **words))
