"""What was agreed on contact between sessions, on the client's form; and one code in two roles."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest

from journal.records.boundary_agreement import BoundaryAgreement
from journal.records.client import Client, EndingKind, Role
from journal.store.journal import Journal
from tests.pages.conftest import OpenPage, Page, days_ago, moment, today

PAGE = "clients/clients.py"
SINCE = date(2026, 3, 2)
OLD = BoundaryAgreement(agreed_on=SINCE, channels=("phone",), hours="till six", response_hours=24)


def taken_on(journal: Journal, code: str = "K2", **told: Any) -> Client:
    client = Client(at=moment(SINCE, "00:00"), code=code, **told)
    journal.clients.add(client)
    return client


def agreed(journal: Journal, client: Client) -> BoundaryAgreement | None:
    return journal.clients.get(client.id).agreement


def lines(page: Page) -> str:
    """Return the plain texts of the page."""
    return "\n".join(text.value for text in page.at.text)


def test_none_recorded_is_shown_as_that_and_kept_as_that(open_page: OpenPage, journal: Journal) -> None:
    client = taken_on(journal)
    page = open_page(PAGE, id=client.id)
    assert page.value("agreement_is") == "None recorded"
    assert "None recorded. Contacts then count as neither inside nor outside." in page.said
    assert not page.has("channels")

    page.fill(approach="DBT").press("Save")
    assert agreed(journal, client) is None


def test_everything_agreed_is_kept_and_comes_back(open_page: OpenPage, journal: Journal) -> None:
    client = taken_on(journal)
    page = open_page(PAGE, id=client.id).fill(agreement_is="Recorded")
    assert page.value("agreed_on") == today()
    page.fill(
        channels=["email", "phone"],
        purposes=["check-in"],
        weekdays=[5, 1],
        hours_from=time(8),
        hours_until=time(18),
        hours="not on the days I teach",
        response_hours=24,
        agreed_on=SINCE,
        contact_is_treatment=True,
    )
    assert page.press("Save").errors == []

    expected = BoundaryAgreement(
        agreed_on=SINCE,
        channels=("email", "phone"),
        purposes=("check-in",),
        weekdays=(1, 5),
        hours_from=time(8),
        hours_until=time(18),
        hours="not on the days I teach",
        response_hours=24,
    )
    assert agreed(journal, client) == expected
    assert journal.clients.get(client.id).contact_is_treatment is True
    open_page(PAGE, id=client.id).fill(approach="DBT").press("Save")
    assert agreed(journal, client) == expected


def test_a_new_client_can_be_taken_on_with_an_agreement(open_page: OpenPage, journal: Journal) -> None:
    open_page(PAGE).fill(code="K2", agreement_is="Recorded").fill(channels=["message"]).press("Save")

    assert journal.clients.all()[0].agreement == BoundaryAgreement(agreed_on=today(), channels=("message",))


def test_it_can_be_taken_back(open_page: OpenPage, journal: Journal) -> None:
    client = taken_on(journal, agreement=OLD)
    open_page(PAGE, id=client.id).fill(agreement_is="None recorded").press("Save")

    assert agreed(journal, client) is None
    assert journal.clients.history(client.id)[-1].before == client


def test_what_an_older_version_kept_is_read_and_kept(open_page: OpenPage, journal: Journal) -> None:
    client = taken_on(journal)
    with journal.transaction() as db:
        told = '{"agreed_on": "2026-03-02", "channels": ["carrier *pigeon*"], "purposes": [], "hours": "till six"}'
        db.execute("UPDATE clients SET agreement = ? WHERE id = ?", [told, client.id])
    page = open_page(PAGE, id=client.id)
    assert page.value("channels") == ["carrier *pigeon*"]

    page.fill(response_hours=6).press("Save")
    assert agreed(journal, client) == BoundaryAgreement(
        agreed_on=SINCE, channels=("carrier *pigeon*",), hours="till six", response_hours=6
    )


# --- made anew -----------------------------------------------------------------------------------


def test_a_later_day_makes_a_new_agreement_and_the_old_one_held_until_then(
    open_page: OpenPage, journal: Journal
) -> None:
    client = taken_on(journal, agreement=OLD)
    page = open_page(PAGE, id=client.id)
    assert not page.has("before_is")
    page.fill(agreed_on=days_ago(3), channels=["message"])
    assert page.value("before_is") == "held until then"
    assert "Agreed on 2 March 2026: phone calls; till six; an answer within 24 hours" in lines(page)
    assert page.press("Save").errors == []

    now = agreed(journal, client)
    assert now is not None
    assert (now.agreed_on, now.channels, now.earlier) == (days_ago(3), ("message",), (OLD,))
    assert now.on(days_ago(4)) == OLD
    page = open_page(PAGE, id=client.id)
    assert "Agreed on 2 March 2026: phone calls" in lines(page)
    page.fill(response_hours=3).press("Save")
    again = agreed(journal, client)
    assert again is not None
    assert again.earlier == (OLD,)


def test_a_wrong_day_can_be_put_right(open_page: OpenPage, journal: Journal) -> None:
    client = taken_on(journal, agreement=OLD)
    page = open_page(PAGE, id=client.id).fill(agreed_on=days_ago(3)).fill(before_is="was noted wrongly").press("Save")
    assert page.errors == []

    now = agreed(journal, client)
    assert now is not None
    assert (now.agreed_on, now.channels, now.earlier) == (days_ago(3), OLD.channels, ())


# --- what goes wrong -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"hours_from": time(8)}, "Agreed hours, until: and the hour it begins belong together"),
        ({"hours_from": time(8), "hours_until": time(8)}, "Agreed hours, until: must differ"),
        ({"response_hours": 673}, "Promised answer, hours: must be between 0 and 672"),
        ({"hours": "x" * 501}, "Agreed hours: can hold 500 characters at most"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_lost(
    open_page: OpenPage, journal: Journal, wrong: dict[str, object], named: str
) -> None:
    client = taken_on(journal)
    page = open_page(PAGE, id=client.id).fill(agreement_is="Recorded").fill(channels=["phone"], **wrong).press("Save")

    assert len(page.errors) == 1
    assert page.errors[0].startswith(named)
    assert agreed(journal, client) is None
    assert page.value("channels") == ["phone"]
    assert all(page.value(name) == value for name, value in wrong.items())


# --- two roles -----------------------------------------------------------------------------------

QUIET = "Two roles with one person may be worth an hour of supervision."


def test_a_code_that_stands_for_a_coaching_client_too_is_said_quietly(open_page: OpenPage, journal: Journal) -> None:
    taken_on(journal, "K2", role=Role.COACHING)
    page = open_page(PAGE).press("Add a client")
    assert QUIET not in page.said
    page.fill(code=" k2 ")
    assert f"K2 is also a coaching client of yours since 2 March 2026. {QUIET}" in page.said

    assert page.fill(role="coaching").said.count(QUIET) == 0
    page.fill(role="therapy").press("Save")
    assert sorted(client.role for client in journal.clients.all()) == ["coaching", "therapy"]
    therapy = next(client for client in journal.clients.all() if client.role is Role.THERAPY)
    assert QUIET in open_page(PAGE, id=therapy.id).said


def test_work_that_ended_is_told_in_the_past(open_page: OpenPage, journal: Journal) -> None:
    taken_on(journal, "K2", role=Role.LEGAL, ending=EndingKind.PLANNED, ended_on=date(2026, 6, 30))
    client = taken_on(journal, "K2")

    said = open_page(PAGE, id=client.id).said
    assert "K2 was also a legal client of yours, until 30 June 2026." in said


def test_one_role_and_other_codes_say_nothing(open_page: OpenPage, journal: Journal) -> None:
    client = taken_on(journal, "K2")
    taken_on(journal, "K3", role=Role.COACHING)
    gone = taken_on(journal, "K2", role=Role.TEACHING)
    journal.clients.delete(gone.id)

    assert QUIET not in open_page(PAGE, id=client.id).said
