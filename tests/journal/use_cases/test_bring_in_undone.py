"""Whatever is brought in, in whatever order: undone, the journal is what it was; and every row is counted once."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.exchange.bring_in.known import Outcome
from journal.exchange.bring_in.marks import Marks
from journal.records.bring_in import Meaning, Rules, TitleRule
from journal.records.session import Session
from journal.store import check, holds
from journal.store.journal import Journal
from journal.use_cases import bring_in as use_case
from tests.journal.calendars import MONDAY, add_client, calendar, dropped, event, whole_days
from tests.journal.practice import at
from tests.journal.store import journals

Drawn = tuple[str, str, int, int]

events = st.lists(
    st.tuples(
        st.sampled_from([f"uid{n}" for n in range(5)]),
        st.sampled_from(["K5", "M3", "Appointment", "Supervision", "Leave", "Dentist", "K5 M3"]),
        st.integers(0, 8),
        st.integers(8, 12),
    ),
    max_size=7,
    unique_by=lambda drawn: drawn[0],
)


def file(drawn: list[Drawn]) -> bytes:
    told = []
    for uid, title, day, hour in drawn:
        on = MONDAY + timedelta(days=day)
        told.append(whole_days(uid, title, on, on) if title == "Leave" else event(uid, title, on, f"{hour:02}:00"))
    return calendar(*told)


def everything(journal: Journal) -> dict[str, list[str]]:
    """Return every row of every table, the words that are searched included."""
    names = [n for (n,) in journal.db.execute("SELECT name FROM sqlite_master WHERE type = 'table'") if "_fts" not in n]
    return {name: sorted(map(repr, journal.db.table(name).rows)) for name in names}


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("practice") / "journal"
    with closing(journals.make(folder)) as journal:
        k5 = add_client(journal, "K5", (2, "10:00"))
        add_client(journal, "M3", (3, "09:00"))
        journal.sessions.add(Session(client_id=k5.id, at=at(MONDAY, "09:00"), note="planned by hand"))
        journal.sessions.add(journals.session(k5.id, MONDAY + timedelta(days=1), "10:00", note="held"))
    return folder


@settings(max_examples=20)
@given(first=events, second=events, in_order=st.booleans())
def test_undone_it_is_what_it_was(practice: Path, first: list[Drawn], second: list[Drawn], in_order: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(practice, Path(folder) / "journal")
        with closing(journals.reopen(Path(folder) / "journal")) as journal:
            marks = Marks(journal.brought_in.key())
            said = (("Supervision", Meaning.SUPERVISION), ("Leave", Meaning.TIME_OFF))
            rules = Rules(titles=tuple(TitleRule(mark=marks.whole(t), meaning=meaning) for t, meaning in said))
            before, done = everything(journal), []
            for drawn in (first, second):
                files = dropped(journal, file(drawn), rules=rules)
                shown = use_case.look(journal, files)
                assert sum(shown.plan.counts.values()) == len(drawn)
                done.append(use_case.take(journal, shown))
                again = use_case.look(journal, files)
                assert (again.plan.counts[Outcome.NEW], again.plan.counts[Outcome.CHANGED]) == (0, 0)
            for one in done if in_order else reversed(done):
                if one is not None:
                    use_case.undo(journal, one.id)
            assert everything(journal) == before
            assert list(check.problems(journal)) == []


def test_what_is_about_a_client_on_hold_stays_and_the_rest_goes(practice: Path, tmp_path: Path) -> None:
    shutil.copytree(practice, tmp_path / "journal")
    with closing(journals.reopen(tmp_path / "journal")) as journal:
        shown = use_case.look(journal, dropped(journal, file([("uid1", "K5", 2, 10), ("uid2", "M3", 3, 9)])))
        done = use_case.take(journal, shown)
        assert done is not None
        k5 = journal.clients.by_code("K5")
        assert k5 is not None
        mine = {session.id for session in journal.sessions.latest(9) if session.client_id == k5.id}
        count = journal.sessions.count()
        holds.hold(journal, k5.id, on=True)
        use_case.undo(journal, done.id)
        assert {session.id for session in journal.sessions.latest(9) if session.client_id == k5.id} == mine
        assert journal.sessions.count() == count - 1
