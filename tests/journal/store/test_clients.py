"""Clients and the dated facts about them."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal.errors import EntryNotFound, FieldError
from journal.records import alike
from journal.records.client import ClientFact, EndingKind, Member, Role, state_on
from journal.records.day_sums import DaySums
from journal.store import check
from journal.store.day_sums import KeptDaySums
from journal.store.journal import Journal
from tests.journal.store.journals import DAY, client, days, reopen, session


@pytest.fixture
def rewritten(monkeypatch: pytest.MonkeyPatch) -> list[date]:
    """Record each day that is added up again, in order."""
    seen: list[date] = []
    really = KeptDaySums.rewrite

    def rewrite(self: KeptDaySums, days: set[date], *more: str) -> None:
        seen.extend(sorted(days))
        really(self, days, *more)

    monkeypatch.setattr(KeptDaySums, "rewrite", rewrite)
    return seen


def sums(journal: Journal, day: date = DAY) -> DaySums:
    [found] = journal.day_sums.between(day, day)
    return found


def test_a_client_is_found_by_code_whatever_its_case(journal: Journal) -> None:
    someone = client("Heron7")
    journal.clients.add(someone)
    assert journal.clients.by_code(" heron7 ") == someone
    for other in ("Heron", "", "%", "Heron7'; DROP TABLE clients;--", "Heron7\0"):
        assert journal.clients.by_code(other) is None
    assert journal.clients.count() == 1


@pytest.mark.parametrize("order", list(permutations(("here", "gone", "nobody"))))
def test_of_whomever_is_asked_first_everybody_s_facts_are_known(journal: Journal, order: tuple[str, ...]) -> None:
    """Those whose work has ended are read later than those one works with."""
    here = client("K1")
    gone = replace(client("K2"), ending=EndingKind.PLANNED, ended_on=DAY + 30 * timedelta(days=1))
    journal.clients.add(here)
    journal.clients.add(gone)
    minutes = {"here": 45, "gone": 80, "nobody": None}
    ids = {"here": here.id, "gone": gone.id, "nobody": "nobody"}
    for who in ("here", "gone"):
        journal.clients.add_fact(ClientFact(client_id=ids[who], effective=DAY, minutes=minutes[who]))
    journal.clients.forget_cached()
    assert {who: journal.clients.state_on(ids[who], DAY).minutes for who in order} == minutes
    assert {who: len(journal.clients.facts(ids[who])) for who in order} == {"here": 1, "gone": 1, "nobody": 0}


@pytest.mark.parametrize("code", ["K1", "k1"])
def test_a_code_is_taken_once(journal: Journal, code: str) -> None:
    journal.clients.add(client("K1"))
    with pytest.raises(FieldError) as caught:
        journal.clients.add(client(code))
    assert caught.value.field == "code"
    other = client("K2")
    journal.clients.add(other)
    with pytest.raises(FieldError):
        journal.clients.update(replace(other, code=code))
    assert [c.code for c in journal.clients.all()] == ["K1", "K2"]
    journal.clients.update(replace(journal.clients.all()[0], note="the same code as before is no clash"))


SAME = [("Ä1", "ä1"), ("\u00c41", "a\u03081"), ("K2", "Ｋ２"), ("Straße", "STRASSE"), ("K2", "K\u00ad2"), ("Σ1", "ς1")]
"""Codes that are one however they are written."""


@pytest.mark.parametrize(("one", "other"), [*SAME, *((other, one) for one, other in SAME)])
def test_a_code_is_taken_however_it_is_written(journal: Journal, one: str, other: str) -> None:
    first = client(one)
    journal.clients.add(first)
    with pytest.raises(FieldError):
        journal.clients.add(client(other))
    journal.clients.add(client(other, role=Role.COACHING))
    second = client("Z9")
    journal.clients.add(second)
    with pytest.raises(FieldError):
        journal.clients.update(replace(second, code=other))
    assert journal.clients.by_code(other.upper()) in journal.clients.all()
    journal.clients.update(replace(first, code=other))  # one's own, written otherwise


@pytest.mark.parametrize("other", ["\u041a2", "\u039a2", "KZ", "Ḱ2"])
def test_what_only_looks_like_a_code_is_another(journal: Journal, other: str) -> None:
    journal.clients.add(client("K2"))
    journal.clients.add(client(other))
    assert journal.clients.count() == 2


def test_a_pair_of_before_stays_is_edited_deleted_and_put_back(journal: Journal) -> None:
    pair = [client("Ä1"), client("Z9")]
    journal.clients.add_many(pair)
    with journal.transaction() as db:
        db.execute("UPDATE clients SET code = 'ä1' WHERE id = ?", [pair[1].id])
        journal.clients.forget_cached()
    kept = journal.clients.get(pair[1].id)
    journal.clients.update(replace(kept, note="edited"))
    journal.clients.delete(kept.id)
    assert journal.clients.restore(kept.id).note == "edited"
    assert journal.clients.by_code("ä1") == journal.clients.get(kept.id)
    assert alike.groups(journal.clients.all()) == [tuple(journal.clients.all())]
    with pytest.raises(FieldError):
        journal.clients.update(replace(kept, code="A\u03081"))


def test_a_client_from_the_trash_does_not_bring_back_a_code_given_meanwhile_in_other_letters(journal: Journal) -> None:
    old = client("Ä1")
    journal.clients.add(old)
    journal.clients.delete(old.id)
    journal.clients.add(client("ä1"))
    with pytest.raises(FieldError):
        journal.clients.restore(old.id)


def test_a_client_from_the_trash_does_not_bring_back_a_code_that_is_taken_now(journal: Journal) -> None:
    old = client("K1")
    journal.clients.add(old)
    journal.clients.delete(old.id)
    journal.clients.add(client("K1"))
    with pytest.raises(FieldError) as caught:
        journal.clients.restore(old.id)
    assert caught.value.field == "code"
    assert journal.clients.count() == 1
    with pytest.raises(EntryNotFound):
        journal.clients.get(old.id)


def test_active_means_both_ends_included(journal: Journal) -> None:
    someone = client(ending=EndingKind.PLANNED, ended_on=DAY)
    journal.clients.add(someone)
    assert journal.clients.active_on(DAY) == journal.clients.active_on(date(2020, 1, 1)) == [someone]
    assert journal.clients.active_on(DAY + timedelta(days=1)) == journal.clients.active_on(date(2019, 12, 31)) == []


def test_a_fact_about_an_unknown_client_is_refused(journal: Journal) -> None:
    journal.clients.add(client())
    with pytest.raises(FieldError) as caught:
        journal.clients.add_fact(ClientFact(client_id="f" * 32, effective=DAY, acuity=3))
    assert caught.value.field == "client"
    with pytest.raises(EntryNotFound):
        journal.clients.with_state("f" * 32, DAY)


def test_a_backdated_fact_adds_up_again_the_days_since_and_no_others(journal: Journal, rewritten: list[date]) -> None:
    someone, other = client("K1"), client("K2")
    journal.clients.add_many([someone, other])
    journal.clients.add_fact(ClientFact(client_id=someone.id, effective=date(2020, 1, 1), acuity=1))
    four = days(4)
    journal.sessions.add_many([session(c.id, day) for c in (someone, other) for day in four])
    rewritten.clear()
    journal.clients.add_fact(ClientFact(client_id=someone.id, effective=four[2], acuity=3))
    assert rewritten == four[2:]
    assert [sorted(sums(journal, day).regular) for day in four] == [["1"], ["1"], ["1", "3"], ["1", "3"]]
    assert list(check.problems(journal)) == []


def test_the_first_fact_of_its_name_is_assumed_for_the_days_before_it_too(
    journal: Journal, rewritten: list[date]
) -> None:
    someone = client()
    journal.clients.add(someone)
    three = days(3)
    journal.sessions.add_many([session(someone.id, day) for day in three])
    rewritten.clear()
    journal.clients.add_fact(ClientFact(client_id=someone.id, effective=three[2], trauma=True))
    assert rewritten == three
    assert [sums(journal, day).trauma_sessions for day in three] == [1, 1, 1]
    assert list(check.problems(journal)) == []


def test_facts_given_together_and_one_by_one_come_to_the_same(journal: Journal) -> None:
    pair = [client("K1"), client("K2")]
    journal.clients.add_many(pair)
    for someone in pair:
        journal.sessions.add_many([session(someone.id, day) for day in days(5)])

    def facts(client_id: str) -> list[ClientFact]:
        told = [(3, 4), (1, 2), (4, 0), (0, 3), (1, 1)]
        return [ClientFact(client_id=client_id, effective=days(5)[n], acuity=a) for n, a in told]

    journal.clients.add_facts(facts(pair[0].id))
    for fact in facts(pair[1].id):
        journal.clients.add_fact(fact)
    assert [list(sums(journal, day).regular) for day in days(5)] == [["3"], ["1"], ["1"], ["4"], ["0"]]
    assert list(check.problems(journal)) == []


def test_a_members_facts_count_where_the_member_was_there(journal: Journal) -> None:
    first, second = Member(label="first"), Member(label="second")
    pair = client(members=(first, second))
    journal.clients.add(pair)
    journal.sessions.add(session(pair.id, members_present=(second.id,)))
    journal.clients.add_fact(ClientFact(client_id=pair.id, member_id=first.id, effective=DAY, acuity=4, risk=True))
    assert list(sums(journal).regular) == ["1"]
    journal.clients.add_fact(ClientFact(client_id=pair.id, member_id=second.id, effective=DAY, acuity=2, trauma=True))
    assert list(sums(journal).regular) == ["2t"]
    assert list(check.problems(journal)) == []


def test_a_change_of_role_or_members_reaches_every_day_and_a_note_reaches_none(
    journal: Journal, rewritten: list[date]
) -> None:
    someone = client()
    journal.clients.add(someone)
    journal.sessions.add_many([session(someone.id, day) for day in days(3)])
    rewritten.clear()
    journal.clients.update(replace(someone, note="moved house", colour="plum"))
    assert rewritten == []
    journal.clients.update(replace(someone, members=(Member(label="a"), Member(label="b"))))
    assert rewritten == days(3)
    assert list(sums(journal).regular) == ["1+1"]
    journal.clients.update(replace(someone, role=Role.TEACHING))
    assert sums(journal).regular == {}
    assert sums(journal).sessions == 1
    assert list(check.problems(journal)) == []


def test_a_client_in_the_trash_still_counts_in_what_was(journal: Journal) -> None:
    someone = client()
    journal.clients.add(someone)
    entry = session(someone.id)
    journal.sessions.add(entry)
    before = sums(journal)
    journal.clients.delete(someone.id)
    assert journal.clients.all() == []
    assert sums(journal) == before
    journal.sessions.update(replace(entry, demand=9))
    assert sums(journal).demand_minutes.told == 450
    journal.sessions.add(session(someone.id, clock="11:00"))
    assert sums(journal).sessions == 2
    assert list(check.problems(journal)) == []


def test_what_facts_returns_is_the_callers_own(journal: Journal) -> None:
    someone = client()
    journal.clients.add(someone)
    journal.clients.add_fact(ClientFact(client_id=someone.id, effective=DAY, acuity=2))
    journal.clients.facts(someone.id).clear()
    assert len(journal.clients.facts(someone.id)) == 1


DIGITS = st.integers(0, 4)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=st.lists(st.tuples(st.integers(0, 5), st.sampled_from(["acuity", "risk", "trauma", "minutes"]), DIGITS)))
def test_facts_in_any_order_leave_sums_that_check_agrees_with(
    journal: Journal, told: list[tuple[int, str, int]]
) -> None:
    someone = client(f"K{journal.clients.count()}")
    journal.clients.add(someone)
    journal.sessions.add_many([session(someone.id, day, minutes=None) for day in days(5)])
    for n, name, value in told:
        fact = {name: bool(value % 2) if name in ("risk", "trauma") else value + 20 * (name == "minutes")}
        journal.clients.add_fact(ClientFact(client_id=someone.id, effective=days(6)[n], **fact))  # type: ignore[arg-type]
    for day in days(5):
        assert journal.clients.state_on(someone.id, day) == state_on(journal.clients.facts(someone.id), day)
    assert list(check.problems(journal)) == []


def test_a_change_of_role_reaches_every_day_right_after_opening_too(folder: Path) -> None:
    journal = reopen(folder)
    someone = client()
    journal.clients.add(someone)
    journal.sessions.add(session(someone.id))
    journal.close()
    journal = reopen(folder)  # nothing about clients is in memory yet
    journal.clients.update(replace(someone, role=Role.COACHING))
    assert list(check.problems(journal)) == []
    journal.close()
