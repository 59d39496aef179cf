"""Small calendars of a fictional practice, and a journal that knows whose hours they are."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from journal.exchange.bring_in.found import Asked
from journal.exchange.bring_in.known import Outcome
from journal.exchange.bring_in.understood import Dropped
from journal.records.bring_in import Decision, Rules, Source
from journal.records.client import Client, ClientFact, Frequency, Slot
from journal.records.settings import Settings
from journal.store.journal import Journal
from journal.use_cases import bring_in as use_case
from journal.use_cases.bring_in import Preview
from tests.journal.practice import ZONE, at

MONDAY = date(2026, 10, 5)
"""The first day of the weeks that the calendars here are about."""

DAYS = Asked(first=date(2026, 1, 1), last=date(2027, 12, 31), zone=ZONE)


def event(
    uid: str, title: str, day: date, clock: str = "10:00", minutes: int = 50, *, more: str = "", recurs: str = ""
) -> str:
    """Return one event in local time of the tests' zone."""
    start = datetime.combine(day, time.fromisoformat(clock))
    told = [
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"DTSTART;TZID={ZONE}:{start:%Y%m%dT%H%M%S}",
        f"DTEND;TZID={ZONE}:{start + timedelta(minutes=minutes):%Y%m%dT%H%M%S}",
        f"SUMMARY:{title}",
        *([f"RECURRENCE-ID;TZID={ZONE}:{recurs}"] if recurs else []),
        *([more] if more else []),
        "END:VEVENT",
    ]
    return "\r\n".join(told)


def whole_days(uid: str, title: str, first: date, last: date) -> str:
    """Return an event of whole days, both in."""
    end = last + timedelta(days=1)
    return (
        f"BEGIN:VEVENT\r\nUID:{uid}\r\nDTSTART;VALUE=DATE:{first:%Y%m%d}\r\nDTEND;VALUE=DATE:{end:%Y%m%d}\r\n"
        f"SUMMARY:{title}\r\nEND:VEVENT"
    )


def calendar(*events: str) -> bytes:
    """Return a calendar file."""
    told = "\r\n".join(("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//made by hand", *events, "END:VCALENDAR", ""))
    return told.encode()


def series(uid: str, title: str, day: date, clock: str = "10:00", weeks: int = 4) -> str:
    """Return a weekly series."""
    return event(uid, title, day, clock, more=f"RRULE:FREQ=WEEKLY;COUNT={weeks}")


def add_client(
    journal: Journal, code: str, *slots: tuple[int, str], since: date = date(2020, 1, 1), frequency: str = "weekly"
) -> Client:
    """Take on a client with usual appointments, by ISO weekday and clock."""
    if journal.settings.read().zone != ZONE:
        journal.settings.write(Settings(zone=ZONE))
    client = Client(at=at(since, "00:00"), code=code)
    journal.clients.add(client)
    usual = tuple(Slot(weekday=weekday, clock=time.fromisoformat(clock)) for weekday, clock in slots)
    journal.clients.add_fact(
        ClientFact(
            client_id=client.id, effective=since, slots=usual or None, frequency=Frequency(frequency), minutes=50
        )
    )
    return client


def dropped(
    journal: Journal,
    *files: bytes,
    name: str = "practice.ics",
    rules: Rules | None = None,
    source: Source | None = None,
) -> tuple[Dropped, ...]:
    """Return files as they are held against the journal, for the source that fits."""
    read = [use_case.read_file(name, data, DAYS) for data in files]
    found = source or use_case.source_of(journal, read[0])
    if rules is not None:
        found = Source(id=found.id, format=found.format, name=found.name, rules=rules)
    return tuple(Dropped(name=one.name, source=found, found=one.found) for one in read)


def look(journal: Journal, *files: bytes, rules: Rules | None = None, source: Source | None = None) -> Preview:
    """Return what would become of calendars."""
    return use_case.look(journal, dropped(journal, *files, rules=rules, source=source))


def decided(journal: Journal, shown: Preview, **decision: Any) -> Preview:
    """Return what would become of the same files where every unclear row is decided so."""
    decisions = {row.identity: Decision(**decision) for row in shown.plan.of(Outcome.UNCLEAR)}
    return use_case.look(journal, shown.files, decisions)


def told(shown: Preview) -> dict[str, int]:
    """Return how many rows end as what, those without any left out."""
    return {str(outcome): n for outcome, n in shown.plan.counts.items() if n}


def local(moment: datetime) -> str:
    """Return a moment by the clock of the practice."""
    return f"{moment.astimezone(ZoneInfo(ZONE)):%Y-%m-%d %H:%M}"
