"""Placements in the file: what names one keeps it from going for good."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from journal.errors import PlacementNeeded
from journal.records.client import ClientFact
from journal.records.opening_balance import BalanceOf, OpeningBalance
from journal.records.person import Person, Relation
from journal.records.placement import Placement
from journal.store import trash
from journal.store.journal import Journal
from tests.journal.practice import at
from tests.journal.store.journals import client, session

DAY = date(2026, 3, 2)


@pytest.fixture
def clinic(journal: Journal) -> Placement:
    placement = Placement(at=at(DAY), name="The clinic", begins=DAY)
    journal.placements.add(placement)
    return placement


def test_one_that_is_named_is_not_deleted(journal: Journal, clinic: Placement) -> None:
    someone = client("K2")
    journal.clients.add(someone)
    journal.clients.add_fact(ClientFact(client_id=someone.id, effective=DAY, placement_id=clinic.id))
    assert journal.clients.state_on(someone.id, DAY).placement_id == clinic.id
    with pytest.raises(PlacementNeeded, match="Give it a last day"):
        journal.placements.delete(clinic.id)
    assert journal.placements.all() == [clinic]


def test_one_that_is_named_since_it_was_deleted_stays_in_the_trash_with_its_name(
    journal: Journal, clinic: Placement
) -> None:
    journal.placements.delete(clinic.id)
    assert journal.placements.all() == []
    someone = client("K2")
    journal.clients.add(someone)
    journal.sessions.add(session(someone.id, placement_id=clinic.id))
    assert journal.placements.known()[clinic.id].name == "The clinic"
    with pytest.raises(PlacementNeeded, match="1 entry names this placement"):
        trash.purge(journal, "placement", clinic.id)
    later = datetime.now(UTC) + timedelta(days=40)
    trash.purge_due(journal, later)
    trash.purge_due(journal, later + timedelta(days=3))
    assert journal.placements.holds(clinic.id)


def test_one_that_nothing_names_goes(journal: Journal, clinic: Placement) -> None:
    journal.placements.delete(clinic.id)
    trash.purge(journal, "placement", clinic.id)
    assert not journal.placements.holds(clinic.id)


def test_a_supervisor_who_went_for_good_is_on_file_no_more(journal: Journal) -> None:
    dana = Person(at=at(DAY), name="Dana", relation=Relation.CLINICAL_SUPERVISOR)
    journal.people.add(dana)
    clinic = Placement(at=at(DAY), name="The clinic", begins=DAY, supervisor_id=dana.id)
    journal.placements.add(clinic)
    journal.people.delete(dana.id)
    trash.purge(journal, "person", dana.id)
    assert journal.placements.get(clinic.id).supervisor_id is None


def test_a_balance_is_kept_as_it_was_said(journal: Journal, clinic: Placement) -> None:
    balance = OpeningBalance(
        at=at(DAY), preset="california_amft", what=BalanceOf.CLIENT_HOURS, amount=320.25, until=DAY,
        placement_id=clinic.id, note="log book, page 12",
    )  # fmt: skip
    journal.opening_balances.add(balance)
    assert journal.opening_balances.all() == [balance]
    assert journal.placements.naming(clinic.id) == 1
