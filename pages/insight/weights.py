"""The weights of the indices: what each is, what it comes as, and what was changed when."""

from __future__ import annotations

import streamlit as st

from journal.errors import FieldError, JournalError
from journal.measures.weights_in_force import Weight, checked, every_weight, in_force
from journal.records.weight_change import WeightChange
from journal.wording import labels
from journal.wording import weights as wording
from pages.frame.unlocked import current_journal
from pages.parts import clock, notice

MOST_LINES = 100
"""Changes that are listed, the newest first."""

journal = current_journal()


def keep(weight: Weight) -> None:
    """Keep what its input says, from now on and for all history; what does not fit is said."""
    value = st.session_state[key_of(weight)]
    try:
        result = None if value is None or value == weight.default else checked(weight.name, value)
        journal.weights.add([WeightChange(name=weight.name, value=result)])
        notice.done("Saved", lambda: journal.weights.add([before(weight)]))
    except FieldError as error:
        notice.said(labels.problem(error.field, error.reason))
    except JournalError as error:
        notice.said(str(error))


def before(weight: Weight) -> WeightChange:
    """Return the change that makes a weight what it was."""
    return WeightChange(name=weight.name, value=None if weight.value == weight.default else weight.value)


def take_all_back(changed: list[Weight]) -> None:
    """Make every weight what it comes as."""
    try:
        journal.weights.add([WeightChange(name=weight.name, value=None) for weight in changed])
        notice.done("All weights are as they come", lambda: journal.weights.add([before(w) for w in changed]))
    except JournalError as error:
        notice.said(str(error))


def key_of(weight: Weight) -> str:
    """Return the key of a weight's input."""
    return f"weight.{weight.name}"


def ask(weight: Weight) -> None:
    """Ask for one weight; it shows what is in force."""
    kind = int if weight.is_whole else float
    value = kind(weight.value)
    if st.session_state.get(key_of(weight)) != value:
        st.session_state[key_of(weight)] = value
    changed = weight.value != weight.default
    st.number_input(
        wording.LABELS[weight.name] + (f"  ·  {wording.shipped(weight.default)}" if changed else ""),
        min_value=kind(weight.lowest),
        max_value=kind(weight.highest),
        step=1 if weight.is_whole else 0.05,
        key=key_of(weight),
        on_change=keep,
        args=(weight,),
    )


def show_log() -> None:
    """List what was changed when, the newest first."""
    zone = clock.zone_here(journal)
    known = {weight.name: weight.default for weight in every_weight(in_force([]))}
    now = dict(known)
    lines = []
    for change in journal.weights.all():
        if change.name in known:
            after = known[change.name] if change.value is None else change.value
            day = change.changed_at.astimezone(zone).date()
            lines.append(wording.told(day, change.name, now[change.name], after, reset=change.value is None))
            now[change.name] = after
    if not lines:
        st.caption(wording.NOTHING_CHANGED)
        return
    with st.expander(f"What was changed ({len(lines)})"), st.container(gap="xsmall"):
        for line in lines[: -MOST_LINES - 1 : -1]:
            st.text(line)


st.title("Weights", anchor=False)
st.caption(wording.WHAT_THEY_ARE)
notice.show(journal)
every = list(every_weight(in_force(journal.weights.all())))
for group, (title, unit) in wording.GROUPS.items():
    with st.expander(title, key=f"weights.{group}"):
        st.caption(unit)
        for weight in every:
            if weight.name.startswith(f"{group}."):
                ask(weight)
changed = [weight for weight in every if weight.value != weight.default]
if changed:
    st.button("All as they come", key="weights.reset", on_click=take_all_back, args=(changed,))
show_log()
