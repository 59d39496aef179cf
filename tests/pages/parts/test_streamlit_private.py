"""What is used of Streamlit without its promise is as it was read."""

from __future__ import annotations

import ast
import asyncio
import re
import socket
from collections.abc import AsyncGenerator
from importlib import metadata
from pathlib import Path
from typing import Any

from starlette.datastructures import Headers
from starlette.formparsers import MultiPartParser

from pages.parts import streamlit_private
from pages.parts.menu import PAGES

PUBLIC = {"streamlit", "streamlit.starlette"}
"""What may be imported; "streamlit" as a whole, and nothing out of it."""


def test_the_installed_version_is_the_one_that_was_read() -> None:
    installed = metadata.version("streamlit")
    assert installed == streamlit_private.READ_IN, (
        f"Streamlit is {installed} now. Read again in its source what pages/parts/streamlit_private.py uses, run "
        f"`make test` and `make engines`, and write {installed} there."
    )


def test_the_browser_keeps_the_colours_where_our_script_lays_them() -> None:
    bundle = streamlit_private.static_folder() / "static" / "js"
    assert any(
        streamlit_private.LOOK_KEPT in script.read_text(encoding="utf-8") for script in bundle.glob("utils.*.js")
    )
    ours = (PAGES / "frame" / "door" / "look.js").read_text(encoding="utf-8")
    assert streamlit_private.LOOK_KEPT.replace("window.", "") + "-v2" in ours


def test_what_draws_first_is_found_with_all_it_asks_for() -> None:
    found = streamlit_private.scripts_drawn_first()
    for name in streamlit_private.DRAWN_FIRST:
        assert any(script.startswith(f"/static/js/{name}.") for script in found), name
    index = (streamlit_private.static_folder() / "index.html").read_text(encoding="utf-8")
    for script in found:
        text = (streamlit_private.static_folder() / script.removeprefix("/")).read_text(encoding="utf-8")
        asked = re.findall(r"""["']\./([\w.-]+\.js)["']""", text.partition("__vite__mapDeps")[0])
        assert all(f"/static/js/{name}" in found or name in index for name in asked), script


def test_nothing_private_is_used_anywhere_else() -> None:
    own = Path(streamlit_private.__file__)
    found = [
        f"{path.relative_to(PAGES.parent).as_posix()}: {module}"
        for path in (*PAGES.rglob("*.py"), PAGES.parent / "app.py")
        if path != own
        for module in imported(path)
        if module.split(".")[0] == "streamlit" and module not in PUBLIC
    ]
    assert found == []


def imported(path: Path) -> list[str]:
    tree = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    plain = [name.name for node in tree if isinstance(node, ast.Import) for name in node.names]
    out_of = [node for node in tree if isinstance(node, ast.ImportFrom)]
    return plain + [
        f"streamlit.{name.name}" if node.module == "streamlit" else node.module or ""
        for node in out_of
        for name in node.names
    ]


def test_a_file_that_is_handed_over_stays_in_memory_while_it_arrives() -> None:
    """Starlette would lay all over a megabyte into a temporary file, as it came."""
    edge = b"edge"
    body = b"\r\n".join(
        (
            b"--" + edge,
            b'Content-Disposition: form-data; name="file"; filename="feed.ics"',
            b"Content-Type: text/calendar",
            b"",
            b"x" * 3_000_000,
            b"--" + edge + b"--",
            b"",
        )
    )

    async def arriving() -> AsyncGenerator[bytes, None]:
        yield body

    async def held_on_disk() -> bool:
        parser = MultiPartParser(Headers({"content-type": "multipart/form-data; boundary=edge"}), arriving())
        form = await parser.parse()
        file: Any = form["file"]
        rolled = bool(file.file._rolled)  # there is no public way to ask
        await form.close()
        return rolled

    streamlit_private.keep_files_in_memory()
    assert not asyncio.run(held_on_disk())


def test_what_is_written_to_a_browser_leaves_at_once() -> None:
    """Listened on as Streamlit does, a socket does not say that it is TCP; then asyncio lets the browser wait."""
    streamlit_private.send_at_once()
    delayed: list[int] = []

    async def one_visit() -> None:
        with socket.socket(socket.AF_INET) as listening:
            listening.bind(("127.0.0.1", 0))
            answered = asyncio.Event()

            def answer(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
                own: socket.socket = writer.get_extra_info("socket")
                delayed.append(own.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
                writer.close()
                answered.set()

            async with await asyncio.start_server(answer, sock=listening):
                _, writer = await asyncio.open_connection(*listening.getsockname())
                await answered.wait()
                writer.close()

    asyncio.run(one_visit())
    assert len(delayed) == 1
    assert delayed[0]
