"""Part of a note with what was searched for marked in it, and nothing else: no link, no image, no heading."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from pages.parts.markdown_escape import markdown_escape


def highlighted(pieces: Iterable[tuple[str, bool]]) -> str:
    """Return the pieces as Markdown in which only the hits are marked; True stands for a hit."""
    result = ""
    for text, is_hit in pieces:
        before = " " if text[:1].isspace() else ""
        after = " " if text[-1:].isspace() and text.strip() else ""
        words = markdown_escape(text)
        result += f"{before}:primary-background[{words}]{after}" if is_hit and words else f"{before}{words}{after}"
    return result.strip()


def show(pieces: Iterable[tuple[str, bool]]) -> None:
    """Show the pieces on one line of text."""
    st.markdown(highlighted(pieces))
