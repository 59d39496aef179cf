"""Placements, the hours from before, and where they are asked for: nowhere, as long as there is none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from journal.records.client import Client, ClientFact
from journal.records.downtime import Downtime, DowntimeCategory
from journal.records.opening_balance import BalanceOf, OpeningBalance
from journal.records.person import Person, Relation
from journal.records.placement import NO_PLACEMENT, Placement, PlacementSetting
from journal.records.session import CountsAs, Medium, Session, SessionStatus
from journal.records.supervision import Supervision
from journal.store.journal import Journal
from journal.wording import placements as wording
from tests.pages.conftest import OpenPage, SetClock, days_ago, moment, today

PAGE, BALANCES, HOURS = "supervision/placements.py", "supervision/opening_balances.py", "supervision/hours.py"
DAY = date(2026, 10, 14)


@pytest.fixture
def k2(journal: Journal) -> Client:
    client = Client(at=moment(days_ago(400), "00:00"), code="K2")
    journal.clients.add(client)
    journal.clients.add_fact(ClientFact(client_id=client.id, effective=days_ago(400), minutes=50))
    return client


@pytest.fixture
def dana(journal: Journal) -> Person:
    person = Person(at=moment(days_ago(100)), name="Dana", relation=Relation.CLINICAL_SUPERVISOR)
    journal.people.add(person)
    return person


def placed(journal: Journal, name: str = "The clinic", **more: object) -> Placement:
    told = {"begins": days_ago(300), **more}
    placement = Placement(at=moment(days_ago(300)), name=name, **told)  # type: ignore[arg-type]  # as given
    journal.placements.add(placement)
    return placement


def test_a_placement_is_noted_with_its_supervisor_and_when_the_agreement_was_entered(
    open_page: OpenPage, journal: Journal, dana: Person
) -> None:
    page = open_page(PAGE)
    assert wording.EMPTY in page.said
    page.fill(name=" The clinic ", setting="clinic", begins=days_ago(30), ends=days_ago(-300), supervisor_id=dana.id)
    page.fill(agreement_signed_on=days_ago(31), client_group="adults", modality="CBT").press("Save")
    (kept,) = journal.placements.all()
    assert (kept.name, kept.setting, kept.begins, kept.ends) == (
        "The clinic", PlacementSetting.CLINIC, days_ago(30), days_ago(-300),
    )  # fmt: skip
    assert (kept.supervisor_id, kept.agreement_signed_on, kept.agreement_entered_on) == (dana.id, days_ago(31), today())
    assert "supervised by Dana  ·  agreement signed" in page.said
    assert "noted here" in page.said
    assert journal.drafts.all() == []
    page = open_page(PAGE, id=kept.id).fill(name="The other name").press("Save")
    assert journal.placements.get(kept.id).agreement_entered_on == today()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"ends": days_ago(31)}, "Last day: must not lie before the start. Nothing you typed was lost."),
        ({"begins": None}, "First day: is needed. Nothing you typed was lost."),
        (
            {"agreement_signed_on": days_ago(-1)},
            "Agreement signed on: cannot lie in the future. Nothing you typed was lost.",
        ),
    ],
)
def test_what_does_not_fit_is_said_and_nothing_is_lost(
    open_page: OpenPage, journal: Journal, wrong: dict[str, object], said: str
) -> None:
    page = open_page(PAGE).fill(**{"name": "The clinic", "begins": days_ago(30), **wrong}).press("Save")
    assert page.errors == [said]
    assert page.value("name") == "The clinic"
    assert journal.placements.all() == []


def test_one_that_is_over_is_folded_away_and_one_that_is_deleted_can_be_put_back(
    open_page: OpenPage, journal: Journal
) -> None:
    clinic = placed(journal)
    placed(journal, "The school", ends=days_ago(1))
    page = open_page(PAGE)
    assert [fold.label for fold in page.at.expander] == ["Ended (1)"]
    used = OpeningBalance(
        at=moment(today(), "00:00"),
        preset="ukcp",
        what=BalanceOf.EDUCATION,
        amount=3,
        until=days_ago(9),
        placement_id=clinic.id,
    )
    journal.opening_balances.add(used)
    page = open_page(PAGE, id=clinic.id)
    assert wording.named(1) in page.said
    assert "Delete" not in page.buttons
    journal.opening_balances.update(replace(used, placement_id=None))
    page = open_page(PAGE, id=clinic.id).press("Delete")
    assert [one.name for one in journal.placements.all()] == ["The school"]
    page.press("Undo")
    assert len(journal.placements.all()) == 2


def test_without_placements_nothing_of_it_is_asked(open_page: OpenPage, journal: Journal, k2: Client) -> None:
    for page in ("log/session.py", "log/supervision.py", "clients/clients.py"):
        shown = open_page(page, **({"id": k2.id} if "clients" in page else {}))
        assert not any(shown.has(name) for name in ("placement_id", "counts_as", "child")), page
    assert wording.EVERY not in open_page(HOURS).said


def test_a_client_moves_and_earlier_sessions_stay_where_they_were(
    open_page: OpenPage, journal: Journal, k2: Client
) -> None:
    clinic, school = placed(journal), placed(journal, "The school")
    page = open_page("clients/clients.py", id=k2.id).fill(effective=days_ago(30))
    page.fill(placement_id=clinic.id, child=True).press("Save")
    page = open_page("clients/clients.py", id=k2.id).fill(placement_id=school.id).press("Save")
    states = [journal.clients.state_on(k2.id, days_ago(n)).placement_id for n in (31, 30, 1, 0)]
    assert states == [None, clinic.id, clinic.id, school.id]
    page = open_page("clients/clients.py", id=k2.id)
    assert page.value("placement_id") == school.id
    assert "placement The clinic" in page.said
    page.fill(placement_id=NO_PLACEMENT).press("Save")
    assert journal.clients.state_on(k2.id, today()).placement_id == NO_PLACEMENT


def test_a_session_takes_the_clients_placement_and_may_say_another(
    open_page: OpenPage, journal: Journal, k2: Client
) -> None:
    clinic, school = placed(journal), placed(journal, "The school")
    journal.clients.add_fact(ClientFact(client_id=k2.id, effective=days_ago(30), placement_id=clinic.id))
    page = open_page("log/session.py").fill(client_id=k2.id)
    assert wording.as_the_client("The clinic") in page.said
    page.fill(demand=3).press("Save")
    (plain,) = journal.sessions.latest(5)
    assert (plain.placement_id, plain.counts_as) == (None, ())
    page = open_page("log/session.py", id=plain.id)
    page.fill(placement_id=school.id, counts_as=["observed"]).press("Save")
    kept = journal.sessions.get(plain.id)
    assert (kept.placement_id, kept.counts_as) == (school.id, (CountsAs.OBSERVED,))


def test_what_a_session_says_stays_where_its_placement_was_deleted(
    open_page: OpenPage, journal: Journal, k2: Client
) -> None:
    clinic = placed(journal)
    journal.placements.delete(clinic.id)
    session = Session(at=moment(days_ago(1)), client_id=k2.id, placement_id=clinic.id, counts_as=(CountsAs.ASSESSMENT,))
    journal.sessions.add(session)
    page = open_page("log/session.py", id=session.id).fill(minutes=40).press("Save")
    assert page.errors == []
    kept = journal.sessions.get(session.id)
    assert (kept.minutes, kept.placement_id, kept.counts_as) == (40, clinic.id, (CountsAs.ASSESSMENT,))


def test_a_planned_session_keeps_its_placement_as_it_is_settled(
    open_page: OpenPage, journal: Journal, k2: Client, set_clock: SetClock
) -> None:
    set_clock(DAY, "20:00")
    clinic = placed(journal, begins=date(2026, 1, 1))
    planned = Session(at=moment(DAY, "10:00"), client_id=k2.id, placement_id=clinic.id)
    journal.sessions.add(planned)
    open_page("log/session.py").fill(client_id=k2.id, demand=4).press("Save")
    kept = journal.sessions.get(planned.id)
    assert (kept.status, kept.placement_id) == (SessionStatus.ATTENDED, clinic.id)


def test_a_meeting_may_say_its_placement(open_page: OpenPage, journal: Journal) -> None:
    clinic = placed(journal)
    open_page("log/supervision.py").fill(minutes=60, placement_id=clinic.id).press("Save")
    (kept,) = journal.supervisions.latest(1)
    assert kept.placement_id == clinic.id


def test_hours_from_before_are_noted_and_none_to_come(open_page: OpenPage, journal: Journal) -> None:
    page = open_page(BALANCES)
    assert wording.BALANCES_EMPTY in page.said
    page.fill(preset="pacfa", what="hours with clients", amount=320.5, until=days_ago(-1), note="log book, page 12")
    page.press("Save")
    assert page.errors == [
        "Up to and including: cannot lie in the future: only hours that were worked can be brought forward. "
        "Nothing you typed was lost."
    ]
    page.fill(until=days_ago(400)).press("Save")
    (kept,) = journal.opening_balances.all()
    assert (kept.preset, kept.what, kept.amount, kept.placement_id) == ("pacfa", BalanceOf.CLIENT_HOURS, 320.5, None)
    assert "320.5 hours with clients, up to" in open_page(BALANCES).said
    assert journal.drafts.all() == []


def test_a_balance_of_a_rule_that_is_gone_is_kept_and_said(open_page: OpenPage, journal: Journal) -> None:
    balance = OpeningBalance(
        at=moment(days_ago(9)), preset="a_board_of_old", what=BalanceOf.WEEKS, amount=3, until=days_ago(400)
    )
    journal.opening_balances.add(balance)
    assert wording.UNKNOWN_PRESET in open_page(BALANCES).said
    assert open_page(HOURS).errors == []
    page = open_page(BALANCES, id=balance.id).fill(amount=4).press("Save")
    assert page.errors == []
    assert journal.opening_balances.get(balance.id).preset == "a_board_of_old"


def test_the_board_sees_one_placement_and_what_was_brought_forward(
    open_page: OpenPage, journal: Journal, k2: Client, dana: Person, set_clock: SetClock
) -> None:
    set_clock(DAY, "20:00")
    journal.settings.write(replace(journal.settings.read(), hours_preset="california_amft"))
    clinic = placed(journal, begins=date(2026, 1, 1), supervisor_id=dana.id)
    journal.clients.add_fact(ClientFact(client_id=k2.id, effective=date(2026, 9, 1), placement_id=clinic.id))
    for day, medium in ((date(2026, 8, 3), Medium.ROOM), (date(2026, 9, 7), Medium.VIDEO)):
        told = {"minutes": 60, "status": SessionStatus.ATTENDED, "medium": medium}
        journal.sessions.add(Session(at=moment(day), client_id=k2.id, **told))  # type: ignore[arg-type]  # as given
    journal.supervisions.add(Supervision(at=moment(date(2026, 9, 8)), minutes=60, person_id=dana.id, supervisor="Dana"))
    journal.supervisions.add(Supervision(at=moment(date(2026, 9, 9)), minutes=30, supervisor="somebody else"))
    letters = {"activity": "letters", "category": DowntimeCategory.ADMINISTRATION, "minutes": 20}
    journal.downtimes.add(Downtime(at=moment(date(2026, 9, 9)), **letters))  # type: ignore[arg-type]  # as given
    for until in (date(2025, 3, 3), date(2019, 3, 3)):
        journal.opening_balances.add(
            OpeningBalance(
                at=moment(DAY), preset="california_amft", what=BalanceOf.CLIENT_HOURS, amount=320.25, until=until,
                placement_id=clinic.id, note="log book",
            )
        )  # fmt: skip
    page = open_page(HOURS)
    assert "322.25 of 1750 hours with clients, 320.25 of them an opening balance: 1427.75 still to come." in page.said
    assert "Opening balance: The clinic: 320.25 hours with clients, up to 3 March 2025 (log book)." in page.said
    assert "Not counted, as its day lies before this period: The clinic: 320.25 hours" in page.said
    page.tap("hours_view", "By kind")
    assert "With clients: 2 h" in page.said
    assert "Of these, telehealth: 1 h." in page.said
    assert "In supervision, as it counts: 1 h 30 min" in page.said
    assert "Indirect: 20 min" in page.said
    assert "Indirect is downtime noted as administration or continuing education." in page.said
    assert wording.WITHOUT_OPENING in page.said
    next(box for box in page.at.selectbox if box.key == "hours.placement").set_value(clinic.id)
    page.run()
    assert "321.25 of 1750 hours with clients" in page.said
    assert "The clinic, since 1 January 2026." in page.said
    assert "With clients: 1 h" in page.said
    assert "In supervision, as it counts: 1 h**" in page.said
    assert "Indirect: 20 min" not in page.said
    assert "are not told apart by placement" in page.said
    page.tap("hours_view", "Signed off")
    assert "Dana" in page.said
    assert "somebody else" not in page.said
