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
    "zip": "“{file}”是压缩包或本版不认识的 Office 文档；请先解压，或另存为 Word（.docx）、Excel（.xlsx）或 PDF 再核对。",
    "rtf": "“{file}”的内容是 RTF 文档，本版还不能读取；请先另存为 Word 文档（.docx）再核对。",
    "image": "“{file}”的内容是图片，没有文字可读；请先用文字识别软件转成文本文件（.txt）再核对。",
    "nul": "“{file}”里有空字节，不是完好的文本文件；请重新导出为文本文件（UTF-8）再核对。",
    "encoding": "“{file}”的文字编码无法识别；请用记事本打开，另存为 UTF-8 编码的文本文件再核对。",
    "lines": "“{file}”有超过 {limit} 行，不像一份公开文本；请确认选对了文件。",
    "cells": "“{file}”的表格有超过 {limit} 个单元格，不像一份公开文本；请确认选对了文件。",
    "line": "“{file}”第 {line} 行长度超过 {limit} 个字符，不像一份公开文本；请确认选对了文件。",
    "doc": "“{file}”是旧版 Word 文档（.doc），无法直接读取；请用 Word 或 WPS 打开，另存为 .docx 再核对。",
    "docx-encrypted": "“{file}”设有打开密码，无法读取；请用 Word 或 WPS 打开，取消密码并另存为 .docx 再核对。",
    "docx-damaged": "“{file}”不完整或已损坏，无法读取；请重新下载，或用 Word、WPS 打开并另存为 .docx 再核对。",
    "docx-foreign": "“{file}”是压缩包，但里面没有 Word 文档的正文；请解压后选择其中的公开文件，或另存为 .docx 再核对。",
    "docx-large": "“{file}”解压后的内容超过上限（每个部件 {limit} MB），不像一份公开文本；请确认选对了文件。",
    "docx-bomb": "“{file}”的压缩包结构异常（部件过多或压缩比过高），为安全起见不予读取；请用 Word 或 WPS 打开，另存为 .docx 再核对。",
    "docx-dtd": "“{file}”里有 Word 文档不应有的实体声明（DTD），为安全起见不予读取；请用 Word 或 WPS 打开，另存为 .docx 再核对。",
    "docx-deep": "“{file}”的表格或文本框嵌套层数过多，无法读取；请用 Word 或 WPS 简化版面后再核对。",
    "docx-wide": "“{file}”里有一张表的列数超过上限，不像一份公开文本；请确认选对了文件。",
    "docx-xml": "“{file}”是存成 XML 的 Word 文档，无法直接读取；请用 Word 或 WPS 打开，另存为 .docx 再核对。",
    "docx-empty": "“{file}”里没有文字和表格（内容可能是图片）；请换用有文字的版本，或先用文字识别软件转成文本再核对。",
    "html-large": "“{file}”的网页内容过多（字符或标签超过上限），不像一份公开文本；请确认选对了文件。",
    "html-deep": "“{file}”的网页标签嵌套层数过多，无法读取；请在浏览器中打开，把正文复制到 Word 文档（.docx）再核对。",
    "html-wide": "“{file}”里有一张表的行列数超过上限，不像一份公开文本；请确认选对了文件。",
    "html-empty": "“{file}”这个网页里没有正文（可能要点击附件或等待加载才能看到）；"
    "请下载其中的附件，或把正文复制到 Word 文档（.docx）再核对。",
    "html-attachments": "“{file}”这个网页只有附件的链接，没有公开的正文；请在浏览器里打开它，下载其中的附件（{names}）再核对。",
    "pdf_encrypted": "“{file}”设有打开密码，无法读取；请用 PDF 软件打开，取消密码另存后再核对。",
    "pdf_damaged": "“{file}”不完整或已损坏，无法作为 PDF 打开；请重新下载或重新导出后再核对。",
    "pdf_pages": "“{file}”有 {count} 页，超过 {limit} 页的上限；请确认选对了文件，或拆成几个文件再核对。",
    "pdf_objects": "“{file}”第 {page} 页的线条和图形超过 {limit} 个，不像公开表格；请删去该页的图纸或底图后再核对。",
    "pdf_glyphs": "“{file}”第 {page} 页的文字超过 {limit} 个字符，不像一页公开文本；请确认选对了文件。",
    "pdf_harmful": "打开“{file}”要占用过多的时间或内存（内容异常膨胀或嵌套），为安全起见不予读取；"
    "请重新导出为普通 PDF 再核对。",
    "pdf_slow": "“{file}”读到第 {page} 页已超过 {limit} 秒，内容过于复杂；请重新导出为普通 PDF，或拆成几个文件再核对。",
    "pdf_empty": "“{file}”的各页都是空白，没有可以核对的内容；请确认选对了文件，或重新导出后再核对。",
    "pdf_library": "读取 PDF 的组件 pypdfium2 没有安装或无法加载；请运行 pip install pypdfium2 后再核对“{file}”。",
    "pdf_page_number": "“{file}”共有 {count} 页，没有第 {page} 页；请改用 1 到 {count} 之间的页码。",
    "sheet-damaged": "“{file}”不完整或已损坏，无法读取；请重新下载，或用 Excel、WPS 打开并另存为 .xlsx 再核对。",
    "sheet-encrypted": "“{file}”设有打开密码，无法读取；请用 Excel 或 WPS 打开，取消密码并另存为 .xlsx 再核对。",
    "sheet-old": "“{file}”是 Excel 95 或更早的工作簿，无法直接读取；请用 Excel 或 WPS 打开，另存为 .xlsx 再核对。",
    "sheet-binary": "“{file}”是二进制工作簿（.xlsb），无法直接读取；请用 Excel 或 WPS 打开，另存为 .xlsx 再核对。",
    "sheet-foreign": "“{file}”里没有工作簿的表格；请选择其中的公开文件，或用 Excel、WPS 另存为 .xlsx 再核对。",
    "sheet-empty": "“{file}”的工作簿里没有可见的文字和数字（可能工作表被隐藏，或内容是图片）；请取消隐藏或换用有文字的版本。",
    "sheet-bomb": "“{file}”解压后的内容超过上限，不像一份公开表格，为安全起见不予读取；请用 Excel 或 WPS 打开并另存为 .xlsx。",
    "sheet-dtd": "“{file}”里有工作簿不应有的实体声明（DTD），为安全起见不予读取；请用 Excel 或 WPS 打开并另存为 .xlsx。",
    "sheet-cells": "“{file}”的表格超过 {limit} 个单元格，不像一份公开表格；请确认选对了文件，或删去多余的内容后再核对。",
    "sheet-long": "“{file}”的文字合计超过 {limit} 个字符，不像一份公开表格；请确认选对了文件。",
    "sheet-text": "“{file}”有单元格的文字超过 {limit} 个字符，不像一份公开表格；请确认选对了文件。",
}


class ReadError(Exception):
    """A file that cannot be read. ``str(error)`` is one Chinese sentence that says what to do."""

    def __init__(self, key: str, file: str, **words: object) -> None:
        self.key = key
        self.file = file
        super().__init__(MESSAGES[key].format(file=file, **words))
