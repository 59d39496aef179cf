"""From one page to another."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import streamlit as st

PAGES = Path(__file__).parents[1]


def go(page: str, **address: str) -> NoReturn:
    """Open a page, for example "log/session.py", with what its address is to carry (id=…).

    Streamlit reads a relative path from the folder of the script that draws
    the menu, hence the whole path. Raises Streamlit's own error for a page
    that is not in the menu.
    """
    st.switch_page(PAGES / page, query_params=address)
