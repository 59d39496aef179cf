"""One client's timeline."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journal.records.agenda import AgendaItem
from journal.records.client import Client, ClientFact, EndingKind, Member
from journal.records.contact import Contact
from journal.records.encounter import Encounter
from journal.records.reflection import Reflection
from journal.records.session import Session, SessionStatus
from journal.records.supervision import Supervision
from journal.store.journal import Journal
from tests.pages.conftest import OpenPage, days_ago, moment

PAGE = "clients/timeline.py"


@pytest.fixture
def k2(journal: Journal) -> Client:
    client = Client(at=moment(days_ago(99), "00:00"), code="K2", members=(Member(label="A"),))
    journal.clients.add(client)
    return client


def test_a_client_of_whom_nothing_is_logged_says_what_will_be_here(open_page: OpenPage, k2: Client) -> None:
    page = open_page(PAGE, client=k2.id)
    assert "K2" in page.said
    assert "will stand here" in page.said


def test_all_that_happened_and_what_changed_stands_there_and_nothing_else(
    open_page: OpenPage, journal: Journal, k2: Client
) -> None:
    other = Client(at=moment(days_ago(99), "00:00"), code="R3")
    journal.clients.add(other)
    journal.sessions.add(Session(at=moment(days_ago(-3)), client_id=k2.id))
    journal.sessions.add(Session(at=moment(days_ago(5)), client_id=k2.id, status=SessionStatus.ATTENDED, demand=7))
    journal.reflections.add(Reflection(at=moment(days_ago(4)), client_id=k2.id, text="a kettle"))
    journal.contacts.add(Contact(at=moment(days_ago(3)), client_id=k2.id))
    journal.encounters.add(Encounter(at=moment(days_ago(2)), client_id=k2.id, setting="baker"))
    hour = Supervision(at=moment(days_ago(1)), minutes=60, supervisor="Dana")
    journal.supervisions.add(hour)
    journal.agenda.add(AgendaItem(at=moment(days_ago(2)), title="K2", client_id=k2.id, supervision_id=hour.id))
    journal.sessions.add(Session(at=moment(days_ago(5)), client_id=other.id))
    member = k2.members[0].id
    journal.clients.add_facts(
        [
            ClientFact(client_id=k2.id, effective=days_ago(9), acuity=1),
            ClientFact(client_id=k2.id, effective=days_ago(5), acuity=3, risk=True),
            ClientFact(client_id=k2.id, member_id=member, effective=days_ago(4), trauma=True),
            ClientFact(client_id=k2.id, effective=days_ago(1), risk=False),
        ]
    )

    said = open_page(PAGE, client=k2.id).said.splitlines()

    wanted = [
        "Planned", "Supervision  ·  Dana", "No risk any more", "Encounter  ·  baker", "Contact",
        "A thought", "a kettle", "A: Trauma noted", "Attended", "Risk noted",
        "Acuity 3, severe, was 1", "Acuity 1, ordinary",
    ]  # fmt: skip
    places = [next(n for n, line in enumerate(said) if words in line) for words in wanted]
    assert sorted(places) == places
    assert not any("R3" in line for line in said)


def test_the_line_comes_by_pages(open_page: OpenPage, journal: Journal, k2: Client) -> None:
    journal.sessions.add_many(Session(at=moment(days_ago(n)), client_id=k2.id) for n in range(50))
    page = open_page(PAGE, client=k2.id)
    assert sum("Planned" in line for line in page.said.splitlines()) == 20
    page.press("Earlier").press("Earlier")
    assert sum("Planned" in line for line in page.said.splitlines()) == 50
    assert "Earlier" not in page.buttons


@pytest.mark.parametrize("told", ["", "f" * 32, "K2", "'; --"])
def test_an_address_of_no_client_is_answered_by_a_sentence(open_page: OpenPage, k2: Client, told: str) -> None:
    page = open_page(PAGE, client=told)
    assert any("no such client" in note for note in page.notes)
    assert "K2" not in page.said


def test_a_client_in_the_trash_still_has_a_timeline(open_page: OpenPage, journal: Journal, k2: Client) -> None:
    journal.sessions.add(Session(at=moment(days_ago(5)), client_id=k2.id))
    journal.clients.delete(k2.id)
    page = open_page(PAGE, client=k2.id)
    assert "in the trash" in page.said
    assert "Planned" in page.said
    assert "Open this client" not in page.buttons


def test_the_list_of_clients_leads_there(open_page: OpenPage, k2: Client) -> None:
    assert "Timeline" in open_page("clients/clients.py").buttons


def test_an_ending_and_a_return_stand_in_the_line(open_page: OpenPage, journal: Journal, k2: Client) -> None:
    ended = replace(k2, ending=EndingKind.PLANNED, ended_on=days_ago(50))
    journal.clients.update(ended)
    journal.clients.update(ended.taken_up(days_ago(20)))
    said = open_page(PAGE, client=k2.id).said
    assert said.index("Taken up again") < said.index("Ended, planned")
