"""One day's sessions, settled and rated where they stand, and what the day says of itself after each press."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import Enum, auto

from journal.errors import FieldError
from journal.measures.emotional_load import load_of_day
from journal.measures.enough import RECOVERY
from journal.measures.recovery import higher_after
from journal.measures.weeks import DAY
from journal.measures.weights_in_force import in_force
from journal.planning.gate import LONGEST_INTERRUPTION, LOOKED_BACK, first_after_break, is_gated
from journal.planning.next_gap import next_gap
from journal.planning.work_frame import work_frame
from journal.records.client import Client, ClientState, EndingKind
from journal.records.day_sums import DaySums
from journal.records.entry import now_utc
from journal.records.held_together import held_together
from journal.records.session import DEFAULT_MINUTES, MISSED, Reached, Session, SessionStatus, still_to_come
from journal.store.journal import Journal
from journal.use_cases.changing import Changed, change
from journal.wording import labels, recovery
from journal.wording import today as wording

LONGEST_GAP = 240
"""Minutes: a longer stretch is no gap between two sessions."""

YEAR = timedelta(days=364)
ASKED_FOR = 28 * DAY
"""How long it is asked whether a client who did not come was reached."""

EVENING_FROM = 17
"""Hour from which the evening's question stands at the foot of the day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldSession:
    """A session as the day lists it. `over`: it has begun, so it can be said how it was.

    `carried` says in words how much it asked; "" unrated. `rated_with`: it is one hour of a group, and rated with
    another member's. `asks`: the client missed it, is one who is asked after (planning/gate.py), was not reached yet
    and did not come since; `after_break` says that it is asked because a break lay before it. `as_of` is when this
    was written, for `put_back`.
    """

    id: str
    at: datetime
    code: str
    colour: str
    status: SessionStatus
    over: bool
    demand: int | None
    carried: str
    rated_with: bool
    reached: Reached | None
    asks: bool
    after_break: bool
    as_of: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DayTold:
    """A day as it stands: its sessions in order of time, one sentence, the next gap, and the evening's question.

    `gap` and `evening` are "" where there is none. `asking` are sessions of the four weeks before that ask still.
    """

    sessions: tuple[HeldSession, ...]
    asking: tuple[HeldSession, ...]
    sentence: str
    gap: str
    evening: str


def told(journal: Journal, day: date, now: datetime) -> DayTold:
    """Return the day as it stands `now` (aware, where the therapist is)."""
    sessions = sorted(journal.sessions.between(day, day), key=lambda s: (s.at, journal.clients.code_of(s.client_id)))
    sums = next(iter(journal.day_sums.between(day, day)), DaySums(day=day))
    load = load_of_day(sums, in_force(journal.weights.all()).load)
    hours = hours_of(journal, sessions)
    due = [hour for hour in hours if any(s.status in (SessionStatus.PLANNED, SessionStatus.ATTENDED) for s in hour)]
    over = sum(not still_to_come(hour[0].at, now) for hour in due)
    earlier = (s for s in journal.sessions.between(day - ASKED_FOR, day - DAY) if s.status in MISSED)
    asked_now = day < now.date() or now.hour >= EVENING_FROM
    return DayTold(
        sessions=tuple(held(journal, session, now, hour) for hour in hours for session in hour),
        asking=tuple(one for session in earlier if (one := held(journal, session, now)).asks),
        sentence=wording.day_told(over, len(due), load.demand, load.recovery, load.unrated, is_over=day < now.date()),
        gap=_gap(journal, sessions, now) if day == now.date() else "",
        evening=wording.evening(load.unrated, is_over=day < now.date()) if asked_now and sums.heavy is None else "",
    )


def hours_of(journal: Journal, sessions: Sequence[Session]) -> list[tuple[Session, ...]]:
    """Return sessions as hours of the therapist's, those of a group together, in their order."""
    return held_together(sessions, lambda s: journal.clients.with_state(s.client_id, s.day))


def is_rated_with(session: Session, hour: Sequence[Session]) -> bool:
    """Say whether a session without a rating lies in an hour of a group that is rated with another member's."""
    return session.demand is None and any(other.demand is not None for other in hour)


def one(journal: Journal, session_id: str, now: datetime) -> HeldSession:
    """Return a session as a day lists it. Raises EntryNotFound."""
    session = journal.sessions.get(session_id)
    hours = hours_of(journal, journal.sessions.between(session.day, session.day))
    return held(journal, session, now, next(hour for hour in hours if session in hour))


def rate(journal: Journal, session_id: str, demand: int) -> Changed[Session]:
    """Say how much a session asked; one that was only planned took place. Raises as `change` does."""
    attended = SessionStatus.ATTENDED
    return change(
        journal.sessions, session_id, lambda session: replace(session, status=attended, demand=demand, reached=None)
    )


def reach(journal: Journal, session_id: str, reached: Reached) -> Changed[Session]:
    """Say whether a client who did not come was reached. Raises as `change` does."""
    return change(journal.sessions, session_id, lambda session: replace(session, reached=reached))


