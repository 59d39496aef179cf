"""The hour, prepared: what stands on the page, and what never does."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from journal.measures.agenda import open_actions
from journal.measures.last_discussed import LastDiscussed
from journal.planning.before_supervision import Prepared, prepare
from journal.records.agenda import AgendaItem, AgendaState
from journal.records.client import Client
from journal.records.supervision import Action, Supervision
from tests.journal.practice import at

DAY = date(2026, 11, 5)
DANA, GROUP = "d" * 32, "e" * 32
FIRST = Supervision(at=at(DAY - timedelta(days=14)), minutes=60, person_id=GROUP, actions=(Action(text="group"),))
LAST = Supervision(
    at=at(DAY), minutes=60, person_id=DANA, actions=(Action(text="call"), Action(text="read", done=True))
)

WAITING = AgendaItem(at=at(DAY), title="waiting")
RAISED = AgendaItem(at=at(DAY), title="raised", state=AgendaState.RAISED, supervision_id=FIRST.id)
RAISED_HERE = AgendaItem(at=at(DAY), title="raised here", state=AgendaState.RAISED, supervision_id=LAST.id)
EARLIER = AgendaItem(at=at(DAY), title="earlier", state=AgendaState.DECIDED, decision="wait", supervision_id=FIRST.id)
DECIDED = AgendaItem(at=at(DAY), title="decided", state=AgendaState.DECIDED, decision="write", supervision_id=LAST.id)
DONE = AgendaItem(at=at(DAY), title="done", state=AgendaState.DONE, decision="ask", supervision_id=LAST.id, helped=True)
OPEN = [WAITING, RAISED, RAISED_HERE, EARLIER, DECIDED]


def hour(person_id: str | None = None, kept_back: frozenset[str] = frozenset()) -> Prepared:
    return prepare(
        OPEN,
        [RAISED_HERE, DECIDED, DONE],
        last=LAST,
        person_id=person_id,
        meetings={FIRST.id: FIRST, LAST.id: LAST},
        actions=open_actions([FIRST, LAST], DAY),
        clients=(),
        kept_back=kept_back,
    )


def test_each_item_stands_once_under_what_became_of_it() -> None:
    prepared = hour()

    assert prepared.waiting == (WAITING,)
    assert prepared.reported == (DECIDED, DONE)
    assert prepared.earlier == (EARLIER,)
    assert prepared.undecided == (RAISED_HERE, RAISED)
    assert prepared.decisions == 3
    assert [told.action.text for told in prepared.actions] == ["call", "group"]
    assert [action.text for action in prepared.done] == ["read"]


def test_what_one_has_with_the_chosen_person_comes_first() -> None:
    assert hour(DANA).undecided == (RAISED_HERE, RAISED)
    assert hour(GROUP).undecided == (RAISED, RAISED_HERE)
    assert [told.action.text for told in hour(DANA).actions] == ["call", "group"]
    assert [told.action.text for told in hour(GROUP).actions] == ["group", "call"]


@pytest.mark.parametrize("item", [WAITING, RAISED, RAISED_HERE, EARLIER, DECIDED, DONE], ids=lambda i: i.title)
def test_what_one_would_not_tell_stands_nowhere(item: AgendaItem) -> None:
    def ids(prepared: Prepared) -> set[str]:
        return {
            i.id for part in (prepared.waiting, prepared.reported, prepared.earlier, prepared.undecided) for i in part
        }

    assert item.id in ids(hour())
    assert ids(hour(kept_back=frozenset({item.id}))) == ids(hour()) - {item.id}


def test_before_the_first_meeting_there_is_only_what_waits() -> None:
    prepared = prepare(
        [WAITING], [], last=None, person_id=None, meetings={}, actions=[], clients=[], kept_back=frozenset()
    )

    assert prepared == Prepared(waiting=(WAITING,))
    assert prepared.longest is None


@pytest.mark.parametrize(("weeks", "named"), [(5, False), (6, True), (60, True)])
def test_the_client_not_discussed_for_longest_is_named_from_six_weeks_on(weeks: int, named: bool) -> None:
    client = Client(code="R3", at=at(date(2020, 1, 1)))
    told = (LastDiscussed(client=client, day=None, weeks=weeks),)

    assert (Prepared(clients=told).longest is not None) is named
