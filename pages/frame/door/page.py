"""The door's pages: plain HTML, made here, with nothing of Streamlit in them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse, RedirectResponse

from pages.frame import streamlit_page
from pages.frame.streamlit_page import index
from pages.parts.streamlit_private import scripts_drawn_first, static_folder

HERE = Path(__file__).parent

DOOR_POLICY = (
    "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; script-src 'self'; "
    "style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; worker-src 'none'; "
    "frame-ancestors 'none'"
)
"""Stricter than for Streamlit's page: no inline style, no blobs, no WebAssembly."""

LONGEST_FORM = 64 * 1024
"""Bytes of a form sent to the door."""

LONGEST_PATH = 2_000
"""Characters of an address that is come back to after unlocking."""

_templates = Environment(
    loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
)


def page(template: str, status: int = 200, **result: Any) -> HTMLResponse:
    """Return one of the door's pages, filled in. What is told is escaped. Never kept by the browser."""
    text = _templates.get_template(f"{template}.html").render(ahead=streamlit_files(), **result)
    return HTMLResponse(text, status, {"Content-Security-Policy": DOOR_POLICY, "Cache-Control": "no-store"})


def fault_page() -> HTMLResponse:
    """Return the page for a fault of the program itself."""
    return page("fault", 500)


def to(path: str) -> RedirectResponse:
    """Send the browser on with a GET."""
    return RedirectResponse(path, 303)


async def form(request: Request) -> dict[str, list[str]]:
    """Return a form's fields, each with all its values. Raises 413 beyond 64 KiB."""
    fields = parse_qs((await body(request, LONGEST_FORM)).decode("utf-8", "replace"), keep_blank_values=True)
    return dict(fields)


def first(fields: Mapping[str, list[str]], name: str) -> str:
    """Return a field's value, '' when it was not sent."""
    return fields.get(name, [""])[0]


async def body(request: Request, most: int) -> bytes:
    """Return what was sent, up to `most` bytes. Raises 413 as soon as there is more."""
    whole = bytearray()
    async for part in request.stream():
        whole += part
        if len(whole) > most:
            raise HTTPException(413, "This is more than can be taken at once.")
    return bytes(whole)


def local_path(result: str) -> str:
    """Return the path if it lies on this very server and is a page, else "/".

    Browsers read `//host`, `/\\host` and paths with tabs in them as other
    servers.
    """
    if not result.startswith("/") or result.startswith(("//", "/door/")) or len(result) > LONGEST_PATH:
        return "/"
    if "\\" in result or any(not 0x20 < ord(letter) < 0x7F for letter in result):
        return "/"
    return result


def asked_for(request: Request) -> str:
    """Return the page that was asked for, with its query, to come back to."""
    query = f"?{request.url.query}" if request.url.query else ""
    return local_path(request.url.path + query)


async def stylesheet(_request: Request) -> FileResponse:
    """Serve the door's style sheet."""
    return FileResponse(HERE / "door.css", media_type="text/css")


async def frame_style(_request: Request) -> PlainTextResponse:
    """Serve the style of the pages behind the door. Its address changes with it, so that it may be kept."""
    kept = {"Cache-Control": "public, max-age=31536000, immutable"}
    return PlainTextResponse(streamlit_page.frame_style(), media_type="text/css", headers=kept)


async def script(request: Request) -> FileResponse:
    """Serve one of the door's few scripts."""
    return FileResponse(HERE / request.url.path.removeprefix("/door/"), media_type="text/javascript")


async def fonts(_request: Request) -> PlainTextResponse:
    """Name the font files that Streamlit ships: their names change with its version."""
    return PlainTextResponse(_fonts(), media_type="text/css")


@cache
def _fonts() -> str:
    media = static_folder() / "static" / "media"
    rules = []
    for family, pattern in (("Source Serif", "SourceSerif*Roman*.woff2"), ("Source Sans", "SourceSans*Upright*.woff2")):
        for found in sorted(media.glob(pattern))[:1]:
            rules.append(
                f'@font-face {{ font-family: "{family}"; src: url("/static/media/{found.name}") format("woff2"); '
                "font-weight: 200 900; font-display: swap; }"
            )
    return "\n".join(rules)


@cache
def streamlit_files() -> tuple[str, ...]:
    """Return the addresses of Streamlit's main files, so that the browser fetches them while someone types."""
    found = re.findall(r'(?:src|href)="\./(static/(?:js|css)/[\w.-]+\.(?:js|css))"', index())
    return (*(f"/{name}" for name in found), *scripts_drawn_first())
