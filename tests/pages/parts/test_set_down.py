"""Set it down: out of sight until its day, and back as one line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from journal.records.client import Client, EndingKind
from journal.records.person import Person, Relation
from journal.records.reflection import CameBack, Feeling, Reflection, Waits
from journal.records.session import Session, SessionStatus
from journal.records.time_off import TimeOff
from journal.store.journal import Journal
from journal.wording.dates import day_in_words
from tests.pages.conftest import OpenPage, Page, SetClock, days_ago, moment
from tests.pages.parts.shown import shown

PAGE = "log/reflection.py"
# A Monday to come: what the form saves is written now, by the real clock, and must not lie after the tests' day.
MONDAY = days_ago(-1) + timedelta(days=7 - days_ago(-1).weekday())
TUESDAY, THURSDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=3)


@pytest.fixture
def k2(journal: Journal) -> Client:
    client = Client(at=moment(date(2026, 1, 5), "00:00"), code="K2")
    journal.clients.add(client)
    return client


@pytest.fixture
def on_thursday(journal: Journal, k2: Client) -> Session:
    session = Session(client_id=k2.id, at=moment(THURSDAY, "15:00"))
    journal.sessions.add(session)
    return session


@pytest.fixture(autouse=True)
def monday_evening(set_clock: SetClock) -> None:
    set_clock(MONDAY, "21:00")


def thought(journal: Journal, day: date = MONDAY, clock: str = "20:00", **fields: Any) -> Reflection:
    told = {"intensity": 5, "text": "the blue door", "written_at": moment(day, clock), **fields}
    reflection = Reflection(at=moment(day, clock), **told)
    journal.reflections.add(reflection)
    return reflection


def back(journal: Journal) -> Page:
    """What is back, unfolded."""
    page = shown("set_down.coming_back(journal, clock.today(journal))")
    page.at.session_state["coming_back"] = True
    return page.run()


def kept(journal: Journal) -> Reflection:
    return journal.reflections.latest(1)[0]


# --- setting down ------------------------------------------------------------------------------------


def options(page: Page, name: str = "waits") -> list[str]:
    group = next(g for g in page.at.button_group if (g.key or "").endswith(name))
    return [str(option) for option in group.options]


def test_the_places_to_wait_carry_their_days(
    open_page: OpenPage, journal: Journal, k2: Client, on_thursday: Session
) -> None:
    journal.people.add(
        Person(
            at=moment(MONDAY), name="Dana", relation=Relation.CLINICAL_SUPERVISOR, next_meeting=TUESDAY + timedelta(14)
        )
    )
    page = open_page(PAGE)
    assert options(page)[0] == "Their next session"
    page.fill(client_id=k2.id)
    assert options(page) == [
        "K2’s next session, on Thursday",
        f"Supervision, on {day_in_words(TUESDAY + timedelta(14))}",
        "Nowhere in particular",
    ]


def test_set_down_for_the_next_session_it_says_when_and_is_out_of_sight(
    open_page: OpenPage, journal: Journal, k2: Client, on_thursday: Session, set_clock: SetClock
) -> None:
    page = open_page(PAGE).fill(client_id=k2.id, feelings=["worry"], waits="their next session").press("Save")

    assert "Kept. It will be here on Thursday." in page.said
    assert "worry" not in page.said
    assert "1 thought is set down, out of sight for now." in page.said
    assert kept(journal).waits_until is None  # it follows the session
    set_clock(THURSDAY, "08:00")
    assert "From Monday  ·  K2  ·  worry" in back(journal).said


def test_it_follows_a_session_that_was_moved(
    open_page: OpenPage, journal: Journal, k2: Client, on_thursday: Session, set_clock: SetClock
) -> None:
    thought(journal, client_id=k2.id, waits=Waits.NEXT_SESSION)
    journal.sessions.update(replace(on_thursday, at=moment(THURSDAY + timedelta(days=4), "15:00")))
    set_clock(THURSDAY, "08:00")
    assert "blue door" not in back(journal).said
    assert "blue door" not in open_page(PAGE).said
    set_clock(THURSDAY + timedelta(days=4), "08:00")
    assert "blue door" in back(journal).said


def test_a_cancelled_session_is_not_the_next_one(journal: Journal, k2: Client, set_clock: SetClock) -> None:
    journal.sessions.add(Session(client_id=k2.id, at=moment(TUESDAY), status=SessionStatus.CANCELLED))
    journal.sessions.add(Session(client_id=k2.id, at=moment(THURSDAY)))
    thought(journal, client_id=k2.id, waits=Waits.NEXT_SESSION)
    set_clock(TUESDAY, "08:00")
    assert "blue door" not in back(journal).said
    set_clock(THURSDAY, "08:00")
    assert "blue door" in back(journal).said


def test_supervision_is_kept_as_a_day_for_its_date_moves_on(
    open_page: OpenPage, journal: Journal, set_clock: SetClock
) -> None:
    dana = Person(at=moment(MONDAY), name="Dana", relation=Relation.CLINICAL_SUPERVISOR, next_meeting=THURSDAY)
    journal.people.add(dana)
    page = open_page(PAGE).fill(intensity=4, waits="supervision").press("Save")
    assert "Kept. It will be here on Thursday." in page.said
    assert kept(journal).waits_until == THURSDAY


def test_the_next_meeting_is_the_one_that_is_known_when_it_is_saved(
    open_page: OpenPage, journal: Journal, set_clock: SetClock
) -> None:
    dana = Person(at=moment(MONDAY), name="Dana", relation=Relation.CLINICAL_SUPERVISOR, next_meeting=MONDAY)
    journal.people.add(dana)
    page = open_page(PAGE).fill(intensity=4, waits="supervision")
    journal.people.update(replace(dana, next_meeting=THURSDAY))  # in another tab; a note is written meanwhile
    page.press("Save")
    assert kept(journal).waits_until == THURSDAY


def test_where_no_day_is_known_that_is_said(open_page: OpenPage, journal: Journal, k2: Client) -> None:
    page = open_page(PAGE).fill(client_id=k2.id, waits="their next session").press("Save")
    assert "on the day of their next session, or in four weeks" in page.said


def test_nowhere_in_particular_need_not_come_back(open_page: OpenPage, journal: Journal, set_clock: SetClock) -> None:
    page = open_page(PAGE).fill(intensity=4, feelings=["anger"], waits="nowhere in particular").press("Save")
    assert "Kept. It need not come back." in page.said
    assert "anger" not in page.said
    set_clock(MONDAY + timedelta(days=60), "08:00")
    assert "anger" not in back(journal).said


def test_a_day_by_hand_goes_before_all_and_must_be_one_that_can_be_waited_for(
    open_page: OpenPage, journal: Journal, k2: Client, on_thursday: Session
) -> None:
    page = open_page(PAGE).fill(client_id=k2.id, waits="their next session", waits_until=MONDAY - timedelta(days=1))
    page.press("Save")
    assert page.errors[0].startswith("Until: must not lie before the day itself")
    page.fill(waits_until=TUESDAY).press("Save")
    assert "Kept. It will be here tomorrow." in page.said


def test_saved_without_a_place_it_is_said_as_ever_and_listed(open_page: OpenPage, journal: Journal) -> None:
    page = open_page(PAGE).fill(intensity=4, feelings=["hope"]).press("Save")
    assert "Saved" in page.said
    assert "hope" in page.said


def test_set_down_later_than_written_it_waits_for_the_session_to_come(
    open_page: OpenPage, journal: Journal, k2: Client, on_thursday: Session, set_clock: SetClock
) -> None:
    reflection = thought(journal, client_id=k2.id)
    journal.sessions.add(Session(client_id=k2.id, at=moment(THURSDAY + timedelta(days=7))))
    set_clock(THURSDAY, "21:00")
    page = open_page(PAGE, id=reflection.id).fill(waits="their next session").press("Save")
    assert f"Kept. It will be here on {day_in_words(THURSDAY + timedelta(days=7))}." in page.said
    assert "blue door" not in back(journal).said


def test_of_what_is_out_of_sight_today_says_that_it_is_there_and_no_more(journal: Journal, k2: Client) -> None:
    gone = thought(journal, client_id=k2.id, waits=Waits.NOWHERE)
    seen = thought(journal, clock="20:30")
    says = "st.text(set_down_days.without_words(journal, journal.reflections.get('{}')))"
    assert shown(says.format(gone.id)).said == "A thought  ·  set down"
    assert shown(says.format(seen.id)).said == ""


# --- back again --------------------------------------------------------------------------------------


def waiting(journal: Journal, **fields: Any) -> Reflection:
    return thought(journal, waits=Waits.NEXT_SESSION, waits_until=THURSDAY, feelings=(Feeling.WORRY,), **fields)


@pytest.mark.parametrize("answer", ["lighter", "done"])
def test_one_tap_answers_and_undo_takes_it_back(journal: Journal, set_clock: SetClock, answer: str) -> None:
    reflection = waiting(journal)
    set_clock(THURSDAY, "08:00")
    page = back(journal).tap(f"set_down.back.{reflection.id}", answer)

    seen = kept(journal)
    assert (seen.came_back, seen.came_back_on) == (CameBack(answer), THURSDAY)
    assert "blue door" in page.said  # the line stays while the page is open
    page.press("Undo")
    assert kept(journal).came_back is None
    assert "blue door" in page.said
    page.tap(f"set_down.back.{reflection.id}", answer)
    assert "blue door" not in back(journal).said  # opened anew, it is gone


def test_still_with_me_can_be_set_down_once_more(journal: Journal, k2: Client, set_clock: SetClock) -> None:
    reflection = waiting(journal, client_id=k2.id)
    journal.sessions.add(Session(client_id=k2.id, at=moment(THURSDAY + timedelta(days=4))))
    set_clock(THURSDAY, "08:00")
    page = back(journal).tap(f"set_down.back.{reflection.id}", "still with me")
    assert options(page, f"again.{reflection.id}") == ["K2’s next session, on Monday", "In a week"]

    page.tap(f"set_down.again.{reflection.id}", THURSDAY + timedelta(days=4))
    assert "Kept. It will be here on Monday." in page.said
    assert "blue door" not in back(journal).said
    set_clock(THURSDAY + timedelta(days=4), "08:00")
    assert "blue door" in back(journal).said


def test_still_with_me_and_left_alone_it_does_not_come_again(journal: Journal, set_clock: SetClock) -> None:
    reflection = waiting(journal)
    set_clock(THURSDAY, "08:00")
    back(journal).tap(f"set_down.back.{reflection.id}", "still with me")
    set_clock(THURSDAY + timedelta(days=1), "08:00")
    assert "blue door" not in back(journal).said


def test_unanswered_it_is_still_there_the_next_day_and_gone_after_two_weeks(
    journal: Journal, set_clock: SetClock
) -> None:
    waiting(journal)
    set_clock(THURSDAY + timedelta(days=14), "08:00")
    assert "blue door" in back(journal).said
    set_clock(THURSDAY + timedelta(days=15), "08:00")
    assert "blue door" not in back(journal).said


def test_with_nothing_back_nothing_is_shown(journal: Journal) -> None:
    waiting(journal)
    page = back(journal)
    assert not page.at.header
    assert page.said == ""


def test_many_that_are_back_are_shown_five_at_a_time(journal: Journal, set_clock: SetClock) -> None:
    for n in range(7):
        waiting(journal, clock=f"{8 + n:02}:00")
    set_clock(THURSDAY, "08:00")
    page = back(journal)
    assert page.said.count("blue door") == 5
    assert "And 2 more after these." in page.said


def test_an_answer_given_in_another_tab_is_not_overwritten_by_undo(journal: Journal, set_clock: SetClock) -> None:
    reflection = waiting(journal)
    set_clock(THURSDAY, "08:00")
    page = back(journal).tap(f"set_down.back.{reflection.id}", "done")
    journal.reflections.update(replace(kept(journal), came_back=CameBack.LIGHTER))
    page.press("Undo")
    assert kept(journal).came_back is CameBack.LIGHTER
    assert any("so it was left as it is" in line for line in page.said.splitlines())


def test_a_reflection_deleted_meanwhile_is_said(journal: Journal, set_clock: SetClock) -> None:
    reflection = waiting(journal)
    set_clock(THURSDAY, "08:00")
    page = back(journal)
    journal.reflections.delete(reflection.id)
    page.tap(f"set_down.back.{reflection.id}", "done")
    assert "not in the journal" in page.said


def test_an_answer_outlives_an_edit_of_the_entry(open_page: OpenPage, journal: Journal) -> None:
    reflection = thought(
        journal, waits=Waits.NEXT_SESSION, waits_until=MONDAY, came_back=CameBack.DONE, came_back_on=MONDAY
    )
    open_page(PAGE, id=reflection.id).fill(intensity=1).press("Save")
    assert (kept(journal).intensity, kept(journal).came_back) == (1, CameBack.DONE)


@pytest.mark.parametrize("words", ["![](http://127.0.0.1:9/x)", "**bold** <b>", "x" * 5000])
def test_words_come_back_as_they_are(journal: Journal, set_clock: SetClock, words: str) -> None:
    waiting(journal, text=words)
    set_clock(THURSDAY, "08:00")
    page = back(journal)
    assert any(words[:20] in text.value for text in page.at.text)
    assert not any(words[:20] in m.value for m in page.at.markdown)
    assert max(len(text.value) for text in page.at.text) < 200


# --- the evening -------------------------------------------------------------------------------------


def test_the_evening_ends_with_what_may_wait_where(
    open_page: OpenPage, journal: Journal, k2: Client, on_thursday: Session
) -> None:
    reflection = thought(journal, client_id=k2.id)
    thought(journal, waits=Waits.NOWHERE, text="put away")
    thought(journal, MONDAY - timedelta(days=1), text="yesterday's")
    page = open_page("today/check_in.py")
    assert [heading.value for heading in page.at.header][-2:] == ["What may wait where?", "Lately"]
    assert "blue door" in page.said
    assert "put away" not in page.said
    assert "yesterday's" not in page.said

    page.tap(f"set_down.evening-{MONDAY.isoformat()}.{reflection.id}", "their next session")
    assert journal.reflections.get(reflection.id).waits is Waits.NEXT_SESSION
    assert "Kept. It will be here on Thursday." in page.said
    page.press("Undo")
    assert journal.reflections.get(reflection.id).waits is None


def test_an_evening_without_open_reflections_does_not_ask(open_page: OpenPage, journal: Journal) -> None:
    assert [h.value for h in open_page("today/check_in.py").at.header] == ["Lately"]


def test_in_the_evening_todays_held_session_is_not_the_next_one(
    open_page: OpenPage, journal: Journal, k2: Client, on_thursday: Session
) -> None:
    held = {"status": SessionStatus.ATTENDED, "written_at": moment(MONDAY, "18:00")}
    journal.sessions.add(Session(client_id=k2.id, at=moment(MONDAY, "17:00"), **held))  # type: ignore[arg-type]
    reflection = thought(journal, MONDAY, "10:00", client_id=k2.id)
    page = open_page("today/check_in.py")
    page.tap(f"set_down.evening-{MONDAY.isoformat()}.{reflection.id}", "their next session")
    assert "Kept. It will be here on Thursday." in page.said


def test_what_is_back_is_folded_and_says_no_word_of_itself(journal: Journal, k2: Client, set_clock: SetClock) -> None:
    for n in (1, 2):
        thought(journal, client_id=k2.id, clock=f"20:0{n}", waits=Waits.SUPERVISION, waits_until=TUESDAY)
        set_clock(TUESDAY, "08:00")
        page = shown("set_down.coming_back(journal, clock.today(journal))")
        assert [box.label for box in page.at.expander] == [("One thing waits", "A few things wait")[n - 1]]
        assert "blue door" not in page.said
        set_clock(MONDAY, "21:00")


def test_nothing_comes_back_right_before_a_session(
    journal: Journal, k2: Client, on_thursday: Session, set_clock: SetClock
) -> None:
    thought(journal, client_id=k2.id, waits=Waits.NEXT_SESSION)
    for time, there in (("14:49", True), ("14:50", False), ("14:59", False), ("15:01", True)):
        set_clock(THURSDAY, time)
        assert bool(back(journal).at.expander) is there, time


def test_of_a_client_who_died_nothing_comes_back_by_itself(journal: Journal, k2: Client, set_clock: SetClock) -> None:
    thought(journal, client_id=k2.id, waits=Waits.SUPERVISION, waits_until=THURSDAY)
    journal.clients.update(replace(k2, ending=EndingKind.DIED, ended_on=TUESDAY))
    set_clock(THURSDAY, "08:00")
    assert not back(journal).at.expander


# --- not now, and who could hear it --------------------------------------------------------------------


def folded(journal: Journal) -> Page:
    return shown("set_down.coming_back(journal, clock.today(journal))")


def test_not_now_needs_no_look_and_it_is_back_the_next_day(journal: Journal, set_clock: SetClock) -> None:
    waiting(journal)
    waiting(journal, clock="20:30")
    set_clock(THURSDAY, "08:00")
    page = folded(journal).press("Not now")
    assert not page.at.expander
    assert "Kept. It will be here tomorrow." in page.said
    assert "blue door" not in page.said
    page.press("Undo")
    assert [box.label for box in page.at.expander] == ["A few things wait"]
    page.press("Not now")
    set_clock(THURSDAY + timedelta(days=1), "08:00")
    assert [box.label for box in folded(journal).at.expander] == ["A few things wait"]


def test_not_now_of_one_leaves_its_line_where_it_is(journal: Journal, set_clock: SetClock) -> None:
    reflection = waiting(journal, text="the first door")
    waiting(journal, clock="20:30")
    set_clock(THURSDAY, "08:00")
    page = back(journal)
    page.at.button(key=f"not_now.{reflection.id}").click()
    page.run()
    assert "the first door" in page.said
    assert [button.key for button in page.at.button if (button.key or "").startswith("not_now")] != []
    assert not any(button.key == f"not_now.{reflection.id}" for button in page.at.button)
    assert journal.reflections.get(reflection.id).came_back is None
    assert "the first door" not in back(journal).said


def test_to_supervision_puts_it_on_the_agenda_until_the_next_meeting(
    journal: Journal, k2: Client, set_clock: SetClock
) -> None:
    dana = Person(
        at=moment(MONDAY), name="Dana", relation=Relation.CLINICAL_SUPERVISOR, next_meeting=THURSDAY + timedelta(5)
    )
    journal.people.add(dana)
    reflection = waiting(journal, client_id=k2.id)
    set_clock(THURSDAY, "08:00")
    page = back(journal).press("To supervision")
    assert f"On the agenda. It will be here on {day_in_words(THURSDAY + timedelta(5)).split(',')[0]}." in page.said
    item = journal.agenda.of_source(reflection.id)
    assert item is not None
    assert "blue door" not in back(journal).said
    set_clock(THURSDAY + timedelta(days=5), "08:00")
    assert "blue door" in back(journal).said
    set_clock(THURSDAY, "08:00")
    page.press("Undo")
    assert journal.agenda.of_source(reflection.id) is None
    assert kept(journal).to_supervision is False
    assert "blue door" in back(journal).said


def test_what_one_would_not_tell_is_not_offered_for_supervision(journal: Journal, set_clock: SetClock) -> None:
    waiting(journal, withheld=True)
    set_clock(THURSDAY, "08:00")
    page = back(journal)
    assert "Not now" in page.buttons
    assert "To supervision" not in page.buttons


def test_the_third_time_it_asks_who_could_hear_it(journal: Journal, set_clock: SetClock) -> None:
    journal.people.add(Person(at=moment(MONDAY), name="Ruth", relation=Relation.OWN, reach="call"))
    reflection = waiting(journal)
    for week in range(3):
        day = THURSDAY + timedelta(days=7 * week)
        set_clock(day, "08:00")
        page = back(journal)
        assert ("Ruth" in page.said) is (week == 2), week
        page.tap(f"set_down.back.{reflection.id}", "still with me")
        page.tap(f"set_down.again.{reflection.id}", day + timedelta(days=7))
    assert "Who could hear it?" in page.said
    page.press("Agenda")
    assert page.way[0] == "agenda"


def test_after_leave_not_all_at_once_and_none_of_them_is_lost(journal: Journal, set_clock: SetClock) -> None:
    """Away from Tuesday for three weeks; three were to come back meanwhile."""
    last = TUESDAY + timedelta(days=19)
    journal.time_off.add(TimeOff(at=moment(TUESDAY, "00:00"), last=last))
    for n in range(3):
        waiting(journal, clock=f"1{n}:00", text=f"door {n}")
    for after, there in ((-2, 0), (1, 1), (2, 2), (3, 3)):
        set_clock(last + timedelta(days=after), "08:00")
        said = back(journal).said
        assert sum(f"door {n}" in said for n in range(3)) == there, after
        assert "more after these" not in said
