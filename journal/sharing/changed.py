"""What is new in a pack beside an earlier one of the same therapist: what was added, never what it may mean."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from msgspec import UNSET

from journal.records.agenda import AgendaState
from journal.records.supervision import Want
from journal.sharing.pack_format import Pack, PackedAgenda, PackedGoal, PackedHour, PackedText
from journal.wording.shared_parts import PARTS

_WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """An item of the agenda that stood in both, with what it was before."""

    title: str
    state: AgendaState
    state_before: AgendaState
    want: Want | None
    want_before: Want | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What a pack has that the earlier one had not. Parts are named by their fields: "load", "still_with_me".

    `weeks` are runs of weeks, each as its first and its last Monday.
    `no_longer` are titles that the earlier one had: nothing says whether they
    are done or were not chosen. `reached` are goals that were open in it. `flagged` and `not_flagged` are client codes.
    """

    weeks: tuple[tuple[str, str], ...] = ()
    agenda: tuple[str, ...] = ()
    moved: tuple[Moved, ...] = ()
    no_longer: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    reached: tuple[str, ...] = ()
    texts: int = 0
    hours: tuple[PackedHour, ...] = ()
    flagged: tuple[str, ...] = ()
    not_flagged: tuple[str, ...] = ()
    parts_on: tuple[str, ...] = ()
    parts_off: tuple[str, ...] = ()

    @property
    def any(self) -> bool:
        """Whether there is anything."""
        return self != Changes()


def alike(pack: Pack, other: Pack) -> bool:
    """Say whether two packs can be held beside each other: hours come in packs of their own."""
    return (pack.hours is None) == (other.hours is None)


def changes(newer: Pack, older: Pack) -> Changes:
    """Return what is new in `newer`. A part that only one of them has is named, and not compared."""
    both_agenda = newer.agenda is not None and older.agenda is not None
    new, moved, gone = _agenda(newer.agenda or (), older.agenda or ()) if both_agenda else ((), (), ())
    goals, reached = _goals(newer.goals, older.goals) if newer.goals and older.goals else ((), ())
    both_texts = newer.texts is not None and older.texts is not None
    both_hours = newer.hours is not None and older.hours is not None
    both_risk = newer.risk is not None and older.risk is not None
    return Changes(
        weeks=_weeks(newer, older),
        agenda=new,
        moved=moved,
        no_longer=gone,
        goals=goals,
        reached=reached,
        texts=_new_texts(newer.texts or (), older.texts or ()) if both_texts else 0,
        hours=_new_hours(newer.hours or (), older.hours or ()) if both_hours else (),
        flagged=_besides(newer.risk or (), older.risk or ()) if both_risk else (),
        not_flagged=_besides(older.risk or (), newer.risk or ()) if both_risk else (),
        parts_on=_parts_besides(newer, older),
        parts_off=_parts_besides(older, newer),
    )


def _weeks(newer: Pack, older: Pack) -> tuple[tuple[str, str], ...]:
    first, last = date.fromisoformat(newer.first), date.fromisoformat(newer.last)
    known_first, known_last = date.fromisoformat(older.first), date.fromisoformat(older.last)
    runs = []
    if first < known_first:
        runs.append((first, min(last, known_first - _WEEK)))
    if last > known_last:
        runs.append((max(first, known_last + _WEEK), last))
    return tuple((begin.isoformat(), end.isoformat()) for begin, end in runs)


def _agenda(
    newer: Iterable[PackedAgenda], older: Iterable[PackedAgenda]
) -> tuple[tuple[str, ...], tuple[Moved, ...], tuple[str, ...]]:
    """Hold two agendas together by their titles: items have no other name. Of two alike, the first is the first."""
    left: dict[str, list[PackedAgenda]] = defaultdict(list)
    for item in older:
        left[item.title].append(item)
    new, moved = [], []
    for item in newer:
        before = left[item.title].pop(0) if left[item.title] else None
        if before is None:
            new.append(item.title)
        elif before != item:
            moved.append(
                Moved(
                    title=item.title,
                    state=item.state,
                    state_before=before.state,
                    want=item.want,
                    want_before=before.want,
                )
            )
    return tuple(new), tuple(moved), tuple(item.title for items in left.values() for item in items)


def _goals(newer: Iterable[PackedGoal], older: Iterable[PackedGoal]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the goals that the earlier one had not, and those that are reached since."""
    before = {goal.text: goal.reached_on for goal in older}
    new = tuple(goal.text for goal in newer if goal.text not in before)
    reached = (goal.text for goal in newer if goal.reached_on is not None and before.get(goal.text, "") is None)
    return new, tuple(reached)


def _new_texts(newer: Iterable[PackedText], older: Iterable[PackedText]) -> int:
    def counted(texts: Iterable[PackedText]) -> Counter[tuple[str, str, str]]:
        return Counter((text.week, text.kind, text.text) for text in texts)

    return (counted(newer) - counted(older)).total()


def _new_hours(newer: Iterable[PackedHour], older: Iterable[PackedHour]) -> tuple[PackedHour, ...]:
    left = Counter((hour.day, hour.minutes, hour.format) for hour in older)
    new = []
    for hour in newer:
        result = (hour.day, hour.minutes, hour.format)
        if left[result]:
            left[result] -= 1
        else:
            new.append(hour)
    return tuple(new)


def _besides(codes: Iterable[str], others: Iterable[str]) -> tuple[str, ...]:
    known = set(others)
    return tuple(code for code in codes if code not in known)


def _parts_besides(pack: Pack, other: Pack) -> tuple[str, ...]:
    return tuple(field for field in PARTS if _has(pack, field) and not _has(other, field))


def _has(pack: Pack, field: str) -> bool:
    return getattr(pack, field) not in (None, UNSET)
