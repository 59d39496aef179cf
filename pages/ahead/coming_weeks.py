"""The coming weeks: what they hold of the plan, leave and its notices, clients away, supervision, what is due."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from journal.charts.coming_weeks import drawn
from journal.measures.hours_asked import own_numbers, period_of, preset_of
from journal.planning.absence_notices import Notice
from journal.planning.coming_weeks import Coming
from journal.planning.hours_told import hours_told
from journal.planning.what_comes import Comes, What, in_week, span_of, what_comes
from journal.planning.whose_zone import practice_zone
from journal.planning.work_frame import coming_weeks_of, work_frame
from journal.presets.hours import HoursPreset
from journal.use_cases import absence_cover, absence_tell
from journal.wording import absence_cover as cover_wording
from journal.wording import coming_weeks as wording
from journal.wording import hours as hours_wording
from journal.wording import referral as referral_wording
from pages.frame.unlocked import current_journal
from pages.parts import clock, first_step
from pages.parts.dashboards import cached, chart

journal = current_journal()
today = clock.today(journal)
here = clock.browser_zone(journal)


@st.cache_data(scope="session", max_entries=2, show_spinner=False)
def weeks(version: cached.Version, today: date, here: str) -> Coming:
    """Return the weeks after this one as they are planned, and as they usually are."""
    return coming_weeks_of(journal, work_frame(journal, today), here)


@st.cache_data(scope="session", max_entries=2, show_spinner=False)
def notices(version: cached.Version, today: date, here: str) -> dict[str, Sequence[Notice]]:
    """Return what is due to be said of days off until these weeks are over, by time off."""
    return absence_tell.due_until(journal, today, here, span_of(today)[1])


def sheets() -> dict[str, tuple[date, str]]:
    """Return the day by which each cover sheet is to be destroyed, those one has oneself too, and that in words."""
    found = {}
    for cover, until in absence_cover.to_destroy(journal):
        name = people[cover.person_id].name if cover.person_id in people else cover_wording.SOMEONE_GONE
        found[cover.id] = (until, wording.their_sheet(name, until))
    for covering in journal.coverings.all():
        until_then = covering.destroy_by
        if until_then is not None and covering.destroyed_on is None:
            found[covering.id] = (until_then, wording.own_sheet(covering.whose, until_then))
    return found


def rule() -> HoursPreset | None:
    """Return the board's rule, if its period ends within these weeks; where it rolls on, no day is the last."""
    kept = journal.settings.read()
    preset = preset_of(kept.hours_preset, own_numbers(kept, kept.hours_preset))
    if preset.rolling or preset.years is None or not (preset.asked or preset.monthly_minutes):
        return None
    first, last = span_of(today)
    return preset if first <= period_of(preset, today)[1] <= last else None


def missing(preset: HoursPreset) -> list[str]:
    """Return in words what is still to come in a period that is about to end: a whole period is read for it."""
    return [
        hours_wording.standing(
            one.asked.what, one.have, one.asked.least, each_year=one.asked.each_year, opening=one.opening
        ).rstrip(".")
        for one in hours_told(journal, preset, today).standings
        if one.missing
    ]


def in_words(one: Comes, ends: HoursPreset | None) -> str:
    """Return one thing that comes in a few words."""
    if one.what is What.LEAVE:
        return wording.leave(one.about, one.first, one.last)
    if one.what is What.NOTICE:
        off = journal.time_off.get(one.about)
        return wording.notice(one.clients, off.first, off.last, one.first)
    if one.what is What.SHEET:
        return due_sheets[one.about][1]
    if one.what is What.AWAY:
        return wording.away(journal.clients.code_of(one.about), one.first)
    if one.what is What.SUPERVISION:
        return wording.supervision(people[one.about].name, one.first)
    return wording.deadline(one.about, one.last, missing(ends) if ends else [])


place = chart.head(wording.TITLE, wording.WHAT_IS)
ends = rule()
people = {person.id: person for person in journal.people.all()}
coming = weeks(cached.version(journal), today, here)
due_sheets = sheets()
comes = what_comes(
    today,
    time_off=journal.time_off.all(),
    sessions=journal.sessions.between(*span_of(today)),
    people=people.values(),
    notices=notices(cached.version(journal), today, here),
    sheets={about: until for about, (until, _) in due_sheets.items()},
    period=(ends.name, period_of(ends, today)[1]) if ends else None,
    zone=practice_zone(journal.settings.read().zone, here),
)
said = {one: in_words(one, ends) for one in comes}
chart.show(
    "coming_weeks",
    drawn(coming.weeks, comes, said, dark=chart.is_dark()),
    at=place,
    notes=[
        referral_wording.history(coming.history, 8, coming.contact_units),
        referral_wording.recent(coming.recent),
        referral_wording.left_out([journal.clients.code_of(c) for c in coming.as_needed], len(coming.without_slot)),
    ],
)
first_step.offer_client(journal)
if comes or any(week.cii is not None for week in coming.weeks):
    st.header("Week by week", anchor=False)
    for week in coming.weeks:
        st.text(wording.week(week.monday, week.cii, [said[one] for one in in_week(comes, week.monday)]))