def move(journal: Journal, session_id: str, at: datetime) -> Changed[Session]:
    """Put a planned session to another time (aware); it keeps the zone it was planned in, and its quota.

    A moved session stands for its client's usual one of the week it came
    from, so that this one is not proposed again (week.quota, usual_week.py).
    Raises FieldError for one that is not planned any more, and as `change` does.
    """

    def moved(session: Session) -> Session:
        if session.status is not SessionStatus.PLANNED:
            raise FieldError("status", "is no longer planned; its time can be changed in its form")
        return replace(session, at=_in_zone_of(session, at))

    return change(journal.sessions, session_id, moved)


def put_back(
    journal: Journal,
    session_id: str,
    status: SessionStatus,
    demand: int | None,
    reached: Reached | None,
    read_as_of: datetime,
    at: datetime | None = None,
) -> None:
    """Make a session again what it was before a press; `at` (aware) is when it was, None where that did not change.

    Raises EntryChanged when it was changed once more since `read_as_of`, EntryNotFound, FieldError, CannotWrite.
    """
    with journal.transaction():
        now = replace(journal.sessions.get(session_id), edited_at=now_utc())
        before = replace(now, at=_in_zone_of(now, at or now.at), status=status, demand=demand, reached=reached)
        journal.sessions.update(before, read_as_of=read_as_of)


def _in_zone_of(session: Session, at: datetime) -> datetime:
    """Return a moment by the clock of the zone that a session was planned in."""
    return at.astimezone(session.at.tzinfo)


def held(journal: Journal, session: Session, now: datetime, hour: Sequence[Session] = ()) -> HeldSession:
    """Return a session as it is listed `now` (aware, where the therapist is); `hour` is what is held with it."""
    client, state = journal.clients.with_state(session.client_id, session.day)
    why = _asked_after(journal, client, state, session, now)
    return HeldSession(
        id=session.id,
        at=session.at.astimezone(now.tzinfo),
        code=client.code,
        colour=client.colour,
        status=session.status,
        over=not still_to_come(session.at, now),
        demand=session.demand,
        carried="" if session.demand is None else labels.anchor("demand", session.demand) or str(session.demand),
        rated_with=is_rated_with(session, hour),
        reached=session.reached,
        asks=why is not None,
        after_break=why is Why.AFTER_BREAK,
        as_of=session.as_of,
    )


class Why(Enum):
    """Why a client who did not come is asked after."""

    GATED = auto()
    AFTER_BREAK = auto()


def _asked_after(journal: Journal, client: Client, state: ClientState, missed: Session, now: datetime) -> Why | None:
    """Return why a client is asked after, who missed a session, was not reached and was not seen since; None: not."""
    if missed.status is not SessionStatus.NO_SHOW or missed.reached not in (None, Reached.TRYING):
        return None
    if all(client.id != there.id for there in journal.clients.all()):  # in the trash
        return None
    if client.ending is not None and client.ended_on is not None and client.ended_on <= now.date():
        # Who stayed away did not say how they are, and neither does an ending that was agreed before.
        agreed_since = client.ending is not EndingKind.STOPPED and client.ended_on > missed.day
        if client.ending is EndingKind.DIED or agreed_since:
            return None
    first, last = missed.day - LONGEST_INTERRUPTION * DAY, max(missed.day, now.date())
    sessions = journal.sessions.of_client(client.id, first, last)
    if any(s.status is SessionStatus.ATTENDED and s.at > missed.at for s in sessions):
        return None
    contacts = journal.contacts.of_client(client.id, missed.day - LOOKED_BACK * DAY, missed.day)
    if is_gated(client, state, missed.day, sessions, contacts):
        return Why.GATED
    breaks = work_frame(journal, now.date()).breaks
    return Why.AFTER_BREAK if first_after_break(missed, state.frequency, sessions, breaks) else None


def _gap(journal: Journal, sessions: Sequence[Session], now: datetime) -> str:
    """Say how long the next gap is, and what energy was higher after in gaps like it; silent on thin data."""
    today = now.date()
    gap = next_gap(
        sessions,
        now,
        lambda session: (
            session.minutes or journal.clients.state_on(session.client_id, today).minutes or DEFAULT_MINUTES
        ),
    )
    if gap is None or gap.minutes > LONGEST_GAP:
        return ""
    minutes = gap.minutes - gap.minutes % 5
    downtimes = journal.downtimes.between(today - YEAR, today)
    found = higher_after(downtimes, minutes, weights=in_force(journal.weights.all()).load)
    row = found.nearest
    nearest = (row.change.known, RECOVERY.fewest, row.activity or "") if row else None
    said = recovery.in_gap(minutes, [row.activity or "" for row in found.higher], nearest)
    due = (SessionStatus.PLANNED, SessionStatus.ATTENDED)
    until = next(session.client_id for session in sessions if session.at == gap.end and session.status in due)
    told = wording.next_gap(gap.minutes, journal.clients.code_of(until), is_now=gap.start <= now)
    return f"{told} {wording.NOTHING_HAS_TO} {said}".strip()
