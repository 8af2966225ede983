"""Recognition: from a neutral Document to a Reading, by the words of headers, rows and sentences."""

from mingzhang.recognition.assemble import recognise_document

__all__ = ["recognise_document"]
