"""Hours: supervision and continuing education against what one's board asks, and what is signed for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from journal.charts import hours as drawn
from journal.errors import JournalError
from journal.measures.hours import HoursTold
from journal.measures.hours_asked import STEPS, WHOLE, numbers_of, own_numbers, preset_of, with_own_numbers
from journal.planning.hours_told import hours_told
from journal.presets.hours import BY_KEY, CHECK_WITH_YOUR_BOARD, MY_BOARD, PRESETS, HoursPreset, What
from journal.records.kinds import SUPERVISION
from journal.records.settings import LARGEST_OWN_HOURS, Settings
from journal.wording import hours as wording
from pages.frame.unlocked import current_journal
from pages.parts import clock, first_step, notice
from pages.parts.dashboards import chart
from pages.supervision import hours_apart, signed_off

journal = current_journal()
today = clock.today(journal)

PRESET = "hours.preset"
VIEWS = ("Supervision", "Education", "By kind", "Signed off")


def keep() -> None:
    """Keep the chosen preset."""
    write(replace(journal.settings.read(), hours_preset=st.session_state[PRESET]))


def keep_number(key: str, name: str) -> None:
    """Keep one's own number; left empty or as it came, it is the preset's again."""
    kept = journal.settings.read()
    own = own_numbers(kept, key)
    value = st.session_state[key_of(key, name)]
    if value is None or value == numbers_of(BY_KEY[key])[name]:
        own.pop(name, None)
    else:
        own[name] = value
    write(with_own_numbers(kept, key, own))


def take_back(key: str) -> None:
    """Make every number of a preset what it comes with."""
    kept = journal.settings.read()
    before = own_numbers(kept, key)

    def undo() -> None:
        journal.settings.write(with_own_numbers(journal.settings.read(), key, before))

    if write(with_own_numbers(kept, key, {})):
        notice.done(wording.BACK, undo)


def write(settings: Settings) -> bool:
    """Write the settings; what does not fit is said. Returns whether it was written."""
    try:
        journal.settings.write(settings)
    except JournalError as error:
        notice.said(str(error))
        return False
    return True


def key_of(key: str, name: str) -> str:
    """Return the key of a number's input."""
    return f"hours.own.{key}.{name}"


def ask() -> str:
    """Ask whose rule holds, and return its key."""
    keys = [preset.key for preset in PRESETS]
    if PRESET not in st.session_state:
        kept = journal.settings.read().hours_preset
        st.session_state[PRESET] = kept if kept in keys else MY_BOARD.key
    st.selectbox(
        "Whose rule?", keys, format_func=lambda key: BY_KEY[key].name, key=PRESET, on_change=keep,
        width=235, persist_state="session", label_visibility="collapsed",
    )  # fmt: skip
    return str(st.session_state[PRESET])


def ask_numbers(key: str, own: Mapping[str, float]) -> None:
    """Ask for one's own numbers, and say which were changed and what the preset comes with."""
    comes_with = numbers_of(BY_KEY[key])
    if key == MY_BOARD.key:
        st.caption(wording.OWN_NUMBERS)
        inputs(key, own, comes_with)
        return
    with st.expander(wording.CHANGE, key=f"hours.change.{key}"):
        st.caption(wording.CHANGE_MEANS)
        inputs(key, own, comes_with)
    changed = [name for name in comes_with if name in own]
    for name in changed:
        st.text(wording.changed(name, own[name], comes_with[name]))
    if changed:
        st.button(wording.AS_IT_COMES, key="hours.reset", type="tertiary", on_click=take_back, args=(key,))


def inputs(key: str, own: Mapping[str, float], comes_with: Mapping[str, float | None]) -> None:
    """Show an input for each number; it shows what is in force."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        for name, came in comes_with.items():
            kind = int if name in WHOLE else float
            value = own.get(name, came)
            shown = None if value is None else kind(value)
            if key_of(key, name) not in st.session_state or st.session_state[key_of(key, name)] != shown:
                st.session_state[key_of(key, name)] = shown
            st.number_input(
                wording.number_name(name), kind(0), kind(LARGEST_OWN_HOURS), None, step=kind(STEPS.get(name, 1)),
                key=key_of(key, name), on_change=keep_number, args=(key, name), width=230,
                format="%d" if kind is int else "%g",
            )  # fmt: skip


def say_standings(preset: HoursPreset, result: HoursTold) -> None:
    """Say how far each thing that is asked has come, and what a straight line comes to."""
    for one in result.standings:
        name = preset.supervision_is if one.asked.what in (What.SUPERVISION, What.INDIVIDUAL) else ""
        said = wording.standing(
            one.asked.what, one.have, one.asked.least, each_year=one.asked.each_year, name=name, opening=one.opening
        )
        st.text(said)
        if one.forecast is not None and one.missing:
            st.caption(wording.forecast(one.forecast, one.last))


def show_supervision(preset: HoursPreset, result: HoursTold) -> None:
    """Show supervision by month against what is asked of a month."""
    chart.show(
        "hours",
        drawn.supervision(preset, result, dark=chart.is_dark()),
        at=place,
        notes=[
            wording.untold(result.untold),
            wording.only_last(drawn.MOST_MONTHS) if len(result.months) > drawn.MOST_MONTHS else "",
        ],
        index=False,
    )


def show_education(preset: HoursPreset, result: HoursTold) -> None:
    """Show education as it adds up."""
    chart.show("education", drawn.education(preset, result, dark=chart.is_dark()), at=place, index=False)
    if result.uncredited:
        st.caption(wording.uncredited(result.uncredited))


place = chart.head("Hours for the board")
with place.said:
    notice.show(journal)
with place.controls:
    view = chart.choice("View", VIEWS, key="hours_view")
    chosen = ask()
    placement_id = hours_apart.ask_placement(journal)
own = own_numbers(journal.settings.read(), chosen)
preset = preset_of(chosen, own)
result = hours_told(journal, preset, today, placement_id)
if view == "Education":
    show_education(preset, result)
elif view == "By kind":
    with place.picture:
        hours_apart.show_kinds(journal, preset, result, placement_id, today=today)
elif view == "Signed off":
    with place.picture:
        signed_off.listed(journal, hours_apart.meetings(journal, result, placement_id, today=today))
else:
    show_supervision(preset, result)
st.caption(wording.period(result.first, result.last, rolling=preset.rolling, years=preset.years))
hours_apart.say_placement(journal, placement_id)
say_standings(preset, result)
hours_apart.say_opening(journal, result)
ask_numbers(chosen, own)
source = "" if preset.key == MY_BOARD.key else wording.source(preset.source, preset.checked_on, preset.copy_of)
st.caption(" ".join(part for part in (*preset.notes, source, CHECK_WITH_YOUR_BOARD) if part))
hours_apart.ways(journal)
first_step.offer(journal, SUPERVISION)
