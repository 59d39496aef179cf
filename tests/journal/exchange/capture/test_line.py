"""What a capture line means: a therapist's meaning, plain sentences for what is not one, and no word lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import fields
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.exchange.capture import Captured, parse
from journal.exchange.capture.figures import DASHES
from journal.exchange.capture.pieces import distance
from journal.presets.capture_words import WORDS
from journal.records.check_in import CheckIn
from journal.records.client import Client, Role
from journal.records.contact import Channel, Contact, Initiator, Purpose, WithWhom
from journal.records.downtime import Downtime, DowntimeCategory, Felt
from journal.records.encounter import Encounter
from journal.records.entry import Entry
from journal.records.on_call import OnCall
from journal.records.own_word import OwnWord
from journal.records.person import Person, Relation
from journal.records.reflection import Feeling, Place, Reflection
from journal.records.session import Session, SessionStatus
from journal.records.supervision import Supervision, SupervisionFormat
from journal.wording import labels
from tests.journal.practice import at
from tests.journal.store.journals import client

NOW = datetime(2026, 10, 22, 16, 5, 33, tzinfo=ZoneInfo("Europe/Berlin"))
"""A Thursday."""

CLIENTS = [client("K2"), client("M1"), client("R3")]


def read(line: str, clients: Sequence[Client] = CLIENTS, now: datetime = NOW, **known: Any) -> Captured:
    return parse(line, now=now, clients=clients, **known)


def good(line: str, **known: Any) -> Any:
    """Return the record of a line that is understood without a doubt."""
    captured = read(line, **known)
    assert (captured.problems, captured.doubts) == ((), ())
    assert captured.good
    return captured.record


def chips(captured: Captured) -> dict[str, str]:
    return {chip.label: chip.value for chip in captured.chips}


def test_of_a_word_that_does_not_say_who_cancelled_it_is_said_how_it_is_kept() -> None:
    for line, doubtful in (
        ("K2 10:00 called off", True),
        ("K2 10:00 off", True),
        ("K2 10:00 cancelled by me", False),
        ("K2 10:00 cancelled", False),
    ):
        assert any("cancelled by you" in doubt for doubt in read(line).doubts) == doubtful, line


def test_of_a_session_that_was_cancelled_who_did_and_how_late_is_never_misread_in_silence() -> None:
    for line, told in (
        ("K2 off sick", "cancelled by you"),
        ("K2 called off, ill", "cancelled by you"),
        ("K2 I cancelled late", "whatever the notice"),
        ("I cancelled K2 short notice", "whatever the notice"),
        ("K2 cancelled by me, 2h notice", "whatever the notice"),
        ("K2 cancelled I was sick", "cancelled by them"),
        ("K2 cancelled - I'm ill", "cancelled by them"),
    ):
        assert any(told in doubt for doubt in read(line).doubts), line
    for line in ("K2 I cancelled", "K2 cancelled ill", "K2 cancelled late", "I cancelled K2 11:00"):
        assert not read(line).doubts, line


# --- the issue's own lines ------------------------------------------------------------------------


def test_a_reflection() -> None:
    thought = good("K2 worry 7 30m bed #supervision")
    assert isinstance(thought, Reflection)
    assert (thought.client_id, thought.feelings, thought.intensity) == (CLIENTS[0].id, (Feeling.WORRY,), 7)
    assert (thought.minutes, thought.place, thought.to_supervision) == (30, Place.BED, True)
    assert (thought.text, thought.at) == ("", NOW.replace(second=0))


def test_a_walk() -> None:
    walk = good("walk 20m 3>6")
    assert isinstance(walk, Downtime)
    assert (walk.activity, walk.category, walk.minutes) == ("walk", DowntimeCategory.SELF_CARE, 20)
    assert (walk.energy_before, walk.energy_after, walk.note) == (3, 6, "")


def test_a_no_show() -> None:
    session = good("no-show M1 14:00")
    assert isinstance(session, Session)
    assert (session.client_id, session.status, session.at) == (
        CLIENTS[1].id,
        SessionStatus.NO_SHOW,
        at(NOW.date(), "14:00"),
    )


def test_a_call() -> None:
    call = good("call R3 8m after hours support")
    assert isinstance(call, Contact)
    assert (call.client_id, call.minutes, call.channel) == (CLIENTS[2].id, 8, Channel.PHONE)
    assert (call.after_hours, call.purpose) == (True, Purpose.SUPPORT)


def test_supervision() -> None:
    hour = good("sup 60m Dana 8")
    assert isinstance(hour, Supervision)
    assert (hour.minutes, hour.supervisor, hour.helpfulness, hour.notes) == (60, "Dana", 8, "")


# --- every kind -----------------------------------------------------------------------------------


def test_the_evening_speaks_of_yesterday_before_noon() -> None:
    evening = good("heavy 6 energy 4 sleep 7")
    assert isinstance(evening, CheckIn)
    assert (evening.heavy, evening.energy, evening.sleep, evening.day) == (6, 4, 7, NOW.date())
    assert good("heavy 6", now=NOW.replace(hour=9)).at == at(date(2026, 10, 21), "21:00")
    assert good("heavy 6 today", now=NOW.replace(hour=9)).day == NOW.date()


def test_an_on_call_window_over_midnight() -> None:
    window = good("on-call 20:00-08:00 called out")
    assert isinstance(window, OnCall)
    assert (window.at, window.minutes, window.called_out) == (at(NOW.date(), "20:00"), 720, True)


@pytest.mark.parametrize(
    ("words", "minutes"),
    [
        ("28.3. 22:00-08:00", 540),
        ("27.3. 22:00-08:00", 600),
        ("29.3. 01:30-03:30", 60),
        ("24.10. 22:00-08:00", 660),
        ("25.10. 01:30-03:30", 180),
        ("25.10. 02:30-02:10", 40),
        ("22.10. 14:00-14:50", 50),
    ],
)
def test_a_span_over_a_clock_change_is_elapsed_minutes(words: str, minutes: int) -> None:
    window = read(f"on-call {words}", now=datetime(2026, 10, 31, 9, tzinfo=ZoneInfo("Europe/Berlin"))).record
    assert isinstance(window, OnCall)
    assert window.minutes == minutes


def test_an_encounter() -> None:
    met = good("met K2 at the bakery 4 unavoidable #sup")
    assert isinstance(met, Encounter)
    assert (met.setting, met.discomfort, met.avoidable, met.to_supervision) == ("bakery", 4, False, True)


def test_an_emergency_session_happened_if_its_time_is_past_and_is_planned_if_it_is_to_come() -> None:
    held = good("emergency K2 9:00 8")
    assert (held.emergency, held.status, held.demand) == (True, SessionStatus.ATTENDED, 8)
    assert good("emergency K2 18:00").status is SessionStatus.PLANNED


def test_a_session_by_video() -> None:
    assert good("session K2 video 7").demand == 7
    assert good("call K2 video 10m").channel is Channel.VIDEO


def test_who_began_a_contact_and_with_whom() -> None:
    mail = good("mail from K2 scheduling 3m")
    assert (mail.initiator, mail.channel, mail.purpose) == (Initiator.CLIENT, Channel.EMAIL, Purpose.SCHEDULING)
    assert good("call K2 with school 10m").with_whom is WithWhom.SCHOOL
    assert good("R3 check-in 5m").purpose is Purpose.CHECK_IN


def test_supervision_in_a_group_with_someone_known() -> None:
    dana = Person(at=NOW, name="Dana Miller", relation=Relation.CLINICAL_SUPERVISOR)
    hour = good("sup 90m group of 5 dana 8", people=[dana])
    assert (hour.supervisor, hour.person_id) == ("Dana Miller", dana.id)
    assert (hour.format, hour.group_size) == (SupervisionFormat.GROUP, 5)
    hour = good("sup 60m Dana talked about endings", people=[dana])
    assert (hour.supervisor, hour.notes) == ("Dana Miller", "talked about endings")


def test_of_two_people_with_one_first_name_neither_is_guessed() -> None:
    two = [Person(at=NOW, name=f"Dana {n}", relation=Relation.PEER) for n in ("Miller", "Moss")]
    assert good("sup 60m Dana 8", people=two).person_id is None


def test_an_activity_used_before_and_how_it_left_one() -> None:
    pottery = good("pottery 40m better", activities=[("Pottery", "self-care")])
    assert (pottery.activity, pottery.category, pottery.felt) == ("Pottery", DowntimeCategory.SELF_CARE, Felt.BETTER)


@pytest.mark.parametrize(("line", "minutes"), [("30m", 30), ("30 min", 30), ("1h", 60), ("1h30", 90), ("1.5h", 90)])
def test_minutes_as_they_are_written(line: str, minutes: int) -> None:
    assert good(f"walk {line}").minutes == minutes


# --- the note -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("K2 worry 7 couldn't sleep", "couldn't sleep"),
        ("K2 worry couldn't sleep at all 30m 7 bed", "couldn't sleep at all"),
        ("K2 worry 7 the way she sat by the door #supervision", "the way she sat by the door"),
        ("K2 worry 7 - M1 asked for 20m of tea", "M1 asked for 20m of tea"),
        ("K2 worry 7 so tired - and 3 more", "so tired - and 3 more"),
    ],
)
def test_words_not_understood_become_the_note_as_typed(line: str, note: str) -> None:
    thought = good(line)
    assert (thought.text, thought.intensity, thought.client_id) == (note, 7, CLIENTS[0].id)


def test_what_a_small_word_ties_to_the_note_stays_in_it() -> None:
    thought = good("K2 worry 7 on the way to bed")
    assert (thought.text, thought.place) == ("on the way to bed", None)
    assert good("K2 worry 7 in bed").place is Place.BED


def test_a_tag_is_understood_inside_the_note() -> None:
    thought = good("K2 worry she #supervision cried")
    assert (thought.text, thought.to_supervision) == ("she cried", True)


def test_a_contact_has_no_note_and_says_so() -> None:
    captured = read("call R3 8m about the bill")
    assert not captured.good
    assert "about the bill" in captured.problems[0]
    assert "no note" in captured.problems[0]


def test_a_line_with_a_client_and_no_kind_is_a_thought_once_that_was_seen() -> None:
    captured = read("K2 can't let it go")
    assert captured.good
    assert captured.doubts
    assert isinstance(captured.record, Reflection)


# --- clients --------------------------------------------------------------------------------------


def test_codes_are_read_in_any_case() -> None:
    assert good("k2 worry").client_id == CLIENTS[0].id


def test_an_unknown_code_is_not_guessed_and_offers_near_ones_and_a_new_client() -> None:
    captured = read("call K3 8m")
    assert not captured.good
    assert captured.record is None
    assert [(offer.label, offer.line) for offer in captured.offers] == [
        ("K2", "call K2 8m"),
        ("R3", "call R3 8m"),
        ("New client K3", "call +K3 8m"),
    ]


def test_a_new_client_begins_on_the_day_of_the_line() -> None:
    captured = read("+K3 worry 4 yesterday 21:30")
    assert captured.good
    assert captured.new_client is not None
    assert captured.new_client.code == "K3"
    assert captured.new_client.at == at(date(2026, 10, 21), "00:00")
    assert isinstance(captured.record, Reflection)
    assert captured.record.client_id == captured.new_client.id
    assert chips(captured)["Client"] == "New client K3"
    assert "already" in read("+k2 worry").problems[0]


def test_a_code_that_is_a_word_must_be_written_exactly_as_it_is() -> None:
    walk, small, seven = client("WALK"), client("rest"), client("7")
    known = [walk, small, seven]
    assert good("WALK worry", clients=known).client_id == walk.id
    assert isinstance(good("walk 20m", clients=known), Downtime)
    assert isinstance(good("Walk 20m", clients=known), Downtime)
    assert isinstance(good("rest 20m", clients=known), Downtime)
    assert good("@rest worry", clients=known).client_id == small.id
    assert good("@7 worry 7", clients=known).client_id == seven.id


def test_a_number_that_is_no_rating_may_be_a_code() -> None:
    known = [client("17"), client("7")]
    assert good("17 worry 5", clients=known).client_id == known[0].id
    assert good("17 worry 17m", clients=known).minutes == 17
    assert good("@7 worry 17 oct 9:00", clients=known).at == at(date(2026, 10, 17), "09:00")


def test_one_code_in_two_roles_is_asked_about() -> None:
    both = [client("K2"), client("K2", role=Role.COACHING)]
    captured = read("K2 worry 5", clients=both)
    assert not captured.good
    assert "coaching" in captured.problems[0]
    assert good("K2 coaching worry 5", clients=both).client_id == both[1].id


@pytest.mark.parametrize(
    "codes",
    [
        ("Ä1", "ä1"),
        ("\u00c41", "A\u03081"),
        ("K2", "Ｋ２"),
        ("K2", "\u041a2"),
        ("MAX", "\u041c\u0410\u0425"),
        ("T1", "\u03a41"),
    ],
)
def test_of_codes_that_look_alike_the_line_asks_which_and_an_answer_is_that_one(codes: tuple[str, str]) -> None:
    pair = [client(code) for code in codes]
    for typed in codes:
        captured = read(f"{typed} worry 7 30m", clients=pair)
        assert not captured.good
        assert "look alike" in captured.problems[0]
        assert len(captured.offers) == 2
        answered = [good(offer.line, clients=pair) for offer in captured.offers]
        assert {record.client_id for record in answered} == {one.id for one in pair}
        assert [record.minutes for record in answered] == [30, 30]


def test_a_look_alike_in_another_role_is_told_by_the_role() -> None:
    both = [client("Ä1"), client("ä1", role=Role.COACHING)]
    assert good("Ä1 worry 5", clients=both).client_id == both[0].id
    assert good("ä1 worry 5", clients=both).client_id == both[1].id
    assert good("ä1 therapy worry 5", clients=both).client_id == both[0].id


def test_a_code_in_other_letters_is_offered_and_not_guessed() -> None:
    captured = read("\u041a2 worry 7")
    assert not captured.good
    assert captured.offers[0].line == "K2 worry 7"
    begun = read("+\u041a2 worry 7")
    assert begun.new_client is not None
    assert "looks like K2" in begun.doubts[0]
    assert read("+Ｋ２ worry 7").problems == ("K2 is a client already. Write K2 without the plus sign.",)


@pytest.mark.parametrize(
    "line",
    [
        "Ｋ２ ｗｏｒｒｙ ７ ３０ｍ ｂｅｄ ＃ｓｕｐｅｒｖｉｓｉｏｎ",
        "＠Ｋ２\u3000ｗｏｒｒｙ\u3000７\u3000３０ｍ ｂｅｄ #supervision",
        "K2 worry ７／１０ 30ｍ in bed #supervision",
    ],
)  # fmt: skip
def test_full_width_letters_digits_and_signs_are_read(line: str) -> None:
    wide, plain = good(line), good("K2 worry 7 30m bed #supervision")
    names = ("client_id", "feelings", "intrusiveness", "intensity", "minutes", "place", "to_supervision", "text")
    assert [getattr(wide, name) for name in names] == [getattr(plain, name) for name in names]


def test_a_full_width_clock_date_and_dash_are_read_and_a_note_stays_as_typed() -> None:
    held = good("no-show K2 １４：００ ２０．１０． － ｎｏ call")
    assert held.at == at(date(2026, 10, 20), "14:00")
    assert held.note == "ｎｏ call"


def test_a_new_client_of_a_wide_line_gets_a_plain_code_and_a_small_raised_figure_is_none() -> None:
    begun = read("＋Ｋ９ worry 7").new_client
    assert begun is not None
    assert begun.code == "K9"
    assert read("K2 worry 7²").record is None or "7²" in read("K2 worry 7²").note


def test_what_looks_like_a_code_in_a_note_must_have_been_seen() -> None:
    captured = read("K2 worry 7 B12")
    assert captured.good
    assert "B12" in captured.doubts[0]


def test_distance_counts_letters() -> None:
    assert [distance(a, b) for a, b in (("k2", "k2"), ("k2", "k3"), ("", "ab"), ("anna", "ana"))] == [0, 1, 2, 1]


# --- times ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "day", "clock"),
    [
        ("14:00", date(2026, 10, 22), "14:00"),
        ("yesterday 21:30", date(2026, 10, 21), "21:30"),
        ("9:30pm yesterday", date(2026, 10, 21), "21:30"),
        ("mon", date(2026, 10, 19), "12:00"),
        ("on monday at 8:00", date(2026, 10, 19), "08:00"),
        ("thu", date(2026, 10, 22), "16:05"),
        ("thu 17:00", date(2026, 10, 15), "17:00"),
        ("20.10. 09:00", date(2026, 10, 20), "09:00"),
        ("30.4. 09:00", date(2026, 4, 30), "09:00"),
        ("24.12.2025 09:00", date(2025, 12, 24), "09:00"),
        ("20/10/2026 09:00", date(2026, 10, 20), "09:00"),
        ("2026-10-20 09:00", date(2026, 10, 20), "09:00"),
        ("20 october 09:00", date(2026, 10, 20), "09:00"),
        ("oct 20th 2025 09:00", date(2025, 10, 20), "09:00"),
        ("29 feb 2024 09:00", date(2024, 2, 29), "09:00"),
    ],
)
def test_days_and_times_are_read_in_the_zone_of_now(words: str, day: date, clock: str) -> None:
    assert good(f"K2 worry {words}").at == at(day, clock)


@pytest.mark.parametrize(("words", "day"), [("24.12.", date(2025, 12, 24)), ("29 feb", date(2024, 2, 29))])
def test_a_day_without_its_year_that_lies_far_away_must_have_been_seen(words: str, day: date) -> None:
    captured = read(f"K2 worry {words} 09:00")
    assert captured.record is not None
    assert captured.record.day == day
    assert str(day.year) in captured.doubts[0]
    assert not read(f"planned K2 {words} 09:00").doubts or words == "29 feb"


def test_a_planned_session_looks_ahead() -> None:
    assert good("planned K2 mon 14:00").at == at(date(2026, 10, 26), "14:00")
    assert good("planned K2 thu 14:00").at == at(date(2026, 10, 29), "14:00")
    assert good("planned K2 24.12. 10:00").at == at(date(2026, 12, 24), "10:00")


def test_a_time_still_to_come_must_have_been_seen() -> None:
    captured = read("K2 worry 23:30")
    assert captured.good
    assert "23:30" in captured.doubts[0]


# --- bad input ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("K2 worry 99999m", "1440"),
        ("K2 worry 99999999999999999999m", "1440"),
        ("K2 worry 11", "0 and 10"),
        ("K2 worry 111/10", "0 and 10"),
        ("K2 worry 32/10", "32/10"),
        ("walk 20m 3>11", "0 and 10"),
        ("K2 worry 31.11.", "31.11."),
        ("K2 worry 30 feb", "30 feb"),
        ("K2 worry 2026-13-01", "2026-13-01"),
        ("K2 worry 25:00", "25:00"),
        ("K2 worry 2026-03-29 02:30", "skipped"),
        ("K2 worry 7 8", "“7” and “8”"),
        ("K2 worry 10m 20m", "“10m” and “20m”"),
        ("K2 worry bed desk", "“bed” and “desk”"),
        ("K2 worry 14:00 15:00", "“14:00” and “15:00”"),
        ("walk 20m call K2", "Two things"),
        ("walk 20m heavy 6", "Two things"),
        ("K2 M1 worry", "Two clients"),
        ("walk K2 20m", "no client"),
        ("call 8m", "Whose"),
        ("no-show M1 14:00 7", "attended"),
        ("session K2 tomorrow 14:00 attended", "future"),
        ("planned K2", "14:00"),
        ("walk 20", "20m"),
        ("heavy", "0 to 10"),
        ("7", "What is it"),
        ("sup Dana 8", "needed"),
        ("K2 worry " + "a" * 3000, "longer"),
        ("K2 worry \ud800", "broken"),
    ],
)
def test_what_cannot_be_meant_is_a_sentence_and_nothing_is_saved(line: str, named: str) -> None:
    captured = read(line)
    assert captured.record is None
    assert not captured.good
    assert named in captured.problems[0]
    assert captured.line == line
    assert captured.chips == ()


def test_an_empty_line_is_nothing_and_no_problem() -> None:
    for line in ("", "   ", "-"):
        assert read(line) == Captured(line=line)


# --- one's own words ------------------------------------------------------------------------------


def test_an_own_word_stands_for_a_piece_of_line() -> None:
    own = [OwnWord(word="gym", means="exercise 45m"), OwnWord(word="K2", means="walk")]
    sport = good("Gym 3>6", own_words=own)
    assert (sport.activity, sport.minutes, sport.energy_after) == ("exercise", 45, 6)
    assert good("K2 worry", own_words=own).client_id == CLIENTS[0].id


# --- any line -------------------------------------------------------------------------------------

SPELLINGS = [spelling for word in WORDS for spelling in word.spellings]
FIGURES = [
    "7",
    "20:00-08:00",
    "11",
    "30m",
    "14:00",
    "25:61",
    "3>6",
    "mon",
    "31.11.",
    "2026-10-20",
    "7/10",
    "of",
    "-",
    "at",
    "²",
    "1h",
]
CODES = ["K2", "m1", "K9", "@R3", "+Q4", "@", "+", "WALK", "K2,"]
OWN = [OwnWord(word="gym", means="exercise 45m with friends"), OwnWord(word="mon", means="- K2")]
KNOWN = [*CLIENTS, client("WALK"), client("bed")]

BEGUN = ["K2 worry", "session K2 9:00", "call M1", "met K2", "sup 60m", "heavy 6", "walk", "on-call 20m", "+Q4 hope"]
PARTS = [
    "7",
    "0",
    "7/10",
    "30m",
    "1h30",
    "14:00",
    "3>6",
    "bed",
    "#sup",
    "mon",
    "tired",
    "Dana",
    "energy 4",
    "of 5",
    "-",
]

lines = st.one_of(
    st.text(max_size=60),
    st.builds(
        lambda begun, parts: " ".join((begun, *parts)),
        st.sampled_from(BEGUN),
        st.lists(st.sampled_from(PARTS), max_size=4, unique=True),
    ),
    st.lists(
        st.one_of(st.sampled_from([*SPELLINGS, *FIGURES, *CODES, "gym", "mum's"]), st.text(max_size=6)), max_size=12
    ).map(" ".join),
)
moments = st.integers(-125 * 365, 173 * 365).map(lambda days: NOW + timedelta(days=days, minutes=days % 1440))


UNSAID = {"id", "at", "client_id", "written_at", "edited_at", "person_id"}
"""What has a chip of its own, or none: the name is said beside `person_id`."""


@given(line=lines, now=moments)
def test_no_line_raises_and_its_chips_are_the_record(line: str, now: datetime) -> None:
    captured = read(line, clients=KNOWN, now=now, own_words=OWN)
    assert captured.line == line
    assert captured.good is (captured.record is not None)
    if captured.record is None:
        assert captured.chips == ()
        assert captured.problems or not "".join(line.split()).strip("-–—")
        return
    record: Entry = captured.record
    shown = Counter(chip.label for chip in captured.chips if chip.label not in ("", "Client", "When"))
    said = {}
    for field in fields(record):
        value = getattr(record, field.name)
        if field.name not in UNSAID and value not in (None, "", (), False) and value != field.default:
            said[labels.label(field.name)] = value
    assert set(said) <= set(shown)
    assert shown.total() == len(shown)
    for label in shown:
        names = [field.name for field in fields(record) if labels.label(field.name) == label]
        assert any(getattr(record, name) not in (None, "", ()) for name in names)
    for label, value in said.items():
        if isinstance(value, int) and not isinstance(value, bool):
            assert chips(captured)[label].split(" ")[0] == str(value)
        elif isinstance(value, str):
            assert chips(captured)[label] == value
    code = next((c.code for c in KNOWN if c.id == getattr(record, "client_id", None)), "")
    assert code in chips(captured).get("Client", "")
    assert f"{record.at:%H:%M}" in chips(captured)["When"]


@given(line=lines)
def test_no_word_of_a_line_is_lost(line: str) -> None:
    captured = read(line, clients=KNOWN)
    if captured.kind is None:
        return
    words = Counter(" ".join((*captured.understood, captured.note)).split())
    typed = Counter(line.split())
    for dash in DASHES:
        words.pop(dash, None)
        typed.pop(dash, None)
    assert words == typed
    if captured.record is not None:
        kept = " ".join(str(getattr(captured.record, name)) for name in captured.record.__dataclass_fields__)
        assert captured.note in kept
