"""Words a person wrote, in places where Streamlit reads Markdown."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&^=/@])")


def plain(text: str) -> str:
    """Return `text` so that a label shows it as it was typed: no link, no image, no formula, no emoji code.

    Use it for every code, activity or title that goes into the label of an
    input or button, or into `format_func`. On its own `st.text` needs none.
    """
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
