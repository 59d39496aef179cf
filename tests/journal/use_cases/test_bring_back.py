"""The own export brought back in: equal in live rows, once, undone to the last row; a foreign file harms nothing."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal.demo.fill import fill
from journal.demo.life import life
from journal.exchange.bring_in import own_export
from journal.records.entry import Entry, now_utc
from journal.records.person import Person, Relation
from journal.records.placement import Placement
from journal.records.supervision import Supervision
from journal.records.taken_out import TABLES, Chosen, Part
from journal.store import check, erasing, holds
from journal.store.journal import Journal
from journal.use_cases import bring_back, bring_in, cpd
from journal.use_cases.bring_back import Brought, NotBrought
from tests.journal.exchange.take_out import taken
from tests.journal.store import journals

FORMS = ("json", "sqlite")


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    """Two years of a life, with a client in the trash of whom entries speak, and traps."""
    journal = journals.make(tmp_path_factory.mktemp("lived") / "journal")
    fill(journal, life(2, 11, date(2026, 11, 22)))
    taken.with_traps(journal)
    journal.clients.delete(next(client.id for client in journal.clients.all() if not client.note))
    yield journal
    journal.close()


@pytest.fixture(scope="module")
def month(four_weeks: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    """Four weeks of a life, with traps."""
    home = tmp_path_factory.mktemp("month") / "journal"
    shutil.copytree(four_weeks, home)
    with taken.opened(home) as journal:
        taken.with_traps(journal)
        yield journal


@pytest.fixture
def empty(journal_home: Path) -> Iterator[Journal]:
    journal = journals.make(journal_home)
    yield journal
    journal.close()


@pytest.fixture
def other(four_weeks: Path, journal_home: Path) -> Iterator[Journal]:
    """A journal with a life of its own."""
    shutil.copytree(four_weeks, journal_home)
    journal = journals.reopen(journal_home)
    yield journal
    journal.close()


def undo(journal: Journal, brought: Brought) -> dict[str, Entry]:
    """Take an import back, and return by id what stays."""
    assert brought.done is not None
    return {entry.id: entry for entry in bring_in.undo(journal, brought.done.id).stay}


def rows_of(journal: Journal) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every table, search index and day sums included."""
    with journal.reading() as db:
        names = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()]
        return {
            name: sorted(db.execute("SELECT * FROM " + name).fetchall(), key=repr)  # noqa: S608  its own names
            for name in names
            if not name.startswith(("notes_fts", "_sqlite"))
        }


def searched_in(journal: Journal) -> set[tuple[Any, ...]]:
    """Return what is searched, of which entry; in which place of a moment it stands means nothing."""
    return {row[1:] for row in rows_of(journal)["notes"]}


@pytest.mark.parametrize(("form", "which"), [("json", "lived"), ("sqlite", "month")])
def test_a_life_comes_back_as_it_was_and_goes_again_to_the_last_row(
    request: pytest.FixtureRequest, empty: Journal, form: str, which: str
) -> None:
    lived: Journal = request.getfixturevalue(which)
    before = rows_of(empty)
    file = taken.file_of(lived, form).content
    assert bring_back.recognises(file)
    exported = bring_back.read(file)
    assert exported.problems == ()

    brought = bring_back.take(empty, exported)

    assert taken.live(empty) == taken.live(lived)
    assert empty.settings.read() == lived.settings.read()
    assert rows_of(empty)["day_sums"] == rows_of(lived)["day_sums"]
    assert searched_in(empty) == searched_in(lived)
    assert list(check.problems(empty)) == []
    again = bring_back.take(empty, exported)
    assert (again.new, again.same, again.other) == (0, brought.new, ())

    assert undo(empty, brought) == {}
    assert rows_of(empty) == before
    assert list(check.problems(empty)) == []


def test_what_was_changed_since_stays_with_its_client(four_weeks: Path, empty: Journal, tmp_path: Path) -> None:
    with taken.opened(shutil.copytree(four_weeks, tmp_path / "four")) as journal:
        exported = bring_back.read(taken.file_of(journal, "json").content)
    brought = bring_back.take(empty, exported)
    session = empty.sessions.latest(1)[0]
    empty.sessions.update(replace(session, note="by hand"))

    stays = undo(empty, brought)

    assert stays.keys() == {session.id, session.client_id}
    assert empty.sessions.get(session.id).note == "by hand"
    assert [client.id for client in empty.clients.all()] == [session.client_id]
    assert empty.clients.facts(session.client_id)
    assert list(check.problems(empty)) == []


