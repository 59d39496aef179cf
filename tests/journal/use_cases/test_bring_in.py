"""Calendars brought in: what is whose, what came before, what stays as a hand left it, and the whole way back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from journal.errors import DiskFull, OnLegalHold
from journal.exchange.bring_in.known import Outcome, Why
from journal.exchange.bring_in.marks import Marks
from journal.records.bring_in import Meaning, Rules, Same, TitleRule
from journal.records.client import EndingKind
from journal.records.session import Session, SessionStatus
from journal.store import check, erasing, importing, search, trash
from journal.store.entries import Entries
from journal.store.importing import NotUndone, Origin
from journal.store.journal import Journal
from journal.use_cases import bring_in as use_case
from journal.use_cases.bring_in import LookAgain
from tests.journal.calendars import (
    MONDAY,
    add_client,
    calendar,
    decided,
    event,
    local,
    look,
    series,
    told,
    whole_days,
)
from tests.journal.practice import at
from tests.journal.store import journals

TUESDAY = MONDAY + timedelta(days=1)
LAST = date(2027, 12, 31)


def sessions(journal: Journal) -> list[str]:
    """Return each session of the weeks as "K5 2026-10-06 10:00 planned"."""
    there = journal.sessions.between(date(2026, 1, 1), LAST)
    return [f"{journal.clients.code_of(s.client_id)} {local(s.at)} {s.status}" for s in there]


def everything(journal: Journal) -> dict[str, list[Any]]:
    """Return every row of every table, but of how the index of words is laid out."""
    names = [n for (n,) in journal.db.execute("SELECT name FROM sqlite_master WHERE type = 'table'") if "_fts" not in n]
    return {name: sorted(map(repr, journal.db.table(name).rows)) for name in names}


def means(journal: Journal, title: str, meaning: Meaning, client_id: str | None = None, *, whole: bool = True) -> Rules:
    marks = Marks(journal.brought_in.key())
    mark = marks.whole(title) if whole else marks.phrase(title)
    return Rules(titles=(TitleRule(mark=mark, meaning=meaning, client_id=client_id, whole=whole),))


def test_a_usual_appointment_is_the_clients_whatever_its_title_and_what_matches_nothing_is_nobodys(
    journal: Journal,
) -> None:
    add_client(journal, "K5", (2, "10:00"))
    shown = look(
        journal,
        calendar(
            series("a", "Appointment", TUESDAY),
            event("b", "Maria, colleague's client", MONDAY, "11:00"),
            whole_days("c", "Annual leave", MONDAY, MONDAY + timedelta(days=4)),
            event("d", "M1", MONDAY, "15:00"),
        ),
    )
    assert told(shown) == {"new": 5, "unclear": 1, "left out": 1}
    done = use_case.take(journal, shown)
    assert done is not None
    assert sessions(journal) == [
        "M1 2026-10-05 15:00 planned",
        *(f"K5 {day} 10:00 planned" for day in ("2026-10-06", "2026-10-13", "2026-10-20", "2026-10-27")),
    ]
    assert len(journal.clients.all()) == 3
    assert journal.time_off.all() == []


def test_the_past_comes_in_unconfirmed_and_is_settled_by_hand(journal: Journal) -> None:
    add_client(journal, "K5", (2, "10:00"))
    use_case.take(journal, look(journal, calendar(series("a", "Appointment", TUESDAY))))
    after = journals.LATER - timedelta(days=10)
    assert [local(s.at)[:10] for s in journal.sessions.unconfirmed(after)] == ["2026-10-06", "2026-10-13", "2026-10-20"]


def test_the_same_file_again_brings_nothing_and_a_newer_one_what_changed(journal: Journal) -> None:
    add_client(journal, "K5", (2, "10:00"))
    first = calendar(series("a", "Appointment", TUESDAY))
    use_case.take(journal, look(journal, first))
    before = everything(journal)
    again = look(journal, first)
    assert told(again) == {"same": 4}
    assert use_case.take(journal, again) is None
    assert everything(journal) == before

    moved = event("a", "Appointment", TUESDAY + timedelta(days=9), "16:00", recurs="20261013T100000")
    off = event("a", "Appointment", TUESDAY + timedelta(days=14), recurs="20261020T100000", more="STATUS:CANCELLED")
    gone = calendar(series("a", "Appointment", TUESDAY, weeks=3), moved, off)
    shown = look(journal, gone)
    assert told(shown)["same"] >= 1
    use_case.take(journal, shown)
    # A week that the newer file no longer has is no cancellation.
    assert "K5 2026-10-27 10:00 planned" in sessions(journal)
    assert "K5 2026-10-20 10:00 cancelled" in sessions(journal)


def test_a_session_rated_by_hand_survives_three_imports(journal: Journal) -> None:
    client = add_client(journal, "K5", (2, "10:00"))
    by_hand = journals.session(client.id, TUESDAY, "10:05", demand=7, note="the stairs again")
    journal.sessions.add(by_hand)
    file = calendar(event("a", "Appointment", TUESDAY))
    done = use_case.take(journal, look(journal, file))
    assert done is not None
    assert (done.new, done.joined) == (0, 1)
    for clock in ("10:30", "11:00"):
        use_case.take(journal, look(journal, calendar(event("a", "Appointment", TUESDAY, clock))))
    assert journal.sessions.between(TUESDAY, TUESDAY) == [by_hand]
    use_case.undo(journal, done.id)
    assert journal.sessions.between(TUESDAY, TUESDAY) == [by_hand]


def test_what_was_brought_in_and_settled_by_hand_stays_as_the_hand_left_it(journal: Journal) -> None:
    add_client(journal, "K5", (2, "10:00"))
    done = use_case.take(journal, look(journal, calendar(event("a", "K5", TUESDAY))))
    assert done is not None
    [brought] = journal.sessions.between(TUESDAY, TUESDAY)
    held = journal.sessions.update(
        replace(brought, status=SessionStatus.ATTENDED, demand=6, note="long", edited_at=journals.LATER + timedelta(9))
    )
    for file in (
        calendar(event("a", "K5", TUESDAY, "11:00")),
        calendar(event("a", "K5", TUESDAY, more="STATUS:CANCELLED")),
    ):
        shown = look(journal, file)
        [row] = shown.plan.rows
        assert (row.outcome, row.why) == (Outcome.LEFT_OUT, Why.CHANGED_HERE)
        use_case.take(journal, shown)
    assert journal.sessions.get(held.id) == held
    undone = use_case.undo(journal, done.id)
    assert [entry.id for entry in undone.stay] == [held.id]
    assert journal.sessions.get(held.id) == held
    assert search.found(journal, "long", 5).hits


def test_a_session_is_from_a_calendar_until_a_hand_settles_it(journal: Journal) -> None:
    client = add_client(journal, "K5", (2, "10:00"))
    by_hand = journals.session(client.id, TUESDAY, "15:00", note="by hand")
    journal.sessions.add(by_hand)
    weekdays = (event(uid, "K5", MONDAY + timedelta(days=n)) for n, uid in enumerate("abcd"))
    done = use_case.take(journal, look(journal, calendar(*weekdays, event("e", "K5", TUESDAY, "15:00"))))
    assert done is not None
    brought = [s for s in journal.sessions.between(MONDAY, MONDAY + timedelta(days=6)) if s.id != by_hand.id]
    settled, trashed, moved, left = brought
    journal.sessions.update(replace(settled, status=SessionStatus.ATTENDED))
    journal.sessions.delete(trashed.id)
    use_case.take(journal, look(journal, calendar(event("c", "K5", moved.day, "11:00"))))
    assert journal.sessions.get(moved.id).at.hour == 11
    everyone = [by_hand.id, *(s.id for s in brought), "unknown"]
    assert importing.origins(journal, everyone) == {
        settled.id: Origin(import_id=done.id, format="calendar", by_hand=True),
        moved.id: Origin(import_id=done.id, format="calendar", by_hand=False),
        left.id: Origin(import_id=done.id, format="calendar", by_hand=False),
    }
    assert importing.origins(journal, [left.id]).keys() == {left.id}
    use_case.undo(journal, done.id)
    assert importing.origins(journal, everyone) == {}


def test_a_planned_session_with_a_note_by_hand_is_not_moved_by_a_file(journal: Journal) -> None:
    add_client(journal, "K5", (2, "10:00"))
    use_case.take(journal, look(journal, calendar(event("a", "K5", TUESDAY))))
    [brought] = journal.sessions.between(TUESDAY, TUESDAY)
    noted = journal.sessions.update(replace(brought, note="bring the book"))
    shown = look(journal, calendar(event("a", "K5", TUESDAY, "11:00")))
    assert [(row.outcome, row.why) for row in shown.plan.rows] == [(Outcome.LEFT_OUT, Why.CHANGED_HERE)]
    use_case.take(journal, shown)
    assert journal.sessions.get(noted.id) == noted


def test_what_was_deleted_by_hand_does_not_come_back(journal: Journal) -> None:
    add_client(journal, "K5", (2, "10:00"))
    file = calendar(event("a", "K5", TUESDAY))
    use_case.take(journal, look(journal, file))
    journal.sessions.delete(journal.sessions.between(TUESDAY, TUESDAY)[0].id)
    shown = look(journal, file)
    assert [row.why for row in shown.plan.rows] == [Why.DELETED_HERE]
    assert use_case.take(journal, shown) is None


def test_a_session_at_another_hour_of_the_day_is_asked_about(journal: Journal) -> None:
    client = add_client(journal, "K5", (2, "10:00"))
    planned = Session(client_id=client.id, at=at(TUESDAY, "14:00"))
    journal.sessions.add(planned)
    file = calendar(event("a", "K5", TUESDAY))
    shown = look(journal, file)
    [row] = shown.plan.rows
    assert (row.outcome, row.why) == (Outcome.UNCLEAR, Why.NEAR)
    same = decided(journal, shown, same=Same.SAME)
    assert told(same) == {"joined": 1}
    assert told(decided(journal, shown, same=Same.ANOTHER)) == {"new": 1}
    use_case.take(journal, same)
    assert journal.sessions.between(TUESDAY, TUESDAY) == [planned]
    assert told(look(journal, file)) == {"same": 1}


@pytest.mark.parametrize(
    ("title", "day", "clock", "why"),
    [
        ("Dentist", 1, "10:00", Why.SLOT_ONCE),
        ("Supervision", 0, "10:00", Why.MAY_MEAN),
        ("K5 and M1", 0, "10:00", Why.SEVERAL),
        ("Appointment", 3, "09:00", Why.SHARED_SLOT),
        ("Appointment", 4, "09:00", Why.BEFORE_START),
        ("X9", 0, "09:00", Why.ENDED),
    ],
)
def test_who_is_not_clear_is_asked_and_never_guessed(
    journal: Journal, title: str, day: int, clock: str, why: Why
) -> None:
    add_client(journal, "K5", (2, "10:00"))
    add_client(journal, "A1", (4, "09:00"))
    add_client(journal, "B1", (4, "09:00"))
    add_client(journal, "New1", (5, "09:00"), since=date(2026, 12, 1))
    ended = add_client(journal, "X9", (1, "09:00"))
    journal.clients.update(replace(ended, ending=EndingKind.STOPPED, ended_on=date(2026, 5, 1)))
    shown = look(journal, calendar(event("a", title, MONDAY + timedelta(days=day), clock)))
    [row] = shown.plan.rows
    assert (row.outcome, row.why) == (Outcome.UNCLEAR, why)
    assert use_case.take(journal, shown) is None


def test_two_appointments_at_one_usual_time_are_both_asked_about(journal: Journal) -> None:
    add_client(journal, "K5", (2, "10:00"))
    shown = look(journal, calendar(series("a", "Anna", TUESDAY), series("b", "Berta", TUESDAY)))
    assert [row.why for row in shown.plan.rows] == [Why.SLOT_TWICE] * 8
    rules = means(journal, "Anna", Meaning.CLIENT, journal.clients.by_code("K5").id)  # type: ignore[union-attr]
    rules = replace(rules, titles=(*rules.titles, *means(journal, "Berta", Meaning.IGNORE).titles))
    assert told(look(journal, calendar(series("a", "Anna", TUESDAY), series("b", "Berta", TUESDAY)), rules=rules)) == {
        "new": 4,
        "left out": 4,
    }


def test_rules_say_what_words_mean(journal: Journal) -> None:
    client = add_client(journal, "K5", (2, "10:00"))
    rules = Rules(
        titles=(
            *means(journal, "Team supervision", Meaning.SUPERVISION).titles,
            *means(journal, "Urlaub", Meaning.TIME_OFF).titles,
            *means(journal, "Bereitschaft", Meaning.ON_CALL).titles,
            *means(journal, "abgesagt", Meaning.CANCELLED, whole=False).titles,
            *means(journal, "A. M.", Meaning.CLIENT, client.id).titles,
        )
    )
    file = calendar(
        event("s", "Team Supervision", MONDAY, "18:00", 90),
        whole_days("u", "Urlaub", MONDAY + timedelta(days=30), MONDAY + timedelta(days=34)),
        event("o", "Bereitschaft", MONDAY, "20:00", 600),
        event("x", "K5 – abgesagt", MONDAY + timedelta(days=8), "10:00"),
        event("k", "A. M.", MONDAY, "09:00"),
    )
    shown = look(journal, file, rules=rules)
    assert told(shown) == {"new": 5}
    use_case.take(journal, shown)
    assert [s.minutes for s in journal.supervisions.between(MONDAY, MONDAY)] == [90]
    [off] = journal.time_off.all()
    assert (off.first, off.last) == (MONDAY + timedelta(days=30), MONDAY + timedelta(days=34))
    assert [o.minutes for o in journal.on_calls.between(MONDAY, MONDAY)] == [600]
    assert sessions(journal) == ["K5 2026-10-05 09:00 planned", "K5 2026-10-13 10:00 cancelled"]
    # The source remembers them.
    assert told(look(journal, file)) == {"same": 5}


def test_no_title_stands_anywhere_in_the_journal(journal: Journal) -> None:
    client = add_client(journal, "K5", (2, "10:00"))
    rules = means(journal, "Wolframine Q", Meaning.CLIENT, client.id)
    file = calendar(
        event("uid-of-wolframine", "Wolframine Q", TUESDAY), event("b", "Wolframine twice", TUESDAY, "10:00")
    )
    use_case.take(journal, look(journal, file, rules=rules))
    for rows in everything(journal).values():
        assert "wolframine" not in " ".join(rows).lower()


def test_a_name_is_kept_only_where_it_was_ticked_and_goes_again_with_the_import(journal: Journal) -> None:
    client = add_client(journal, "K5", (2, "10:00"))
    journal.sharing.keep_identifying_words(client.id, "Kowalska")
    before = everything(journal)
    shown = replace(look(journal, calendar(event("a", "K5", TUESDAY))), words=((client.id, "Zoë, the tall one"),))
    done = use_case.take(journal, shown)
    assert done is not None
    assert journal.sharing.identifying_words() == {client.id: "Kowalska, Zoë the tall one"}
    use_case.undo(journal, done.id)
    assert everything(journal) == before


@pytest.mark.parametrize("erased", [False, True])
def test_a_client_who_is_gone_for_good_is_in_no_rule(journal: Journal, erased: bool) -> None:
    client = add_client(journal, "K5")
    rules = means(journal, "Anna", Meaning.CLIENT, client.id)
    for n in (0, 1):  # before the second, the rules of the first were kept
        day = TUESDAY + timedelta(days=n)
        use_case.take(journal, look(journal, calendar(event(f"a{n}", "M1", day)), rules=rules))
    if erased:
        sealed = erasing.seal(journal, client.id, journals.LATER)
        erasing.purge(journal, sealed.id, journals.LATER)
    else:
        journal.clients.delete(client.id)
        trash.purge(journal, "client", client.id)
    assert not any(client.id in " ".join(rows) for rows in everything(journal).values())


@pytest.mark.parametrize("by_hand", [False, True])
def test_undo_gives_the_journal_of_before_to_the_last_row(journal: Journal, by_hand: bool) -> None:
    client = add_client(journal, "K5", (2, "10:00"))
    journal.sessions.add(journals.session(client.id, TUESDAY, note="was there before"))
    if by_hand:
        journal.sessions.add(Session(client_id=client.id, at=at(TUESDAY + timedelta(days=7), "10:00")))
    empty = everything(journal)
    first = use_case.take(journal, look(journal, calendar(series("a", "K5", TUESDAY), event("u", "U", MONDAY))))
    assert first is not None
    once = everything(journal)
    moved = calendar(
        series("a", "K5", TUESDAY),
        event("a", "K5", TUESDAY + timedelta(days=16), "15:00", recurs="20261020T100000"),
        event("n", "K5", MONDAY + timedelta(days=4), "12:00"),
    )
    second = use_case.take(journal, look(journal, moved))
    assert second is not None
    assert (second.new, second.changed) == (1, 1)
    use_case.undo(journal, second.id)
    assert everything(journal) == once
    use_case.undo(journal, first.id)
    assert everything(journal) == empty
    assert list(check.problems(journal)) == []
    with pytest.raises(NotUndone):
        use_case.undo(journal, first.id)


def test_what_was_put_in_the_trash_since_goes_for_good_with_the_import(journal: Journal) -> None:
    add_client(journal, "K5", (2, "10:00"))
    before = everything(journal)
    file = calendar(event("a", "K5", TUESDAY), whole_days("u", "Leave", MONDAY, MONDAY))
    done = use_case.take(journal, look(journal, file, rules=means(journal, "Leave", Meaning.TIME_OFF)))
    assert done is not None
    for table in (journal.sessions, journal.time_off):
        table.delete(table.between(MONDAY, TUESDAY)[0].id)
    use_case.undo(journal, done.id)
    assert everything(journal) == before
    assert journal.time_off.all() == []


def test_the_first_of_two_imports_can_be_undone_alone(journal: Journal) -> None:
    add_client(journal, "K5", (2, "10:00"))
    before = everything(journal)
    first = use_case.take(journal, look(journal, calendar(event("a", "K5", TUESDAY))))
    later = calendar(event("a", "K5", TUESDAY, "12:00"), event("b", "K5", TUESDAY + timedelta(days=1)))
    second = use_case.take(journal, look(journal, later))
    assert first is not None
    assert second is not None
    use_case.undo(journal, first.id)
    assert sessions(journal) == ["K5 2026-10-07 10:00 planned"]
    use_case.undo(journal, second.id)
    assert everything(journal) == before


def test_a_full_disk_in_the_middle_leaves_nothing_half_written(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_client(journal, "K5", (2, "10:00"))
    before = everything(journal)
    shown = look(journal, calendar(series("a", "K5", TUESDAY)))

    def full(*_: object) -> None:
        raise DiskFull

    with monkeypatch.context() as patched:
        patched.setattr(importing, "_step", full)
        with pytest.raises(DiskFull):
            use_case.take(journal, shown)
    assert everything(journal) == before
    assert use_case.take(journal, shown) is not None


def test_what_was_shown_is_taken_or_it_is_looked_at_again(journal: Journal) -> None:
    client = add_client(journal, "K5", (2, "10:00"))
    file = calendar(series("a", "K5", TUESDAY))
    shown, other = look(journal, file), look(journal, file)
    journal.reflections.add(journals.reflection("of something else"))
    assert use_case.take(journal, shown) is not None
    with pytest.raises(LookAgain):
        use_case.take(journal, other)
    assert len(journal.sessions.of_client(client.id, TUESDAY, LAST)) == 4


def test_under_a_legal_hold_nothing_is_undone(journal: Journal) -> None:
    add_client(journal, "K5", (2, "10:00"))
    done = use_case.take(journal, look(journal, calendar(event("a", "K5", TUESDAY))))
    assert done is not None
    journal.settings.write(replace(journal.settings.read(), legal_hold=True))
    with pytest.raises(OnLegalHold):
        use_case.undo(journal, done.id)
    assert len(sessions(journal)) == 1


def test_an_entry_that_something_was_written_about_since_stays(journal: Journal) -> None:
    add_client(journal, "K5", (2, "10:00"))
    done = use_case.take(journal, look(journal, calendar(event("a", "K5", TUESDAY))))
    assert done is not None
    [brought] = journal.sessions.between(TUESDAY, TUESDAY)
    journal.drafts.put_text("d" * 32, "session", "note", "half a sentence", entry_id=brought.id)
    undone = use_case.undo(journal, done.id)
    assert [entry.id for entry in undone.stay] == [brought.id]
    assert Entries.get(journal.sessions, brought.id) == brought
