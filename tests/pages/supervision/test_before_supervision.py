"""The page before the hour: one sentence, then everything to bring; and never what one would not tell."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from journal.records.agenda import AgendaItem, AgendaState
from journal.records.client import Client
from journal.records.encounter import Encounter
from journal.records.person import Person, Relation
from journal.records.reflection import Reflection
from journal.records.session import Session, SessionStatus
from journal.records.supervision import Action, Supervision, Want
from journal.store.journal import Journal
from pages.parts.markdown_escape import markdown_escape
from tests.pages.conftest import OpenPage, Page, days_ago, moment

PAGE = "supervision/before_supervision.py"

AddItem = Callable[..., AgendaItem]
AddMeeting = Callable[..., Supervision]
AddPerson = Callable[..., Person]
AddClient = Callable[..., Client]


def headings(page: Page) -> list[str]:
    return [heading.value for heading in page.at.header]


def opening(page: Page) -> str:
    return str(page.at.text[0].value)


def chosen(page: Page) -> str | None:
    value = next((group.value for group in page.at.button_group if group.label == "With"), None)
    return value if isinstance(value, str) else None


@pytest.fixture
def seen(journal: Journal) -> Callable[[Client, int], None]:
    """Return a function that keeps an attended session, so many days ago."""

    def kept(client: Client, days: int = 2) -> None:
        session = Session(at=moment(days_ago(days)), client_id=client.id, status=SessionStatus.ATTENDED, minutes=50)
        journal.sessions.add(session)

    return kept


def test_an_empty_journal_says_what_will_be_here(open_page: OpenPage) -> None:
    page = open_page(PAGE)

    assert opening(page) == "Nothing waits, and nothing is left open. The hour is yours."
    assert "will stand here" in page.said
    assert headings(page) == ["To bring"]


def test_the_first_sentence(
    open_page: OpenPage, add_item: AddItem, add_meeting: AddMeeting, add_client: AddClient, seen: Callable[..., None]
) -> None:
    r3, k2 = add_client("R3"), add_client("K2")
    seen(r3)
    seen(k2)
    long_ago, last = add_meeting(65), add_meeting(7)
    add_item("R3", 70, client_id=r3.id, state=AgendaState.DONE, supervision_id=long_ago.id, helped=True)
    add_item("K2", 10, client_id=k2.id, state=AgendaState.DECIDED, decision="wait", supervision_id=last.id)
    for title in ("a", "b", "c"):
        add_item(title, 3)

    page = open_page(PAGE)

    assert opening(page) == "Three waiting, one decision to report, R3 not discussed for nine weeks."
    assert "R3  ·  9 weeks ago, " in page.said
    assert "K2  ·  1 week ago, " in page.said


def test_what_waits_stands_there_with_what_i_want(open_page: OpenPage, add_item: AddItem) -> None:
    add_item("fees", want=Want.THINK_TOGETHER)

    assert "fees\nI want to think together" in open_page(PAGE).said


def test_last_time_is_reported_with_what_came_of_it(
    open_page: OpenPage, add_item: AddItem, add_meeting: AddMeeting
) -> None:
    last = add_meeting(7, supervisor="Dana", actions=(Action(text="call"), Action(text="read", done=True)))
    before = add_meeting(21)
    for title, decision, state, helped, met in (
        ("a", "wait", AgendaState.DONE, True, last),
        ("b", "ask", AgendaState.DONE, False, last),
        ("c", "write", AgendaState.DECIDED, None, last),
        ("d", "", AgendaState.RAISED, None, last),
        ("e", "learn", AgendaState.DECIDED, None, before),
        ("f", "gone by", AgendaState.DONE, True, before),
    ):
        add_item(title, 30, decision=decision, state=state, helped=helped, supervision_id=met.id)

    page = open_page(PAGE)

    assert "a  ·  done, it helped\nDecided: wait" in page.said
    assert "b  ·  done, it did not help" in page.said
    assert "c  ·  not done yet\nDecided: write" in page.said
    assert "read  ·  done" in page.said
    assert "gone by" not in page.said
    assert headings(page)[1:] == [
        "From last time",
        "Decided before, not done yet",
        "Raised, nothing decided yet",
        "Agreed, not done yet",
    ]


def test_what_one_would_not_tell_stands_nowhere(
    open_page: OpenPage, journal: Journal, add_item: AddItem, add_meeting: AddMeeting, add_client: AddClient
) -> None:
    secret, last = add_client("Z9"), add_meeting(7)
    for n, (state, decision) in enumerate(
        ((AgendaState.WAITING, ""), (AgendaState.RAISED, ""), (AgendaState.DECIDED, "wait"), (AgendaState.DONE, "ask"))
    ):
        reflection = Reflection(at=moment(days_ago(9)), client_id=secret.id, withheld=True, text="ashamed")
        journal.reflections.add(reflection)
        add_item(
            f"Z9 secret {n}",
            9,
            client_id=secret.id,
            source_kind="reflection",
            source_id=reflection.id,
            state=state,
            decision=decision,
            supervision_id=None if state is AgendaState.WAITING else last.id,
        )

    page = open_page(PAGE)

    assert "Z9" not in page.said
    assert "secret" not in page.said
    assert "ashamed" not in page.said
    assert opening(page).startswith("Nothing waits")


def test_what_was_put_there_by_hand_stays(
    open_page: OpenPage, journal: Journal, add_item: AddItem, add_client: AddClient
) -> None:
    k2 = add_client("K2")
    journal.reflections.add(Reflection(at=moment(days_ago(3)), client_id=k2.id, withheld=True, intensity=9))
    add_item("K2 after all", client_id=k2.id)

    assert "K2 after all" in open_page(PAGE).said


def test_an_item_that_waits_and_waits_is_not_called_so_on_this_page(
    open_page: OpenPage, add_item: AddItem, add_meeting: AddMeeting
) -> None:
    add_item("old", 60)
    for days in (50, 40, 30, 20):
        add_meeting(days)

    assert "till waiting" not in open_page(PAGE).said


def test_open_encounters_stand_there_until_they_are_discussed(
    open_page: OpenPage, journal: Journal, add_client: AddClient
) -> None:
    k2 = add_client("K2")
    journal.encounters.add(Encounter(at=moment(days_ago(3)), client_id=k2.id, setting="at the baker's"))
    journal.encounters.add(
        Encounter(at=moment(days_ago(9)), client_id=k2.id, setting="train", discussed_on=days_ago(8))
    )

    page = open_page(PAGE)

    assert "K2  ·  at the baker's" in page.said
    assert "train" not in page.said


def test_the_page_begins_with_whom_one_meets_next(
    open_page: OpenPage, add_person: AddPerson, add_meeting: AddMeeting
) -> None:
    abe, dana = add_person("Abe", next_meeting=days_ago(-9)), add_person("Dana", next_meeting=days_ago(-2))
    add_meeting(7, person_id=abe.id, supervisor="Abe")

    assert chosen(open_page(PAGE)) == dana.id


def test_without_a_day_it_begins_with_whom_one_met_last(
    open_page: OpenPage, add_person: AddPerson, add_meeting: AddMeeting
) -> None:
    abe = add_person("Abe")
    add_person("Dana", next_meeting=days_ago(2))
    add_meeting(7, person_id=abe.id, supervisor="Abe")

    assert chosen(open_page(PAGE)) == abe.id


def test_last_time_is_the_last_time_with_the_person_chosen(
    open_page: OpenPage, add_person: AddPerson, add_meeting: AddMeeting, add_item: AddItem
) -> None:
    abe, dana = add_person("Abe"), add_person("Dana", next_meeting=days_ago(-2))
    with_abe, with_dana = add_meeting(3, person_id=abe.id), add_meeting(20, person_id=dana.id, supervisor="Dana")
    add_item("of Dana", 30, state=AgendaState.DONE, decision="x", supervision_id=with_dana.id)
    add_item("of Abe", 30, state=AgendaState.DONE, decision="y", supervision_id=with_abe.id)

    page = open_page(PAGE)
    assert "of Dana  ·  done" in page.said
    assert "of Abe" not in page.said

    page.tap("before_supervision.who", abe.id)
    assert "of Abe  ·  done" in page.said
    assert "of Dana" not in page.said


def test_only_those_one_meets_can_be_chosen(open_page: OpenPage, add_person: AddPerson) -> None:
    add_person("Mum", relation=Relation.OWN)
    add_person("Gone", ended_on=days_ago(1))

    assert not any(group.label == "With" for group in open_page(PAGE).at.button_group)


def test_someone_deleted_in_another_tab_is_no_longer_chosen(
    open_page: OpenPage, journal: Journal, add_person: AddPerson
) -> None:
    abe, dana = add_person("Abe"), add_person("Dana", next_meeting=days_ago(-2))
    page = open_page(PAGE).tap("before_supervision.who", abe.id)
    journal.people.delete(abe.id)

    assert chosen(page.run()) == dana.id


def test_a_meeting_still_to_come_is_not_last_time(open_page: OpenPage, add_meeting: AddMeeting) -> None:
    add_meeting(-3, actions=(Action(text="planned", done=True),))

    assert "planned" not in open_page(PAGE).said


def test_a_client_who_is_not_seen_now_is_not_listed(
    open_page: OpenPage, add_client: AddClient, add_meeting: AddMeeting, seen: Callable[..., None]
) -> None:
    add_meeting(100)
    seen(add_client("K2"), 40)
    seen(add_client("R3"), 3)

    said = open_page(PAGE).said
    assert "K2" not in said
    assert "R3  ·  not discussed in 14 weeks" in said


def test_names_and_titles_are_shown_as_they_were_typed(
    open_page: OpenPage, add_person: AddPerson, add_item: AddItem
) -> None:
    add_person("![](http://127.0.0.1:9/x)")
    add_item("**fees** ![](http://127.0.0.1:9/y)")
    page = open_page(PAGE)

    shown_as_markdown = [str(e.value) for e in (*page.at.caption, *page.at.markdown, *page.at.header)]
    assert not any("127.0.0.1" in text for text in shown_as_markdown)
    (who,) = [group for group in page.at.button_group if group.label == "With"]
    assert list(who.options) == [markdown_escape("![](http://127.0.0.1:9/x)")]


@pytest.mark.usefixtures("in_demo")
def test_the_demo_journal(open_page: OpenPage) -> None:
    page = open_page(PAGE)

    assert page.errors == []
    assert "waiting" in opening(page)
    assert "Clients by when they were last discussed" in headings(page)
