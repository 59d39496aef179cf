"""The tick "take to supervision", and what one would not tell."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journal.records.agenda import AgendaState
from journal.records.reflection import Reflection
from journal.store.journal import Journal
from journal.use_cases.agenda_tick import keep_in_step
from tests.journal.practice import at
from tests.journal.store.journals import DAY


def keep(journal: Journal, reflection: Reflection) -> None:
    if journal.reflections.holds(reflection.id):
        journal.reflections.update(reflection)
    else:
        journal.reflections.add(reflection)
    keep_in_step(journal, reflection, at=at(DAY, "18:00"))


@pytest.fixture
def thought() -> Reflection:
    return Reflection(at=at(DAY), text="x", to_supervision=True)


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
