"""Today: what happened so far, what comes next, what is still open."""

from __future__ import annotations

from datetime import timedelta

import streamlit as st

from journal.measures.emotional_load import load_of_day
from journal.records.day_sums import DaySums
from journal.records.session import SessionStatus
from journal.wording import today as wording
from journal.wording.dates import day_in_words
from journal.wording.emotional_load import day_so_far
from pages.frame.unlocked import current_journal
from pages.parts import clock, notice, ways
from pages.parts.described import described

journal = current_journal()
now = clock.local_now(journal)
today = now.date()

LOG = {
    "session": ("A session", "log/session.py"),
    "reflection": ("Still with me", "log/reflection.py"),
    "downtime": ("Downtime", "log/downtime.py"),
    "check-in": ("The evening", "log/check_in.py"),
    "supervision": ("Supervision", "log/supervision.py"),
    "time off": ("Time off", "ahead/time_off.py"),
    "client": ("A client", "keeping/clients.py"),
}
"""Kind → words on its button, and its page. The order decides while nothing was logged yet."""

MOST_USED = 4
LOOKED_BACK = timedelta(days=60)


def way(label: str, page: str, *, key: str) -> None:
    """Show a button that leads to a page."""
    if st.button(label, key=key, type="tertiary"):
        ways.go(page)


st.title("Today", anchor=False)
st.caption(day_in_words(today))
notice.show(journal)

kinds = {entries.kind: entries for entries in journal.kinds}
used = sorted(LOG, key=lambda kind: -kinds[kind].count_between(today - LOOKED_BACK, today))
with st.container(horizontal=True, key="log_actions"):
    for place, kind in enumerate(used[:MOST_USED]):
        label, page = LOG[kind]
        if st.button(label, key=f"log.{kind}", type="primary" if place == 0 else "secondary"):
            ways.go(page)

if journal.clients.count() == 0:
    st.text(wording.FIRST_STEP)
    way("Add the first client", "keeping/clients.py", key="first_client")

sums = next(iter(journal.day_sums.between(today, today)), DaySums(day=today))
load = load_of_day(sums)
st.subheader("So far", anchor=False)
st.text(day_so_far(load.demand, load.recovery, load.unrated))
happened = [
    entry
    for entries in journal.kinds
    if entries.counted
    for entry in entries.between(today, today)
    if not (entries.kind == "session" and entry.status is SessionStatus.PLANNED)
]
with st.container(gap="xsmall"):
    for entry in sorted(happened, key=lambda entry: entry.at):
        st.text(f"{entry.at.astimezone(now.tzinfo):%H:%M}  {described(journal, entry)}")

st.subheader("Next", anchor=False)
coming = journal.sessions.next_after(now)
if coming is None:
    st.text(wording.NOTHING_PLANNED)
else:
    start = coming.at.astimezone(now.tzinfo)
    st.text(wording.next_session(journal.clients.code_of(coming.client_id), start, today))
way("The week", "log/week.py", key="week")

unconfirmed = len(journal.sessions.unconfirmed(now))
drafts = journal.drafts.all()
waiting = len(journal.agenda.waiting())
st.subheader("Open ends", anchor=False)
if not (unconfirmed or drafts or waiting or load.unrated):
    st.text(wording.NO_OPEN_ENDS)
if unconfirmed:
    way(wording.unconfirmed(unconfirmed), "log/week.py", key="unconfirmed")
if load.unrated or (sums.sessions and sums.heavy is None and now.hour >= 17):
    way(wording.evening(load.unrated), "log/check_in.py", key="evening")
for draft in drafts[:5]:
    if draft.kind in LOG:
        label, page = LOG[draft.kind]
        when = draft.written_at.astimezone(now.tzinfo)
        if st.button(wording.unfinished(label, when, today), key=f"draft.{draft.id}", type="tertiary"):
            named = {"id": draft.entry_id} if draft.entry_id else {"draft": draft.id}
            ways.go(page, **named)
if waiting:
    way(wording.agenda(waiting), "log/supervision.py", key="agenda")