def test_a_file_that_was_added_since_stays_with_its_entry(month: Journal, empty: Journal) -> None:
    exported = bring_back.read(taken.file_of(month, "json").content)
    brought = bring_back.take(empty, exported)
    certified = next(one for one in empty.cpd.all() if empty.evidence.of(one.id))
    before = [one.id for one in empty.evidence.of(certified.id)]
    cpd.add_evidence(empty, certified.id, "mine.txt", b"mine", keep=True)

    stays = undo(empty, brought)

    assert stays.keys() == {certified.id}
    assert [one.id for one in empty.evidence.of(certified.id)][: len(before)] == before
    assert empty.evidence.of(certified.id)[-1].name == "mine.txt"
    assert empty.evidence.counts().keys() == {certified.id}
    assert list(check.problems(empty)) == []


@pytest.mark.parametrize("form", ["json", "sqlite"])
def test_practice_facts_alone_bring_evidence_back_as_sums(month: Journal, empty: Journal, form: str) -> None:
    practice = Chosen(parts=frozenset({Part.PRACTICE}))
    exported = bring_back.read(taken.file_of(month, form, practice).content)
    assert exported.problems == ()
    bring_back.take(empty, exported)
    assert empty.evidence.total() == (0, 0)
    assert empty.evidence.counts() == month.evidence.counts()
    assert list(check.problems(empty)) == []


def test_evidence_of_an_entry_that_is_not_there_is_told_and_left_out(month: Journal, empty: Journal) -> None:
    told = json.loads(taken.file_of(month, "json").content)
    told["evidence"][0]["cpd_id"] = "f" * 32
    told["evidence"][1]["sha256"] = "0"
    exported = bring_back.read(json.dumps({"about": told.pop("about"), **told}).encode())
    assert [(p.file, p.line, p.why) for p in exported.problems] == [
        ("evidence", 1, own_export.NO_ENTRY), ("evidence", 2, own_export.NOT_A_RECORD),
    ]  # fmt: skip
    bring_back.take(empty, exported)
    assert list(check.problems(empty)) == []


def test_in_a_journal_with_a_life_of_its_own_only_what_is_new_is_added(other: Journal) -> None:
    exported = bring_back.read(taken.file_of(other, "json").content)
    session = other.sessions.latest(1)[0]
    other.sessions.update(replace(session, note="by hand"))
    gone = other.check_ins.latest(1)[0]
    with other.transaction() as db:
        db.execute("DELETE FROM check_ins WHERE id = ?", [gone.id])
    other.settings.write(replace(other.settings.read(), idle_minutes=33))
    before = rows_of(other)

    brought = bring_back.take(other, exported)

    assert brought.ids == {"check_ins": (gone.id,)}
    assert brought.other == (("sessions", session.id),)
    assert other.sessions.get(session.id).note == "by hand"
    assert other.settings.read().idle_minutes == 33
    assert undo(other, brought) == {}
    after = rows_of(other)
    assert {name for name in after if after[name] != before[name]} <= {"day_sums", "notes"}
    assert other.check_ins.ever(gone.id) is None


def test_a_code_that_is_another_ones_here_stops_all_of_it(month: Journal, empty: Journal) -> None:
    exported = bring_back.read(taken.file_of(month, "json").content)
    empty.clients.add(journals.client(month.clients.all()[0].code))
    before = rows_of(empty)
    with pytest.raises(NotBrought, match="another code"):
        bring_back.take(empty, exported)
    assert rows_of(empty) == before


