"""A button that saves a file. Streamlit's own gives it an address that opens it without this origin's secret."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from pages.frame import files
from pages.frame.unlocked import browser_cookie
from pages.parts.own_component import own_component

_HERE = Path(__file__).parent
_HTML = '<button type="button"></button><p role="status" hidden></p>'

_button = own_component(
    "save_file",
    html=_HTML,
    css=(_HERE / "save_file.css").read_text(encoding="utf-8"),
    js=(_HERE / "save_file.js").read_text(encoding="utf-8"),
)

NOT_SAVED = "The file did not arrive. Nothing was lost; please press once more."


def save_file(
    label: str, content: Callable[[], bytes], *, name: str, mime: str, key: str, primary: bool = False
) -> None:
    """Show a button that saves what `content` returns under `name`, as the browser saves files.

    `content` is asked when the button is pressed, and may raise what its page
    can show. The file waits for a minute and is handed out once.
    """
    laid = f"{key}.laid"

    def lay() -> None:
        value = browser_cookie()
        if value is not None:
            st.session_state[laid] = st.session_state[key]["wanted"], files.files.lay(value, name, mime, content())

    # Told at each run, since the next one may overtake the first; the tab saves only what it asked for, and once.
    wanted, file = st.session_state.get(laid, (None, None))
    _button(
        key=key,
        data={
            "label": label,
            "name": name,
            "primary": primary,
            "wanted": wanted,
            "file": file,
            "not_saved": NOT_SAVED,
        },
        on_wanted_change=lay,
    )
