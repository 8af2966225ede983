"""Recognition: from a neutral Document to a Reading, by the words of headers, rows and sentences."""
