"""On my mind: who stays in mind between sessions, where it surfaces, and what also stayed.

Thinking about clients between sessions is a common part of the work: these
are counts of what was logged, and no index.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from statistics import median
from typing import TypeVar

from journal.measures.enough import SHARE
from journal.measures.weeks import DAY, WEEK, each_day, monday_of, week_name
from journal.measures.weights import LoadWeights
from journal.records.client import ClientState
from journal.records.reflection import Feeling, Place, Reflection, Valence
from journal.records.session import Session, SessionStatus

K = TypeVar("K", Place, Feeling)

ROLLING_DAYS = 28
"""Days up to and including a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InMind:
    """Reflections on one client; `client_id` None: on no one in particular.

    `minutes` holds the default for the `without_minutes`. `intensity` is the
    median of the rated ones, 0–10. `spontaneous` is the share, 0–1, of the
    ones where it was said. `useful` and `draining` count the ones called so:
    both can be true. `stayed` are good thoughts (positive valence). `share`
    is the part of all reflections on clients, `share_of_sessions` that of
    the attended sessions, 0–1. A share, a median or the `places` of fewer
    than 5 are None.
    """

    client_id: str | None
    reflections: int
    minutes: int
    without_minutes: int
    intensity: float | None
    spontaneous: float | None
    places: Mapping[Place, int] | None
    feelings: Mapping[Feeling, int]
    useful: int
    draining: int
    both: int
    stayed: int
    sessions: int
    share: float | None
    share_of_sessions: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ByAcuity:
    """Reflections and attended sessions of the clients of one acuity, 0–4."""

    acuity: int
    reflections: int
    sessions: int
    clients: int

    @property
    def per_session(self) -> float | None:
        """Reflections for each attended session; None for fewer than 5 of the one or the other."""
        return self.reflections / self.sessions if SHARE.met(min(self.reflections, self.sessions)) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeelingsOfWeek:
    """How often each feeling was named in an ISO week.

    Empty where nothing was reflected on, which is not the same as having felt nothing.
    """

    monday: date
    reflections: int = 0
    stayed: int = 0
    feelings: Mapping[Feeling, int] = field(default_factory=dict)

    @property
    def week(self) -> str:
        """The ISO week, for example '2026-W41'."""
        return week_name(self.monday)


def on_my_mind(
    reflections: Iterable[Reflection],
    sessions: Iterable[Session],
    *,
    today: date,
    days: int = ROLLING_DAYS,
    with_withheld: bool = True,
    weights: LoadWeights | None = None,
) -> list[InMind]:
    """Return who was in mind in the last `days` days up to today, most often first; nobody else is listed.

    For the therapist everything counts; `with_withheld=False` leaves out what
    they would not tell their supervisor, for anything that is to be shared.
    """
    first = today - (days - 1) * DAY
    of: dict[str | None, list[Reflection]] = {}
    for reflection in _chosen(reflections, with_withheld):
        if first <= reflection.day <= today:
            of.setdefault(reflection.client_id, []).append(reflection)
    seen = Counter(s.client_id for s in sessions if _is_attended(s) and first <= s.day <= today)
    whole = sum(len(own) for client_id, own in of.items() if client_id is not None)
    default = (weights or LoadWeights()).default_reflection_minutes
    found = [
        _in_mind(client_id, own, whole, seen[client_id] if client_id else 0, seen.total(), default)
        for client_id, own in of.items()
    ]
    return sorted(found, key=lambda m: (-m.reflections, -m.minutes, m.client_id or "~"))


def rolling(
    reflections: Iterable[Reflection],
    first: date,
    last: date,
    *,
    days: int = ROLLING_DAYS,
    step: int = 7,
    with_withheld: bool = True,
) -> tuple[list[date], dict[str, list[int]]]:
    """Return days from `first` to `last`, `step` apart and ending on `last`, and for each client the number of
    reflections in the `days` days up to each of them.

    `reflections` must reach back that far. Clients without any are left out.
    """
    points = sorted(last - n * DAY for n in range(0, (last - first).days + 1, step))
    on: dict[str, list[date]] = {}
    for reflection in _chosen(reflections, with_withheld):
        if reflection.client_id is not None:
            on.setdefault(reflection.client_id, []).append(reflection.day)
    counts = {}
    for client_id, dates in sorted(on.items()):
        dates.sort()
        row = [bisect_right(dates, day) - bisect_left(dates, day - (days - 1) * DAY) for day in points]
        if any(row):
            counts[client_id] = row
    return points, counts


