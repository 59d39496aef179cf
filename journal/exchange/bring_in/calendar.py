"""A calendar file (.ics): appointments within a window of days, read event by event.

Events of one UID are read together: one is the series, the others its changed instances. Everything else of a file is
left out and counted. What is wrong with one event costs that event.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from journal.exchange.bring_in.calendar_event import (
    LINE,
    Event,
    Known,
    Unreadable,
    appointment,
    end_of,
    known,
    parsed,
    recurrence_of,
)  # fmt: skip
from journal.exchange.bring_in.calendar_pieces import EVENT, Piece, Pieces, cut
from journal.exchange.bring_in.calendar_series import Instance, instances, note_move, repeats, standard
from journal.exchange.bring_in.calendar_zones import Zones
from journal.exchange.bring_in.found import Appointment, Asked, Found, Left, LeftOut, Problem
from journal.wording import files_read

MOST_APPOINTMENTS = 60_000
_NEAR = timedelta(days=2)
"""Around the window: what is a day there may be another one here."""


def read(data: bytes, asked: Asked) -> Iterator[Found]:
    """Yield the appointments of a file, those of one series together. Never raises."""
    pieces = cut(data)
    if not pieces.calendars and not pieces.rows:
        yield Problem(line=0, why=files_read.NO_CALENDAR)
        return
    zones = Zones(pieces.zones, asked)
    taken = 0
    groups = _groups(pieces)
    for number, group in enumerate(groups):
        if asked.stopped():
            return
        for found in _read_group(group, pieces, zones, asked):
            if isinstance(found, Appointment):
                taken += 1
                if taken > MOST_APPOINTMENTS:
                    yield Problem(line=found.line, why=files_read.too_many_appointments(MOST_APPOINTMENTS))
                    if rest := sum(len(each) for each in groups[number + 1 :]):
                        yield Left(why=LeftOut.NOT_READ, count=rest)
                    return
            yield found
    if zones.unknown:
        yield Problem(line=0, why=files_read.UNKNOWN_ZONE)
    if not all(calendar.whole for calendar in pieces.calendars):
        yield Problem(line=0, why=files_read.NO_END)


def _groups(pieces: Pieces) -> list[list[Piece]]:
    """Return the rows of a file in groups: events of one UID together, where the first of them stands."""
    by_uid: dict[object, list[Piece]] = {}
    for piece in pieces.rows:
        uid = piece.value(b"UID") if piece.kind == EVENT else ""
        by_uid.setdefault(uid or piece.line, []).append(piece)
    return list(by_uid.values())


def _read_group(group: list[Piece], pieces: Pieces, zones: Zones, asked: Asked) -> Iterator[Found]:
    if group[0].kind != EVENT:
        yield from (Left(why=LeftOut.NOT_READ, line=piece.line) for piece in group)
        return
    if _far(group, asked):
        yield from (Left(why=LeftOut.OUTSIDE_WINDOW, line=piece.line) for piece in group)
        return
    events, lost = list[Event](), list[Problem]()
    about: dict[int, Known] = {}
    for piece in group:
        calendar = pieces.calendars[piece.calendar] if pieces.calendars else None
        try:
            event = parsed(piece, zones)
            if calendar is not None and calendar.zone:
                event = standard(event, zones.iana(calendar.zone))
            note_move(event)
            events.append(event)
            about[piece.line] = known(event, cancelled=calendar is not None and calendar.cancels)
        except Exception as error:  # noqa: BLE001 a stranger's event; the libraries raise what they please
            lost.append(_problem(piece.line, error))
    yield from lost
    uid = group[0].value(b"UID")
    one_of_many = _reused(events)
    for series in one_of_many:
        yield from _read_series(series, uid, about, asked, reused=len(one_of_many) > 1)


def _far(group: list[Piece], asked: Asked) -> bool:
    """Say whether events that do not repeat begin and end so far outside of the window that no zone brings them in."""
    for piece in group:
        days = [_day(piece.value(name)) for name in (b"DTSTART", b"DTEND")]
        if not piece.whole or piece.has(b"RRULE", b"RDATE", b"RECURRENCE-ID", b"DURATION") or days[0] is None:
            return False
        begins, ends = days[0], days[1] or days[0]
        if (begins <= asked.last + _NEAR and ends >= asked.first - _NEAR) or ends < begins:
            return False
    return True


def _day(value: str) -> date | None:
    try:
        return date(int(value[:4]), int(value[4:6]), int(value[6:8]))
    except ValueError:
        return None


def _problem(line: int, error: Exception) -> Problem:
    return Problem(line=line, why=str(error) if isinstance(error, Unreadable) else files_read.UNREADABLE)


def _reused(events: list[Event]) -> list[list[Event]]:
    """Part the events of one UID where several programs or people used it for appointments of their own.

    Versions of one event differ in SEQUENCE, and the library takes the latest.
    Two masters of one SEQUENCE that begin at different times are two series;
    changed instances belong to the first of them.
    """
    masters = [event for event in events if "RECURRENCE-ID" not in event]
    changes = [event for event in events if "RECURRENCE-ID" in event]
    newest = max((_sequence(event) for event in masters), default=0)
    begun: dict[object, list[Event]] = {}
    for event in masters:
        key = event["DTSTART"].dt if _sequence(event) == newest else None
        begun.setdefault(key, []).append(event)
    older = begun.pop(None, [])
    parts = list(begun.values()) or [[]]
    parts[0] = [*parts[0], *older, *changes]
    return [part for part in parts if part]


def _sequence(event: Event) -> int:
    try:
        return int(event.get("SEQUENCE", 0))
    except (TypeError, ValueError):
        return 0


def _read_series(
    events: list[Event], uid: str, about: dict[int, Known], asked: Asked, *, reused: bool
) -> Iterator[Found]:
    seen: set[int] = set()
    series, many = len(events) > 1 or repeats(events[0]), any(repeats(event) for event in events)
    try:
        found = instances(events, asked) if series else _alone(events[0])
        for each in found:
            named = (each.meant if many else None) or (each.start if reused else None)
            own = uid or f"{recurrence_of(each.start)}\n{about[each.line].title}"
            recurrence = "" if named is None else recurrence_of(named)
            one = appointment(about[each.line], each.start, each.end, own, recurrence, asked.zone)
            if one.first <= asked.last and one.last >= asked.first:
                seen.add(each.line)
                yield one
    except Exception as error:  # noqa: BLE001 a stranger's rule; the libraries raise what they please
        yield from (_problem(event[LINE], error) for event in events if event[LINE] not in seen)
        return
    for event in events:
        if event[LINE] not in seen:
            begins = _day(recurrence_of(event["DTSTART"].dt)) or asked.first
            outside = repeats(event) or not asked.first <= begins <= asked.last
            yield Left(why=LeftOut.OUTSIDE_WINDOW if outside else LeftOut.REPLACED, line=event[LINE])


def _alone(event: Event) -> Iterator[Instance]:
    yield Instance(event[LINE], event["DTSTART"].dt, end_of(event))
