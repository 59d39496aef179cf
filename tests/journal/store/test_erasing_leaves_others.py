"""Whatever a practice looks like: erasing one client leaves every other row, day sum and search hit as it was."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal.records.client import ClientFact, Unit
from journal.records.contact import Contact
from journal.records.entry import Entry
from journal.store import check, erasing, search
from journal.store.journal import Journal
from tests.journal.practice import at
from tests.journal.store.erasing_life import NOW
from tests.journal.store.journals import DAY, client, reflection, reopen, session

CODES = ("K2", "K2b", "M1", "Anna")
WORDS = ("weir", "heron", "rain", "K2", "k2b", "M1", "anna")

days = st.integers(0, 3).map(lambda n: DAY + timedelta(days=n))
who = st.integers(0, len(CODES) - 1)
texts = st.lists(st.sampled_from(WORDS), max_size=3).map(" ".join)
entries = st.lists(
    st.tuples(st.sampled_from(("session", "reflection", "contact", "own")), who, days, st.integers(8, 11), texts),
    max_size=14,
)


def rows(journal: Journal, mentioned: str, client_id: str) -> dict[str, Entry]:
    """Return every live entry that is not of a client and does not name the code."""
    found: Iterable[Entry] = (one for table in journal.tables for one in table.between(date.min, date.max))
    return {
        one.id: one
        for one in found
        if client_id not in (one.id, getattr(one, "client_id", None)) and mentioned.lower() not in repr(one).lower()
    }


def kept(journal: Journal, of_days: set[date]) -> list[str]:
    return [repr(sums) for sums in journal.day_sums.between(date.min, date.max) if sums.day not in of_days]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=entries, gone=who, groups=st.booleans())
def test_erasing_one_client_leaves_all_others(
    empty_journal: Path, told: list[tuple[str, int, date, int, str]], gone: int, groups: bool
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "journal"
        shutil.copytree(empty_journal, home)
        journal = reopen(home)
        clients = [client(code) for code in CODES]
        for one in clients:
            journal.clients.add(one)
            unit = Unit.GROUP if groups else Unit.INDIVIDUAL
            journal.clients.add_fact(ClientFact(client_id=one.id, effective=date(2020, 1, 1), unit=unit))
        for kind, n, day, hour, text in told:
            clock, of = f"{hour:02}:00", clients[n].id
            match kind:
                case "session":
                    journal.sessions.add(session(of, day, clock, note=text))
                case "reflection":
                    journal.reflections.add(reflection(text, day, clock, client_id=of))
                case "contact":
                    journal.contacts.add(Contact(at=at(day, clock), client_id=of))
                case _:
                    journal.reflections.add(reflection(text, day, clock))
        erased, code = clients[gone], CODES[gone]
        own_days = {day for _, n, day, _, _ in told if n == gone}
        others, sums = rows(journal, code, erased.id), kept(journal, own_days)
        hits = {word: {hit.entry.id for hit in search.found(journal, word, 99).hits} for word in WORDS}
        of_others = {*rows(journal, "no word of theirs", erased.id)}

        sealed = erasing.seal(journal, erased.id, NOW)
        erasing.purge(journal, sealed.id, NOW)

        assert rows(journal, code, erased.id) | others == rows(journal, code, erased.id)
        assert kept(journal, own_days) == sums
        for word, before in hits.items():
            if not code.lower().startswith(word.lower()):  # a beginning finds the whole code
                assert {hit.entry.id for hit in search.found(journal, word, 99).hits} == before & of_others
        assert list(check.problems(journal)) == []
        journal.close()
