"""The reader of web pages: the article with its tables, without the site's furniture."""

from mingzhang.readers.html.read import drafts_of, read_html

__all__ = ["drafts_of", "read_html"]
