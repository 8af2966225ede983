"""The reader of web pages: the article with its tables, without the site's furniture."""

from mingzhang.readers.html.archive import pages_of
from mingzhang.readers.html.charset import text_of
from mingzhang.readers.html.flow import Counter
from mingzhang.readers.html.read import drafts_of, read_html, read_web_archive

__all__ = ["Counter", "drafts_of", "pages_of", "read_html", "read_web_archive", "text_of"]
