"""Any number of rows inside one entry's form: agreed actions, and the like."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from journal.records.entry import new_id
from pages.parts.forms.draft_values import decoded
from pages.parts.forms.form import Form
from pages.parts.forms.rows_elsewhere import ROWS_BEFORE, beside_others, merged, rows_shown


def rows(
    form: Form[Any],
    name: str,
    kept: Sequence[Mapping[str, Any]],
    draw: Callable[[str], None],
    *,
    add: str,
    remove: str = "Remove",
) -> None:
    """Show a row for each of `kept` (what the entry holds) and for each one added since.

    `draw` is given a prefix and shows inputs named f"{prefix}.text" and so on;
    the keys of `kept` are those last parts. `add` is the words on the button.
    """
    form.begin_with({f"{name}.rows": [str(n) for n in range(len(kept))], f"{name}{ROWS_BEFORE}": list(kept)})
    before = decoded(form.kept_below(name).get(ROWS_BEFORE))
    if before is not None and before != list(kept):
        form.begin_anew(f"{name}.", beside_others(form.kept_below(f"{name}."), before, kept))
    form.begin_with({f"{name}.{n}.{part}": value for n, row in enumerate(kept) for part, value in row.items()})
    form.field(f"{name}{ROWS_BEFORE}")
    key = form.field(f"{name}.rows", empty=[])
    _take_in(form, name, key)
    for row in st.session_state[key]:
        with st.container(horizontal=True, vertical_alignment="bottom", key=f"{form.key(name)}.{row}"):
            draw(f"{name}.{row}")
            st.button(remove, type="tertiary", key=f"{form.key(name)}.{row}.remove", on_click=_remove, args=(key, row))
    st.button(add, key=f"{form.key(name)}.add", on_click=_add, args=(key,), icon=":material/add:")


def prefixes(form: Form[Any], name: str) -> list[str]:
    """Return the prefix of each row as it stands now, in order."""
    return [f"{name}.{row}" for row in form[f"{name}.rows"] or ()]


def _take_in(form: Form[Any], name: str, key: str) -> None:
    """Show the rows too that another tab put into this draft since it was opened here, before one's own newest."""
    mine = st.session_state[key]
    if new := form.not_shown(name):
        theirs = form.kept_below(f"{name}.")["rows"]
        mine = st.session_state[key] = merged([row for row in theirs if row not in new], mine, theirs)
    shown = rows_shown(form.draft_id, name)
    shown += [row for row in mine if row not in shown]


def _add(key: str) -> None:
    st.session_state[key] = [*st.session_state[key], new_id()[:8]]


def _remove(key: str, row: str) -> None:
    st.session_state[key] = [other for other in st.session_state[key] if other != row]
