"""Limits on hostile or mistaken workbooks, named so that a message can cite them."""

MAX_ENTRIES = 20_000
"""Members of the zip archive; the reporting software's largest exports have a few hundred."""
MAX_DIRECTORY_BYTES = 4 * 1024 * 1024
MAX_PART_BYTES = 64 * 1024 * 1024
"""One unpacked part (a sheet, the strings); a whole disclosure unpacks to under 2 MB."""
MAX_UNPACKED_BYTES = 128 * 1024 * 1024
MAX_ELEMENTS = 6_000_000
"""XML elements of one workbook."""
MAX_DEPTH = 200
MAX_FILLED_CELLS = 300_000
"""Cells that hold something, in one workbook."""
MAX_CELLS = 300_000
"""Cells of the tables, blank ones included."""
MAX_SHEETS = 1_000
MAX_MERGES = 20_000
MAX_MERGED_CELLS = 2_000_000
MAX_FORMATS = 5_000
"""Number formats in use; Excel allows some 250 of one's own."""
MAX_COLUMNS = 16_384
MAX_ROWS = 1_048_576
MAX_TEXT_LENGTH = 200_000
"""Characters of one cell; Excel itself allows 32,767."""
MAX_CHARACTERS = 20_000_000
"""Characters of all printed cells together."""
