"""Words a person wrote, in places where Streamlit reads Markdown."""

from __future__ import annotations

import re

from journal.wording.direction import in_line

_ADDRESS = re.compile(r"https?(?=://)|www(?=\.)|(?=@)", re.IGNORECASE)
"""Where an address would begin, which the browser makes a link of even where Markdown's signs are disarmed."""

_JOINER = "\u2060"
"""Takes no room; with it inside, an address is only words."""

_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&^=/@])")


def markdown_escape(text: str) -> str:
    """Return `text` so that a label shows it as it was typed: no link, no image, no formula, no emoji code.

    Use it for every code, activity or title that goes into the label of an
    input or button, or into `format_func`. On its own `st.text` needs none.
    """
    return _SPECIAL.sub(r"\\\1", _ADDRESS.sub(rf"\g<0>{_JOINER}", " ".join(in_line(text).split())))
