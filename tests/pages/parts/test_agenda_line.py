"""The agenda in one line, for Today."""

from __future__ import annotations

from datetime import date

from journal.records.agenda import AgendaItem, AgendaState
from journal.records.person import Person, Relation
from journal.records.reflection import Reflection
from journal.records.supervision import Action, Supervision
from journal.store.journal import Journal
from pages.parts.supervision.agenda_line import agenda_line
from tests.pages.conftest import SetClock, moment

TODAY = date(2026, 11, 19)  # a Thursday


def test_an_empty_journal_has_nothing_to_say(journal: Journal) -> None:
    assert agenda_line(journal) == ""


def test_what_waits_what_is_due_and_when_one_meets(journal: Journal, set_clock: SetClock) -> None:
    set_clock(TODAY, "09:00")
    for title, state in (("a", AgendaState.WAITING), ("b", AgendaState.WAITING), ("c", AgendaState.RAISED)):
        journal.agenda.add(AgendaItem(at=moment(date(2026, 11, 3)), title=title, state=state))
    actions = (
        Action(text="due", due=TODAY),
        Action(text="later", due=date(2026, 11, 20)),
        Action(text="some day"),
        Action(text="done", due=date(2026, 11, 1), done=True),
    )
    journal.supervisions.add(Supervision(at=moment(date(2026, 11, 5)), minutes=60, actions=actions))
    for name, day in (("Dana", date(2026, 11, 26)), ("past", date(2026, 11, 18))):
        journal.people.add(
            Person(at=moment(date(2026, 1, 1)), name=name, relation=Relation.CLINICAL_SUPERVISOR, next_meeting=day)
        )

    assert agenda_line(journal) == (
        "2 things wait for supervision, 1 thing you agreed to is due. Next: Dana, Thursday, 26 November."
    )


def test_what_one_would_not_tell_prompts_nothing(journal: Journal) -> None:
    reflection = Reflection(at=moment(date(2026, 11, 3)), text="x", withheld=True)
    journal.reflections.add(reflection)
    journal.agenda.add(
        AgendaItem(at=moment(date(2026, 11, 3)), title="a", source_kind="reflection", source_id=reflection.id)
    )

    assert agenda_line(journal) == ""
