"""Settings: how much work is planned, when the journal locks, its keys, where it lies."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from journal.errors import FieldError, JournalError
from journal.records.settings import Computer, DateOrder, Look, known_zones
from journal.records.work_pattern import WorkPattern, pattern_on
from journal.store.opening import looks_synced
from journal.wording import dates, labels
from journal.wording import settings as wording
from pages.frame import written
from pages.frame.unlocked import browser_writes, current_journal
from pages.keeping.own_words import own_words
from pages.parts import clock, notice, page_links
from pages.parts.forms import moment_field

journal = current_journal()
today = clock.today(journal)


def keep_settings() -> None:
    """Keep what the inputs say; each change is kept at once."""
    computer, zone = st.session_state["settings.computer"], st.session_state["settings.zone"]
    try:
        before = journal.settings.read()
        journal.settings.write(
            replace(
                before,
                zone=zone,
                # What was answered of the browser's zone was said of the zone before.
                zones_trusted=before.zones_trusted if zone == before.zone else (),
                zones_passed_over=before.zones_passed_over if zone == before.zone else (),
                idle_minutes=st.session_state["settings.idle_minutes"],
                computer=Computer(computer) if computer else None,
                shares_kept_days=st.session_state["settings.shares_kept_days"],
                look=Look(look) if (look := st.session_state["settings.look"]) else None,
                date_order=st.session_state["settings.date_order"] or None,
                clock_hours=st.session_state["settings.clock_hours"] or None,
                week_begins=st.session_state["settings.week_begins"] or None,
            )
        )
        notice.said("Saved")
    except FieldError as error:
        notice.said(labels.problem(error.field, error.reason))
    except JournalError as error:
        notice.said(str(error))


def keep_pattern() -> None:
    """Keep the planned work from its date on."""
    try:
        pattern = WorkPattern(
            effective=moment_field.day_of("pattern.effective", "effective") or today,
            weekly_units=st.session_state["pattern.units"] or 0,
            workdays=tuple(sorted(st.session_state["pattern.workdays"])),
        )
        there = journal.patterns.all()
        before = pattern_on(there, pattern.effective)
        if there and (before.weekly_units, before.workdays) == (pattern.weekly_units, pattern.workdays):
            notice.said("This is what holds on that day already")
            return
        journal.patterns.add(pattern)
        notice.said("Saved")
    except FieldError as error:
        notice.said(labels.problem(error.field, error.reason))
    except JournalError as error:
        notice.said(str(error))


def pattern_in_words(pattern: WorkPattern) -> str:
    """Return a pattern in one line."""
    since = pattern.effective
    days = ", ".join(dates.WEEKDAYS[n - 1] for n in pattern.workdays) or "no workdays"
    units = dates.number(pattern.weekly_units, 1)
    return f"From {dates.day_with_year(since)}: {units} units a week, {days}"


st.title("Settings", anchor=False)
notice.show(journal)

st.header("Planned work", anchor=False)
st.caption(wording.UNITS)
present = pattern_on(journal.patterns.all(), today)
st.number_input("Units a week", 0.0, 100.0, present.weekly_units, step=0.5, format="%g", key="pattern.units", width=180)
st.pills(
    "Workdays",
    dates.week_of_calendar(),
    selection_mode="multi",
    default=list(present.workdays),
    format_func=lambda n: dates.WEEKDAYS[n - 1],
    key="pattern.workdays",
)
with st.container(horizontal=True, vertical_alignment="bottom"):
    moment_field.day_input("Holds from", journal=journal, key="pattern.effective", start=today)
    st.button("Keep this plan", type="primary", on_click=keep_pattern)
patterns = journal.patterns.all()
if patterns:
    with st.expander(f"Plans so far ({len(patterns)})"), st.container(gap="xsmall"):
        for pattern in reversed(patterns):
            st.text(pattern_in_words(pattern))

st.header("This computer", anchor=False)
settings = journal.settings.read()
st.pills(
    "Whose computer is this?",
    [computer.value for computer in Computer],
    default=settings.computer.value if settings.computer else None,
    format_func=labels.choice,
    key="settings.computer",
    on_change=keep_settings,
)
if settings.computer in wording.COMPUTERS:
    st.caption(wording.COMPUTERS[settings.computer])
st.number_input(
    "Minutes without a key or a tap until it locks", 1, 120, settings.idle_minutes, key="settings.idle_minutes",
    on_change=keep_settings, width=180,
)  # fmt: skip
zones = sorted(known_zones())
st.selectbox(
    "Where you practise (time zone)", zones, zones.index(settings.zone), key="settings.zone",
    on_change=keep_settings, width=320,
)  # fmt: skip

st.pills(
    labels.label("look"),
    list(wording.LOOK),
    default=settings.look.value if settings.look else None,
    format_func=wording.LOOK.__getitem__,
    key="settings.look",
    on_change=keep_settings,
)
st.caption(wording.AS_THE_COMPUTER)

here = clock.browser_zone(journal)
if here != settings.zone:
    st.caption(wording.elsewhere(here))
browser = written.as_told(browser_writes())
choices = wording.dates_and_times(
    today,
    {order.value: written.with_choice(browser, order=order.value) for order in DateOrder},
    {hours: written.with_choice(browser, hours=hours) for hours in (24, 12)},
)
for name, words in choices.items():
    st.pills(
        labels.label(name),
        list(words),
        default=getattr(settings, name) or "",
        required=True,
        format_func=words.__getitem__,
        key=f"settings.{name}",
        on_change=keep_settings,
    )
st.caption(f"{wording.now_is(clock.local_now(journal))} {wording.WEEK_MEANS}")

st.session_state.setdefault("settings.shares_kept_days", settings.shares_kept_days)
st.number_input(
    "Days that what you shared is kept, as it left", 1, 36_500, None,
    key="settings.shares_kept_days", on_change=keep_settings, placeholder="until let go", width=320,
)  # fmt: skip
st.caption(wording.SHARES_KEPT)

own_words(journal)

st.header("Passphrase and recovery key", anchor=False)
if journal.is_demo:
    st.caption(wording.DEMO)
else:
    st.html('<p><a href="/door/change-passphrase" target="_self">Change the passphrase</a></p>')
    st.html('<p><a href="/door/new-key" target="_self">Print a new recovery key</a></p>')
    st.html('<p><a href="/door/new-data-key" target="_self">Somebody may know my passphrase: all keys anew</a></p>')

st.header("Copies", anchor=False)
page_links.button(wording.TO_COPIES, "copies", key="settings.copies", icon=":material/content_copy:")

st.header("Where it lies", anchor=False)
st.text(str(journal.folder))
if looks_synced(journal.folder):
    st.warning(wording.SYNCED)
for sentence in wording.ENCRYPTED:
    st.text(sentence)
