"""Asking for files, with our own words for one that is not taken: Streamlit's are a sign, and a hint on hovering."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import streamlit as st

from journal.wording import handed_in as wording

MOST_MB = 21
"""What the browser hands over at all: above each limit of ours, so that ours is told first, and under the server's."""


def ask_files(
    label: str,
    *,
    key: str,
    largest: int,
    several: bool | Literal["directory"] = False,
    arrived: Callable[[], None] | None = None,
) -> None:
    """Ask for a file, or for several; what was chosen lies under `key`. `largest` is told, and checked on reading.

    `arrived` is called once all that was chosen is here, and when one is taken away.
    """
    with st.container(key=f"files.{key}", gap="xsmall"):
        st.file_uploader(label, key=key, accept_multiple_files=several, max_upload_size=MOST_MB, on_change=arrived)
        st.caption(wording.at_most(largest))
        with st.container(key=f"not_taken.{key}"):  # the frame's style shows it while a file is marked as not taken
            st.warning(wording.not_taken(largest))
