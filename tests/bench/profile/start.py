"""Rows 3, 4 and 10: what is imported until the door answers, and what for all pages after it."""

from __future__ import annotations

from tests.bench.lives import Lives
from tests.bench.profile import imports

DOOR = "import streamlit.web.cli, streamlit.web.server.starlette.starlette_app, app"
TODAY = f"{DOOR}; from pages.frame import lifespan; lifespan._load_what_pages_need()"


def show(_lives: Lives, _years: int) -> None:
    """Tell the imports of the program as its door opens, and with the modules of every page."""
    imports.told("until the door answers", "-c", DOOR)
    imports.told("with what all pages need", "-c", TODAY)
