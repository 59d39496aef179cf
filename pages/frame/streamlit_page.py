"""Streamlit's own page, with our scripts before its module and our style behind its own, and the parts it asks for.
The same for everyone, and without content.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from pages.parts.listing import kind_marks
from pages.parts.streamlit_private import scripts_drawn_first, static_folder

STYLE = "/door/frame.css"

FOR_EVER = "public, immutable, max-age=31536000"

PART = re.compile(r"/static/((?:js|css|media)/[\w.-]+)")
"""The address of a script, style or font of Streamlit's page, whose name changes with what is in it."""

KINDS = {".js": "text/javascript", ".css": "text/css", ".woff2": "font/woff2"}
"""Never asked of the system: a Windows that calls scripts plain text would have none of them run."""

READ_AT_ONCE = 1024 * 1024
"""Bytes of a part that are read while everybody else waits: well under a millisecond."""

OURS = "".join(f'<script src="/door/{name}.js"></script>' for name in ("origin", "look", "writes", "inside"))


def streamlit_page() -> HTMLResponse:
    """Return the page that loads Streamlit in the browser."""
    return HTMLResponse(_page())


def part_of_page(request: Request) -> Response | None:
    """Return a small part of Streamlit's page that is fetched whole; None leaves it to Streamlit.

    A page begins with seventy of them, and Streamlit takes five times as long for each: three threads and a checksum.
    """
    part = PART.fullmatch(request.url.path)
    if part is None or "range" in request.headers or "if-none-match" in request.headers:
        return None
    path = static_folder() / "static" / part[1]
    if path.suffix not in KINDS or not path.is_file() or path.stat().st_size > READ_AT_ONCE:
        return None
    return Response(path.read_bytes(), media_type=KINDS[path.suffix], headers={"Cache-Control": FOR_EVER})


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
def frame_style() -> str:
    """Return the style of the frame, and of the marks in every list."""
    return Path(__file__).with_name("frame.css").read_text(encoding="utf-8") + kind_marks.style()


@cache
def _page() -> str:
    head, module, rest = index().partition('<script type="module"')
    if not module:
        raise RuntimeError("Streamlit's page is not as it was: where is its module?")
    ahead = "".join(f'<link rel="modulepreload" crossorigin href="{name}">' for name in scripts_drawn_first())
    version = hashlib.sha256(frame_style().encode()).hexdigest()[:12]
    # Behind all that Streamlit writes into the head: of two rules alike, the later one holds.
    style = f'<link rel="stylesheet" href="{STYLE}?{version}">'
    return head + OURS + ahead + module + rest.replace("</body>", f"{style}</body>")
