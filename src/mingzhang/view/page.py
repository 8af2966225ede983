"""The frame of every page: self-contained, with its own style and script and nothing from outside."""

from __future__ import annotations

import base64
import hashlib
import pkgutil

from mingzhang.view.markup import escape, rows, text_tag

IMAGES_INSIDE = "data:"
IMAGES_BESIDE = "'self' file:"
"""Where a page may take images from: out of itself, or from the folder beside it, on a disk or on a server."""


def page_html(title: str, body: str, *, images: str = "") -> str:
    """The page around ``body``, which is ready markup. ``images``: where it may take images from."""
    style, script = _resource("page.css"), _resource("page.js")
    policy = (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'" + (f"; img-src {images}" if images else "")
    )
    return rows(
        (
            "<!DOCTYPE html>",
            '<html lang="zh-CN">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="referrer" content="no-referrer">',
            text_tag("title", title),
            f"<style>{style}</style>",
            "</head>",
            f"<body>\n{body}\n<script>{script}</script>\n</body>",
            "</html>\n",
        )
    )


def _resource(name: str) -> str:
    data = pkgutil.get_data("mingzhang.view", name) or b""
    return data.decode("utf-8").replace("\r\n", "\n")


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
