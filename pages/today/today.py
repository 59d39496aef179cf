"""Today: what happened so far, what comes next, what is still open."""

from __future__ import annotations

from datetime import date, timedelta

import streamlit as st

from journal.measures.emotional_load import load_of_day
from journal.measures.enough import RECOVERY
from journal.measures.recovery import InGap, higher_after
from journal.measures.weights_in_force import in_force
from journal.planning.next_gap import next_gap
from journal.records.day_sums import DaySums
from journal.records.kinds import BY_NAME
from journal.records.session import DEFAULT_MINUTES, SessionStatus
from journal.wording import recovery
from journal.wording import today as wording
from journal.wording.dates import day_in_words
from journal.wording.emotional_load import day_so_far
from pages.frame.unlocked import current_journal
from pages.parts import clock, notice, page_links
from pages.parts.dashboards import cached
from pages.parts.listing.described import described
from pages.parts.pending import set_down, set_down_days
from pages.parts.supervision import agenda_line
from pages.today import inbox_line, morning

journal = current_journal()
now = clock.local_now(journal)
today = now.date()

ORDER = (
    "session", "reflection", "downtime", "check-in", "supervision", "contact", "encounter", "time off", "client",
    "on-call", "scale",
)  # fmt: skip
"""Kinds that have a button here. The order decides while nothing was logged yet."""

MOST_USED = 4
LOOKED_BACK = timedelta(days=60)
YEAR = timedelta(days=364)

LONGEST_GAP = 240
"""Minutes: a longer stretch is no gap between two sessions."""


@st.cache_data(scope="session", max_entries=4, show_spinner=False)
def in_gap(version: cached.Version, today: date, minutes: int) -> InGap:
    """Return what energy was higher after, in gaps of so many minutes within a year."""
    return higher_after(
        journal.downtimes.between(today - YEAR, today), minutes, weights=in_force(journal.weights.all()).load
    )


def what_fits() -> str:
    """Say how long the next gap is, and what energy was higher after in gaps like it; silent on thin data."""
    gap = next_gap(
        journal.sessions.between(today, today),
        now,
        lambda session: (
            session.minutes or journal.clients.state_on(session.client_id, today).minutes or DEFAULT_MINUTES
        ),
    )
    if gap is None or gap.minutes > LONGEST_GAP:
        return ""
    minutes = gap.minutes - gap.minutes % 5
    found = in_gap(cached.version(journal), today, minutes)
    row = found.nearest
    nearest = (row.change.known, RECOVERY.fewest, row.activity or "") if row else None
    said = recovery.in_gap(minutes, [row.activity or "" for row in found.higher], nearest)
    return f"{wording.next_gap(gap.minutes, gap.start <= now)} {said}".strip()


st.title("Today", anchor=False)
st.caption(day_in_words(today))
notice.show(journal)

inbox_line.show(journal)
morning.ask(journal)

kinds = {entries.kind: entries for entries in journal.kinds}
used = sorted(ORDER, key=lambda kind: -kinds[kind].count_between(today - LOOKED_BACK, today))
with st.container(horizontal=True, key="log_actions"):
    for place, kind in enumerate(used[:MOST_USED]):
        result = BY_NAME[kind]
        page_links.button(result.called, result.page, key=f"log.{kind}", type="primary" if place == 0 else "secondary")

    with st.popover("More kinds", key="more_kinds"):
        for kind in used[MOST_USED:]:
            result = BY_NAME[kind]
            page_links.button(result.called, result.page, key=f"log.{kind}")

set_down.coming_back(journal, today)
if journal.clients.count() == 0:
    st.text(wording.FIRST_STEP)
    page_links.button("Add the first client", "clients", key="first_client")

sums = next(iter(journal.day_sums.between(today, today)), DaySums(day=today))
load = load_of_day(sums, in_force(journal.weights.all()).load)
st.subheader("So far", anchor=False)
st.text(day_so_far(load.demand, load.recovery, load.unrated))
happened = [
    entry
    for entries in journal.kinds
    if entries.of.counted
    for entry in entries.between(today, today)
    if not (entries.kind == "session" and entry.status is SessionStatus.PLANNED)
]
with st.container(gap="xsmall"):
    for entry in sorted(happened, key=lambda entry: entry.at):
        line = set_down_days.without_words(journal, entry) or described(journal, entry)
        st.text(f"{entry.at.astimezone(now.tzinfo):%H:%M}  {line}")

st.subheader("Next", anchor=False)
coming = journal.sessions.next_after(now)
if coming is None:
    st.text(wording.NOTHING_PLANNED)
else:
    start = coming.at.astimezone(now.tzinfo)
    st.text(wording.next_session(journal.clients.code_of(coming.client_id), start, today))
if fits := what_fits():
    st.text(fits)
page_links.button("The week", "week", key="week")

unconfirmed = len(journal.sessions.unconfirmed(now))
drafts = [draft for draft in journal.drafts.all() if draft.kind in BY_NAME]
waits = agenda_line.agenda_line(journal)
st.subheader("Open ends", anchor=False)
if not (unconfirmed or drafts or waits or load.unrated):
    st.text(wording.NO_OPEN_ENDS)
if unconfirmed:
    page_links.button(wording.unconfirmed(unconfirmed), "week", key="unconfirmed")
if load.unrated or (sums.sessions and sums.heavy is None and now.hour >= 17):
    page_links.button(wording.evening(load.unrated), "check-in", key="evening")
for draft in drafts[:5]:
    result = BY_NAME[draft.kind]
    when = draft.written_at.astimezone(now.tzinfo)
    said = wording.unfinished(result.called, when, today)
    if draft.entry_id:
        page_links.button(said, result.page, key=f"draft.{draft.id}", id=draft.entry_id)
    else:
        page_links.button(said, result.page, key=f"draft.{draft.id}", draft=draft.id)
agenda_line.show(journal)
