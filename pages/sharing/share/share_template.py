"""What can be chosen at one press: what was chosen last time, the hours nobody signed for yet. Offered, never applied.

offered ──one press──▶ stands as it was offered ──one press──▶ as it was before
                                 │
                      anything changed: it is the therapist's own now
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from journal.sharing.allowed_parts import Part
from journal.use_cases.agree_to_share import To
from journal.use_cases.choose_to_share import last_time, may_be_chosen
from journal.wording import share_page as wording


def offer_last(to: To, can: frozenset[Part]) -> None:
    """Offer what was chosen last time for this person, as far as it is offered to them now."""
    last = last_time(to.sharing, to.person.relation, can)
    if last is None:
        return
    values: dict[str, Any] = {f"share.{to.person.id}.weeks": last.weeks}
    if Part.HOURS in can:
        values[f"share.{to.person.id}.kind"] = "hours" if last.hours else "summary"
    if not last.hours:
        may = may_be_chosen(to.person.relation, can) - {Part.HOURS.value}
        values |= {f"share.{to.person.id}.part.{part}": part in last.parts for part in may}

    def result(taken_up: bool) -> str:
        return wording.last_time(last.parts, last.weeks, last.gone, chosen=taken_up)

    _offer(to, "last", result, wording.AS_LAST_TIME, values)


def offer_hours(to: To, values: Mapping[str, bool]) -> None:
    """Offer to tick the meetings with this person that nobody signed for yet; `values` are their ticks."""
    if values:
        _offer(to, "hours", lambda up: wording.unsigned(len(values), chosen=up), wording.TICK_THEM, values)


def _offer(to: To, name: str, result: Callable[[bool], str], label: str, values: Mapping[str, Any]) -> None:
    """Say what can be chosen, with the button that does it; while it stands so, with the one that takes it back."""
    key = f"share.{to.person.id}.before.{name}"
    stands = all(st.session_state.get(input_key) == value for input_key, value in values.items())
    if not stands:
        st.session_state.pop(key, None)
    taken_up = key in st.session_state
    if stands and not taken_up:  # the same was chosen by hand: there is nothing to offer
        return
    with st.container(horizontal=True, vertical_alignment="center", key=f"{key}.line"):
        st.caption(result(taken_up))
        st.button(
            wording.AS_BEFORE if taken_up else label,
            key=f"{key}.press",
            type="tertiary",
            on_click=_put_back if taken_up else _choose,
            args=(key, dict(values)),
        )


def _choose(key: str, values: Mapping[str, Any]) -> None:
    st.session_state[key] = {input_key: st.session_state.get(input_key) for input_key in values}
    st.session_state.update(values)


def _put_back(key: str, values: Mapping[str, Any]) -> None:
    before: dict[str, Any] = st.session_state.pop(key, {})
    for input_key in values:
        if before.get(input_key) is None:
            st.session_state.pop(input_key, None)
        else:
            st.session_state[input_key] = before[input_key]
