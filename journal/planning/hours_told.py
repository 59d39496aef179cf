"""The hours of a board's period as a journal knows them: what `measures/hours.py` computes, read from the store."""

from __future__ import annotations

from datetime import date, timedelta

from journal.measures.hours import HoursTold, hours
from journal.measures.hours_asked import period_of
from journal.measures.weights_in_force import in_force
from journal.presets.hours import HoursPreset
from journal.store.journal import Journal

EDGE = timedelta(days=366)
"""How far before a period the meeting is looked for from which a gap reaches into it."""


def hours_told(journal: Journal, preset: HoursPreset, today: date) -> HoursTold:
    """Return the hours of the preset's period; sessions are read only where a preset asks for an approach."""
    since = journal.day_sums.first_day()
    first, last = period_of(preset, today, since)
    until = min(last, today)
    sessions = [
        session
        for client in (journal.clients.with_approach(preset.approach) if preset.approach else ())
        for session in journal.sessions.of_client(client.id, first, until)
    ]
    return hours(
        preset,
        today=today,
        since=since,
        supervisions=journal.supervisions.between(first - EDGE, until),
        downtimes=journal.downtimes.learning(first, until),
        cpd=journal.cpd.credited(),
        sums=journal.day_sums.between(first, until) if preset.asks_for_client_hours else (),
        sessions=sessions,
        client_on=journal.clients.with_state,
        weights=in_force(journal.weights.all()).caseload,
    )
