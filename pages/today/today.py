"""Today: what happened so far, what comes next, what is still open."""

from __future__ import annotations

from datetime import timedelta

import streamlit as st

from journal.records.kinds import BY_NAME
from journal.store.drafts import is_empty
from journal.use_cases.absence_cover import under_way
from journal.wording import today as wording
from journal.wording.absence_cover import covers_until
from journal.wording.dates import day_in_words
from pages.frame.unlocked import current_journal
from pages.parts import clock, notice, page_links
from pages.parts.listing.described import described
from pages.parts.pending import set_down, set_down_days
from pages.parts.supervision import agenda_line
from pages.today import (
    absence_line,
    back_line,
    changed_since,
    copies_line,
    first_week,
    ill,
    inbox_line,
    morning,
    supervision_lines,
    will_line,
)  # fmt: skip
from pages.today.day_list import day_list

journal = current_journal()
now = clock.local_now(journal)
today = now.date()

ORDER = (
    "session", "reflection", "downtime", "check-in", "supervision", "contact", "encounter", "time off", "client",
    "on-call", "scale",
)  # fmt: skip
"""Kinds that have a button here, in their one order: the most used stand in front, in this order too."""

MOST_USED = 4
LOOKED_BACK = timedelta(days=60)

TODAY, YESTERDAY = "Today", "Yesterday"

st.title("Today", anchor=False)
st.caption(day_in_words(today))
notice.show(journal)

away = under_way(journal, today)
if away is not None:
    st.text(covers_until(away.names, away.until))
beginning = first_week.show(journal, today)
inbox_line.show(journal)
back_line.show(journal, today)
morning.ask(journal)
ill.also_tomorrow(journal, now)
changed_since.show(journal, today)

kinds = {entries.kind: entries for entries in journal.kinds}
expected = ill.planned(journal, now)
used = sorted(ORDER, key=lambda kind: -kinds[kind].count_between(today - LOOKED_BACK, today))[:MOST_USED]
with st.container(horizontal=True, key="log_actions"):
    for result in (BY_NAME[kind] for kind in ORDER if kind in used):
        page_links.button(result.called, result.page, key=f"log.{result.name}", type="secondary")
    with st.popover("More kinds", key="more_kinds"):
        for result in (BY_NAME[kind] for kind in ORDER if kind not in used):
            page_links.button(result.called, result.page, key=f"log.{result.name}")
        if not expected:
            ill.button(journal, today)

with st.container(horizontal=True, vertical_alignment="center", key="which_day"):
    which = st.segmented_control(
        "Which day", [TODAY, YESTERDAY], default=TODAY, key="today.which", required=True, label_visibility="collapsed"
    )
    if expected:
        ill.button(journal, today)
shown = today - timedelta(days=1) if which == YESTERDAY else today
happened = [
    (entries.kind, entry, set_down_days.without_words(journal, entry) or described(journal, entry))
    for entries in journal.kinds
    if entries.of.counted and entries.kind != "session"
    for entry in entries.between(shown, shown)
]
day_list(journal, shown, happened, now)
set_down.coming_back(journal, today)

coming = journal.sessions.next_after(now)
if coming is None:
    if beginning is None:
        st.text(wording.NOTHING_PLANNED)
elif coming.at.astimezone(now.tzinfo).date() != today:
    st.text(wording.next_session(journal.clients.code_of(coming.client_id), coming.at.astimezone(now.tzinfo), today))

# Those of the day that is shown are settled in its list, and a press there runs no page.
unconfirmed = sum(session.day not in (today, shown) for session in journal.sessions.unconfirmed(now))
drafts = [draft for draft in journal.drafts.all() if draft.kind in BY_NAME and not is_empty(draft)]
waits = agenda_line.agenda_line(journal)
telling = absence_line.due(journal, today)
will = will_line.is_due(journal, today)
supervised = supervision_lines.due(journal, today)
st.header("Open ends", anchor=False)
if not (unconfirmed or drafts or waits or telling or will or supervised):
    st.text(wording.NO_OPEN_ENDS)
if unconfirmed:
    page_links.button(wording.unconfirmed(unconfirmed), "week", key="unconfirmed")
absence_line.show(journal, today, telling)
for draft in drafts[:5]:
    result = BY_NAME[draft.kind]
    when = draft.written_at.astimezone(now.tzinfo)
    said = wording.unfinished(result.called, when, today)
    if draft.entry_id:
        page_links.button(said, result.page, key=f"draft.{draft.id}", id=draft.entry_id)
    else:
        page_links.button(said, result.page, key=f"draft.{draft.id}", draft=draft.id)
agenda_line.show(journal)
will_line.show(will)
supervision_lines.show(journal, today, supervised)
copies_line.show(journal, now)
