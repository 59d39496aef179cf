"""A text as it is, with the ways to copy it and to print it alone, under its title."""

from __future__ import annotations

import streamlit as st

from pages.parts import print_sheet
from pages.parts.copy_text import copy_text


def copied_text(key: str, title: str, text: str) -> None:
    """Show a text of some lines with its buttons."""
    st.text(text)
    with st.container(horizontal=True, vertical_alignment="center", key=key):
        copy_text(f"{key}.copy", text, about=title)
        print_sheet.button("Print", [("", text.splitlines())], key=f"{key}.print", title=title)
