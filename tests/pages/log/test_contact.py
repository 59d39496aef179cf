"""The page on which contact between sessions is logged: counts and minutes, held against what was agreed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest

from journal.records.agenda import AgendaState
from journal.records.boundary_agreement import BoundaryAgreement
from journal.records.client import Client
from journal.records.contact import Channel, Contact, Initiator, Purpose, WithWhom
from journal.store.journal import Journal
from tests.pages.conftest import OpenPage, Page, SetClock, days_ago, moment

PAGE = "log/contact.py"
WEDNESDAY = date(2026, 10, 14)
OFFICE = BoundaryAgreement(
    agreed_on=date(2026, 3, 2),
    channels=("phone", "email"),
    purposes=("check-in",),
    weekdays=(1, 2, 3, 4, 5),
    hours_from=time(8),
    hours_until=time(18),
    response_hours=24,
)


@pytest.fixture(autouse=True)
def _mid_week(set_clock: SetClock) -> None:
    set_clock(WEDNESDAY, "16:02")


@pytest.fixture
def agreed(journal: Journal, k2: Client) -> Client:
    """Return a client with whom contact was agreed on."""
    return journal.clients.update(replace(k2, agreement=OFFICE))


def kept(journal: Journal) -> Contact:
    return journal.contacts.latest(1)[0]


def standing(page: Page) -> str:
    """Return what the page says of the contact that is being written."""
    openings = ("Inside", "Outside", "No agreement", "An agreement")
    told = [text.value for text in page.at.text if text.value.startswith(openings)]
    return told[0] if told else ""


# --- what is asked -------------------------------------------------------------------------------


def test_an_empty_journal_says_what_will_be_here_and_that_no_content_is_asked(
    open_page: OpenPage, journal: Journal
) -> None:
    page = open_page(PAGE).run()

    assert "will be listed here" in page.said
    assert page.said.count("Counts and minutes only. What was said belongs in the record.") == 1
    assert "Add the first client" in page.buttons
    assert journal.drafts.all() == []


def test_a_contact_is_a_client_minutes_and_a_purpose(open_page: OpenPage, journal: Journal, k2: Client) -> None:
    page = open_page(PAGE).fill(client_id=k2.id, minutes=8, purpose="check-in").press("Save")

    contact = kept(journal)
    assert (contact.client_id, contact.minutes, contact.purpose) == (k2.id, 8, Purpose.CHECK_IN)
    assert contact.at == moment(WEDNESDAY, "15:50")  # eight minutes ago, rounded down: it is over when it is logged
    assert (contact.with_whom, contact.inside, contact.after_hours) == (WithWhom.CLIENT, None, False)
    assert "K2  ·  check-in  ·  8 minutes" in page.said
    assert journal.drafts.all() == []


def test_all_five_purposes_can_be_chosen_and_there_is_no_room_for_content(open_page: OpenPage, k2: Client) -> None:
    page = open_page(PAGE)
    purposes = next(group for group in page.at.button_group if group.key == f"{page.draft}.purpose")

    assert [option.lower() for option in purposes.options] == [purpose.value for purpose in Purpose]
    assert not page.at.text_input
    assert not page.at.text_area


def test_the_rest_is_kept_too(open_page: OpenPage, journal: Journal, agreed: Client) -> None:
    page = open_page(PAGE).fill(client_id=agreed.id, with_whom="guardian")
    page.fill(
        at_day=date(2026, 10, 12),
        at_time=time(21, 30),
        minutes=12,
        purpose="support or crisis",
        initiator="someone else",
        channel="phone",
        consented_by="both parents, in writing",
        in_record=False,
        demand=0,
        actual_hours=0.5,
        own_word="inside",
    )
    page.press("Save")

    contact = kept(journal)
    assert contact.at == moment(date(2026, 10, 12), "21:30")
    assert (contact.with_whom, contact.consented_by) == (WithWhom.GUARDIAN, "both parents, in writing")
    assert (contact.initiator, contact.channel, contact.purpose) == (Initiator.OTHER, Channel.PHONE, Purpose.SUPPORT)
    assert (contact.response_promised, contact.response_actual) == (24 * 60, 30)
    assert (contact.in_record, contact.demand, contact.inside, contact.after_hours) == (False, 0, True, True)


@pytest.mark.parametrize("whom", [whom for whom in WithWhom if whom is not WithWhom.CLIENT])
def test_who_consented_is_asked_for_anyone_but_the_client(
    open_page: OpenPage, journal: Journal, k2: Client, whom: WithWhom
) -> None:
    page = open_page(PAGE).fill(client_id=k2.id)
    assert not page.has("consented_by")
    page.fill(with_whom=whom.value)
    assert page.has("consented_by")

    page.fill(consented_by="her mother").fill(with_whom="client").press("Save")
    assert kept(journal).consented_by == ""


# --- inside, outside, none recorded --------------------------------------------------------------


def test_without_a_client_nothing_is_judged(open_page: OpenPage, agreed: Client) -> None:
    assert standing(open_page(PAGE)) == ""


def test_without_an_agreement_none_is_recorded_and_nothing_can_be_overruled(open_page: OpenPage, k2: Client) -> None:
    page = open_page(PAGE).fill(client_id=k2.id, channel="letter", after_hours=True)

    assert standing(page) == "No agreement recorded."
    assert not page.has("own_word")


def test_it_is_judged_as_the_form_is_filled(open_page: OpenPage, agreed: Client) -> None:
    page = open_page(PAGE).fill(client_id=agreed.id)
    assert standing(page) == "Inside what was agreed."
    assert standing(page.fill(channel="message")) == "Outside: messages were not agreed."
    page.fill(purpose="homework", at_time=time(21, 10))
    assert standing(page) == (
        "Outside: messages were not agreed; homework between sessions was not agreed; "
        "Wednesday 21:10 is not in the agreed hours (Monday to Friday, 08:00–18:00)."
    )
    page.fill(channel="phone", purpose="check-in", at_time=time(9), actual_hours=30.5)
    assert standing(page) == "Outside: answered after 30 hours 30 minutes, promised within 24 hours."
    assert standing(page.fill(actual_hours=None, at_day=date(2026, 3, 1))) == (
        "No agreement recorded then: it was agreed on 2 March 2026."
    )
    assert standing(page.fill(at_day=WEDNESDAY, with_whom="school")) == (
        "No agreement recorded on contact with a school."
    )


def test_a_judgement_can_be_overruled_and_both_are_said(open_page: OpenPage, journal: Journal, agreed: Client) -> None:
    page = open_page(PAGE).fill(client_id=agreed.id, channel="message").fill(own_word="inside")
    assert "Inside, by your own word; otherwise outside: messages were not agreed." in page.said
    assert standing(page.fill(own_word="outside")) == "Outside, by your own word."
    page.fill(own_word="inside").press("Save")
    assert kept(journal).inside is True

    page = open_page(PAGE, id=kept(journal).id)
    assert page.value("own_word") == "inside"
    page.fill(own_word="as judged").press("Save")
    assert kept(journal).inside is None


def test_an_own_word_about_one_client_is_not_kept_for_one_without_an_agreement(
    open_page: OpenPage, journal: Journal, agreed: Client, add_client: Any
) -> None:
    other = add_client("M1")
    page = open_page(PAGE).fill(client_id=agreed.id).fill(own_word="outside").fill(client_id=other.id)
    page.press("Save")

    assert kept(journal).inside is None


def test_an_own_word_outlives_the_agreement_it_was_about(open_page: OpenPage, journal: Journal, k2: Client) -> None:
    contact = Contact(client_id=k2.id, at=moment(days_ago(2)), inside=False)
    journal.contacts.add(contact)
    open_page(PAGE, id=contact.id).fill(minutes=9).press("Save")

    assert (kept(journal).minutes, kept(journal).inside) == (9, False)


def test_after_hours_and_the_promise_follow_the_agreement_until_changed_by_hand(
    open_page: OpenPage, agreed: Client, add_client: Any
) -> None:
    page = open_page(PAGE).fill(client_id=agreed.id)
    assert (page.value("after_hours"), page.value("promised_hours")) == (False, 24)
    assert page.fill(at_time=time(20)).value("after_hours") is True
    page.fill(after_hours=False)
    assert page.fill(minutes=3).value("after_hours") is False

    assert page.fill(initiator="therapist").value("promised_hours") is None
    page.fill(client_id=add_client("M1").id)
    assert (page.value("after_hours"), page.value("promised_hours")) == (False, None)


def test_hours_in_words_are_judged_by_the_tick(open_page: OpenPage, journal: Journal, k2: Client) -> None:
    journal.clients.update(replace(k2, agreement=BoundaryAgreement(hours="![](//a) till six")))
    page = open_page(PAGE).fill(client_id=k2.id, at_time=time(23))
    assert standing(page) == "Inside what was agreed."

    assert standing(page.fill(after_hours=True)) == "Outside: after the agreed hours."
    assert any("![](//a) till six" in text.value for text in page.at.text)
    assert not any("![](" in str(e.value) for e in (*page.at.markdown, *page.at.caption))


def test_contact_that_is_part_of_the_work_is_said_to_be(open_page: OpenPage, journal: Journal, k2: Client) -> None:
    assert "part of the work" not in open_page(PAGE).fill(client_id=k2.id).said
    journal.clients.update(replace(k2, contact_is_treatment=True))
    assert "part of the work" in open_page(PAGE).fill(client_id=k2.id).said


def test_the_list_says_where_each_stands(open_page: OpenPage, journal: Journal, agreed: Client) -> None:
    journal.contacts.add(Contact(client_id=agreed.id, at=moment(WEDNESDAY), channel=Channel.LETTER))
    journal.contacts.add(Contact(client_id=agreed.id, at=moment(WEDNESDAY), with_whom=WithWhom.PROFESSIONAL))
    said = open_page(PAGE).said

    assert "Outside: letters were not agreed." in said
    assert "K2  ·  with another professional\nNo agreement recorded on contact with another professional." in said


# --- supervision ---------------------------------------------------------------------------------


def test_a_tick_puts_it_on_the_agenda_and_takes_it_off_again(open_page: OpenPage, journal: Journal, k2: Client) -> None:
    open_page(PAGE).fill(client_id=k2.id, purpose="support or crisis", to_supervision=True).press("Save")
    (item,) = journal.agenda.waiting()
    assert (item.source_id, item.client_id, item.state) == (kept(journal).id, k2.id, AgendaState.WAITING)

    open_page(PAGE, id=kept(journal).id).fill(to_supervision=False).press("Save")
    assert journal.agenda.waiting() == []


# --- what goes wrong -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"client_id": None}, "Client: is not chosen yet"),
        ({"minutes": 99999}, "Minutes: must be between 1 and 1440"),
        ({"minutes": 0}, "Minutes: must be between 1 and 1440"),
        ({"at_day": None}, "Start, date: is needed"),
        ({"actual_hours": 673.0}, "Answered after: must be between 0 and 672 hours"),
        ({"promised_hours": -1.0}, "Promised answer: must be between 0 and 672 hours"),
        ({"with_whom": "school", "consented_by": "x" * 501}, "Who consented: can hold 500 characters at most"),
        ({"at_day": date(2026, 3, 29), "at_time": time(2, 30)}, "Start, time: falls into the hour that the clocks"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_lost(
    open_page: OpenPage, journal: Journal, agreed: Client, wrong: dict[str, object], named: str
) -> None:
    page = open_page(PAGE).fill(client_id=agreed.id, purpose="homework", demand=6)
    page.fill(**wrong).press("Save")

    assert len(page.errors) == 1
    assert page.errors[0].startswith(named)
    assert page.errors[0].endswith("Nothing you typed was lost.")
    assert journal.contacts.count() == 0
    assert (page.value("demand"), page.value("purpose")) == (6, "homework")
    assert all(page.value(name) == value for name, value in wrong.items())


def test_an_entry_is_edited_under_its_address(open_page: OpenPage, journal: Journal, agreed: Client) -> None:
    contact = Contact(
        client_id=agreed.id,
        at=moment(days_ago(2), "21:07"),
        minutes=7,
        channel=Channel.MESSAGE,
        after_hours=False,
        response_promised=100,
        response_actual=7,
        in_record=True,
    )
    journal.contacts.add(contact)
    page = open_page(PAGE, id=contact.id).press("Save")
    assert page.errors == []
    assert replace(kept(journal), edited_at=None) == contact

    open_page(PAGE, id=contact.id).fill(minutes=9).press("Save")
    assert replace(kept(journal), edited_at=None) == replace(contact, minutes=9)
    assert len(journal.contacts.history(contact.id)) == 2


def test_an_address_of_nothing_is_said_and_a_new_one_can_be_written(open_page: OpenPage, k2: Client) -> None:
    page = open_page(PAGE, id="0" * 32)

    assert any("not in the journal" in note for note in page.notes)
    assert page.value("at_day") == WEDNESDAY


def test_deleting_can_be_undone(open_page: OpenPage, journal: Journal, k2: Client) -> None:
    contact = Contact(client_id=k2.id, at=moment(days_ago(2)))
    journal.contacts.add(contact)
    page = open_page(PAGE).press("Delete")
    assert journal.contacts.count() == 0

    page.press("Undo")
    assert kept(journal) == contact


def test_a_change_in_another_tab_is_not_overwritten_and_what_was_typed_here_stays(
    open_page: OpenPage, journal: Journal, k2: Client
) -> None:
    contact = Contact(client_id=k2.id, at=moment(days_ago(2)), minutes=5)
    journal.contacts.add(contact)
    mine, other = open_page(PAGE, id=contact.id), open_page(PAGE, id=contact.id)
    mine.fill(minutes=6, actual_hours=2.0)
    other.fill(minutes=7).press("Save")
    assert "written here in another tab" in other.errors[0]
    assert other.value("actual_hours") == 2.0
    other.press("Save")
    mine.press("Save")

    assert "changed in another tab" in mine.errors[0]
    assert kept(journal).minutes == 7
    assert (mine.value("minutes"), mine.value("actual_hours")) == (6, 2.0)
    assert mine.press("Save").errors == []
    assert (kept(journal).minutes, kept(journal).response_actual) == (6, 120)


def test_a_draft_outlives_the_tab(open_page: OpenPage, agreed: Client) -> None:
    draft = open_page(PAGE).fill(client_id=agreed.id, channel="message").fill(own_word="outside").draft
    page = open_page(PAGE, draft=draft)

    assert (page.value("client_id"), page.value("channel"), page.value("own_word")) == (agreed.id, "message", "outside")
