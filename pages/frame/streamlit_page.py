"""Streamlit's own page, with our scripts before its module. The same for everyone, and without content."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache

from starlette.responses import HTMLResponse

from pages.parts.streamlit_private import static_folder

OURS = "".join(f'<script src="/door/{name}.js"></script>' for name in ("origin", "look", "writes", "inside"))


def streamlit_page() -> HTMLResponse:
    """Return the page that loads Streamlit in the browser."""
    return HTMLResponse(_page())


@cache
def inline_hashes() -> tuple[str, ...]:
    """Return, as a content policy names them, the inline scripts of Streamlit's page; nothing else inline runs."""
    scripts = re.findall(r"<script>(.*?)</script>", index(), re.DOTALL)
    return tuple(f"'sha256-{base64.b64encode(hashlib.sha256(s.encode()).digest()).decode()}'" for s in scripts)


@cache
def index() -> str:
    """Return Streamlit's page as it ships."""
    return (static_folder() / "index.html").read_text(encoding="utf-8")


@cache
def _page() -> str:
    head, module, rest = index().partition('<script type="module"')
    if not module:
        raise RuntimeError("Streamlit's page is not as it was: where is its module?")
    return head + OURS + module + rest
