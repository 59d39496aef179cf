"""The tick "take to supervision", and what one would not tell."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journal.records.agenda import AgendaState, from_reflection
from journal.records.person import Person, Relation
from journal.records.reflection import Reflection
from journal.store.journal import Journal
from pages.log.agenda_tick import keep_in_step
from tests.pages.conftest import OpenPage, days_ago, moment


def keep(journal: Journal, reflection: Reflection) -> None:
    if journal.reflections.holds(reflection.id):
        journal.reflections.update(reflection)
    else:
        journal.reflections.add(reflection)
    keep_in_step(journal, reflection, from_reflection)


@pytest.fixture
def thought() -> Reflection:
    return Reflection(at=moment(days_ago(2)), text="x", to_supervision=True)


def test_both_ticked_nothing_is_put_on_the_agenda_and_both_ticks_stay(journal: Journal, thought: Reflection) -> None:
    keep(journal, replace(thought, withheld=True))

    assert journal.agenda.count() == 0
    kept = journal.reflections.get(thought.id)
    assert (kept.to_supervision, kept.withheld) == (True, True)


def test_withheld_later_it_is_taken_off_and_told_after_all_it_is_back(journal: Journal, thought: Reflection) -> None:
    keep(journal, thought)
    assert len(journal.agenda.waiting()) == 1

    keep(journal, replace(thought, withheld=True))
    assert journal.agenda.waiting() == []

    keep(journal, thought)
    assert len(journal.agenda.waiting()) == 1


def test_what_was_raised_already_stays_and_is_kept_off_the_page_for_the_hour(
    journal: Journal, thought: Reflection
) -> None:
    keep(journal, thought)
    (item,) = journal.agenda.waiting()
    journal.agenda.update(replace(item, state=AgendaState.RAISED))
    keep(journal, replace(thought, withheld=True))

    assert journal.agenda.get(item.id).state is AgendaState.RAISED
    assert journal.agenda.kept_back() == {item.id}


def test_the_reflection_page_says_so_and_names_who_does_not_supervise(open_page: OpenPage, journal: Journal) -> None:
    for name, relation in (
        ("Jo", Relation.OWN),
        ("Dana", Relation.CLINICAL_SUPERVISOR),
        ("Abe", Relation.LINE_MANAGER),
    ):
        journal.people.add(Person(at=moment(days_ago(9)), name=name, relation=relation))
    page = open_page("log/reflection.py").fill(feelings=["shame"], to_supervision=True)
    assert "That can stay here" not in page.said

    page.fill(withheld=True)
    assert "That can stay here. Is there anyone you could tell?" in page.said
    assert "not put on the agenda while this is ticked" in page.said
    assert "Jo  ·  Someone of my own" in page.said
    assert "Dana" not in page.said
    assert "Abe" not in page.said

    page.press("Save")
    assert journal.agenda.count() == 0
