"""Kinds of hours: what each hour was, from what is logged already, and what they come to.

    attended, K2, who comes alone, in the room        →  individual
    the same by video or by phone                     →  individual, telehealth besides
    K3, who comes alone and is not of age             →  child
    G1, G2 and G3, of one group, logged singly        →  group, one hour of the therapist's
    a client of another role, a session not held      →  no hour with clients
    60 minutes of supervision in a group of two       →  supervision, triadic
    40 minutes of administration                      →  indirect

Minutes are whole for sessions and downtime, fractions for supervision, where a preset lets a part of them count.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from journal.measures.supervision_hours import counts_for, credit_by
from journal.presets.hours import HoursPreset
from journal.presets.kinds_of_hours import WITH_CLIENTS, Besides, HourKind
from journal.records.client import Client, ClientState, Role, Unit
from journal.records.downtime import Downtime
from journal.records.held_together import held_together
from journal.records.session import DEFAULT_MINUTES, FROM_AFAR, CountsAs, Session, SessionStatus
from journal.records.supervision import Supervision, SupervisionFormat

TRIADIC = 2
"""Supervisees who share a meeting, oneself included, where it is called triadic."""

_OF_UNIT = {
    Unit.INDIVIDUAL: HourKind.INDIVIDUAL,
    Unit.COUPLE: HourKind.COUPLE,
    Unit.FAMILY: HourKind.FAMILY,
    Unit.GROUP: HourKind.GROUP,
}
_OF_FORMAT = {
    SupervisionFormat.INDIVIDUAL: HourKind.SUPERVISION_INDIVIDUAL,
    SupervisionFormat.CONSULTATION: HourKind.SUPERVISION_INDIVIDUAL,
    SupervisionFormat.GROUP: HourKind.SUPERVISION_GROUP,
    SupervisionFormat.PEER: HourKind.SUPERVISION_PEERS,
}

ClientOn = Callable[[str, date], tuple[Client, ClientState]]
"""Client's id, day → the client and what was known of them that day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hour:
    """Some time of one kind on one day, of the entry with that id. `usual`: nobody typed these minutes."""

    entry_id: str
    day: date
    minutes: Fraction
    kind: HourKind
    besides: frozenset[Besides] = frozenset()
    usual: bool = False


def of_session(
    session: Session, client: Client, state: ClientState, *, default_minutes: int = DEFAULT_MINUTES
) -> Hour | None:
    """Return what hour a session was; None where it was not held, or is of another role than therapy.

    `state` holds the facts about the client on its day. Without minutes of
    its own it takes the client's usual ones, or `default_minutes`.
    """
    if session.status is not SessionStatus.ATTENDED or client.role is not Role.THERAPY:
        return None
    alone = state.unit is Unit.INDIVIDUAL
    besides = {Besides(word.value) for word in session.counts_as}
    return Hour(
        entry_id=session.id,
        day=session.day,
        minutes=Fraction(session.minutes or state.minutes or default_minutes),
        kind=HourKind.CHILD if alone and state.child else _OF_UNIT[state.unit],
        besides=frozenset(besides | ({Besides.TELEHEALTH} if session.medium in FROM_AFAR else set())),
        usual=session.minutes is None,
    )


def of_sessions(
    sessions: Iterable[Session], client_on: ClientOn, *, default_minutes: int = DEFAULT_MINUTES
) -> list[Hour]:
    """Return the hours of sessions in order of time; members of a group who were logged singly are one hour.

    What one of them was besides, the hour was.
    """
    found = []
    attended = sorted((s for s in sessions if s.status is SessionStatus.ATTENDED), key=lambda s: s.id)
    for together in held_together(attended, lambda one: client_on(one.client_id, one.day)):
        known = [(session, *client_on(session.client_id, session.day)) for session in together]
        told = next((s.minutes or state.minutes for s, _, state in known if s.minutes or state.minutes), None)
        each = [of_session(*one, default_minutes=told or default_minutes) for one in known]
        hours = [hour for hour in each if hour is not None]
        if hours:
            besides = frozenset(word for hour in hours for word in hour.besides)
            kind = HourKind.GROUP if len({session.client_id for session in together}) > 1 else hours[0].kind
            usual = all(hour.usual for hour in hours)
            found.append(replace(hours[0], kind=kind, besides=besides, usual=usual))
    return sorted(found, key=lambda hour: (hour.day, hour.entry_id))


def of_supervision(supervision: Supervision, preset: HoursPreset) -> Hour | None:
    """Return what hour a meeting was, with the minutes of it that count; None where the preset counts none of it."""
    minutes = credit_by(preset, supervision) if counts_for(preset, supervision) else None
    if not minutes:
        return None
    kind = _OF_FORMAT[supervision.format]
    if kind is HourKind.SUPERVISION_GROUP and supervision.group_size == TRIADIC:
        kind = HourKind.SUPERVISION_TRIADIC
    return Hour(entry_id=supervision.id, day=supervision.day, minutes=minutes, kind=kind)


def of_downtime(downtime: Downtime, preset: HoursPreset) -> Hour | None:
    """Return the indirect hour that some downtime was; None where its category is none, or no minutes were said."""
    if downtime.minutes is None or downtime.category.value not in preset.indirect:
        return None
    return Hour(entry_id=downtime.id, day=downtime.day, minutes=Fraction(downtime.minutes), kind=HourKind.INDIRECT)


def by_kind(hours: Iterable[Hour]) -> Mapping[HourKind, Fraction]:
    """Return the minutes of each kind, in the order of HourKind; kinds without any are left out."""
    sums: dict[HourKind, Fraction] = {}
    for hour in hours:
        sums[hour.kind] = sums.get(hour.kind, Fraction(0)) + hour.minutes
    return {kind: sums[kind] for kind in HourKind if sums.get(kind)}


def besides_of(hours: Iterable[Hour], kinds: Collection[HourKind] = WITH_CLIENTS) -> Mapping[Besides, Fraction]:
    """Return how many minutes of those kinds were something besides, in the order of Besides. They are in `by_kind`."""
    sums: dict[Besides, Fraction] = {}
    for hour in hours:
        for word in hour.besides if hour.kind in kinds else ():
            sums[word] = sums.get(word, Fraction(0)) + hour.minutes
    return {word: sums[word] for word in Besides if sums.get(word)}


def by_day(hours: Iterable[Hour], kinds: Collection[HourKind] = WITH_CLIENTS) -> Mapping[date, int]:
    """Return the minutes of each day in hours of those kinds, which are whole ones."""
    sums: dict[date, int] = {}
    for hour in hours:
        if hour.kind in kinds:
            sums[hour.day] = sums.get(hour.day, 0) + int(hour.minutes)
    return sums


assert {word.value for word in CountsAs} <= {word.value for word in Besides}
