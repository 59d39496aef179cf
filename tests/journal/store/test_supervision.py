"""Supervision and its agenda: what was raised in a meeting follows the meeting into the trash and out of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from journal.errors import EntryNotFound
from journal.records.agenda import AgendaItem, AgendaState
from journal.records.encounter import Encounter
from journal.records.supervision import Action, Supervision, Want
from journal.store.journal import Journal
from tests.journal.practice import at
from tests.journal.store.journals import DAY, client, reflection, session


def meeting(journal: Journal, day: date = DAY, clock: str = "12:00", **more: object) -> Supervision:
    kept = Supervision(at=at(day, clock), minutes=60, **more)  # type: ignore[arg-type]  # as given
    journal.supervisions.add(kept)
    return kept


def item(journal: Journal, title: str, **more: object) -> AgendaItem:
    kept = AgendaItem(at=at(DAY - timedelta(days=9)), title=title, **more)  # type: ignore[arg-type]  # as given
    journal.agenda.add(kept)
    return kept


def brought(journal: Journal, met: Supervision) -> dict[AgendaState, AgendaItem]:
    """Put three items on the agenda, as far as they came in and after one meeting."""
    raised, decided, done = AgendaState.RAISED, AgendaState.DECIDED, AgendaState.DONE
    return {
        raised: item(journal, "fees", state=raised, supervision_id=met.id),
        decided: item(journal, "K2", state=decided, supervision_id=met.id, decision="call the school"),
        done: item(journal, "M1", state=done, supervision_id=met.id, decision="write it down", helped=True),
    }


def standing(journal: Journal, kept: AgendaItem) -> tuple[AgendaState, str, str | None, bool | None]:
    now = journal.agenda.get(kept.id)
    return now.state, now.decision, now.supervision_id, now.helped


def test_what_was_raised_in_a_deleted_meeting_waits_again(journal: Journal) -> None:
    met = meeting(journal)
    items = brought(journal, met)

    journal.supervisions.delete(met.id)

    assert standing(journal, items[AgendaState.RAISED]) == (AgendaState.WAITING, "", None, None)
    assert standing(journal, items[AgendaState.DECIDED]) == (AgendaState.WAITING, "", None, None)
    assert journal.agenda.of_supervision(met.id) == []


def test_what_is_done_stays_done_when_its_meeting_is_deleted(journal: Journal) -> None:
    met = meeting(journal)
    done = brought(journal, met)[AgendaState.DONE]

    journal.supervisions.delete(met.id)

    assert standing(journal, done) == (AgendaState.DONE, "write it down", None, True)


def test_a_restored_meeting_brings_back_what_was_raised_and_decided_there(journal: Journal) -> None:
    met = meeting(journal)
    items = brought(journal, met)
    before = {state: standing(journal, kept) for state, kept in items.items()}

    journal.supervisions.delete(met.id)
    journal.supervisions.restore(met.id)

    assert {state: standing(journal, kept) for state, kept in items.items()} == before


def test_a_meeting_may_go_and_come_back_any_number_of_times(journal: Journal) -> None:
    met = meeting(journal)
    items = brought(journal, met)
    before = {state: standing(journal, kept) for state, kept in items.items()}

    for _ in range(3):
        journal.supervisions.delete(met.id)
        journal.supervisions.restore(met.id)
        journal.supervisions.restore(met.id)  # undo may be pressed twice

    assert {state: standing(journal, kept) for state, kept in items.items()} == before


def test_a_decision_comes_back_to_an_item_that_was_reworded_meanwhile(journal: Journal) -> None:
    met = meeting(journal)
    decided = brought(journal, met)[AgendaState.DECIDED]
    journal.supervisions.delete(met.id)
    now = journal.agenda.get(decided.id)
    journal.agenda.update(replace(now, title="K2 and the school", want=Want.DECIDE))

    journal.supervisions.restore(met.id)

    kept = journal.agenda.get(decided.id)
    assert (kept.title, kept.want) == ("K2 and the school", Want.DECIDE)
    assert (kept.state, kept.decision, kept.supervision_id) == (AgendaState.DECIDED, "call the school", met.id)


def test_what_was_raised_elsewhere_meanwhile_stays_there(journal: Journal) -> None:
    met, later = meeting(journal), meeting(journal, DAY + timedelta(days=7))
    decided = brought(journal, met)[AgendaState.DECIDED]
    journal.supervisions.delete(met.id)
    now = journal.agenda.get(decided.id)
    journal.agenda.update(replace(now, state=AgendaState.DECIDED, decision="wait", supervision_id=later.id))

    journal.supervisions.restore(met.id)

    assert standing(journal, decided) == (AgendaState.DECIDED, "wait", later.id, None)


def test_what_was_done_and_raised_again_elsewhere_stays_there(journal: Journal) -> None:
    met, later = meeting(journal), meeting(journal, DAY + timedelta(days=7))
    done = brought(journal, met)[AgendaState.DONE]
    journal.supervisions.delete(met.id)
    now = journal.agenda.get(done.id)
    journal.agenda.update(replace(now, state=AgendaState.RAISED, helped=None, supervision_id=later.id))

    journal.supervisions.restore(met.id)

    assert standing(journal, done) == (AgendaState.RAISED, "write it down", later.id, None)


def test_of_an_older_deletion_nothing_comes_back(journal: Journal) -> None:
    """Deleted, restored, unticked by hand, deleted again: the second restoring brings back the second state."""
    met = meeting(journal)
    decided = brought(journal, met)[AgendaState.DECIDED]
    journal.supervisions.delete(met.id)
    journal.supervisions.restore(met.id)
    now = journal.agenda.get(decided.id)
    journal.agenda.update(replace(now, state=AgendaState.WAITING, decision="", supervision_id=None))

    journal.supervisions.delete(met.id)
    journal.supervisions.restore(met.id)

    assert standing(journal, decided) == (AgendaState.WAITING, "", None, None)


def test_an_item_in_the_trash_does_not_point_at_a_deleted_meeting_when_it_comes_back(journal: Journal) -> None:
    met = meeting(journal)
    decided = brought(journal, met)[AgendaState.DECIDED]
    journal.agenda.delete(decided.id)
    journal.supervisions.delete(met.id)

    journal.agenda.restore(decided.id)
    assert standing(journal, decided) == (AgendaState.WAITING, "", None, None)

    journal.supervisions.restore(met.id)
    assert standing(journal, decided) == (AgendaState.DECIDED, "call the school", met.id, None)


def test_the_history_of_an_item_tells_what_became_of_it(journal: Journal) -> None:
    met = meeting(journal)
    decided = brought(journal, met)[AgendaState.DECIDED]
    journal.supervisions.delete(met.id)
    journal.supervisions.restore(met.id)

    first, second = journal.agenda.history(decided.id)

    assert isinstance(first.before, AgendaItem)
    assert first.before.decision == "call the school"
    assert isinstance(second.before, AgendaItem)
    assert second.before.state is AgendaState.WAITING


def test_another_tab_notices_that_an_item_moved(journal: Journal) -> None:
    met = meeting(journal)
    decided = brought(journal, met)[AgendaState.DECIDED]
    journal.supervisions.delete(met.id)

    assert journal.agenda.get(decided.id).as_of > decided.as_of


def test_nothing_moves_when_there_is_no_such_meeting(journal: Journal) -> None:
    met = meeting(journal)
    decided = brought(journal, met)[AgendaState.DECIDED]
    for wrong in (journal.supervisions.delete, journal.supervisions.restore):
        with pytest.raises(EntryNotFound):
            wrong("0" * 32)

    assert standing(journal, decided) == (AgendaState.DECIDED, "call the school", met.id, None)


def test_meeting_and_agenda_move_together_or_not_at_all(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    met = meeting(journal)
    decided = brought(journal, met)[AgendaState.DECIDED]

    def fails(_supervision_id: str) -> None:
        raise EntryNotFound

    monkeypatch.setattr(journal.agenda, "release", fails)
    with pytest.raises(EntryNotFound):
        journal.supervisions.delete(met.id)

    assert journal.supervisions.get(met.id) == met
    assert standing(journal, decided) == (AgendaState.DECIDED, "call the school", met.id, None)


# --- reading ---------------------------------------------------------------------------------------


def test_done_items_newest_first_by_whether_it_was_asked_if_they_helped(journal: Journal) -> None:
    met = meeting(journal)
    for title, helped, more in (
        ("a", None, {"decision": "wait"}),
        ("b", True, {"decision": "ask"}),
        ("c", None, {"supervision_id": met.id}),
        ("d", False, {}),
    ):
        item(journal, title, state=AgendaState.DONE, helped=helped, **more)
    item(journal, "waits", decision="x")

    assert [i.title for i in journal.agenda.done(answered=False, limit=9)] == ["c", "a"]
    assert [i.title for i in journal.agenda.done(answered=True, limit=9)] == ["d", "b"]
    assert [i.title for i in journal.agenda.done(answered=True, limit=1)] == ["d"]


def test_of_what_was_neither_raised_nor_decided_it_is_not_asked_whether_it_helped(journal: Journal) -> None:
    noted = item(journal, "Consulted", state=AgendaState.DONE)

    assert journal.agenda.done(answered=False, limit=9) == []
    assert journal.agenda.done(answered=True, limit=9) == [noted]


def test_open_actions_are_found_in_old_meetings_too(journal: Journal) -> None:
    old = meeting(journal, date(2020, 1, 8), actions=(Action(text="read"), Action(text="call", done=True)))
    meeting(journal, actions=(Action(text="write", done=True),))
    meeting(journal)
    gone = meeting(journal, actions=(Action(text="gone"),))
    journal.supervisions.delete(gone.id)

    assert journal.supervisions.with_open_actions() == [old]


def test_the_times_of_the_meetings_since(journal: Journal) -> None:
    first, second = meeting(journal, DAY, "12:00"), meeting(journal, DAY, "16:00")
    gone = meeting(journal, DAY, "17:00")
    journal.supervisions.delete(gone.id)

    assert journal.supervisions.moments_after(first.at - timedelta(minutes=1)) == [first.at, second.at]
    assert journal.supervisions.moments_after(first.at) == [second.at]
    assert journal.supervisions.first_day() == DAY


def test_the_first_day_of_no_meeting_at_all(journal: Journal) -> None:
    assert journal.supervisions.first_day() is None


def test_the_last_meeting_with_a_person_up_to_a_moment(journal: Journal) -> None:
    dana, week = "d" * 32, timedelta(days=7)
    first, _other, coming = (
        meeting(journal, DAY, person_id=dana),
        meeting(journal, DAY + week),
        meeting(journal, DAY + 3 * week, person_id=dana),
    )
    now = at(DAY + 2 * week)

    assert journal.supervisions.last_before(now, dana) == first
    assert journal.supervisions.last_before(now) == _other
    assert journal.supervisions.last_before(now, "e" * 32) is None
    assert journal.supervisions.last_before(coming.at, dana) == coming


def test_when_each_client_was_last_discussed(journal: Journal) -> None:
    k1, k2, k3, k4 = (client(code) for code in ("K1", "K2", "K3", "K4"))
    for one in (k1, k2, k3, k4):
        journal.clients.add(one)
    first, second = meeting(journal, DAY - timedelta(days=14)), meeting(journal)
    for of, met in ((k1, first), (k1, second), (k2, first)):
        item(journal, "x", client_id=of.id, state=AgendaState.RAISED, supervision_id=met.id)
    item(journal, "waits", client_id=k3.id)
    journal.encounters.add(Encounter(at=at(DAY), client_id=k4.id, discussed_on=DAY + timedelta(days=1)))

    assert journal.agenda.last_discussed() == {
        k1.id: DAY,
        k2.id: DAY - timedelta(days=14),
        k4.id: DAY + timedelta(days=1),
    }

    journal.supervisions.delete(second.id)
    assert journal.agenda.last_discussed()[k1.id] == DAY - timedelta(days=14)


def test_who_was_seen_or_on_ones_mind_lately_leaves_out_what_one_would_not_tell(journal: Journal) -> None:
    from journal.records.session import SessionStatus

    seen, thought, withheld, no_show, long_ago = (client(code) for code in ("K1", "K2", "K3", "K4", "K5"))
    for one in (seen, thought, withheld, no_show, long_ago):
        journal.clients.add(one)
    journal.sessions.add(session(seen.id))
    journal.sessions.add(session(no_show.id, status=SessionStatus.NO_SHOW, demand=None))
    journal.sessions.add(session(long_ago.id, DAY - timedelta(days=40)))
    journal.reflections.add(reflection(client_id=thought.id))
    journal.reflections.add(reflection(client_id=withheld.id, withheld=True))
    journal.reflections.add(reflection("of no one"))

    assert journal.agenda.clients_lately(DAY - timedelta(days=27), DAY) == {seen.id, thought.id}


def test_items_that_come_from_what_one_would_not_tell(journal: Journal) -> None:
    told, kept_back = reflection("a"), reflection("b", withheld=True)
    for one in (told, kept_back):
        journal.reflections.add(one)
    item(journal, "by hand")
    item(journal, "told", source_kind="reflection", source_id=told.id)
    hidden = item(journal, "hidden", source_kind="reflection", source_id=kept_back.id)

    assert journal.agenda.kept_back() == {hidden.id}

    journal.reflections.delete(kept_back.id)  # in the trash it is no less private
    assert journal.agenda.kept_back() == {hidden.id}


def test_encounters_are_open_until_discussed(journal: Journal) -> None:
    k1 = client()
    journal.clients.add(k1)
    still = Encounter(at=at(DAY), client_id=k1.id)
    journal.encounters.add(still)
    journal.encounters.add(Encounter(at=at(DAY), client_id=k1.id, discussed_on=DAY))

    assert journal.encounters.undiscussed() == [still]