def by_acuity(
    reflections: Iterable[Reflection],
    sessions: Iterable[Session],
    *,
    state_on: Callable[[str, date], ClientState],
    with_withheld: bool = True,
) -> list[ByAcuity]:
    """Return reflections per session by acuity on the day of each, lowest first; acuities without entries are left out.

    Those who do well are there as well: otherwise it would only say who is
    ill.
    """
    thoughts: Counter[int] = Counter()
    seen: Counter[int] = Counter()
    clients: dict[int, set[str]] = {}
    for reflection in _chosen(reflections, with_withheld):
        if reflection.client_id is not None:
            acuity = state_on(reflection.client_id, reflection.day).acuity
            thoughts[acuity] += 1
            clients.setdefault(acuity, set()).add(reflection.client_id)
    for session in sessions:
        if _is_attended(session):
            acuity = state_on(session.client_id, session.day).acuity
            seen[acuity] += 1
            clients.setdefault(acuity, set()).add(session.client_id)
    return [
        ByAcuity(acuity=acuity, reflections=thoughts[acuity], sessions=seen[acuity], clients=len(who))
        for acuity, who in sorted(clients.items())
    ]


def feelings_by_week(
    reflections: Iterable[Reflection], first: date, last: date, *, with_withheld: bool = True
) -> list[FeelingsOfWeek]:
    """Return each ISO week from that of `first` to that of `last`, oldest first, weeks without reflections too."""
    of: dict[date, list[Reflection]] = {}
    for reflection in _chosen(reflections, with_withheld):
        of.setdefault(monday_of(reflection.day), []).append(reflection)
    return [
        FeelingsOfWeek(
            monday=monday,
            reflections=len(of.get(monday, ())),
            stayed=sum(_stayed(r) for r in of.get(monday, ())),
            feelings=_counted(feeling for r in of.get(monday, ()) for feeling in set(r.feelings)),
        )
        for monday in list(each_day(monday_of(first), last))[:: WEEK.days]
    ]


def _in_mind(
    client_id: str | None, own: Sequence[Reflection], whole: int, sessions: int, all_sessions: int, default: int
) -> InMind:
    rated = [r.intensity for r in own if r.intensity is not None]
    said = [r.spontaneous for r in own if r.spontaneous is not None]
    return InMind(
        client_id=client_id,
        reflections=len(own),
        minutes=sum(r.minutes or default for r in own),
        without_minutes=sum(r.minutes is None for r in own),
        intensity=float(median(rated)) if SHARE.met(len(rated)) else None,
        spontaneous=sum(said) / len(said) if SHARE.met(len(said)) else None,
        places=_counted(r.place for r in own if r.place is not None) if SHARE.met(len(own)) else None,
        feelings=_counted(feeling for r in own for feeling in set(r.feelings)),
        useful=sum(r.useful is True for r in own),
        draining=sum(r.draining is True for r in own),
        both=sum(r.useful is True and r.draining is True for r in own),
        stayed=sum(_stayed(r) for r in own),
        sessions=sessions,
        share=len(own) / whole if SHARE.met(whole) and client_id is not None else None,
        share_of_sessions=sessions / all_sessions if SHARE.met(all_sessions) else None,
    )


def _chosen(reflections: Iterable[Reflection], with_withheld: bool) -> Iterable[Reflection]:
    return (r for r in reflections if with_withheld or not r.withheld)


def _is_attended(session: Session) -> bool:
    return session.status is SessionStatus.ATTENDED


def _stayed(reflection: Reflection) -> bool:
    return reflection.valence is Valence.POSITIVE


def _counted(values: Iterable[K]) -> dict[K, int]:
    """Return how often each came up, most often first, ties by name."""
    return dict(sorted(Counter(values).items(), key=lambda pair: (-pair[1], pair[0].value)))
