"""Trauma share: how many of the sessions of eight weeks were with clients whose work is about trauma.

    share = sessions with a trauma flag / sessions with clients of whom it is recorded

Members of a group who were logged singly are one session: it has the flag of any of them.

It goes with secondary traumatic stress a little more than their number does (Hensel and others 2015, Journal of
Traumatic Stress 28, 83–91: r = .19 against .16), which is weak for one person. Therapy only; flags are as on the day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from journal.measures.enough import SHARE
from journal.measures.weeks import DAY, WEEK, monday_of
from journal.records.client import Client, ClientState, Role
from journal.records.day_sums import profile_of
from journal.records.held_together import held_together
from journal.records.session import Session, SessionStatus

WEEKS = 8
"""Finished weeks that are looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TraumaShare:
    """Attended therapy sessions from Monday `first` to Sunday `last`, 0 or more.

    `sessions` are with clients of whom it is recorded whether the work is about trauma, `flagged` those of them where
    it is; of `left_out` it is not recorded. `recorded` of the `clients` seen.
    """

    first: date
    last: date
    sessions: int
    flagged: int
    left_out: int
    clients: int
    recorded: int

    @property
    def share(self) -> float | None:
        """The share, 0–1; None below five sessions of which it is recorded."""
        return self.flagged / self.sessions if SHARE.met(self.sessions) else None


def eight_weeks(today: date) -> tuple[date, date]:
    """Return the first and the last day of the last eight finished weeks."""
    this = monday_of(today)
    return this - WEEKS * WEEK, this - DAY


def trauma_share(
    sessions: Iterable[Session],
    today: date,
    *,
    client_on: Callable[[str, date], tuple[Client, ClientState]],
    is_recorded: Callable[[str], bool],
) -> TraumaShare:
    """Return the share over the last eight finished weeks; sessions of other days are ignored, their order is free.

    `client_on` gives a client with what was known on a day, `is_recorded` whether it was ever said of a client, or of
    one of its members, whether the work is about trauma.
    """
    first, last = eight_weeks(today)
    seen: dict[str, bool] = {}
    counted = flagged = left_out = 0
    held = [s for s in sessions if s.status is SessionStatus.ATTENDED and first <= s.day <= last]
    for together in held_together(held, lambda session: client_on(session.client_id, session.day)):
        there = [(one, *client_on(one.client_id, one.day)) for one in together]
        if there[0][1].role is not Role.THERAPY:
            continue
        for _, client, _ in there:
            if client.id not in seen:
                seen[client.id] = is_recorded(client.id)
        known = [profile_of(client, state, one.members_present) for one, client, state in there if seen[client.id]]
        counted += bool(known)
        left_out += not known
        flagged += any("t" in profile for profile in known)
    return TraumaShare(
        first=first,
        last=last,
        sessions=counted,
        flagged=flagged,
        left_out=left_out,
        clients=len(seen),
        recorded=sum(seen.values()),
    )
