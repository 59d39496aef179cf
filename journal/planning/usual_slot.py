"""Whose usual appointment a moment is, where weekday and hour are all that a calendar tells.

Tue 10:00 in a week of K2's     →  K2
Tue 10:00, two clients weekly   →  both: somebody must say whose it was
Tue 10:00 before K2 began       →  K2, not begun
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time

from journal.exchange.bring_in.known import Usual
from journal.planning.usual_week import slots_in_week
from journal.records.client import Client, ClientState

NEAR_MINUTES = 5
"""Minutes by which the start in a calendar may differ from the usual hour."""


class UsualSlots:
    """Knows each day's usual appointments, looked up once a day. Moments are in the practice's zone."""

    def __init__(self, clients: Iterable[Client], state_on: Callable[[str, date], ClientState]) -> None:
        self._clients = [*clients]
        self._state_on = state_on
        self._days: dict[date, list[tuple[time, Usual]]] = {}

    def at(self, moment: datetime) -> Sequence[Usual]:
        """Return the clients whose usual appointment it is; none with whom the work had ended."""
        day = moment.date()
        if day not in self._days:
            self._days[day] = [*self._of_day(day)]
        return [usual for clock, usual in self._days[day] if abs(_minutes(clock) - _minutes(moment)) <= NEAR_MINUTES]

    def clock_of(self, client_id: str, day: date) -> time | None:
        """Return the hour of a client's usual appointment on a day; None where there is none, or more than one."""
        there = {slot.clock for slot in self._state_on(client_id, day).slots if slot.weekday == day.isoweekday()}
        return there.pop() if len(there) == 1 else None

    def _of_day(self, day: date) -> Iterable[tuple[time, Usual]]:
        for client in self._clients:
            begun = client.active_on(day)
            if not begun and client.day <= day:
                continue  # ended, or between two times of work
            state = self._state_on(client.id, day)
            slots = slots_in_week(state, day) if begun else state.slots
            for slot in slots:
                if slot.weekday == day.isoweekday():
                    yield slot.clock, Usual(client_id=client.id, begun=begun)


def _minutes(at: time | datetime) -> int:
    return at.hour * 60 + at.minute
