"""Readers: from a file of some format to the neutral Document. They never see points or money."""

from mingzhang.readers.errors import ReadError
from mingzhang.readers.file import read_file

__all__ = ["ReadError", "read_file"]
