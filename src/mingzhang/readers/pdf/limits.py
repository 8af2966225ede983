"""Limits on hostile or mistaken PDF files, named so that a message can cite them."""

MAX_PAGES = 2_000
"""The longest disclosures, with every self-evaluation form attached, have a few hundred pages."""
MAX_OBJECTS = 200_000
"""Page objects on one page (a drawing, a map) beyond which the page cannot be a table of a disclosure."""
MAX_GLYPHS = 100_000
"""Characters on one page; a dense table of A3 size has under ten thousand."""
MAX_SEGMENTS = 400_000
"""Line pieces of all paths of one page."""
MAX_FORM_DEPTH = 6
"""Nesting of form objects (drawings within drawings)."""
MAX_RULINGS = 4_000
"""Rulings of one page after merging; hatchings and maps have more, tables never."""
MAX_GRID = 50_000
"""Grid fields of one table on one page."""
MAX_TABLES = 200
"""Tables of one page; of more, the largest ones are read (drawings consist of little boxes)."""
TIME_BUDGET = 8
"""Seconds of wall time for one file. Twenty-four pages take about a tenth of a second."""
MAX_CONTENT = 4 * 1024 * 1024
"""Bytes of one unpacked stream beyond which a file is first tried in a process of its own; a dense page has 0.3
MB."""
MAX_PROBE_BYTES = 768 * 1024 * 1024
"""Memory that process may use."""
MAX_LOOSE_WORDS = 4_000
"""Words of one page outside its ruled tables among which tables are looked for; a dense page has two thousand."""
MAX_LOOSE_COLUMNS = 60
"""Columns of a table without rulings; the widest disclosure has about thirty."""
MAX_LOOSE_HEADINGS = 120
"""Headings of a table without rulings."""
