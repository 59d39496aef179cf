"""Entries of every kind: kept as they were given, changed with a trace, never lost silently."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import EntryChanged, EntryNotFound, FieldError
from journal.records.agenda import AgendaItem
from journal.records.check_in import CheckIn
from journal.records.client import BoundaryAgreement, EndingKind, Member, Role
from journal.records.contact import Contact, Purpose
from journal.records.downtime import Downtime, DowntimeCategory, Felt
from journal.records.encounter import Encounter
from journal.records.entry import new_id
from journal.records.on_call import OnCall
from journal.records.reflection import Feeling, Reflection
from journal.records.session import SessionStatus
from journal.records.supervision import Action, Supervision, Want
from journal.records.time_off import TimeOff
from journal.store import check, entries
from journal.store.codec import from_row, to_row
from journal.store.journal import Journal
from tests.journal.practice import at
from tests.journal.store.journals import DAY, LATER, client, reflection, session

TEXTS = {
    "emoji": "👩‍👩‍👧 and 🏳️‍🌈, then 😶‍🌫️",
    "right to left": "היום היה כבד \u202eabc\u202c ومرهق",
    "a NUL byte": "before\0after",
    "SQL": "Robert'); DROP TABLE reflections;--",
    "markup": "<script>alert(1)</script> ![](http://127.0.0.1:9/x) {{7*7}} %s %(a)s ?",
    "100,000 characters": "ä€😀x" * 25_000,
    "lines": "a\r\nb\n\nc\t \u2028d",
    "accents apart and together": "e\u0301 é \ufb01",
    "null": "null",
    "true": "true",
    "a number": "12",
    "JSON": '["a", {"b": null}]',
    "blanks": "   ",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_text_comes_back_byte_for_byte(journal: Journal, text: str) -> None:
    entry = reflection(text)
    journal.reflections.add(entry, draft_id=None)
    journal.drafts.put_text("d", "reflection", text[:400], text)
    journal.drafts.put_fields("e", "reflection", None, {text[:400]: [text]})
    changed = journal.reflections.update(reflection(text + text[:1], id=entry.id))
    journal.reflections.delete(entry.id)
    journal.reflections.restore(entry.id)
    assert journal.reflections.get(entry.id).text == changed.text == text + text[:1]
    before = journal.reflections.history(entry.id)[0].before
    assert isinstance(before, Reflection)
    assert before.text == text
    draft, fields = journal.drafts.get("d"), journal.drafts.get("e")
    assert draft is not None
    assert fields is not None
    assert draft.texts == {text[:400]: text}
    assert fields.fields == {text[:400]: [text]}
    assert list(check.problems(journal)) == []


@given(text=st.text(max_size=200), line=st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=50))
def test_any_text_survives_the_way_into_a_row_and_back(text: str, line: str) -> None:
    try:
        entry = Supervision(
            at=at(DAY),
            minutes=60,
            notes=text,
            supervisor=line,
            actions=(Action(text=line or "x"),),
            wants=(Want.ADVICE,),
        )
    except FieldError:
        return
    assert from_row(Supervision, to_row(entry)) == entry


def whole_life(client_id: str) -> list[Any]:
    """Return one entry of each kind with every field that can hold something odd."""
    return [
        session(client_id, requested_at=at(DAY, "08:00"), emergency=True, members_present=("a" * 32,), note="n"),
        OnCall(at=at(DAY), minutes=600, called_out=True),
        Downtime(at=at(DAY), activity="walk", category=DowntimeCategory.SELF_CARE, minutes=20, felt=Felt.BETTER),
        reflection("t", client_id=client_id, feelings=(Feeling.HOPE, Feeling.WORRY), waits_until=DAY, useful=False),
        Contact(at=at(DAY), client_id=client_id, purpose=Purpose.SUPPORT, demand=3, inside=True),
        Encounter(at=at(DAY), client_id=client_id, setting="the baker's", discomfort=2, discussed_on=DAY),
        Supervision(at=at(DAY), minutes=60, wants=(Want.ADVICE,), actions=(Action(text="rest", due=DAY),)),
        CheckIn(at=at(DAY), heavy=0, line="null"),
        TimeOff(at=at(DAY, "00:00"), last=DAY + timedelta(days=7), note="sea"),
        AgendaItem(at=at(DAY), title="ask", client_id=client_id),
    ]


def tables(journal: Journal) -> dict[type, Any]:
    return {table.record: table for table in (*journal.kinds, journal.agenda)}


def test_every_kind_comes_back_as_it_was_given(journal: Journal) -> None:
    people = [
        client(
            members=(Member(label="first"), Member(label="second")),
            agreement=BoundaryAgreement(channels=("phone", "e-mail"), response_hours=24),
            ending=EndingKind.PLANNED,
            ended_on=DAY,
            consent_to_cover=False,
        ),
        client("K2", role=Role.COACHING),
    ]
    journal.clients.add_many(people)
    for entry in [*people, *whole_life(people[0].id)]:
        table = tables(journal)[type(entry)]
        if entry not in people:
            table.add(entry)
        assert table.get(entry.id) == entry
        assert table.history(entry.id) == []
        assert entry in table.latest(5)
    assert list(check.problems(journal)) == []


def test_every_kind_can_be_changed_trashed_and_taken_out_again(journal: Journal) -> None:
    someone = client()
    journal.clients.add(someone)
    for entry in whole_life(someone.id):
        table = tables(journal)[type(entry)]
        table.add(entry)
        changed = table.update(replace(entry, at=entry.at - timedelta(days=2), **_earlier(entry)))
        assert changed.written_at == entry.written_at
        assert changed.as_of > entry.as_of
        table.delete(entry.id)
        with pytest.raises(EntryNotFound):
            table.get(entry.id)
        assert table.count() == 0
        assert list(check.problems(journal)) == []
        assert table.restore(entry.id) == changed
        assert table.count() == 1
        assert [(step.change, step.before) for step in table.history(entry.id)] == [
            ("edited", entry),
            ("deleted", changed),
            ("restored", changed),
        ]
        assert list(check.problems(journal)) == []


def _earlier(entry: Any) -> dict[str, Any]:
    requested = getattr(entry, "requested_at", None)
    return {"requested_at": requested - timedelta(days=2)} if requested else {}


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (at(date(2026, 10, 25), "02:30"), date(2026, 10, 25)),
        (at(date(2026, 10, 25), "02:30").replace(fold=1), date(2026, 10, 25)),
        (at(DAY, "23:59", "Pacific/Auckland"), DAY),
        (at(DAY, "00:00", "America/St_Johns"), DAY),
        (at(date(1900, 1, 1), "12:00"), date(1900, 1, 1)),
        (at(DAY).replace(microsecond=1), DAY),
    ],
)
def test_a_moment_keeps_its_zone_its_local_day_and_which_of_two_hours_it_was(
    journal: Journal, moment: datetime, day: date
) -> None:
    entry = reflection("t", id=new_id())
    entry = replace(entry, at=moment)
    journal.reflections.add(entry)
    [kept] = journal.reflections.between(day, day)
    assert (kept.at.utcoffset(), kept.at.isoformat(), kept.zone) == (
        moment.utcoffset(),
        moment.isoformat(),
        entry.zone,
    )


def test_between_includes_both_ends_by_local_day_in_order_of_time(journal: Journal) -> None:
    given = [(day, clock) for day in (19, 20, 21, 22) for clock in ("23:59", "00:00")]
    journal.reflections.add_many(reflection(f"{d} {c}", day=date(2026, 10, d), clock=c) for d, c in given)
    found = journal.reflections.between(date(2026, 10, 20), date(2026, 10, 21))
    assert [r.text for r in found] == ["20 00:00", "20 23:59", "21 00:00", "21 23:59"]
    assert [r.text for r in journal.reflections.latest(2)] == ["22 23:59", "22 00:00"]
    assert journal.reflections.between(date(2026, 10, 22), date(2026, 10, 19)) == []


def test_planned_sessions_whose_end_has_passed_wait_to_be_confirmed(journal: Journal) -> None:
    someone = client()
    journal.clients.add(someone)
    planned: dict[str, Any] = {"status": SessionStatus.PLANNED, "demand": None}
    past = session(someone.id, clock="09:00", **planned)
    running = session(someone.id, clock="10:00", **planned)
    coming = session(someone.id, clock="15:00", **planned)
    journal.sessions.add_many([coming, running, past, session(someone.id, clock="08:00")])
    now = at(DAY, "10:20").astimezone(UTC)
    assert journal.sessions.unconfirmed(now) == [past]
    assert journal.sessions.next_after(now) == coming
    assert journal.sessions.next_after(now + timedelta(days=1)) is None


# --- edits are never silent -------------------------------------------------------------------------------


def test_a_change_made_on_an_older_version_is_refused_and_overwrites_nothing(journal: Journal) -> None:
    entry = reflection("as first written")
    journal.reflections.add(entry)
    here = journal.reflections.get(entry.id)
    there = journal.reflections.update(replace(here, text="from the other tab"), read_as_of=here.as_of)
    with pytest.raises(EntryChanged):
        journal.reflections.update(replace(here, text="from this tab"), read_as_of=here.as_of)
    assert journal.reflections.get(entry.id) == there
    assert len(journal.reflections.history(entry.id)) == 1
    journal.reflections.update(replace(there, text="again"), read_as_of=there.as_of)


def test_two_changes_within_one_tick_of_the_clock_are_told_apart(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entries, "now_utc", lambda: LATER)
    entry = reflection("first")
    journal.reflections.add(entry)
    second = journal.reflections.update(replace(entry, text="second"), read_as_of=entry.as_of)
    journal.reflections.update(replace(second, text="third"), read_as_of=second.as_of)
    with pytest.raises(EntryChanged):
        journal.reflections.update(replace(second, text="lost"), read_as_of=second.as_of)
    assert journal.reflections.get(entry.id).text == "third"


def test_an_entry_that_is_gone_is_said_to_be_gone(journal: Journal) -> None:
    entry = reflection("t")
    calls: list[Callable[[], Any]] = [
        lambda: journal.reflections.get(entry.id),
        lambda: journal.reflections.update(entry),
        lambda: journal.reflections.delete(entry.id),
        lambda: journal.reflections.get("'; DROP TABLE reflections;--"),
        lambda: journal.reflections.get(""),
    ]
    calls.append(lambda: journal.reflections.restore(entry.id))
    for call in calls:
        with pytest.raises(EntryNotFound):
            call()
    journal.reflections.add(entry)
    journal.reflections.delete(entry.id)
    for call in calls[:3]:
        with pytest.raises(EntryNotFound):
            call()
    assert [step.change for step in journal.reflections.history(entry.id)] == ["deleted"]


def test_undo_pressed_twice_leaves_one_trace(journal: Journal) -> None:
    entry = reflection("t")
    journal.reflections.add(entry)
    journal.reflections.delete(entry.id)
    assert journal.reflections.restore(entry.id) == journal.reflections.restore(entry.id) == entry
    assert [step.change for step in journal.reflections.history(entry.id)] == ["deleted", "restored"]


def test_history_from_before_a_field_existed_is_still_read(journal: Journal) -> None:
    entry = reflection("t")
    journal.reflections.add(entry)
    journal.reflections.update(replace(entry, text="u"))
    journal.db.execute("UPDATE history SET before = json_remove(before, '$.place', '$.feelings')")
    before = journal.reflections.history(entry.id)[0].before
    assert isinstance(before, Reflection)
    assert (before.text, before.place, before.feelings) == ("t", None, ())


# --- what is refused ------------------------------------------------------------------------------------------


def test_an_unknown_client_is_refused_by_name_and_nothing_is_kept(journal: Journal) -> None:
    version = journal.version
    for entry in whole_life("f" * 32):
        if getattr(entry, "client_id", None) is None:
            continue
        table = tables(journal)[type(entry)]
        with pytest.raises(FieldError) as caught:
            table.add(entry)
        assert caught.value.field == "client"
        assert table.count() == 0
    assert journal.version == version
    assert list(check.problems(journal)) == []


def test_no_client_where_one_is_needed_is_about_the_client(journal: Journal) -> None:
    with pytest.raises(FieldError) as caught:
        journal.sessions.add(session(None))  # type: ignore[arg-type]
    assert caught.value.field == "client"


def test_the_same_entry_twice_is_refused(journal: Journal) -> None:
    entry = reflection("t")
    journal.reflections.add(entry)
    with pytest.raises(FieldError) as caught:
        journal.reflections.add(entry)
    assert caught.value.field == "id"
    with pytest.raises(FieldError):
        journal.reflections.add_many([reflection("other"), entry])
    assert journal.reflections.count() == 1
    assert list(check.problems(journal)) == []


def test_an_error_never_carries_the_text(journal: Journal) -> None:
    secret = "the sea at night \ud800"
    calls: list[Callable[[], Any]] = [
        lambda: journal.reflections.get(secret),
        lambda: journal.drafts.put_fields("d", "reflection", None, {"place": secret}),
        lambda: journal.drafts.put_text("d", "reflection", "text", secret),
        lambda: journal.drafts.get(secret),
        lambda: reflection(secret),
    ]
    for call in calls:
        with pytest.raises(FieldError) as caught:
            call()
        shown = repr(caught.value) + str(caught.value)
        assert "sea" not in shown
        assert caught.value.__cause__ is None
        assert caught.value.__suppress_context__
