"""Someone to share with, and something to share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest

from journal.measures.weeks import monday_of
from journal.records.about_supervision import AboutSupervision
from journal.records.agenda import AgendaItem
from journal.records.client import Client
from journal.records.person import Person, Relation
from journal.records.reflection import Feeling, Reflection
from journal.records.session import Session, SessionStatus
from journal.records.supervisee_note import SuperviseeNote
from journal.records.supervision import Supervision, Want
from journal.records.supervision_agreement import Goal, SupervisionAgreement
from journal.store.journal import Journal
from journal.use_cases.choose_to_share import GoalToShare, goals_to_choose
from tests.pages.conftest import Page, days_ago, moment, today

PAGE = "sharing/share/share.py"
LAST_WEEK = monday_of(today()) - timedelta(days=7)
NOTE = "Maria Quillon wrote from maria@example.org about Qixo7. It was heavy."


@dataclass(frozen=True)
class Shared:
    """What the journal of these tests holds."""

    dana: Person
    client: Client
    thought: Reflection
    kept_back: Reflection
    item: AgendaItem
    meeting: Supervision
    goal: GoalToShare


@pytest.fixture
def life(journal: Journal) -> Shared:
    """Return a small life of the last finished week, with names in it that must not leave."""
    client = Client(at=moment(days_ago(200)), code="Qixo7", note="Quillonstraße 9")
    dana = Person(at=moment(days_ago(100)), name="Dana Zedwick", relation=Relation.CLINICAL_SUPERVISOR)
    day = moment(LAST_WEEK + timedelta(days=1), "18:00")
    thought = Reflection(at=day, client_id=client.id, feelings=(Feeling.WORRY,), intensity=6, text=NOTE)
    kept_back = Reflection(at=day, client_id=client.id, feelings=(Feeling.SHAME,), text="Xyloph stays", withheld=True)
    secret = AgendaItem(at=day, title="Xyloph too", source_kind="reflection", source_id=kept_back.id)
    item = AgendaItem(at=day, title="Qixo7: the letter of Quillon", client_id=client.id, want=Want.DECIDE)
    meeting = Supervision(at=day, minutes=60, supervisor=dana.name, person_id=dana.id, notes="we spoke of the end")
    journal.clients.add(client)
    journal.people.add(dana)
    journal.sessions.add(Session(at=day, client_id=client.id, status=SessionStatus.ATTENDED, minutes=50, demand=7))
    for reflection in (thought, kept_back):
        journal.reflections.add(reflection)
    for each in (item, secret):
        journal.agenda.add(each)
    journal.supervisions.add(meeting)
    goals = (Goal(text="To write to Quillon sooner", note="Xyloph between us"), Goal(text="Xyloph, not chosen"))
    journal.supervision_agreements.add(
        SupervisionAgreement(at=day, person_id=dana.id, since=LAST_WEEK, goals=goals, limits="Xyloph", note="Xyloph")
    )
    journal.about_supervision.add(AboutSupervision(at=day, person_id=dana.id, text="Xyloph of Dana", unsaid="Xyloph"))
    journal.supervisee_notes.add(SuperviseeNote(at=day, person_id=dana.id, text="Xyloph", stirred="Xyloph"))
    goal = goals_to_choose(journal, dana.id, LAST_WEEK)[0]
    return Shared(dana, client, thought, kept_back, item, meeting, goal)


Go = Callable[..., Page]


def key(life: Shared, name: str) -> str:
    return f"share.{life.dana.id}.{name}"


def choose(page: Page, life: Shared, *parts: str, name: str = "Mara Brandt") -> Page:
    """Choose the person, say one's name, switch parts on."""
    page.tap("share.who", life.dana.id)
    page.at.text_input(key=key(life, "my_name")).set_value(name)
    page.run()
    for part in parts:
        page.at.checkbox(key=key(life, f"part.{part}")).check()
    return page.run()


def tick(page: Page, life: Shared, *entries: object) -> Page:
    """Choose single entries."""
    for entry in entries:
        page.at.checkbox(key=key(life, f"tick.{entry.id}")).check()  # type: ignore[attr-defined]  # any entry
    return page.run()


def decide(page: Page, answer: str) -> Page:
    """Answer every open word alike."""
    for group in page.at.button_group:
        if ".word." in str(group.key) and group.value is None:
            group.set_value(answer)
    return page.run()


def read_all(page: Page) -> Page:
    """Say of each text that it was read."""
    for box in page.at.checkbox:
        if ".read." in str(box.key):
            box.check()
    return page.run()


def press(page: Page, key: str) -> Page:
    page.at.button(key=key).click()
    return page.run()


def hand_over(page: Page) -> Page:
    """Go from what is chosen to the file."""
    return press(press(read_all(decide(page, "cut")), "share.preview"), "share.make")


def open_fold(page: Page, key: str) -> Page:
    """Open a fold that draws its contents only when it is open."""
    page.at.session_state[key] = True
    return page.run()
