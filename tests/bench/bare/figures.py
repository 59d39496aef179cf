"""A Streamlit app of bare pages: one with nothing on it, and one for each figure of a file, drawn as it is."""

import json
import os
from functools import partial
from pathlib import Path
from typing import Any

import streamlit as st


@st.cache_resource
def figures() -> dict[str, list[dict[str, Any]]]:
    """Return the figures of each page, read once."""
    told = json.loads(Path(os.environ["BENCH_FIGURES"]).read_text(encoding="utf-8"))
    return {address: [json.loads(figure) for figure in of_page] for address, of_page in told.items()}


def empty() -> None:
    """Show nothing but a heading."""
    st.title("Bare")


def drawn(address: str) -> None:
    """Show a page's figures."""
    st.title("Bare")
    for number, figure in enumerate(figures()[address]):
        st.plotly_chart(figure, theme=None, key=f"{address}.{number}")


pages = [st.Page(partial(drawn, address), title=address, url_path=address) for address in figures()]
st.navigation([st.Page(empty, title="Start", url_path="start", default=True), *pages], expanded=True).run()
