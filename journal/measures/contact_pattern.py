"""Contact between sessions, week by week, against what was agreed: counts and minutes, never content."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from journal.measures.contact_agreement import Standing, judged
from journal.measures.enough import SHARE, TREND, TREND_CONTACTS, WEEKLY, weeks_with
from journal.measures.trend import Trend, holm, trend
from journal.measures.weeks import DAY, WEEK, monday_of
from journal.measures.weights import LoadWeights
from journal.records.client import Client
from journal.records.contact import Contact, Initiator
from journal.records.encounter import Encounter

TREND_WEEKS = TREND.fewest
"""The last finished weeks, which a trend is that of."""

LEVEL = 0.05
"""Two-sided, after Holm over the clients shown; above it a trend is not told from chance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekOfContacts:
    """One client's ISO week; `judged` and `outside` as in ClientContacts.

    `whole` says that the work was under way on all of it, and the week is over.
    """

    monday: date
    contacts: int
    minutes: int
    judged: int
    outside: int
    whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientContacts:
    """One client's contacts. Shares are 0–1 of those where it is known.

    `judged` of the contacts stand against an agreement; for the others none
    is recorded, which is never outside. `answered` have a time to an answer; responses are medians in minutes.
    `per_week` and `minutes_per_week` are over the weeks with entries while
    the work was under way. `trend` is that of the last 8 finished weeks, in
    contacts a week more each week; None where there is none to speak of. All
    of these are None where there is too little of it.
    """

    client_id: str
    contacts: int
    minutes: int
    without_minutes: int
    per_week: float | None
    minutes_per_week: float | None
    judged: int
    outside: int
    after_hours: int
    answered: int
    response: float | None
    promised: float | None
    in_record: float | None
    trend: Trend | None
    weeks: tuple[WeekOfContacts, ...]


def standings(contacts: Iterable[Contact], client_of: Callable[[str], Client]) -> dict[str, Standing]:
    """Return where each contact stands against its client's agreement, by id of the contact."""
    return {c.id: judged(c, client_of(c.client_id).agreement).standing for c in contacts}


def contact_pattern(
    contacts: Iterable[Contact],
    first: date,
    last: date,
    *,
    today: date,
    client_of: Callable[[str], Client],
    standings: Mapping[str, Standing],
    began: date | None,
    days: Collection[date],
    weights: LoadWeights | None = None,
) -> list[ClientContacts]:
    """Return each client with a contact from `first` to `last`, most contacts first.

    For the trend `contacts` must reach back 8 weeks before this one, for the
    rest to `first`; their order is free. `began` is the day of the journal's
    first entry, None without any; `days` are those with entries, of any kind
    and client, from `first` to `last`.
    """
    default = (weights or LoadWeights()).default_contact_minutes
    of: dict[str, list[Contact]] = {}
    for contact in contacts:
        if contact.day <= today:
            of.setdefault(contact.client_id, []).append(contact)
    last = min(last, today)
    shown = {client_id: own for client_id, own in of.items() if any(first <= c.day <= last for c in own)}
    trends = _trends(
        {c: _lately(client_of(c), own, today, standings) for c, own in shown.items()}, monday_of(today), began
    )
    found = [
        _client(client_of(client_id), own, first, last, today, standings, days, default, trends.get(client_id))
        for client_id, own in shown.items()
    ]
    return sorted(found, key=lambda c: (-c.contacts, -c.minutes, c.client_id))


def open_encounters(encounters: Iterable[Encounter]) -> list[Encounter]:
    """Return the encounters outside that were not talked about yet, the oldest first."""
    return sorted((e for e in encounters if e.discussed_on is None), key=lambda e: (e.day, e.id))


def _client(
    client: Client,
    own: Sequence[Contact],
    first: date,
    last: date,
    today: date,
    standings: Mapping[str, Standing],
    days: Collection[date],
    default: int,
    lately: Trend | None,
) -> ClientContacts:
    here = [c for c in own if first <= c.day <= last]
    minutes = sum(c.minutes or default for c in here)
    stands = [standings.get(c.id, Standing.NONE_RECORDED) for c in here]
    under_way = [day for day in days if first <= day and client.active_on(day)]
    weeks = weeks_with(under_way, min(last, client.ended_on or last))
    is_weekly = WEEKLY.met(weeks)
    answered = [c for c in here if c.response_actual is not None and c.initiator is not Initiator.THERAPIST]
    promised = [p for c in answered if (p := _promised(c, client)) is not None]
    recorded = [c.in_record for c in here if c.in_record is not None]
    return ClientContacts(
        client_id=client.id,
        contacts=len(here),
        minutes=minutes,
        without_minutes=sum(c.minutes is None for c in here),
        per_week=len(here) / weeks if is_weekly else None,
        minutes_per_week=minutes / weeks if is_weekly else None,
        judged=sum(s is not Standing.NONE_RECORDED for s in stands),
        outside=sum(s is Standing.OUTSIDE for s in stands),
        after_hours=sum(c.after_hours for c in here),
        answered=len(answered),
        response=_median([c.response_actual for c in answered if c.response_actual is not None]),
        promised=_median(promised),
        in_record=sum(recorded) / len(recorded) if SHARE.met(len(recorded)) else None,
        trend=lately,
        weeks=tuple(_weeks(client, own, first, last, today, standings, default)),
    )


def _weeks(
    client: Client,
    own: Sequence[Contact],
    first: date,
    last: date,
    today: date,
    standings: Mapping[str, Standing],
    default: int,
) -> Iterable[WeekOfContacts]:
    of: dict[date, list[Contact]] = {}
    for contact in own:
        of.setdefault(monday_of(contact.day), []).append(contact)
    monday = monday_of(first)
    while monday <= last:
        here = of.get(monday, [])
        sunday = monday + 6 * DAY
        yield WeekOfContacts(
            monday=monday,
            contacts=len(here),
            minutes=sum(c.minutes or default for c in here),
            judged=sum(standings.get(c.id, Standing.NONE_RECORDED) is not Standing.NONE_RECORDED for c in here),
            outside=sum(standings.get(c.id) is Standing.OUTSIDE for c in here),
            whole=sunday < today and client.active_on(monday) and client.active_on(sunday),
        )
        monday += WEEK


def _lately(
    client: Client, own: Sequence[Contact], today: date, standings: Mapping[str, Standing]
) -> Sequence[int] | None:
    """Return the contacts of each of the last finished weeks; None unless the work was under way in all of them."""
    this = monday_of(today)
    weeks = list(_weeks(client, own, this - TREND_WEEKS * WEEK, this - DAY, today, standings, 0))
    return [week.contacts for week in weeks] if all(week.whole for week in weeks) else None


def _trends(weekly: Mapping[str, Sequence[int] | None], this: date, began: date | None) -> dict[str, Trend]:
    """Return the trend of each client of whom there is one to speak of."""
    full = 0 if began is None else (this - began).days // 7
    if not TREND.met(full):
        return {}
    found = {c: trend(counts) for c, counts in weekly.items() if counts and TREND_CONTACTS.met(sum(counts))}
    p = holm({c: one.p for c, one in found.items()})
    return {c: one for c, one in found.items() if p[c] < LEVEL and one.slope and one.low * one.high >= 0}


def _promised(contact: Contact, client: Client) -> float | None:
    if contact.response_promised is not None:
        return contact.response_promised
    hours = client.agreement.response_hours if client.agreement is not None else None
    return None if hours is None else hours * 60


def _median(values: Sequence[float]) -> float | None:
    return float(median(values)) if SHARE.met(len(values)) else None
