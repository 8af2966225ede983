"""Workbooks (XLSX, XLSM, XLS, ODS): every visible sheet, its numbers as their formats print them."""

from mingzhang.readers.sheets.workbook import read_workbook, stored_workbook, workbook_format

__all__ = ["read_workbook", "stored_workbook", "workbook_format"]
