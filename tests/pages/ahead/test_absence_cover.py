"""Cover on its pages: who covers, who agreed, the one line while away, and what became of the sheet."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journal.records.absence_decision import AbsenceDecision, Choice, Consent
from journal.records.absence_plan import AbsencePlan
from journal.records.client import Client, ClientFact, Member
from journal.records.cover import Cover, SheetItem
from journal.records.person import Person, Relation
from journal.records.session import Session
from journal.records.time_off import TimeOff
from journal.store.journal import Journal
from journal.use_cases import absence as use_case
from tests.pages.conftest import OpenPage, Page, days_ago, moment, today

PAGE, OF_ONE, TODAY = "ahead/absence_cover.py", "ahead/absence_client.py", "today/today.py"


def plan_of(journal: Journal, first: int, last: int, **fields: object) -> tuple[TimeOff, AbsencePlan]:
    """Return a time off from `first` to `last` days from now, and its plan."""
    off = TimeOff(at=moment(days_ago(-first), "00:00"), last=days_ago(-last), **fields)  # type: ignore[arg-type]
    journal.time_off.add(off)
    return off, use_case.begin(journal, off, today())


@pytest.fixture
def dana(journal: Journal) -> Person:
    person = Person(at=moment(days_ago(100)), name="Dana", relation=Relation.COLLEAGUE)
    journal.people.add(person)
    return person


@pytest.fixture
def at_risk(journal: Journal) -> Client:
    """Return a couple of whom one is at risk, with a session planned in 12 days."""
    client = Client(at=moment(days_ago(100), "00:00"), code="R3", members=(Member(label="A"), Member(label="B")))
    journal.clients.add(client)
    journal.clients.add_fact(ClientFact(client_id=client.id, effective=days_ago(1), risk=True))
    journal.sessions.add(Session(at=moment(days_ago(-12)), client_id=client.id))
    return client


def decided(journal: Journal, plan: AbsencePlan, client: Client) -> AbsenceDecision:
    return use_case.decide(journal, plan, client.id, lambda before: replace(before, choice=Choice.COVER))


def test_somebody_is_noted_down_and_what_was_agreed_is_kept(
    open_page: OpenPage, journal: Journal, dana: Person, at_risk: Client
) -> None:
    off, plan = plan_of(journal, 10, 16, cover="Dana *mornings*")
    page = open_page(PAGE, off=off.id)
    assert "Cover, as written: Dana *mornings*" in page.said
    assert "Nobody covers yet" in page.said
    page.tap("absence_cover.who", dana.id).press("Note down cover")
    (cover,) = journal.covers.of_plan(plan.id)
    assert page.way == ("absence-cover", {"id": cover.id})
    page = open_page(PAGE, id=cover.id)
    page.fill(agreed_on=today(), client_ids=[at_risk.id], hours="mornings", names_at="with the secretary").press("Save")
    assert page.errors == []
    kept = journal.covers.get(cover.id)
    assert (kept.agreed_on, kept.client_ids, kept.names_at) == (today(), (at_risk.id,), "with the secretary")
    assert page.way == ("absence-cover", {"off": off.id})
    page = open_page(PAGE, off=off.id)
    assert "agreed " in page.said
    assert "R3" in page.said
    assert "Dana: nobody agreed to it yet" in page.said


def test_cover_that_was_noted_down_by_mistake_is_deleted_and_put_back(
    open_page: OpenPage, journal: Journal, dana: Person
) -> None:
    off, plan = plan_of(journal, 10, 16)
    cover = Cover(at=plan.at, plan_id=plan.id, person_id=dana.id, reach="116 117")
    journal.covers.add(cover)
    page = open_page(PAGE, id=cover.id).press("Delete")
    assert page.way == ("absence-cover", {"off": off.id})
    assert journal.covers.of_plan(plan.id) == []
    assert "Nobody covers yet" in open_page(PAGE, off=off.id).said
    journal.covers.restore(cover.id)
    assert journal.covers.of_plan(plan.id)[0].reach == "116 117"


def test_each_who_agreed_is_noted_on_the_clients_page_and_counts_only_together(
    open_page: OpenPage, journal: Journal, dana: Person, at_risk: Client
) -> None:
    off, plan = plan_of(journal, 10, 16)
    journal.covers.add(Cover(at=plan.at, plan_id=plan.id, person_id=dana.id))
    page = open_page(PAGE, off=off.id).press("Consent")
    assert page.way[0] == "absence-client"
    decision = journal.absence_decisions.get(page.way[1]["id"])
    (one, other) = at_risk.members
    page = open_page(OF_ONE, id=decision.id).press("Add who agreed")
    (row,) = page.value("consents.rows")
    fill = {"person": dana.id, "member": one.id, "given": True, "on": today(), "items": ["what helps", "risk"]}
    page.fill(**{f"consents__{row}__{name}": value for name, value in fill.items()}, helps="a slow voice")
    page.press("Save")
    assert page.errors == []
    kept = journal.absence_decisions.get(decision.id)
    consent = Consent(person_id=dana.id, member_id=one.id, given=True, on=today(), items="what helps, risk")
    assert (kept.consents, kept.helps) == ((consent,), "a slow voice")
    assert "Dana: declined or withdrawn" in open_page(PAGE, off=off.id).said

    both = replace(kept, consents=(consent, replace(consent, member_id=other.id, given_by="her *own* words")))
    kept = journal.absence_decisions.update(both)
    assert "Dana: agreed " in open_page(PAGE, off=off.id).said
    page = open_page(OF_ONE, id=decision.id)
    page.fill(consents__1__withdrawn_on=today()).press("Save")
    assert journal.absence_decisions.get(decision.id).consents[1].withdrawn_on == today()
    assert "Dana: declined or withdrawn" in open_page(PAGE, off=off.id).said


def test_half_a_consent_is_not_kept_and_it_is_said_what_is_missing(
    open_page: OpenPage, journal: Journal, dana: Person, at_risk: Client
) -> None:
    _, plan = plan_of(journal, 10, 16)
    decision = decided(journal, plan, at_risk)
    page = open_page(OF_ONE, id=decision.id).press("Add who agreed")
    (row,) = page.value("consents.rows")
    page.fill(**{f"consents__{row}__person": dana.id}).press("Save")
    assert page.errors == [
        "Consent to cover: need who would be told, whether it was given, and the day, each. Nothing you typed was lost."
    ]
    assert journal.absence_decisions.get(decision.id).consents == ()
    assert page.value(f"consents.{row}.person") == dana.id


def test_while_away_today_says_in_one_line_who_covers(open_page: OpenPage, journal: Journal, dana: Person) -> None:
    before = open_page(TODAY).said
    off, plan = plan_of(journal, -2, 3)
    assert open_page(TODAY).said == before
    cover = Cover(at=plan.at, plan_id=plan.id, person_id=dana.id)
    journal.covers.add(cover)
    assert open_page(TODAY).said == before  # nobody agreed yet
    journal.covers.update(replace(cover, agreed_on=today()))
    said = [line for line in open_page(TODAY).said.splitlines() if line not in before.splitlines()]
    assert len(said) == 1
    assert said[0].startswith("Dana covers, until ")
    journal.time_off.update(replace(off, last=days_ago(1)))
    assert open_page(TODAY).said == before


def test_once_its_day_is_over_it_is_asked_whether_the_sheet_was_destroyed(
    open_page: OpenPage, journal: Journal, dana: Person
) -> None:
    off, plan = plan_of(journal, -40, -30)
    cover = Cover(at=plan.at, plan_id=plan.id, person_id=dana.id, sheet_id="a" * 32, sheet_on=days_ago(41))
    journal.covers.add(cover)
    page = open_page(PAGE, off=off.id)
    assert len(page.at.warning) == 1
    assert "Please ask whether it was." in page.at.warning[0].value
    page.press("Destroyed today")
    assert not page.at.warning
    assert journal.covers.get(cover.id).destroyed_on == today()
    page.press("Undo")
    assert journal.covers.get(cover.id).destroyed_on is None
    journal.covers.update(replace(journal.covers.get(cover.id), keep_until_handed_back=True))
    page = open_page(PAGE, off=off.id)
    assert not page.at.warning
    assert "Something happened: it is kept until it is handed back" in page.said


def test_who_was_deleted_or_has_ended_is_said_with_the_cover(
    open_page: OpenPage, journal: Journal, dana: Person, at_risk: Client
) -> None:
    off, plan = plan_of(journal, 10, 16)
    cover = Cover(at=plan.at, plan_id=plan.id, person_id=dana.id)
    journal.covers.add(cover)
    consent = Consent(person_id=dana.id, given=True, on=today(), items=", ".join(SheetItem))
    decision = journal.absence_decisions.update(replace(decided(journal, plan, at_risk), consents=(consent,)))
    journal.people.update(replace(dana, ended_on=days_ago(3)))
    assert "Noted as ended on" in open_page(PAGE, off=off.id).at.warning[0].value
    journal.people.delete(dana.id)
    for page in (
        open_page(PAGE, off=off.id),
        open_page(PAGE, id=cover.id),
        open_page("sharing/share/sheet.py", cover=cover.id),
    ):
        assert "was deleted from your people" in page.at.warning[0].value
    page = open_page(OF_ONE, id=decision.id).fill(helps="a slow voice").press("Save")
    assert page.errors == []
    assert journal.absence_decisions.get(decision.id).consents == (consent,)
    journal.time_off.delete(off.id)
    assert "not in the journal any more" in open_page(PAGE, id=cover.id).notes[0]
    assert "not in the journal any more" in open_page(PAGE, off=off.id).notes[0]


def test_a_colleague_is_offered_no_summary_and_no_supervision(open_page: OpenPage, dana: Person) -> None:
    page: Page = open_page("sharing/share/share.py")
    assert "nobody here yet" in page.said
