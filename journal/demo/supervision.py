"""Supervision every second Thursday, and the agenda that leads there and back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from journal.demo.chance import DAY, Chance, at, written
from journal.demo.seasons import WEEK, Seasons
from journal.demo.supervision_notes import (
    action_line,
    agenda_title,
    decision_line,
    feedback_line,
    supervision_note,
)
from journal.records.agenda import AgendaItem, AgendaState
from journal.records.encounter import Encounter
from journal.records.person import Person, Relation
from journal.records.reflection import Reflection
from journal.records.supervision import Action, Supervision, SupervisionFormat, Want

PASSED_OVER = 0.2
"""Share of waiting items that a meeting does not get to."""

SUPERVISOR, GROUP, ASSESSOR, FRIEND, COLLEAGUE = (
    "Dana", "Thursday group", "A. from the board", "Jo, an old friend", "Robin from the next practice",
)  # fmt: skip
"""What the fictional therapist calls the people around the work."""

SIGNED_AFTER = 4 * WEEK
"""After that the supervisor has signed for the hours; what is more recent waits."""

MOST_RAISED = 4
"""Items an hour has room for."""


def people(seasons: Seasons, meetings: Sequence[Supervision], chance: Chance) -> list[Person]:
    """Return the people around the work; the supervisor is met again two weeks after the last meeting.

    Where that lies in the past, because of a leave, on the next Thursday.
    """
    upcoming = meetings[-1].day + 2 * WEEK if meetings else seasons.today
    while upcoming <= seasons.today:
        upcoming += WEEK
    result = (
        (SUPERVISOR, Relation.CLINICAL_SUPERVISOR, "Tuesdays and Thursdays after four, by phone", upcoming),
        (GROUP, Relation.GROUP, "", upcoming + 4 * WEEK),
        (ASSESSOR, Relation.ASSESSOR, "by letter", None),
        (FRIEND, Relation.OWN, "any evening", None),
        (COLLEAGUE, Relation.PEER, "mornings, by phone", None),
    )
    return [
        Person(
            id=chance.id(),
            at=at(seasons.first, 18 * 60 + n),
            written_at=at(seasons.first, 18 * 60 + n),
            name=name,
            relation=relation,
            reach=reach,
            next_meeting=meeting,
        )
        for n, (name, relation, reach, meeting) in enumerate(result)
    ]


def of_whom(supervision: Supervision, people: Sequence[Person]) -> Supervision:
    """Return the supervision with the one of `people` it was with, if any."""
    known = {person.name: person.id for person in people}
    return replace(supervision, person_id=known.get(supervision.supervisor))


def supervisions(seasons: Seasons, chance: Chance) -> list[Supervision]:
    """Return all supervision in order of time: the last a few days ago, each two weeks after the one before."""
    last = seasons.today - DAY
    while last.isoweekday() != 4 or not _meets(last, seasons):
        last -= DAY
    days = [last - 2 * WEEK * n for n in range((last - seasons.first).days // 14 + 1)]
    found = [
        _supervision(day, number, seasons, chance) for number, day in enumerate(reversed(days)) if _meets(day, seasons)
    ]
    return sorted(found, key=lambda s: s.at)


def _meets(day: date, seasons: Seasons) -> bool:
    return seasons.works(day) and day not in seasons.silent


def _supervision(day: date, number: int, seasons: Seasons, chance: Chance) -> Supervision:
    form = SupervisionFormat.INDIVIDUAL
    if number % 6 == 5:
        form = chance.one((SupervisionFormat.GROUP, SupervisionFormat.PEER, SupervisionFormat.CONSULTATION))
    together = form in (SupervisionFormat.GROUP, SupervisionFormat.PEER)
    minutes = 90 if together else 60 if form is SupervisionFormat.INDIVIDUAL else 45
    moment = at(day, 12 * 60)
    is_signed = form is not SupervisionFormat.PEER and day + 2 * SIGNED_AFTER < seasons.today
    actions = tuple(
        Action(
            text=action_line(chance),
            due=day + DAY * chance.whole(5, 16) if chance.happens(0.7) else None,
            done=day < seasons.today - 2 * WEEK and chance.happens(0.8),
        )
        for _ in range(chance.whole(0, 2))
    )
    return Supervision(
        id=chance.id(),
        at=moment,
        written_at=written(chance, moment + timedelta(minutes=minutes), seasons.today),
        minutes=minutes,
        supervisor="" if form is SupervisionFormat.PEER else SUPERVISOR if not together else GROUP,
        format=form,
        group_size=chance.whole(3, 6) if together else None,
        wants=tuple(dict.fromkeys(chance.one(tuple(Want)) for _ in range(chance.whole(1, 2)))),
        notes=supervision_note(chance),
        feedback=feedback_line(chance) if chance.happens(0.6) else "",
        helpfulness=None if chance.happens(0.06) else chance.rating(7.0, 1.4),
        actions=actions,
        signed_off_on=day + SIGNED_AFTER if is_signed else None,
    )


def agenda(
    reflections: Sequence[Reflection],
    encounters: Sequence[Encounter],
    meetings: Sequence[Supervision],
    chance: Chance,
) -> list[AgendaItem]:
    """Return what was put on the agenda, in order of time, each as far as it has come by now.

    The oldest still waiting has been passed over three times.
    """
    sources: list[Reflection | Encounter] = [r for r in reflections if r.to_supervision]
    sources += [e for e in encounters if e.to_supervision]
    waiting = sorted(sources, key=lambda s: (s.at, s.id))
    kept_back = next((s for s in reversed(waiting) if len(meetings) >= 3 and s.at < meetings[-3].at), None)
    found: list[AgendaItem] = []
    for meeting in meetings:
        raised = 0
        for source in [s for s in waiting if s.at < meeting.at]:
            if source is kept_back or raised == MOST_RAISED or chance.happens(PASSED_OVER):
                continue
            found.append(_raised(source, meeting, meeting is meetings[-1], chance))
            waiting.remove(source)
            raised += 1
    found += [_item(source, AgendaState.WAITING, chance) for source in waiting]
    return sorted(found, key=lambda item: (item.at, item.id))


def _raised(source: Reflection | Encounter, meeting: Supervision, is_last: bool, chance: Chance) -> AgendaItem:
    state = AgendaState.DECIDED if is_last else AgendaState.DONE
    if chance.happens(0.12):
        state = AgendaState.RAISED
    return _item(source, state, chance, meeting)


def _item(
    source: Reflection | Encounter, state: AgendaState, chance: Chance, meeting: Supervision | None = None
) -> AgendaItem:
    decided = state in (AgendaState.DECIDED, AgendaState.DONE)
    return AgendaItem(
        id=chance.id(),
        at=source.at,
        written_at=source.written_at,
        title=agenda_title(chance),
        client_id=source.client_id,
        source_kind="reflection" if isinstance(source, Reflection) else "encounter",
        source_id=source.id,
        want=chance.one((None, *Want)),
        state=state,
        supervision_id=meeting.id if meeting else None,
        decision=decision_line(chance) if decided else "",
        helped=chance.happens(0.75) if state is AgendaState.DONE and chance.happens(0.7) else None,
    )
