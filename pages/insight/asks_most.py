"""Who asks most of me: each client's part of the logged demand beside their part of the hours."""

from __future__ import annotations

from journal.charts.asks_most import drawn
from journal.measures.asks_most import LOOKED_AT_DAYS, asks_most
from journal.measures.weeks import DAY
from journal.measures.weights_in_force import in_force
from journal.records.kinds import SESSION
from journal.wording import asks_most as wording
from pages.frame.unlocked import current_journal
from pages.parts import clock, first_step
from pages.parts.dashboards import chart

journal = current_journal()
today = clock.today(journal)
first = today - (LOOKED_AT_DAYS - 1) * DAY
result = asks_most(
    today=today,
    sessions=journal.sessions.between(first, today),
    reflections=journal.reflections.between(first, today),
    contacts=journal.contacts.between(first, today),
    encounters=journal.encounters.between(first, today),
    with_state=journal.clients.with_state,
    weights=in_force(journal.weights.all()).load,
)
codes = {asked.client_id: journal.clients.code_of(asked.client_id) for asked in result.clients}

place = chart.head("Who asks most of me", wording.WHAT_IS)
chart.show("asks_most", drawn(result, codes, dark=chart.is_dark()), at=place)
first_step.offer(journal, SESSION, needs_client=True)
