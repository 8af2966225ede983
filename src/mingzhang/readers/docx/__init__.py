"""The reader of Word documents (DOCX): from the zip package to the neutral Document."""

from mingzhang.readers.docx.read import read_docx

__all__ = ["read_docx"]
