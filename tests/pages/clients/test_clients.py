"""The page on which clients are kept, with the facts about them that hold from a day on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest

from journal.charts import style
from journal.errors import DiskFull
from journal.planning.usual_week import usual_week
from journal.records.client import (
    Client,
    ClientFact,
    EndingKind,
    Frequency,
    Member,
    Phase,
    ReachBy,
    Role,
    Severity,
    Slot,
    Unit,
)
from journal.records.session import Session, SessionStatus
from journal.store.journal import Journal
from journal.wording import clients as wording
from journal.wording import dates
from tests.pages.conftest import ZONE, OpenPage, Page, SetClock, days_ago, moment, today

PAGE = "clients/clients.py"
LONG_AGO = days_ago(400)


def taken_on(journal: Journal, code: str = "K2", *, members: tuple[Member, ...] = (), **facts: Any) -> Client:
    """Take a client on long ago, with facts that hold from then."""
    client = Client(at=moment(LONG_AGO, "00:00"), code=code, members=members)
    journal.clients.add(client)
    told = {"acuity": 1, "risk": False, "trauma": False, "minutes": 50, **facts}
    journal.clients.add_fact(ClientFact(client_id=client.id, effective=LONG_AGO, **told))
    return client


def note(journal: Journal, client: Client, effective: date, **facts: Any) -> None:
    journal.clients.add_fact(ClientFact(client_id=client.id, effective=effective, **facts))


def newest_fact(journal: Journal, client: Client) -> dict[str, Any]:
    """Return what the fact written last says, without what it leaves open."""
    fact = max(journal.clients.facts(client.id), key=lambda f: f.written_at)
    told = {name: getattr(fact, name) for name in fact.__dataclass_fields__ if name not in ("id", "written_at")}
    return {name: value for name, value in told.items() if value is not None and name != "client_id"}


def new_page(open_page: OpenPage) -> Page:
    """Open the form for a new client, wherever the page keeps it."""
    page = open_page(PAGE)
    return page.press("Add a client") if "Add a client" in page.buttons else page


# --- a new client --------------------------------------------------------------------------------


def test_one_is_saved_and_the_next_begins(open_page: OpenPage, journal: Journal) -> None:
    page = new_page(open_page).fill(code="Q7", minutes=45).press("Save and add another")
    first = page.at.query_params["draft"]
    assert page.value("code") == ""
    assert page.given("first_field")["press"] in first
    page.fill(code="Q8").press("Save and add another")
    assert page.at.query_params["draft"] != first
    page.fill(code="Q8").press("Save and add another")
    assert page.errors
    assert page.value("code") == "Q8"
    assert [(c.code, journal.clients.state_on(c.id, today()).minutes) for c in journal.clients.all()] == [
        ("Q7", 45),
        ("Q8", 50),
    ]


def test_an_empty_journal_offers_the_first_step(open_page: OpenPage, journal: Journal) -> None:
    page = open_page(PAGE).run()

    assert page.has("code")
    assert "A code is still personal data" in page.said
    assert "will be listed here" in page.said
    assert journal.drafts.all() == []


def test_a_code_is_enough(open_page: OpenPage, journal: Journal) -> None:
    page = new_page(open_page).fill(code=" K2 ").press("Save")

    client = journal.clients.by_code("k2")
    assert client is not None
    assert (client.code, client.day, client.role) == ("K2", today(), Role.THERAPY)
    assert "K2" in page.said
    assert journal.drafts.all() == []


def test_what_was_not_asked_of_a_new_client_is_not_left_to_be_assumed_later(
    open_page: OpenPage, journal: Journal
) -> None:
    new_page(open_page).fill(code="K2", at_day=LONG_AGO).press("Save")
    client = journal.clients.all()[0]
    note(journal, client, today(), risk=True, trauma=True, acuity=4, minutes=90)

    before = journal.clients.state_on(client.id, days_ago(30))
    assert (before.severity, before.minutes) == (Severity(acuity=1), 50)


def test_everything_about_a_new_client_is_kept(open_page: OpenPage, journal: Journal) -> None:
    page = new_page(open_page).press("Add a usual appointment")
    (row,) = page.value("slots.rows")
    journal.drafts.put_text(page.draft, "client", "note", "my words")
    page.fill(unit="couple").press("Add a member")
    (member,) = page.value("members.rows")
    page.fill(
        **{f"slots__{row}__weekday": 2, f"slots__{row}__clock": time(10), f"members__{member}__label": "A"},
        code="P7",
        frequency="fortnightly",
        minutes=90,
        acuity=0,
        risk=True,
        trauma=False,
        secrets="none kept",
        colour="plum",
        at_day=LONG_AGO,
        approach="DBT",
        contact_is_treatment=True,
        role="coaching",
        phase="working",
        need=4,
        break_sensitivity=0,
        consent_to_cover=False,
        ending="planned",
        ended_on=days_ago(-30),
    )
    assert page.press("Save").errors == []

    client = journal.clients.by_code("P7")
    assert client is not None
    assert (client.day, client.colour, client.role, client.note) == (LONG_AGO, "plum", Role.COACHING, "my words")
    assert (client.secrets, client.approach, client.contact_is_treatment) == ("none kept", "DBT", True)
    assert (client.ending, client.ended_on) == (EndingKind.PLANNED, days_ago(-30))
    assert client.consent_to_cover is False
    assert [m.label for m in client.members] == ["A"]
    (fact,) = journal.clients.facts(client.id)
    assert fact.effective == LONG_AGO
    assert (fact.unit, fact.frequency, fact.minutes) == (Unit.COUPLE, Frequency.FORTNIGHTLY, 90)
    assert (fact.acuity, fact.risk, fact.trauma) == (0, True, False)
    assert (fact.phase, fact.need, fact.break_sensitivity) == (Phase.WORKING, 4, 0)
    assert fact.slots == (Slot(weekday=2, clock=time(10)),)


def test_the_second_client_gets_another_colour(open_page: OpenPage, journal: Journal) -> None:
    for code in ("K2", "M1"):
        new_page(open_page).fill(code=code).press("Save")
    first, second = journal.clients.all()

    assert first.colour != second.colour


def test_a_colour_that_means_something_else_by_now_is_shown_as_another_kept_as_it_was_and_told_once(
    open_page: OpenPage, journal: Journal
) -> None:
    for code, colour in (("K2", "green"), ("M1", "violet")):
        journal.clients.add(Client(at=moment(LONG_AGO), code=code, colour=colour))
    shown = open_page(PAGE)
    dots = [each for html in shown.at.get("html") if "●" in (each := str(html.value))]  # type: ignore[union-attr]  # no Block
    pine, violet = (style.LIGHT.clients()[name] for name in ("pine", "violet"))
    assert [pine in dots[0], violet in dots[1]] == [True, True]
    assert "pine instead of green" in shown.said
    shown.press("All right")
    assert "instead of" not in shown.said
    assert "instead of" not in open_page(PAGE).said

    k2 = journal.clients.by_code("K2")
    assert k2 is not None
    form = open_page(PAGE, id=k2.id)
    assert "Green is shown as pine." in form.said
    form.press("Save")
    kept = journal.clients.by_code("K2")
    assert kept is not None
    assert kept.colour == "green"
    open_page(PAGE, id=k2.id).fill(colour="plum").press("Save")
    changed = journal.clients.by_code("K2")
    assert changed is not None
    assert changed.colour == "plum"


def test_undo_takes_a_new_client_back(open_page: OpenPage, journal: Journal) -> None:
    new_page(open_page).fill(code="K2").press("Save").press("Undo")

    assert journal.clients.all() == []


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"code": ""}, "Code: is needed"),
        ({"code": "Anna Maria"}, "Code: must be short"),
        ({"code": "x" * 13}, "Code: must be short"),
        ({"code": "K\0"}, "Code: must stay on one line"),
        ({"minutes": 1441}, "Minutes: must be between 1 and 1440"),
        ({"minutes": 0}, "Minutes: must be between 1 and 1440"),
        ({"at_day": None}, "Start: is needed"),
        ({"ending": "planned"}, "Ended on: "),
        ({"ended_on": today()}, "How it ended: "),
        ({"ending": "died", "ended_on": days_ago(1)}, "Ended on: must not lie before the start"),
        ({"approach": "x" * 501}, "Approach: can hold 500"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_lost(
    open_page: OpenPage, journal: Journal, wrong: dict[str, object], named: str
) -> None:
    page = new_page(open_page).fill(**{"code": "K2", "acuity": 0, **wrong}).press("Save")

    assert page.errors[0].startswith(named)
    assert page.errors[0].endswith("Nothing you typed was lost.")
    assert page.value("acuity") == 0
    assert journal.clients.count() == 0
    assert len(journal.drafts.all()) == 1


@pytest.mark.parametrize("half", [{"weekday": 1}, {"clock": time(9)}])
def test_half_an_appointment_is_named_and_nothing_is_saved(
    open_page: OpenPage, journal: Journal, half: dict[str, object]
) -> None:
    page = new_page(open_page).press("Add a usual appointment")
    (row,) = page.value("slots.rows")
    page.fill(code="K2", **{f"slots__{row}__{name}": value for name, value in half.items()}).press("Save")

    assert page.errors[0].startswith("Usual appointment: needs a weekday and a time")
    assert journal.clients.count() == 0
    assert page.press("Remove").press("Save").errors == []
    assert journal.clients.count() == 1


def test_a_code_is_taken_once(open_page: OpenPage, journal: Journal) -> None:
    taken_on(journal)
    page = new_page(open_page).fill(code="k2").press("Save")

    assert page.errors[0].startswith("Code: is taken by another client")
    assert journal.clients.count() == 1


CYRILLIC = "\u041a2"


def test_a_code_that_looks_like_another_is_asked_about(open_page: OpenPage, journal: Journal) -> None:
    taken_on(journal)
    page = new_page(open_page).fill(code=CYRILLIC)
    assert "Looks like K2, since" in page.said
    assert page.press("Save").errors[0].startswith("Code: looks like that of another client")
    assert journal.clients.count() == 1
    page.fill(looks_like=True).press("Save")
    assert journal.clients.count() == 2


def test_look_alikes_of_before_are_listed_once_and_edited_unasked(open_page: OpenPage, journal: Journal) -> None:
    taken_on(journal)
    other = taken_on(journal, CYRILLIC)
    taken_on(journal, "M1")
    page = open_page(PAGE)
    [said] = [caption.value for caption in page.at.caption if "look alike" in caption.value]
    assert CYRILLIC in said
    assert "M1" not in said
    page = open_page(PAGE, id=other.id).fill(approach="narrative").press("Save")
    assert page.errors == []
    assert journal.clients.get(other.id).approach == "narrative"


def test_client_and_facts_are_kept_together_or_not_at_all(
    open_page: OpenPage, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(facts: object) -> None:
        raise DiskFull

    page = new_page(open_page).fill(code="K2", acuity=3)
    monkeypatch.setattr(journal.clients, "add_facts", full)
    page.press("Save")

    assert page.errors == [DiskFull.sentence]
    assert journal.clients.count() == 0
    assert page.value("code") == "K2"


def test_a_start_on_a_night_that_skips_midnight_is_kept(
    open_page: OpenPage, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pages.parts.clock.browser_zone", lambda _journal: "Africa/Cairo")
    new_page(open_page).fill(code="K2", at_day=date(2026, 4, 24)).press("Save")

    assert journal.clients.all()[0].day == date(2026, 4, 24)


# --- facts that hold from a day on ---------------------------------------------------------------


def test_only_what_changed_is_written_and_holds_from_today(open_page: OpenPage, journal: Journal) -> None:
    client = taken_on(journal, frequency=Frequency.WEEKLY)
    open_page(PAGE, id=client.id).fill(acuity=3).press("Save")

    assert newest_fact(journal, client) == {"effective": today(), "acuity": 3}
    assert journal.clients.state_on(client.id, days_ago(1)).acuity == 1
    assert journal.clients.state_on(client.id, today()).frequency is Frequency.WEEKLY


def test_saving_without_a_change_writes_no_fact(open_page: OpenPage, journal: Journal) -> None:
    client = taken_on(journal, unit=Unit.COUPLE, slots=(Slot(weekday=2, clock=time(10)),), phase=Phase.STEADY)
    open_page(PAGE, id=client.id).fill(code="K3").press("Save")

    assert len(journal.clients.facts(client.id)) == 1
    assert journal.clients.get(client.id).code == "K3"


def test_a_backdated_change_leaves_what_was_not_touched_as_it_was_then(open_page: OpenPage, journal: Journal) -> None:
    client = taken_on(journal, frequency=Frequency.WEEKLY)
    note(journal, client, days_ago(20), risk=True, frequency=Frequency.TWICE_WEEKLY)
    open_page(PAGE, id=client.id).fill(effective=days_ago(60)).fill(acuity=3).press("Save")

    assert newest_fact(journal, client) == {"effective": days_ago(60), "acuity": 3}
    between = journal.clients.state_on(client.id, days_ago(40))
    assert (between.risk, between.frequency, between.acuity) == (False, Frequency.WEEKLY, 3)


def test_the_form_shows_the_facts_of_the_day_they_are_to_hold_from(open_page: OpenPage, journal: Journal) -> None:
    client = taken_on(journal)
    note(journal, client, days_ago(20), acuity=4, risk=True)
    page = open_page(PAGE, id=client.id)
    assert (page.value("acuity"), page.value("risk")) == (4, True)

    page.fill(effective=days_ago(60))
    assert (page.value("acuity"), page.value("risk")) == (1, False)
    page.fill(effective=days_ago(10))
    assert (page.value("acuity"), page.value("risk")) == (4, True)


def test_what_was_set_by_hand_stays_when_the_day_is_changed(open_page: OpenPage, journal: Journal) -> None:
    client = taken_on(journal)
    note(journal, client, days_ago(20), acuity=4)
    page = open_page(PAGE, id=client.id).fill(acuity=2).fill(effective=days_ago(60)).press("Save")

    assert page.errors == []
    assert newest_fact(journal, client) == {"effective": days_ago(60), "acuity": 2}


def test_todays_value_can_be_said_to_have_held_earlier(open_page: OpenPage, journal: Journal) -> None:
    client = taken_on(journal)
    note(journal, client, days_ago(20), acuity=4)
    open_page(PAGE, id=client.id).fill(effective=days_ago(60)).fill(acuity=4).press("Save")

    assert journal.clients.state_on(client.id, days_ago(40)).acuity == 4


def test_a_backdated_change_adds_up_its_days_again(open_page: OpenPage, journal: Journal) -> None:
    client = taken_on(journal)
    for days in (40, 10):
        journal.sessions.add(
            Session(at=moment(days_ago(days)), client_id=client.id, minutes=50, status=SessionStatus.ATTENDED)
        )
    before = journal.day_sums.between(days_ago(50), today())
    open_page(PAGE, id=client.id).fill(effective=days_ago(20)).fill(trauma=True).press("Save")

    older, newer = journal.day_sums.between(days_ago(50), today())
    assert older == before[0]
    assert newer != before[1]
    assert newer == next(journal.day_sums.recomputed_each([days_ago(10)]))


def test_appointments_are_edited_added_and_removed(open_page: OpenPage, journal: Journal) -> None:
    client = taken_on(journal, slots=(Slot(weekday=2, clock=time(10)),))
    page = open_page(PAGE, id=client.id).press("Add a usual appointment")
    kept, added = page.value("slots.rows")
    page.fill(**{f"slots__{kept}__clock": time(11), f"slots__{added}__weekday": 4, f"slots__{added}__clock": time(8)})
    page.press("Save")
    now = (Slot(weekday=2, clock=time(11)), Slot(weekday=4, clock=time(8)))
    assert newest_fact(journal, client) == {"effective": today(), "slots": now}
    assert journal.clients.state_on(client.id, days_ago(1)).slots == (Slot(weekday=2, clock=time(10)),)

    open_page(PAGE, id=client.id).press("Remove").press("Remove").press("Save")
    assert journal.clients.state_on(client.id, today()).slots == ()


def test_fortnights_can_be_counted_anew(open_page: OpenPage, journal: Journal) -> None:
    slots = (Slot(weekday=2, clock=time(10)),)
    client = taken_on(journal, slots=slots, frequency=Frequency.FORTNIGHTLY)
    page = open_page(PAGE, id=client.id).fill(effective=days_ago(-3))
    page.fill(recount=True).press("Save")

    assert newest_fact(journal, client) == {"effective": days_ago(-3), "slots": slots}


def fortnights(journal: Journal, client: Client) -> list[date]:
    """Return the days of the usual sessions of eight weeks."""
    mondays = [date(2026, 10, 5) + timedelta(weeks=n) for n in range(8)]
    weeks = [
        usual_week(m, [client], state_on=journal.clients.state_on, sessions=(), days_off=(), zone=ZONE) for m in mondays
    ]
    return [proposal.day for week in weeks for proposal in week.proposals]


def test_another_clock_leaves_the_fortnights_as_they_are_unless_they_are_counted_anew(
    open_page: OpenPage, journal: Journal, set_clock: SetClock
) -> None:
    set_clock(date(2026, 10, 7), "12:00")  # a Wednesday of a week with a session
    client = taken_on(journal, frequency=Frequency.FORTNIGHTLY)
    note(journal, client, date(2026, 9, 22), slots=(Slot(weekday=2, clock=time(9)),))
    before = fortnights(journal, client)
    assert before == [date(2026, 10, 6) + timedelta(weeks=n) for n in (0, 2, 4, 6)]

    for clock in (time(11), time(12)):
        page = open_page(PAGE, id=client.id)
        (row,) = page.value("slots.rows")
        page.fill(**{f"slots__{row}__clock": clock}).press("Save")
        assert journal.clients.state_on(client.id, date(2026, 10, 7)).slots == (Slot(weekday=2, clock=clock),)
        assert fortnights(journal, client) == before

    page = open_page(PAGE, id=client.id)
    page.fill(recount=True, **{f"slots__{row}__clock": time(13)}).press("Save")
    assert fortnights(journal, client)[1:] == [date(2026, 10, 13) + timedelta(weeks=n) for n in (0, 2, 4, 6)]


def test_weeks_are_not_counted_anew_of_who_comes_weekly(open_page: OpenPage, journal: Journal) -> None:
    client = taken_on(journal, slots=(Slot(weekday=2, clock=time(10)),), frequency=Frequency.WEEKLY)

    assert not open_page(PAGE, id=client.id).has("recount")


def test_each_dated_fact_can_be_seen_newest_first(open_page: OpenPage, journal: Journal) -> None:
    member = Member(label="A")
    client = taken_on(journal, members=(member,), unit=Unit.COUPLE, slots=(Slot(weekday=2, clock=time(10)),))
    note(journal, client, date(2026, 3, 2), acuity=3, risk=True)
    note(journal, client, date(2026, 5, 4), member_id=member.id, trauma=True)
    said = open_page(PAGE, id=client.id).said

    assert said.index("From 4 May 2026  ·  A: trauma yes") < said.index("From 2 March 2026  ·  acuity 3, risk yes")
    assert "Tuesday 10:00" in said


# --- members -------------------------------------------------------------------------------------


def test_a_members_own_facts_hold_from_the_day_and_the_rest_is_the_clients(
    open_page: OpenPage, journal: Journal
) -> None:
    a, b = Member(label="A"), Member(label="B")
    client = taken_on(journal, members=(a, b), unit=Unit.COUPLE, acuity=3)
    open_page(PAGE, id=client.id).fill(members__0__risk=True).press("Save")

    assert dict(journal.clients.state_on(client.id, today()).members) == {a.id: Severity(acuity=3, risk=True)}
    assert journal.clients.get(client.id).members == (a, b)


def test_of_a_member_too_only_what_changed_is_written(open_page: OpenPage, journal: Journal) -> None:
    member = Member(label="A")
    client = taken_on(journal, members=(member,), unit=Unit.COUPLE)
    note(journal, client, days_ago(30), member_id=member.id, acuity=2, risk=True, trauma=False)
    open_page(PAGE, id=client.id).fill(code="K3").press("Save")
    assert len(journal.clients.facts(client.id)) == 2

    open_page(PAGE, id=client.id).fill(members__0__risk=False).press("Save")
    assert newest_fact(journal, client) == {"effective": today(), "member_id": member.id, "risk": False}


def test_members_are_renamed_and_removed(open_page: OpenPage, journal: Journal) -> None:
    a, b = Member(label="A"), Member(label="B")
    client = taken_on(journal, members=(a, b), unit=Unit.COUPLE)
    page = open_page(PAGE, id=client.id).fill(members__0__label="mother")
    page.press("Remove", nth=1).press("Save")

    assert journal.clients.get(client.id).members == (Member(id=a.id, label="mother"),)


def test_members_are_not_lost_when_one_comes_alone_from_now_on(open_page: OpenPage, journal: Journal) -> None:
    members = (Member(label="A"), Member(label="B"))
    client = taken_on(journal, members=members, unit=Unit.COUPLE)
    open_page(PAGE, id=client.id).fill(unit="individual").press("Save")

    assert journal.clients.get(client.id).members == members


def test_members_without_a_recorded_unit_are_not_lost(open_page: OpenPage, journal: Journal) -> None:
    members = (Member(label="A"), Member(label="B"))
    client = taken_on(journal, members=members)
    open_page(PAGE, id=client.id).fill(code="K3").press("Save")

    assert journal.clients.get(client.id).members == members


def test_what_is_typed_of_a_member_without_a_label_is_named(open_page: OpenPage, journal: Journal) -> None:
    client = taken_on(journal, unit=Unit.COUPLE)
    page = open_page(PAGE, id=client.id).press("Add a member")
    (row,) = page.value("members.rows")
    page.fill(**{f"members__{row}__risk": True}).press("Save")

    assert page.errors[0].startswith("Member: is needed")


# --- risk, asked again ---------------------------------------------------------------------------


@pytest.mark.parametrize(("days", "asked"), [(90, False), (91, True)])
def test_a_risk_flag_of_more_than_90_days_is_asked_about_again(
    open_page: OpenPage, journal: Journal, days: int, asked: bool
) -> None:
    client = taken_on(journal)
    note(journal, client, days_ago(days), risk=True)

    assert ("Still so?" in open_page(PAGE, id=client.id).said) is asked


def test_still_so_keeps_it_with_todays_date(open_page: OpenPage, journal: Journal) -> None:
    client = taken_on(journal, risk=True)
    page = open_page(PAGE, id=client.id).press("Still so")

    assert newest_fact(journal, client) == {"effective": today(), "risk": True}
    assert "Still so?" not in page.said


def test_no_longer_so_holds_from_today(open_page: OpenPage, journal: Journal) -> None:
    client = taken_on(journal, risk=True)
    page = open_page(PAGE, id=client.id).press("No longer")

    assert journal.clients.state_on(client.id, today()).risk is False
    assert journal.clients.state_on(client.id, days_ago(1)).risk is True
    assert page.value("risk") is False


def test_after_an_answer_the_open_form_does_not_take_it_back(open_page: OpenPage, journal: Journal) -> None:
    client = taken_on(journal, risk=True)
    open_page(PAGE, id=client.id).press("No longer").fill(acuity=2).press("Save")

    state = journal.clients.state_on(client.id, today())
    assert (state.risk, state.acuity) == (False, 2)


def test_a_change_to_come_does_not_keep_the_question_away(open_page: OpenPage, journal: Journal) -> None:
    client = taken_on(journal, risk=True)
    note(journal, client, days_ago(-30), risk=False)

    assert "Still so?" in open_page(PAGE, id=client.id).said


def test_a_members_risk_is_asked_about_too(open_page: OpenPage, journal: Journal) -> None:
    member = Member(label="A")
    client = taken_on(journal, members=(member,), unit=Unit.COUPLE)
    note(journal, client, days_ago(100), member_id=member.id, acuity=2, risk=True, trauma=False)
    page = open_page(PAGE, id=client.id)
    assert "Still so?" in page.said

    page.press("Still so")
    assert newest_fact(journal, client) == {"effective": today(), "member_id": member.id, "risk": True}


def test_after_an_ending_nothing_is_asked(open_page: OpenPage, journal: Journal) -> None:
    client = Client(at=moment(LONG_AGO, "00:00"), code="K2", ending=EndingKind.DIED, ended_on=days_ago(1))
    journal.clients.add(client)
    note(journal, client, LONG_AGO, risk=True)

    assert "Still so?" not in open_page(PAGE, id=client.id).said


# --- the list, and coming back -------------------------------------------------------------------


def test_the_list_says_who_comes_when_and_what_it_asks(open_page: OpenPage, journal: Journal) -> None:
    slot = Slot(weekday=2, clock=time(10))
    taken_on(journal, "K2", unit=Unit.COUPLE, frequency=Frequency.WEEKLY, slots=(slot,), acuity=3, risk=True)
    said = open_page(PAGE).said

    for part in ("K2", "couple", f"since {LONG_AGO.day} ", "weekly, Tuesday 10:00", "acuity 3", "risk"):
        assert part in said


def test_ended_clients_are_folded_away(open_page: OpenPage, journal: Journal) -> None:
    taken_on(journal, "K2")
    gone = Client(at=moment(LONG_AGO, "00:00"), code="Z9", ending=EndingKind.STOPPED, ended_on=days_ago(1))
    journal.clients.add(gone)
    page = open_page(PAGE)

    (folded,) = [box for box in page.at.expander if box.label.startswith("Ended")]
    assert "Z9" in "".join(text.value for text in folded.text)
    assert "K2" not in "".join(text.value for text in folded.text)


def test_what_a_client_is_called_is_shown_as_it_was_typed(open_page: OpenPage, journal: Journal) -> None:
    taken_on(journal, "![](//a)*b*")
    page = open_page(PAGE)

    assert "![](//a)*b*" in "".join(text.value for text in page.at.text)
    assert not any("![](" in str(e.value) for e in (*page.at.markdown, *page.at.caption))


def test_a_client_in_the_address_is_opened(open_page: OpenPage, journal: Journal) -> None:
    client = taken_on(journal, acuity=4, unit=Unit.FAMILY)
    page = open_page(PAGE, id=client.id)

    assert [page.value(name) for name in ("code", "acuity", "unit", "at_day")] == ["K2", 4, "family", LONG_AGO]
    assert journal.drafts.all() == []


def test_a_client_of_long_ago_keeps_the_start(open_page: OpenPage, journal: Journal) -> None:
    client = Client(at=moment(date(1998, 1, 5), "00:00"), code="K2")
    journal.clients.add(client)

    assert open_page(PAGE, id=client.id).fill(code="K3").press("Save").errors == []
    assert journal.clients.get(client.id).day == date(1998, 1, 5)


def test_what_the_form_does_not_ask_is_kept(open_page: OpenPage, journal: Journal) -> None:
    from journal.records.client import BoundaryAgreement

    agreement = BoundaryAgreement(hours="until 18:00")
    client = Client(at=moment(LONG_AGO, "00:00"), code="K2", agreement=agreement)
    journal.clients.add(client)
    open_page(PAGE, id=client.id).fill(code="K3").press("Save")

    assert journal.clients.get(client.id).agreement == agreement


def test_an_address_of_nothing_is_said(open_page: OpenPage) -> None:
    assert any("not in the journal" in said for said in open_page(PAGE, id="0" * 32).notes)


def test_an_unsaved_edit_outlives_the_tab(open_page: OpenPage, journal: Journal) -> None:
    client = taken_on(journal)
    note(journal, client, days_ago(20), acuity=4)
    open_page(PAGE, id=client.id).fill(effective=days_ago(60)).fill(risk=True, approach="DBT")
    page = open_page(PAGE, id=client.id)

    assert (page.value("approach"), page.value("risk"), page.value("acuity")) == ("DBT", True, 1)
    assert page.value("effective") == days_ago(60)


def test_deleting_can_be_undone(open_page: OpenPage, journal: Journal) -> None:
    client = taken_on(journal)
    page = open_page(PAGE, id=client.id)
    page.press("Delete")
    assert journal.clients.count() == 0

    page.press("Undo")
    assert journal.clients.get(client.id) == client
    assert len(journal.clients.facts(client.id)) == 1


def test_a_change_in_another_tab_is_not_overwritten_and_what_was_typed_here_stays(
    open_page: OpenPage, journal: Journal
) -> None:
    client = taken_on(journal)
    mine, other = open_page(PAGE, id=client.id), open_page(PAGE, id=client.id)
    mine.fill(approach="mine", acuity=4)
    other.fill(approach="theirs", acuity=2).press("Save")
    mine.press("Save")

    assert "changed in another tab" in mine.errors[0]
    assert journal.clients.get(client.id).approach == "theirs"
    assert journal.clients.state_on(client.id, today()).acuity == 2
    assert (mine.value("approach"), mine.value("acuity")) == ("mine", 4)
    assert mine.press("Save").errors == []
    assert journal.clients.get(client.id).approach == "mine"


# --- ended, and back again -----------------------------------------------------------------------


@pytest.fixture
def gone(journal: Journal) -> Client:
    """Return a client who ended a month ago, with a rhythm, a note and a colour of their own."""
    client = Client(
        at=moment(LONG_AGO, "00:00"),
        code="Z9",
        colour="rust",
        approach="DBT",
        note="before",
        members=(Member(label="A"),),
        ending=EndingKind.PLANNED,
        ended_on=days_ago(30),
    )
    journal.clients.add(client)
    note(journal, client, LONG_AGO, acuity=3, unit=Unit.COUPLE, frequency=Frequency.WEEKLY)
    return client


def test_the_code_of_a_client_who_ended_is_taken_up_again_and_given_to_nobody_else(
    open_page: OpenPage, journal: Journal, gone: Client
) -> None:
    page = open_page(PAGE, draft="d" * 32).fill(code="z9")
    assert f"Z9 was a client of yours until {dates.date_in_words(days_ago(30))}." in page.said
    assert page.press("Save").errors != []
    page.fill(at_day=days_ago(2)).press(wording.take_up(days_ago(2)))

    (kept,) = journal.clients.all()
    assert kept == replace(gone.taken_up(days_ago(2)), edited_at=kept.edited_at)
    assert journal.clients.state_on(gone.id, today()).acuity == 3
    assert page.value("acuity") == 3
    assert journal.drafts.all() == []
    assert [kept.active_on(days_ago(n)) for n in (31, 30, 29, 3, 2, 0)] == [True, True, False, False, True, True]
    page.press("Undo")
    assert journal.clients.get(gone.id).ended_on == days_ago(30)


def test_what_was_typed_of_a_new_client_stands_in_the_form_of_the_one_taken_up(
    open_page: OpenPage, journal: Journal, gone: Client
) -> None:
    page = open_page(PAGE, draft="d" * 32).fill(unit="family", risk=True, approach="systemic")
    page.press("Add a member")
    (row,) = page.value("members.rows")
    page.fill(**{f"members__{row}__label": "B"})
    journal.drafts.put_text(page.draft, "client", "note", "again")
    page.fill(code="Z9").press(wording.take_up(today()))

    assert journal.clients.get(gone.id) == replace(
        gone.taken_up(today()), edited_at=journal.clients.get(gone.id).edited_at
    )
    again = open_page(PAGE, id=gone.id)
    assert [again.value(name) for name in ("unit", "risk", "approach", "effective", "acuity")] == [
        "family", True, "systemic", today(), 3,
    ]  # fmt: skip
    assert again.press("Save").errors == []
    kept = journal.clients.get(gone.id)
    assert [member.label for member in kept.members] == ["A", "B"]
    assert (kept.members[0], kept.note, kept.colour) == (gone.members[0], "before\nagain", "rust")
    state = journal.clients.state_on(gone.id, today())
    assert (state.acuity, state.risk, state.unit) == (3, True, Unit.FAMILY)
    assert journal.clients.state_on(gone.id, days_ago(1)).unit is Unit.COUPLE


def test_a_client_who_ended_comes_back_from_their_own_page(open_page: OpenPage, journal: Journal, gone: Client) -> None:
    page = open_page(PAGE, id=gone.id)
    assert "Ended " in page.said
    page.fill(back_on=days_ago(40)).press("Save")
    assert page.errors[0].startswith("Came back on: must lie after the day it ended")
    page.fill(back_on=days_ago(5)).press("Save")
    assert journal.clients.get(gone.id).episodes == ((LONG_AGO, days_ago(30)), (days_ago(5), None))
    assert f"again since {dates.date_in_words(days_ago(5))}" in open_page(PAGE).said

    page = open_page(PAGE, id=gone.id)
    page.fill(returns__0__back_on=days_ago(7), ending="stopped", ended_on=days_ago(1)).press("Save")
    kept = journal.clients.get(gone.id)
    assert kept.episodes == ((LONG_AGO, days_ago(30)), (days_ago(7), days_ago(1)))
    assert kept.ending is EndingKind.STOPPED


def test_a_return_that_another_tab_kept_stands_in_the_way_of_nothing(
    open_page: OpenPage, journal: Journal, gone: Client
) -> None:
    page = open_page(PAGE, id=gone.id).fill(back_on=days_ago(5), approach="systemic")
    journal.clients.update(gone.taken_up(days_ago(4)))
    assert page.run().press("Save").errors == []
    kept = journal.clients.get(gone.id)
    assert (kept.approach, kept.episodes) == ("systemic", ((LONG_AGO, days_ago(30)), (days_ago(4), None)))


def test_of_a_client_who_died_no_return_is_offered(open_page: OpenPage, journal: Journal) -> None:
    died = Client(at=moment(LONG_AGO, "00:00"), code="Z9", ending=EndingKind.DIED, ended_on=days_ago(9))
    journal.clients.add(died)
    page = open_page(PAGE, draft="d" * 32).fill(code="Z9")

    assert "Take it up again" not in page.said
    assert not any("Take it up" in button for button in page.buttons)
    assert not open_page(PAGE, id=died.id).has("back_on")


def test_how_a_client_may_be_reached_is_asked_in_a_fold_and_not_known_means_speak_to_them_only(
    open_page: OpenPage, journal: Journal
) -> None:
    client = taken_on(journal)
    page = open_page(PAGE, id=client.id)
    assert wording.SPEAK_ONLY in page.said
    before = len(journal.clients.facts(client.id))
    page.press("Save")
    assert len(journal.clients.facts(client.id)) == before, "an empty line says nothing"
    open_page(PAGE, id=client.id).fill(reach_by="phone", leave_message=True, who_answers="B").press("Save")
    assert newest_fact(journal, client) == {
        "effective": today(), "reach_by": ReachBy.PHONE, "leave_message": True, "who_answers": "B",
    }  # fmt: skip
    page = open_page(PAGE, id=client.id)
    assert "by phone, a message may be left, name no therapy, may also answer: B" in page.said
    page.fill(who_answers="").press("Save")
    assert journal.clients.state_on(client.id, today()).who_answers == ""
