"""The hours of a board's period as a journal knows them: what `measures/hours.py` computes, read from the store."""

from __future__ import annotations

from datetime import date, timedelta

from journal.measures.hours import HoursTold, hours
from journal.measures.hours_asked import period_of
from journal.measures.kinds_of_hours import Hour, by_day, of_downtime, of_sessions, of_supervision
from journal.measures.weights_in_force import in_force
from journal.presets.hours import HoursPreset
from journal.records.placement_of import placement_of, placement_of_supervision
from journal.records.session import Session
from journal.records.supervision import Supervision
from journal.store.journal import Journal

EDGE = timedelta(days=366)
"""How far before a period the meeting is looked for from which a gap reaches into it."""


def hours_told(journal: Journal, preset: HoursPreset, today: date, placement_id: str | None = None) -> HoursTold:
    """Return the hours of the preset's period, of one placement or of all.

    Sessions are read only where a preset asks for an approach, or for one
    placement. Education belongs to no placement: it is told as it is.
    """
    since = journal.day_sums.first_day()
    first, last = period_of(preset, today, since)
    until = min(last, today)
    sessions = [
        session
        for client in (journal.clients.with_approach(preset.approach) if preset.approach else ())
        for session in journal.sessions.of_client(client.id, first, until)
    ]
    meetings = journal.supervisions.between(first - EDGE, until)
    with_clients = None
    if placement_id is not None:
        sessions = sessions_of(journal, sessions, placement_id)
        meetings = meetings_of(journal, meetings, placement_id)
        if preset.asks_for_client_hours:
            held = sessions_of(journal, journal.sessions.between(first, until), placement_id)
            with_clients = by_day(hours_with_clients(journal, held))
    return hours(
        preset,
        today=today,
        since=since,
        supervisions=meetings,
        downtimes=journal.downtimes.learning(first, until),
        cpd=journal.cpd.credited(),
        sums=journal.day_sums.between(first, until) if preset.asks_for_client_hours and with_clients is None else (),
        sessions=sessions,
        client_on=journal.clients.with_state,
        weights=in_force(journal.weights.all()).caseload,
        opening=journal.opening_balances.all(),
        placement_id=placement_id,
        with_clients=with_clients,
    )


def sessions_of(journal: Journal, sessions: list[Session], placement_id: str) -> list[Session]:
    """Return those sessions that belong to a placement."""
    known = journal.placements.known()
    return [s for s in sessions if placement_of(s, journal.clients.state_on(s.client_id, s.day), known) == placement_id]


def meetings_of(journal: Journal, meetings: list[Supervision], placement_id: str) -> list[Supervision]:
    """Return those meetings that belong to a placement."""
    known = journal.placements.known()
    return [meeting for meeting in meetings if placement_of_supervision(meeting, known) == placement_id]


def hours_with_clients(journal: Journal, sessions: list[Session]) -> list[Hour]:
    """Return the hours with clients that sessions were."""
    usual = in_force(journal.weights.all()).caseload.default_session_minutes
    return of_sessions(sessions, journal.clients.with_state, default_minutes=int(usual))


def every_hour(
    journal: Journal, preset: HoursPreset, first: date, last: date, placement_id: str | None = None
) -> list[Hour]:
    """Return each hour of the days `first` to `last`: with clients, in supervision, indirect.

    Indirect work is not told apart by placement: of one placement it is left out.
    """
    sessions, meetings = journal.sessions.between(first, last), journal.supervisions.between(first, last)
    indirect = journal.downtimes.between(first, last) if placement_id is None else []
    if placement_id is not None:
        sessions = sessions_of(journal, sessions, placement_id)
        meetings = meetings_of(journal, meetings, placement_id)
    other = [*(of_supervision(one, preset) for one in meetings), *(of_downtime(one, preset) for one in indirect)]
    return [*hours_with_clients(journal, sessions), *(hour for hour in other if hour is not None)]
