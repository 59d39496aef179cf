"""A week as a picture: seven days, what stands in them by the clock where the therapist is, and what each asked.

    Mon 09:00 ┌ K2 ┐        Mon 10:30 ┌ C1 ┬ A4 ┐   side by side where they overlap
              └────┘                  └────┴────┘

What crosses midnight has a part on each day. How long something is, is
elapsed time: on the two nights that the clocks change, the picture is by the
clock on the wall, and nothing lies behind anything else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, tzinfo

from journal.measures.caseload_intensity import caseload_by_week
from journal.measures.emotional_load import USUAL_DAYS, DayLoad, DayState, load_by_day
from journal.measures.usual_weekday import UsualDemand, usual_by_weekday
from journal.measures.weeks import DAY, each_day
from journal.planning.work_frame import work_frame
from journal.records.day_sums import RUN_GAP_MINUTES
from journal.records.entry import after, minutes_between
from journal.records.held_together import held_together
from journal.records.session import CALLED_OFF, DEFAULT_MINUTES, MISSED, Session, SessionStatus
from journal.records.work_pattern import pattern_on
from journal.store.journal import Journal
from journal.use_cases.day import HeldSession, held
from journal.wording import dates, labels
from journal.wording import week as wording
from journal.wording.zones import place

MIDNIGHT = 24 * 60
FEWEST_HOURS = 8
"""Hours that the grid has at least, so that there is a gap to press in a week with one session."""

FIRST_HOUR = 9
"""Where a week without anything begins."""

SHORTEST_GAP = 15
"""Minutes: what is shorter cannot be pressed."""

NOT_HELD = MISSED | CALLED_OFF


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Something on one day of the grid. `top` and `bottom` are minutes of its clock since midnight, 0 to 1440.

    It has lane `lane` of `lanes`, both from the left; downtime takes none of a
    session's width: `aside` says that it lies over one. `sessions` are those of
    one hour: one, or the members of a group that were logged singly; of
    another kind there are none, and `line` says what it is. `goes_on`: it
    began on the day before. `near` is minutes since the session before, where
    they are fewer than ten. `own_clock` says when and where it was, where
    that is another clock.
    """

    kind: str
    id: str
    top: int
    bottom: int
    lane: int = 0
    lanes: int = 1
    aside: bool = False
    sessions: tuple[HeldSession, ...] = ()
    line: str = ""
    goes_on: bool = False
    near: int | None = None
    own_clock: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnCallPart:
    """The part of an on-call window that lies on one day, in minutes since midnight."""

    id: str
    top: int
    bottom: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What a day asked, in points, and the middle of the same weekday before; None: not known. `words` beside it."""

    demand: float | None = None
    usual: float | None = None
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GridDay:
    """One day. `gaps` are free stretches as (top, bottom); `leave` is the kind of time off and its id, or "" twice.

    `folded`: nothing is in it, and it is no usual workday.
    """

    day: date
    is_today: bool
    blocks: tuple[Block, ...]
    gaps: tuple[tuple[int, int], ...]
    on_call: tuple[OnCallPart, ...]
    leave: tuple[str, str]
    folded: bool
    load: Load


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekGrid:
    """A week as it stands. The grid shows the hours from `first_hour` (0 to 23) to `last_hour` (1 to 24).

    `unsettled` are ids of sessions that have begun and are still planned, in
    order of time.
    """

    monday: date
    first_hour: int
    last_hour: int
    days: tuple[GridDay, ...]
    sentence: str
    of_plan: str
    unsettled: tuple[str, ...]


def week_grid(journal: Journal, monday: date, now: datetime) -> WeekGrid:
    """Return the week that begins on `monday` as it stands `now` (aware, where the therapist is).

    Raises ValueError unless `monday` is one.
    """
    if monday.isoweekday() != 1:
        raise ValueError("A week begins on a Monday.")
    days = [monday + DAY * n for n in range(7)]
    blocks = laid_out([*_sessions(journal, monday, now), *_others(journal, monday, now)], days)
    on_call = _on_call(journal, monday, now)
    first_hour, last_hour = hours_in_use([block for of_day in blocks.values() for block in of_day])
    leave = {day: (off.kind.value, off.id) for off in journal.time_off.all() for day in off.days() if day in blocks}
    frame = work_frame(journal, now.date())
    before = monday - USUAL_DAYS * DAY
    sums = journal.day_sums.between(before, days[-1])
    loads = {load.day: load for load in load_by_day(sums, before, days[-1], frame.weights.load)}
    usual = usual_by_weekday(loads.values(), monday)
    (caseload,) = caseload_by_week(sums, monday, monday, frame)
    there = {s.id: s for of_day in blocks.values() for block in of_day if not block.goes_on for s in block.sessions}
    waiting = [s for s in there.values() if s.over and s.status is SessionStatus.PLANNED]
    return WeekGrid(
        monday=monday,
        first_hour=first_hour,
        last_hour=last_hour,
        days=tuple(
            GridDay(
                day=day,
                is_today=day == now.date(),
                blocks=tuple(blocks[day]),
                gaps=tuple(gaps(blocks[day], first_hour, last_hour)),
                on_call=tuple(on_call.get(day, ())),
                leave=leave.get(day, ("", "")),
                folded=not (blocks[day] or on_call.get(day) or day == now.date() or loads[day].demand is not None)
                and day.isoweekday() not in pattern_on(frame.patterns, day).workdays,
                load=_load(loads[day], usual.get(day.isoweekday()), blocks[day], now.date()),
            )
            for day in days
        ),
        sentence=_sentence(blocks.values(), len(waiting)),
        of_plan=wording.of_plan(caseload.cii, caseload.band),
        unsettled=tuple(s.id for s in sorted(waiting, key=lambda s: (s.at.astimezone(UTC), s.id))),
    )


def parts(at: datetime, minutes: int, zone: tzinfo | None) -> Iterator[tuple[date, int, int]]:
    """Yield the days that something reaches into by the clock of a zone, each with its first and last minute.

    On its only day it is as long as it took, whatever the clocks did
    meanwhile; one that ends at midnight does not reach into the next day.
    """
    start, end = at.astimezone(zone), after(at.astimezone(zone), minutes)
    top, last = _minute(start), _minute(end)
    if start.date() == end.date():
        yield start.date(), top, min(top + minutes, MIDNIGHT)
        return
    yield start.date(), top, MIDNIGHT
    for day in each_day(start.date() + DAY, end.date()):
        bottom = last if day == end.date() else MIDNIGHT
        if bottom:
            yield day, 0, bottom


def laid_out(found: Iterable[tuple[date, Block]], days: Sequence[date]) -> dict[date, list[Block]]:
    """Return the blocks of each day in order of time, those that overlap side by side; other days are passed over."""
    by_day: dict[date, list[Block]] = {day: [] for day in days}
    for day, block in sorted(found, key=lambda one: (one[1].top, -one[1].bottom, one[1].id)):
        if day in by_day:
            by_day[day].append(block)
    return {day: _placed(blocks) for day, blocks in by_day.items()}


def _placed(blocks: Sequence[Block]) -> list[Block]:
    hours = _in_lanes([block for block in blocks if block.kind != "downtime"])
    between = [
        replace(block, aside=any(block.top < hour.bottom and hour.top < block.bottom for hour in hours))
        for block in _in_lanes([block for block in blocks if block.kind == "downtime"])
    ]
    return sorted([*hours, *between], key=lambda block: (block.top, block.lane))


def hours_in_use(blocks: Iterable[Block]) -> tuple[int, int]:
    """Return the first and the last hour that blocks reach into, at least eight apart."""
    every = list(blocks)
    first = min((block.top // 60 for block in every), default=FIRST_HOUR)
    last = max((-(-block.bottom // 60) for block in every), default=FIRST_HOUR)
    last = min(max(last, first + FEWEST_HOURS), 24)
    return min(first, 24 - FEWEST_HOURS), last


def gaps(blocks: Iterable[Block], first_hour: int, last_hour: int) -> Iterator[tuple[int, int]]:
    """Yield the free stretches of a day within the hours of the grid, a quarter of an hour at least."""
    free = first_hour * 60
    for block in sorted(blocks, key=lambda b: b.top):
        if block.top - free >= SHORTEST_GAP:
            yield free, block.top
        free = max(free, block.bottom)
    if last_hour * 60 - free >= SHORTEST_GAP:
        yield free, last_hour * 60


def _in_lanes(blocks: Sequence[Block]) -> list[Block]:
    """Give blocks in order of time their lanes: all that touch one another, directly or not, share the width."""
    done: list[Block] = []
    together: list[Block] = []
    ends: list[int] = []  # of each lane
    for block in blocks:
        if together and block.top >= max(ends):
            done += [replace(one, lanes=len(ends)) for one in together]
            together, ends = [], []
        lane = next((n for n, end in enumerate(ends) if end <= block.top), len(ends))
        ends[lane : lane + 1] = [block.bottom]
        together.append(replace(block, lane=lane))
    return done + [replace(one, lanes=len(ends)) for one in together]


def _sessions(journal: Journal, monday: date, now: datetime) -> Iterator[tuple[date, Block]]:
    """Yield the blocks of sessions, those of a group as one."""
    # Of another zone, or past midnight, it may lie on the day before or after its own.
    found = sorted(journal.sessions.between(monday - DAY, monday + 7 * DAY), key=lambda s: (s.at.astimezone(UTC), s.id))
    end: datetime | None = None
    for bunch in held_together(found, lambda s: journal.clients.with_state(s.client_id, s.day)):
        first = bunch[0]
        minutes = first.minutes or journal.clients.state_on(first.client_id, first.day).minutes or DEFAULT_MINUTES
        near = None
        if any(session.status not in NOT_HELD for session in bunch):
            apart = RUN_GAP_MINUTES if end is None else minutes_between(end, first.at)
            near = apart if 0 <= apart < RUN_GAP_MINUTES else None
            ends = after(first.at, minutes)
            end = ends if end is None or minutes_between(end, ends) > 0 else end
        for n, (day, top, bottom) in enumerate(parts(first.at, minutes, now.tzinfo)):
            yield (
                day,
                Block(
                    kind="session",
                    id=first.id,
                    top=top,
                    bottom=bottom,
                    sessions=tuple(held(journal, session, now, bunch) for session in bunch),
                    goes_on=n > 0,
                    near=None if n else near,
                    own_clock=_own_clock(first, now),
                ),
            )


def _own_clock(session: Session, now: datetime) -> str:
    here = session.at.astimezone(now.tzinfo)
    own = dates.clock(session.at)
    return "" if dates.clock(here) == own else f"{own} {place(session.zone)}"


def _others(journal: Journal, monday: date, now: datetime) -> Iterator[tuple[date, Block]]:
    """Yield the blocks of supervision, and of downtime whose minutes are known."""
    first, last = monday - DAY, monday + 7 * DAY
    for supervision in journal.supervisions.between(first, last):
        line = ", ".join(part for part in ("Supervision", supervision.supervisor) if part)
        for n, (day, top, bottom) in enumerate(parts(supervision.at, supervision.minutes, now.tzinfo)):
            yield day, Block(kind="supervision", id=supervision.id, top=top, bottom=bottom, line=line, goes_on=n > 0)
    for downtime in journal.downtimes.between(first, last):
        line = labels.choice(downtime.activity)
        for n, (day, top, bottom) in enumerate(parts(downtime.at, downtime.minutes or 0, now.tzinfo)):
            if downtime.minutes is not None:
                yield day, Block(kind="downtime", id=downtime.id, top=top, bottom=bottom, line=line, goes_on=n > 0)


def _on_call(journal: Journal, monday: date, now: datetime) -> dict[date, list[OnCallPart]]:
    found: dict[date, list[OnCallPart]] = {}
    windows = journal.on_calls.reaching_into(monday - DAY, monday + 7 * DAY).values()
    for window in {one.id: one for of_day in windows for one in of_day}.values():
        for day, top, bottom in parts(window.at, window.minutes, now.tzinfo):
            found.setdefault(day, []).append(OnCallPart(id=window.id, top=top, bottom=bottom))
    return found


def _load(load: DayLoad, usual: UsualDemand | None, blocks: Sequence[Block], today: date) -> Load:
    """Say of a day what it asked; beside the usual only where it is over and rated far enough."""
    if load.day > today:
        return Load(words=wording.STILL_TO_COME if any(block.sessions for block in blocks) else "")
    if load.demand is None:
        return Load()
    middle = None if usual is None else usual.middle
    if load.day == today:
        return Load(demand=load.demand, usual=middle, words=wording.SO_FAR)
    if load.unrated and load.state is DayState.PARTIAL:
        words = wording.not_rated(load.unrated)
    elif usual is None or load.state is DayState.PARTIAL:
        words = wording.points(load.demand)
    else:
        words = wording.AGAINST[usual.against(load.demand)]
    return Load(demand=load.demand, usual=middle, words=words)


def _sentence(blocks: Iterable[Sequence[Block]], unsettled: int) -> str:
    every = [b.sessions for of_day in blocks for b in of_day if b.sessions and not b.goes_on]
    attended = sum(any(s.status is SessionStatus.ATTENDED for s in hour) for hour in every)
    missed = sum(all(s.status in NOT_HELD for s in hour) for hour in every)
    to_come = sum(any(s.status is SessionStatus.PLANNED and not s.over for s in hour) for hour in every)
    return wording.week_told(attended, to_come, missed, unsettled)


def _minute(at: datetime) -> int:
    return at.hour * 60 + at.minute
