"""What time off did: own rating, demand and recovery around the last absences, sessions missed, who did not return.

    two weeks before ─ away ─ four weeks after      the middle of each stretch of seven days, for each absence
    back at its usual                                the first week after in which the rating is no lower than before
    missed, did not return                           in the six weeks after an absence, against other weeks

An absence is five days off or more, illness left out; days off with no more than a weekend between are one. It is
silent below five of them. It says what came after, never what brought it: one goes when one is tired, and what is high
tends to fall by itself. That the gains of a holiday fade is known of others (de Bloom 2009), as a direction only.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from journal.measures.emotional_load import USUAL_DAYS, DayLoad, DayState, load_of_day
from journal.measures.enough import ABSENCES, SHARE
from journal.measures.weeks import DAY, WEEK
from journal.measures.weights import LoadWeights
from journal.records.day_sums import DaySums
from journal.records.session import SessionStatus
from journal.records.time_off import TimeOff, TimeOffKind

SHORTEST = 5
"""Days of an absence that is looked at (D)."""

WEEKEND = 2
"""Days between two times off that still are one absence, at most."""

MOST = 8
"""The last so many are looked at (D)."""

STRETCHES = (-2, -1, 0, 1, 2, 3, 4)
"""Weeks before and after; 0 is the absence itself."""

FEWEST = 3
"""Days of a stretch that are known, at least: below it the stretch is a gap."""

AFTER = 6 * WEEK
"""How long after an absence missed sessions are counted, and a client is looked for."""

SEEN_WITHIN = 4 * WEEK
"""Who was seen within so long before is expected back."""

Days = tuple[date, date]
"""First and last day, both included."""

Seen = tuple[date, str, SessionStatus]
"""A day, a client's id, and what became of the session."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """One absence. `rating`, `demand` and `recovery` hold the middle of each of `STRETCHES`; None: too little is known.

    `usual` is the middle of the own ratings of the 42 days before; `back_in` the first week after it, 1 to 4, in which
    the rating is no lower than that, 0 where it was lower in all four of them, None where that is not known.
    """

    first: date
    last: date
    rating: tuple[float | None, ...]
    demand: tuple[float | None, ...]
    recovery: tuple[float | None, ...]
    usual: float | None
    back_in: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Of:
    """So many of so many."""

    n: int
    of: int

    @property
    def share(self) -> float | None:
        """Return the share, 0–1; None where there are too few to say one."""
        return self.n / self.of if SHARE.met(self.of) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class AbsenceEffect:
    """The last absences, oldest first, and what was counted after them and in other weeks.

    `missed` are no-shows and late cancellations of the sessions that were to be; `gone` clients who were seen in the
    four weeks before and not in six weeks, of those expected. Other weeks are those from six weeks before the first of
    these absences on, that lie in none of them and in none of the six weeks after one.
    """

    around: tuple[Around, ...]
    missed_after: Of
    missed_else: Of
    gone_after: Of
    gone_else: Of

    @property
    def speaks(self) -> bool:
        """Whether anything is said: five absences or more."""
        return ABSENCES.met(len(self.around))


def long_enough(time_off: Iterable[TimeOff], today: date) -> list[Days]:
    """Return the last absences that are over, oldest first, at most eight. The order of `time_off` does not matter."""
    spans = sorted((off.first, off.last) for off in time_off if off.kind is not TimeOffKind.SICK)
    joined: list[Days] = []
    for first, last in spans:
        if joined and first <= joined[-1][1] + (WEEKEND + 1) * DAY:
            joined[-1] = joined[-1][0], max(last, joined[-1][1])
        else:
            joined.append((first, last))
    return [(a, z) for a, z in joined if (z - a).days + 1 >= SHORTEST and z < today][-MOST:]


def looked_at(absences: Sequence[Days], today: date) -> Days | None:
    """Return the days whose sums are needed; None without an absence."""
    if not absences:
        return None
    return absences[0][0] - max(AFTER + SEEN_WITHIN, USUAL_DAYS * DAY), today


def absence_effect(
    absences: Sequence[Days],
    sums: Iterable[DaySums],
    seen: Iterable[Seen],
    ended_on: Callable[[str], date | None],
    today: date,
    weights: LoadWeights | None = None,
) -> AbsenceEffect:
    """Return what came around and after `absences`, in any order.

    `sums` and `seen` reach over the days of `looked_at`. `ended_on` says when the work with a client ended otherwise
    than by stopping: they are not expected after that.
    """
    ordered = sorted(absences)
    known = {one.day: one for one in sums}
    loads = {day: load_of_day(one, weights) for day, one in known.items()}
    held: dict[str, list[date]] = {}
    for day, client_id, status in seen:
        if status is SessionStatus.ATTENDED:
            held.setdefault(client_id, []).append(day)
    for days in held.values():
        days.sort()
    after = _days((last + DAY, last + AFTER) for _, last in ordered)
    before = _days((first - SEEN_WITHIN, first - DAY) for first, _ in ordered)
    away = _days(ordered)
    other = {day for day in known if ordered and day >= ordered[0][0] - AFTER and day < today} - after - away
    return AbsenceEffect(
        around=tuple(_around(first, last, loads, today) for first, last in ordered),
        missed_after=_missed(known, after - away),
        missed_else=_missed(known, other),
        gone_after=_gone(((first, last + DAY) for first, last in ordered), held, away, ended_on, today),
        gone_else=_gone(_other_days(ordered, before | after | away, today), held, away, ended_on, today),
    )


def _around(first: date, last: date, loads: Mapping[date, DayLoad], today: date) -> Around:
    stretches = [_stretch(first, last, n) for n in STRETCHES if _stretch(first, last, n)[1] < today]
    before = [load.heavy for load in _of(loads, (first - USUAL_DAYS * DAY, first - DAY)) if load.heavy is not None]
    usual = float(median(before)) if SHARE.met(len(before)) else None
    rating = _row(loads, stretches, lambda load: load.heavy)
    weeks = rating[STRETCHES.index(1) :]
    back: int | None = None
    if usual is not None:
        back = next((n for n, value in enumerate(weeks, 1) if value is not None and value >= usual), None)
        # A gap before it could have been the week; only what is known whole says that it was not.
        if any(value is None for value in (weeks if back is None else weeks[: back - 1])):
            back = None
        elif back is None and last + 4 * WEEK < today:
            back = 0
    return Around(
        first=first,
        last=last,
        rating=rating,
        demand=_row(loads, stretches, lambda load: load.demand if load.state is DayState.LOGGED else None),
        recovery=_row(loads, stretches, lambda load: load.recovery),
        usual=usual,
        back_in=back,
    )


def _stretch(first: date, last: date, n: int) -> Days:
    if n == 0:
        return first, last
    begins = first + n * WEEK if n < 0 else last + DAY + (n - 1) * WEEK
    return begins, begins + 6 * DAY


def _of(loads: Mapping[date, DayLoad], days: Days) -> list[DayLoad]:
    return [loads[day] for n in range((days[1] - days[0]).days + 1) if (day := days[0] + n * DAY) in loads]


def _row(
    loads: Mapping[date, DayLoad], stretches: Sequence[Days], value: Callable[[DayLoad], float | None]
) -> tuple[float | None, ...]:
    """Return the middle of each stretch; None of one that is not over, and where too few days are known."""
    found: list[float | None] = []
    for days in stretches:
        there = [known for load in _of(loads, days) if (known := value(load)) is not None]
        found.append(float(median(there)) if len(there) >= FEWEST else None)
    return (*found, *[None] * (len(STRETCHES) - len(found)))


def _days(spans: Iterable[Days]) -> set[date]:
    return {first + n * DAY for first, last in spans for n in range((last - first).days + 1)}


def _missed(known: Mapping[date, DaySums], days: Collection[date]) -> Of:
    there = [known[day] for day in days if day in known]
    missed = sum(one.no_shows + one.cancelled_late for one in there)
    return Of(n=missed, of=missed + sum(one.therapy_sessions + one.together for one in there))


def _until(day: date, away: Collection[date]) -> date:
    """Return the day after six weeks from `day` on in which one was there: days away lengthen them."""
    left = AFTER.days
    while left:
        left -= day not in away
        day += DAY
    return day


def _other_days(absences: Sequence[Days], taken: Collection[date], today: date) -> Iterable[Days]:
    """Yield (day, same day) of every seventh day that lies in no absence, nor in the time that is looked at around one.

    Four weeks before count as around: whoever does not return after an absence was last seen in them.
    """
    day = absences[0][0] - AFTER if absences else today
    while day < today:
        if day not in taken:
            yield day, day
        day += WEEK


def _any_between(days: Sequence[date], first: date, until: date) -> bool:
    """Say whether one of `days`, in order, lies from `first` to the day before `until`."""
    at = bisect_left(days, first)
    return at < len(days) and days[at] < until


def _gone(
    spans: Iterable[Days],
    held: Mapping[str, Sequence[date]],
    away: Collection[date],
    ended_on: Callable[[str], date | None],
    today: date,
) -> Of:
    """Count who was seen in the four weeks before the first day of a span, and not in six weeks from the second on.

    A span whose six weeks are not over is passed over.
    """
    gone = expected = 0
    for first, back in spans:
        until = _until(back, away)
        if until > today:
            continue
        for client_id, days in held.items():
            if not _any_between(days, first - SEEN_WITHIN, first):
                continue
            ended = ended_on(client_id)
            if ended is not None and ended < until:
                continue
            expected += 1
            gone += not _any_between(days, back, until)
    return Of(n=gone, of=expected)