@pytest.mark.parametrize("form", FORMS)
def test_a_file_that_was_cut_off_is_refused(month: Journal, form: str) -> None:
    file = taken.file_of(month, form).content
    for part in (file[: len(file) // 2], file[:150], file[:-3] if form == "json" else file[:-4096]):
        with pytest.raises(NotBrought, match="Nothing was changed"):
            bring_back.read(part)


def test_a_row_that_is_none_is_named_by_its_place_and_nothing_of_it_is_repeated(month: Journal, empty: Journal) -> None:
    told = json.loads(taken.file_of(month, "json").content)
    told["sessions"][3]["status"] = "a heron"
    told["sessions"][5] = told["sessions"][6]
    told["reflections"][0]["client_id"] = "f" * 32
    told["check_ins"][1] = ["a heron"]
    exported = bring_back.read(json.dumps(told).encode())
    assert [(problem.file, problem.line) for problem in exported.problems] == [
        ("sessions", 4), ("sessions", 7), ("reflections", 1), ("check_ins", 2),
    ]  # fmt: skip
    assert "heron" not in repr(exported.problems)
    assert bring_back.take(empty, exported).new == exported.count


def test_a_client_erased_since_is_not_brought_back_and_the_import_still_goes(month: Journal, empty: Journal) -> None:
    client = next(one for one in month.clients.all() if month.clients.facts(one.id))
    told = json.loads(taken.file_of(month, "json").content)
    exported = bring_back.read(json.dumps(told).encode())
    assert exported.settings is not None
    exported = replace(exported, settings=replace(exported.settings, names_lie=f"beside {client.code}"))
    brought = bring_back.take(empty, exported)
    sealed = erasing.seal(empty, client.id, now_utc())
    steps = " ".join(str(w) for (w,) in empty.db.execute("SELECT said_before FROM import_steps").fetchall())
    assert f"beside {client.code}" not in steps
    with pytest.raises(NotBrought, match="being erased"):
        bring_back.take(empty, exported)
    assert client.id not in {one.id for one in empty.clients.all()}

    undo(empty, brought)

    assert erasing.call_back(empty, sealed.id)[0] == client.code
    assert list(check.problems(empty)) == []


def test_what_is_about_a_client_on_hold_stays(month: Journal, empty: Journal) -> None:
    brought = bring_back.take(empty, bring_back.read(taken.file_of(month, "json").content))
    session = empty.sessions.latest(1)[0]
    holds.hold(empty, session.client_id, on=True)
    stays = undo(empty, brought)
    assert {session.id, session.client_id} <= stays.keys()
    assert {getattr(one, "client_id", session.client_id) for one in stays.values()} == {session.client_id}
    assert empty.clients.facts(session.client_id) == month.clients.facts(session.client_id)


def test_evidence_that_came_to_an_entry_of_before_goes_again(month: Journal, empty: Journal) -> None:
    exported = bring_back.read(taken.file_of(month, "json").content)
    bring_back.take(empty, exported)
    one = next(found for entry in empty.cpd.all() for found in empty.evidence.of(entry.id))
    empty.evidence.delete(one.id)
    brought = bring_back.take(empty, exported)
    assert brought.ids == {"evidence": (one.id,)}

    assert undo(empty, brought) == {}

    assert one.id not in {found.id for found in empty.evidence.of(one.cpd_id)}


def test_a_file_that_was_added_anew_here_does_not_come_a_second_time(month: Journal, empty: Journal) -> None:
    exported = bring_back.read(taken.file_of(month, "json").content)
    bring_back.take(empty, exported)
    held = next(found for entry in empty.cpd.all() for found in empty.evidence.of(entry.id) if found.held)
    content = empty.evidence.content(held.id)
    empty.evidence.delete(held.id)
    cpd.add_evidence(empty, held.cpd_id, "again.pdf", content, keep=True)

    brought = bring_back.take(empty, exported)

    assert brought.new == 0
    assert [one.name for one in empty.evidence.of(held.cpd_id) if one.sha256 == held.sha256] == ["again.pdf"]


def test_what_was_named_by_hand_since_stays(month: Journal, empty: Journal) -> None:
    placement = Placement(at=month.sessions.latest(1)[0].at, name="The clinic", begins=date(2026, 1, 5))
    person = Person(at=placement.at, name="X 9", relation=Relation.CLINICAL_SUPERVISOR)
    exported = bring_back.read(taken.file_of(month, "json").content)
    records = {
        **exported.records,
        "placements": (*exported.records.get("placements", ()), placement),
        "people": (*exported.records.get("people", ()), person),
    }
    brought = bring_back.take(empty, replace(exported, records=records))
    later = placement.at.replace(year=placement.at.year + 1)
    mine = Supervision(at=later, minutes=60, placement_id=placement.id, person_id=person.id)
    empty.supervisions.add(mine)

    stays = undo(empty, brought)

    assert {placement.id, person.id} <= stays.keys()
    assert empty.placements.get(placement.id) == placement
    assert list(check.problems(empty)) == []


def test_evidence_whose_id_is_none_is_left_out(month: Journal) -> None:
    told = json.loads(taken.file_of(month, "json").content)
    told["evidence"][0]["id"] = "../../up"
    problems = bring_back.read(json.dumps(told).encode()).problems
    assert [(one.file, one.why) for one in problems] == [("evidence", own_export.NOT_A_RECORD)]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**40), 2**40) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)
NAMES = st.sampled_from([table.name for table in TABLES])
FIELDS = st.sampled_from(["id", "at", "zone", "day", "client_id", "minutes", "status", "code", "in_trash", "members"])
VALUES = JSON | st.sampled_from(["0" * 32, "2026-10-22T14:00:00+02:00", "Europe/Berlin", "2026-10-22", "attended"])


@given(st.lists(st.tuples(NAMES, JSON | st.dictionaries(FIELDS, VALUES, max_size=8)), max_size=6), JSON)
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_every_row_is_a_record_or_a_problem_and_nothing_is_raised(rows: list[tuple[str, Any]], about: Any) -> None:
    exported = own_export.read(rows, {"about": about, "settings": about})
    of_rows = [problem for problem in exported.problems if problem.line]
    assert exported.count + len(of_rows) == len(rows)


@given(st.binary(max_size=300))
def test_whatever_the_bytes_are_they_are_read_or_refused(file: bytes) -> None:
    for begins in (b"", b'{"about": {"format": "between-sessions-journal"}, "sessions": ', b"SQLite format 3\0"):
        with suppress(NotBrought):
            bring_back.read(begins + file)
