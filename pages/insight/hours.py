"""Hours: supervision and continuing education against what one's board asks, and what is signed for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import streamlit as st

from journal.charts import hours as drawn
from journal.errors import FieldError, JournalError
from journal.measures.hours import HoursTold, hours
from journal.measures.hours_period import period_of, preset_of
from journal.measures.weights_in_force import in_force
from journal.presets.hours import BY_KEY, CHECK_WITH_YOUR_BOARD, MY_BOARD, PRESETS, HoursPreset
from journal.records.settings import Settings
from journal.wording import hours as wording
from journal.wording import labels
from pages.frame.unlocked import current_journal
from pages.parts import chart, clock, notice, signed_off

journal = current_journal()
today = clock.today(journal)

PRESET, OWN_MINUTES, OWN_HOURS = "hours.preset", "hours.own_minutes", "hours.own_hours"
VIEWS = ("Supervision", "Education", "Signed off")


def keep() -> None:
    """Keep the chosen preset and, for the blank one, the therapist's own numbers; each change at once."""
    kept = journal.settings.read()
    try:
        journal.settings.write(
            replace(
                kept,
                hours_preset=st.session_state[PRESET],
                own_supervision_minutes=st.session_state.get(OWN_MINUTES, kept.own_supervision_minutes),
                own_cpd_hours=st.session_state.get(OWN_HOURS, kept.own_cpd_hours),
            )
        )
    except FieldError as error:
        notice.said(labels.problem(error.field, error.reason))
    except JournalError as error:
        notice.said(str(error))


def ask(kept: Settings) -> HoursPreset:
    """Ask whose rule holds, and return it."""
    keys = [preset.key for preset in PRESETS]
    if PRESET not in st.session_state:
        st.session_state[PRESET] = kept.hours_preset if kept.hours_preset in keys else MY_BOARD.key
    st.selectbox(
        "Whose rule?", keys, format_func=lambda key: BY_KEY[key].name, key=PRESET, on_change=keep,
        width=320, persist_state="session",
    )  # fmt: skip
    if st.session_state[PRESET] == MY_BOARD.key:
        st.caption(wording.OWN_NUMBERS)
        with st.container(horizontal=True):
            st.number_input(
                labels.label("own_supervision_minutes"), 1, 6000, kept.own_supervision_minutes, key=OWN_MINUTES,
                step=15, on_change=keep, width=230,
            )  # fmt: skip
            st.number_input(
                labels.label("own_cpd_hours"), 0.5, 1000.0, kept.own_cpd_hours, key=OWN_HOURS, step=1.0,
                on_change=keep, width=230,
            )  # fmt: skip
    kept = journal.settings.read()
    return preset_of(st.session_state[PRESET], kept.own_supervision_minutes, kept.own_cpd_hours)


def told_of(preset: HoursPreset, since: date | None) -> HoursTold:
    """Return the hours of the preset's period; sessions are read only where a preset asks for an approach."""
    first, last = period_of(preset, today, since)
    until = min(last, today)
    sessions = [
        session
        for client in journal.clients.all()
        if preset.approach and preset.approach.casefold() in client.approach.casefold()
        for session in journal.sessions.of_client(client.id, first, until)
    ]
    return hours(
        preset,
        today=today,
        since=since,
        supervisions=journal.supervisions.between(first, until),
        downtimes=journal.downtimes.learning(first, until),
        sums=journal.day_sums.between(first, until) if preset.asks_for_client_hours else (),
        sessions=sessions,
        weights=in_force(journal.weights.all()).load,
    )


def say_standings(preset: HoursPreset, told: HoursTold) -> None:
    """Say how far each thing that is asked has come, and what a straight line comes to."""
    for one in told.standings:
        name = preset.supervision_is if one.asked.what == "supervision" else ""
        st.text(wording.standing(one.asked.what, one.have, one.asked.least, each_year=one.asked.each_year, name=name))
        if one.forecast is not None and one.missing:
            st.caption(wording.forecast(one.forecast, one.last))


def show_supervision(preset: HoursPreset, told: HoursTold) -> None:
    """Show supervision by month against what is asked of a month."""
    whole = [month for month in told.months if month.whole]
    said = [
        wording.supervision(
            told.counted, told.signed, told.meetings, told.unsigned_meetings, name=preset.supervision_is
        ),
        wording.months(
            len(whole),
            told.months_under,
            told.monthly_average,
            preset.monthly_minutes,
            averaged=preset.averaged,
            by_clients=preset.client_hours_for_one is not None,
        ),
        wording.this_month(told.months[-1].counted, told.months[-1].least) if told.months else "",
        wording.long_gaps(told.long_gaps, preset.weeks_between) if told.meetings else "",
    ]
    sentence = " ".join(part for part in said if part)
    chart.show(
        "hours",
        drawn.supervision(told, dark=chart.is_dark()) if told.meetings else None,
        sentence=sentence,
        alt=drawn.supervision_alt(told, sentence),
        rests_on=wording.SUPERVISION_RESTS_ON,
        notes=[
            wording.untold(told.untold),
            wording.only_last(drawn.MOST_MONTHS) if len(told.months) > drawn.MOST_MONTHS else "",
        ],
        rows=drawn.supervision_table(told) if told.meetings else [],
        index=False,
    )


def show_education(preset: HoursPreset, told: HoursTold) -> None:
    """Show education as it adds up."""
    sentence = wording.education(told.education_hours, with_supervision=preset.supervision_is_education)
    chart.show(
        "education",
        drawn.education(told, dark=chart.is_dark()) if told.education else None,
        sentence=sentence,
        alt=drawn.education_alt(told, sentence),
        rests_on=wording.EDUCATION_RESTS_ON,
        rows=drawn.education_table(told),
        index=False,
    )
    if told.uncredited:
        st.caption(wording.uncredited(told.uncredited))


st.title("Hours", anchor=False)
notice.show(journal)
preset = ask(journal.settings.read())
since = journal.day_sums.first_day()
told = told_of(preset, since)
st.caption(wording.period(told.first, told.last, rolling=preset.rolling, years=preset.years))
say_standings(preset, told)
view = st.segmented_control("View", VIEWS, default=VIEWS[0], key="hours_view", required=True, persist_state="session")
if view == "Education":
    show_education(preset, told)
elif view == "Signed off":
    signed_off.listed(journal, told.first, min(told.last, today))
else:
    show_supervision(preset, told)
source = "" if preset.key == MY_BOARD.key else wording.source(preset.source, preset.checked_on)
st.caption(" ".join(part for part in (*preset.notes, source, CHECK_WITH_YOUR_BOARD) if part))
